"""Encoding: what one pass of the encoder says about every word piece of a document."""

from collections.abc import Sequence
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
    ``windows``: [start, end) in pieces. ``links``: per window, the
    log-probabilities (POINTERS, length + 2, length + 2) that one piece points at another; row and
    column 0 are the window's CLS piece, which stands for "none here", the last its SEP piece.
    """

    pieces: Pieces
    emissions: Floats
    home: NDArray[np.int64]
    windows: Sequence[tuple[int, int]]
    links: Sequence[Halves]
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
            scores = self.links[number][head, rows[mine] - start + 1]
            out[np.ix_(mine, here)] = scores[:, columns[here] - start + 1]
            out[mine, -1] = scores[:, 0]
        return out


def gather(
    pieces: Pieces,
    windows: Sequence[tuple[int, int]],
    tags: Sequence[Floats],
    links: Sequence[Halves],
    worth: Sequence[Floats] = (),
) -> Encoding:
    """Joins the windows' outputs: every piece is read where it stands furthest from a window's edge.

    ``tags`` (length, 7) and ``worth`` (length, 132; none of a network in training) are a window's without its
    CLS and SEP; ``links`` with them.
    """
    n = len(pieces.ids)
    emissions = np.zeros((n, len(TAGS)), dtype=np.float32)
    worths = np.zeros((n, WORTH_HEADS + 2 * WORTH_VALUES), dtype=np.float32)
    home = np.zeros(n, dtype=np.int64)
    reach = np.full(n, -1, dtype=np.int64)
    for number, (start, end) in enumerate(windows):
        at = np.arange(start, end)
        left = at - start if start else np.full(len(at), end - start)
        right = end - 1 - at if end < n else np.full(len(at), end - start)
        depth = np.minimum(left, right)
        better = depth > reach[start:end]
        emissions[start:end][better] = tags[number][better]
        if worth:
            worths[start:end][better] = worth[number][better]
        home[start:end][better] = number
        reach[start:end][better] = depth[better]
    return Encoding(pieces, emissions, home, windows, links, worths)
