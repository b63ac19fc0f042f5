"""Earlier and later: which of two figures the words and dates beside them put first."""

import re
from datetime import date

from reportedly.checks.case import Case
from reportedly.checks.linking import Seen, Window
from reportedly.model.figures import Date

LONG_AGO = 40
"""Days: a date so far back, beside one of two figures, makes it the earlier one."""
EARLIER, TO_COME = -1.0, 2.5
"""Stages of a figure that words put before another, or into the future."""

_END = r"[^.;!?]{0,45}$"
_EARLIER = re.compile(
    r"\b(?:from|against|compared (?:with|to)|compares (?:with|to)|versus|vs|as against|after|up on|down on|once|"
    r"used to|until|previously|originally|formerly|before|had been|had stood|where|"
    r"(?:more|less|fewer|higher|lower|larger|smaller|[a-z]{3,9}er) than (?:the|its|their|his|her|last|in))\b" + _END,
    re.IGNORECASE,
)
_EARLIER_BEHIND = re.compile(
    r"^[^,;.!?]{0,40}\b(?:(?:ago|earlier|before|previously|beforehand|then|previous|at first|originally)\b|"
    r"(?:it|he|she|they|which) (?:replac|succeed)|last (?:time|year|month|week|season|summer|spring|autumn|winter|"
    r"census|count|survey|poll|election|quarter)\b)|"
    r"^[^;.!?]{0,30}\b(?:at|when|with which) [^;.!?]{0,30}\b(?:beg(?:a|i|u)n|started|opened|took over)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:to|now|today|currently|is|are|stands? at|reached|reaching|has|have|comes? to|came to|this)\b[^.;!?]{0,30}$",
    re.IGNORECASE,
)
_LATER_BEHIND = re.compile(
    r"^[^,;.!?]{0,40}\b(?:now|today|currently|at present|this (?:year|month|week|season|time)|so far|remain\w*|"
    r"since)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|paid|sold for|cost|stood at|numbered|measured|employed|opened|weighed|did|in|[a-z]{2,}ed)\b"
    + _END,
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"\b(?:up|down|higher|lower|ris(?:e|en|ing)|rose|increas(?:e|ed|ing)|fell|fall(?:en|ing)?|dropp?(?:ed|ing)?|grew|grown|"
    r"growing|climb(?:ed|ing)?|declin(?:e|ed|ing)|decreas(?:e|ed|ing)|jump(?:ed|ing)?) from\s+(?:[a-z]+\s+){0,2}$|"
    r"\bcompared (?:with|to)\s+(?:[a-z]+\s+){0,2}$|^\s*from\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Words right before a figure that make it the earlier of the two, whatever stands about the other ("last year")."""

_WILL = re.compile(r"\b(?:will|is to|are to|going to)\b[^.;!?]{0,30}$", re.IGNORECASE)


def order_of(case: Case, window: Window, one: Seen, two: Seen) -> tuple[int, float]:
    """Which of two figures is the earlier one (1: ``one``, -1: ``two``, 0: untold), and how plainly (0 to 1)."""
    left, right = stage(one), stage(two)
    if left == right == EARLIER and _UP_FROM.search(two.before) and not _UP_FROM.search(one.before):
        return -1, 1.0
    days = _known(case, dated(window, one)), _known(case, dated(window, two))
    if left * right >= 0 and abs(left) < 1 > abs(right):
        if days[0] and days[1] and days[0] != days[1]:
            return (1 if days[0] < days[1] else -1), 1.0
        left, right = (stage_ or _by_day(case, day) for stage_, day in zip((left, right), days, strict=True))
    if left == right:
        return 0, 0.0
    if min(left, right) > -1 and max(left, right) < 1:
        return 0, 0.0
    return (1 if left < right else -1), 1.0 if abs(left - right) > 1 or -1 in (left, right) else 0.3


def stage(seen: Seen) -> float:
    """Whether a figure is told as the earlier (-1) of two, the later (1) or one to come (2.5); a mere past is -0.5."""
    before = seen.before[-60:]
    if _EARLIER.search(before) or _EARLIER_BEHIND.search(seen.after):
        return EARLIER
    if _WILL.search(before):
        return TO_COME
    if _LATER_BEHIND.search(seen.after) or _LATER.search(before):
        return 1.0
    return -0.5 if _PAST.search(before) else 0.0


def dated(window: Window, seen: Seen) -> str | None:
    """The first day of the date that stands beside a figure, in its clause."""
    day = date_beside(window, seen)
    return day.first if day is not None else None


def date_beside(window: Window, seen: Seen) -> Date | None:
    """The date that stands beside a figure, in its clause."""
    beside = {s.number: s for s in window.figures if s.sentence == seen.sentence and isinstance(s.item, Date)}
    after, before = beside.get(seen.number + 1), beside.get(seen.number - 1)
    if after is not None and len(seen.after) < 40 and not re.search("[,;]", seen.after):
        return after.item if isinstance(after.item, Date) else None
    taken = any(s.number == seen.number - 2 and s.sentence == seen.sentence for s in window.quantities())
    if (
        before is not None
        and len(seen.before) < 40
        and not (taken and seen.before.startswith((",", ":", ";", " —", " –", "—")))
    ):
        return before.item if isinstance(before.item, Date) else None
    return None


def _known(case: Case, day: str | None) -> str | None:
    """A day that is past: what "the autumn" is in March is open."""
    return None if day is not None and case.day is not None and day > case.day.isoformat() else day


def _by_day(case: Case, day: str | None) -> float:
    if day is None or case.day is None:
        return 0.0
    try:
        return -1.0 if (case.day - date.fromisoformat(day)).days > LONG_AGO else 0.0
    except ValueError:
        return 0.0
