"""Intervals and verdicts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.checks.interval import Interval, judge, meant, total
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

VALUES = st.floats(min_value=0.001, max_value=1e9)


def quantity(low, high=None, kind="count", modifier="exact", precision=0.0):
    """A hand-made figure."""
    return Quantity(
        id="q", span=Span(0, 1), low=low, high=high or low, kind=kind, modifier=modifier, precision=precision
    )


def interval(one, two):
    return Interval(min(one, two), max(one, two))


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (quantity(54), (54, 54)),
        (quantity(29_000, precision=500), (28_500, 29_500)),
        (quantity(300_000, 500_000, precision=50_000), (300_000, 500_000)),
        (quantity(10, kind="percent", precision=5), (9.5, 10.5)),
        (quantity(4.2, kind="percent", precision=0.05), (4.15, 4.25)),
        (quantity(100, modifier="approximate"), (90, 110)),
        (quantity(100, modifier="more-than"), (100, 150)),
        (quantity(100, modifier="at-least"), (100, math.inf)),
        (quantity(100, modifier="at-most"), (0, 100)),
    ],
)
def test_meant(figure, expected):
    """Protects: what a printed figure can mean: rounding, ranges as printed, small counts exact, hedges."""
    assert meant(figure) == pytest.approx(expected)


@given(VALUES, VALUES, VALUES, VALUES)
def test_quotient_holds_every_quotient(a, b, c, d):
    """Protects: interval division never loses a possible value, so no false accusation comes from arithmetic."""
    left, right = interval(a, b), interval(c, d)
    quotient = left.over(right)
    for x in (a, b):
        for y in (c, d):
            assert quotient.low <= x / y * (1 + 1e-9)
            assert x / y <= quotient.high * (1 + 1e-9)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=6))
def test_sum_holds_the_sum_of_the_ends(pairs):
    """Protects: sums of intervals run from the sum of the lows to the sum of the highs."""
    parts = [interval(*pair) for pair in pairs]
    assert total(parts).low == pytest.approx(sum(p.low for p in parts))
    assert total(parts).high == pytest.approx(sum(p.high for p in parts))


@given(VALUES, VALUES, VALUES, VALUES)
def test_inconsistent_only_when_nothing_is_shared(a, b, c, d):
    """Protects: "inconsistent" means that no value fits, and nothing milder."""
    computed, claim = interval(a, b), interval(c, d)
    apart = max(computed.low, claim.low) > min(computed.high, claim.high) + 1e-6 * max(a, b, c, d)
    verdict = judge(computed, claim, bare=claim)
    if apart:
        assert verdict == "inconsistent"
    if verdict == "inconsistent":
        assert max(computed.low, claim.low) > min(computed.high, claim.high)


def test_strained_where_only_roundings_meet():
    """Protects: the worked example of the design: 29,000 of 300,000 to 500,000 is 10 % only by rounding."""
    computed = Interval(28_500, 29_500).over(Interval(300_000, 500_000)).scaled(100)
    central = Interval(29_000, 29_000).over(Interval(300_000, 500_000)).scaled(100)
    assert judge(computed, Interval(9.5, 10.5), bare=Interval(10, 10), central=central) == "strained"
