"""A reading as the archive keeps it: its JSON without the text, which ``versions`` has, packed by zlib."""

import zlib

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

from reportedly.archive.tables import readings, versions
from reportedly.errors import ArchiveError, NotInArchive
from reportedly.model.reading import Reading
from reportedly.observed import stage

LEVEL = 6
"""zlib's: a reading of 27 kB becomes 4 kB."""
_DECODER = msgspec.json.Decoder(Reading)


@stage("store")
def pack(reading: Reading) -> bytes:
    """``reading`` without its document's text."""
    bare = replace(reading, document=replace(reading.document, text=""))
    try:
        line = msgspec.json.encode(bare)
    except UnicodeEncodeError:  # a lone surrogate in a name: JSON has no way to hold it
        line = msgspec.json.encode(_mended(msgspec.to_builtins(bare)))
    return zlib.compress(line, LEVEL)


def unpack(body: bytes, text: str) -> Reading:
    """The reading whole again."""
    reading = _DECODER.decode(zlib.decompress(body))
    return replace(reading, document=replace(reading.document, text=text))


def reading_of(connection: Connection, version: int) -> Reading:
    """The reading of ``version``, whole. Raises NotInArchive where there is none."""
    query = select(readings.c.body, versions.c.text).join(versions, versions.c.id == readings.c.version)
    row = connection.execute(query.where(readings.c.version == version)).one_or_none()
    if row is None:
        raise NotInArchive(
            "has no reading", where=f"version {version}", todo="'reportedly archive add' it without --no-readings."
        )
    try:
        return unpack(row.body, row.text)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ArchiveError(f"holds a damaged reading ({error})", where=f"version {version}") from None


def _mended(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case list() | tuple():
            return [_mended(item) for item in value]
        case dict():
            return {key: _mended(item) for key, item in value.items()}
    return value
