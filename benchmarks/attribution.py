"""Attribution on PolNeAR dev: ``python -m benchmarks.attribution --shared ../shared [--bootstrap 500]``.

Prints the table of the scorer beside the project (``eval/eval_attribution.py``) for what the product
finds, and how it stands to the figures issue 2 asked for.
"""

import argparse
import json
from pathlib import Path
from types import ModuleType

from benchmarks.shared import polnear_dev, scorer
from reportedly import intake
from reportedly.reading import read

ASKED = {"source": 76.0, "cue": 71.0, "content": 55.0, "relation": 44.0}


def predict(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The attributions of whole readings, in the scorer's form."""
    out = []
    for row in rows:
        reading = read(intake.from_text(str(row["text"]), id=str(row["id"])))
        found = [{"source": a.source, "cue": a.cue, "content": a.content} for a in reading.attributions]
        out.append({"id": row["id"], "attributions": found})
    return out


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--bootstrap", type=int, default=0, metavar="N", help="95 %% intervals over documents")
    parser.add_argument("--json", action="store_true", help="the scorer's summary as JSON")
    args = parser.parse_args()
    rows, module = polnear_dev(args.shared), scorer(args.shared, "eval_attribution")
    total, _, docs, *_ = module.evaluate(rows, predict(rows))
    summary = module.summarise(total)
    if args.json:
        print(json.dumps(summary))
        return
    print(module.show(summary))
    for role, floor in ASKED.items():
        reached = summary[role]["norm"]["F"]
        print(f"{role:9} norm F1 {reached:5.1f}   asked {floor:.0f}   {'met' if reached >= floor else 'MISSED'}")
    if args.bootstrap:
        _intervals(module, docs, args.bootstrap)


def _intervals(module: ModuleType, docs: list[object], rounds: int) -> None:
    for name, (low, high) in module.bootstrap(docs, rounds).items():
        print(f"{name:16} 95 % interval {low:.1f}–{high:.1f}")


if __name__ == "__main__":
    main()
