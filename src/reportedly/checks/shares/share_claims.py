"""Shares: which percentages and fractions are said of a part and its whole, and are no change or rate."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.linking import Seen, Window
from reportedly.checks.masks import HEDGE
from reportedly.model.figures import Quantity

_MOVES_BEFORE = re.compile(
    r"\b(?:up|down|by|rise\w*|rose|risen|fell|fall\w*|dropp?\w*|grew|grow\w*|gain\w*|increas\w+|decreas\w+|decline\w*|"
    r"jump\w*|climb\w*|shr[aiu]nk\w*|cut|cuts|raise[sd]?|slip\w*|plung\w+|soar\w*|surg\w+|from|to|"
    r"(?<!less )(?<!more )(?<!fewer )than|at\s+least\s+by|"
    r"margin\s+of|interest|inflation|unless|if)"
    rf"\s+(?:by\s+|of\s+)?(?:the\s+|an?\s+|its\s+)?{HEDGE}$",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"^[\s-]*(?:points?|more|fewer|less|higher|lower|bigger|smaller|larger|cheaper|dearer|faster|increase|rise|"
    r"drop|fall|"
    r"decline|growth|jump|cut|raise|surge|interest|discount|tax\w*|levy|duty|duties|tariff\w*|inflation|chance|"
    r"probability|likel\w+|stake|rate|above|below|up|down|off|a\s+(?:year|month|week|day)|annual\w*|threshold|"
    r"on\s+(?:last|the\s+(?:year|month))|as\s+(?:much|many)|of\s+wh(?:ich|om|at)|"
    r"(?:of\s+)?(?:the|its|their)\s+(?:size|length|height|width|price|speed|weight|age|cost|value))\b",
    re.IGNORECASE,
)
_MAKES_UP = re.compile(r"\b(?:ma(?:k\w+|de)|t(?:ak\w+|ook))\s+up\b[^.;]{0,20}$", re.IGNORECASE)
_LOSS = re.compile(r"\b(?:los[et]\w*|cut|shut|clos\w+|kill\w*)\b[^.;]{0,20}$", re.IGNORECASE)
"""“Lost half the herd” is a share, though a fall in words."""
_SUPPOSED = re.compile(
    r"\b(?:if|unless|suppos\w+|imagine|were\s+to|targets?|goal|aims?|hop(?:es?|ed|ing)|plans?(?=\s+(?:to|for|on|call))|"
    r"planned)\b|(?:^|[,;:“]\s*)had\b",
    re.IGNORECASE,
)
"""“A plan seen by the paper” and “had no opinion” suppose nothing; “had they stayed” does."""
_RATE = re.compile(
    r"\b(?:interest|inflation|growth|unemployment|yields?|tax|vat|tariffs?|duty|margin|discount)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
TAKES_UP = re.compile(
    r"^,\s+(?:(?:that|this|it|they|these|those)\b|(?:the|that|this|its|their)\s+(?:\w+\s+)?(?:share|rate|proportion|"
    r"figure|number|percentage|level|ratio|turnout|total|sum)(?:(?:\s+(?:is|are|was|were|has|had|would|will|remain\w*|"
    r"stays?|seems?|look\w*|makes?|compares?|falls?|comes?|exceed\w*|still|also)\b)|\s*[,.;]))",
    re.IGNORECASE,
)
"""After “At 21 percent”: what it is said of is the figures before (“, the proportion is”), and nothing else."""
AT = re.compile(r"(?:^|[,;“])\W*(?:at|with)\s*$", re.IGNORECASE)
"""Before a share that opens its clause: “At 21 percent, they are …”."""
SUBJECT = re.compile(r"^,\s+(?:(?:the|an?|its|their|his|her|our)\s+)?(?P<words>[^\W\d][\w’'-]+(?:\s+[\w’'-]+)?)")
_OF_SHARE = re.compile(r"\s+of\s+")
_SHARES = frozenset({"percent", "fraction"})
_ORDINAL = re.compile(
    r"an?\s+(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:was|is|has|had|man|woman|person|time|one)\b",
    re.IGNORECASE,
)
"""“And a fifth was Justice Oss” is no share."""


def shares(case: Case, window: Window) -> Iterator[Seen]:
    """The percentages and fractions of the window's middle sentence that may be said of two figures."""
    for seen in window.amounts:
        if seen.sentence == 0 and is_share(case, seen):
            yield seen


def is_share(case: Case, seen: Seen) -> bool:
    """Whether a figure is a share of something, not a change, a rate or a comparison."""
    share = seen.quantity
    if (
        share is None
        or share.kind not in _SHARES
        or supposed(case, share)
        or share.negated
        or share.per
        or not 0 < share.low <= (100 if share.kind == "percent" else 1)
    ):
        return False
    if _OF_SHARE.fullmatch(seen.after) or _OF_SHARE.fullmatch(seen.before):
        return False  # "a quarter of 1 percent"
    if share.kind == "fraction" and _ORDINAL.match(case.words(share.span) + seen.after[:12]):
        return False
    if _MAKES_UP.search(seen.before):
        return True
    if _OTHERWISE.match(seen.after) or _RATE.search(seen.before) or _MOVES_BEFORE.search(seen.before[-40:]):
        return False
    return not share.change or bool(_LOSS.search(seen.before))


def supposed(case: Case, quantity: Quantity) -> bool:
    """Whether a figure is supposed; one that only "would" or "could" be is computed from others like any."""
    return quantity.hypothetical and bool(_SUPPOSED.search(case.sentence(quantity.span)))
