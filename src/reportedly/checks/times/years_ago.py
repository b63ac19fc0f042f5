"""Years ago: "six years ago, in 2020", "the 30th anniversary of the 1991 uprising", counted to publication."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, exactly, meant
from reportedly.checks.linking import ASKS, Link, Seen, Window, settle
from reportedly.checks.rates.rate_time import DAYS
from reportedly.checks.rule import Rule
from reportedly.checks.shown import number, plural, span_of
from reportedly.checks.times.calendar_days import interval
from reportedly.checks.times.spans_back import Back, windows
from reportedly.checks.times.years_afar import elsewhere, this_year
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity

_YEAR = 365.2425
_LONG = {"year": 1.0, "decade": 10.0, "century": 100.0}
_BESIDE = re.compile(
    r"(?:,| \(|,? [—–-])? ?(?:back )?(?:in|on)?"
    r"(?: the (?:spring|summer|autumn|fall|winter|early|late) of| early| late| mid-?)? ?"
)
_ASIDE = re.compile(r"(?:,| [—–-]| \() ?(?:or |that is,? |now |just |only |almost |nearly |about |some |exactly )?")
_DEMONSTRATIVE = re.compile(
    r"^\W*(?:but |and |all )*(?:that|this|it)(?: was|’s|'s| is| happened)(?: \w+){0,3}? \ue00b", re.IGNORECASE
)
_ELIDED = re.compile(r"^\W*(?:first )?[A-Z][a-z]+(?:ed|en|ilt) (?:only |just |some |about |nearly )?\ue00b")
_RESUMED = re.compile(
    r"^\W*(?:the|that|this) \w+, (?:made|given|announced|issued|signed|struck|agreed) (?:in|on) \ue00b", re.IGNORECASE
)
_BEGUN = re.compile(
    r"\b(?:founded|built|opened|started|established|launched|created|introduced|dates? (?:back )?(?:from|to)|formed|"
    r"completed|finished|inaugurated|consecrated|set up|laid|unveiled|erected|began|discovered|signed|passed|"
    r"first (?:held|opened|played|met|published|flown|staged)|"
    r"came into (?:being|force)|incorporated|chartered)\b[^;!?\ue000-\ue00b]{0,50}$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^\W*(?:it|they|its)\b", re.IGNORECASE)
_IS_NOW = re.compile(
    r"[\ue000-\ue00b](?: on| later)?,? (?:(?:it|he|she|they|the \w+|its \w+|their \w+) )?(?:is|are|has|have|"
    r"still|remains?)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:is|are|remains?) still\b|\bstill (?:is|are|dreams?|lives?|remains?|ha[sv]e?)\b|\b(?:is|are) [a-z]+ing\b"
)
_ITS = re.compile(r"\b(?:its|their|the) ", re.IGNORECASE)
_OF_DATE = re.compile(
    r"\b(?:of|since)(?: (?:the|his|her|its|their))?(?: [a-z-]+){0,2} $|\b(?:of|since) (?:(?!in |"
    r"on )[\w’'-]+ ){1,6}?(?:of|on) $"
)
_THEN = re.compile(r"\b(?:had|earlier|before that|at the time|would|if|by then|plans?|planned|was to)\b", re.IGNORECASE)
"""Years counted from another day, past or to come."""
_COMING = re.compile(r"\b(?:will|next|soon|prepar\w+|upcoming|this year|later this|ahead of)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|had|came|took|began|spoke|wrote|gave|held|went|met|broke|fell|sent|saw)\b"
)
_NOW = re.compile(
    r"\b(?:is|are|has|have|will|marks|today|tonight|this (?:year|week|weekend|month|summer|spring|autumn|winter)|next|"
    r"now|(?:celebrat|commemorat|observ)(?:es?|ing)|turns|"
    r"to mark|marking|in hono\w+ of|(?:gather|rall|march|parad|assembl|flock)\w+|turned out|"
    r"(?:marked|celebrated|commemorated|observed) (?:the|its|their|his|her))\b"
)
_NEW_CLAUSE = re.compile(r"[,;—–] ?(?:which|who|but|and|where|while)\b")
_LATELY = 40
"""Days around publication of which a report may tell an anniversary kept in its own year."""
_NEAR_DAY = 10
"""Days around publication on which an anniversary of a printed day is surely that day's."""
_SURE, _LIKELY, _WEAK = 0.82, 0.75, 0.45


def _find(case: Case) -> Iterator[Finding]:
    for index, back, window in windows(case):
        if case.disputed(case.masked[index].span):
            continue
        near = () if back.manner == "past" else _links(case, back, window)
        found = settle(near, "from which day this is counted") or elsewhere(case, index, back)
        if found is not None:
            yield found


def _links(case: Case, back: Back, window: Window) -> Iterator[Link]:
    dates = [s for s in window.figures if _is_past(case, s) and s.item is not back.item]
    told_back = _THEN.search(window.here.text[max(0, back.place - 60) : back.place])
    for seen in dates:
        sure = _sure(case, back, window, seen, dates)
        if told_back or (back.manner == "anniversary" and _of_the_past(case, back, window)):
            sure = min(sure, _WEAK)
        link = _link(case, back, window, seen, sure)
        if link is not None and (link.verdict == "consistent" or link.score >= ASKS):
            yield link


def _of_the_past(case: Case, back: Back, window: Window) -> bool:
    """Whether a sentence tells of the past, and of no day near publication: its anniversary may be of another year."""
    text = window.here.text
    if case.day is None or _NOW.search(text) or not _TOLD.search(text):
        return False
    days = [
        interval(item)
        for place, item in window.here.items.items()
        if isinstance(item, Date) and not _NEW_CLAUSE.search(text, *sorted((place, back.place)))
    ]
    return not any(d is not None and abs((case.day - d[0]).days) <= _LATELY for d in days)


def _is_past(case: Case, seen: Seen) -> bool:
    """Whether it is a date printed with its year or day, not one told by its distance."""
    item = seen.item
    if not isinstance(item, Date) or not re.match(r"\d{4}", item.value) or (days := interval(item)) is None:
        return False
    words = case.words(item.span)
    if not any(c.isdigit() for c in words) or re.search(r"\b(?:ago|later|earlier|\d0s)\b", words):
        return False
    return case.day is None or days[0] < case.day


def _sure(case: Case, back: Back, window: Window, seen: Seen, dates: list[Seen]) -> float:
    """How surely ``back`` is counted from the day at ``seen``."""
    here = {item.id: place for place, item in window.here.items.items()}
    place = here.get(seen.item.id) if seen.sentence == 0 else None
    if place is not None:
        return _in_sentence(back, window, seen, place, alone=len(dates) == 1)
    if seen.sentence not in (-1, 1) or len(dates) > 1:
        return _WEAK - 0.03
    other = window.sentences[window.middle + seen.sentence - window.first].text
    later = other if seen.sentence > 0 else window.here.text
    if back.manner == "ago":
        points = _DEMONSTRATIVE.search(later) or (_ELIDED.search(later) and _BEGUN.search(seen.before))
        if points and seen.sentence < 0:
            return _SURE
        return _LIKELY if seen.sentence > 0 and _RESUMED.search(later) else _WEAK
    if back.manner == "later":
        return _LIKELY if seen.sentence < 0 and _IS_NOW.match(window.here.text, back.place) else _WEAK
    if back.manner in ("anniversary", "age") and not re.search(r"\d{4}", case.words(seen.item.span)):
        return 0.0
    if back.manner in ("anniversary", "age"):
        if _anniversary_near(case, seen):
            return _LIKELY
        return _LIKELY if _BEGUN.search(seen.before) and _PRONOUN.search(later) else _WEAK
    return _WEAK


def _in_sentence(back: Back, window: Window, seen: Seen, place: int, *, alone: bool) -> float:
    text = window.here.text
    first, last = sorted((place, back.place))
    between = text[first + 1 : last]
    match back.manner:
        case "ago":
            beside = _BESIDE.fullmatch(between) if place > back.place else _ASIDE.fullmatch(between)
            return _SURE if beside else _WEAK
        case "since":
            follows = place > back.place and not re.search(r"[;.]", between)
            return _SURE if follows or re.search(r"\bsince $", text[:place]) else 0.0
        case "later":
            now = _IS_NOW.match(text, back.place) or (back.place > place and _STILL.search(text))
            return _LIKELY if alone and place < back.place and now else _WEAK
        case "anniversary":
            of = place > back.place and _OF_DATE.search(between)
            return _SURE if of or (alone and _ITS.search(text) and _BEGUN.search(seen.before)) else _WEAK
        case "past":
            return 0.0
        case "age":
            return _SURE if alone and _BEGUN.search(seen.before) else 0.0


def _anniversary_near(case: Case, seen: Seen) -> bool:
    item = seen.item
    if not isinstance(item, Date) or case.day is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", item.value):
        return False
    day = date.fromisoformat(item.value)
    return abs((case.day - day).days % _YEAR) < _NEAR_DAY or abs((case.day - day).days % _YEAR - _YEAR) < _NEAR_DAY


def _link(case: Case, back: Back, window: Window, seen: Seen, sure: float) -> Link | None:
    then = seen.item
    when = interval(then) if isinstance(then, Date) else None
    if when is None or not isinstance(then, Date):
        return None
    claim = meant(back.number) if isinstance(back.number, Quantity) else exactly(back.number)
    stated = number(claim.low if not isinstance(back.number, Quantity) else back.number.low)
    shown = f"{stated} {plural(back.unit) if stated != '1' else back.unit}"
    if case.day is None:
        needs = "the date of publication"
        return Link((back.item, then), "not-checkable", f"{then.value}, stated {shown} before", min(sure, 0.5), needs)
    if _elsewhen(case, back, window, then):
        return None
    coming = 1.0 if back.manner in ("anniversary", "age", "since") and _COMING.search(window.here.text) else 0.0
    low, high = (case.day - when[1]).days, (case.day - when[0]).days
    verdict, gone = _verdict(Interval(low, high), case.day.year - when[0].year, claim, back.unit, coming)
    working = f"{then.value} to {case.day.isoformat()}: {gone}, stated {shown}"
    counted_from = this_year(case, window.here) if back.manner == "ago" else ()
    return Link((back.item, then, *(day for day in counted_from if day is not then)), verdict, working, sure)


def _elsewhen(case: Case, back: Back, window: Window, then: Date) -> bool:
    """Whether the sentence of an anniversary tells of another year, past or to come, in which it was kept."""
    if back.manner in ("ago", "later") or case.day is None:
        return False
    days = [d for d in window.here.items.values() if isinstance(d, Date) and d.id != then.id and d is not back.item]
    years = [found[0] for d in days if (found := re.search(r"\b\d{4}\b", case.words(d.span)))]
    return any(int(year) != case.day.year for year in years)


def _verdict(days: Interval, by_calendar: int, claim: Interval, unit: str, coming: float) -> tuple[Verdict, str]:
    """Within half a unit, or by calendar years: consistent; within a unit and a quarter: strained."""
    if unit not in _LONG:
        size = DAYS[unit]
        gone = Interval(max(0.0, days.low) / size.high, days.high / size.low)
        text = f"{span_of(gone)} {plural(unit)}"
        if gone.widened(0.5).meets(claim):
            return "consistent", text
        return ("strained" if gone.widened(1.25).meets(claim) else "inconsistent"), text
    long = _LONG[unit]
    gone = Interval(days.low / _YEAR, days.high / _YEAR + coming)
    claim = claim.scaled(long)
    text = f"{span_of(Interval(max(0, int(gone.low)), int(gone.high)))} years"
    if gone.widened(0.5 * long).meets(claim) or claim.low <= by_calendar <= claim.high:
        return "consistent", text
    return ("strained" if gone.widened(1.25 if long == 1.0 else long).meets(claim) else "inconsistent"), text


RULE = Rule(
    id="years-ago",
    title="Years ago, and anniversaries",
    needs=(
        "“N years ago” beside the year or day it means, or “the Nth anniversary” of a dated event; the date of "
        "publication"
    ),
    rule="the years from that day to publication must be N",
    tolerance=(
        "half a year either way, or the difference of the calendar years; 15 months (a decade for decades) is strained"
    ),
    example="the 30th anniversary of the 1991 uprising, published 2026: 34 to 35 years, stated 30: inconsistent",
    traps="“earlier” and “before” (counted from another day), anniversaries kept in another year, plans, conditions",
    apply=_find,
)
