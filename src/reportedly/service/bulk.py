"""Exports of the whole archive: a reading at a time, so that memory stays flat however many there are."""

import contextlib
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.archive.reviews import corrections, scales
from reportedly.archive.reviews.claims import judged_list
from reportedly.archive.reviews.history import now
from reportedly.errors import NotInArchive, SettingsError
from reportedly.export import json
from reportedly.model.reading import Reading

if TYPE_CHECKING:
    from reportedly.export.atom import Item
    from reportedly.service.exports import Order

_PIECE = 1 << 20
_LATEST = 200
"""Reports that the feed of findings looks at: those that came last."""
_TOLD = ("inconsistent", "strained")
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the same archive makes the same file, whenever it is made
_DESK = "urn:reportedly:desk"


def readings(archive: Archive) -> Iterator[Reading]:
    """Every article's newest reading, by its key; of one that is removed meanwhile there is none."""
    for article in archive.list():
        if article.versions[-1].made_by is not None:
            with contextlib.suppress(NotInArchive):
                yield replace(archive.reading(article.key), id=article.key)


def lines(archive: Archive, _: "Order") -> Iterator[bytes]:
    """Every reading as a line of JSON."""
    return (json.encode(reading) + b"\n" for reading in readings(archive))


def each(module: str) -> Callable[[Archive, "Order"], Iterator[bytes]]:
    """What the ``encode_many`` of a format makes of every reading."""

    def make(archive: Archive, _: "Order") -> Iterator[bytes]:
        pieces: Iterator[bytes] = import_module(f"reportedly.export.{module}").encode_many(readings(archive))
        return pieces

    return make


def tables(format: str) -> Callable[[Archive, "Order"], Iterator[bytes]]:
    """The four tables of every reading, zipped."""

    def make(archive: Archive, _: "Order") -> Iterator[bytes]:
        from reportedly.export import tables_zip

        with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
            for _reading in tables_zip.write(readings(archive), Path(folder), format):
                pass
            yield from _zipped(Path(folder))

    return make


def docbins(archive: Archive, _: "Order") -> Iterator[bytes]:
    """DocBins of two hundred readings each, zipped."""
    from reportedly.export import docbin

    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        for number, packed in enumerate(docbin.encode_many(readings(archive)), 1):
            (Path(folder) / f"readings-{number:04}.spacy").write_bytes(packed)
        yield from _zipped(Path(folder))


def corrected(archive: Archive, _: "Order") -> Iterator[bytes]:
    """The attributions of every report that people corrected, as each of them would have it."""
    from reportedly.export import polnear

    with archive.looking() as connection:
        keys = corrections.corrected_articles(connection)
    for key in keys:
        try:
            reading = replace(archive.reading(key), id=key)
        except NotInArchive:  # removed since; its corrections stay, with no text to be of
            continue
        document = replace(reading.document, id=key)
        yield polnear.encode(document, reading.attributions, archive.corrections(key))


def claim_reviews(archive: Archive, order: "Order") -> Iterator[bytes]:
    """Every claim with a review that can be published, as a JSON list; where reviewers disagree there is none."""
    from reportedly.export.claimreview import Publisher, encode
    from reportedly.service.claims import dossier

    publisher = Publisher(name=order.organisation, url=order.address)
    with archive.looking() as connection:
        judged = judged_list(connection, lambda claim: bool(claim.reviews))
    before = b"[\n"
    for claim in judged:
        try:
            found = dossier(archive, f"{claim.article}#{claim.local}")
            made = encode(
                found, publisher=publisher, folder=order.address, reviewer=order.reviewer, ratings=scales.ratings()
            )
        except NotInArchive:
            continue
        except SettingsError as error:
            if error.where in ("publisher", "url", "folder"):
                raise
            continue
        yield before + made.strip()
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def findings_feed(archive: Archive, order: "Order") -> Iterator[bytes]:
    """What does not add up, or only just, in the reports that came last."""
    from reportedly.export import atom

    items = sorted(_items(archive, order.desk), key=lambda item: item.when, reverse=True)
    updated = items[0].when if items else now()
    desk = order.desk.rstrip("/")
    link, page = (f"{desk}/findings.atom", f"{desk}/inbox") if desk else ("", "")
    yield atom.feed(items, title="reportedly: new findings", id=desk or _DESK, link=link, updated=updated, page=page)


def _items(archive: Archive, desk: str) -> "Iterator[Item]":
    from reportedly.export.atom import Item

    for article in islice(archive.list(), _LATEST):
        newest = article.versions[-1]
        if newest.made_by is None:
            continue
        try:
            reading = archive.reading(article.key)
        except NotInArchive:  # removed since it was listed
            continue
        for finding in reading.findings:
            if finding.verdict in _TOLD:
                yield Item(
                    report=newest.title or article.key,
                    key=article.key,
                    kind=finding.kind,
                    verdict=finding.verdict,
                    working=finding.working,
                    words=" … ".join(reading.document.words(span) for span in finding.spans),
                    when=newest.collected_at,
                    url=newest.url,
                    link=f"{desk.rstrip('/')}/reports/{article.id}#{finding.id}" if desk else "",
                )


def _zipped(folder: Path) -> Iterator[bytes]:
    """The files of a folder in one ZIP file, a piece at a time."""
    with tempfile.TemporaryFile() as whole:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(folder.iterdir()):
                about = zipfile.ZipInfo(file.name, _DAY_ONE)
                about.compress_type = zipfile.ZIP_DEFLATED
                with packed.open(about, "w") as into, file.open("rb") as stream:
                    while piece := stream.read(_PIECE):
                        into.write(piece)
        whole.seek(0)
        while piece := whole.read(_PIECE):
            yield piece
