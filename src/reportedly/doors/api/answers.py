"""What callers get: a record as JSON, a page of many with its links, nothing anew where nothing changed."""

import hashlib
from collections.abc import Sequence
from urllib.parse import urlencode

import msgspec
from fastapi import Request, Response
from msgspec import Struct

from reportedly.export.json import encode

JSON = "application/json"
KEPT = {"Cache-Control": "private, no-cache"}
"""May be kept by who asked, and is asked for again each time."""


class Page(Struct, frozen=True, kw_only=True):
    """``items`` from ``skip`` on, at most ``limit``, of ``total``."""

    total: int
    limit: int
    skip: int
    items: Sequence[object]


def said(record: Struct, status: int = 200, /, **headers: str) -> Response:
    """The record; a header's name is given with underscores for its hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(encode(record), status, named, media_type=JSON)


def listed(request: Request, items: Sequence[object], total: int, *, limit: int, skip: int) -> Response:
    """A page of many, with links to its neighbours (RFC 8288)."""
    page = Page(total=total, limit=limit, skip=skip, items=items)
    return said(page, Link=", ".join(_links(request, total, limit, skip)))


def _links(request: Request, total: int, limit: int, skip: int) -> list[str]:
    last = max(total - 1, 0) // limit * limit
    places = {"first": 0, "last": last}
    if skip > 0:
        places["prev"] = max(min(skip - limit, last), 0)
    if skip + limit < total:
        places["next"] = skip + limit
    others = [(name, value) for name, value in request.query_params.multi_items() if name not in ("skip", "limit")]
    path = request.url.path
    return [
        f'<{path}?{urlencode([*others, ("limit", limit), ("skip", place)])}>; rel="{name}"'
        for name, place in sorted(places.items(), key=lambda one: one[1])
    ]


def tag_of(*parts: object) -> str:
    """A strong ETag of what an answer is made from."""
    made = "\n".join(map(str, parts)).encode("utf-8", "replace")
    return f'"{hashlib.sha256(made).hexdigest()[:32]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the caller has it already, by If-None-Match (weak comparison, RFC 9110)."""
    given = request.headers.get("if-none-match", "")
    known = {one.strip().removeprefix("W/") for one in given.split(",")}
    return given.strip() == "*" or tag in known


def unchanged(tag: str) -> Response:
    """Nothing anew."""
    return Response(status_code=304, headers=KEPT | {"ETag": tag})


def plain_json(value: object, media_type: str = JSON) -> Response:
    """What is no record."""
    return Response(msgspec.json.encode(value), media_type=media_type)
