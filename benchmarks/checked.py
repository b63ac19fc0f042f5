"""Earlier checks found: ``python -m benchmarks.checked --shared ../shared [--archive URL] [--vectors]``.

CheckThat! 2020, task 2: 997 posts, each with the checks of its claim among 10,375. The checks are imported as
ClaimReview into an archive; prints MAP@5 and success at 1 and 5 (as trec_eval counts them), and milliseconds a query,
by ranker.
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportedly.archive.archive import Archive
from reportedly.archive.reviews.checked import checked
from reportedly.archive.reviews.importing import import_checks
from reportedly.archive.reviews.ranking import Ranker, by_words
from reportedly.archive.reviews.vectors import by_vectors, fill_vectors
from reportedly.encoder.sentence import embed

_DEEP = 5


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--archive", help="URL of an empty database; an SQLite file in a temporary folder by default")
    parser.add_argument("--split", default="train,dev")
    parser.add_argument("--vectors", action="store_true", help="embed the claims too, and fuse (a minute or two)")
    args = parser.parse_args()
    folder = args.shared / "data" / "claims"
    splits = set(args.split.split(","))
    queries = {row["id"]: row["text"] for row in _rows(folder / "queries.jsonl") if row["split"] in splits}
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "relevant.jsonl"):
        wanted[row["q"]].add(row["d"])
    with tempfile.TemporaryDirectory() as temporary, Archive(args.archive or f"{temporary}/checked.db") as archive:
        started = time.perf_counter()
        done = import_checks(archive.engine, map(_feed, _rows(folder / "checked_claims.jsonl")), "CheckThat! 2020")
        print(f"imported {done.new + done.known:,} checks in {time.perf_counter() - started:.1f} s")
        _measure(archive, queries, wanted, {"words": by_words})
        if args.vectors:
            started = time.perf_counter()
            number = fill_vectors(archive.engine, embed)
            print(f"embedded {number:,} claims in {time.perf_counter() - started:.0f} s")
            _measure(archive, queries, wanted, {"vectors": by_vectors(embed)})
            _measure(archive, queries, wanted, {"words": by_words, "vectors": by_vectors(embed)})


def _measure(
    archive: Archive, queries: Mapping[str, str], wanted: Mapping[str, set[str]], rankers: Mapping[str, Ranker]
) -> None:
    total, first, five = 0.0, 0, 0
    started = time.perf_counter()
    with archive.looking() as connection:
        for id, words in queries.items():
            found = checked(connection, words, limit=_DEEP, rankers=rankers).found
            ranked = [one.check.url.rsplit("/", 1)[1] for one in found if one.check]
            hits = [place for place, one in enumerate(ranked, 1) if one in wanted[id]]
            total += sum(n / place for n, place in enumerate(hits, 1)) / len(wanted[id])
            first += bool(hits and hits[0] == 1)
            five += bool(hits)
    number = len(queries)
    each = (time.perf_counter() - started) / number * 1000
    print(
        f"{' + '.join(rankers):16} MAP@5 {total / number:.3f}   found first {first / number:.3f}   "
        f"in five {five / number:.3f}   {each:.0f} ms a query, comparisons included   ({number:,} queries)"
    )


def _feed(row: dict[str, str]) -> dict[str, object]:
    url = f"https://checks.example/{row['id']}"
    return {"@type": "ClaimReview", "url": url, "claimReviewed": row["text"], "headline": row["title"]}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
