"""Unit conversion: one measure given in two units, "12 kilometers (19 miles)"."""

from collections.abc import Iterator
from functools import cache

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, judge, meant, printed
from reportedly.checks.masks import frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, plural, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity
from reportedly.vocab import rows

ROUGH = 0.10
"""Converters round for readers ("10 miles (16 km)", "a 100-foot (30-metre) wall"): beyond the printed
rounding, a tenth off is strained; an error of the factor itself is at least that."""

_NOT_BEYOND = (
    r"(?! (?:more|less|fewer|short|heavier|lighter|longer|shorter|higher|lower|over|under|above|below|from|away|off)\b)"
)
"""“12 kilograms, about 3 pounds more than allowed” is no conversion."""
_FRAMES = (
    frame(r"<measure|rate:one>(?:\s[a-z-]{2,15}){0,2}\s*(?:\(|\[|/) ?(?:or )?<hedge><measure|rate:two>" + _NOT_BEYOND),
    frame(
        r"<measure|rate:one>(?:\s[a-z-]{2,15}){0,2}, (?:or )?(?:about|roughly|approximately|around|nearly|almost|just "
        r"(?:over|under)|some) <measure|rate:two>" + _NOT_BEYOND
    ),
    frame(r"<measure|rate:one>(?:\s[a-z-]{2,15}){0,4},? or <hedge><measure|rate:two>,?"),
)


@cache
def _factors() -> dict[str, tuple[str, float, float]]:
    return {row["unit"]: (row["base"], float(row["factor"]), float(row["offset"])) for row in rows("conversions")}


def _in_base(values: Interval, unit: str) -> Interval:
    _, factor, offset = _factors()[unit]
    return Interval(values.low * factor + offset, values.high * factor + offset)


def _from_base(values: Interval, unit: str) -> Interval:
    _, factor, offset = _factors()[unit]
    return Interval((values.low - offset) / factor, (values.high - offset) / factor)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        for match in search(masked, _FRAMES):
            one, two = match.quantity("one"), match.quantity("two")
            if _convertible(one, two):
                yield _checked(one, two)


def _convertible(one: Quantity, two: Quantity) -> bool:
    known = _factors()
    return (
        one.unit != two.unit
        and one.per == two.per
        and one.unit in known
        and two.unit in known
        and known[one.unit][0] == known[two.unit][0]
    )


def _checked(one: Quantity, two: Quantity) -> Finding:
    known = _factors()
    central = _from_base(_in_base(printed(one), one.unit), two.unit)
    computed = _from_base(_in_base(meant(one), one.unit), two.unit)
    verdict = judge(computed, meant(two), bare=printed(two), central=central)
    if verdict == "inconsistent" and known[one.unit][0] == "celsius":
        by = known[one.unit][1] / known[two.unit][1]
        as_change = judge(meant(one).scaled(by), meant(two), bare=printed(two), central=printed(one).scaled(by))
        if as_change != "inconsistent":
            verdict, central = as_change, printed(one).scaled(by)
    if verdict == "inconsistent" and known[one.unit][0] != "celsius":
        loose = Interval(computed.low * (1 - ROUGH), computed.high * (1 + ROUGH))
        verdict = "strained" if loose.meets(meant(two)) else verdict
    working = f"{figure(one)} = {span_of(central)} {plural(two.unit)}, stated {figure(two)}"
    return finding(verdict, (one, two), working, sure=0.9)


RULE = Rule(
    id="unit-conversion",
    title="The same measure in two units",
    needs="a measure and, in brackets or after “or”, another in a unit of the same dimension",
    rule="the one converted, over its rounding, must meet the other",
    tolerance="both roundings; a further 10 % is strained (rounded for readers), except for temperatures. Factors: "
    "vocab/conversions.csv (BIPM, NIST SP 811)",
    example="12 kilometers (19 miles): 12 kilometre = 7.5 mile, stated 19 mile: inconsistent",
    traps=(
        "two different measures side by side (3 metres by 10 feet), tons of three kinds, money; temperatures "
        "may be differences of temperature"
    ),
    apply=_find,
)
