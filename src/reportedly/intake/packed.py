"""A body that a server packed (gzip or deflate, RFC 9110, section 8.4.1) → its bytes, and whether all of it came.

HTTP libraries take a packed body that is cut short for a shorter one: a report would end in its middle, unnoticed.
"""

import zlib
from collections.abc import Iterable, Iterator

from reportedly.errors import FetchRefused

_PIECE = 1 << 16
_HEAD = 2  # bytes that tell the form of deflate
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_MEMBER = b"\x1f\x8b"


def unpacked(parts: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes of a body that comes in ``parts``, 64 kB at most at a time; ``encoding`` is its Content-Encoding.

    Raises FetchRefused where it is damaged or cut short.
    """
    if encoding in ("", "identity"):
        yield from parts
        return
    opened, held = None, b""
    try:
        for part in parts:
            data, held = held + part, b""
            if opened is None and len(data) < _HEAD:
                held = data
                continue
            while data:
                opened = opened or zlib.decompressobj(_GZIP if encoding == "gzip" else _form_of_deflate(data))
                yield opened.decompress(data, _PIECE)
                data = opened.unconsumed_tail
                if opened.eof:  # what follows may be more of it (RFC 1952, section 2.2), else it is padding
                    data = opened.unused_data
                    if encoding != "gzip" or not data.startswith(_MEMBER):
                        break
                    opened = None
        while opened is not None and not opened.eof and (rest := opened.decompress(b"", _PIECE)):
            yield rest
        if held or (opened is not None and not opened.eof):
            raise FetchRefused("the body is cut short", todo="Try again.")
    except zlib.error:
        raise FetchRefused(f"the body is damaged: it is no {encoding}", todo="Try again later.") from None


def _form_of_deflate(data: bytes) -> int:
    """Some servers send deflate without zlib's two bytes before it."""
    return _ZLIB if data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0 else _RAW
