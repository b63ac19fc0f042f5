"""Who said what, on PolNeAR dev: ``python -m benchmarks.attribution --shared ../shared [--bootstrap 1000]``.

Scores whole readings of each model that the package ships, and the peers that PyPI has, on the same articles in the
same run: quality by ``eval/eval_attribution.py`` beside the project, words a second as CPU time on one core. Writes
``results/attribution-DATE.json`` and its plots.

    --compare OLD.json   the difference to an earlier result; ends with status 1 on a fall beyond noise
    --set-floors         measures the slice that CI scores and pins its floors; does nothing else
    --limit N            a trial on the first N articles; writes nothing
"""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import comparison, floors, results, table
from benchmarks.measures import ROUNDS
from benchmarks.peers.run import PEERS, peer
from benchmarks.readings import Found, Row, ours
from benchmarks.shared import polnear_dev, scorer
from reportedly.encoder import MODELS

ELSEWHERE = Path(__file__).parent / "elsewhere.csv"


def main() -> int:
    """Runs the benchmark; the status is 1 where ``--compare`` found a fall."""
    args = _arguments()
    rows, module = polnear_dev(args.shared), scorer(args.shared, "eval_attribution")
    if args.set_floors:
        table.floors(floors.set_floors(rows, module))
        return 0
    earlier = results.load(args.compare) if args.compare else None
    rows = rows[: args.limit]
    with ELSEWHERE.open(encoding="utf-8", newline="") as lines:
        elsewhere = list(csv.DictReader(lines))
    systems = [results.system(found, rows, module, args.bootstrap) for found in _found(args, rows)]
    record = results.result(systems, rows, elsewhere)
    table.show(record, module)
    if args.limit is None:
        _write(record, args.out)
    return _compared(earlier, record) if earlier else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--bootstrap", type=int, default=ROUNDS, metavar="N", help="rounds of the bootstrap; 0: none")
    parser.add_argument("--passes", type=int, default=3, metavar="N", help="times each speed is measured")
    parser.add_argument("--peers", choices=[*(one.name for one in PEERS), "all", "none"], default="all")
    parser.add_argument(
        "--spacy-pipeline", action="append", default=[], metavar="NAME", help="for textacy, before those found"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="a trial on the first N articles; writes nothing")
    parser.add_argument("--out", type=Path, default=results.FOLDER, help="the folder of the result file and plots")
    parser.add_argument("--compare", type=Path, metavar="OLD.json", help="show the difference to an earlier result")
    parser.add_argument("--set-floors", action="store_true", help="pin the floors that CI holds the product to")
    return parser.parse_args()


def _found(args: argparse.Namespace, rows: Sequence[Row]) -> list[Found]:
    found = [ours(rows, model, args.passes) for model in MODELS]
    asked = [one for one in PEERS if args.peers in ("all", one.name)]
    return found + [peer(one, rows, args.passes, args.spacy_pipeline) for one in asked]


def _write(record: dict[str, Any], folder: Path) -> None:
    path = folder / f"attribution-{record['date']}.json"
    results.write(record, path)
    print(f"\nwritten: {path}")
    try:
        from benchmarks.plots import draw
    except ImportError:
        print("no plots: pip install -e '.[bench]'")
        return
    for plot in draw(record, path.with_suffix("")):
        print(f"written: {plot}")


def _compared(earlier: dict[str, Any], record: dict[str, Any]) -> int:
    found = comparison.differences(earlier, record)
    if not found:
        raise SystemExit("no model is in both results, so there is nothing to compare")
    comparison.show(found, earlier, record)
    fallen = [one for one in found if one.fell]
    print(f"{len(fallen)} of {len(found)} figures fell beyond noise")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
