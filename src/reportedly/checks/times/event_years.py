"""Years of an event: where a day stands to the n-th year, month or week since a start, and the start told near it."""

import re
from datetime import date

from reportedly.checks.case import Case
from reportedly.checks.linking import Link, Seen, Window, around, settle
from reportedly.checks.times.calendar_days import add_years, interval, later, long_form
from reportedly.checks.times.events import Start
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity

NEAR = 31
"""Days before and after an anniversary in which a report may say "enters": anniversary pieces run ahead by weeks."""
FAR = 92
"""Days before the year begins up to which "enters" is strained rather than wrong: a quarter."""

_DAYS = {"month": 30.44, "week": 7.0}
_UNITS = {"year": "year", "season": "year", "month": "month", "week": "week"}
_STARTS = re.compile(
    r"\b(?:beg[au]n\w*|start\w*|first|broke out|erupted|flared|launched|imposed|slapped|declared|announced|"
    r"introduced|"
    r"since|seized|took (?:power|office|over|up|the)|sworn in|came to (?:power|the throne|office)|crowned|elected|"
    r"appointed|named|hired|installed|ordained|enthroned|joined|arrived|chained|walked (?:out|off)|put down|"
    r"stopped work|crossed|set in|rolled in|marched|sealed|cut off|withdrew|laid down|downed|stopped|"
    r"went on|detained|arrested|jailed|seized|invaded|occupied|founded|opened|signed|inaugurated|called|entered|"
    r"in force|took effect|proclaimed|suspended|closed|shut|dates? (?:back )?(?:to|from)|"
    r"streak)\b[^;!?\ue000-\ue00b]{0,70}$",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"(?:\b(?:its|their|his|her|the|an?|our|my)|[’']s?) (?:\w+ )?$", re.IGNORECASE)
_OWNED = re.compile(r"(?:\b(?:its|their|his|her)|[’']s?) (?:\w+ )?$", re.IGNORECASE)
_OF_IT = re.compile(
    r"^ (?:years?|seasons?|months?|weeks?)(?: in a row| running| straight)?(?: of (?:the|its|their|his|her|\w+) \w+)?"
)
_BACK = re.compile(
    r"\b(?:would|had|by (?:its|the|their|his|her)|was in|were in|at the time|if|until|during|of school|school|"
    r"financial|fiscal|academic|quarter|leap)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\W*+(?:that (?:is|was)|it was|was|is)?\W*when\b")
_NARRATED = re.compile(
    r"(?<!now )(?<!is )(?<!are )(?<!well )(?<!already )(?<!currently )(?<!still )\b(?:in|during|after|for) "
    r"(?:the|its|their|his|her) $",
    re.IGNORECASE,
)
"""A year of a past event that is told of: "in the second year of the war the family fled"."""
_ENTERS = re.compile(
    r"\b(?:enter\w*|begin\w*|start\w*|approach\w*|near\w*|into|verge|brink|eve|cusp)\b[^.;!?]{0,20}$", re.IGNORECASE
)
_GAPS = re.compile(r"\b(?:sat out|skipp\w+|suspended|cancel\w+|interrupt\w+|dormant|lost to)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:although|though|while|but|whereas|despite|even as)\b", re.IGNORECASE)
"""Between an ordinal year and a start that is another thing's."""


def begins(start: date, nth: int, unit: str) -> date:
    """The first day of the ``nth`` year, month or week from ``start``."""
    gone = nth - 1
    return add_years(start, gone) if unit == "year" else later(start, round(gone * _DAYS[unit]))


def stands(day: date, start: Start, nth: int, unit: str, *, entering: bool) -> Verdict:
    """Where the day stands to the year counted: in it, just before or after it, or by calendar years only."""
    scale = {"year": 1.0, "month": 0.25, "week": 0.1}[unit]
    first, last = begins(start.first, nth, unit), begins(start.last, nth, unit)
    over = begins(start.last, nth + 1, unit)
    near, far = round(NEAR * scale), round(FAR * scale)
    if later(first, -near if entering else -1) <= day < over:
        late = entering and day > later(last, round(FAR * 2 * scale))
        return "strained" if late else "consistent"
    if later(first, -far) <= day <= later(over, near):
        return "strained"
    by_calendar = unit == "year" and day.year - start.first.year + 1 == nth
    return "strained" if by_calendar else "inconsistent"


def ordinal(number: int) -> str:
    """ "3rd" for 3."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def nearby(case: Case, index: int, nth: Quantity) -> Finding | None:
    """What the dates around an ordinal year say of it, where one of them is told to be a start."""
    masked = case.masked[index]
    before, after = masked.before(nth, 80), masked.after(nth, 40)
    unit = _UNITS.get(nth.unit)
    if unit is None or case.day is None or nth.low < 2 or not _COUNTS.search(before):
        return None
    if _BACK.search(before[-40:]) or not _OF_IT.match(after):
        return None
    window = around(case, index, back=2)
    if re.search(r"\bwill\b", before[-40:]) and not _to_come(case, window):
        return None
    figures = [s for s in window.figures if _long_past(case, s)]
    links = (link for seen in figures if (link := _told(case, window, seen, nth, unit, alone=len(figures) == 1)))
    return settle(links, "when it began")


def _long_past(case: Case, seen: Seen) -> bool:
    """Whether it is a date before publication that is printed as one of the calendar."""
    item = seen.item
    if not isinstance(item, Date) or not re.match(r"\d{4}", item.value) or (days := interval(item)) is None:
        return False
    return case.day is not None and days[0] < case.day and any(c.isdigit() for c in case.words(item.span))


def _told(case: Case, window: Window, seen: Seen, nth: Quantity, unit: str, *, alone: bool) -> Link | None:
    day = seen.item
    days = interval(day) if isinstance(day, Date) else None
    if days is None or case.day is None or not isinstance(day, Date):
        return None
    before = window.here.before(nth, 80)
    cued = bool(_STARTS.search(seen.before) or _WHEN.match(seen.after))
    sure = (0.45 if cued else 0.15) + (0.15 if abs(seen.sentence) < 2 else 0.0)
    sure += (0.15 if alone else 0.0) + (0.15 if _OWNED.search(before) else 0.05)
    if _GAPS.search(window.here.text) or (seen.sentence == 0 and _CLAUSE.search(_between(window, nth, day))):
        sure -= 0.35
    start = Start(*days, "the report itself", "the report itself", day.span)
    entering = bool(_ENTERS.search(before))
    count = int(nth.low)
    if _NARRATED.search(before) and case.day >= begins(start.last, count + 1, unit):
        return None
    verdicts = [stands(then, start, count, unit, entering=entering) for then in (case.day, *_to_come(case, window))]
    verdict: Verdict = next((v for v in ("consistent", "strained") if v in verdicts), "inconsistent")
    said = f"the {ordinal(count)} {unit} begins on {long_form(begins(start.first, count, unit))}"
    working = f"counted from {long_form(start.first)}, {said}; published {long_form(case.day)}"
    return Link((nth, day), verdict, working, sure)


def _between(window: Window, nth: Quantity, day: Date) -> str:
    """The masked words between the ordinal and a date of its sentence."""
    places = {item.id: place for place, item in window.here.items.items()}
    first, last = sorted((places[nth.id], places[day.id]))
    return window.here.text[first + 1 : last]


def _to_come(case: Case, window: Window) -> list[date]:
    """Days soon to come that the ordinal's sentence names ("next month she begins …")."""
    found = []
    for seen in window.figures:
        days = interval(seen.item) if seen.sentence == 0 and isinstance(seen.item, Date) else None
        if days is not None and case.day is not None and 0 < (days[1] - case.day).days <= 366:
            found.append(days[1])
    return found
