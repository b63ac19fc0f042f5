"""The words that tie a part to its whole: “part of total”, “of the total, part”, “part of them”, one noun."""

import re

from reportedly.checks.linking import Seen
from reportedly.checks.masks import HEDGE
from reportedly.checks.things import classes, stem

_NOUN = r"(?:\s+(?!(?:and|or|but|than|to|with|while|per|each|more|fewer|less|at|for|after|in|on|by)\b)[\w’'&-]+)"
_NO_VERB = r"(?!\s+(?:is|are|was|were|be|been|has|had|made|consist\w*|composed|comprised|died|accused|suspected)\b)"
PART_OF = re.compile(
    rf"^(?:{_NOUN}{{0,5}}\s+(?:out\s+of|from\s+among|among)|(?:{_NO_VERB}{_NOUN}){{0,5}}\s+of)(?:\s+(?!(?:in|for|at|on|with|to|from|by|who|that|and|or|but|which)\b)"
    r"[\w’'-]+){0,7}\s*$",
    re.IGNORECASE,
)
"""Between a part and its total: “1,116 people out of 2,480”, “5,200 out of a print run of 13,000”."""
_GROUP = (
    r"(?:total|budget|herd|flock|fleet|stock|population|workforce|payroll|membership|garrison|crew|staff|class|"
    r"print\s+run|run|fund|pot|portfolio|book|endowment|sample|pool|electorate|crowd|roll|field|list|haul|catch|crop)"
)
OUT_OF = re.compile(
    rf"\b(?:out\s+of|in\s+a\s+total\s+of)\s+(?:an?\s+|the\s+|its\s+|their\s+)?[^.;,]{{0,40}}$|"
    rf"\b(?:from|of)\s+(?:an?|its|the|their)\s+(?:[\w-]+\s+)?{_GROUP}\s+of\s+{HEDGE}$",
    re.IGNORECASE,
)
"""Before a total further on in the sentence: “will cost €3.6bn next year, …, out of a budget of €24bn”."""
_LEAD = r"(?:of|out\s+of|from|among)(?!\s+(?:them|these|those|whom|which)\b)(?:\s+[\w’'-]+){0,5}\s*$"
_LEADS_ON = re.compile(rf"(?:[,.;:—–(“]|\b(?:and|but|that))\W*{_LEAD}", re.IGNORECASE)
_LEADS = re.compile(rf"^\W*{_LEAD}", re.IGNORECASE)
"""Before a total that opens its clause: “Of the 1,260 bridges it inspected, …”."""
_TOTAL = re.compile(
    r"\b(?:total(?:l?ing)?|payroll|electorate|roll|workforce|fleet|population|budget|capacity|stock|herd|garrison|"
    r"membership|out|keeps?|owns?|employs?|carr(?:y|ies|ied|ying)|counts?|numbers?|has|had|have|holds?|estimated|registered|whole|"
    r"house|chamber|assembly|parliament|staff|crew)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_ANAPHOR = r"(?:them|these|those|whom|which|it|that|this(?!\s+\w))"
OF_THEM = re.compile(
    rf"^(?:{_NOUN}{{0,2}}\s+(?:(?:out\s+)?of|among)\s+(?:all\s+)?(?:them|these|those|whom|which)\b|"
    rf"\s+of\s+(?:it|that|this)\b)",
    re.IGNORECASE,
)
OF_WHOM = re.compile(
    rf"\b(?:of\s+{_ANAPHOR}|among\s+(?:them|these|those)|includ\w+)(?:,|\s)(?:\s*[\w’'-]+){{0,3}}\s*$", re.IGNORECASE
)


def tie(part: Seen, whole: Seen) -> float:
    """How surely the words around two figures make them a part and its whole."""
    adjacent = part.sentence == whole.sentence and whole.number == part.number + 1
    if adjacent and (PART_OF.match(part.after) or OUT_OF.search(part.after)):
        return 0.4
    follows = whole.number < part.number
    if follows and leads(whole):
        return 0.35
    if follows and (OF_THEM.match(part.after) or OF_WHOM.search(part.before)):
        return 0.35
    return 0.0


def leads(whole: Seen) -> bool:
    """Whether a figure opens its clause as a whole: “Of the 1,260 bridges it inspected, …”."""
    return bool(_LEADS_ON.search(whole.before) or (whole.first and _LEADS.match(whole.before)))


def noun_bond(part: Seen, whole: Seen) -> float:
    """Whether both count one thing (a bare number takes the noun of the whole before it), and the whole is said so."""
    one, two = part.quantity, whole.quantity
    if one is None or two is None:
        return 0.0
    total = 0.15 if _TOTAL.search(whole.before) else 0.0
    if one.kind == two.kind == "money" or (one.unit and one.unit == two.unit):
        return total + 0.1
    if not one.counted:
        return total + (0.15 if whole.number < part.number and two.counted else 0.05)
    if not two.counted:
        return total + 0.05
    return total + 0.15 if _one_noun(part, whole) else -0.15


def same_word(part: Seen, whole: Seen) -> bool:
    """Whether both figures count the very same noun, or none."""
    one, two = part.quantity, whole.quantity
    return one is not None and two is not None and stem(one.counted) == stem(two.counted)


def _one_noun(part: Seen, whole: Seen) -> bool:
    one, two = part.quantity, whole.quantity
    if one is None or two is None or not one.counted or not two.counted:
        return False
    return stem(one.counted) == stem(two.counted) or bool(classes(one.counted)[0] & classes(two.counted)[0])


_ABOARD = re.compile(
    r"^\s+of\s+(?:all\s+)?(?:those|the\s+\w+|everyone)\s+(?:who\s+were\s+)?(?:on\s+board|aboard)\b", re.IGNORECASE
)
_CARRIED = re.compile(
    r"\b(?:on\s+board|aboard|carr(?:y|ies|ied|ying)|passengers?|crew|sail\w*\s+with)\b", re.IGNORECASE
)


def aboard(share: Seen, whole: Seen) -> bool:
    """Whether a share is “of those on board”, and the whole is told of what a ship or plane carried."""
    return _ABOARD.match(share.after) is not None and _CARRIED.search(whole.before[-60:] + whole.after[:40]) is not None
