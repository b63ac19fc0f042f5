"""What went wrong, told to programs: one shape everywhere, problem+json (RFC 9457)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from urllib.parse import quote

from msgspec import Struct, field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportedly.export.json import encode

MEDIA_TYPE = "application/problem+json"
API = "/api/"
"""Whoever asks below here is a program."""


class Fault(Struct, frozen=True, kw_only=True):
    """One thing wrong with a request: where ("query.limit", "body.evidence[0].url"), and what."""

    where: str
    detail: str


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457. ``detail`` says what is wrong, ``where`` and ``todo`` with what and what to do; ``errors`` each fault.

    ``type`` is left out, which means about:blank: status and title tell the kind. ``instance`` is the path asked for.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str = ""
    where: str = ""
    todo: str = ""
    errors: list[Fault] = field(default_factory=list)


class Refusal(HTTPException):
    """A request that can't be answered, told with all that is wrong with it."""

    def __init__(
        self,
        status: int,
        what: str,
        *,
        todo: str = "",
        errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.todo, self.errors = todo, list(errors)
        super().__init__(status, what, dict(headers) if headers else None)


def problem(
    path: str, status: int, what: str, *, where: str = "", todo: str = "", errors: Sequence[Fault] = ()
) -> Response:
    """The response that tells it; what is empty is left out."""
    told = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=what,
        instance=quote(path),
        where=where,
        todo=todo,
        errors=list(errors),
    )
    return Response(encode(told), status, media_type=MEDIA_TYPE)
