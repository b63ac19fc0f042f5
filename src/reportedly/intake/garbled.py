"""Letters that a site garbled itself: UTF-8 read as windows-1252 and sent again, and entities escaped twice."""

import re
from functools import cache
from html import unescape

_RUN = re.compile(r"[^\x00-\x7f]+")
_ENTITY = re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_LEAST, _SHARE = 3, 0.9
"""So many runs of letters beyond ASCII, and nine in ten of them, must be UTF-8 when taken for windows-1252: by accident
none is, since such a run is an accented capital or â before a symbol."""


def put_right(markup: str) -> str:
    """``markup`` with letters that were encoded twice put right; the same object where they were not."""
    if "Ã" not in markup and "â€" not in markup:
        return markup
    runs = [run[0] for run in _RUN.finditer(markup)]
    good = sum(_once_more(run) is not None for run in runs)
    if good < _LEAST or good < _SHARE * len(runs):
        return markup
    return _RUN.sub(lambda run: _once_more(run[0]) or run[0], markup)


def unescaped(words: str) -> str:
    """``words`` with entities that a reader would see (``&rsquo;``) as the letters they stand for."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), words) if "&" in words else words


def _once_more(run: str) -> str | None:
    """``run`` decoded as UTF-8 from the bytes that windows-1252 would have it be; None where they are none."""
    table = _bytes_of()
    try:
        return bytes(table[character] for character in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


@cache
def _bytes_of() -> dict[str, int]:
    """The byte of each character; the five that windows-1252 leaves out are C1 controls, as browsers have them."""
    table = {}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table
