"""The dossier as PDF: whole, tagged, the same bytes; words of reports are set as text and reach no file."""

import re
import sys

import pytest
from msgspec.structs import replace

from reportedly.errors import SettingsError
from reportedly.export import dossier_pdf, sealed
from reportedly.export.dossier_pdf import encode
from tests.export import traces
from tests.export import whole_dossiers as dossiers

typst = pytest.importorskip("typst")
pdfium = pytest.importorskip("pypdfium2")


@pytest.fixture(scope="module")
def made(deserters):
    return encode(deserters[0], made_at=dossiers.MADE_AT)


def text_of(pdf):
    """The text layer, on one line."""
    document = pdfium.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize(
    "said",
    [
        "“More than 6,200 soldiers have deserted from Korvia's northern army since March”",
        "characters 0 to 78 of the text",
        "By the word of a senior officer of the Ostian general staff (unnamed official).",
        "The reviewers disagree: “Misleading” says Ada Quint; “Accurate but incomplete” says Ben Orrel",
        "because The count is of all who left since March",
        "“By June 2,100 of the men were back.”",
        "https://tarn.example/minutes",
        "since succeeded: Unsupported",
        "2: Probably true",
        "2 of 7 articles report it by themselves.",
        "Sandvar Tidings",
        "4 figures of 4 origins in 8 articles of 7 outlets",
        "Rated “Lacks context” by Lintel Press Checks on 9 June 2031",
        "somebody else says it; source",
        "The program gives no verdict",
        "on 20 Jun 2031, 09:30 UTC",
        "page 1 of",
    ],
)
def test_contents(made, said):
    """The text layer has what the page has, to be searched and read aloud."""
    assert said in text_of(made)


def test_digest(made, deserters):
    """The SHA-256 can be copied: nothing stands between its letters."""
    assert deserters[0].claim.sha256 in text_of(made)


def test_standards(made):
    """It is tagged, says which standards typst held it to, its title, language and date."""
    document = pdfium.PdfDocument(made)
    about = document.get_metadata_dict()
    assert pdfium.raw.FPDFCatalog_IsTagged(document)
    assert about["Title"].startswith("Dossier of a claim: More than 6,200 soldiers")
    assert about["CreationDate"] == "D:20310620093000Z"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>A</pdfaid:conformance>", made)
    assert b"<rdf:li>en</rdf:li>" in made


def test_same_bytes(made, deserters):
    """The same dossier of the same time is the same file."""
    assert encode(deserters[0], made_at=dossiers.MADE_AT) == made


def test_undated():
    """Without a time the file has none; PDF/A asks for one, so that it is held to PDF/UA alone."""
    pdf = encode(dossiers.bare(), made_at="")
    assert pdf == encode(dossiers.bare(), made_at="")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert "Nobody has judged it yet." in text_of(pdf)


def test_the_pictures(made):
    """The graph of the copies is drawn, and no taller than a page: most rows that a picture holds still fit."""
    large = replace(dossiers.medium(), trace=traces.large(60).trace)
    for pdf in (made, encode(large, made_at=dossiers.MADE_AT)):
        texts = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf)]
        assert sum("reports it by itself" in text and "copies its words" in text for text in texts) == 1


def test_many_mentions():
    """Of a thousand articles four hundred are listed, and the rest is counted."""
    pdf = encode(replace(dossiers.medium(), trace=traces.large(1000).trace), made_at=dossiers.MADE_AT)
    assert "600 more mentions did not fit; the page and the JSON list them." in text_of(pdf)


@pytest.mark.parametrize("turn", range(0, len(dossiers.NASTY), 4))
def test_hostile(deserters, turn):
    """Markup and code of typst, of HTML, of nobody: from whichever field, it is set as text and runs nothing."""
    text = text_of(encode(dossiers.nasty(deserters[0], turn), made_at=dossiers.MADE_AT))
    for words in ('#read("/etc/passwd")', "#{panic()} $ unclosed math", "``` raw ```", "*b* _i_ @label <label>"):
        assert words in text
    assert "root:" not in text
    assert not set(text) & set("\u202e\x1b\x07\0")


def test_hostile_trace():
    """The same of a trace made for it, and of texts without end: the file stays small."""
    pdf = encode(dossiers.harmful(), made_at=dossiers.NASTY[0])
    assert len(pdfium.PdfDocument(pdf)) < 80
    assert len(pdf) < 3_000_000


def test_nothing_runs_data():
    """The template turns no string into code, and takes nothing from a file or a package."""
    template = sealed.text_of("dossier.typ")
    code = "\n".join(line for line in template.splitlines() if not line.lstrip().startswith("//"))
    assert not re.search(r"\b(?:eval|read|plugin|include|import|yaml|toml|cbor|xml|csv)\b", code)
    assert re.findall(r"\b(?:json|image|bytes)\((?!bytes\()[^)]*\)", code) == [
        "bytes(sys.inputs.data)",
        "bytes(part.svg)",
    ]


@pytest.mark.parametrize("path", ["/etc/hostname", "../secret.txt", "secret.txt", "/secret.txt"])
def test_it_reaches_no_file(tmp_path, monkeypatch, path):
    """Even a template that asked for a file would find none: typst is shut in an empty folder."""
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    press = dossier_pdf._Press(typst, str(tmp_path / "empty"), 0)
    with pytest.raises(typst.TypstError, match=r"not found|escape"):
        press._compile(f'#read("{path}")'.encode(), {}, ())


@pytest.mark.parametrize(
    "words", ["Привет, мир", "Ελληνικά νέα", "نبأ كبير عن الميناء", "ידיעה גדולה", "हिन्दी समाचार", "Łódź, Đurđa, Ōsaka"]
)
def test_letters(words):
    """Letters of many scripts are set with the fonts that typst carries, and read back as they were."""
    pdf = encode(_saying(words), made_at=dossiers.MADE_AT)
    assert words in text_of(pdf)
    assert "no font at hand" not in text_of(pdf)


def test_letters_without_a_font():
    """Where no font has a letter, a box stands for it, and a note on top says so by number; controls say theirs."""
    text = text_of(encode(_saying("Boats \U000e1000\uf8f0 sank \x1b"), made_at=dossiers.MADE_AT))
    assert "Boats □□ sank ⟨1B⟩" in text
    assert "no font at hand has U+F8F0, U+E1000. Each stands as □ here." in text
    assert text.index("no font at hand") < text.index("The words")


def _saying(words):
    made = dossiers.bare()
    return replace(made, claim=replace(made.claim, text=words), sentence=f"{words}.", title=words)


def test_without_typst(monkeypatch):
    """Who has no typst is told which extra to install."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(SettingsError, match=r"extra 'dossier'.*reportedly\[dossier\]"):
        encode(dossiers.bare(), made_at="")
