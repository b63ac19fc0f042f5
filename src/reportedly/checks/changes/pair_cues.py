"""Words beside figures that tell what they are of a pair: a level or a step, a contest's share, one led to.

Cues of ``pairs``, local to a figure or to a sentence.
"""

import re
from collections.abc import Callable

from reportedly.checks.changes.moves import DOWN, UP
from reportedly.checks.linking import Seen, Window
from reportedly.checks.masks import HEDGE, Masked
from reportedly.model.figures import Quantity

_NO_MATCH = re.compile(
    r"\b(?:turnout|undecided|spoil\w+|invalid|abstain\w*|void|blank|margin of error|precincts|counted|reporting|"
    r"ballots|minds|no opinion|don[’']t know|unsure|neither|someone else)\b",
    re.I,
)
"""Words beside a share that is none of a contest's: of those who voted, of papers, of a sample."""
_ANAPHOR = re.compile(
    r"^.{0,70}?\b(?:it|its|they|their|them|that|this|these|those|he|she|his|her|same|(?:the|an?) (?:figure|"
    r"number|total|"
    r"rate|change|[\ue000-\ue00a]|rise|increase|gain|growth|jump|surge|climb|leap|drop|fall|decline|decrease|loss|cut|"
    r"reduction|difference|gap|lead|margin|majority|advantage|shortfall|deficit|improvement))(?:\b|(?=\W))",
    re.IGNORECASE | re.DOTALL,
)
"""Words that take up the sentence before."""
_SAYS = re.compile(
    r"\b(?:says?|said|puts?|claim(?:s|ed)|insist(?:s|ed)|estimate[sd]|according to|count(?:s|ed))\b", re.IGNORECASE
)
_STEP_BEHIND = re.compile(r"^[-\s]*(?:more|less|fewer|higher|lower|additional|extra|further)\b", re.IGNORECASE)
_STEP_BEFORE = re.compile(
    r"\b(?:by|another|a further|an extra|additional|adding)\s*+(?:about|some|only|just|nearly)?\s*$", re.IGNORECASE
)
_APART_FROM = re.compile(r"\b(?:an? (?:second|rival|third)|another|the other|elsewhere)\b[^.;,]{0,40}$", re.IGNORECASE)
"""Words of another one's figure: "a second company had been fined"."""
_PASSIVE = re.compile(
    r"\b(?:back|support|favou?r|approv|oppos|endors|reject|prefer+|nam|cit|shar|us|watch|view|read|attend|sign|welcom|"
    r"choos|trust|lik|dislik|own|elect)(?:ed|en)\s+by\b[^.;,]{0,25}$|\b(?:chosen|seen|held|picked) by\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
_LED_TO = re.compile(rf"^,?\s+to\s+{HEDGE}$", re.IGNORECASE)
_REACHED = re.compile(
    r"(?<!compared )(?<!added )(?<!addition )(?<!adding )(?<!joining )"
    r"\bto(?:\s+(?:about|some|nearly|just|only|a|the))?\s*$",
    re.I,
)
THAN_THE = re.compile(
    rf"^[-\s]+(?:[\w-]+\s+){{0,2}}?(?:than|above|below|over|short of|behind|ahead of)\s+"
    rf"(?:the|its|their|last [a-z]+[’']s)?\s*"
    rf"{HEDGE}$",
    re.IGNORECASE,
)
THAN_IN = re.compile(
    r"^\s+(?:[\w-]+\s+){0,2}?(?:more|fewer|less|higher|lower)\s+than\s+(?:in|on|at)\s+$", re.IGNORECASE
)
WHEN = re.compile(
    rf"^,?\s+when\s+(?:there|it|they|he|she|the\s+\w+)\s+(?:was|were|had|stood\s+at)\s+{HEDGE}$", re.IGNORECASE
)
"""“Three fewer than in 2023, when there were 31”."""
_SCORE = re.compile(r"^(?:\s+[\w’'-]+)?(?:\s+(?:to|against)|\s*[-–])\s", re.IGNORECASE)
ANOTHER_BASE = re.compile(
    r"\b(?:when|once|if|without)\b[^.;]{0,40}\b(?:named|included|mentioned|added|excluded|left out|taken out|on the "
    r"ballot)\b|\b(?:two|three|four)-way\b",
    re.IGNORECASE,
)
"""Words that set a figure on another base than those beside it."""
_MOVED_FROM = re.compile(rf"\bfrom\s+{HEDGE}$", re.IGNORECASE)
_AFTER_MOVE = re.compile(rf"\b(?:after|following|having)\s+(?:[\w-]+\s+){{0,3}}?(?:{UP}|{DOWN})\b", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|would have|could|might|were to|expected to|forecast(?:s|ed)? to)\b", re.IGNORECASE
)
"""A sentence about what may be: nothing in it accuses."""

IF = re.compile(r"\b(?:if|unless|were to|would have)\b", re.IGNORECASE)
"""A condition; what can or will be is computed as what is."""


def aside(seen: Seen) -> bool:
    """Whether a share is none of a contest's: the turnout, the undecided."""
    return _NO_MATCH.search(f"{seen.before[-25:]}#{seen.after[:45]}") is not None


def backed_by(before: str) -> bool:
    """Whether the "by" before a figure names who did something ("backed by 33 percent"), not a step."""
    return _PASSIVE.search(before) is not None


def led_to(window: Window, claim: Seen) -> Seen | None:
    """The level that a change is told to have led to: "grew by 20,000 to 310,000"; it is the later of any pair."""
    after = next((s for s in window.amounts if s.item.span.start > claim.item.span.start), None)
    if after is None or after.sentence != claim.sentence or _LED_TO.match(after.before) is None:
        return None
    return after


def reached(seen: Seen) -> bool:
    """Whether something fell or rose to this figure: it is no earlier one."""
    return _REACHED.search(seen.before) is not None


def level(seen: Seen, may: Callable[[Quantity], bool], contest: bool = False) -> bool:
    """Whether a figure is one known level, not itself a step ("5 more than", "by 5") or only supposed.

    What people would vote is as good as known where a lead is told.
    """
    quantity = seen.quantity
    if quantity is None or quantity.negated or not quantity.low == quantity.high > 0 or not may(quantity):
        return False
    if quantity.hypothetical and not (contest and quantity.kind == "percent"):
        return False
    if _APART_FROM.search(seen.before):
        return False
    by = _STEP_BEFORE.search(seen.before) and not (_SCORE.match(seen.after) or backed_by(seen.before))
    return not (by or _STEP_BEHIND.match(seen.after))


def part_of(first: Seen, second: Seen) -> bool:
    """Whether one figure is some of the other: "of the 500 shops 120", "12 of the 40"."""
    inside = second.number == first.number + 1 and re.match(r"^\s*(?:\w+\s+)?(?:out )?of\b[^,.;]{0,12}$", first.after)
    return (
        bool(inside)
        or re.search(r"\bof (?:the|its|his|her|their|all|some)?\s*$", first.before, re.IGNORECASE) is not None
    )


def two_voices(window: Window, first: Seen, second: Seen) -> bool:
    """Whether a second word of saying in one sentence stands between two figures."""
    if first.sentence != second.sentence or first.quantity is None or second.quantity is None:
        return False
    masked = window.masked(first)
    return bool(_SAYS.search(masked.between(first.quantity, second.quantity))) and len(_SAYS.findall(masked.text)) > 1


def two_moves(window: Window, first: Seen, second: Seen) -> bool:
    """Whether two figures are the ends of two moves: "to 4.1 billion in 2025, after falling … from 5.2 billion"."""
    if first.sentence != second.sentence or first.quantity is None or second.quantity is None:
        return False
    if not _MOVED_FROM.search(second.before):
        return False
    return _AFTER_MOVE.search(window.masked(first).between(first.quantity, second.quantity)) is not None


def taken_up(sentence: str) -> bool:
    """Whether the first words of a sentence take up the one before ("it", "that", "the gap")."""
    return _ANAPHOR.search(sentence) is not None


def supposed(masked: Masked) -> bool:
    """Whether a sentence tells of what may be."""
    return _SUPPOSED.search(masked.text) is not None
