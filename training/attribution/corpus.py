"""Articles as one file of arrays, so that no GPU waits for text: ``python -m training.attribution.corpus --out FILE``.

Labelled ones are PolNeAR's; others (``--plain``: JSON Lines with a ``text``) are only ever answered by teachers.
Windows of them are tensors on the device that there is, all made at once.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.encoder.encoding import POINTERS
from reportedly.encoder.windows import CLS, PAD, SEP, Ints, cut
from training.attribution.data import Labelled, label, load
from training.attribution.train import Batch, device

SIZE, OVERLAP = 190, 48
STAMP = re.compile(r"^\([A-Z][a-z]{2} \d[^)]*\) ")
"""The moment before an article of headline_body_train."""
SENTENCES = re.compile(r'(?<=[.!?]["”]) +(?=["“A-Z])|(?<=[.!?]) +(?=["“A-Z])')


@dataclass(frozen=True)
class Corpus:
    """Pieces of all articles, one after the other; ``targets`` count from the first of all.

    ids, types, tags (n,); targets (n, heads), -2 for none, -1 to leave out; ends, labelled (articles,).
    """

    ids: Ints
    types: Ints
    tags: Ints
    targets: Ints
    ends: Ints
    labelled: NDArray[np.bool_]

    def bounds(self) -> Iterator[tuple[int, int, int]]:
        """Each article's number, first piece, and piece past the last."""
        return zip(range(len(self.ends)), np.append(0, self.ends).tolist(), self.ends.tolist(), strict=False)


def main() -> None:
    """Writes the arrays of the articles, and of polnear_dev's beside them (``dev-…``)."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of polnear_train.jsonl and polnear_dev.jsonl")
    parser.add_argument("--plain", type=Path, nargs="*", default=[], help="JSON Lines with a text each")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    rng = np.random.default_rng(args.seed)
    docs = load(args.data / "polnear_train.jsonl", tokenizer)
    plain = [label(row, tokenizer) for path in args.plain for row in texts(path, rng)]
    joined(docs, plain, args.out)
    joined(load(args.data / "polnear_dev.jsonl", tokenizer), [], args.out.with_name(f"dev-{args.out.name}"))


def texts(path: Path, rng: np.random.Generator) -> Iterator[dict[str, object]]:
    """Rows without attributions; a text that is all one paragraph gets some, of one to three sentences."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = STAMP.sub("", row["text"]).strip()
        if "\n" not in text:
            sentences = SENTENCES.split(text)
            breaks = np.cumsum(rng.integers(1, 4, len(sentences)))
            text = "".join(s + ("\n" if i + 1 in breaks else " ") for i, s in enumerate(sentences)).strip()
        yield {"id": row["id"], "text": text, "attributions": []}


def joined(labelled: list[Labelled], plain: list[Labelled], path: Path) -> None:
    """Writes the articles to ``path`` (npz)."""
    docs = labelled + plain
    ends = np.cumsum([len(doc.pieces.ids) for doc in docs])
    targets = [np.where(d.targets < 0, d.targets, d.targets + e - len(d.tags)) for d, e in zip(docs, ends, strict=True)]
    np.savez_compressed(
        path,
        ids=np.concatenate([doc.pieces.ids for doc in docs]).astype(np.uint16),
        types=np.concatenate([doc.pieces.types for doc in docs]).astype(np.uint8),
        tags=np.concatenate([doc.tags for doc in docs]).astype(np.uint8),
        targets=np.concatenate(targets).astype(np.int32),
        ends=ends,
        labelled=np.arange(len(docs)) < len(labelled),
    )
    print(f"{path}: {len(labelled)} labelled articles, {len(plain)} others, {int(ends[-1]):,} pieces")


def read(path: Path) -> Corpus:
    """What ``joined`` wrote."""
    with np.load(path) as found:
        arrays = {name: found[name] for name in found.files}
    wide = {name: x if name == "labelled" else x.astype(np.int64) for name, x in arrays.items()}
    return Corpus(**wide)


def anywhere(corpus: Corpus, chosen: Iterable[int], size: int, stride: int, rng: np.random.Generator) -> Ints:
    """Windows (windows, 2) of the chosen articles in random order, cut elsewhere each time, as ``data.epoch`` cuts."""
    chosen, cuts = set(chosen), []
    for number, start, end in corpus.bounds():
        if number not in chosen:
            continue
        if end - start <= size:
            cuts.append((start, end))
            continue
        first = start + int(rng.integers(0, stride))
        starts = {start, *range(first, end - size, stride), end - size}
        cuts.extend((at, at + size) for at in starts)
    return rng.permutation(np.array(cuts))


def paragraphs(corpus: Corpus, size: int, overlap: int, rng: np.random.Generator | None = None) -> tuple[Ints, Ints]:
    """Windows (windows, 2) of whole paragraphs as the product cuts them, and each one's article.

    With ``rng`` the first window is made shorter by a random number of paragraphs, so that all others differ.
    """
    cuts, owners = [], []
    for number, start, end in corpus.bounds():
        ids = corpus.ids[start:end]
        split = 0
        if rng is not None:
            ends = np.flatnonzero(ids[:size] == SEP) + 1
            split = int(rng.choice(ends)) if len(ends) else 0
        found = cut(ids[:split], size, overlap) + [(split + a, split + b) for a, b in cut(ids[split:], size, overlap)]
        cuts += [(start + a, start + b) for a, b in found]
        owners += [number] * len(found)
    return np.array(cuts), np.array(owners)


def windows(corpus: Corpus, cuts: Ints, size: int) -> Batch:
    """The windows as ``data.window`` makes them, all of one width, on the device; in the narrowest types."""
    at = cuts[:, :1] + np.arange(-1, size + 1)
    length = cuts[:, 1:] - cuts[:, :1]
    place = np.arange(size + 2)
    inside = (place > 0) & (place <= length)
    at = np.where(inside, at, 0)
    ids = np.where(inside, corpus.ids[at], PAD)
    ids[:, 0] = CLS
    np.put_along_axis(ids, length + 1, SEP, axis=1)
    targets = corpus.targets[at]
    low, high = cuts[:, 0, None, None], cuts[:, 1, None, None]
    targets = np.where((targets >= low) & (targets < high), targets - low + 1, np.where(targets == -1, -1, 0))
    targets[~inside] = -1
    made = {
        "ids": ids.astype(np.int32),
        "types": np.where(inside, corpus.types[at], 0).astype(np.uint8),
        "tags": np.where(inside, corpus.tags[at], 0).astype(np.uint8),
        "mask": (place <= length + 1).astype(np.uint8),
        "targets": targets.reshape(len(cuts), size + 2, POINTERS).astype(np.int16),
    }
    return {name: torch.from_numpy(x).to(device()) for name, x in made.items()}


def batch_of(made: Batch, rows: Ints, longest: int) -> Batch:
    """Some of the windows, cut to ``longest`` pieces (CLS and SEP counted)."""
    chosen = torch.from_numpy(rows).to(device(), non_blocking=True)
    return {name: x[chosen, :longest].long() for name, x in made.items()}


def width(lengths: Ints) -> int:
    """How wide a batch of windows is made: a multiple of 8, which attention on a GPU is quickest with."""
    return min(-(-(int(lengths.max()) + 2) // 8) * 8, SIZE + 2)


def batches(made: Batch, cuts: Ints, batch: int) -> Iterator[tuple[Ints, Batch]]:
    """All windows, those of one length together, and their rows."""
    lengths = cuts[:, 1] - cuts[:, 0]
    order = np.argsort(lengths, kind="stable")
    for at in range(0, len(order), batch):
        rows = order[at : at + batch]
        yield rows, batch_of(made, rows, width(lengths[rows]))


if __name__ == "__main__":
    main()
