"""A trend that takes up the figure before: "5 percent backed him. By May he had climbed to 35 percent"."""

import re
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.checks.changes.moves import DOWN, HIGHER, LOWER, UP
from reportedly.checks.changes.pair_cues import level, taken_up
from reportedly.checks.interval import alike
from reportedly.checks.linking import Seen, Window, around, opposed
from reportedly.checks.masks import HEDGE, slots
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_ALL = slots("any")
_WORD = rf"\b(?:(?P<up>{UP}|up)|(?P<down>{DOWN}|down))\b"
_NEW = re.compile(rf"{_WORD}[^.;:{_ALL}]{{0,40}}?\s+to\s+{HEDGE}$", re.IGNORECASE)
"""Words before the later figure: "had climbed to", "grew a little on Tuesday, to"."""
_OLD = re.compile(
    rf"(?:{_WORD}\s+(?:sharply\s+|slightly\s+)?from|\b(?:(?P<over>above|(?:{HIGHER}) than)|"
    rf"(?P<under>below|short of|(?:{LOWER}) than)))\s+(?:the|its|their|his|her|last [a-z]+[’']s)\s+{HEDGE}$",
    re.IGNORECASE,
)
"""Words before the earlier one: "a jump from the", "well below the"."""
_PLAIN = re.compile(
    rf"\b(?:is|was|are|were)\s+(?:\w+ly\s+)?(?:(?P<up>larger|bigger|higher|up)|(?P<down>smaller|lower|down))\b"
    rf"[^.;:{_ALL}]{{0,20}}?(?:,|\s[-–—]+|:)\s+(?:at\s+)?{HEDGE}$",
    re.IGNORECASE,
)
"""“The choir was smaller in May, just 40 singers”."""
_CUES = (
    (_NEW, re.compile(r"\bto\b"), True),
    (_OLD, re.compile(r"\b(?:from|above|below|of|than) (?:the|its|their|his|her|last)\b"), False),
    (_PLAIN, re.compile(r"\b(?:larger|bigger|higher|up|smaller|lower|down)\b"), True),
)
"""Each with a cheap hint that it may be there, and whether its figure is the later one."""
_NOT = re.compile(
    r"\b(?:not|never|no|without|if|could|would|might|may|deficit|loss(?:es)?|minus|negative|rank\w*|place|position|"
    r"respectively|ambition|target|goal|expect\w*|forecast\w*|average|limit|threshold|need\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Negations, conditions, ranks, and levels that aren't what was measured before."""
_OTHERS = re.compile(r"\b(?:among|while|whereas|other|others|another|rival|average|respectively)\b", re.IGNORECASE)
"""Words of a group or a thing of its own: nothing is accused there."""
_ENDS = re.compile(
    rf"^\s*(?:$|[.,;)]|(?:by|on|in|during)\s+{slots('date')}|(?:by|this|last|after|when|as|within)\b)", re.IGNORECASE
)
"""What may stand behind a level that is the same one's as before."""
_BACK = re.compile(r"^[^.;]{0,40}\b(?:before|earlier|previously|ago|prior)\b", re.IGNORECASE)
"""Of two levels the second told can be the earlier one."""
_PRONOUN = re.compile(
    r"^\W*(?:(?:but|and|by then|now|since then|later)\s+)?(?:it|they|that|this|the (?:figure|number|"
    r"rate|total|toll|share|price|count))\b",
    re.IGNORECASE,
)
_SLOTS = frozenset(slots("count|money|measure|percent"))
_KINDS = frozenset({"count", "money", "measure", "percent"})
SHARES = frozenset({"percent", "points"})
APART = 50.0
"""More than so many times apart, two things are told."""
SURE, LIKELY = 0.75, 0.6


@dataclass(frozen=True)
class Taken:
    """The earlier and the later figure, the trend's word, its place, which way, how likely, whether it accuses."""

    old: Quantity
    new: Quantity
    word: str
    place: Span
    up: bool
    score: float
    sure: bool


def taken_up_by(case: Case, index: int) -> Taken | None:
    """What sentence ``index`` tells of the one figure before that its trend takes up; None where more are possible."""
    masked = case.masked[index]
    before = case.masked[index - 1].slots if index else ""
    if not any(slot in before or masked.slots.count(slot) > 1 for slot in _SLOTS.intersection(masked.slots)):
        return None
    tied = ";" in masked.text or taken_up(masked.text)
    if not any(hint.search(masked.text) for _, hint, _ in _CUES[0 if tied else 2 :]):
        return None
    window = around(case, index, ahead=0)
    for seen in window.amounts:
        if seen.sentence or not level(seen, _may) or _NOT.search(seen.before):
            continue
        for cue, hint, later in _CUES[0 if tied else 2 :]:
            word = cue.search(seen.before) if hint.search(seen.before[-60:]) else None
            other = _before(case, window, seen) if word is not None else None
            if word is not None and other is not None:
                return _taken(window, seen, other, word, later=later)
    return None


def _may(quantity: Quantity) -> bool:
    """Whether a figure is a level of a kind that goes up and down."""
    return quantity.kind in _KINDS and not (quantity.change and quantity.kind in SHARES)


def _before(case: Case, window: Window, seen: Seen) -> Quantity | None:
    """The one figure before ``seen`` that it can be set against: no other like it is near."""
    mine = seen.quantity
    if mine is None or _BACK.match(case.text[mine.span.end : mine.span.end + 60]):
        return None
    some = [s for s in window.amounts[: seen.number - window.amounts[0].number] if level(s, _may)]
    like = [s for s in some if s.quantity is not None and alike(s.quantity, mine)]
    other = like[0].quantity if len(like) == 1 else None
    if other is None or opposed(other, mine) or not case.comparable(other, mine):
        return None
    if like[0].sentence == 0 and ";" not in window.here.between(other, mine):
        return None
    low, high = sorted((other.low, mine.low))
    return other if low < high < APART * low else None  # the same figure is only said again


def _taken(window: Window, seen: Seen, other: Quantity, word: re.Match[str], *, later: bool) -> Taken | None:
    mine = seen.quantity
    if mine is None:
        return None
    told = next(name for name, text in word.groupdict().items() if text)
    start, end = (window.here.place(mine) - len(seen.before) + at for at in word.span(told))
    place = Span(window.here.original(start), window.here.original(end))
    old, new = (other, mine) if later else (mine, other)
    alone = not any(
        s.number > seen.number and s.quantity is not None and alike(s.quantity, mine) for s in window.amounts
    )
    text = window.here.text
    sure = alone and bool(_PRONOUN.match(text) and _ENDS.match(seen.after)) and not _OTHERS.search(text)
    return Taken(old, new, word[told], place, told in ("up", "over"), SURE if sure else LIKELY, sure)
