"""Submissions: how far the reading of one's own is, the history of all, and each by itself."""

from collections.abc import Sequence
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection, select

from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.archive.tables import articles, versions
from reportedly.doors.desk.pages import Who, page_within, render
from reportedly.model.desk import Job

router = APIRouter()
PAGE = 50
"""Submissions a page."""
_SHOWN = 6
"""Submissions in work that are shown; of more the number is told."""
_JUST_DONE = 20
"""Those that ended since one began, at most."""


class Told(NamedTuple):
    """A submission, and where it is one report that was read: its number and its title."""

    job: Job
    article: int | None = None
    title: str = ""


class Work(NamedTuple):
    """One's submissions: the first of those in work and how many there are; those that ended, and which only now.

    ``since`` is the first submission that is still of interest; of what ended before nothing is told.
    """

    busy: list[Job]
    waiting: int
    ended: list[Told]
    now: list[Told]
    since: int

    @property
    def asks(self) -> str:
        """What the next look needs, to tell what ended since: the numbers of those in work."""
        return ",".join(str(job.id) for job in self.busy)


@router.get("/inbox/work")
def work(request: Request, who: Who, busy: str = "", job: str = "") -> Response:
    """How far the reading of one's own is; what was ``busy`` at the last look and is done now is announced."""
    found = work_of(request.app.state.office.archive, who.actor.name, since=number(job), busy=busy[:4000])
    response = render(request, "work_part.html", work=found, takes_focus=False)
    if found.now:
        response.headers["HX-Trigger"] = "work-done"
    return response


@router.get("/jobs")
def history(request: Request, who: Who, page: str = "1") -> Response:  # noqa: ARG001 - only for those let in
    """All submissions, the latest first."""
    at = page_within(number(page))
    with request.app.state.office.archive.looking() as connection:
        found = jobs.job_list(connection, limit=PAGE + 1, skip=(at - 1) * PAGE)
        told = reports_of(connection, found[:PAGE])
    return render(request, "jobs.html", told=told, page=at, has_more=len(found) > PAGE)


@router.get("/jobs/{number}")
def one(request: Request, who: Who, number: int) -> Response:  # noqa: ARG001 - only for those let in
    """One submission. Raises NotInArchive."""
    with request.app.state.office.archive.looking() as connection:
        (told,) = reports_of(connection, [jobs.job(connection, min(number, 2**62))])
    return render(request, "job.html", told=told)


def work_of(archive: Archive, name: str, *, since: int = 0, busy: str = "") -> Work:
    """How far the reading is of what somebody submitted. ``busy`` are the numbers in work at the last look."""
    before = {number(one) for one in busy.split(",")} - {0}
    with archive.looking() as connection:
        count = jobs.waiting(connection, name)
        mine = jobs.job_list(connection, limit=count + _JUST_DONE, by=name)
        in_work = sorted((job for job in mine if not job.ended_at), key=lambda job: job.id)
        since = min([*([since] if since else before), *(job.id for job in in_work)], default=0)
        ended = [job for job in mine if job.ended_at and since and job.id >= since]
        told = reports_of(connection, ended[:_JUST_DONE])
    return Work(in_work[:_SHOWN], count, told, [one for one in told if one.job.id in before], since)


def reports_of(connection: Connection, found: Sequence[Job]) -> list[Told]:
    """The submissions with the report that each became, where it is one and still there."""
    keys = [job.key for job in found if job.key]
    query = (
        select(articles.c.key, articles.c.id, versions.c.title)
        .join(versions, versions.c.id == articles.c.current)
        .where(articles.c.key.in_(keys))
    )
    known = {row.key: (row.id, row.title or "") for row in connection.execute(query)} if keys else {}
    return [Told(job, *known.get(job.key or "", (None, ""))) for job in found]


def number(words: str) -> int:
    """A number that an address says; 0 for anything else."""
    return int(words[:12]) if words.isascii() and words.isdecimal() else 0
