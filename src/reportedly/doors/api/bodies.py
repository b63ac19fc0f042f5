"""What callers send, into records: JSON told from what is none, each fault with its place; no second definition."""

import json
import re
from collections.abc import AsyncIterator
from typing import Any, TypeVar

import msgspec
from fastapi import Depends, Request

from reportedly.doors.problem import Fault, Refusal

SMALL = 1_000_000
"""Bytes of a body that holds judgements; a report may be as long as the settings say."""
_PLACE = re.compile(r"(?P<what>.*) - at `\$(?P<place>.*)`", re.DOTALL)
_JSON = "application/json"
_Record = TypeVar("_Record")


def body(kind: type) -> Any:  # noqa: ANN401 - what FastAPI takes as a dependency
    """A dependency: the request's body, JSON, as a record of ``kind``. Refuses with 400, 413, 415 or 422."""

    async def received(request: Request) -> object:
        if media_type(request) != _JSON:
            raise not_taken(_JSON)
        return decoded(await whole(request, SMALL), kind)

    return Depends(received)


def media_type(request: Request) -> str:
    """The media type of the body, without its parameters. Refuses one that is packed."""
    if request.headers.get("content-encoding", "identity").casefold() != "identity":
        raise Refusal(415, "the body is packed", todo="Send it as it is.", headers={"Accept-Encoding": "identity"})
    return request.headers.get("content-type", "").partition(";")[0].strip().casefold()


def not_taken(*taken: str) -> Refusal:
    """The refusal of a media type that is not taken here."""
    kinds = ", ".join(taken)
    return Refusal(415, "is not a media type that is taken here", todo=f"Send {kinds}.", headers={"Accept": kinds})


async def whole(request: Request, most: int | None = None) -> bytes:
    """All of the body; refuses more than ``most`` bytes as they come (the Guard has its own limit)."""
    parts = bytearray()
    async for part in _stream(request):
        parts += part
        if most is not None and len(parts) > most:
            raise Refusal(413, f"the body is larger than {most:,} bytes")
    return bytes(parts)


def _stream(request: Request) -> AsyncIterator[bytes]:
    return request.stream()


def decoded(data: bytes, kind: type[_Record]) -> _Record:
    """``data`` as a record. Lone surrogates become U+FFFD, one code point for one, as in every other door."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise unfit(error) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return converted(_loosely(data), kind)


def converted(value: object, kind: type[_Record]) -> _Record:
    """What JSON or a form holds, as a record. Refuses with 422."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise unfit(error) from None


def unfit(error: msgspec.ValidationError) -> Refusal:
    """The refusal (422) that says which part of a body is not what it should be."""
    found = _PLACE.fullmatch(str(error))
    what, place = (found["what"], found["place"]) if found else (str(error), "")
    return Refusal(422, "the body is not what is expected", errors=[Fault(where=f"body{place}", detail=what)])


def _loosely(data: bytes) -> object:
    """JSON with lone surrogates in it, mended; what is no JSON at all is refused (400)."""
    try:
        return _mended(json.loads(data.decode("utf-8"), parse_constant=_no_number))
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "not UTF-8, or too deep"
        raise Refusal(400, f"the body is no JSON ({reason})") from None


def _no_number(name: str) -> object:
    raise json.JSONDecodeError(f"{name} is no number", name, 0)


def _mended(value: object) -> object:
    match value:
        case str():
            return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        case list():
            return [_mended(item) for item in value]
        case dict():
            return {_mended(key): _mended(item) for key, item in value.items()}
    return value
