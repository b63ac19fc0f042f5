"""A text into everything that reads it by rules: figures, dates, sentences, quotations, marks, checks."""

from reportedly import checks, figures, signals
from reportedly.attribution import find_quotations
from reportedly.checks.case import Case
from reportedly.export import json
from reportedly.intake.sentences import sentences
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

SEEDS = (
    "The strike killed 12 people and wounded 34, the mayor of Veldmark said on Monday. Of the 46, 20 were children.",
    "Prices rose 3.5 percent to $1,234.50 a barrel from $1,100, up from 2% a year earlier, Reuters reported.",
    "Ada Quint, 34, was born in 1950 and died on 5 Sept. 2024, two weeks before the 20th anniversary of the flood.",
    "One in five voters (21%), or 1.2 million people, backed it; 54 percent were against and a quarter did not know.",
    "Between 1999 and 2001, three-quarters of the 2,300 homes – 1,725 – were lost: “half a million” euros each.",
    "The march of 30-40 km at 5 mph took 6 to 8 hours, from 10:35 a.m. (0735 GMT) Friday until the early hours.",
    "The week of 3 March, on 05/09/2025, early on Easter Sunday, this spring, in the 20th century, in 44 B.C., "
    "by year-end "
    "and in mid-May 1999 it met twice a week, two and a half hours a day, now and in the past as in the future, "
    "overnight.",
    "In recent weeks, three days after Christmas, last autumn, the year before last, since late 1998, in the "
    "third quarter "
    "of nineteen eighty-four, a month earlier, a fortnight ago and the next decade’s first half it rained every "
    "Monday.",
    "Oslo won 3-2. A day into the 100th day of the war, which began on 24 February 2022, 12 of 30 men, 10 women and 8 "
    "children, all 30, were freed; on the third anniversary of the war, in its fourth year, the 30 were the last.",
    "Brandt, who was born on 5 May 1950, is 75. Ada Quint, 34, turned 35 in 1999. On his 80th birthday Bo Lund, "
    "born in "
    "1945, said he was 20 in 1965. Wages rose by 3 crowns from 10 to 13 crowns, or 30 percent; the gap was 3 crowns.",
    "Six of the ten boats, 60%, sank: four at sea, one in port and one on the way. The rest, 4, came home. Of "
    "120 homes 40 "
    "burned and 90 stood. Each of the 12 got 5 crowns, 60 in all. A majority, 51 of 100, was for it, two thirds "
    "against.",
    "Its population doubled from 10 thousand to 25 thousand in the 1990s, an average of 1,500 a year since then.",
)


def check(text: str, published: str | None) -> None:
    """Spans lie in the text, in order; what records hold can be written as JSON; nothing is raised."""
    split = sentences(text)
    in_order(split, text)
    quoted = [quotation.span for quotation in find_quotations(text)]
    dates = figures.dates(text, published, split)
    quantities = figures.quantities(text, dates, split)
    in_order([date.span for date in dates], text)
    in_order([quantity.span for quantity in quantities], text)
    for quantity in quantities:
        check_quantity(quantity, text)
    marks = signals.marks(text, split, quoted)
    answers = signals.replies(text, split, quoted)
    for mark in marks:
        within(mark.span, text)
    found = checks.run(
        Case(text=text, published=published, quantities=quantities, dates=dates, sentences=split, title=text[:80])
    )
    for finding in found:
        for span in finding.spans:
            within(span, text)
        assert "\n" not in finding.working
    assert json.encode([dates, quantities, marks, answers, found])


def check_quantity(quantity: Quantity, text: str) -> None:
    """Its bounds are in order and no number that isn't one; what it counts stands in the text."""
    assert quantity.low <= quantity.high, quantity
    if quantity.counted_span is not None:
        within(quantity.counted_span, text)


def within(span: Span, text: str) -> None:
    """The span holds at least one code point of the text."""
    assert 0 <= span.start < span.end <= len(text), span


def in_order(spans: list[Span], text: str) -> None:
    """Spans of the text that don't overlap, in order."""
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text), (at, span)
        at = span.end
