"""The teacher's vectors: all-MiniLM-L6-v2, mean-pooled, on sentences of the shared training data.

``python -m training.vectors.teacher --shared ../shared --weights DIR --out FOLDER`` writes texts.json and teacher.npy;
DIR is what ``training.attribution.weights`` unpacks. Minutes on two cores, so it is kept and not made twice.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.encoder.windows import CLS, SEP
from reportedly.intake.sentences import sentences
from training.attribution.net import MINILM, Net, start_from
from training.attribution.weights import checked

SHARES = {"articles": 8000, "debates": 3000, "claims": 4000}
"""Sentences taken of news articles, of debates (worth_train), and of checked claims and the posts that repeat them."""

LONGEST = 188
"""Word pieces read of a sentence, as by the student."""


def texts(shared: Path, seed: int = 1) -> list[str]:
    """Sentences to learn from, mixed, none twice; of the posts only the training part."""
    pick = random.Random(seed)  # noqa: S311 - a sample, no secret
    data = shared / "data"
    rows = {
        "articles": [
            row["text"][s.start : s.end]
            for row in _rows(data / "attribution/polnear_train.jsonl")
            for s in sentences(row["text"])
        ],
        "debates": [r["text"] for r in _rows(data / "signals/worth_train.jsonl") if r["split"] == "train"],
        "claims": [r["text"] for r in _rows(data / "claims/checked_claims.jsonl")],
    }
    posts = [r["text"] for r in _rows(data / "claims/queries.jsonl") if r["split"] == "train"]
    found = posts + [
        text for name, wanted in SHARES.items() for text in pick.sample(sorted(set(rows[name])), wanted) if text.strip()
    ]
    found = sorted({" ".join(text.split()) for text in found})
    pick.shuffle(found)
    return found


def vectors(weights: Path, lines: Sequence[str], batch: int = 64) -> NDArray[np.float32]:
    """The teacher's vectors of ``lines``, (n, 384), of length 1."""
    net = Net(MINILM, dropout=0.0)
    torch.nn.init.zeros_(net.types.weight)
    start_from(net, checked(weights / "model.safetensors", "minilm"))
    net.eval()
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    ids = [[CLS, *e.ids[:LONGEST], SEP] for e in tokenizer.encode_batch(list(lines), add_special_tokens=False)]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    out = np.zeros((len(ids), MINILM.width), dtype=np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            width = max(len(ids[i]) for i in rows)
            block = torch.tensor([ids[i] + [0] * (width - len(ids[i])) for i in rows])
            mask = (block != 0).float()
            x, wide = net.embed(block, torch.zeros_like(block)), net.bias(mask, width)
            for layer in net.layers:
                x = layer(x, wide)
            mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            out[rows] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return out


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Writes the sentences and their vectors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("--shared", "--weights", "--out"):
        parser.add_argument(name, type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    lines = texts(args.shared)
    (args.out / "texts.json").write_text(json.dumps(lines), encoding="utf-8")
    np.save(args.out / "teacher.npy", vectors(args.weights, lines))
    print(f"{args.out}: {len(lines)} sentences")


if __name__ == "__main__":
    main()
