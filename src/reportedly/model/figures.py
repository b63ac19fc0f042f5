"""Quantities and dates: what a report counts and when it says things happened."""

from typing import Literal

from msgspec import Struct

from reportedly.model.span import Span

Modifier = Literal["exact", "approximate", "more-than", "less-than", "at-least", "at-most"]
QuantityKind = Literal[
    "count", "percent", "points", "money", "measure", "multiple", "fraction", "ordinal", "age", "rate", "duration"
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Change = Literal["rise", "fall"]
Part = Literal["from", "to", "by"]


class Quantity(Struct, frozen=True, kw_only=True):
    """A figure as an interval, in the unit as printed (10 % is ``low`` 10, ``unit`` "percent").

    ``low`` and ``high`` are the printed values (equal for a single number); ``precision`` is half
    the last significant place as printed, so that the value meant lies in
    ``[low - precision, high + precision]``. ``counted`` is what is counted, as a lemma-like noun;
    ``counted_span`` the words it was read from; ``per`` the unit a rate is taken over.
    ``population`` is the group it is of ("12 of the 40 prisoners", "48 % of residents"), ``when`` the id of the date
    it is of, ``change`` whether it is the size of a rise or fall, ``part`` its place in one: from, to, by so much.
    ``negated`` is denied, ``hypothetical`` supposed or possible, ``planned`` of what is to be.
    """

    id: str
    span: Span
    low: float
    high: float
    kind: QuantityKind
    unit: str = ""
    counted: str = ""
    counted_span: Span | None = None
    modifier: Modifier = "exact"
    precision: float = 0.0
    per: str = ""
    population: str = ""
    population_span: Span | None = None
    when: str | None = None
    change: Change | None = None
    part: Part | None = None
    negated: bool = False
    hypothetical: bool = False
    planned: bool = False
    attribution: str | None = None


class Date(Struct, frozen=True, kw_only=True):
    """A time expression as TIMEX3; ``first`` and ``last`` are ISO days of the interval, where known."""

    id: str
    span: Span
    type: TimexType
    value: str
    first: str | None = None
    last: str | None = None
    attribution: str | None = None
