"""Feeds of checks → JSON values, one at a time: a feed of any length is read in bounded memory.

A feed is JSON (one value, or several after one another, as JSON Lines), or a page or list of JSON-LD scripts
(``<script type="application/ld+json">``), packed by gzip or not. Of a JSON value the elements of its outermost arrays
come one by one: the Data Commons feed is one object of over 100 MB whose ``dataFeedElement`` is such an array.
"""

import codecs
import gzip
import html
import io
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly import settings
from reportedly.errors import NotFound, TooLarge, WrongFormat

_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
_SCRIPT = re.compile(r"<script\b[^>]{0,500}?application/ld\+json[^>]{0,500}>", re.IGNORECASE)
_END = re.compile(r"</script\s*>", re.IGNORECASE)
_WRAPPED = re.compile(r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*\Z")
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])', re.DOTALL)
_TAG_KEPT = 1200
"""Characters kept when looking for a script's tag that may straddle two chunks."""


def values(path: Path) -> Iterator[object | WrongFormat]:
    """The JSON values of the feed at ``path``, in order.

    A broken script of a page, or a broken line of JSON Lines, comes out as a WrongFormat in its place. Raises
    NotFound; WrongFormat where the file is no JSON and no page; TooLarge where one value alone is over
    ``settings.max_bytes``.
    """
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            with gzip.GzipFile(fileobj=raw) if packed else raw as stream:
                yield from _values(stream, lines=path.suffix.removesuffix(".gz") in {".jsonl", ".ndjson"})
    except FileNotFoundError:
        raise NotFound("no such file", where=str(path)) from None
    except IsADirectoryError:
        raise NotFound("is a folder", where=str(path), todo="Give the feed's file.") from None
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise WrongFormat("is a damaged gzip file", where=str(path), todo="Fetch it again.") from None
    except (WrongFormat, TooLarge) as error:
        raise error.at(str(path)) from None


def _values(stream: "BinaryIO | gzip.GzipFile", *, lines: bool) -> Iterator[object | WrongFormat]:
    text = _Text(stream)
    text.skip_blank()
    if text.ahead() == "<":
        yield from _scripts(text)
    elif text.ahead() not in {"{", "["}:
        todo = "Give ClaimReview as JSON, JSON Lines, or a page that holds it."
        raise WrongFormat("is no JSON and no HTML" if text.ahead() else "is empty", todo=todo)
    elif lines:
        yield from _lines(text)
    else:
        while text.skip_blank():
            yield from _elements(text)


class _Text:
    """A window of a UTF-8 stream: ``held`` from ``at`` on is not read yet."""

    def __init__(self, stream: "BinaryIO | gzip.GzipFile") -> None:
        self._stream, self._decoder = stream, codecs.getincrementaldecoder("utf-8-sig")("replace")
        self.held, self.at, self.ended = "", 0, False
        self._limit = settings.current().max_bytes
        self._step = _CHUNK

    def more(self) -> bool:
        """Hold more of the stream; False where there is none. What was read already is let go."""
        if self.ended:
            return False
        if len(self.held) - self.at > self._limit:
            what = f"one value of it is over the limit of {self._limit:,} bytes, or it is no JSON from there on"
            raise TooLarge(what, todo="Split it, or raise REPORTEDLY_MAX_BYTES.")
        data = self._stream.read(max(_CHUNK, len(self.held) - self.at))  # doubles, so that trying again stays cheap
        self.ended = not data
        self.held, self.at = self.held[self.at :] + self._decoder.decode(data, self.ended), 0
        return True

    def skip_blank(self) -> bool:
        """Step over white space; False at the end."""
        while True:
            found = _BLANK.match(self.held, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.held):
                return True
            if not self.more():
                return False

    def ahead(self) -> str:
        """The next character; empty at the end."""
        return self.held[self.at : self.at + 1]


_DECODER = json.JSONDecoder(strict=False)


def _value(text: _Text) -> object:
    """The JSON value that begins here, whole."""
    while True:
        try:
            value, end = _DECODER.raw_decode(text.held, text.at)
        except RecursionError:
            raise WrongFormat("is JSON nested too deep to be read") from None
        except ValueError as error:
            if text.more():
                continue
            raise WrongFormat(f"is no JSON, or cut short ({error})") from None
        if end < len(text.held) or not text.more():  # a number may go on in the next chunk
            text.at = end
            return value


def _elements(text: _Text) -> Iterator[object]:
    """A JSON value in parts: an array's elements one by one, likewise the long arrays of an object; else itself."""
    if text.ahead() == "[":
        yield from _array(text)
    elif text.ahead() == "{":
        yield from _object(text)
    else:
        yield _value(text)


def _array(text: _Text) -> Iterator[object]:
    text.at += 1
    while _next(text) != "]":
        if text.ahead() == ",":
            text.at += 1
            continue
        yield _value(text)
    text.at += 1


def _object(text: _Text) -> Iterator[object]:
    """The elements of the arrays it holds; at its end the object without them."""
    rest: dict[str, object] = {}
    text.at += 1
    while _next(text) != "}":
        if text.ahead() == ",":
            text.at += 1
            continue
        key = _value(text)
        if not isinstance(key, str) or _next(text) != ":":
            raise WrongFormat("is no JSON: an object's key or its colon is missing")
        text.at += 1
        if _next(text) == "[" and key in _STREAMED:
            yield from _array(text)
        else:
            rest[key] = _value(text)
    text.at += 1
    yield rest


_STREAMED = frozenset({"dataFeedElement", "claims", "pages", "@graph", "itemListElement"})
"""The keys of a feed's outermost object whose arrays may be long; every other is part of what it stands in."""


def _next(text: _Text) -> str:
    if not text.skip_blank():
        raise WrongFormat("is JSON cut short")
    return text.ahead()


def _lines(text: _Text) -> Iterator[object | WrongFormat]:
    number = 0
    while text.held[text.at :] or text.more():
        end = text.held.find("\n", text.at)
        if end < 0 and text.more():
            continue
        end = len(text.held) if end < 0 else end
        line, text.at = text.held[text.at : end].strip(" \t\r\ufeff"), end + 1
        number += 1
        if line:
            yield _loaded(line, f"line {number}")


def _scripts(text: _Text) -> Iterator[object | WrongFormat]:
    number = 0
    while True:
        found = _SCRIPT.search(text.held, text.at)
        if not found:
            text.at = max(text.at, len(text.held) - _TAG_KEPT)
            if text.more():
                continue
            return
        text.at = found.end()
        end = _END.search(text.held, text.at)
        while end is None and text.more():
            end = _END.search(text.held, text.at)
        body = text.held[text.at : end.start() if end else len(text.held)]
        text.at = end.end() if end else len(text.held)
        number += 1
        yield _loaded(body, f"JSON-LD script {number}")


def _loaded(words: str, where: str) -> object | WrongFormat:
    """The JSON of a script or a line, mended where it is broken in the ways that pages are; else a WrongFormat."""
    bare = _WRAPPED.sub("", _WRAPPED.sub("", words)).strip().removesuffix(";")
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", bare), html.unescape(bare)):
        try:
            value: object = json.loads(attempt, strict=False)
        except RecursionError:
            break
        except ValueError:
            continue
        return value
    return WrongFormat("is no JSON: passed over", where=where)


_FEED_TYPES = frozenset({"application/json", "application/ld+json", "application/x-ndjson", "application/gzip"})


def values_at(where: str) -> Iterator[object | WrongFormat]:
    """The JSON values of the feed at ``where``, a path or a URL (fetched under intake's guard and limits)."""
    from reportedly.intake import is_url

    if not is_url(where):
        return values(Path(where))
    return _fetched(where)


def _fetched(url: str) -> Iterator[object | WrongFormat]:
    from reportedly.intake.fetch import fetch

    data = fetch(url, also=_FEED_TYPES).data
    try:
        stream = io.BytesIO(data)
        yield from _values(gzip.GzipFile(fileobj=stream) if data.startswith(_GZIP) else stream, lines=False)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise WrongFormat("is a damaged gzip file", where=url) from None
    except (WrongFormat, TooLarge) as error:
        raise error.at(url) from None
