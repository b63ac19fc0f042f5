"""Files as they come, in sixty formats and bad habits: each is read as formats/expected.toml expects."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportedly import Reading, read_many
from reportedly.errors import ReportedlyError
from tests.real.formats.made import MADE

HERE = Path(__file__).parent / "formats"
INPUTS: list[dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["input"]
OF_THE_FILE = ("file", "why", "reports", "failures", "error", "report", "open", "made_from")

Row = tuple[str, int, str, Any]


def rows() -> Iterator[Any]:
    """One a field: its file, the number of the report, the field and what is expected."""
    for row in INPUTS:
        wanted = [{k: v for k, v in row.items() if k not in OF_THE_FILE}] if "report" not in row else row["report"]
        fields = [(0, "count", (row.get("reports", 0 if "error" in row else 1), row.get("failures", [])))]
        fields += [(0, "error", row["error"])] if "error" in row else []
        fields += [(n, field, value) for n, one in enumerate(wanted) for field, value in one.items()]
        for number, field, value in fields:
            reason = row.get("open", {}).get(f"{field}.{number + 1}") or row.get("open", {}).get(field)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(row["file"], number, field, value, id=f"{row['file']}-{number + 1}-{field}", marks=marks)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Reads a file through the public door, once."""
    folder = tmp_path_factory.mktemp("formats")

    @cache
    def of(name: str) -> list[Any]:
        path = HERE / name
        if not path.exists():
            path = folder / name
            path.write_bytes(MADE[name]())
        elif encoding := next(row.get("made_from") for row in INPUTS if row["file"] == name):
            path = folder / name
            path.write_bytes((HERE / name).read_text(encoding="utf-8").encode(encoding))
        return list(read_many(path))

    return of


@pytest.mark.parametrize(("name", "number", "field", "expected"), rows())
def test_each_is_read_as_a_careful_reader_expects(read: Any, name: str, number: int, field: str, expected: Any) -> None:
    """Protects what a person sees of a file that somebody sent: its words, who says them, and what is wrong with it."""
    items = read(name)
    readings = [item for item in items if isinstance(item, Reading)]
    failures = [str(item.error) for item in items if not isinstance(item, Reading)]
    if field == "count":
        reports, lines = expected
        told = failures if lines else []
        assert (len(readings), [part for part, line in zip(lines, told, strict=True) if part not in line]) == (
            reports,
            [],
        )
        assert lines or not failures or not readings, failures
    elif field == "error":
        assert [line.partition(": ")[2] for line in failures] == [expected]
        assert all(isinstance(item.error, ReportedlyError) and "\n" not in str(item.error) for item in items)
    else:
        CHECKS.get(field, _plain(field))(readings[number], expected)


def test_every_place_is_a_span_of_the_text(read: Any) -> None:
    """Protects offsets through every format: blocks are the text's words in order, and no span leads out of it."""
    for row in INPUTS:
        for one in read(row["file"]):
            if isinstance(one, Reading):
                text = one.document.text
                spans = [block.span for block in one.document.blocks]
                assert spans == sorted(spans), row["file"]
                said = [span for a in one.attributions for part in (a.source, a.cue, a.content) for span in part]
                spans += said + [q.span for q in one.quantities] + [d.span for d in one.dates]
                assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans), row[
                    "file"
                ]


def _plain(field: str) -> Any:
    def check(reading: Reading, expected: Any) -> None:
        holder = reading if field == "id" else reading.document
        assert getattr(holder, field) == expected

    return check


def _first(reading: Reading, expected: str) -> None:
    assert reading.document.text[: len(expected)] == expected


def _last(reading: Reading, expected: str) -> None:
    assert reading.document.text.rstrip()[-len(expected) :] == expected


def _has(reading: Reading, expected: list[str]) -> None:
    at = 0
    for words in expected:
        found = reading.document.text.find(words, at)
        assert found >= 0, (words, reading.document.text)
        at = found + len(words)


def _lacks(reading: Reading, expected: list[str]) -> None:
    assert [words for words in expected if words in reading.document.text] == []


def _once(reading: Reading, expected: list[str]) -> None:
    assert [reading.document.text.count(words) for words in expected] == [1] * len(expected)


def _blocks(reading: Reading, expected: list[str]) -> None:
    assert set(expected) <= {block.kind for block in reading.document.blocks}


def _warns(reading: Reading, expected: list[str]) -> None:
    assert [words for words in expected if not any(words in line for line in reading.warnings)] == [], reading.warnings


def _words(reading: Reading, spans: Any) -> str:
    return " ".join(reading.document.text[start:end] for start, end in spans)


def _said(reading: Reading, expected: list[list[str]]) -> None:
    found = [tuple(_words(reading, part) for part in (a.source, a.cue, a.content)) for a in reading.attributions]
    lacking = [
        (source, cue, content)
        for source, cue, content in expected
        if not any(source == s and cue in c and k.startswith(content) for s, c, k in found)
    ]
    assert lacking == [], found


def _unsaid(reading: Reading, expected: list[str]) -> None:
    contents = [_words(reading, a.content) for a in reading.attributions]
    assert [words for words in expected if any(words in content for content in contents)] == []


def _voices(reading: Reading, expected: list[str]) -> None:
    assert set(expected) <= {voice.name for voice in reading.voices}


def _seen(reading: Reading, figure: list[Any]) -> bool:
    low, high, what = figure
    return any((q.low, q.high) == (low, high) and what in f"{q.unit} {q.counted}" for q in reading.quantities)


def _figures(reading: Reading, expected: list[list[Any]]) -> None:
    found = [(q.low, q.high, q.unit, q.counted) for q in reading.quantities]
    assert [figure for figure in expected if not _seen(reading, figure)] == [], found


def _nofigures(reading: Reading, expected: list[list[Any]]) -> None:
    assert [figure for figure in expected if _seen(reading, figure)] == []


def _findings(reading: Reading, expected: list[str]) -> None:
    assert [finding.kind for finding in reading.findings if finding.verdict in ("strained", "inconsistent")] == expected


CHECKS = {
    "first": _first,
    "last": _last,
    "has": _has,
    "lacks": _lacks,
    "once": _once,
    "blocks": _blocks,
    "warns": _warns,
    "said": _said,
    "unsaid": _unsaid,
    "voices": _voices,
    "figures": _figures,
    "counted": _figures,
    "nofigures": _nofigures,
    "findings": _findings,
}
