"""Quantities: numerals that count or measure something, each with unit, bounds and what is counted.

The steps: numerals (``numbers``) → those that are part of a date are passed over → each becomes a figure with
currency, unit and rate (``measures``), unless it is a name (``naming``) → ranges are joined (``ranges``) → what it
counts (``phrases``) → what the words around it say (``context``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from msgspec import structs

from reportedly.figures import about, context
from reportedly.figures.counted_before import counted_before
from reportedly.figures.measures import Figure, figure_of, rate
from reportedly.figures.numbers import Numeral, numerals
from reportedly.figures.phrases import Counted, counted_after
from reportedly.figures.points import points
from reportedly.figures.ranges import joined
from reportedly.intake.sentences import sentences as split
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span
from reportedly.observed import stage
from reportedly.vocab import words

_AGAIN = re.compile(r",? (?:or |\()(?:about |around |nearly |almost |some |roughly |approximately )?")
_IN_SO_MANY = re.compile(r"\b(?:in|of)\b(?: every)? |\A(?P<every>every) ", re.IGNORECASE)  # "one in five pupils"
_NEAR = 300  # code points around an ordinal in which its event is looked for
_OF_THE_LAST = re.compile(
    r" (?:out )?of (?:the|its|their|his|her|our|my) (?:last|past|first|next|previous|final|opening|top) "
    r"(?:\d{1,3}|[a-z]{3,9})(?= )"
)  # "nine of their last 11 games"
_DAY_OF_MONTH = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ELLIPSIS = 60  # code points between a figure and one that leaves out its unit
_GOES_ON = re.compile(
    r",? (?:to|(?:up |down )?from|compared (?:with|to)|against|versus|and then) (?:(?:about|around|nearly|almost|"
    r"roughly|some|just|only|a record|over|under|more than|less than) ){0,2}[^\w\s]?"
)
_AGO = re.compile(r"[ -]\w{1,12} (?:ago|earlier|later|before)\b")


@stage("figures")
def quantities(text: str, dates: Sequence[Date] = (), sentences: Sequence[Span] | None = None) -> list[Quantity]:
    """The quantities of ``text`` in order, disjoint, as q1, q2, and so on.

    ``dates`` (from ``dates.dates``) keep days, years and clock times from being read as figures; their
    durations are figures too ("5 to 10 years"). ``sentences`` saves splitting the text again.
    """
    lines = list(split(text) if sentences is None else sentences)
    starts = [line.start for line in lines]
    found: list[Quantity] = []
    for number, figure in enumerate(joined(text, list(_figures(text, dates))), 1):
        at = bisect_right(starts, figure.span.start) - 1
        sentence = lines[at] if at >= 0 else Span(0, len(text))
        quantity = _quantity(text, figure, sentence, dates, f"q{number}")
        if found and quantity.change is None and _says_again(text, found[-1], quantity):
            quantity = structs.replace(quantity, change=found[-1].change)
        found.append(_carried_on(text, found[-1], quantity) if found else quantity)
    return found


def _says_again(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second figure is the first in another unit: "lost 212 points, or 1.4 percent"."""
    if first.change is None or first.unit == second.unit or second.kind == "count":
        return False
    return _AGAIN.fullmatch(text, first.span.end, second.span.start) is not None


def _carried_on(text: str, first: Quantity, second: Quantity) -> Quantity:
    """A bare figure with the unit and noun that were said for the one before: "by 90,000 patients to 7.42 million"."""
    bare = second.kind == "count" and not second.unit and not second.counted
    named = first.kind in ("count", "money", "measure", "percent") and bool(first.unit or first.counted)
    if not bare or not named or second.span.start - first.span.end > _ELLIPSIS:
        return second
    end = max(first.span.end, first.counted_span.end) if first.counted_span else first.span.end
    link = _GOES_ON.fullmatch(text, end, second.span.start)
    if link is None or (first.kind == "percent" and (first.change is not None or first.part == "by")):
        return second  # "by 65 percent, from 1,200"
    return structs.replace(second, kind=first.kind, unit=first.unit, counted=first.counted)


def _figures(text: str, dates: Sequence[Date]) -> Iterator[Figure]:
    days = [date.span for date in dates if date.type in ("DATE", "TIME")]
    starts = [day.start for day in days]
    reached = 0
    listed = points(text)
    for numeral in numerals(text):
        if numeral.span.start < reached or numeral.span.start in listed:
            continue
        at = bisect_right(starts, numeral.span.start) - 1
        if at >= 0 and _is_dated(text, days[at], numeral):
            continue
        figure = figure_of(text, numeral)
        if figure is not None:
            if figure.span.start < reached:
                figure = replace(figure, span=Span(numeral.span.start, figure.span.end))
            reached = figure.span.end
            yield figure


def _is_dated(text: str, day: Span, numeral: Numeral) -> bool:
    """Whether a numeral belongs to a date: inside it, or the last of a run of days ("April 24 and 25").

    "Three weeks" in "three weeks ago" is a duration all the same, and "fifth" in "its fifth year" an ordinal.
    """
    start, end = numeral.span
    if day.end > start:
        return numeral.kind != "ordinal" and not _AGO.match(text, end)
    if start - day.end > 5 or numeral.kind != "digits" or numeral.high > 31 or not numeral.whole:
        return False
    between = text[day.end : start]
    of_month = _DAY_OF_MONTH.search(day.of(text)) is not None  # not "on Monday and 12 on Tuesday"
    return between in ("-", "–", "—") or (
        of_month and between in (" and ", " to ") and counted_after(text, end) is None
    )


def _quantity(text: str, figure: Figure, sentence: Span, dates: Sequence[Date], name: str) -> Quantity:
    counted, per = _counting(text, figure, sentence)
    end = max(figure.span.end, counted.span.end) if counted else figure.span.end
    group = about.population(text, figure.span, end, sentence)
    return Quantity(
        id=name,
        span=figure.span,
        low=min(figure.low, figure.high),
        high=max(figure.low, figure.high),
        kind="rate" if per and figure.kind in ("count", "measure") else figure.kind,
        unit=figure.unit,
        counted=counted.noun if counted else "",
        counted_span=counted.span if counted else None,
        modifier=context.modifier(text, figure.span, sentence),
        precision=figure.precision,
        per=per,
        population=group.of(text) if group else "",
        population_span=group,
        when=about.when(text, figure.span, sentence, dates),
        change=context.change(text, figure.span, sentence),
        part=about.part(text, figure.span, sentence),
        negated=context.negated(text, figure.span, sentence),
        hypothetical=context.hypothetical(text, figure.span, sentence),
        planned=about.planned(text, figure.span, sentence),
    )


def _counting(text: str, figure: Figure, sentence: Span) -> tuple[Counted | None, str]:
    """What a figure counts, and the denominator of its rate, which may follow that ("6,000 shells a day")."""
    end = figure.span.end
    if figure.kind == "ordinal":
        event = _lasting_events().search(text, max(sentence.start, end - _NEAR), min(sentence.end, end + _NEAR))
        return (Counted(event.group().lower(), Span(*event.span())) if event else None), ""
    if figure.kind == "count" and figure.span.of(text).lower().endswith(" times"):
        return Counted("time", Span(end - len("times"), end)), rate(text, end, None)[0]
    in_so_many = _IN_SO_MANY.search(figure.span.of(text)) if figure.kind == "fraction" else None
    of_only = figure.kind not in ("count", "multiple") and in_so_many is None
    one = figure.high == 1 or (in_so_many is not None and in_so_many["every"] is not None)
    counted = counted_after(text, end, one=one, of_only=of_only)
    if counted is None and figure.kind == "count" and (last := _OF_THE_LAST.match(text, end)):
        counted = counted_after(text, last.end())
    if counted is None and figure.kind == "count":
        counted = counted_before(text, figure.span, sentence)
    if figure.per or figure.kind not in ("count", "measure", "money", "rate"):
        return counted, figure.per
    return counted, rate(text, max(end, counted.span.end) if counted else end, None)[0]


@cache
def _lasting_events() -> re.Pattern[str]:
    """The events whose years are counted: "as the war enters its fifth year"."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words('lasting_events', 'noun')))})\b", re.IGNORECASE)
