"""Bytes of each format into the product, and what must hold of what comes out."""

from collections.abc import Callable
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.export import annotations_in, brat_in, json
from reportedly.intake import Failure, open_file, read_bytes
from reportedly.intake.canonical import clean
from reportedly.model.document import Document, sha256_of
from tests.fuzz import valid

Taken = list[Document | Failure]


def check_document(document: Document) -> None:
    """Text is canonical, blocks lie in it in order without overlap and without blank ends, and JSON can hold it all."""
    text = document.text
    assert clean(text) == text
    text.encode("utf-8")
    assert document.sha256 == sha256_of(text)
    at = 0
    for block in document.blocks:
        start, end = block.span
        assert at <= start < end <= len(text), (at, block)
        assert document.words(block.span).strip() == document.words(block.span)
        at = end
    assert json.encode(document)


def check_line(error: ReportedlyError) -> None:
    """An error of ours, in one line."""
    assert isinstance(error, ReportedlyError)
    assert "\n" not in str(error)


def check_items(items: Taken) -> None:
    """Each is a Document that holds, or a Failure of one line with a place."""
    for item in items:
        if isinstance(item, Failure):
            check_line(item.error)
        else:
            check_document(item)


def _bytes(name: str, media_type: str | None = None) -> Callable[[bytes, Path], Taken]:
    return lambda data, _: [read_bytes(data, name=name, media_type=media_type)]


def _file(name: str) -> Callable[[bytes, Path], Taken]:
    def read(data: bytes, folder: Path) -> Taken:
        path = folder / name
        path.write_bytes(data)
        return list(open_file(path, name))

    return read


def _annotations(data: bytes, _: Path) -> Taken:
    for text in (valid.TEXT, ""):
        for placed in annotations_in.place(annotations_in.read_annotations(data), text):
            assert all(0 <= start < end <= len(text) for start, end in placed.spans)
    return []


def _brat(ann: bytes, txt: bytes) -> None:
    for marked in brat_in.decode(ann, txt, valid.TEXT).attributions:
        for role in ("source", "cue", "content"):
            for start, end in getattr(marked.roles, role) or []:
                assert 0 <= start < end <= len(valid.TEXT)


def _ann(data: bytes, _: Path) -> Taken:
    _brat(data, valid.TEXT.encode())
    return []


def _brat_zip(data: bytes, _: Path) -> Taken:
    for _name, ann, txt in brat_in.unpacked(data):
        _brat(ann, txt)
    return []


READERS: dict[str, Callable[[bytes, Path], Taken]] = {
    "text": _bytes("a.txt"),
    "html": _bytes("a.html", "text/html; charset=utf-8"),
    "pdf": _bytes("a.pdf"),
    "docx": _bytes("a.docx"),
    "docx-body": lambda data, _: [read_bytes(valid.docx(data), name="a.docx")],
    "rss": _file("a.rss"),
    "atom": _file("a.atom"),
    "jsonl": _file("a.jsonl"),
    "warc": _file("a.warc"),
    "warc-packed": _file("a.warc.gz"),
    "warc-unzipped": _file("b.warc"),
    "wacz": _file("a.wacz"),
    "mail": _bytes("a.eml"),
    "mail-reply": _bytes("b.eml"),
    "mbox": _file("a.mbox"),
    "telegram": _file("result.json"),
    "telegram-page": _file("messages.html"),
    "nitf": _bytes("a.xml"),
    "newsml": _file("b.xml"),
    "ninjs": _bytes("a.json"),
    "rows": _file("rows.json"),
    "jsonfeed": _file("feed.json"),
    "srt": _bytes("a.srt"),
    "odt": _bytes("a.odt"),
    "markdown": _bytes("a.md"),
    "wires": _file("wires.txt"),
    "release": _bytes("release.txt"),
    "chat": _bytes("chat.txt"),
    "annotations": _annotations,
    "brat-ann": _ann,
    "brat-zip": _brat_zip,
}
"""By name: what reads such bytes, with a folder to write them into. Each may raise a ReportedlyError, and no other."""


def take(name: str, data: bytes, folder: Path) -> Taken | None:
    """What ``data`` is read as, checked; None where it is refused, in one line. Another ``name`` is a file's."""
    try:
        items = (READERS.get(name) or _file(name))(data, folder)
    except ReportedlyError as error:
        check_line(error)
        return None
    check_items(items)
    return items
