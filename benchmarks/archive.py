"""What one article costs in a large archive: ``python -m benchmarks.archive --readings FILE.jsonl --archive BIG.db``.

``FILE`` holds the readings of an archive by shared/eval/make_archive.py, as ``reportedly read`` gives them. Where
``BIG.db`` is not there it is filled with them ``--times`` over, each time with the letters of all words of four and
more shifted by one: other words and names, the same lengths, so that every offset holds and no two sets have a
sentence in common. (100,000 articles take half an hour.) Printed: what adding one more article takes beyond its
reading, and what ``trace`` takes, of an article and of words. The articles added are taken away again.
"""

import argparse
import hashlib
import json
import random
import re
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from reportedly.archive.archive import Archive
from reportedly.errors import ArchiveError
from reportedly.model.reading import Reading

_WORD = re.compile(r"[A-Za-z]{4,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def shifted(reading: dict[str, Any], by: int) -> dict[str, Any]:
    """The reading with other words of the same lengths; names of voices and things counted along with the text."""
    lower = _LETTERS[by % 26 :] + _LETTERS[: by % 26]
    table = str.maketrans(_LETTERS + _LETTERS.upper(), lower + lower.upper())

    def other(words: str) -> str:
        return _WORD.sub(lambda match: match[0].translate(table), words)

    document = reading["document"]
    reading["id"] = document["id"] = f"{reading['id']}-{by}"
    document["text"] = other(document["text"])
    document["sha256"] = hashlib.sha256(document["text"].encode()).hexdigest()
    document["title"] = other(document["title"]) if document.get("title") else None
    links = [link for attribution in reading["attributions"] for link in attribution["chain"]]
    for named in (*reading["voices"], *links):
        named["name"] = other(named["name"])
    for quantity in reading["quantities"]:
        quantity["counted"] = other(quantity.get("counted") or "")
    return reading


def sets(readings: Path, times: Sequence[int]) -> Iterator[Reading]:
    """Each reading, once for each number, shifted by it."""
    for by in times:
        with readings.open(encoding="utf-8") as lines:
            for line in lines:
                yield msgspec.convert(shifted(json.loads(line), by), Reading)


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readings", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--sample", type=int, default=40)
    asked = parser.parse_args()
    with Archive(asked.archive) as archive:
        if archive.count() == 0:
            archive.add(sets(asked.readings, range(asked.times)))
        print(f"{archive.count():,} articles, {asked.archive.stat().st_size / 1e9:.1f} GB on disk")
        more = [one for one, _ in zip(sets(asked.readings, [asked.times]), range(asked.sample), strict=False)]
        archive.add(more[:1])  # what is loaded once is not an article's cost
        _told("one article added, beyond its reading", [lambda one=one: archive.add([one]) for one in more[1:]], 0.2)
        keys = [article.key for article in archive.list(limit=20_000)]
        some = random.Random(5).sample(keys, asked.sample)  # noqa: S311
        archive.remove([one.id for one in more])
        said = [_traced(archive, key) for key in some]
        _told("trace of an article", [lambda key=key: _traced(archive, key) for key in some], 1.0)
        words = [claim for claim in said if claim]
        _told("trace of words", [lambda claim=claim: archive.trace(claim) for claim in words], 1.0)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def _traced(archive: Archive, key: str) -> str:
    try:
        return archive.trace(key).claim
    except ArchiveError:  # an article without a claim
        return ""


def _told(what: str, runs: Sequence[Callable[[], Any]], limit: float) -> None:
    seconds, busy = [], []
    for run in runs:
        start, used = time.perf_counter(), time.process_time()
        run()
        seconds.append(time.perf_counter() - start)
        busy.append(time.process_time() - used)
    middle, worst = statistics.median(seconds), sorted(seconds)[int(0.95 * (len(seconds) - 1))]
    verdict = "met" if worst < limit else "met by the median" if middle < limit else "MISSED"
    print(
        f"{what}: median {1000 * middle:.0f} ms, 95 % under {1000 * worst:.0f} ms "
        f"(processor {1000 * statistics.median(busy):.0f} ms); asked under {1000 * limit:.0f} ms: {verdict}"
    )


if __name__ == "__main__":
    main()
