"""Submissions that wait to be read: kept with what is to be read until it is, so that a restart loses none."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from reportedly.archive.desk.tables import jobs
from reportedly.archive.reviews.history import now, plain
from reportedly.errors import NotInArchive
from reportedly.model.desk import Job, JobKind

_KEPT = [column for column in jobs.c if column.name not in ("payload", "published")]


def submit(
    connection: Connection, by: str, kind: JobKind, what: str, payload: bytes | None, published: str | None = None
) -> Job:
    """Put something in the queue: a text or a file by its bytes, a URL or a feed by its address (``what``)."""
    made = connection.execute(
        insert(jobs).values(
            at=now(),
            by=plain(by),
            kind=kind,
            what=plain(what, 2000),
            published=published,
            payload=payload,
            state="waiting",
            done=0,
            added=0,
            there=0,
            failed=0,
            error="",
        )
    )
    return job(connection, int(made.inserted_primary_key[0]))  # type: ignore[index]


def job(connection: Connection, number: int) -> Job:
    """One submission. Raises NotInArchive."""
    row = connection.execute(select(*_KEPT).where(jobs.c.id == number)).first()
    if row is None:
        raise NotInArchive("no such submission", where=str(number))
    return _job(row)


def job_list(connection: Connection, *, limit: int = 50, skip: int = 0, by: str = "") -> list[Job]:
    """Submissions, the latest first."""
    query = select(*_KEPT).order_by(jobs.c.id.desc()).limit(limit).offset(skip)
    return [_job(row) for row in connection.execute(query.where(jobs.c.by == by) if by else query)]


def last_of(connection: Connection, kind: JobKind) -> dict[str, Job]:
    """Of each thing of that kind that was submitted, its last submission."""
    newest = select(func.max(jobs.c.id)).where(jobs.c.kind == kind).group_by(jobs.c.what)
    return {row.what: _job(row) for row in connection.execute(select(*_KEPT).where(jobs.c.id.in_(newest)))}


def job_count(connection: Connection, by: str = "") -> int:
    """How many there are: of everybody, or of one person."""
    query = select(func.count()).select_from(jobs)
    return int(connection.scalar(query.where(jobs.c.by == by) if by else query) or 0)


def waiting(connection: Connection, by: str = "") -> int:
    """How many have not been read yet: of everybody, or of one person."""
    query = select(func.count()).select_from(jobs).where(jobs.c.state.in_(("waiting", "reading")))
    return int(connection.scalar(query.where(jobs.c.by == by) if by else query) or 0)


def queue(connection: Connection) -> tuple[int, int, float]:
    """How many wait, how many are being read, and how many seconds ago the oldest that waits came."""
    counted = select(jobs.c.state, func.count(), func.min(jobs.c.at)).group_by(jobs.c.state)
    rows = {row[0]: row for row in connection.execute(counted.where(jobs.c.state.in_(("waiting", "reading"))))}
    waiting, reading = rows.get("waiting"), rows.get("reading")
    oldest = seconds_since(waiting[2]) if waiting else 0.0
    return (waiting[1] if waiting else 0), (reading[1] if reading else 0), oldest


def seconds_since(at: str) -> float:
    """Seconds since a time that ``now()`` told; 0 where the clock was set back."""
    return max(0.0, (datetime.now(UTC) - datetime.fromisoformat(at)).total_seconds())


def take(connection: Connection) -> tuple[Job, bytes | None, str | None] | None:
    """The oldest that waits, now being read, with its bytes and the date of publication it came with; or None."""
    row = connection.execute(select(jobs).where(jobs.c.state == "waiting").order_by(jobs.c.id).limit(1)).first()
    if row is None:
        return None
    connection.execute(update(jobs).where(jobs.c.id == row.id).values(state="reading", started_at=now()))
    return job(connection, row.id), row.payload, row.published


def progress(connection: Connection, number: int, **counts: int | None) -> None:
    """Note how far a submission is: ``done``, ``total``, ``added``, ``there``, ``failed``."""
    connection.execute(update(jobs).where(jobs.c.id == number).values(**counts))


def finish(connection: Connection, number: int, *, key: str | None = None, error: str = "") -> None:
    """A submission is done, or failed with ``error``; what was to be read is in the archive or can't be read."""
    state = "failed" if error else "done"
    ended = {"state": state, "key": key, "error": plain(error), "ended_at": now(), "payload": None}
    connection.execute(update(jobs).where(jobs.c.id == number).values(**ended))


def resume(connection: Connection, number: int | None = None) -> int:
    """Put back in the queue what was being read when the program stopped; how many. What is there is passed over.

    With ``number`` it is that submission alone, where it was being read.
    """
    left = jobs.c.state == "reading" if number is None else (jobs.c.state == "reading") & (jobs.c.id == number)
    again = update(jobs).where(left).values(state="waiting", done=0, added=0, there=0, failed=0)
    return connection.execute(again).rowcount


def _job(row: Row[Any]) -> Job:
    return Job(**row._mapping)
