"""WACZ (specs.webrecorder.net/wacz): web archives in a ZIP file; each page of its WARCs is a Document.

The ZIP file is data from outside. Nothing of it is written to disk, and of its files only these are opened:
``archive/*.warc`` and ``.warc.gz``, ``pages/*.jsonl`` for titles, and ``datapackage.json``, which says of each file how
many bytes it has and their hash. What doesn't hold is a Failure in its place, and the rest goes on.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from reportedly import settings
from reportedly.errors import IntakeError, NoText, TooLarge, WrongFormat
from reportedly.intake.canonical import clean, collapse
from reportedly.intake.jsonl import Failure
from reportedly.intake.warc import Records, records_of
from reportedly.model.document import Document

MAX_FILES = 100_000
"""Of the ZIP file; a crawl of a million pages has some hundred."""
MAX_DIRECTORY = 20_000_000
"""Bytes of the ZIP file's list of files, which is read as a whole."""
MAX_RATIO = 200
"""A WARC that is packed tighter is refused; text packs 3 to 20 times, and deflate can't more than 1,032 times."""
_ARCHIVE = re.compile(r"archive/[^/\\]+\.warc(?:\.gz)?")
_PAGES = re.compile(r"pages/[^/\\]+\.jsonl")
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|\Z)", re.DOTALL)
_PACKAGE = "datapackage.json"
_BLOCK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error)
"""RuntimeError is what zipfile says to an encrypted file."""


class _Resource(Struct, frozen=True):
    """What datapackage.json says of one file."""

    path: str = ""
    bytes: int | None = None
    hash: str = ""


class _Package(Struct, frozen=True):
    resources: list[_Resource] = field(default_factory=list)


class _Page(Struct, frozen=True):
    """A line of pages.jsonl; the first says what the list is."""

    url: str = ""
    title: str | None = None


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The reports of each WARC in it, in order, each by its URL; where a page has no title, its list's is taken.

    The place of each is the file, the WARC's name in it and the record's number. A file that is not what
    datapackage.json says it is (its bytes, its hash) is told in a Failure behind its pages.
    """
    return _documents(path, name or path.name, published, records_of(str(path)))


def _documents(path: Path, name: str, published: str | None, records: Records) -> Iterator[Document | Failure]:
    def failed(error: IntakeError) -> Failure:
        return Failure(name, error.at(error.where or str(path)), str(path))

    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as packed:
            _check_files(packed, path)
            yield from map(failed, _outside(packed))
            stated, titles = _stated(packed), _titles(packed)
            if stated is None:
                yield failed(WrongFormat(f"has no {_PACKAGE} that can be read, so its files can't be checked"))
            files = [file for file in packed.infolist() if _ARCHIVE.fullmatch(file.filename)]
            for file in files:
                known = (stated or {}).get(file.filename)
                for item in _Warc(packed, file, f"{path}/{file.filename}", known).items(name, published, records):
                    yield failed(item) if isinstance(item, IntakeError) else _titled(item, titles)
            if not files:
                yield failed(NoText("holds no WARC", todo="A WACZ has them in its folder archive."))
    except IntakeError as error:
        yield failed(error)
    except _DAMAGE as error:
        yield failed(WrongFormat(f"can't be read as a WACZ ({error})", todo="Get it again."))


class _Warc:
    """One WARC of the ZIP file, and what is stated of it."""

    def __init__(self, packed: zipfile.ZipFile, file: zipfile.ZipInfo, place: str, stated: _Resource | None) -> None:
        self._packed, self._file, self._place, self._stated = packed, file, place, stated

    def items(self, name: str, published: str | None, records: Records) -> Iterator[Document | Failure | IntakeError]:
        """Its reports, then what is wrong with it."""
        if self._file.file_size > max(self._file.compress_size * MAX_RATIO, _BLOCK):
            todo = "Unpack it yourself, if you trust it, and give the WARC."
            yield TooLarge(f"unpacks to {self._file.file_size:,} bytes, as no WARC does", where=self._place, todo=todo)
            return
        with self._packed.open(self._file) as stream:
            hashed = _Hashed(stream)
            yield from records.documents(cast(BinaryIO, hashed), self._place, name, published)
            if wrong := self._wrong(hashed):
                todo = "It was changed or damaged after it was made."
                yield WrongFormat(f"{wrong} {_PACKAGE} says", where=self._place, todo=todo)

    def _wrong(self, hashed: "_Hashed") -> str:
        """What is other than stated; reads the rest of the stream, which may lie behind the last record."""
        if self._stated is None:
            return ""
        if self._stated.bytes not in (None, self._file.file_size):
            return f"has {self._file.file_size:,} bytes, not the {self._stated.bytes:,}"
        kind, _, stated = self._stated.hash.partition(":")
        return "has not the hash" if kind == "sha256" and hashed.digest() != stated.lower() else ""


class _Hashed:
    """A stream that hashes what is read from it; damage to the ZIP file is a ValueError, as of any WARC."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes."""
        try:
            data = self._stream.read(size)
        except _DAMAGE as error:
            raise ValueError(str(error)) from None
        self._hash.update(data)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """Bytes read so far."""
        return self._at

    def digest(self) -> str:
        """The hexadecimal hash of the whole stream, "" where its rest can't be read."""
        try:
            while self.read(_BLOCK):
                pass
        except ValueError:
            return ""
        return self._hash.hexdigest()


def _check_directory(path: Path) -> None:
    """Refuse a list of files that would fill the memory, before zipfile reads it."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - 66_000, 0))
        tail = stream.read()
    at, far = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    sizes = [int.from_bytes(tail[at + 12 : at + 16], "little")] if at >= 0 else []
    if far >= 0:  # ZIP64, where the other says ffffffff
        sizes = [int.from_bytes(tail[far + 40 : far + 48], "little"), *(s for s in sizes if s < 0xFFFFFFFF)]
    if max(sizes, default=0) > MAX_DIRECTORY:
        raise TooLarge("its list of files is too long", todo="Give the WARCs that are in it.")


def _check_files(packed: zipfile.ZipFile, path: Path) -> None:
    """Refuse too many files, and files that lie upon each other: what a ZIP bomb does."""
    files = packed.infolist()
    if len(files) > MAX_FILES:
        raise TooLarge(f"holds {len(files):,} files", todo="Give the WARCs that are in it.")
    if sum(file.compress_size for file in files) > path.stat().st_size:
        raise WrongFormat("its files overlap", todo="Don't trust it.")


def _outside(packed: zipfile.ZipFile) -> Iterator[IntakeError]:
    for file in packed.infolist():
        if _OUTSIDE.match(file.filename):
            yield WrongFormat(f"names a file outside itself ({file.filename[:80]!r}), which is passed over")


def _stated(packed: zipfile.ZipFile) -> dict[str, _Resource] | None:
    """What datapackage.json says, by path; None where it isn't there or can't be read."""
    try:
        package = msgspec.json.decode(_head(packed, _PACKAGE, settings.current().max_bytes), type=_Package)
    except (KeyError, msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    return {resource.path: resource for resource in package.resources}


def _titles(packed: zipfile.ZipFile) -> dict[str, str]:
    """The titles of the lists of pages, by URL; lines that are none are passed over.

    Of all lists together no more is read than of one document.
    """
    found: dict[str, str] = {}
    left = settings.current().max_bytes
    for file in packed.namelist():
        if not _PAGES.fullmatch(file) or not left:
            continue
        lines = _head(packed, file, left)
        left -= len(lines)
        for line in lines.splitlines():
            try:
                page = msgspec.json.decode(line, type=_Page)
            except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
                continue
            if page.title and (title := collapse(clean(page.title))):
                found.setdefault(page.url, title)
    return found


def _head(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Up to ``most`` bytes of a file."""
    with packed.open(name) as stream:
        return stream.read(most)


def _titled(item: Document | Failure, titles: dict[str, str]) -> Document | Failure:
    if isinstance(item, Failure) or item.title:
        return item
    return replace(item, title=titles.get(item.url or ""))
