"""Spans back: lengths of time that a report counts from a past day to its own, and how each is told.

"Six years ago", "33 years since", "nine years on", "its 150th birthday", "the centenary", "the bridge turns 75".
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from reportedly.checks.case import Case
from reportedly.checks.linking import Window, around
from reportedly.checks.masks import Masked
from reportedly.checks.rates.rate_time import DAYS
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span

Manner = Literal["ago", "since", "later", "anniversary", "age", "past"]

_JUBILEES = {
    "centenary": 100,
    "centennial": 100,
    "bicentenary": 200,
    "bicentennial": 200,
    "sesquicentennial": 150,
    "tercentenary": 300,
    "tricentennial": 300,
    "silver jubilee": 25,
    "golden jubilee": 50,
    "diamond jubilee": 60,
}
_JUBILEE = re.compile(
    rf"\b(?:(?P<name>{'|'.join(_JUBILEES)})|(?P<nth>\d{{1,3}})(?:st|nd|rd|th) jubilee)\b", re.IGNORECASE
)
_PART = re.compile(r"\b(half a|a quarter of a|a quarter|a|one) (century|decade|year)\b", re.IGNORECASE)
_MANNERS: tuple[Manner, ...] = ("ago", "later")
_PARTS = {"half a": 2, "a quarter of a": 4, "a quarter": 4, "a": 1, "one": 1}
_YEARS = {"century": 100, "decade": 10, "year": 1}
_SINCE = re.compile(
    r"(?: or (?:so|more))?(?: (?:have|has|had) (?:passed|gone by|elapsed|gone))?"
    r"(?: \w+)?,?(?: (?:\w+ )?ever| exactly)? since\b"
)
_ON = re.compile(r" on(?=[,.;]| ?$| from\b)| on$")
_LATER = re.compile(r" later\b")
_PAST = re.compile(r"\b(?:past|last) $")
_TURNS = re.compile(
    r"\b(?:turns?|turned|turning|is|now|celebrat\w+ (?:its|their)) (?:only |just |now )?$", re.IGNORECASE
)
_REACHES = re.compile(r"\b(?:turn\w*|celebrat\w+ (?:its|their)) (?:only |just |now )?$", re.IGNORECASE)
_AFTER_SINCE = re.compile(r"\bsince \ue00b,? (?:or |that is |a total of |now |already |for )?$", re.IGNORECASE)
_CLOSED = re.compile(r" *(?:[,.;)]|$)")


class Back(NamedTuple):
    """A length of time counted back: its number and unit, the manner, what prints it and where in its sentence."""

    manner: Manner
    number: Quantity | int
    unit: str
    item: Quantity | Date | Span
    place: int


def spans_back(case: Case, index: int) -> Iterator[Back]:
    """The lengths of time of a sentence that may be counted back from publication."""
    masked = case.masked[index]
    for place, item in masked.items.items():
        if isinstance(item, Date):
            yield from _told(case, item, place)
        elif item.kind == "ordinal" and item.unit in ("anniversary", "birthday"):
            yield Back("anniversary", item, "year", item, place)
        elif item.kind in ("duration", "age", "count"):
            yield from _counted(masked, item, place)
    yield from _in_parts(masked)
    if "enar" in masked.text or "enn" in masked.text or "jubilee" in masked.text:
        for match in _JUBILEE.finditer(masked.text):
            years = int(match["nth"]) if match["nth"] else _JUBILEES[match["name"].lower()]
            span = Span(masked.original(match.start()), masked.original(match.end()))
            yield Back("anniversary", years, "year", span, match.start())


def _told(case: Case, item: Date, place: int) -> Iterator[Back]:
    """What a date told by its distance counts: "six years ago", "two decades later", "half a century ago"."""
    words = case.words(item.span).lower()
    if words == "last year":
        yield Back("ago", 1, "year", item, place)
    manner = next((manner for manner in _MANNERS if words.endswith(f" {manner}")), None)
    if manner is None:
        return
    for found in case.quantities_in(item.span):
        if found.kind == "duration" and (found.unit in DAYS or found.unit == "century"):
            yield Back(manner, found, found.unit, item, place)
            return
    if part := _PART.match(words):
        yield Back(manner, _years(part), "year", item, place)


def _in_parts(masked: Masked) -> Iterator[Back]:
    """Such as "A quarter of a century has passed since": no figure to the readers of figures."""
    if "centur" not in masked.text and "decade" not in masked.text:
        return
    for match in _PART.finditer(masked.text):
        after = masked.text[match.end() :][:60]
        manner: Manner | None = (
            "since" if _SINCE.match(after) else "later" if _ON.match(after) or _LATER.match(after) else None
        )
        if manner is not None:
            span = Span(masked.original(match.start()), masked.original(match.end()))
            yield Back(manner, _years(match), "year", span, match.start())


def _years(part: re.Match[str]) -> int:
    return _YEARS[part[2].lower()] // _PARTS[part[1].lower()]


def _counted(masked: Masked, item: Quantity, place: int) -> Iterator[Back]:
    before, after = masked.text[max(0, place - 60) : place], masked.text[place + 1 :][:60]
    if item.negated or item.hypothetical or item.low < 1:
        return
    if item.kind == "duration":
        if item.unit not in DAYS and item.unit != "century":
            return
        if _SINCE.match(after) or (_AFTER_SINCE.search(before) and _CLOSED.match(after)):
            yield Back("since", item, item.unit, item, place)
        elif _ON.match(after) or _LATER.match(after):
            yield Back("later", item, item.unit, item, place)
        elif _PAST.search(before):
            yield Back("past", item, item.unit, item, place)
    elif _TURNS.search(before) and not item.counted and (item.kind == "age" or _REACHES.search(before)):
        yield Back("age", item, "year", item, place)


def windows(case: Case) -> Iterator[tuple[int, Back, Window]]:
    """Every length of time counted back, with its sentence's index and the figures around it."""
    for index, masked in enumerate(case.masked):
        window: Window | None = None
        if (
            not masked.text.isascii()
            or "centur" in masked.text
            or "decade" in masked.text
            or "ubilee" in masked.text
            or "enar" in masked.text
            or "ennial" in masked.text
        ):
            for back in spans_back(case, index):
                window = window or around(case, index, back=1, ahead=1)
                yield index, back, window
