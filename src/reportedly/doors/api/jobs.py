"""Jobs: submissions that are read in the background, and how far each is, told as it happens."""

import time
from collections.abc import AsyncIterator
from typing import Annotated

import anyio
from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.archive.listing import find
from reportedly.doors.api.answers import JSON, listed, said
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives, gives_other, gives_page, ref
from reportedly.doors.api.params import JobId, Limit, Name, Skip
from reportedly.doors.problem import Refusal
from reportedly.errors import NotInArchive, ReportedlyError
from reportedly.export.json import encode
from reportedly.model.desk import Job

router = APIRouter(tags=["jobs"], default_response_class=Response)
EVERY = 0.3
"""Seconds between looks at a job."""
QUIET = 15.0
"""Seconds after which a silent stream says that it is there, so that no proxy closes it."""
LONGEST = 600.0
"""Seconds after which a stream ends; browsers ask again by themselves."""
MOST_STREAMS = 50
_PAGE = 50
_By = Annotated[Name, Query(description="Submitted by this person.")]
_EVENTS = "`progress` with the job each time it changed, `done` when it is done or failed; then the stream ends."
_EVENT = {
    "type": "object",
    "properties": {
        "event": {"enum": ["progress", "done"]},
        "data": {"type": "string", "contentMediaType": JSON, "contentSchema": ref(Job)},
    },
    "required": ["event", "data"],
}
_open: set[object] = set()
"""A token for each stream that is open."""


@router.get("/jobs", operation_id="listJobs", responses=gives_page(Job, "The latest first."))
def list_them(
    request: Request, _: Caller, office: Desk, by: _By = "", limit: Limit = _PAGE, skip: Skip = 0
) -> Response:
    """Submissions, of everybody or of one person."""
    with office.archive.looking() as connection:
        total = jobs.job_count(connection, by)
        found = jobs.job_list(connection, limit=limit, skip=skip, by=by)
    return listed(request, found, total, limit=limit, skip=skip)


@router.get("/jobs/{job}", operation_id="showJob", responses=gives(Job, "How far it is."))
def show(job: JobId, _: Caller, office: Desk) -> Response:
    """One submission. Where it became one article, a ``Link`` (rel="item") leads there."""
    with office.archive.looking() as connection:
        found = jobs.job(connection, job)
        try:
            article = find(connection, found.key)[0] if found.key else None
        except NotInArchive:
            article = None
    return said(found, **({"Link": f'</api/v1/articles/{article}>; rel="item"'} if article else {}))


@router.get(
    "/jobs/{job}/events",
    operation_id="followJob",
    responses=gives_other("text/event-stream; charset=utf-8", _EVENTS, _EVENT),
)
async def events(job: JobId, _: Caller, office: Desk) -> Response:
    """The job's progress as server-sent events."""
    first = await run_in_threadpool(_look, office.archive, job)
    if len(_open) >= MOST_STREAMS:
        raise Refusal(503, "too many streams are open", headers={"Retry-After": "10"})
    return StreamingResponse(_followed(office.archive, first), media_type="text/event-stream")


async def _followed(archive: Archive, job: Job) -> AsyncIterator[bytes]:
    """The job's events, from how it stands now until it ends; a token is held while they are listened to."""
    _open.add(token := object())
    try:
        async for event in _changes(archive, job):
            yield event
    finally:
        _open.discard(token)


async def _changes(archive: Archive, job: Job) -> AsyncIterator[bytes]:
    end, told, last = time.monotonic() + LONGEST, time.monotonic(), None
    while time.monotonic() < end:
        if job != last:
            yield _event(job)
            last, told = job, time.monotonic()
        if job.state in ("done", "failed"):
            return
        if time.monotonic() - told > QUIET:
            yield b": still there\n\n"
            told = time.monotonic()
        await anyio.sleep(EVERY)
        try:
            job = await run_in_threadpool(_look, archive, job.id)
        except ReportedlyError:  # the archive is busy or gone: the caller asks again
            return


def _event(job: Job) -> bytes:
    name = b"done" if job.state in ("done", "failed") else b"progress"
    return b"event: " + name + b"\ndata: " + encode(job) + b"\n\n"


def _look(archive: Archive, number: int) -> Job:
    with archive.looking() as connection:
        return jobs.job(connection, number)
