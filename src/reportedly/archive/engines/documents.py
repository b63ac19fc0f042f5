"""Kernels: parts of files → documents → their sentences as numbers."""

import gzip
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import numpy as np
import pyarrow as pa

from reportedly.archive.copies.units import corpus
from reportedly.archive.copies.words import firsts, taken
from reportedly.archive.engines.arrays import bytes_of, table_of
from reportedly.archive.engines.frames import Kernel
from reportedly.errors import WrongFormat

PART = 4 << 20
"""Bytes of a JSONL file that are read at once."""
_AT_ONCE = 2048  # documents that are made numbers at once
_DAY = 86400.0

VERSIONS = 1000
"""Articles of an archive that are read at once."""
PARTS = pa.schema(
    [
        ("number", pa.int64()),
        ("path", pa.string()),
        ("kind", pa.string()),
        ("start", pa.int64()),
        ("stop", pa.int64()),
        ("first", pa.int64()),
    ]
)
"""Parts of files: bytes of JSONL, row groups of Parquet, or version numbers of an archive; ``first``: the number of its
first document."""
DOCUMENTS = pa.schema([("document", pa.int64()), ("id", pa.large_string()), ("day", pa.float64())])
"""``day``: of publication, in days since 1970, or NaN."""
SENTENCES = pa.schema(
    [
        ("document", pa.int64()),
        ("place", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("words", pa.int32()),
        ("unit", pa.uint64()),
        ("codes", pa.large_binary()),
    ]
)
"""One row a sentence; ``codes``, its words, are null where the unit stands earlier in the same batch."""

Row: TypeAlias = dict[str, Any]


def _counted(parts: pa.Table) -> pa.Table:
    rows = parts.to_pylist()
    return pa.Table.from_pylist([{**row, "first": sum(1 for _ in _rows(row, parse=False))} for row in rows], PARTS)


def _documents(parts: pa.Table) -> pa.Table:
    return pa.concat_tables([_documents_of(part) for part in parts.to_pylist()])


def _documents_of(part: Row) -> pa.Table:
    rows = [(row.get("url") or row.get("id"), row.get("published")) for row in _rows(part)]
    numbers = np.arange(len(rows)) + part["first"]
    ids = [str(key or f"#{number}") for (key, _), number in zip(rows, numbers.tolist(), strict=True)]
    days = np.array([day_of(published) for _, published in rows], dtype=np.float64)
    return table_of(DOCUMENTS, numbers, ids, days)


def day_of(published: object) -> float:
    """An ISO 8601 date or time as days since 1970 in UTC; NaN where it is none."""
    if isinstance(published, str):
        try:
            published = datetime.fromisoformat(published.strip())
        except ValueError:
            return float("nan")
    if not isinstance(published, datetime):
        return float("nan")
    return (published if published.tzinfo else published.replace(tzinfo=UTC)).timestamp() / _DAY


def _rows(part: Row, *, parse: bool = True) -> Iterator[Row]:
    if part["kind"] == "parquet":
        yield from _of_parquet(part, parse=parse)
    elif part["kind"] == "archive":
        yield from _of_archive(part)
    else:
        for line in _lines(part):
            yield _parsed(line, part["path"]) if parse else {}


def _lines(part: Row) -> Iterator[bytes]:
    """The lines that begin within the part, but empty ones."""
    path, start, stop = part["path"], part["start"], part["stop"]
    with _opened(path) as file:
        if start:
            file.seek(start - 1)
            file.readline()
        at = file.tell()
        while at < stop and (line := file.readline()):
            at += len(line)
            if line.strip():
                yield line


def _opened(path: str) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.endswith(".gz") else Path(path).open("rb")


def _parsed(line: bytes, path: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        what = f"not a JSON object: {line[:40].decode('utf-8', 'replace')!r}"
        raise WrongFormat(what, where=path, todo="Give one JSON object a line.")
    return row


def _of_parquet(part: Row, *, parse: bool) -> Iterator[Row]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(part["path"]) as file:
        wanted = [name for name in ("id", "url", "text", "published") if name in file.schema_arrow.names]
        for group in range(part["start"], part["stop"]):
            if not parse:
                yield from ({} for _ in range(file.metadata.row_group(group).num_rows))
                continue
            yield from file.read_row_group(group, columns=wanted).to_pylist()


def row_groups(path: Path) -> int:
    """Of a Parquet file with a column ``text``. Raises WrongFormat."""
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            if "text" in file.schema_arrow.names:
                return int(file.metadata.num_row_groups)
    except (pa.ArrowInvalid, OSError) as error:
        raise WrongFormat("not Parquet", where=str(path), todo="Check the file.") from error
    raise WrongFormat("no column 'text'", where=str(path), todo="Name the articles' columns id, text and published.")


def last_version(path: Path) -> int:
    """The highest number of an archive's versions. Raises WrongFormat."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return int(connection.execute("select coalesce(max(id), 0) from versions").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise WrongFormat("not an archive of reportedly", where=str(path), todo="Check the file.") from error


def _of_archive(part: Row) -> Iterator[Row]:
    """The current versions of an archive's articles, in the order of their numbers."""
    asked = (
        "select a.key, v.text, coalesce(v.published_from, v.published) from versions v"
        " join articles a on a.current = v.id where v.id >= ? and v.id < ? order by v.id"
    )
    connection = sqlite3.connect(f"file:{part['path']}?mode=ro", uri=True)
    try:
        for key, text, published in connection.execute(asked, (part["start"], part["stop"])):
            yield {"id": key, "text": text, "published": published}
    finally:
        connection.close()


def _sentences(parts: pa.Table) -> pa.Table:
    return pa.concat_tables([table for part in parts.to_pylist() for table in _sentences_of(part)])


def _sentences_of(part: Row) -> Iterator[pa.Table]:
    texts = (text if isinstance(text := row.get("text"), str) else "" for row in _rows(part))
    first = part["first"]
    while some := list(islice(texts, _AT_ONCE)):
        yield sentences_of(some, first)
        first += len(some)


def sentences_of(texts: list[str], first: int) -> pa.Table:
    """The sentences of documents that are numbered from ``first``."""
    if not any(texts) or not len((found := corpus(texts)).hashes):
        return SENTENCES.empty_table()
    at = found.occurrences
    order = np.argsort(at.unit, kind="stable")
    new = np.sort(order[firsts(at.unit[order])])
    codes = bytes_of(taken(found.words, at.unit[new].astype(np.int64)), new, len(at.unit))
    words, unit = found.words.counts[at.unit], found.hashes[at.unit]
    return table_of(SENTENCES, at.document.astype(np.int64) + first, at.place, at.start, at.end, words, unit, codes)


COUNT = Kernel(_counted, PARTS, rows=1)
READ = Kernel(_documents, DOCUMENTS, rows=1)
FINGERPRINT = Kernel(_sentences, SENTENCES, rows=1, alone=True)
