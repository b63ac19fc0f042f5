"""What went wrong, told: as a page to people, as problem+json (RFC 9457) to programs; never a traceback."""

import logging
from collections.abc import Sequence

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from reportedly.doors.desk.access import HEADER, route_of
from reportedly.doors.desk.guard import HEADERS, TooMuch
from reportedly.doors.desk.pages import complaint
from reportedly.doors.problem import API, Fault, problem
from reportedly.errors import (
    ArchiveError,
    ArchiveStuck,
    Forbidden,
    IntakeError,
    NotFound,
    NotInArchive,
    NotKnown,
    Outdated,
    ReportedlyError,
    SettingsError,
    TooLarge,
)
from reportedly.observed import event
from reportedly.observed.events import told

_STATUS: tuple[tuple[type[ReportedlyError], int], ...] = (
    (NotInArchive, 404),
    (NotFound, 404),
    (NotKnown, 401),
    (Forbidden, 403),
    (Outdated, 409),
    (TooLarge, 413),
    (SettingsError, 422),
    (IntakeError, 422),
    (ArchiveStuck, 503),
)
_log = logging.getLogger(__name__)


def status_of(error: ReportedlyError) -> int:
    """The HTTP status that an error of ours is told by."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def register(app: FastAPI) -> None:
    """Have the application tell every error so."""
    app.add_exception_handler(ReportedlyError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(TooMuch, _too_much)
    app.add_exception_handler(Exception, _fault)


def tell(
    request: Request, status: int, what: str, *, where: str = "", todo: str = "", errors: Sequence[Fault] = ()
) -> Response:
    """One error as the asker can use it."""
    if request.url.path.startswith(API):
        return problem(request.scope["path"], status, what, where=where, todo=todo, errors=errors)
    return complaint(request, status, what, where=where, todo=todo)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReportedlyError)  # noqa: S101 - registered for these alone
    if isinstance(error, NotKnown) and not request.url.path.startswith(API) and request.url.path != "/sign-in":
        if request.headers.get("hx-request"):
            return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
        return RedirectResponse("/sign-in", 303)
    is_inside = isinstance(error, ArchiveError) and not isinstance(error, NotInArchive)
    where = "the archive" if is_inside else error.where  # its path, or its server, is not for whoever asks
    response = tell(request, status_of(error), error.what, where=where, todo=error.todo)
    if isinstance(error, ArchiveStuck):
        response.headers["Retry-After"] = "5"
    if isinstance(error, NotKnown):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    todo, errors = getattr(error, "todo", ""), getattr(error, "errors", ())
    response = tell(request, error.status_code, str(error.detail), todo=todo, errors=errors)
    response.headers.update(error.headers or {})
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    errors = [
        Fault(where=".".join(map(str, one.get("loc", ()))), detail=str(one.get("msg", "is not what is expected")))
        for one in error.errors()
    ]
    first = errors[0] if errors else Fault(where="request", detail="is not what is expected")
    return tell(request, 422, first.detail, where=first.where, errors=errors)


async def _too_much(request: Request, _: Exception) -> Response:
    return tell(request, 413, "is too large", where="body")


async def _fault(request: Request, fault: Exception) -> Response:
    event(_log, "request.fault", logging.ERROR, method=request.method, route=route_of(request.scope), **told(fault))
    todo = "This is a fault of the program; its log says more."
    answer = tell(request, 500, type(fault).__name__, todo=todo)
    answer.headers.update(
        {**HEADERS, "cache-control": "no-store"}
    )  # Starlette answers faults outside of the Guard, and of Access
    answer.headers[HEADER] = request.state.request_id
    return answer
