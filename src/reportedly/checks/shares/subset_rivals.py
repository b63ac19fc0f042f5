"""What rivals won of one whole: “Orr has won 139 seats, Lund 52. There are 595 at stake” (told where it fits)."""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.linking import Link, Seen, around
from reportedly.checks.shares.part_cues import PART_OF, leads
from reportedly.checks.shown import figure
from reportedly.checks.things import stem
from reportedly.model.figures import Quantity

NEAR = 2
"""So many sentences before and behind the whole tell who won some of it."""
SURE = 0.4
"""How sure such a link is: it is told only where it fits."""
_WON = r"\b(?:w[io]n\w*|gain\w*|gets?|got|receiv\w*|pick\w*|earn\w*|took|tak(?:es|en?)|has|had|have)\b"
_STAKE = r"(?:at\s+stake|up\s+for\s+grabs|on\s+offer|available|to\s+be\s+won)\b"
_WINS = re.compile(rf"{_WON}[^.;]{{0,25}}$", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][a-z]+\b")
AT_STAKE = re.compile(rf"^(?:\s+[\w’'-]+){{1,3}}?\s+(?:(?:are|were|is)\s+)?{_STAKE}", re.IGNORECASE)


def rivals(case: Case, index: int, some: Sequence[Seen]) -> Iterator[Link]:
    """The links of all that is told to be won of each whole in sentence ``index``; ``some``: its figures, seen."""
    for whole in some:
        size = whole.quantity
        if size is None or size.kind != "count" or not (AT_STAKE.match(whole.after) or _a_whole(whole, some)):
            continue
        parts = _by_each(case, whole, around(case, index, back=NEAR, ahead=NEAR).amounts)
        if len(parts) > 1 and sum(q.low for q in parts) <= size.high:
            working = f"{' + '.join(figure(q) for q in parts)} of {figure(size)}"
            yield Link((size, *parts), "consistent", working, SURE)


def _a_whole(whole: Seen, some: Sequence[Seen]) -> bool:
    if "of" in whole.before.lower() and leads(whole):
        return True
    return any(s.number == whole.number - 1 and PART_OF.match(s.after) for s in some)


def _by_each(case: Case, whole: Seen, near: Sequence[Seen]) -> list[Quantity]:
    """What each rival won, nobody named twice: around the whole, or, where that is too much, on one side of it."""
    at = next(nth for nth, seen in enumerate(near) if seen.item is whole.item)
    others = [nth for nth, seen in enumerate(near) if nth != at and AT_STAKE.match(seen.after)]
    whole = near[at]
    first = max((nth for nth in others if nth < at), default=None)
    last = min((nth for nth in others if nth > at), default=len(near))
    before = [s for s in near[:at] if first is None and _won(case, s, whole)]
    own = [s for s in near[max(0, at - 1) : at] if PART_OF.match(s.after)]
    behind = [s for s in near[at + 1 : last] if _won(case, s, whole)]
    for parts in ([*before, *behind], [*own, *behind] if own else before):
        names = [name for s in parts for name in set(_NAME.findall(s.before))]
        if len(set(names)) == len(names):
            return [s.quantity for s in parts if s.quantity is not None]
    return []


def _won(case: Case, seen: Seen, whole: Seen) -> bool:
    """Whether a figure counts the whole's noun or none, and somebody won it."""
    part, size = seen.quantity, whole.quantity
    if part is None or size is None or part.kind != "count" or part.negated or not 1 < part.low < size.low:
        return False
    if seen.number == whole.number - 1 and seen.sentence == whole.sentence and PART_OF.match(seen.after):
        return case.comparable(part, size)
    named = not part.counted or stem(part.counted) == stem(size.counted)
    own_whole = re.match(r"^\s+(?:[\w’'-]+\s+)?of\b", seen.after)
    return named and not own_whole and bool(_WINS.search(seen.before)) and case.comparable(part, size)
