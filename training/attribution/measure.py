"""Scores models on polnear_dev: ``python -m training.attribution.measure WEIGHTS... --shared DIR``.

WEIGHTS are folders of exported weights (with ``--model``), or checkpoints (.pt) of the trained networks.
"""

import argparse
import importlib.util
import json
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
from tokenizers import Tokenizer

from reportedly.attribution import hear, quotations
from reportedly.encoder.encoding import FLOOR, POINTERS, Encoding, Floats, Halves, gather
from reportedly.encoder.model import Encoder
from reportedly.encoder.windows import CLS, SEP, Pieces, cut, to_pieces
from reportedly.model.span import Span
from reportedly.settings import MODELS
from training.attribution.distil import trained
from training.attribution.net import pointing
from training.attribution.train import answers


def scorer(shared: Path) -> ModuleType:
    """The scorer beside the project."""
    spec = importlib.util.spec_from_file_location("eval_attribution", shared / "eval" / "eval_attribution.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Checkpoint:
    """Trained networks in the encoder's place, their distributions averaged."""

    def __init__(self, paths: list[Path], tokenizer: Path) -> None:
        self.nets = [trained(path) for path in paths]
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.card: dict[str, Any] = {}
        self.transitions = torch.stack([net.transitions for net in self.nets]).mean(0).cpu().numpy()

    def encode(self, text: str, quoted: Sequence[Span]) -> Encoding:
        """As Encoder.encode."""
        pieces = to_pieces(text, self.tokenizer, quoted)
        windows = cut(pieces.ids, 190, 48)
        return gather(pieces, windows, (self._run(pieces, *window) for window in windows))

    @torch.no_grad()
    def _run(self, pieces: Pieces, start: int, end: int) -> tuple[Floats, Halves, None]:
        """Tags and links of one window."""
        ids = torch.tensor([[CLS, *pieces.ids[start:end].tolist(), SEP]])
        types = torch.tensor([[0, *pieces.types[start:end].tolist(), 0]])
        batch = {"ids": ids, "types": types, "mask": torch.ones_like(ids)}
        said = [answers(net, batch, ids) for net in self.nets]
        tags = torch.stack([t for t, _, _ in said]).mean(0)[0, 1:-1].cpu().numpy()
        heads = [[pointing(q, k, h, batch["mask"]).softmax(-1) for _, q, k in said] for h in range(POINTERS)]
        mean = torch.stack([torch.stack(head).mean(0)[0] for head in heads])
        return tags, mean.log().clamp(min=FLOOR).half().cpu().numpy(), None


def predict(encoder: Encoder | Checkpoint, row: dict[str, Any]) -> dict[str, Any]:
    """One row's attributions in the scorer's form."""
    marks = quotations.find(row["text"])
    encoding = encoder.encode(row["text"], [q.span for q in marks])
    found = hear(row["text"], marks, encoding, encoder)
    return {"id": row["id"], "attributions": [{"source": s.source, "cue": s.cue, "content": s.content} for s in found]}


def main() -> None:
    """Prints the scorer's table and words per second."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--model", choices=MODELS, default=MODELS[0])
    parser.add_argument("--tokenizer", type=Path, help="for checkpoints")
    parser.add_argument("--shared", type=Path, required=True)
    args = parser.parse_args()
    encoder = Checkpoint(args.weights, args.tokenizer) if args.tokenizer else Encoder(args.weights[0], args.model)
    rows = [json.loads(line) for line in (args.shared / "data/attribution/polnear_dev.jsonl").open(encoding="utf-8")]
    started = time.process_time()
    predicted = [predict(encoder, row) for row in rows]
    seconds = time.process_time() - started
    module = scorer(args.shared)
    total, *_ = module.evaluate(rows, predicted)
    print(module.show(module.summarise(total)))
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{words / seconds:,.0f} words/s, {len(rows) / seconds:.1f} articles/s (CPU seconds)")


if __name__ == "__main__":
    main()
