"""Many documents: folders and JSONL; one bad document is recorded and passed over."""

import io
import json
from pathlib import Path

import pytest

from reportedly.errors import FetchRefused, IntakeError, NoText, NotFound, TooLarge, WrongFormat
from reportedly.intake import Failure, count, documents, is_batch, is_url, open_input
from tests.intake.conftest import REPORT

ROWS = [
    (f'{{"id": "a", "text": "{REPORT}"}}', "a", None),
    ("", None, None),
    (f'{{"text": "{REPORT}", "title": "Ferry"}}', "f.jsonl:3", None),
    ("not json", "f.jsonl:4", WrongFormat),
    ("[1, 2]", "f.jsonl:5", WrongFormat),
    ('{"id": "b", "text": " \\n"}', "b", NoText),
    ('{"id": 7, "title": "no text"}', "7", NoText),
    ('{"id": null, "text": 5}', "f.jsonl:8", NoText),
    ("[" * 100_000, "f.jsonl:9", WrongFormat),
    ("  \t", None, None),
    (f'{{"id": "c", "text": "{REPORT}"}}', "c", None),
]


def written(tmp_path: Path, rows: list[str]) -> Path:
    file = tmp_path / "f.jsonl"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_rows_are_read_in_order_and_bad_ones_recorded(tmp_path: Path) -> None:
    """Protects a run over many: each row gives one Document or one Failure, under the id it would have had."""
    file = written(tmp_path, [row for row, _, _ in ROWS])
    found = list(documents(file))
    expected = [(name, error) for _, name, error in ROWS if name]
    assert len(found) == len(expected) == count(file)
    for item, (name, error) in zip(found, expected, strict=True):
        if error is None:
            assert not isinstance(item, Failure)
            assert (item.id, item.text) == (name, REPORT)
        else:
            assert isinstance(item, Failure)
            assert item.where == name
            assert type(item.error) is error
            assert str(item.error).startswith("f.jsonl:")


def test_every_field_of_a_row_is_kept(tmp_path: Path) -> None:
    """Protects the metadata of archives; what can't be used is a warning, never the loss of the row."""
    row = {"text": REPORT, "title": "T", "published": "2025-09-05T08:00:00Z", "publisher": "P", "url": "u", "id": "i",
           "authors": ["A", "B"], "extra": {"kept": False}}  # fmt: skip
    bad = {"text": REPORT, "title": 5, "published": "soon", "publisher": None, "authors": {"name": "A"}}
    first, second = documents(written(tmp_path, [json.dumps(row), json.dumps(bad)]))
    assert not isinstance(first, Failure)
    assert not isinstance(second, Failure)
    assert (first.title, first.publisher, first.url, first.id) == ("T", "P", "u", "i")
    assert (first.published, first.authors, first.warnings) == ("2025-09-05T08:00:00+00:00", ["A", "B"], [])
    assert (second.title, second.published, second.publisher, second.authors) == (None, None, None, [])
    assert sorted(second.warnings) == [
        "authors is no list of names: left out.",
        "published 'soon' is no date: left out.",
        "title is no string: left out.",
    ]


TEXTS = [
    "  leading and trailing  \n",
    "one\n\n\n\ntwo",
    "tab\tand  two spaces.",
    "“curly” – dash… \u00a0nbsp",
    "e\u0301 🙂 x",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_of_a_row_is_the_text_of_the_document(text: str, tmp_path: Path) -> None:
    """Protects scorers, which compare offsets: nothing is stripped, joined or normalised."""
    (document,) = documents(written(tmp_path, [json.dumps({"text": text})]))
    assert not isinstance(document, Failure)
    assert document.text == text


def test_lone_surrogates_can_be_written_out_again(tmp_path: Path) -> None:
    """Protects every export: half a character in JSON must not stop the run where the result is written."""
    row = '{"id": "\\ud800", "title": "\\ud801", "text": "half \\ud83d of it"}'
    (document,) = documents(written(tmp_path, [row]))
    assert not isinstance(document, Failure)
    assert document.text == "half \ufffd of it"
    assert (document.id + (document.title or "")).encode() == b"??"


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path, limit) -> None:  # type: ignore[no-untyped-def]
    """Protects memory: a line without end is skipped in steps, and the next row is read."""
    limit("max_bytes", 1_000)
    file = written(tmp_path, ["x" * 5_000, json.dumps({"text": REPORT}), "y" * 5_000])
    first, second, third = documents(file)
    assert isinstance(first, Failure)
    assert isinstance(first.error, TooLarge)
    assert not isinstance(second, Failure)
    assert second.id == "f.jsonl:2"
    assert isinstance(third, Failure)


def test_a_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    """Protects JSONL from Windows."""
    file = tmp_path / "f.ndjson"
    row = json.dumps({"id": "a", "text": REPORT})
    file.write_bytes(b"\xef\xbb\xbf" + f"{row}\r\n\r\n{row}\r\n".encode())
    assert [d.id for d in documents(file) if not isinstance(d, Failure)] == ["a", "a"]


def test_a_folder_is_read_sorted_and_deep(tmp_path: Path) -> None:
    """Protects runs over folders: the same order on every machine; other formats and hidden files left out."""
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "b/a.txt", "b/c/x.md", "a.TXT", ".hidden.txt", ".git/y.txt", "image.png", "noext"):
        (tmp_path / name).write_text(REPORT)
    (tmp_path / "b" / "empty.txt").write_text("")
    (tmp_path / "m.jsonl").write_text(json.dumps({"text": REPORT}) + "\nbad\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    names = [item.where if isinstance(item, Failure) else item.id for item in documents(tmp_path)]
    assert names == [
        "a.TXT", "b/a.txt", "b/c/x.md", "b/empty.txt", "dangling.txt", "m.jsonl:1", "m.jsonl:2", "z.txt",
    ]  # fmt: skip
    failures = [item for item in documents(tmp_path) if isinstance(item, Failure)]
    assert [type(f.error) for f in failures] == [NoText, NotFound, WrongFormat]
    assert count(tmp_path) == len(names)


def test_a_folder_with_nothing_to_read_says_what_is_readable(tmp_path: Path) -> None:
    """Protects the user from a run that seems to have worked."""
    with pytest.raises(NotFound, match=r"no file we read.*\.docx"):
        documents(tmp_path)


def test_one_document_raises_its_own_error(tmp_path: Path) -> None:
    """Protects the exit code of a single reading."""
    file = tmp_path / "a.txt"
    file.write_text(REPORT)
    (document,) = documents(str(file))
    assert not isinstance(document, Failure)
    assert document.id == "a.txt"
    for where in (tmp_path / "missing.txt", tmp_path / "missing.jsonl"):
        with pytest.raises(NotFound):
            documents(where)


def test_a_stated_date_holds_for_all(tmp_path: Path) -> None:
    """Protects ``--published`` over a batch."""
    row = json.dumps({"text": REPORT, "published": "2020-01-01"})
    found = open_input(written(tmp_path, [row, row]), published="2025-09-05")
    assert [d.published for d in found if not isinstance(d, Failure)] == ["2025-09-05", "2025-09-05"]


def test_stdin_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects pipes."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    (document,) = documents("-")
    assert not isinstance(document, Failure)
    assert (document.id, document.text) == ("stdin", REPORT)


def test_what_holds_many(tmp_path: Path) -> None:
    """Protects the choice between one reading and a run."""
    (tmp_path / "a.txt").write_text(REPORT)
    table = [
        (tmp_path, True), (tmp_path / "x.jsonl", True), ("x.NDJSON", True), (tmp_path / "a.txt", False),
        ("-", False), ("https://a.example/x.jsonl", False), ("nowhere", False),
    ]  # fmt: skip
    assert [is_batch(where) for where, _ in table] == [expected for _, expected in table]
    assert count("-") == count(tmp_path / "a.txt") == 1
    assert count(tmp_path / "x.jsonl") is None or count(tmp_path / "x.jsonl") == 1


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://a.example/x", "HTTP://127.0.0.1/"])
def test_urls_of_every_scheme_go_to_the_guard(where: str) -> None:
    """Protects files from being reached by a URL."""
    assert is_url(where)
    with pytest.raises(FetchRefused):
        documents(where)


def test_a_path_that_only_resembles_a_url_is_a_path() -> None:
    """Protects file names with a colon."""
    assert not is_url("C:/reports/a.txt")
    assert not is_url("note: a.txt")
    with pytest.raises(IntakeError):
        documents("note: a.txt")
