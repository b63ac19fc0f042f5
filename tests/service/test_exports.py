"""The catalogue of exports: each form once, as what it says it is, under a safe name, the same whenever it is made."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.archive.reviews.corrections import Wish
from reportedly.errors import NotInArchive, ReportedlyError, SettingsError
from reportedly.model.desk import Actor
from reportedly.service import bulk, exports
from reportedly.service.desk import Desk
from tests import examples_read

ADA = Actor(name="Ada Quint")
KEY, CLAIM = "wire-1", "wire-1#c1"
ORDER = exports.Order("Lintel Check", "https://lintel.example/checks/")
NEEDS = {"parquet": "pyarrow", "docbin": "spacy", "pdf": "typst"}
"""What a form needs that a plain installation has not."""
KINDS = [("report", exports.REPORT), ("claim", exports.CLAIM), ("archive", exports.ARCHIVE)]
EVERY = [(kind, form) for kind, forms in KINDS for form in forms]
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The examples, one claim reviewed, one attribution confirmed."""
    with Archive(examples_read.copied(tmp_path_factory.mktemp("exports"))) as held:
        desk = Desk(held)
        desk.review(ADA, CLAIM, "accurate", "I saw the list.")
        desk.correct(ADA, KEY, Wish(subject="attribution", of="a1", fault="right"), "Read again.")
        yield held


@pytest.fixture
def make(archive, monkeypatch):
    """A function: kind and form → what is made, at one and the same moment."""
    for module in (bulk, exports):
        monkeypatch.setattr(module, "now", lambda: "2031-06-09T12:00:00+00:00")

    def made(kind, form):
        if form in NEEDS:
            pytest.importorskip(NEEDS[form], reason=f"{NEEDS[form]} is not installed")
        if kind == "archive":
            return exports.of_archive(archive, form, ORDER)
        return (
            exports.of_report(archive, form, KEY) if kind == "report" else exports.of_claim(archive, form, CLAIM, ORDER)
        )

    return made


def _lines(data):
    assert [json.loads(line) for line in data.splitlines()]


def _zip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert sum(file.file_size for file in packed.infolist()) > 100


def _starts(*with_):
    def check(data):
        assert data.lstrip().startswith(with_)
        assert len(data) > 100

    return check


LOOKS = {  # media type: what a file of it is at least
    "application/json": json.loads,
    "application/ld+json": json.loads,
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"': json.loads,
    "application/vnd.citationstyles.csl+json": json.loads,
    "application/x-ndjson": _lines,
    "application/zip": _zip,
    "application/octet-stream": _starts(b"x\x9c"),
    "application/pdf": _starts(b"%PDF-"),
    "application/atom+xml": _starts(b"<?xml"),
    "application/x-bibtex": _starts(b"@"),
    "image/svg+xml": _starts(b"<svg"),
    "text/html": _starts(b"<!doctype html>", b'<script type="application/ld+json">'),
}


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_every_form_is_what_it_says(make, kind, form):
    """Not empty, of its media type, under a name with its suffix."""
    made, (known, _) = make(kind, form), dict(KINDS)[kind][form]
    data = b"".join(made.pieces)
    LOOKS[made.media_type](data)
    assert data
    assert made.media_type == known.media_type
    assert re.fullmatch(rf"[a-z0-9-]+\.{re.escape(known.suffix)}", made.name)


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_made_twice_it_is_the_same(make, kind, form):
    """Byte for byte, but for the moment of a dossier: a file can be compared with the one of yesterday."""
    assert b"".join(make(kind, form).pieces) == b"".join(make(kind, form).pieces)


@pytest.mark.parametrize(("kind", "forms"), KINDS)
def test_the_catalogue_is_in_order(kind, forms):
    """No name twice, each told apart by its title and by its file."""
    for name, (form, _) in forms.items():
        assert name == form.name
        assert re.fullmatch(r"[a-z][a-z-]*", name)
    for facts in zip(*((form.title, form.suffix) for form, _ in forms.values()), strict=True):
        assert len(set(facts)) == len(forms)


def test_nothing_to_export_is_empty_or_refused(tmp_path):
    """Without corrections there is no training data, without reviews an empty list; one claim's is refused."""
    with Archive(examples_read.copied(tmp_path)) as held:
        assert b"".join(exports.of_report(held, "polnear", KEY).pieces) == b""
        assert b"".join(exports.of_archive(held, "polnear").pieces) == b""
        assert json.loads(b"".join(exports.of_archive(held, "claimreview", ORDER).pieces)) == []
        with pytest.raises(SettingsError, match="no review"):
            exports.of_claim(held, "claimreview", CLAIM, ORDER)


@pytest.mark.parametrize("form", exports.ARCHIVE)
def test_an_empty_archive(tmp_path, form):
    """Every form of nothing is a sound file of nothing."""
    if form in NEEDS:
        pytest.importorskip(NEEDS[form], reason=f"{NEEDS[form]} is not installed")
    with Archive(tmp_path / "empty.db") as held:
        made = exports.of_archive(held, form, ORDER)
        data = b"".join(made.pieces)
    if made.media_type == "application/zip":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            assert packed.testzip() is None
    elif "json" in made.media_type and "ndjson" not in made.media_type:
        assert json.loads(data) == []
    elif form == "atom":
        assert b"<entry" not in data
    else:
        assert data.strip() == b""


TITLES = [  # a title, the file's name
    ("Half of Veldmark’s ferries idle", "half-of-veldmark-s-ferries-idle.json"),
    ("../../etc/passwd", "etc-passwd.json"),
    ("C:\\con\\nul", "c-con-nul.json"),
    ('a"; filename="b.exe', "a-filename-b-exe.json"),
    ("a\r\nSet-Cookie: x=1", "a-set-cookie-x-1.json"),
    ("\u202etxt.exe", "txt-exe.json"),
    ("\0", "report.json"),
    ("Вчера", "report.json"),
    ("-" * 50, "report.json"),
    ("a " * 500, f"{'a-' * 30}"[:59] + ".json"),
    ("\ud800", "report.json"),
]


@pytest.mark.parametrize(("title", "name"), TITLES, ids=range(len(TITLES)))
def test_hostile_titles_are_safe_names(archive, title, name):
    """A report can't choose where its export is written, nor what a header says."""
    reading = archive.reading(KEY)
    titled = replace(reading, document=replace(reading.document, title=title))
    assert exports.of_reading("json", titled).name == name


REFUSED = [  # what is asked for, how it is told
    (lambda a: exports.of_report(a, "nonsense", KEY), SettingsError, "no form 'nonsense' of a report"),
    (lambda a: exports.of_report(a, "pdf", KEY), SettingsError, "Choose one of: json, html"),
    (lambda a: exports.of_claim(a, "brat", CLAIM), SettingsError, "no form 'brat' of a claim"),
    (lambda a: exports.of_archive(a, "html"), SettingsError, "no form 'html' of an archive"),
    (lambda a: exports.of_report(a, "json", "nowhere"), NotInArchive, "no such article"),
    (lambda a: exports.of_claim(a, "json", "wire-1#c999"), NotInArchive, "c999"),
    (lambda a: exports.of_claim(a, "json", "nowhere#c1"), NotInArchive, "no such article"),
    (lambda a: exports.of_claim(a, "claimreview", CLAIM), SettingsError, "is no web address"),
    (lambda a: exports.of_reading("polnear", a.reading(KEY)), SettingsError, "kept in an archive"),
]


@pytest.mark.parametrize(("ask", "error", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_there_is_not(archive, ask, error, said):
    """One line that says what there is instead."""
    with pytest.raises(ReportedlyError, match=re.escape(said)) as told:
        ask(archive)
    assert type(told.value) is error
    assert "\n" not in str(told.value)


def documented():
    """The rows of the page's tables of forms, by what they are of."""
    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    for kind, _ in KINDS:
        table = page.partition(f"<!-- forms of {kind} -->\n")[2].partition("<!-- end -->")[0]
        yield kind, [tuple(cell.strip(" `") for cell in line.split("|")[1:5]) for line in table.splitlines()[2:]]


def test_the_page_has_the_catalogue():
    """docs/exports.md lists every form as it is: name, title, media type, suffix; none more."""
    assert dict(documented()) == {
        kind: [(form.name, form.title, form.media_type, f".{form.suffix}") for form, _ in forms.values()]
        for kind, forms in KINDS
    }


def test_a_report_that_is_removed_meanwhile(tmp_path):
    """Protects a long export from an administrator's hand: what goes while it runs is not in it, and the rest is."""
    with Archive(examples_read.copied(tmp_path)) as held:
        keys = [article.key for article in held.list()]
        found = bulk.readings(held)
        first = next(found)
        held.remove(keys[-1])
        assert [first.id, *(one.id for one in found)] == keys[:-1]
