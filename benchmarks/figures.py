"""Measure quantities and dates on the shared evaluation sets: ``python benchmarks/figures.py --shared ../shared``.

Prints one row a set, as Markdown: for dates the strict and relaxed span F1 and the value F1; for quantities the
F1 of found, value, unit and modifier; and words a second for both together on one core. The scorers of
``shared/eval`` are run by path. The evaluation sets name units as CQE and quantulum3 do, so a rate is written
"unit per denominator" and a count's unit is what it counts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from reportedly.figures import dates, quantities
from reportedly.model.figures import Quantity

DATE_SETS = ("timebank_te3", "aquaint_te3", "wikiwars_timex3_train")
QUANTITY_SETS = (
    "cqe_rtext_age",
    "cqe_rtext_currency",
    "cqe_rtext_dimension",
    "cqe_rtext_temperature",
    "quantulum3_tests",
)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _score(scorer: Path, gold: Path, predicted: list[dict[str, Any]]) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(json.dumps(row) + "\n" for row in predicted)
    done = subprocess.run(
        [sys.executable, str(scorer), str(gold), file.name], capture_output=True, text=True, check=True
    )
    Path(file.name).unlink()
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _dates(shared: Path, name: str) -> dict[str, Any]:
    gold = shared / "data" / "figures" / f"{name}.jsonl"
    predicted = []
    for row in _rows(gold):
        found = dates(row["text"], row.get("dct"))
        predicted.append(
            {"id": row["id"], "timexes": [{"span": d.span, "type": d.type, "value": d.value} for d in found]}
        )
    return _score(shared / "eval" / "eval_dates.py", gold, predicted)


def unit_as_annotated(quantity: Quantity, *, counts: str) -> str:
    """Our unit in the annotation's words: "barrel per day", the counted noun or ``counts`` for plain counts."""
    name = quantity.unit or (counts or quantity.counted)
    return f"{name} per {quantity.per}" if quantity.per else name


def _quantities(shared: Path, name: str) -> dict[str, Any]:
    gold = shared / "data" / "figures" / f"{name}.jsonl"
    counts = "dimensionless" if name.startswith("quantulum") else ""
    predicted = []
    for row in _rows(gold):
        text = row["text"]
        found = quantities(text, dates(text, None))
        predicted.append({"id": row["id"], "quantities": [
            {"span": q.span, "low": q.low, "high": q.high, "unit": unit_as_annotated(q, counts=counts),
             "modifier": q.modifier} for q in found
        ]})  # fmt: skip
    return _score(shared / "eval" / "eval_figures.py", gold, predicted)


def _words_a_second(shared: Path) -> float:
    texts = [(row["text"], row.get("dct")) for row in _rows(shared / "data" / "figures" / "timebank_te3.jsonl")]
    quantities("Ten of 20.", dates("On Friday.", None))  # compiles the patterns
    start = time.process_time()
    for text, published in texts:
        quantities(text, dates(text, published))
    return sum(len(text.split()) for text, _ in texts) / (time.process_time() - start)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    print("| dates | gold | strict P R F1 | relaxed P R F1 | value acc. | value F1 |\n|---|---|---|---|---|---|")
    for name in DATE_SETS:
        row = _dates(shared, name)
        strict, relaxed = (" ".join(map(str, row[key])) for key in ("strict", "relaxed"))
        print(f"| {name} | {row['gold']} | {strict} | {relaxed} | {row['value_acc']} | {row['value_F1']} |")
    print(
        "\n| quantities | gold | predicted | found P R F1 | value P R F1 | unit F1 | modifier F1 |\n|---|---|---|"
        "---|---|---|---|"
    )
    for name in QUANTITY_SETS:
        row = _quantities(shared, name)
        found, value = (" ".join(map(str, row[key])) for key in ("found", "value"))
        print(
            f"| {name} | {row['gold']} | {row['predicted']} | {found} | {value} | {row['unit'][2]} | "
            f"{row['modifier'][2]} |"
        )
    print(f"\n{_words_a_second(shared):,.0f} words a second, quantities and dates together, one core")


if __name__ == "__main__":
    main()
