"""Scores exported weights on polnear_dev: ``python -m training.attribution.measure WEIGHTS --shared DIR``."""

import argparse
import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from reportedly.attribution import decode, quotations, spans
from reportedly.encoder.model import Encoder


def scorer(shared: Path) -> ModuleType:
    """The scorer beside the project."""
    spec = importlib.util.spec_from_file_location("eval_attribution", shared / "eval" / "eval_attribution.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(encoder: Encoder, row: dict[str, Any]) -> dict[str, Any]:
    """One row's attributions in the scorer's form."""
    marks = quotations.find(row["text"])
    encoding = encoder.encode(row["text"], [q.span for q in marks])
    found = spans.said(encoding, decode.relations(encoding, encoder.transitions), marks, row["text"])
    return {"id": row["id"], "attributions": [{"source": s.source, "cue": s.cue, "content": s.content} for s in found]}


def main() -> None:
    """Prints the scorer's table and words per second."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--shared", type=Path, required=True)
    args = parser.parse_args()
    encoder = Encoder(args.weights)
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
