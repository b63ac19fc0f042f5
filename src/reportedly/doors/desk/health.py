"""For machines that look after the desk: is it alive, is it ready, and its numbers. None tells anything of anybody."""

import ipaddress

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from sqlalchemy import text

from reportedly import encoder
from reportedly.doors.desk.app import Office, office_of
from reportedly.doors.desk.metrics import CONTENT_TYPE_LATEST, carries
from reportedly.doors.desk.who import address_of
from reportedly.errors import ReportedlyError
from reportedly.settings import current

router = APIRouter()
_REFUSED = (
    "Metrics need a token: set REPORTEDLY_METRICS_TOKEN, and send Authorization: Bearer TOKEN. "
    "Without a token they are for this machine alone, and for a desk without accounts.\n"
)


@router.get("/healthz")
async def alive() -> Response:
    """Whether the process answers at all; whatever else there is."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def ready(request: Request) -> Response:
    """Whether the archive answers and the encoder can be loaded: 200, or 503 and which does not."""
    told = {"archive": _answers(office_of(request)), "model": _loads()}
    return JSONResponse(told, 200 if set(told.values()) == {"ok"} else 503)


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """The numbers, to whoever may read them."""
    office = office_of(request)
    if not _may_read(request, office):
        return PlainTextResponse(_REFUSED, 401, {"www-authenticate": "Bearer"})
    return Response(office.metrics.text(), media_type=CONTENT_TYPE_LATEST)


def _may_read(request: Request, office: Office) -> bool:
    """Who sends the token, where there is one; else this machine, at a desk that has no accounts."""
    token = office.options.metrics_token
    if token:
        return carries(request.headers.get("authorization", ""), token)
    return not office.doorkeeper.has_accounts() and _is_here(address_of(request))


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _answers(office: Office) -> str:
    try:
        with office.archive.looking() as connection:
            connection.execute(text("SELECT 1"))
    except ReportedlyError:
        return "does not answer"
    return "ok"


def _loads() -> str:
    try:
        encoder.load(current().model)
    except ReportedlyError:
        return "can't be loaded"
    return "ok"
