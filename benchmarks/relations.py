"""Real relations between figures in news: ``python -m benchmarks.relations --shared ../shared [--list KIND]``.

``relations.jsonl`` holds, for all 840 articles of polnear_train, the places of the figures that can be recomputed
from each other within one report (no text of theirs): annotated on 2026-11-26 by a language model, one reader for
each seventh of the articles, who saw the numbered figures and not what the checks say. Articles are split in halves
by the hash of their id: ``dev`` was tuned on, ``held`` only scored.

Printed by kind and half: linked, the relations whose figures one finding touches all, whatever its verdict; and every
`inconsistent` with whether a reader had marked it too.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.checks import case_of
from benchmarks.shared import rows
from reportedly.checks import Case, run
from reportedly.model.claims import Finding

RELATIONS = Path(__file__).parent / "relations.jsonl"
LOOSE = frozenset({"unclear"})
"""Relations that the reader was in doubt of: not counted."""


def touched(finding: Finding, spans: list[list[int]]) -> bool:
    """Whether ``finding`` touches every span."""
    return all(any(s.start < end and start < s.end for s in finding.spans) for start, end in spans)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--list", metavar="KIND", help="show this kind's unlinked relations of the dev half")
    args = parser.parse_args()
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(RELATIONS):
        wanted[row["doc"]].append(row)
    linked: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for article in rows(args.shared / "data/attribution/polnear_train.jsonl"):
        case = case_of(article["text"], (article.get("date") or "")[:10] or None, article.get("title"))
        findings = run(case)
        known = wanted[article["id"]]
        for row in known:
            if row["verdict"] in LOOSE:
                continue
            found = any(touched(f, row["spans"]) for f in findings)
            total[row["kind"], row["split"]] += 1
            linked[row["kind"], row["split"]] += found
            if args.list == row["kind"] and row["split"] == "dev" and not found:
                _show(case, row)
        for finding in findings:
            if finding.verdict == "inconsistent":
                right = any(r["verdict"] == "inconsistent" and touched(finding, r["spans"][:1]) for r in known)
                print(f"{article['id']}: {finding.kind}: {finding.working}: {'right' if right else 'not marked'}")
    for kind in sorted({kind for kind, _ in total}):
        print(f"{kind:18s} " + "  ".join(f"{s} {linked[kind, s]:3d}/{total[kind, s]:3d}" for s in ("dev", "held")))
    for split in ("dev", "held"):
        all_linked, whole = (sum(n for (_, s), n in c.items() if s == split) for c in (linked, total))
        print(f"{split}: linked {all_linked}/{whole} = {all_linked / whole:.2f}")


def _show(case: Case, row: dict[str, Any]) -> None:
    text = case.text
    first, last = row["spans"][0], row["spans"][-1]
    numbers = sorted({case.sentence_of(type(case.sentences[0])(*span)) for span in row["spans"]})
    print(f"{row['doc']} {row['verdict']} {[text[a:b] for a, b in row['spans']]} at {first[0]}-{last[1]}")
    for number in numbers:
        print("     ", " ".join(case.words(case.sentences[number]).split())[:500])


if __name__ == "__main__":
    main()
