"""One document from anywhere, and everything that can be wrong with it."""

import io
import os
import random
import sys
from pathlib import Path

import pytest

from reportedly.errors import IntakeError, NoText, NotFound, SettingsError, TooLarge, WrongFormat
from reportedly.intake import from_text, open_input, read_bytes, read_path, read_stdin
from reportedly.model.document import sha256_of
from tests.intake.conftest import REPORT

CASE = Path("/work/shared/cases/desertion-report/article.txt")
RESERVOIR = Path(__file__).parents[2] / "examples" / "reservoir.txt"


def test_a_text_file_keeps_its_own_offsets() -> None:
    """Protects the example: what is printed is the file, character by character."""
    document = read_path(RESERVOIR)
    assert document.text == RESERVOIR.read_text(encoding="utf-8")
    assert document.title == document.text.split("\n")[0]
    assert (document.id, document.language, document.media_type) == ("reservoir.txt", "en", "text/plain")
    assert document.sha256 == sha256_of(document.text)
    assert document.retrieved is None


@pytest.mark.skipif(not CASE.exists(), reason="the shared cases are not on this machine")
def test_the_acceptance_case_keeps_its_own_offsets() -> None:
    """Protects expected.json, whose offsets are those of the file."""
    assert read_path(CASE).text == CASE.read_bytes().decode()


def test_what_is_stated_is_in_the_document() -> None:
    """Protects the metadata of callers."""
    document = from_text(
        REPORT,
        id="x7",
        title="Ferry",
        published="5 September 2025",
        publisher="Gazette",
        url="https://a.example/",
        authors=["A"],
    )
    assert (document.id, document.title, document.published) == ("x7", "Ferry", "2025-09-05")
    assert (document.publisher, document.url, document.authors) == ("Gazette", "https://a.example/", ["A"])


def test_a_stated_date_that_is_none_is_refused_everywhere(tmp_path: Path) -> None:
    """Protects against a reading with no date where the user gave one."""
    (tmp_path / "a.txt").write_text(REPORT)
    for call in (
        lambda: from_text(REPORT, published="soon"),
        lambda: read_bytes(REPORT.encode(), published="soon"),
        lambda: read_path(tmp_path / "a.txt", published="soon"),
        lambda: open_input(tmp_path, published="soon"),
    ):
        with pytest.raises(SettingsError, match="'soon' is no date"):
            call()


WIDE = [
    REPORT.encode("utf-16"),
    REPORT.encode("utf-16-le"),
    REPORT.encode("utf-16-be"),
    b"\xfe\xff" + REPORT.encode("utf-16-be"),
    b"\xef\xbb\xbf" + REPORT.encode(),
    REPORT.replace(". ", ".\r\n").encode(),
    REPORT.replace("ferry", "fer\0ry").encode(),
]


@pytest.mark.parametrize("data", WIDE)
def test_every_encoding_gives_the_same_words(data: bytes, tmp_path: Path) -> None:
    """Protects files from every system: byte order marks, UTF-16 without one, CRLF, stray NULs."""
    (tmp_path / "a.txt").write_bytes(data)
    document = read_path(tmp_path / "a.txt")
    assert document.text.split() == REPORT.split()
    assert document.warnings == []


BAD = [
    (b"", NoText, "is empty"),
    (b" \n\t\r\n ", NoText, "is empty"),
    (b"\xef\xbb\xbf\n", NoText, "no text"),
    ("\u00a0\u2003".encode(), NoText, "no text"),
    (random.Random(1).randbytes(5000), WrongFormat, "looks binary"),  # noqa: S311
    (bytes(5000), NoText, "is empty"),
    (b"<html><body></body></html>", NoText, "no article"),
    (b"%PDF-1.4\n1 0 obj", WrongFormat, "cut short"),
    (b"PK\x03\x04" + bytes(50), WrongFormat, "zip archive"),
]


@pytest.mark.parametrize(("data", "error", "match"), BAD)
def test_bad_input_gives_one_clear_line(data: bytes, error: type[IntakeError], match: str, tmp_path: Path) -> None:
    """Protects the terminal: the path, what is wrong, one line, exit code 3; the same from a stream."""
    file = tmp_path / "input"
    file.write_bytes(data)
    with pytest.raises(error, match=match) as caught:
        read_path(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3
    with pytest.raises(error, match=f"stdin: .*{match}"):
        read_stdin(io.BytesIO(data))


def test_fifty_megabytes_of_one_line_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects memory: the size is looked at before the file is opened."""
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(
        TooLarge, match=r"is over the limit of 20,000,000 bytes\. Split it, or raise REPORTEDLY_MAX_BYTES"
    ):
        read_path(file)


def test_a_stream_is_read_no_further_than_the_limit(limit) -> None:  # type: ignore[no-untyped-def]
    """Protects memory from an endless pipe."""

    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            self.taken += size
            return b"a" * size

    limit("max_bytes", 1_000)
    endless = Endless()
    with pytest.raises(TooLarge, match="stdin: is over the limit of 1,000 bytes"):
        read_stdin(endless)  # type: ignore[arg-type]
    assert endless.taken == 1_001


def test_too_many_characters_are_refused(limit) -> None:  # type: ignore[no-untyped-def]
    """Protects the encoder's time: the limit on characters holds for every way in."""
    limit("max_characters", 50)
    for call in (lambda: from_text(REPORT), lambda: read_bytes(REPORT.encode())):
        with pytest.raises(TooLarge, match="over the limit of 50"):
            call()


def test_paths_that_are_no_report(tmp_path: Path) -> None:
    """Protects the terminal: each gives its own line, and nothing hangs on a FIFO or a device."""
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "a.jsonl").write_text("{}")
    table = [
        (tmp_path / "missing.txt", NotFound, "no such file or folder"),
        (tmp_path / "a.jsonl" / "x", NotFound, "no such file or folder"),
        (tmp_path, IntakeError, "is a folder"),
        (tmp_path / "fifo", WrongFormat, "is no regular file"),
        (Path("/dev/null"), WrongFormat, "is no regular file"),
        (tmp_path / "a.jsonl", IntakeError, "holds many articles"),
        (tmp_path / ("x" * 300), IntakeError, "can't be opened"),
        ("a\0b", IntakeError, "can't be opened"),
    ]
    for path, error, match in table:
        with pytest.raises(error, match=match) as caught:
            read_path(path)
        assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    """Protects the terminal from a traceback."""
    file = tmp_path / "a.txt"
    file.write_text(REPORT)
    file.chmod(0)
    with pytest.raises(IntakeError, match="can't be opened"):
        read_path(file)


def test_the_http_client_is_not_loaded_for_a_file() -> None:
    """Protects the cold start, and the promise that nothing leaves the machine."""
    import subprocess

    script = "import sys, reportedly.intake as i; i.from_text('The mayor said so on the day of the vote and left.');"
    script += "print([m for m in ('httpx2', 'trafilatura', 'py3langid', 'pypdfium2', 'docx') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert out.stdout.strip() == "[]"
