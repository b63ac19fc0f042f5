"""Durations: the evidence in the words around a length of time and two dates that it is the time between them."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.linking import Seen, Window, around
from reportedly.checks.masks import Masked, mask
from reportedly.checks.rates.rate_time import DAYS
from reportedly.checks.times import duration_cues as cues
from reportedly.checks.times.calendar_days import interval
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span

_PART_OF_DAY = re.compile(r"\d{4}-\d\d-\d\dT[A-Z]{2}")
"""“The night of 2 March” is a day; a time by the clock is a place in one."""
_MOST = 5
"""Dates of a window that are paired, the nearest to the duration."""
LONE, UNORDERED, LOOSE = 0.78, 0.65, 0.45
"""How sure at most where no words tell the start from the end (and there are two days in all, or not), and where a day
is told by its weekday or by name."""
_TWO, _BESIDE = 2, 40


class Claim(NamedTuple):
    """A stated length of time, where it stands (its own slot, or that of "four days later"), and what follows it."""

    time: Quantity
    seen: Seen
    follows: str


class Pair(NamedTuple):
    """Two dates, the start and the end that a length of time may run between, and how surely."""

    start: Date
    end: Date
    sure: float
    ordered: bool
    """Whether words, not only the calendar, say which is the start."""
    beside: bool = True
    """Whether one of them stands in the sentence of the length of time."""


def claims(case: Case, index: int) -> Iterator[tuple[Claim, Window]]:
    """The lengths of time of a sentence with dates near it."""
    masked = case.masked[index]
    beside = case.masked[max(0, index - 1)], case.masked[min(index + 1, len(case.masked) - 1)]
    if "\ue00b" not in masked.slots and "\ue00b" not in beside[0].slots and "\ue00b" not in beside[1].slots:
        return
    later = "\ue00b" in masked.slots and cues.LATER.search(case.words(masked.span))
    if "\ue00a" not in masked.slots and not later and not _single_unit(masked.text):
        return
    window = _with_single_units(case, around(case, index))
    masked = window.here
    for seen in window.figures:
        if seen.sentence == 0 and (time := _time(case, seen)) is not None:
            place = next(place for place, item in masked.items.items() if item is seen.item)
            yield Claim(time, seen, masked.text[place + 1 :][:60]), window


def _single_unit(words: str) -> bool:
    return any(one in words for one in cues.ONES) and cues.UNIT.search(words) is not None


def _with_single_units(case: Case, window: Window) -> Window:
    """The window with "a week" or "one year" in its middle sentence as figures, which they are nowhere else."""
    masked = window.here
    if not _single_unit(masked.text):
        return window
    found = case.quantities_in(masked.span)
    for match in cues.UNIT.finditer(masked.text):
        span = Span(masked.original(match.start("whole")), masked.original(match.end("whole")))
        if not any(q.span.overlaps(span) for q in found):
            found.append(_single(span, match["unit"].lower()))
    found.sort(key=lambda q: q.span.start)
    sentences = list(window.sentences)
    sentences[window.middle - window.first] = mask(case.text, masked.span, found, case.dates)
    return Window(window.middle, sentences, window.first)


def _single(span: Span, unit: str) -> Quantity:
    return Quantity(id=f"one@{span.start}", span=span, low=1, high=1, kind="duration", unit=unit, precision=0.5)


def _time(case: Case, seen: Seen) -> Quantity | None:
    if isinstance(seen.item, Date):
        found = case.quantities_in(seen.item.span) if cues.LATER.search(case.words(seen.item.span)) else []
        told = next((q for q in found if q.kind == "duration" and q.unit in DAYS), None)
        one = cues.ONE_LATER.match(case.words(seen.item.span))
        return _single(seen.item.span, one[1].lower()) if told is None and one else told
    item = seen.item
    if item.kind != "duration" or item.unit not in DAYS or item.per or item.negated or item.hypothetical:
        return None
    return item


def pairs(case: Case, claim: Claim, window: Window) -> Iterator[Pair]:
    """The pairs of dates around a length of time that may be its start and end."""
    by_day = claim.time.unit not in ("second", "minute", "hour")
    dates = [s for s in window.figures if _is_day(case, s, by_day=by_day) and s is not claim.seen]
    near = sorted(dates, key=lambda s: abs(s.number - claim.seen.number))[:_MOST]
    for seen in near:
        if (short := _short(case, seen)) is not None:
            sure = min(0.95, short.sure + _for(case, claim, seen, seen, window))
            yield short._replace(sure=sure - _against(case, claim, seen, seen, window))
    for left, right in combinations(sorted(near, key=lambda s: s.number), 2):
        pair = _pair(left, right)
        alone = 0.15 if len(dates) == 2 else -0.15 * sum(left.number < s.number < right.number for s in dates)
        most = _at_most(case, claim, pair, len(dates))
        told = min(most, pair.sure + alone + _for(case, claim, left, right, window))
        if len({0, left.sentence, right.sentence}) > _TWO:
            told = min(told, LOOSE)
        if not all(_of_calendar(case, s) for s in (left, right)):
            told = min(told, LOOSE)
        beside = 0 in (left.sentence, right.sentence)
        yield pair._replace(sure=told - _against(case, claim, left, right, window), beside=beside)


def _at_most(case: Case, claim: Claim, pair: Pair, dates: int) -> float:
    """How sure a pair can be: fully where words tell start from end, or where two whole days are the only dates."""
    if pair.ordered or _counts_on(case, claim):
        return 0.95
    whole = all(re.fullmatch(r"\d{4}-\d\d-\d\d", day.value) for day in (pair.start, pair.end))
    return LONE if whole and dates == _TWO else UNORDERED


def _short(case: Case, seen: Seen) -> Pair | None:
    """The two days of "25 to 28 July" or "July 25-28", of which only one is read as a date."""
    day = seen.item
    if not isinstance(day, Date) or not re.fullmatch(r"\d{4}-\d\d-\d\d", day.value):
        return None
    number = int(day.value[8:])
    after = cues.DAY_AFTER.match(case.text, day.span.end)
    before = cues.DAY_BEFORE.search(case.text, max(0, day.span.start - 24), day.span.start)
    if after and number < int(after[1]) <= 31:
        return Pair(day, _on(day, int(after[1]), Span(*after.span(1))), 0.7, ordered=True)
    if before and 0 < int(before[1]) < number:
        return Pair(_on(day, int(before[1]), Span(*before.span(1))), day, 0.7, ordered=True)
    return None


def _on(day: Date, number: int, span: Span) -> Date:
    value = f"{day.value[:8]}{number:02d}"
    return replace(day, id=f"{day.id}.{number}", span=span, value=value, first=value, last=value)


def _counts_on(case: Case, claim: Claim) -> bool:
    """Whether the length of time is told as the way from one day to another: "ten days later", "ten days after"."""
    return bool(cues.LATER.search(case.words(claim.seen.item.span)) or cues.WHOLE_WAY.match(claim.follows))


def _of_calendar(case: Case, seen: Seen) -> bool:
    """Whether a date is printed as one of the calendar, and stands by itself ("in 1994", not "the 1994 bill")."""
    words = case.words(seen.item.span)
    return any(c.isdigit() for c in words) and not (words.isdigit() and cues.NAMING.search(seen.before))


def _is_day(case: Case, seen: Seen, *, by_day: bool) -> bool:
    item = seen.item
    if not isinstance(item, Date) or interval(item) is None:
        return False
    if "T" in item.value and not (by_day and _PART_OF_DAY.fullmatch(item.value)):
        return False
    return not cues.LATER.search(case.words(item.span)) and " ago" not in case.words(item.span)


def _pair(left: Seen, right: Seen) -> Pair:
    first, last = left.item, right.item
    assert isinstance(first, Date)  # noqa: S101
    assert isinstance(last, Date)  # noqa: S101
    if right.number == left.number + 1 and cues.RANGE.match(right.before):
        sure = 0.35 if cues.FROM.search(left.before) or "and" not in right.before else 0.0
        return Pair(first, last, 0.35 + sure, ordered=sure > 0)
    if right.number == left.number + 1 and cues.SPANS.match(right.before) and cues.FROM_ON.search(left.before):
        return Pair(first, last, 0.65, ordered=True)
    turned = (first.first or "") > (last.first or "")
    start, end = (right, left) if turned else (left, right)
    told = bool(cues.STARTS.search(start.before)), bool(cues.ENDS.search(end.before))
    dates = (last, first) if turned else (first, last)
    return Pair(*dates, 0.35 + 0.12 * sum(told) + (0.06 if all(told) else 0), ordered=all(told))


def _for(case: Case, claim: Claim, left: Seen, right: Seen, window: Window) -> float:
    """What the words around the length of time, and its place, say for these dates."""
    seen = claim.seen
    score = 0.0
    if left.sentence == right.sentence == 0:
        score += 0.15
    elif left.sentence != right.sentence and 0 not in (left.sentence, right.sentence):
        score -= 0.2
    later = cues.LATER.search(case.words(claim.time.span)) or cues.WHOLE.match(seen.after)
    if later or cues.LASTS.search(seen.before):
        score += 0.15
    others = [s for s in window.quantities("duration") if s is not seen and s.quantity and s.quantity.unit in DAYS]
    return score + (0.1 if not others else -0.05)


def _against(case: Case, claim: Claim, left: Seen, right: Seen, window: Window) -> float:
    """What they say against: another thing's time, a day that hasn't come, a clause of its own."""
    seen, score = claim.seen, 0.0
    ranged = cues.RANGED.match(seen.after) and 0 < left.number - seen.number <= (_TWO if left is right else 1)
    if not ranged and (cues.APART.search(seen.before) or cues.OF_AN_AGE.match(seen.after)):
        score += 0.4
    if cues.FROM_NOW.search(seen.before):
        score += 0.5
    if any(cues.NOT_YET.search(s.before) for s in (left, right)):
        score += 0.3
    if cues.ELSEWHERE.match(seen.after) and not _followed(seen, (left, right)):
        score += 0.5
    if _counts_on(case, claim) and not _adjoins(window, seen, right):
        score += 0.45
    if left.sentence > 0 and cues.ALSO.search(window.sentences[window.middle + left.sentence - window.first].text):
        score += 0.3
    indefinite = cues.ATTRIBUTIVE.search(case.words(claim.time.span)) and cues.INDEFINITE.search(seen.before)
    if indefinite and left.sentence != 0:
        score += 0.4
    if left.sentence == right.sentence != 0 and not _leans(seen, left, window):
        score += 0.3
    if right.number < seen.number:
        attributive = cues.ATTRIBUTIVE.search(case.words(claim.time.span)) and cues.INDEFINITE.search(seen.before)
        between = _between(window, right, seen)
        apart = ";" in between and not cues.DEFINITE.search(seen.before)
        if attributive or apart or ", and " in between or cues.NEW_CLAUSE.search(between):
            score += 0.5
    elif left.number > seen.number and cues.NEW_SUBJECT.search(_between(window, seen, left)):
        score += 0.4
    return score


def _adjoins(window: Window, seen: Seen, date: Seen) -> bool:
    """Whether a date stands right beside a length of time: "ten days later, on 3 May", "on 3 May, ten days later"."""
    if date.sentence != 0:
        return False
    first, last = sorted((seen, date), key=lambda s: s.number)
    return len(_between(window, first, last)) <= _BESIDE


def _leans(seen: Seen, dates: Seen, window: Window) -> bool:
    """Whether the later of two sentences takes up the earlier: by a pronoun at its start, or "in those 120 days"."""
    later = window.here if dates.sentence < 0 else window.sentences[window.middle + dates.sentence - window.first]
    return bool(cues.PRONOUN.match(later.text) or (dates.sentence < 0 and cues.DEFINITE.search(seen.before)))


def _followed(seen: Seen, dates: tuple[Seen, Seen]) -> bool:
    """Whether the next figure after "six years after …" is one of the dates."""
    if "," in seen.after or ";" in seen.after:
        return False
    return any(date.number == seen.number + 1 and date.sentence == seen.sentence for date in dates)


def _between(window: Window, left: Seen, right: Seen) -> str:
    """The masked words from one figure to a later one of its sentence; of another sentence, none."""
    if left.sentence != right.sentence:
        return ""
    masked: Masked = window.sentences[window.middle + left.sentence - window.first]
    places = {item.id: place for place, item in masked.items.items()}
    return masked.text[places[left.item.id] + 1 : places[right.item.id]]
