"""PolNeAR rows → labelled word pieces, and windows of them for training."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from reportedly.attribution import quotations
from reportedly.encoder.encoding import ANCHOR, POINTERS, SOURCE_OF, TAGS
from reportedly.encoder.windows import CLS, PAD, SEP, Ints, Pieces, cut, to_pieces

Cut = tuple[int, int, int]
"""Document, first piece, piece past the last."""
ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Labelled:
    """A document's pieces with a tag (n,) and pointer targets (n, heads): a piece, -2 for none, -1 to leave out."""

    id: str
    pieces: Pieces
    tags: Ints
    targets: Ints


def load(path: Path, tokenizer: Tokenizer) -> list[Labelled]:
    """Every row of a PolNeAR file, labelled."""
    with path.open(encoding="utf-8") as lines:
        return [label(json.loads(line), tokenizer) for line in lines]


def label(row: dict[str, Any], tokenizer: Tokenizer) -> Labelled:
    """Tags and pointer targets of one article, from its attributions' spans."""
    text = row["text"]
    pieces = to_pieces(text, tokenizer, [q.span for q in quotations.find(text)])
    n = len(pieces.ids)
    tags, targets = np.zeros(n, dtype=np.int64), np.full((n, POINTERS), -1, dtype=np.int64)
    for attribution in row["attributions"]:
        rows = {role: [_within(pieces, *span) for span in attribution[role]] for role in ROLES}
        rows = {role: [r for r in found if len(r)] for role, found in rows.items()}
        for role, segments in rows.items():
            begin = TAGS.index(f"B-{role}")
            for segment in segments:
                tags[segment], tags[segment[0]] = begin + 1, begin
        if not rows["cue"]:
            continue
        anchor = min(segment[0] for segment in rows["cue"])
        for segments in rows.values():
            for segment in segments:
                targets[segment, ANCHOR] = anchor
        source = min((segment[0] for segment in rows["source"]), default=-2)
        for segment in rows["cue"]:
            targets[segment, SOURCE_OF] = source
    return Labelled(row["id"], pieces, tags, targets)


def _within(pieces: Pieces, start: int, end: int) -> Ints:
    """The pieces of [start, end); a paragraph break only where the span goes on past it."""
    low, high = np.searchsorted(pieces.starts, [start, end])
    found = np.arange(low, high)
    empty = pieces.offsets[found, 0] == pieces.offsets[found, 1]
    while len(found) and empty[0]:
        found, empty = found[1:], empty[1:]
    while len(found) and empty[-1]:
        found, empty = found[:-1], empty[:-1]
    return found


def window(doc: Labelled, start: int, end: int, size: int) -> dict[str, Ints]:
    """One training window with CLS and SEP; targets shift with it, and point at none where they fall outside."""
    length = end - start
    out = {k: np.zeros(size + 2, dtype=np.int64) for k in ("ids", "types", "tags", "mask")}
    out["ids"][:] = PAD
    out["ids"][0], out["ids"][length + 1] = CLS, SEP
    out["ids"][1 : length + 1] = doc.pieces.ids[start:end]
    out["types"][1 : length + 1] = doc.pieces.types[start:end]
    out["tags"][1 : length + 1] = doc.tags[start:end]
    out["mask"][: length + 2] = 1
    targets = doc.targets[start:end]
    inside = (targets >= start) & (targets < end)
    shifted = np.where(inside, targets - start + 1, np.where(targets == -1, -1, 0))
    out["targets"] = np.full((size + 2, POINTERS), -1, dtype=np.int64)
    out["targets"][1 : length + 1] = shifted
    return out


def paragraphs(docs: list[Labelled], size: int, overlap: int) -> list[Cut]:
    """Windows of whole paragraphs, as the product cuts them."""
    return [(number, *ends) for number, doc in enumerate(docs) for ends in cut(doc.pieces.ids, size, overlap)]


def shuffled(cuts: list[Cut], batch: int, rng: np.random.Generator) -> list[Cut]:
    """Windows in random order, those of about one length side by side, so that little of a batch is padding."""
    lengths = np.array([end - start for _, start, end in cuts])
    near = np.argsort(lengths + rng.normal(0, 8, len(cuts)))
    batches = [near[at : at + batch] for at in range(0, len(near), batch)]
    return [cuts[i] for number in rng.permutation(len(batches)) for i in batches[number]]


def epoch(docs: list[Labelled], size: int, stride: int, rng: np.random.Generator) -> list[Cut]:
    """One epoch's windows in random order; where they are cut differs from epoch to epoch."""
    cuts: list[Cut] = []
    for number, doc in enumerate(docs):
        n = len(doc.pieces.ids)
        if n <= size:
            cuts.append((number, 0, n))
            continue
        first = int(rng.integers(0, stride))
        starts = {0, *range(first, n - size, stride), n - size}
        cuts.extend((number, start, start + size) for start in sorted(starts))
    return [cuts[i] for i in rng.permutation(len(cuts))]
