"""WACZ: the pages of the web archives in a ZIP file that is not to be trusted."""

import hashlib
import io
import json
import zipfile

import pytest

from reportedly.errors import NoText, TooLarge, WrongFormat
from reportedly.intake import Failure, count, is_batch, open_input, wacz
from reportedly.intake.detect import many
from tests.intake.conftest import REPORT
from tests.intake.test_warc import packed as warc

WARC = warc()
PAGES = [
    {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"},
    {"url": "https://lintel.example/1", "ts": "2025-09-03T10:00:00Z", "title": "A list's title"},
    {"url": "https://lintel.example/2.txt", "ts": "2025-09-03T10:00:00Z", "title": " The\nbus\u0000 came "},
]
LINES = "\n".join(json.dumps(page) for page in PAGES).encode()


def stated(files, **changed):
    """A datapackage.json that tells the truth, but for ``changed`` of the WARC."""
    resources = [
        {"name": name, "path": name, "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        for name, data in files.items()
    ]
    for resource in resources:
        if resource["path"].startswith("archive/"):
            resource.update(changed)
    return json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()


def made(tmp_path, files=None, *, name="a.wacz", method=zipfile.ZIP_STORED, package=None, **changed):
    """A WACZ of ``files``, by default one WARC, its index and its pages."""
    if files is None:
        files = {"archive/data.warc.gz": WARC, "indexes/index.cdx": b"", "pages/pages.jsonl": LINES}
    if package is None:
        package = stated(files, **changed)
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", method) as packed:
        for inside, data in files.items():
            packed.writestr(inside, data)
        if package:
            packed.writestr("datapackage.json", package)
    return path


def read(path):
    """Documents and the errors of failures."""
    items = list(open_input(path))
    errors = [item.error for item in items if isinstance(item, Failure)]
    return [item for item in items if not isinstance(item, Failure)], errors


@pytest.mark.parametrize(("name", "method"), [("a.wacz", zipfile.ZIP_STORED), ("saved.bin", zipfile.ZIP_DEFLATED)])
def test_pages(tmp_path, name, method):
    """Pages and texts of its WARC, by suffix or by how the file begins, stored or packed, each with its place."""
    path = made(tmp_path, name=name, method=method)
    assert many(path) == "wacz"
    assert is_batch(path)
    assert count(path) is None
    (page, text), (menu,) = read(path)
    assert (page.url, page.id) == ("https://lintel.example/1",) * 2
    assert page.place == f"{path}/archive/data.warc.gz#2"
    assert page.retrieved == "2025-09-03T10:00:00+00:00"
    assert text.text == REPORT
    assert isinstance(menu, NoText)


def test_titles(tmp_path):
    """A page's own title goes before the list's; where it has none the list's is taken, cleaned."""
    (page, text), _ = read(made(tmp_path))
    assert (page.title, text.title) == ("Ferry cancelled", "The bus came")


def test_a_folder_of_them(tmp_path):
    """A WACZ in a folder is read with the rest."""
    made(tmp_path)
    (tmp_path / "b.txt").write_text(REPORT)
    documents, _ = read(tmp_path)
    assert [document.id for document in documents] == [
        "https://lintel.example/1",
        "https://lintel.example/2.txt",
        "b.txt",
    ]


def test_another_zip_is_none(tmp_path):
    """A DOCX, or any ZIP file, is not taken for one."""
    path = made(tmp_path, {"word/document.xml": b"<x/>"}, name="x.docx")
    assert many(path) is None
    assert many(made(tmp_path, {"other.txt": b"x"}, name="x.zip")) is None


BAD_LINES = [
    b"not json",
    b"[" * 50_000,
    b'{"url": 5}',
    b'{"title": "no url"}',
    b"\xff\xfe",
    b"",
    b'{"url": "u", "title": null}',
]


def test_bad_lists_of_pages(tmp_path):
    """A line that is none costs only its own title."""
    lines = b"\n".join([*BAD_LINES, json.dumps(PAGES[2]).encode()])
    (page, text), errors = read(made(tmp_path, {"archive/a.warc.gz": WARC, "pages/pages.jsonl": lines}))
    assert (page.title, text.title, len(errors)) == ("Ferry cancelled", "The bus came", 1)


WRONG = [  # what datapackage.json says, what is found wrong
    ({}, None),
    ({"bytes": 7}, "bytes, not the 7"),
    ({"hash": "sha256:" + "0" * 64}, "has not the hash"),
    ({"hash": "md5:" + "0" * 32}, None),
    ({"bytes": None, "hash": ""}, None),
]


@pytest.mark.parametrize(("changed", "match"), WRONG)
def test_a_file_that_is_not_what_is_stated(tmp_path, changed, match):
    """Evidence that was changed after it was packed is told, behind its pages, which are read all the same."""
    documents, errors = read(made(tmp_path, **changed))
    told = [str(error) for error in errors if isinstance(error, WrongFormat)]
    assert len(documents) == 2
    assert (match is None) is (told == [])
    assert not match or match in told[0]
    assert not match or "/archive/data.warc.gz: " in told[0]


PACKAGES = [b"{", b"[]", b'{"resources": 5}', b"[" * 50_000, b"\xff", b""]


@pytest.mark.parametrize("package", PACKAGES)
def test_without_a_datapackage(tmp_path, package):
    """It is told that nothing could be checked; the pages are read."""
    documents, errors = read(made(tmp_path, package=package))
    assert len(documents) == 2
    assert "can't be checked" in str(errors[0])


OUTSIDE = ["../../etc/cron.d/x.warc", "/archive/x.warc", "archive/../../x.warc.gz", "..\\x.warc", "C:\\x.warc", ".."]


@pytest.mark.parametrize("name", OUTSIDE)
def test_names_that_lead_outside(tmp_path, name):
    """Nothing is written, nothing outside is opened, and it is said that somebody tried."""
    inner = tmp_path / "inner"
    inner.mkdir()
    path = made(inner, {"archive/a.warc.gz": WARC, name: warc()})
    documents, errors = read(path)
    assert len(documents) == 2
    assert "outside itself" in str(errors[0])
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a.wacz", "inner"]


@pytest.mark.parametrize("name", ["a/archive/x.warc", "archive/deep/x.warc", "archive/x.warc.gz.exe", "x.warc"])
def test_only_the_archive_is_read(tmp_path, name):
    """A WARC elsewhere in the ZIP file is no part of the WACZ."""
    documents, errors = read(made(tmp_path, {name: WARC}))
    assert documents == []
    assert "holds no WARC" in str(errors[-1])


def test_a_bomb_is_not_unpacked(tmp_path):
    """A WARC that unpacks to thousands of times its size is refused unread; one that is packed as usual is read."""
    bomb = b"\0" * 300_000_000
    path = made(tmp_path, {"archive/a.warc": bomb, "archive/b.warc": warc(gzip=False)}, method=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1_000_000
    documents, errors = read(path)
    assert len(documents) == 2
    assert isinstance(errors[0], TooLarge)
    assert "300,000,000 bytes" in str(errors[0])


def test_lists_that_are_bombs(tmp_path, limit):
    """Of pages and datapackage no more is read than a document may have."""
    limit("max_bytes", 5_000)
    blank = b" " * 50_000_000
    path = made(
        tmp_path, {"archive/a.warc.gz": WARC, "pages/p.jsonl": blank}, package=blank, method=zipfile.ZIP_DEFLATED
    )
    documents, errors = read(path)
    assert len(documents) == 2
    assert "can't be checked" in str(errors[0])


def test_many_lists_that_are_bombs(tmp_path, limit):
    """Protects the machine from a thousand lists that unpack to a limit each: all together have one."""
    limit("max_bytes", 4_000_000)
    lists = {f"pages/{n}.jsonl": b" " * 4_000_000 for n in range(60)}
    path = made(tmp_path, {"archive/a.warc.gz": WARC, **lists}, method=zipfile.ZIP_DEFLATED)
    opened = zipfile.ZipFile.open
    unpacked = []

    def counted(packed, name, *args, **kwargs):
        unpacked.append(name)
        return opened(packed, name, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zipfile.ZipFile, "open", counted)
        documents, _ = read(path)
    assert len(documents) == 2
    assert len([name for name in unpacked if str(name).startswith("pages/")]) == 1


def test_files_upon_each_other(tmp_path):
    """Many names for the same bytes, as the quoted-overlap bombs have, are refused."""
    path = made(tmp_path, {f"archive/{n}.warc.gz": WARC for n in range(2)}, package=b"")
    data = bytearray(path.read_bytes())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 1)
    entry = bytes(data[first:second])
    data[second:] = b"".join(entry for _ in range(9)) + data[data.index(b"PK\x05\x06") :]
    end = data.index(b"PK\x05\x06")
    data[end + 8 : end + 16] = (10).to_bytes(2, "little") * 2 + (10 * len(entry)).to_bytes(4, "little")
    path.write_bytes(data)
    assert len(zipfile.ZipFile(path).infolist()) == 10
    assert [str(error).split(": ")[1] for error in read(path)[1]] == ["its files overlap. Don't trust it."]


def test_too_many_files(tmp_path, monkeypatch):
    """A list of files without end is refused: by its length before it is read, and by their number."""
    path = made(tmp_path, {f"archive/{n}": b"" for n in range(200)})
    monkeypatch.setattr(wacz, "MAX_FILES", 100)
    assert "holds 201 files" in str(read(path)[1][0])
    monkeypatch.setattr(wacz, "MAX_DIRECTORY", 1_000)
    assert "list of files is too long" in str(read(path)[1][0])


def test_encrypted(tmp_path):
    """A file under a password is a failure, not a crash."""
    path = made(tmp_path)
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    documents, errors = read(path)
    assert documents == []
    assert "encrypted" in str(errors[-1])


def test_cut_short_or_changed(tmp_path):
    """At whatever place it is cut or a byte of it turned, there is an error of ours or the pages, never a crash."""
    path = made(tmp_path, method=zipfile.ZIP_DEFLATED)
    whole = path.read_bytes()
    for at in range(0, len(whole), 41):
        path.write_bytes(whole[:at])
        assert all(isinstance(item, Failure) for item in open_input(path))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert list(open_input(path))


def test_no_wacz(tmp_path):
    """A file of that name that is no ZIP file says so."""
    path = tmp_path / "a.wacz"
    for data in (b"", b"nonsense", io.BytesIO(WARC).getvalue()):
        path.write_bytes(data)
        documents, (error,) = read(path)
        assert documents == []
        assert isinstance(error, WrongFormat)
        assert str(error).startswith(f"{path}: can't be read as a WACZ")
