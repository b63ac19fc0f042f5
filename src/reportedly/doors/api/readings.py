"""Readings: a report comes in, and the complete Reading goes out, at once or as a job.

A reading keeps a core busy for some 100 ms, so one is made at a time, a few wait for their turn, and the rest are told
to come back (503).
"""

import contextlib
import threading
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, TypedDict

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from msgspec.structs import replace
from starlette.datastructures import UploadFile

from reportedly.doors.api.answers import JSON, said
from reportedly.doors.api.bodies import converted, decoded, media_type, not_taken, whole
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives, ref
from reportedly.doors.api.params import Flag
from reportedly.doors.api.wishes import Given
from reportedly.doors.desk.app import Office
from reportedly.doors.problem import Fault, Refusal
from reportedly.export.json import encode
from reportedly.intake import from_text, read_bytes, read_url
from reportedly.intake.charset import decode
from reportedly.intake.detect import MANY, charset
from reportedly.model.desk import Actor, Job
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.service.reading import read_document

router = APIRouter(tags=["readings"], default_response_class=Response)
WAITING = 4
"""Readings that may wait for their turn: half a second each at worst."""
PATIENCE = 20.0
"""Seconds that one waits."""
_TAKEN = (JSON, "text/plain", "multipart/form-data")
_EXAMPLE = {
    "text": "Forty ferries are idle, the mayor said on Tuesday.",
    "publisher": "Tarn Wire",
    "published": "2025-09-05",
}
_NOW = "Read, and forgotten; or, kept, in the archive already."
_KEEP = Query(description="Keep it in the archive (reviewers); `Location` says where.")
_ASYNC = Query(alias="async", description="As a job (reviewers); what is read is kept.")
_PREFER = Header(description="`respond-async`: as a job (RFC 7240).", max_length=500)


class Turnstile:
    """One reading at a time, a few in line."""

    def __init__(self, waiting: int = WAITING, patience: float = PATIENCE) -> None:
        self._line, self._turn = threading.Semaphore(waiting + 1), threading.Lock()
        self._patience = patience

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """The caller's turn to read; refuses (503) where the line is full, or does not move."""
        if not self._line.acquire(blocking=False):
            raise _busy()
        try:
            if not self._turn.acquire(timeout=self._patience):
                raise _busy()
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._line.release()


class Sent(NamedTuple):
    """What was sent: a text or an address (``given``), or a file by its name and bytes."""

    given: Given
    name: str = ""
    data: bytes | None = None


class _Known(TypedDict):
    title: str | None
    published: str | None
    publisher: str | None


async def _received(request: Request) -> Sent:
    """The body, of whichever of the three media types. Refuses with 400, 413, 415 or 422."""
    kind = media_type(request)
    if kind == JSON:
        given = decoded(await whole(request), Given)
        if given.text is None and not given.url:
            raise _missing("body.text", "a text is required, or the url of a page")
        return Sent(given)
    if kind == "text/plain":
        declared = charset(request.headers.get("content-type"))
        return Sent(Given(text=decode(await whole(request), declared=declared)[0]))
    if kind != "multipart/form-data":
        raise not_taken(*_TAKEN)
    async with request.form(max_files=1, max_fields=8) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise _missing("body.file", "a file is required")
        known = {name: value for name, value in form.multi_items() if name != "file"}
        return Sent(converted(known, Given), file.filename or "report", await file.read())


_CONTENT: dict[str, Any] = {
    JSON: {"schema": ref(Given), "example": _EXAMPLE},
    "text/plain": {"schema": {"type": "string", "minLength": 1}, "example": _EXAMPLE["text"]},
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "file": {"type": "string", "contentMediaType": "application/octet-stream", "minLength": 1},
                **{name: {"type": "string", "maxLength": 2000} for name in ("title", "published", "publisher", "url")},
            },
            "required": ["file"],
            "additionalProperties": False,
        }
    },
}
_RESPONSES = (
    gives(Reading, _NOW)
    | gives(Reading, "Read, and kept.", 201, located=True)
    | gives(Job, "A job, waiting to be read.", 202, located=True)
)


@router.post(
    "/readings",
    operation_id="read",
    responses=_RESPONSES,
    openapi_extra={"requestBody": {"required": True, "content": _CONTENT}},
)
def read(
    request: Request,
    caller: Caller,
    office: Desk,
    sent: Annotated[Sent, Depends(_received)],
    keep: Annotated[Flag, _KEEP] = False,
    is_async: Annotated[Flag, _ASYNC] = False,
    prefer: Annotated[str, _PREFER] = "",
) -> Response:
    """Read a report: a text, a file of one report, or a page by its address (reviewers), and give the whole Reading."""
    asks = {part.partition(";")[0].strip().casefold() for part in prefer.split(",")}
    if is_async or "respond-async" in asks:
        return _as_job(office, caller.actor, sent, "respond-async" in asks)
    if keep:
        office.desk.check(caller.actor, "reviewer", "keep")
    document = _document(office, caller.actor, sent)
    with request.app.state.turnstile.turn():
        reading = read_document(document)
    if not keep:
        return Response(encode(reading), media_type=JSON)
    kept = office.desk.keep(caller.actor, reading)
    return said(reading, 201 if kept.is_new else 200, Location=f"/api/v1/articles/{kept.article}")


def _as_job(office: Office, actor: Actor, sent: Sent, was_preferred: bool) -> Response:
    given = sent.given
    if sent.data is not None:
        job = office.desk.submit_file(actor, sent.name, sent.data, published=given.published)
    elif given.text is not None:
        job = office.desk.submit_text(actor, given.pasted(), published=given.published)
    else:
        job = office.desk.submit_url(actor, given.url or "", published=given.published)
    office.reader.wake()
    preferred = {"Preference_Applied": "respond-async"} if was_preferred else {}
    return said(job, 202, Location=f"/api/v1/jobs/{job.id}", **preferred)


def _document(office: Office, actor: Actor, sent: Sent) -> Document:
    """What was sent, as a document; a page is fetched. Raises IntakeError, SettingsError, Forbidden."""
    given = sent.given
    known = _Known(title=given.title or None, published=given.published or None, publisher=given.publisher or None)
    if sent.data is not None:
        if sent.name.casefold().endswith(tuple(MANY)):
            raise Refusal(422, "holds many reports", todo="Send it as a job: ?async=true.")
        return read_bytes(sent.data, name=sent.name, url=given.url or None, **known)
    if given.text is not None:
        return from_text(given.text, url=given.url or None, **known)
    page = read_url(office.desk.may_fetch(actor, given.url or ""), published=known["published"])
    return replace(page, title=known["title"] or page.title, publisher=known["publisher"] or page.publisher)


def _busy() -> Refusal:
    todo = "Ask again in a moment, or send it as a job: ?async=true."
    return Refusal(503, "other reports are being read", todo=todo, headers={"Retry-After": "2"})


def _missing(where: str, what: str) -> Refusal:
    return Refusal(422, "the body is not what is expected", errors=[Fault(where=where, detail=what)])
