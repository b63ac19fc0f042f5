"""How far a report is read as expected: ``python -m tests.blind.score FILE.toml [ID …]``.

Each row is compared in its parts: whether it was found at all, its content, source, kind of voice, quote, stance and
chain, and, of each report, whether rows are of one voice or of two, the origins, who was not heard, and what was
found that nobody said.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from reportedly import intake
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution
from reportedly.reading import read

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One expectation: who says what, as ``first.toml`` writes it."""

    content: Span
    source: str
    voice: str
    quote: str
    stance: str
    chain: list[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One comparison: of what report, in what part, whether it is right, and what was found."""

    report: str
    part: str
    right: bool
    shown: str


def reports(path: Path) -> list[dict[str, Any]]:
    """The reports of a file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))["report"]


def rows(report: dict[str, Any]) -> list[Row]:
    """The rows of a report, their contents placed in its text."""
    out, here = [], 0
    for line in report["said"]:
        cells = [cell.strip() for cell in line.split(" | ")]
        content, source, voice, quote, stance = cells[:5]
        first, _, last = content.partition(" … ")
        start = report["text"].index(first, here)
        end = report["text"].index(last, start + len(first)) + len(last) if last else start + len(first)
        here = start
        chain = [label.strip() for label in cells[5].split(">")] if len(cells) > 5 else [voice]
        full = {"d": "direct", "m": "mixed", "i": "indirect"}[quote]
        out.append(Row(Span(start, end), source, voice, full, stance, chain))
    return out


def judge(report: dict[str, Any]) -> Iterator[Judged]:
    """Every comparison of one report."""
    text = report["text"]
    reading = read(intake.from_text(text, title=report["title"], publisher=report["publisher"]))
    wanted = rows(report)
    found = [_answering(row, reading) for row in wanted]
    for row, one in zip(wanted, found, strict=True):
        for part, right, shown in _row(row, one, wanted, report, reading):
            yield Judged(report["id"], part, right, f"{text[row.content.start : row.content.end][:60]!r}: {shown}")
    yield from _whole(report, reading, wanted, found)


def _answering(row: Row, reading: Reading) -> Attribution | None:
    """The attribution that holds most of a row's content, at least half of it."""
    best = max(reading.attributions, key=lambda a: _shared(row, a), default=None)
    return best if best and _shared(row, best) * 2 >= row.content.end - row.content.start else None


def _shared(row: Row, one: Attribution) -> int:
    return sum(max(0, min(s.end, row.content.end) - max(s.start, row.content.start)) for s in one.content)


def _row(
    row: Row, one: Attribution | None, wanted: Sequence[Row], report: dict[str, Any], reading: Reading
) -> Iterator[tuple[str, bool, str]]:
    yield "found", one is not None, ""
    if one is None:
        for part in ("content", "source", "kind", "quote", "stance", "chain"):
            yield part, False, "not found"
        return
    text, document = report["text"], reading.document
    near = [span for span in one.content if span.overlaps(row.content)]
    lacking = _words(text, row.content) - {w for s in near for w in _words(text, s)}
    beyond = {w for s in near for w in _words(text, s)} - {w for r in wanted for w in _words(text, r.content)}
    allowed = max(1, len(_words(text, row.content)) // 5)
    yield (
        "content",
        len(lacking) <= allowed and len(beyond) <= allowed,
        " // ".join(document.words(s) for s in one.content),
    )
    source = " ".join(document.words(s) for s in one.source)
    yield "source", _like(source, row.source), f"{source!r}, not {row.source!r}"
    kinds = {label: about.split(": ", 1) for label, about in report["voices"].items()}
    voice = next((v for v in reading.voices if v.id == one.voice), None)
    if row.voice in kinds:
        kind = voice.kind if voice else None
        yield "kind", kind == kinds[row.voice][0], f"{kind}, not {kinds[row.voice][0]} ({source})"
        links = [
            (link.kind, " / ".join([link.name, *(document.words(s) for s in _mentions(link.voice, reading))]))
            for link in one.chain
        ]
        asked = [kinds[label] for label in row.chain]
        right = len(links) == len(asked) and all(
            k == kind and words.lower() in names.lower() for (k, names), (kind, words) in zip(links, asked, strict=True)
        )
        yield (
            "chain",
            right,
            f"{' > '.join(f'{link.name} [{link.kind}]' for link in one.chain)}, not {' > '.join(row.chain)}",
        )
    yield "quote", one.quote == row.quote, f"{one.quote}, not {row.quote}"
    yield "stance", one.stance == row.stance, f"{one.stance}, not {row.stance}"


def _mentions(voice: str, reading: Reading) -> list[Span]:
    return next((v.mentions for v in reading.voices if v.id == voice), [])


def _whole(
    report: dict[str, Any], reading: Reading, wanted: Sequence[Row], found: Sequence[Attribution | None]
) -> Iterator[Judged]:
    name, text, document = report["id"], report["text"], reading.document
    for (one, a), (other, b) in combinations(zip(wanted, found, strict=True), 2):
        if a and b and a is not b and "-" not in (one.voice, other.voice):
            right = (a.voice == b.voice) == (one.voice == other.voice)
            yield Judged(name, "same", right, f"{one.source} ({one.voice}) and {other.source} ({other.voice})")
    low, best, high = report["origins"]
    got = reading.origins
    shown = f"{got.low} {got.best} {got.high}, not {report['origins']}: " + "; ".join(
        f"{g.name}{' ← ' + ', '.join(g.through) if g.through else ''}{' (' + g.why + ')' if g.why else ''}"
        for g in got.groups
    )
    yield Judged(name, "origins", got.best == best, shown)
    yield Judged(name, "interval", (got.low, got.high) == (low, high), shown)
    silent = [document.words(n.span) for n in reading.no_reply]
    for words in report["silent"]:
        yield Judged(name, "silent", any(words in s or s in words for s in silent), f"{words!r}: {silent}")
    extra = [s for s in silent if not any(words in s or s in words for words in report["silent"])]
    yield Judged(name, "silent", not extra, f"beyond: {extra}") if extra else Judged(name, "silent", True, "")
    for one in reading.attributions:
        if not any(_shared(row, one) for row in wanted):
            words = [" // ".join(document.words(s) for s in part) for part in (one.source, one.cue, one.content)]
            yield Judged(name, "beyond", False, f"{' | '.join(words)} ({one.confidence:.2f})")
    del text


def _words(text: str, span: Span) -> set[int]:
    return {m.start() + span.start for m in _WORD.finditer(text[span.start : span.end])}


def _like(found: str, wanted: str) -> bool:
    """Whether two sources share most of their words."""
    one, other = (Counter(w.lower() for w in _WORD.findall(s)) for s in (found, wanted))
    if not one or not other:
        return one == other
    return 2 * sum((one & other).values()) >= 0.5 * (sum(one.values()) + sum(other.values()))


def main(path: str, names: Sequence[str] = ()) -> None:
    """Prints what is wrong, and the share that is right of each part."""
    judged = [j for r in reports(Path(path)) if not names or r["id"] in names for j in judge(r)]
    name = ""
    for one in judged:
        if not one.right:
            if one.report != name:
                print(f"== {(name := one.report)}")
            print(f"  {one.part:9}{one.shown}")
    for part in dict.fromkeys(j.part for j in judged):
        of = [j.right for j in judged if j.part == part]
        print(f"{part:9} {sum(of)} of {len(of)}" + (f" ({sum(of) / len(of):.3f})" if part != "beyond" else ""))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
