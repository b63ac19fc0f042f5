"""The numbers of a headline: "$1.2B", "9K", "Boy, 5", "18th", "30-Year-Old", each with what it counts.

Headlines have a grammar of their own (capitals everywhere, glued magnitudes, no articles), which the rules for running
text rightly refuse. So a headline's numerals are read here, with units and currencies from ``figures``; names and
labels (COVID-19, 9/11, No. 2, "5 Things") are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from reportedly.checks.things import stem
from reportedly.figures import dates, quantities
from reportedly.figures.number_words import as_english
from reportedly.figures.numbers import Numeral, numerals
from reportedly.model.figures import Date, Modifier, Quantity, QuantityKind
from reportedly.model.span import Span
from reportedly.vocab import rows, words

Sort = Literal["money", "percent", "points", "measure", "time", "age", "year", "ordinal", "multiple", "count"]

DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
"""Days in a unit of time; a month and a year by the Gregorian mean."""

LONGEST = 400
"""A title longer than this is a text of its own, and only its start is read."""
MOST = 8
"""So many numbers of a title are read."""
_MAY_COUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|first|second|fourth|fifth|sixth|"
    r"double[sd]?|triple[sd]?|twice)\b",
    re.IGNORECASE,
)
_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
    "t": 1e12,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
SORTS: dict[QuantityKind, Sort] = {
    "money": "money",
    "percent": "percent",
    "fraction": "percent",
    "points": "points",
    "measure": "measure",
    "rate": "measure",
    "duration": "time",
    "age": "age",
    "ordinal": "ordinal",
    "multiple": "multiple",
    "count": "count",
}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?:\A|\s)['’‘]\Z")
_NEXT_CENTURY = 40
"""Two-digit years below this are of the 2000s ('16, but '82), as POSIX and most spreadsheets draw the line nearby."""
_SHORT_YEAR_AFTER = re.compile(
    r"(?!['’%-]|\s?(?:second|minute|hour|day|week|month|year|percent|of)s?\b)(?!.*['’](?:\W|\Z))", re.IGNORECASE
)
_GLUED_BEFORE = re.compile(r"(?:[#@/:_+]|[^\W\d_][-–’']?|\d[-–./:,])\Z")
_LABEL_AFTER = re.compile(
    r"[-/:.]\d|[-–](?:Eleven|Up)\b|['’]s\b|s\b|G\b|D\b| ?[ap]\.?m\b|"
    r"(?:nd|st|th|rd) (?:Amendment|Circuit|District|Lady|Street|Avenue|Century|Congress)\b",
    re.IGNORECASE,
)
_SLASH_DATE = re.compile(r"\d{1,2}/\d{1,2}\b")
_AGE_BEFORE = re.compile(
    r"(?:\b(?:Age|Aged|Turns|Turning|(?:Dies?|Died|Dead|Killed|Found|Adopted|Wed|Married|Fired|Retires?|Marks) at|"
    r"At|as Old as|as Young as)\s|\b[\w’'.-]+,\s)\Z",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[KMBT](?![\w])|\s?(?:hundred|thousand|million|billion|trillion|mln|bln|bn)\b", re.IGNORECASE)
_SIGN = re.compile(r"\s?%|\s?(?:percent|per cent|pct)\b", re.IGNORECASE)
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_TIMES_TAIL = re.compile(r"x\b|\s?[xX]\b|-fold\b|\s?times\b", re.IGNORECASE)
_UNIT_WORD = re.compile(
    r"[\s-](second|minute|hour|day|night|week|fortnight|month|year|yr|decade|century|centurie)s?\b", re.I
)
_OLD = re.compile(r"[\s-](?:year|yr|month|week|day)s?[\s-]old\b", re.IGNORECASE)
_POINTS = re.compile(r"[\s-](?:point|pt)s?\b", re.IGNORECASE)
_BY_TAIL: tuple[tuple[re.Pattern[str], Sort], ...] = (
    (_SIGN, "percent"),
    (_ORDINAL_TAIL, "ordinal"),
    (_OLD, "age"),
    (_TIMES_TAIL, "multiple"),
    (_POINTS, "points"),
    (_UNIT_WORD, "time"),
)
_OF = re.compile(r" of (?:the )?", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"[\s-]*((?:[^\W\d_][\w’'-]*[\s-]?){1,4})")
_HEDGE_FORMS: dict[Modifier, str] = {
    "approximate": "nearly|almost|about|around|roughly|some|an estimated|close to|approximately|just shy of",
    "more-than": "more than|over|past|tops?|above|exceeds?|surpass(?:es)?",
    "less-than": "less than|under|fewer than|below",
    "at-least": "at least",
    "at-most": "up to|as many as|as much as|at most",
}
_HEDGES = {
    modifier: re.compile(rf"\b(?:{forms})\s+[$£€¥]?\Z", re.IGNORECASE) for modifier, forms in _HEDGE_FORMS.items()
}
ENDS = frozenset(
    re.findall(
        r"\w+",
        "in on at of for from to by with after before since over and or but as is are was were be been who that which "
        "the a an its his her their our your my into up down out off more than he she they it we you i",
    )
)


@dataclass(frozen=True)
class HeadlineFigure:
    """One number of a title. ``span`` lies in the title; ``place`` is the value of the last printed place (9K: 1,000).

    ``low`` and ``high`` are the values printed (times in ``unit``, percent as percent). ``nouns`` are the stems of the
    words it counts, ``spelled`` marks numbers in words, ``listed`` the head of a list ("5 Things to Know").
    """

    span: Span
    low: float
    high: float
    place: float
    sort: Sort
    unit: str
    nouns: frozenset[str]
    modifier: Modifier
    spelled: bool
    listed: bool


def headline_figures(title: str) -> tuple[HeadlineFigure, ...]:
    """The numbers of ``title`` that may follow from the body, in order."""
    title = title[:LONGEST]
    if not _MAY_COUNT.search(title):
        return ()
    return tuple(islice(_figures(title), MOST))


@cache
def _labels() -> re.Pattern[str]:
    """What is numbered rather than counted: "Flight 93", "No. 2", "Game 7"."""
    names = words("identifiers", "noun") | {
        row["word"].lower() for row in rows("headline_words") if row["kind"] == "label"
    }
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\.?\s\Z", re.IGNORECASE)


@cache
def _listed() -> frozenset[str]:
    """Stems of what listicles count ("5 Things to Know", "10 Best Cities"): their items stand in no sentence."""
    return frozenset(stem(row["word"]) for row in rows("headline_words") if row["kind"] == "list")


def _figures(title: str) -> Iterator[HeadlineFigure]:
    days = dates(title, None)
    known = quantities(title, days)
    named = [d for d in days if d.type == "DATE" and _MONTH.search(d.span.of(title))]
    reached = 0
    for numeral in numerals(title):
        if numeral.span.start < reached:
            continue
        product = next((q for q in known if q.span.overlaps(numeral.span)), None)
        figure = _read(title, numeral, product, named)
        if figure is not None:
            reached = max(figure.span.end, product.span.end if product is not None else 0)
            yield figure


def _read(title: str, numeral: Numeral, product: Quantity | None, days: Sequence[Date]) -> HeadlineFigure | None:
    start, end = numeral.span
    before, printed = title[max(0, start - 24) : start], as_english(title, start, title[start:end])
    digits = re.match(r"[\d,]*\d(?:\.\d+)?|\.\d+", printed)
    if digits is None or (product is not None and product.kind == "fraction"):
        return _spelled(title, numeral, product)
    if _SLASH_DATE.match(title, start) or "/" in printed:
        return None
    end = start + digits.end()
    if any(d.span.overlaps(numeral.span) and not _YEAR.match(d.value) for d in days):
        return None  # "Feb. 4", "4th of July"
    if _SHORT_YEAR.search(before) and _SHORT_YEAR_AFTER.match(title, end) and len(digits.group()) == 2:
        century = 2000.0 if int(digits.group()) < _NEXT_CENTURY else 1900.0
        return _figure(title, Span(start, end), (century + float(digits.group()), 1.0), "year", "")
    money = product is not None and product.kind == "money"
    if not money and (_GLUED_BEFORE.search(before) or _labels().search(before) or _LABEL_AFTER.match(title, end)):
        return None
    (value, place), end = _scaled(title, digits.group(), end, money=money)
    sort, unit = _sort(title, Span(start, end), digits.group(), product)
    return _figure(title, Span(start, end), (value, place), sort, unit)


def _scaled(title: str, digits: str, end: int, *, money: bool) -> tuple[tuple[float, float], int]:
    """The value and last printed place with the magnitude behind the digits, and where that ends."""
    value, place = float(digits.replace(",", "")), _place(digits)
    tail = _TAIL.match(title, end)
    if tail is None or (tail.group() in ("m", "t", "b") and not money):
        return (value, place), end
    scale = _SCALES[tail.group().strip().lower()]
    return (value * scale, min(place, 1.0) * scale), tail.end()


def _sort(title: str, span: Span, digits: str, product: Quantity | None) -> tuple[Sort, str]:
    """What a headline's number in digits is, and its unit."""
    end = span.end
    if product is not None and product.kind == "money":
        return "money", product.unit
    for pattern, sort in _BY_TAIL:
        if found := pattern.match(title, end):
            return sort, _unit_of(found.group()) if sort in ("age", "time") else ""
    if (
        product is not None
        and product.unit
        and product.kind in ("measure", "rate", "age")
        and title[end - 1] not in "KMBT"
    ):
        return SORTS[product.kind], product.unit.removesuffix(" of age")
    if _YEAR.match(digits) and len(span.of(title)) == len("2026"):
        return "year", ""
    return ("age", "year") if _is_age(title, span, digits) else ("count", "")


def _is_age(title: str, span: Span, digits: str) -> bool:
    """Whether a bare number is an age by its place: "Man, 83, …", "Dies at 69", "Turns 50"."""
    before = title[max(0, span.start - 24) : span.start]
    if not digits.isdigit() or len(digits) > len("120") or not _AGE_BEFORE.search(before):
        return False
    return not before.rstrip().endswith(",") or title[span.end : span.end + 1] in (",", "", ";", ":")


def _unit_of(words_: str) -> str:
    name = re.split(r"[\s-]", words_.strip(" -"))[0].lower()
    name = {"centuries": "century", "yr": "year", "yrs": "year"}.get(name, name)
    return name.removesuffix("s") if name not in DAYS else name


def _spelled(title: str, numeral: Numeral, product: Quantity | None) -> HeadlineFigure | None:
    """A number in words; only what ``figures`` reads as a quantity counts, since "One" and "Second" are often names."""
    if product is None or product.kind == "ordinal" or product.span.start < numeral.span.start - 2:
        return None
    sort: Sort = SORTS[product.kind]
    scale = 100.0 if product.kind == "fraction" else 1.0
    low, high = product.low * scale, product.high * scale
    unit = product.unit.removesuffix(" of age")
    return _figure(title, product.span, (low, max(1.0, product.precision * 2)), sort, unit, high=high, spelled=True)


def _figure(
    title: str,
    span: Span,
    printed: tuple[float, float],
    sort: Sort,
    unit: str,
    *,
    high: float | None = None,
    spelled: bool = False,
) -> HeadlineFigure:
    value, place = printed
    before = title[max(0, span.start - 24) : span.start]
    nouns = _nouns(title, span.end)
    return HeadlineFigure(
        span=span,
        low=value,
        high=value if high is None else high,
        place=place,
        sort=sort,
        unit=unit,
        nouns=frozenset(nouns),
        modifier=next((modifier for modifier, pattern in _HEDGES.items() if pattern.search(before)), "exact"),
        spelled=spelled,
        listed=sort == "count" and bool(_listed() & set(nouns[:3])),
    )


def _nouns(title: str, at: int) -> list[str]:
    """The stems of the words behind a number up to the first function word; a sign or ordinal ending is passed over."""
    if tail := _ORDINAL_TAIL.match(title, at) or _SIGN.match(title, at):
        at = tail.end()
    of = _OF.match(title, at)
    found = _NEXT_WORDS.match(title, of.end() - 1 if of else at)
    stems: list[str] = []
    for word in re.split(r"[\s-]+", found[1]) if found else ():
        if not word or word.lower() in ENDS:
            break
        stems.append(stem(word))
    return stems


def _place(digits: str) -> float:
    """The value of the last printed place that isn't a filling zero: 12.5 → 0.1, 3,000 → 1,000, 1,124 → 1."""
    plain = digits.replace(",", "")
    if "." in plain:
        return float(10 ** -len(plain.split(".")[1]))
    return float(10 ** (len(plain) - len(plain.rstrip("0")))) if float(plain or 0) else 1.0
