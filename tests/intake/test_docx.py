"""DOCX: paragraphs as they read, properties, bombs and damage."""

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest

from reportedly.errors import IntakeError, NoText, TooLarge, WrongFormat
from reportedly.intake import read_bytes

docx = pytest.importorskip("docx", reason="the extra [docx] is not installed")

SAID = "The ferry to Sorrel Island was cancelled on Monday, the harbour master, Ada Quint, said."
TOLD = "She told the Lintel Press that 40 of the 160 passengers had been brought back by bus."


def saved(file: Any) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def report(*, heading: bool = True) -> Any:
    file = docx.Document()
    file.core_properties.author = "Ole Brandt"
    file.core_properties.created = datetime(2025, 9, 5, 8, 0)
    if heading:
        file.add_heading("Ferry cancelled", level=1)
    file.add_paragraph(SAID)
    file.add_paragraph("Forty came back", style="List Bullet")
    file.add_paragraph("The pier on Monday", style="Caption")
    file.add_paragraph(TOLD)
    return file


def test_paragraphs_styles_and_properties() -> None:
    """Protects the blocks and the metadata; a date of creation is taken, and said."""
    document = read_bytes(saved(report()), name="a.docx")
    assert [(b.kind, document.words(b.span)) for b in document.blocks] == [
        ("headline", "Ferry cancelled"),
        ("paragraph", SAID),
        ("list", "Forty came back"),
        ("caption", "The pier on Monday"),
        ("paragraph", TOLD),
    ]
    assert (document.title, document.authors, document.published) == ("Ferry cancelled", ["Ole Brandt"], "2025-09-05")
    assert document.warnings == ["The date of publication is taken from the file's date of creation."]


def test_a_stated_date_goes_before_the_files() -> None:
    """Protects ``--published``; there is then nothing to warn of."""
    document = read_bytes(saved(report()), published="2025-09-07")
    assert (document.published, document.warnings) == ("2025-09-07", [])


def test_tracked_changes_read_as_accepted() -> None:
    """Protects an edited report: inserted words are read, deleted ones are not."""
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = report()
    paragraph = file.add_paragraph("He ")
    insertion = f'<w:ins {space} w:id="1" w:author="x"><w:r><w:t>never said so.</w:t></w:r></w:ins>'
    deletion = f'<w:del {space} w:id="2" w:author="x"><w:r><w:delText>said so.</w:delText></w:r></w:del>'
    for change in (insertion, deletion):
        paragraph._p.append(parse_xml(change))
    assert read_bytes(saved(file)).text.endswith("He never said so.")


def test_a_manual_line_break_ends_a_block() -> None:
    """Protects paragraphs that were parted by Shift+Enter."""
    file = docx.Document()
    file.add_paragraph(f"{SAID}\n{TOLD}")
    assert read_bytes(saved(file)).text == f"{SAID}\n\n{TOLD}"


def test_a_first_line_like_a_headline_is_one() -> None:
    """Protects files written without styles."""
    file = docx.Document()
    file.add_paragraph("Ferry to Sorrel cancelled")
    file.add_paragraph(SAID)
    document = read_bytes(saved(file))
    assert (document.blocks[0].kind, document.title) == ("headline", "Ferry to Sorrel cancelled")


def rebuilt(data: bytes, **parts: bytes) -> bytes:
    """The archive with the named parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


GOOD = saved(report())
BROKEN = [
    (GOOD[: len(GOOD) // 2], WrongFormat, "cut short or damaged"),
    (GOOD[:200], WrongFormat, "zip archive|cut short"),
    (rebuilt(GOOD, **{"word/document.xml": b"<w:document"}), WrongFormat, "damaged"),
    (rebuilt(GOOD, **{"[Content_Types].xml": b"<x/>"}), WrongFormat, "damaged"),
    (saved(docx.Document()), NoText, "no paragraphs"),
]


@pytest.mark.parametrize(("data", "error", "match"), BROKEN, ids=["half", "begun", "cut", "no types", "empty"])
def test_a_broken_docx_gives_one_clear_error(data: bytes, error: type[IntakeError], match: str) -> None:
    """Protects batches and the terminal: one line, whatever the library raised."""
    with pytest.raises(error, match=match):
        read_bytes(data, name="a.docx")


def test_a_zip_bomb_is_refused_before_it_is_opened(limit) -> None:  # type: ignore[no-untyped-def]
    """Protects memory: the sizes in the directory are added up first."""
    bomb = rebuilt(GOOD, **{"word/media/x.bin": bytes(3_000_000)})
    assert len(bomb) < 100_000
    limit("max_bytes", 500_000)
    with pytest.raises(TooLarge, match="unpacks to"):
        read_bytes(bomb, name="a.docx")


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a core install: the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(IntakeError, match=r"Install reportedly\[docx\]"):
        read_bytes(GOOD)
