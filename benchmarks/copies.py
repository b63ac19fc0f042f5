"""Who copied whom, on archives with a known derivation: ``python -m benchmarks.copies --shared ../shared``.

Archives of ``--n`` articles are made by shared/eval/make_archive.py from polnear_train (``--pieces``: from its articles
cut into some 3,000 shorter ones, so that clusters are smaller) into ``--folder``; nothing of them is kept. For each:
precision and recall by stratum (eval_copies.py; over 20,000 articles on the pairs of 1,500), how exactly passages are
placed, articles a second of one core's time, and the most memory that the run held. ``--peers`` runs MinHash in LSH
(rensa) on the same archive.
"""

import argparse
import datetime
import json
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.shared import rows, scorer
from reportedly.archive.copies.families import families
from reportedly.archive.copies.pairs import PairsOf, pairs
from reportedly.archive.copies.repeats import repeats, spread
from reportedly.archive.copies.stock import stock
from reportedly.archive.copies.units import corpus

GOALS = {
    10_000: {"P": 0.97, "R": 0.95, "R_excerpt": 0.95, "R_rewrite": 0.85},
    100_000: {"P": 0.95, "R": 0.93},
}
_SAMPLE = 1500  # articles whose pairs are scored, over 20,000; the scorer draws the same
_PAIRS = 3000  # of the true pairs found, those whose passages are looked at
_PIECE = 150  # words


def main() -> None:
    """Print a table, and write the figures beside the benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folder", type=Path, default=Path("/tmp/reportedly-archives"))  # noqa: S108
    parser.add_argument("--n", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pieces", action="store_true")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(run(asked.one, asked.shared)))
        return
    found = []
    for n in asked.n:
        folder = made(asked.shared, asked.folder, n, asked.seed, pieces=asked.pieces)
        found.append(_apart(folder, asked.shared) | {"n": n})
        _told(found[-1])
        if asked.peers:
            _peer(folder, asked.shared)
    growth = found[-1]["seconds"] / found[-1]["n"] / (found[0]["seconds"] / found[0]["n"])
    print(f"cost of an article at {found[-1]['n']:,}: {growth:.2f} times that at {found[0]['n']:,} (asked: under 1.5)")
    about = {"date": str(datetime.date.today()), "machine": platform.platform(), "seed": asked.seed}
    name = f"copies-{about['date']}{'-pieces' if asked.pieces else ''}.json"
    (Path(__file__).parent / "results" / name).write_text(json.dumps(about | {"runs": found}, indent=1) + "\n")


def made(shared: Path, folder: Path, n: int, seed: int, *, pieces: bool) -> Path:
    """The archive's folder, made where it is not there yet."""
    out = folder / f"{'pieces' if pieces else 'whole'}-{n}-{seed}"
    if not (out / "claims.jsonl").exists():
        folder.mkdir(parents=True, exist_ok=True)
        seeds = folder / f"seeds-{'pieces' if pieces else 'whole'}.jsonl"
        articles = rows(shared / "data" / "attribution" / "polnear_train.jsonl")
        kept = [part for row in articles for part in (_cut(row) if pieces else [_seed(row["id"], row["text"])])]
        seeds.write_text("".join(json.dumps(one) + "\n" for one in kept))
        script = shared / "eval" / "make_archive.py"
        command = [sys.executable, script, "--seeds", seeds, "--n", n, "--seed", seed, "--out", out]
        subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return out


def _seed(name: str, text: str) -> dict[str, str]:
    return {"id": name, "title": " ".join(text.split()[:9]), "text": text}


def _cut(row: dict[str, Any]) -> Iterator[dict[str, str]]:
    part: list[str] = []
    number = 0
    for line in row["text"].split("\n"):
        part.append(line)
        if sum(len(one.split()) for one in part) >= _PIECE:
            yield _seed(f"{row['id']}-{number}", "\n".join(part).strip())
            part, number = [], number + 1


def _apart(folder: Path, shared: Path) -> dict[str, Any]:
    """One run in a process of its own, so that memory is its own."""
    command = [sys.executable, "-m", "benchmarks.copies", "--shared", str(shared), "--one", str(folder)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # type: ignore[no-any-return]


def run(folder: Path, shared: Path) -> dict[str, Any]:
    """Find the pairs, timed; then score them. Every pair comes with its passages; only a sample of both is kept."""
    names: list[str] = []
    when: list[str] = []
    wanted = _wanted(folder)
    start = time.process_time()
    found = corpus(_texts(folder, names, when))
    table = repeats(found, families(found.words, spread(found), found.hashes))
    kept: list[PairsOf] = []
    pairs_in_all = passages_in_all = 0
    place = np.zeros(len(names), dtype=bool)
    place[[number for number, name in enumerate(names) if wanted is None or name in wanted]] = True
    for part in pairs(table, stock(table, _days(when))):
        pairs_in_all, passages_in_all = pairs_in_all + len(part.one), passages_in_all + len(part.passages)
        if wanted is None or (place[part.one] | place[part.other]).any():
            kept.append(_only(part, place) if wanted is not None else part)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    about = {
        "seconds": round(seconds, 2),
        "memory GB": round(memory, 3),
        "articles a second": round(len(names) / seconds),
    }
    return about | {"pairs": pairs_in_all, "passages": passages_in_all} | _scored(folder, shared, names, kept, wanted)


def _texts(folder: Path, names: list[str], when: list[str]) -> Iterator[str]:
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            names.append(row["id"])
            when.append((row["published"] or "NaT")[:19].rstrip("Z"))
            yield row["text"]


def _days(when: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    stamps = np.array(when, dtype="datetime64[s]")
    return np.where(np.isnat(stamps), np.nan, stamps.astype(np.int64) / 86_400)


def _wanted(folder: Path) -> set[str] | None:
    """The articles whose pairs the scorer looks at, or None for all."""
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        names = sorted(json.loads(line)["id"] for line in lines)
    return set(random.Random(1).sample(names, _SAMPLE)) if len(names) > 20_000 else None  # noqa: S311 - the scorer's draw


def _only(part: PairsOf, place: np.ndarray[Any, np.dtype[np.bool_]]) -> PairsOf:
    good = place[part.one] | place[part.other]
    many = np.diff(part.bounds)
    bounds = np.concatenate(([0], np.cumsum(many[good])))
    columns = (column[good] for column in (part.one, part.other, part.words, part.sentences))
    return PairsOf(*columns, bounds, part.passages[np.repeat(good, many)])


def _scored(
    folder: Path, shared: Path, names: Sequence[str], kept: Sequence[PairsOf], wanted: set[str] | None
) -> dict[str, Any]:
    module = scorer(shared, "eval_copies")
    truth, asked, _ = module.load_truth(str(folder), sample=None if wanted is None else _SAMPLE)
    told = ((names[a], names[b]) for part in kept for a, b in zip(part.one.tolist(), part.other.tolist(), strict=True))
    score = {key: round(value, 4) for key, value in module.score(truth, asked, told).items()}
    return score | _placed(folder, names, kept, truth)


def _placed(folder: Path, names: Sequence[str], kept: Sequence[PairsOf], truth: dict[Any, Any]) -> dict[str, float]:
    """Of the characters that a sample of true pairs share, by the generator: how many are in a passage, and back."""
    told = [(part, number) for part in kept for number in range(len(part.one))]
    told = [one for one in told if tuple(sorted(_names(one, names))) in truth]
    told = random.Random(3).sample(told, min(len(told), _PAIRS))  # noqa: S311
    asked = {name for one in told for name in _names(one, names)}
    sentences: dict[str, Any] = {}
    with (folder / "sents.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in asked:
                sentences[row["id"]] = row["sents"]
    both = ours = theirs = 0
    for one in told:
        part, number = one
        first, second = _names(one, names)
        shared = {row[2] for row in sentences[first]} & {row[2] for row in sentences[second]}
        true = _characters((s, e) for s, e, name, _ in sentences[first] if name in shared)
        mine = _characters((row[0], row[1]) for row in part.passages[part.bounds[number] : part.bounds[number + 1]])
        both, ours, theirs = both + len(true & mine), ours + len(mine), theirs + len(true)
    return {"passages P": round(both / max(ours, 1), 4), "passages R": round(both / max(theirs, 1), 4)}


def _names(one: tuple[PairsOf, int], names: Sequence[str]) -> tuple[str, str]:
    part, number = one
    return names[part.one[number]], names[part.other[number]]


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _peer(folder: Path, shared: Path) -> None:
    """MinHash in LSH at a Jaccard similarity of .5 over word 5-grams, by rensa (Rust), timed in this run."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    names: list[str] = []
    start = time.process_time()
    index, told = RMinHashLSH(0.5, 128, 32), []
    for number, text in enumerate(_texts(folder, names, [])):
        words = text.lower().split()
        made_of = RMinHash(128, 42)
        made_of.update([" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))])
        told += [(names[number], names[other]) for other in index.query(made_of)]
        index.insert(number, made_of)
    seconds = time.process_time() - start
    module = scorer(shared, "eval_copies")
    truth, asked, _ = module.load_truth(str(folder), sample=None if len(names) <= 20_000 else _SAMPLE)
    score = module.score(truth, asked, told)
    told_of = " ".join(f"{key} {score[key]:.3f}" for key in ("P", "R", "R_excerpt", "R_rewrite"))
    print(f"    rensa's MinHash in the same run: {told_of}  {len(names) / seconds:,.0f} articles/s")


def _told(found: dict[str, Any]) -> None:
    goals = GOALS.get(found["n"], {})
    keys = ("P", "R", "R_near", "R_contain", "R_excerpt", "R_rewrite", "passages P", "passages R")
    marks = " ".join(f"{key} {found[key]:.3f}{'' if found[key] >= goals.get(key, 0) else ' MISSED'}" for key in keys)
    print(f"{found['n']:>9,} articles: {marks}")
    print(
        f"    {found['articles a second']:,} articles/s of one core, {found['memory GB']:.2f} GB; "
        f"{found['pairs']:,} pairs with {found['passages']:,} passages",
        flush=True,
    )


if __name__ == "__main__":
    main()
