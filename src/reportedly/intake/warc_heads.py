"""The heads of a WARC's records, bounded: warcio reads a line, and a head, however long it is."""

from typing import Any

MOST = 1_000_000
"""Bytes of one head; web servers take some 16 kB, crawlers write down all of it."""


def bound_heads(records: Any) -> None:
    """Make warcio's iterator raise ValueError where a record's head, or the line before it, is over ``MOST``."""
    readline = records.reader.readline
    records.reader.readline = lambda length=None: readline(length or MOST)
    loader = records.loader
    for parser in (loader.warc_parser, loader.http_parser, loader.http_req_parser):
        parser.parse = _bounded(parser.parse)


def _bounded(parse: Any) -> Any:
    return lambda stream, statusline=None: parse(_Head(stream), statusline)


class _Head:
    """The lines of a head, as long as they are few and short."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._left = stream, MOST

    def readline(self) -> bytes:
        """The next line."""
        line: bytes = self._stream.readline(self._left)
        self._left -= len(line)
        if self._left <= 0:
            raise ValueError(f"a record's head is over the limit of {MOST:,} bytes")
        return line
