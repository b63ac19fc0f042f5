"""The time axis: in order, to scale but for stretches that are marked, with round ticks that keep apart."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from reportedly.export.trace_axis import axis

START = datetime(2031, 3, 3, 14, 5)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _axis(*offsets, left=100.0, right=800.0):
    return axis([(START + offset, START + offset) for offset in offsets], left, right)


@pytest.mark.parametrize(
    "offsets",
    [
        [0 * HOUR],
        [0 * HOUR, HOUR],
        [0 * HOUR, HOUR, 400 * DAY],
        [0 * HOUR, HOUR, 30 * DAY, 31 * DAY, 4000 * DAY],
        [n * HOUR for n in range(50)],
        [-1000 * 365 * DAY, 2900 * 365 * DAY],
    ],
)
def test_in_order(offsets):
    """Later is never further left, everything is on the axis, ticks are in order and apart."""
    made = _axis(*offsets)
    places = [made.place(START + offset) for offset in offsets]
    assert places == sorted(places)
    assert places[0] == pytest.approx(100)
    assert all(100 <= place <= 800.01 for place in places)
    ticks = list(made.ticks(88))
    assert ticks
    assert all(after.x - before.x >= 40 for before, after in pairwise(ticks))
    assert [(one.right, other.left) for one, other in pairwise(made.stretches) if one.right != other.left] == []


def test_long_silence_is_cut():
    """A year of silence does not squeeze two hours into a dot; the cut is there to be marked."""
    made = _axis(0 * HOUR, HOUR, 400 * DAY, 400 * DAY + HOUR)
    assert [stretch.cut for stretch in made.stretches] == [False, True, False]
    assert made.place(START + HOUR) - made.place(START) > 200


def test_a_short_one_is_not():
    """Where nothing is squeezed, the axis is to scale."""
    made = _axis(0 * HOUR, 6 * HOUR, 17 * HOUR)
    assert [stretch.cut for stretch in made.stretches] == [False]
    assert made.place(START + 6 * HOUR) == pytest.approx(100 + 700 * 6 / 17)


def test_first_tick_names_its_day():
    """Hours alone don't say of which day."""
    first, second, *_ = _axis(0 * HOUR, 6 * HOUR).ticks(88)
    assert (first.label, second.label) == ("3 Mar, 15:00", "16:00")


def test_no_time():
    """Without a time there is no axis, and nothing fails."""
    made = axis([], 0, 100)
    assert list(made.ticks(88)) == []
