"""What a printed figure can mean, and how it is written."""

import pytest

from reportedly.archive.series.values import ends, meet, printed
from reportedly.model.figures import Quantity
from reportedly.model.span import Span


def quantity(low, modifier="exact", *, high=None, precision=0.0, kind="count", unit=""):
    return Quantity(
        id="q1",
        span=Span(0, 1),
        low=low,
        high=high or low,
        kind=kind,
        unit=unit,
        modifier=modifier,
        precision=precision,
    )


@pytest.mark.parametrize(
    ("figure", "allowed", "words"),
    [
        (quantity(300, "more-than", precision=50), (300, None), "more than 300"),
        (quantity(300, "at-least"), (300, None), "at least 300"),
        (quantity(300, "less-than"), (0, 300), "fewer than 300"),
        (quantity(29_000, "approximate", precision=500), (28_500, 29_500), "about 29,000"),
        (quantity(300_000, high=500_000, precision=50_000), (300_000, 500_000), "300,000–500,000"),
        (quantity(19), (19, 19), "19"),
        (quantity(29_000, precision=500), (28_500, 29_500), "29,000"),
        (quantity(10_000, precision=5_000), (9_750, 10_250), "10,000"),
        (quantity(2.2e8, precision=5e5, kind="money", unit="crown"), (2.195e8, 2.205e8), "220 million crowns"),
        (quantity(12, kind="percent", precision=0.5), (11.7, 12.3), "12 %"),
    ],
)
def test_ends(figure, allowed, words):
    """Open ends stay open; "about" reaches to the printed precision; a plain figure is nearly as exact as printed."""
    assert ends(figure) == pytest.approx(allowed) if None not in allowed else ends(figure) == allowed
    assert printed(figure) == words


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (quantity(300, "more-than"), quantity(5_000), True),
        (quantity(300, "more-than"), quantity(200), False),
        (quantity(20, "less-than"), quantity(30, "at-least"), False),
        (quantity(29_000, "approximate", precision=500), quantity(29_500), True),
    ],
)
def test_meet(one, other, together):
    """Two figures can both hold where some value lies in both."""
    assert meet(ends(one), ends(other)) is together
