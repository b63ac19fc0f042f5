"""Durations: the evidence in the words around a length of time and two dates that it is the time between them."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from reportedly.checks.calendar_days import interval
from reportedly.checks.case import Case
from reportedly.checks.linking import Seen, Window, around
from reportedly.checks.masks import Masked, mask
from reportedly.checks.rate_time import DAYS
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span

_MOST = 5
"""Dates of a window that are paired, the nearest to the duration."""
_RANGE = re.compile(
    r"^,? ?(?:to|until|till|through|[-–—]|and|right through to|to the end of)(?: the)?(?: early| late)? ?$"
)
_FROM = re.compile(r"\b(?:from|between|since)(?: the)?(?: early| late| mid)? ?$", re.IGNORECASE)
_FROM_ON = re.compile(r"\b(?:from|between)\b[^.;!?]{0,40}$", re.IGNORECASE)
_SPANS = re.compile(r",? (?:to|until|till|and)\b[^.;!?]{0,40}$")
_STARTS = re.compile(
    r"\b(?:beg[aiu]n\w*|start\w*|open(?:s|ed|ing)?|broke out|erupted|launched|imposed|declared|arrested|"
    r"detained|seized|"
    r"kidnapped|abducted|captured|picked up|voted in|failed|searched|snatched|interned|taken|jailed|held|shut|"
    r"clos(?:ed?|es|ing)|stop(?:s|ped)?|missing|disappeared|"
    r"vanished|"
    r"entered|took|sworn in|elected|appointed|named|came to|came into|crowned|joined|arrived|left|departed|"
    r"walked out|"
    r"set (?:out|off|sail)|founded|acceded|became|hired|moved|laid|runs?|ran|first)\b[^.;!?]{0,60}$|"
    r"\b(?:after|since|from|between)(?: the)?(?: [a-z]+ of)? $",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|finish\w*|clos(?:es?|ed|ing)|freed?|releas\w*|let go|voted out|gave up|called off|"
    r"turned back|calmed|rescued|found|lift\w*|reopen\w*|"
    r"start(?:s|ed)? again|resum\w*|collaps\w*|expir\w*|abdicat\w*|resign\w*|stepp\w* down|left|hand\w*|died|"
    r"walked free|return\w*|reached|arriv\w*|retir\w*|ousted|fell|quit|signed|restored|deposed|"
    r"complet\w*|opened|docked|landed|dug|last)\b[^.;!?]{0,60}$|\b(?:to|until|till|through) (?:the )?$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:last(?:s|ed|ing)?|took|takes|spent|spending|for|over|those|these|that|their|his|her|its|"
    r"(?:total|term|period|closure|reign|run|stretch|stint|mandate|spell|span|tenure|stay|gap) of|ruled|after|"
    r"some|or|"
    r"in all|had)(?: (?:just|only|exactly|about|nearly|almost|the|a|some|all|lasted))*[ (]*$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:jail\w*|sentenced?|prison|sentences|ban(?:ned)?|fined?|contract|guarantee|warranty|up to|every|"
    r"another|experience|aged?|per|each|due|planned|scheduled|expected|maximum|minimum|previous|earlier|extra|"
    r"further|"
    r"next|past|last|first|final|within|more than)\b[^.;!?,]{0,25}$",
    re.IGNORECASE,
)
_OF_AN_AGE = re.compile(
    r"^[ -](?:an? (?:day|week|month|year)|per|each|pregnant|old|sentence|ban|contract|experience|later than|"
    r"notice|prison)\b"
)
_NOT_YET = re.compile(
    r"\b(?:due|scheduled|planned|expected|supposed|meant)\b[^.;!?\ue000-\ue00b]{0,25}$", re.IGNORECASE
)
_NEW_CLAUSE = re.compile(
    r"\b(?:and|but|then|while|who|which)\b (?!last|ran\b|went\b|makes|gives|comes|amounts|"
    r"adds)(?:\w+ ){0,2}?\w+(?:ed|es)\b"
)
_NEW_SUBJECT = re.compile(
    r",? (?:and|but|while|whereas|as) (?:(?:the|an?|his|her|its|their|this) |(?-i:[A-Z]))", re.IGNORECASE
)
_UNIT = re.compile(
    r"(?:\b(?:for|just|exactly|last(?:ed|ing|s)|took|takes|spent|after|of|within|over|only|nearly|about|almost|"
    r"barely|or)|"
    r"[,(—–-]) (?P<whole>(?:an?|one)(?: full| whole)? (?P<unit>day|week|fortnight|month|year|decade))\b"
    r"(?! (?:ago|earlier|before|old|long)|-)",
    re.IGNORECASE,
)
_ONES = tuple(
    f"{one} {unit}"
    for one in ("a", "one", "full", "whole")
    for unit in ("day", "week", "month", "year", "decade", "fortnight")
)
_ONE_LATER = re.compile(r"(?:an?|one)(?: full)? (day|week|fortnight|month|year|decade) (?:later|after)", re.IGNORECASE)
_DAY_AFTER = re.compile(r" ?(?:[-–—]|to|and|through) ?(\d{1,2})\b(?![:.,]\d|%| ?(?:[ap]\.?m|per))")
_DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ?(?:[-–—]|to|and|through|until) ?(?:the )?$")
_DEFINITE = re.compile(r"\b(?:the|those|these|that|this|his|her|its|their)(?: \w+)? $", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^\W*(?:(?:and|but|in|for|after|during|of|all|that) )*(?:he|she|it|they|this|that|those|these|his|her|its|their|"
    r"(?:the|both|trains|work|traffic) \w+)\b",
    re.IGNORECASE,
)
_WHOLE_WAY = re.compile(r"(?: and [^.;,]{1,40})? (?:later|after)\b")
_WHOLE = re.compile(r" (?:later|after|in all|in total|altogether|on)\b")
_ELSEWHERE = re.compile(r"(?: (?:after|before|since|from)\b| (?:now|already|so far|ago|earlier|left|to go)\b)")
"""Counted from a day of its own, or to today."""
_NAMING = re.compile(r"\b(?:the|an?|his|her|its|their|this|that|[\w]+[’']s?)(?: early| late)? $", re.IGNORECASE)
"""Before a year that names a thing ("the 1994 bill")."""
_ATTRIBUTIVE = re.compile(r"-(?:day|week|month|year|decade|hour|night)s?(?:-long)?$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\ban?(?: \w+)? $", re.IGNORECASE)
LONE, UNORDERED, LOOSE = 0.78, 0.65, 0.45
"""How sure at most where no words tell the start from the end (and there are two days in all, or not), and where a day
is told by its weekday or by name."""
_ALSO = re.compile(r"\b(?:also|later|then)\b")
_TWO, _BESIDE = 2, 40
LATER = re.compile(r"\b(?:later|after(?:wards?)?)\b", re.IGNORECASE)


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


def claims(case: Case, index: int) -> Iterator[tuple[Claim, Window]]:
    """The lengths of time of a sentence with dates near it."""
    masked = case.masked[index]
    if not any("\ue00b" in near.slots for near in case.masked[max(0, index - 1) : index + 2]):
        return
    later = "\ue00b" in masked.slots and LATER.search(case.words(masked.span))
    if "\ue00a" not in masked.slots and not later and not _single_unit(masked.text):
        return
    window = _with_single_units(case, around(case, index))
    masked = window.here
    for seen in window.figures:
        if seen.sentence == 0 and (time := _time(case, seen)) is not None:
            place = next(place for place, item in masked.items.items() if item is seen.item)
            yield Claim(time, seen, masked.text[place + 1 :][:60]), window


def _single_unit(words: str) -> bool:
    return any(one in words for one in _ONES) and _UNIT.search(words) is not None


def _with_single_units(case: Case, window: Window) -> Window:
    """The window with "a week" or "one year" in its middle sentence as figures, which they are nowhere else."""
    masked = window.here
    if not _single_unit(masked.text):
        return window
    found = case.quantities_in(masked.span)
    for match in _UNIT.finditer(masked.text):
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
        found = case.quantities_in(seen.item.span) if LATER.search(case.words(seen.item.span)) else []
        told = next((q for q in found if q.kind == "duration" and q.unit in DAYS), None)
        one = _ONE_LATER.match(case.words(seen.item.span))
        return _single(seen.item.span, one[1].lower()) if told is None and one else told
    item = seen.item
    if item.kind != "duration" or item.unit not in DAYS or item.per or item.negated or item.hypothetical:
        return None
    return item


def pairs(case: Case, claim: Claim, window: Window) -> Iterator[Pair]:
    """The pairs of dates around a length of time that may be its start and end."""
    dates = [s for s in window.figures if _is_day(case, s) and s is not claim.seen]
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
        if not all(_of_calendar(case, s) for s in (left, right)):
            told = min(told, LOOSE)
        yield pair._replace(sure=told - _against(case, claim, left, right, window))


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
    after = _DAY_AFTER.match(case.text, day.span.end)
    before = _DAY_BEFORE.search(case.text, max(0, day.span.start - 24), day.span.start)
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
    return bool(LATER.search(case.words(claim.seen.item.span)) or _WHOLE_WAY.match(claim.follows))


def _of_calendar(case: Case, seen: Seen) -> bool:
    """Whether a date is printed as one of the calendar, and stands by itself ("in 1994", not "the 1994 bill")."""
    words = case.words(seen.item.span)
    return any(c.isdigit() for c in words) and not (words.isdigit() and _NAMING.search(seen.before))


def _is_day(case: Case, seen: Seen) -> bool:
    item = seen.item
    if not isinstance(item, Date) or interval(item) is None:
        return False
    return "T" not in item.value and not LATER.search(case.words(item.span)) and " ago" not in case.words(item.span)


def _pair(left: Seen, right: Seen) -> Pair:
    first, last = left.item, right.item
    assert isinstance(first, Date)  # noqa: S101
    assert isinstance(last, Date)  # noqa: S101
    if right.number == left.number + 1 and _RANGE.match(right.before):
        sure = 0.35 if _FROM.search(left.before) or "and" not in right.before else 0.0
        return Pair(first, last, 0.35 + sure, ordered=sure > 0)
    if right.number == left.number + 1 and _SPANS.match(right.before) and _FROM_ON.search(left.before):
        return Pair(first, last, 0.65, ordered=True)
    turned = (first.first or "") > (last.first or "")
    start, end = (right, left) if turned else (left, right)
    cues = bool(_STARTS.search(start.before)), bool(_ENDS.search(end.before))
    dates = (last, first) if turned else (first, last)
    return Pair(*dates, 0.35 + 0.12 * sum(cues) + (0.06 if all(cues) else 0), ordered=all(cues))


def _for(case: Case, claim: Claim, left: Seen, right: Seen, window: Window) -> float:
    """What the words around the length of time, and its place, say for these dates."""
    seen = claim.seen
    score = 0.0
    if left.sentence == right.sentence == 0:
        score += 0.15
    elif left.sentence != right.sentence and 0 not in (left.sentence, right.sentence):
        score -= 0.2
    later = LATER.search(case.words(claim.time.span)) or _WHOLE.match(seen.after)
    if later or _LASTS.search(seen.before):
        score += 0.15
    others = [s for s in window.quantities("duration") if s is not seen and s.quantity and s.quantity.unit in DAYS]
    return score + (0.1 if not others else -0.05)


def _against(case: Case, claim: Claim, left: Seen, right: Seen, window: Window) -> float:
    """What they say against: another thing's time, a day that hasn't come, a clause of its own."""
    seen, score = claim.seen, 0.0
    if _APART.search(seen.before) or _OF_AN_AGE.match(seen.after):
        score += 0.4
    if any(_NOT_YET.search(s.before) for s in (left, right)):
        score += 0.3
    if _ELSEWHERE.match(seen.after) and not _followed(seen, (left, right)):
        score += 0.5
    if _counts_on(case, claim) and not _adjoins(window, seen, right):
        score += 0.35
    if left.sentence > 0 and _ALSO.search(window.sentences[window.middle + left.sentence - window.first].text):
        score += 0.3
    indefinite = _ATTRIBUTIVE.search(case.words(claim.time.span)) and _INDEFINITE.search(seen.before)
    if indefinite and left.sentence != 0:
        score += 0.4
    if left.sentence == right.sentence != 0 and not _leans(seen, left, window):
        score += 0.3
    if right.number < seen.number:
        attributive = _ATTRIBUTIVE.search(case.words(claim.time.span)) and _INDEFINITE.search(seen.before)
        between = _between(window, right, seen)
        apart = ";" in between and not _DEFINITE.search(seen.before)
        if attributive or apart or ", and " in between or _NEW_CLAUSE.search(between):
            score += 0.5
    elif left.number > seen.number and _NEW_SUBJECT.search(_between(window, seen, left)):
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
    return bool(_PRONOUN.match(later.text) or (dates.sentence < 0 and _DEFINITE.search(seen.before)))


def _followed(seen: Seen, dates: tuple[Seen, Seen]) -> bool:
    """Whether the next figure after "six years after …" is one of the dates."""
    return any(date.number == seen.number + 1 and date.sentence == seen.sentence for date in dates)


def _between(window: Window, left: Seen, right: Seen) -> str:
    """The masked words from one figure to a later one of its sentence; of another sentence, none."""
    if left.sentence != right.sentence:
        return ""
    masked: Masked = window.sentences[window.middle + left.sentence - window.first]
    places = {item.id: place for place, item in masked.items.items()}
    return masked.text[places[left.item.id] + 1 : places[right.item.id]]
