"""Score the checks: figures and rules alone, without the encoder.

python benchmarks/checks.py --shared ../shared            the scorer's table on checks/examples.jsonl
python benchmarks/checks.py --shared ../shared --news     also every `inconsistent` on polnear_train's articles
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.checks import Case, run
from reportedly.figures import dates, quantities
from reportedly.intake.sentences import sentences


def read(text: str, published: str | None, title: str | None = None) -> Case:
    """A case of ``text`` with its figures and dates; no attributions."""
    found = sentences(text)
    days = dates(text, published, found)
    return Case(
        text=text,
        published=published,
        title=title,
        sentences=found,
        dates=days,
        quantities=quantities(text, days, found),
    )


def score(shared: Path) -> None:
    """Print the scorer's table on the examples."""
    gold = shared / "data/checks/examples.jsonl"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        for row in rows(gold):
            found = run(read(row["text"], row["pub_date"], row["title"]))
            findings = [{"kind": f.kind, "verdict": f.verdict, "spans": f.spans} for f in found]
            predicted.write(json.dumps({"id": row["id"], "findings": findings}) + "\n")
        predicted.flush()
        subprocess.run([sys.executable, shared / "eval/eval_checks.py", gold, predicted.name], check=True)


def news(shared: Path) -> None:
    """Print every inconsistent finding on real articles, and how many there are of each kind."""
    counts: Counter[tuple[str, str]] = Counter()
    articles, spent = 0, 0.0
    for row in rows(shared / "data/attribution/polnear_train.jsonl"):
        articles += 1
        case = read(row["text"], (row.get("date") or row.get("published") or "")[:10] or None, row.get("title"))
        began = time.perf_counter()
        found = run(case)
        spent += time.perf_counter() - began
        counts.update((f.kind, f.verdict) for f in found)
        for finding in found:
            if finding.verdict == "inconsistent":
                words = " | ".join(case.words(span) for span in finding.spans)
                print(f"{row['id']}: {finding.kind}: {finding.working} [{words}]")
                for span in finding.spans[:3]:
                    print("    ", " ".join(case.sentence(span).split())[:400])
    for (kind, verdict), number in sorted(counts.items()):
        print(f"{number:5d} {kind} {verdict}")
    alarms = sum(n for (_, verdict), n in counts.items() if verdict == "inconsistent")
    print(
        f"{articles} articles, {alarms} inconsistent (1 in {articles / max(alarms, 1):.0f}); rules took {spent:.1f} s"
    )


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--news", action="store_true", help="also run over polnear_train.jsonl")
    args = parser.parse_args()
    score(args.shared)
    if args.news:
        news(args.shared)
