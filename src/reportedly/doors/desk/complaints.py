"""What went wrong, told: as a page to people, as problem+json (RFC 9457) to programs; never a traceback."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from reportedly.doors.desk.guard import TooMuch
from reportedly.doors.desk.pages import complaint
from reportedly.errors import (
    ArchiveBusy,
    ArchiveError,
    Forbidden,
    IntakeError,
    NotInArchive,
    NotKnown,
    ReportedlyError,
    SettingsError,
    TooLarge,
)

API = "/api/"
_STATUS: tuple[tuple[type[ReportedlyError], int], ...] = (
    (NotInArchive, 404),
    (NotKnown, 401),
    (Forbidden, 403),
    (TooLarge, 413),
    (SettingsError, 422),
    (IntakeError, 422),
    (ArchiveBusy, 503),
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


def tell(request: Request, status: int, what: str, *, where: str = "", todo: str = "") -> Response:
    """One error as the asker can use it."""
    if request.url.path.startswith(API):
        return problem(request, status, what, where=where, todo=todo)
    return complaint(request, status, what, where=where, todo=todo)


def problem(request: Request, status: int, what: str, **more: object) -> Response:
    """RFC 9457: what is wrong as ``detail``, with ``where`` and ``todo`` as extensions."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": what}
    body |= {"instance": request.url.path} | {name: value for name, value in more.items() if value}
    return JSONResponse(body, status, media_type="application/problem+json")


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReportedlyError)  # noqa: S101 - registered for these alone
    if isinstance(error, NotKnown) and not request.url.path.startswith(API) and request.url.path != "/sign-in":
        if request.headers.get("hx-request"):
            return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
        return RedirectResponse("/sign-in", 303)
    is_inside = isinstance(error, ArchiveError) and not isinstance(error, NotInArchive)
    where = "the archive" if is_inside else error.where  # its path, or its server, is not for whoever asks
    response = tell(request, status_of(error), error.what, where=where, todo=error.todo)
    if isinstance(error, NotKnown):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    response = tell(request, error.status_code, str(error.detail))
    response.headers.update(error.headers or {})
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where = ".".join(str(step) for step in first.get("loc", ()))
    return tell(request, 422, str(first.get("msg", "is not what was expected")), where=where)


async def _too_much(request: Request, _: Exception) -> Response:
    return tell(request, 413, "is too large", where="body")


async def _fault(request: Request, fault: Exception) -> Response:
    _log.exception("%s %s", request.method, request.url.path, exc_info=fault)
    todo = "This is a fault of the program; its log says more."
    return tell(request, 500, type(fault).__name__, todo=todo)
