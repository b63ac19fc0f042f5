"""Every nth of something as a share, beside "every nth" that is a time or a verb's."""

import pytest

from reportedly.figures import dates, quantities

SHARES = [
    ("Every third soldier deserted.", 1 / 3, "soldier"),
    ("Almost every tenth house in Osk is empty.", 1 / 10, "house"),
    ("Every second pupil is ill.", 1 / 2, "pupil"),
]
NONE = [
    "Every second counts.",
    "Every second spent there was wasted.",
    "Every third Friday they meet.",
    "Every first step is hard.",
    "Every fourth of them left.",
]


@pytest.mark.parametrize(("text", "share", "counted"), SHARES)
def test_every_nth_is_a_share(text: str, share: float, counted: str) -> None:
    """Protects the share checks of "every third soldier", and that no date is read there."""
    days = dates(text, "2026-03-12")
    found = quantities(text, days)
    assert [(q.kind, pytest.approx(q.low), q.counted) for q in found] == [("fraction", share, counted)]
    assert days == []


@pytest.mark.parametrize("text", NONE)
def test_every_nth_that_is_no_share(text: str) -> None:
    """Times, verbs and names behind "every second" make no share."""
    assert [q for q in quantities(text, dates(text, "2026-03-12")) if q.kind == "fraction"] == []


def test_every_third_year_is_how_often() -> None:
    """A unit of time behind the ordinal is no share."""
    text = "Every third year the river floods."
    assert [q.kind for q in quantities(text, dates(text, "2026-03-12"))] == ["ordinal"]
