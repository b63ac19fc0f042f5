"""Joining what the encoder says of overlapping windows, and how much it takes."""

import numpy as np
import pytest

from reportedly.encoder import load
from reportedly.encoder.encoding import POINTERS, gather
from reportedly.encoder.windows import Pieces
from reportedly.errors import TooLarge
from reportedly.service import read_at
from reportedly.settings import current


def pieces(n):
    """So many pieces of two code points."""
    return Pieces(np.arange(n), np.zeros(n, dtype=np.int64), np.array([(2 * i, 2 * i + 2) for i in range(n)]))


@pytest.mark.parametrize(
    ("windows", "homes"),
    [
        ([(0, 5)], [0, 0, 0, 0, 0]),
        ([(0, 4), (4, 7)], [0, 0, 0, 0, 1, 1, 1]),
        ([(0, 6), (4, 10)], [0] * 5 + [1] * 5),
        ([(0, 6), (3, 9), (6, 12)], [0] * 5 + [1] * 3 + [2] * 4),
    ],
)
def test_each_piece_is_read_where_it_is_most_central(windows, homes):
    """Tags, worth and links of a piece are those of its home, wherever else it was seen: nothing is lost or mixed."""

    def answer(number, start, end):
        n = end - start
        pointed = np.full((POINTERS, n + 2, n + 2), -9, dtype=np.float16)
        pointed[1, 1:-1, 0] = 100 * number + np.arange(start, end)  # "none"
        pointed[1, 1:-1, 1:-1] = np.arange(start, end)  # a column knows its piece
        return np.full((n, 7), number, dtype=np.float32), pointed, np.full((n, 132), number, dtype=np.float32)

    found = gather(pieces(len(homes)), windows, (answer(i, *window) for i, window in enumerate(windows)))
    assert found.emissions[:, 0].tolist() == found.worth[:, 0].tolist() == found.home.tolist() == homes
    rows = np.arange(len(homes))
    points = found.point(1, rows, rows)
    assert points[:, -1].tolist() == [100 * home + row for row, home in enumerate(homes)]
    for row, home in enumerate(homes):
        inside = range(*windows[home])
        assert [column for column in rows.tolist() if points[row, column] == column] == list(inside)


def test_more_pieces_than_the_memory_is_meant_for(monkeypatch, tmp_path):
    """Signs have a piece each, so that a short text can be much: one line says what to do, and which text it is."""
    monkeypatch.setenv("REPORTEDLY_MAX_PIECES", "50")
    (tmp_path / "a.txt").write_text("(" * 60, encoding="utf-8")
    current.cache_clear()
    try:
        with pytest.raises(
            TooLarge, match=r"a\.txt: has 60 word pieces, over the limit of 50\. Split it, or raise REP"
        ):
            read_at(str(tmp_path / "a.txt"))
        assert load().encode("(" * 50, []).pieces.ids.shape == (50,)
    finally:
        current.cache_clear()
