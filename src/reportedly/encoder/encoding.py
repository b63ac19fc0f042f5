"""Encoding: what one pass of the encoder says about every word piece of a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.windows import Pieces
from reportedly.model.span import Span

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ANCHOR, SOURCE_OF = 0, 1  # pointer heads: any piece → its cue's first piece; cue → its source's first piece
POINTERS = 2
POINTER_WIDTH = 64
WORTH_HEADS, WORTH_VALUES = 4, 64
"""Of the check-worthiness head: attention scores of a piece, and its values and peaks."""

FLOOR = -30.0  # log-probabilities below it are not kept
Floats = NDArray[np.float32]
Halves = NDArray[np.float16]


@dataclass(frozen=True)
class Encoding:
    """Per-piece answers, gathered from overlapping windows.

    ``emissions`` (n, 7): unnormalised tag scores, each piece's taken from the window it is most
    central in (``home``, (n,)); so ``worth`` (n, 132), what the check-worthiness head makes of it.
    ``windows``: [start, end) in pieces. ``links``: per window, the log-probabilities
    (POINTERS, rows, length + 2) that a piece points at another; the rows are the pieces at home in the window, the
    first of them ``first_at_home`` (windows,), column 0 is the window's CLS piece, which stands for "none here", the
    last its SEP piece.
    """

    pieces: Pieces
    emissions: Floats
    home: NDArray[np.int64]
    windows: Sequence[tuple[int, int]]
    links: Sequence[Halves]
    first_at_home: Sequence[int]
    worth: Floats

    def pooled(self, spans: Sequence[Span]) -> Floats:
        """What the check-worthiness head makes of ``spans``, (128,): means weighed by attention, then peaks."""
        bounds = np.searchsorted(self.pieces.starts, [end for span in spans for end in span])
        rows = np.concatenate([self.worth[low:high] for low, high in bounds.reshape(-1, 2)])
        if not len(rows):
            return np.zeros(2 * WORTH_VALUES, dtype=np.float32)
        heads = np.exp(rows[:, :WORTH_HEADS] - rows[:, :WORTH_HEADS].max(0))
        values = rows[:, WORTH_HEADS:-WORTH_VALUES].reshape(len(rows), WORTH_HEADS, -1)
        mean = (values * (heads / heads.sum(0))[:, :, None]).sum(0)
        return np.concatenate([mean.ravel(), rows[:, -WORTH_VALUES:].max(0)])

    def point(self, head: int, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
        """Log-probability that each piece of ``rows`` points at each of ``columns``, and at none.

        Shape (rows, columns + 1), the last column "none". The probabilities are over the whole window
        of the row, so a row may spread its mass on pieces that are not among ``columns``.
        """
        out = np.full((len(rows), len(columns) + 1), FLOOR, dtype=np.float32)
        homes = self.home[rows]
        for number in sorted(set(homes.tolist())):
            start, end = self.windows[number]
            mine = np.flatnonzero(homes == number)
            here = np.flatnonzero((columns >= start) & (columns < end))
            scores = self.links[number][head, rows[mine] - self.first_at_home[number]]
            out[np.ix_(mine, here)] = scores[:, columns[here] - start + 1]
            out[mine, -1] = scores[:, 0]
        return out


def gather(
    pieces: Pieces, windows: Sequence[tuple[int, int]], answers: Iterable[tuple[Floats, Halves, Floats | None]]
) -> Encoding:
    """Joins the windows' answers, as they come: every piece is read where it stands furthest from a window's edge.

    An answer is a window's tags (length, 7) and worth (length, 132; None of a network in training), both without its
    CLS and SEP, and between them its links (POINTERS, length + 2, length + 2), with them. Only what pieces at home in
    it say is kept.
    """
    n = len(pieces.ids)
    emissions = np.zeros((n, len(TAGS)), dtype=np.float32)
    worths = np.zeros((n, WORTH_HEADS + 2 * WORTH_VALUES), dtype=np.float32)
    home = _homes(n, windows)
    links: list[Halves] = []
    first_at_home: list[int] = []
    for number, (tags, pointed, worth) in enumerate(answers):
        start, end = windows[number]
        first, last = np.searchsorted(home[start:end], (number, number + 1)).tolist()
        emissions[start + first : start + last] = tags[first:last]
        if worth is not None:
            worths[start + first : start + last] = worth[first:last]
        links.append(pointed[:, first + 1 : last + 1].copy())
        first_at_home.append(start + first)
    return Encoding(pieces, emissions, home, windows, links, first_at_home, worths)


def _homes(n: int, windows: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """The window of each of ``n`` pieces that it is most central in, the earlier of two; ascending."""
    home = np.zeros(n, dtype=np.int64)
    reach = np.full(n, -1, dtype=np.int64)
    for number, (start, end) in enumerate(windows):
        at = np.arange(start, end)
        left = at - start if start else np.full(len(at), end - start)
        right = end - 1 - at if end < n else np.full(len(at), end - start)
        depth = np.minimum(left, right)
        better = depth > reach[start:end]
        home[start:end][better] = number
        reach[start:end][better] = depth[better]
    return home
