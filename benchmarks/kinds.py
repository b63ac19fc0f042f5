"""Source kinds on labelled sources: ``python -m benchmarks.kinds --shared ../shared [--set …] [--read] [--misses]``.

``benchmarks/kinds.jsonl`` holds sources of PolNeAR's train and dev parts, labelled by ``docs/kinds.md`` before the
product's answer was looked at (ids and offsets only; the texts stay in ``shared``). How they were drawn:

tune, held      dev, seed 4: three sources an article, different words each, at most one pronoun; the first 40
                articles are ``tune``
unnamed-tune,   train, seed 11: one source an article of 90, without pronouns, the four candidates and bare names,
unnamed-held    for breadth; the first 45 articles are ``unnamed-tune``
fresh           train, seed 12: two sources an article of 45, drawn as the first
fresh-2         train, seed 13: two sources an article of 22 others, drawn as the first; labelled by the one who then
                made the rules for roles and groups, before they were made; its misses were read after them only

Rules and word lists were made looking at the two ``tune`` sets and at other articles of train. For roles and groups the
misses of all sets but ``fresh-2`` were read, so that ``fresh-2`` alone is clean. Two figures:

given spans     the headline. PolNeAR's own source, cue and content spans go through the product's gathering and
                typing (``voices.gather``), so that the typing is measured apart from the encoder's finding. It is
                printed apart for named persons whom the words name only by pronoun or role, where the gathering
                decides, and for all others
as read         with ``--read``: the whole reading; the voice of the attribution whose source shares most code points
                with the labelled one. A source that no attribution touches is "not found": wrong in "of all", left
                out of "of those found"

The interval is a bootstrap over articles.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np

from benchmarks.measures import limits, resamples
from benchmarks.shared import rows
from reportedly import intake
from reportedly.attribution import voices
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.encoder import MODELS
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind
from reportedly.reading import read
from reportedly.settings import Settings

LABELLED = Path(__file__).with_name("kinds.jsonl")
ASKED = 0.92
SETS = ("tune", "held", "unnamed-tune", "unnamed-held", "fresh", "fresh-2")
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)

Row = Mapping[str, Any]
Answers = Mapping[tuple[str, str], str]


def main() -> None:
    """Prints accuracy of each set, a confusion table over them all, precision and recall of each kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--set", nargs="+", default=list(SETS), choices=SETS, dest="sets")
    parser.add_argument("--read", action="store_true", help="measure whole readings too (a minute or so)")
    parser.add_argument("--misses", action="store_true", help="list the sources that got another kind")
    parser.add_argument("--model", default=next(iter(MODELS)), choices=list(MODELS))
    args = parser.parse_args()
    labelled = [row for row in rows(LABELLED) if row["set"] in args.sets]
    wanted = {row["id"] for row in labelled}
    articles = {
        row["id"]: row
        for corpus in ("dev", "train")
        for row in rows(args.shared / "data" / "attribution" / f"polnear_{corpus}.jsonl")
        if row["id"] in wanted
    }
    given: dict[tuple[str, str], str] = {}
    for row in articles.values():
        given |= by_spans(row)
    _report("given spans", labelled, given, args.sets)
    named = [
        one for one in labelled if one["kind"] == "named-person" and not _says_a_name(one, articles[one["id"]]["text"])
    ]
    _report("given spans, named persons by pronoun or role (gathering's part)", named, given, args.sets)
    others = [one for one in labelled if one not in named]
    _report("given spans, all others (typing's part)", others, given, args.sets)
    _confusion(labelled, given)
    if args.misses:
        _misses(labelled, given, articles)
    if args.read:
        found: dict[tuple[str, str], str] = {}
        for row in articles.values():
            found |= _as_read(row, [one for one in labelled if one["id"] == row["id"]], args.model)
        _report(f"as read, model {args.model}, of all", labelled, found, args.sets)
        heard = [one for one in labelled if _key(one) in found]
        print(f"not found {len(labelled) - len(heard)} of {len(labelled)}")
        _report(f"as read, model {args.model}, of those found", heard, found, args.sets)


def by_spans(row: Row) -> dict[tuple[str, str], str]:
    """The kind of each annotated source of an article, its spans given, by (article, attribution)."""
    ordered = sorted(row["attributions"], key=lambda one: (one["content"] or one["cue"])[0])
    said = [Said(*([Span(*span) for span in one[role]] for role in ("source", "cue", "content"))) for one in ordered]
    _, owners = voices.gather(row["text"], said)
    return {
        (row["id"], one["id"]): owner.kind if owner else "none"
        for one, owner in zip(ordered, owners, strict=True)
        if one["source"]
    }


def _as_read(row: Row, labelled: Sequence[Row], model: str) -> dict[tuple[str, str], str]:
    reading = read(intake.from_text(row["text"]), Settings(model=model))
    kinds = {voice.id: voice.kind for voice in reading.voices}
    found = {}
    for one in labelled:
        shared = [(_shared(one["source"], a.source), a.voice) for a in reading.attributions if a.voice]
        most, voice = max(shared, default=(0, None))
        if most and voice:
            found[_key(one)] = kinds[voice]
    return found


def _shared(one: Sequence[Sequence[int]], other: Sequence[Span]) -> int:
    return sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in one for span in other)


def _says_a_name(one: Row, text: str) -> bool:
    start, end = one["source"][0]
    return bool(parse(text, Span(start, end)).name)


def _key(one: Row) -> tuple[str, str]:
    return one["id"], one["attribution"]


def _report(name: str, labelled: Sequence[Row], answers: Answers, sets: Sequence[str]) -> None:
    print(f"{name}:")
    for chosen in (*sets, "all"):
        part = [one for one in labelled if chosen in (one["set"], "all")]
        value, low, high = accuracy(part, answers)
        verdict = "met" if value >= ASKED else "MISSED"
        print(f"  {chosen:13} {value:.3f} [{low:.2f}, {high:.2f}] of {len(part)} sources (asked {ASKED}: {verdict})")


def accuracy(labelled: Sequence[Row], answers: Answers) -> tuple[float, float, float]:
    """The share of labelled sources that got their kind, with its 95 % interval over articles."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in labelled:
        counts[one["id"]][0] += answers.get(_key(one)) == one["kind"]
        counts[one["id"]][1] += 1
    table = np.array(list(counts.values()) or [[0, 0]], dtype=np.float64)
    drawn = resamples(len(table)) @ table
    low, high = limits(drawn[:, 0] / np.maximum(drawn[:, 1], 1))
    right, total = table.sum(axis=0)
    return float(right / max(total, 1)), float(low), float(high)


def _confusion(labelled: Sequence[Row], answers: Answers) -> None:
    pairs = Counter((one["kind"], answers.get(_key(one), "none")) for one in labelled)
    print("labelled (rows) as (columns), recall, precision:")
    print(f"{'':17}" + "".join(f"{kind[:8]:>9}" for kind in (*KINDS, "none")))
    for kind in KINDS:
        cells = [pairs[kind, made] for made in (*KINDS, "none")]
        made = sum(count for (_, other), count in pairs.items() if other == kind)
        recall, precision = pairs[kind, kind] / max(1, sum(cells)), pairs[kind, kind] / max(1, made)
        print(f"{kind:17}" + "".join(f"{cell or '·':>9}" for cell in cells) + f"   {recall:.2f} {precision:.2f}")


def _misses(labelled: Sequence[Row], answers: Answers, articles: Mapping[str, Row]) -> None:
    for one in labelled:
        if (made := answers.get(_key(one), "none")) != one["kind"]:
            text = articles[one["id"]]["text"]
            start, end = one["source"][0][0], one["source"][-1][1]
            before, after = text[max(0, start - 60) : start], text[end : end + 40]
            print(f"{one['set']} {one['kind']} was {made}: …{before}<{text[start:end]}>{after}…".replace("\n", " "))


if __name__ == "__main__":
    main()
