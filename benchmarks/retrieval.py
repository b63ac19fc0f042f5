"""Claim retrieval: full text, vectors, and the two fused: ``python -m benchmarks.retrieval --shared ../shared``.

1. Posts that repeat claims checked before (shared/data/claims): MAP@5 on the dev part.
2. Our own set, retrieval.jsonl: a claim in four wordings, and others that are near (another number, place, event),
   all of places that do not exist; each wording asks for the other three. Odd rows served to fit the weights, even
   rows tell: MAP@10.
3. Time and memory of a question at 10⁵ claims (``--claims``), with sentences of ``--sentences`` (JSONL with ``text``).

Differences come with a paired bootstrap over questions (1,000 rounds, 95 %). ``--fit`` prints what the weights of
``search.fusion`` give on the fitting parts.
"""

import argparse
import itertools
import resource
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, insert

from benchmarks.shared import rows
from reportedly.archive import search, tables
from reportedly.archive.database import open_database, transaction
from reportedly.archive.search import finding
from reportedly.archive.search.filters import filtered
from reportedly.archive.search.fusion import Candidate, Weights, fused
from reportedly.archive.search.neighbours import packed
from reportedly.archive.search.recording import index_claims
from reportedly.archive.search.tables import claim_vectors
from reportedly.encoder.sentence import MADE_BY, WIDTH, embed

OURS = Path(__file__).with_name("retrieval.jsonl")
ROUNDS = 1000
LIMIT_MS = 50.0


class Question(NamedTuple):
    """What is asked, and the sentences that answer it, by their numbers."""

    words: str
    answers: frozenset[int]


class Asked(NamedTuple):
    """A question with what was proposed for it."""

    question: Question
    proposed: list[Candidate]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=0, help="only time a question at so many claims, such as 100000")
    parser.add_argument("--sentences", type=Path, help="JSONL with 'text': what those claims say")
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    if args.claims:
        timed(args.claims, args.sentences, [row["ask"] for row in rows(OURS)])
        return
    fitting, telling = posts(args.shared)
    odd, even = ours()
    if args.fit:
        fit([(fitting, 5), (odd, 10)])
    report("posts that repeat checked claims, dev", telling, 5)
    report("our own set, even rows", even, 10)


def posts(shared: Path) -> tuple[list[Asked], list[Asked]]:
    """The shared claims' questions, of train and dev, with what an archive of the checked claims proposes."""
    data = shared / "data" / "claims"
    checked = rows(data / "checked_claims.jsonl")
    numbers = {row["id"]: number for number, row in enumerate(checked, 1)}
    right: dict[str, set[int]] = {}
    for row in rows(data / "relevant.jsonl"):
        right.setdefault(row["q"], set()).add(numbers[row["d"]])
    found: dict[str, list[Asked]] = {"train": [], "dev": []}
    with archive([f"{row['title']}. {row['text']}" for row in checked]) as connection:
        for row in rows(data / "queries.jsonl"):
            if row["id"] in right:
                question = Question(row["text"], frozenset(right[row["id"]]))
                found[row["split"]].append(asked(connection, question))
    return found["train"], found["dev"]


def ours() -> tuple[list[Asked], list[Asked]]:
    """Our own set's questions, of odd and even rows, asked of an archive of all its sentences.

    Each sentence of a group in turn asks for the others, and is itself left out of what is found.
    """
    numbers = itertools.count(1)
    sentences: list[str] = []
    parts: tuple[list[Asked], list[Asked]] = ([], [])
    groups = []
    for row in rows(OURS):
        same = [row["ask"], *row["mentions"]]
        groups.append([(next(numbers), line) for line in same])
        sentences += [*same, *row["others"]]
        for _ in row["others"]:
            next(numbers)
    with archive(sentences) as connection:
        for place, group in enumerate(groups):
            for number, line in group:
                one = asked(connection, Question(line, frozenset(other for other, _ in group if other != number)))
                parts[place % 2].append(Asked(one.question, [c for c in one.proposed if c.claim != number]))
    return parts


def asked(connection: Connection, question: Question) -> Asked:
    """A question with its candidates."""
    return Asked(question, finding.candidates(connection, question.words, finding.DEPTH, filtered()))


@contextmanager
def archive(sentences: Sequence[str]) -> Iterator[Connection]:
    """A new archive with each sentence as a claim of its own article, numbered from 1, with its vector."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(Path(folder) / "retrieval.db")
        with transaction(engine) as connection:
            fill(connection, sentences)
            step = search.catch_up(connection)
            while step.made:
                step = search.catch_up(connection, step.last)
        with engine.connect() as connection:
            yield connection
        engine.dispose()


def fill(connection: Connection, sentences: Iterable[str]) -> None:
    """Writes articles of one sentence, their claims, and the claims' words."""
    for batch in batches(enumerate(sentences, 1)):
        now = "2026-01-01T00:00:00Z"
        connection.execute(
            insert(tables.articles),
            [{"id": number, "key": f"c{number}", "current": number, "added_at": now} for number, _ in batch],
        )
        connection.execute(insert(tables.versions), [_version(number, line, now) for number, line in batch])
        connection.execute(insert(tables.claims), [_claim(number, line) for number, line in batch])
        index_claims(connection, [number for number, _ in batch])


def batches(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """5,000 at a time (itertools.batched is of Python 3.12)."""
    lines = iter(lines)
    while batch := list(itertools.islice(lines, 5000)):
        yield batch


def _version(number: int, line: str, now: str) -> dict[str, Any]:
    plain = {"language": "en", "authors": "[]", "media_type": "text/plain", "collected_at": now, "collected_by": ""}
    own = {"id": number, "article": number, "number": 1, "sha256": f"{number:064x}", "text": line, "place": ""}
    return {**own, **plain, "words": len(line.split())}


def _claim(number: int, line: str) -> dict[str, Any]:
    where = {"start": 0, "end": len(line), "sentence_start": 0, "sentence_end": len(line), "text": line}
    said = {"voice_kind": "own-voice", "chain": "[]", "flags": "[]", "worth": 0.5}
    return {"id": number, "version": number, "local": "c1", **where, **said}


def systems(one: Asked, weights: Weights = Weights()) -> dict[str, list[int]]:  # noqa: B008 - an immutable default
    """The claims in order, by full text alone, by vectors alone, and fused."""
    keys = {
        "full text": lambda c: -c.words,
        "vectors": lambda c: -(c.cosine or 0.0),
        "hybrid": lambda c: -fused(c, weights),
    }
    said = [c for c in one.proposed if c.words > 0]
    return {
        name: [c.claim for c in sorted(said if name == "full text" else one.proposed, key=lambda c: (key(c), c.claim))]
        for name, key in keys.items()
    }


def precision(order: Sequence[int], answers: frozenset[int], depth: int) -> float:
    """Average precision at ``depth``, as shared/eval/eval_claims.py reckons it: over all answers there are."""
    hits = [place for place, claim in enumerate(order[:depth], 1) if claim in answers]
    return sum(number / place for number, place in enumerate(hits, 1)) / len(answers)


def report(name: str, found: Sequence[Asked], depth: int) -> None:
    """One table: each system, and by how much the hybrid is ahead."""
    scores: dict[str, list[float]] = {}
    for one in found:
        for system, order in systems(one).items():
            scores.setdefault(system, []).append(precision(order, one.question.answers, depth))
    print(f"\n{name}: {len(found)} questions, MAP@{depth}")
    random = np.random.default_rng(1)
    picks = random.integers(0, len(found), (ROUNDS, len(found)))
    for system, each in scores.items():
        line = f"  {system:10} {statistics.fmean(each):.3f}"
        if system != "hybrid":
            ahead = np.array(scores["hybrid"]) - np.array(each)
            low, high = np.percentile(ahead[picks].mean(1), [2.5, 97.5])
            line += f"   hybrid ahead by {ahead.mean():+.3f} [{low:+.3f}, {high:+.3f}]"
        print(line)


def fit(parts: Sequence[tuple[Sequence[Asked], int]]) -> None:
    """The ten best weights of a grid, by the mean of the parts' MAP."""
    grid = itertools.product((0.1, 0.2, 0.3), (0.05, 0.1, 0.2), (0.0, -0.05, -0.1), (0.1, 0.2, 0.3))
    results = []
    for values in grid:
        weights = Weights(*values)
        means = [
            statistics.fmean(precision(systems(one, weights)["hybrid"], one.question.answers, depth) for one in found)
            for found, depth in parts
        ]
        results.append((statistics.fmean(means), means, weights))
    for mean, means, weights in sorted(results, reverse=True)[:10]:
        print(f"{mean:.4f} {' '.join(f'{m:.4f}' for m in means)} {weights}")


def timed(count: int, sentences: Path | None, questions: Sequence[str]) -> None:
    """Prints the time of a question at ``count`` claims, whose vectors are random: they cost the same as real ones."""
    lines = [row["text"] for row in rows(sentences)] if sentences else [row["ask"] for row in rows(OURS)]
    said = itertools.islice(itertools.cycle(" ".join(line.split()) for line in lines if line.strip()), count)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(Path(folder) / "retrieval.db")
        with transaction(engine) as connection:
            fill(connection, said)
            random_vectors(connection, count)
        embed(["warm"])
        with engine.connect() as connection:
            spent = [spending(connection, words) for words in [questions[0], *questions]]
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        engine.dispose()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{count} claims, {len(questions)} questions (the first, {spent[0][0]:.0f} ms, reads the vectors)")
    for name, each in zip(("passed", "of the processor"), zip(*spent[1:], strict=True), strict=True):
        median, late = statistics.median(each), float(np.percentile(each, 95))
        print(f"  {name}: median {median:.1f} ms, p95 {late:.1f} ms (limit {LIMIT_MS:.0f} ms)")
    print(f"  memory {memory:.0f} MiB at most, {size:.0f} MB on disk")


def random_vectors(connection: Connection, count: int) -> None:
    """Gives the claims from 1 to ``count`` vectors of length 1."""
    random = np.random.default_rng(1)
    for start in range(0, count, 5000):
        made = random.standard_normal((min(5000, count - start), WIDTH)).astype(np.float32)
        vectors = packed(made / np.linalg.norm(made, axis=1, keepdims=True))
        own = [{"claim": start + i, "made_by": MADE_BY, "vector": v} for i, v in enumerate(vectors, 1)]
        connection.execute(insert(claim_vectors), own)


def spending(connection: Connection, words: str) -> tuple[float, float]:
    """Milliseconds of a question: that passed, and of the processor (less, where others share the machine)."""
    began, busy = time.perf_counter(), time.process_time()
    search.claims(connection, words)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - busy)


if __name__ == "__main__":
    main()
