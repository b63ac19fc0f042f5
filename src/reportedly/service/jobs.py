"""The reader in the background: takes what was submitted, one after another, and looks at watched feeds.

One thread, since a reading keeps a core busy and SQLite has one writer; pages answer meanwhile. What was being read
when the program stopped is read again at the next start, and what is there already is passed over.
"""

import contextlib
import errno
import hashlib
import logging
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from reportedly.archive.adding import Wish
from reportedly.archive.archive import Archive
from reportedly.archive.desk import feeds, jobs
from reportedly.archive.gathering import Item
from reportedly.archive.storing import Outcome
from reportedly.errors import ArchiveStuck, ReportedlyError
from reportedly.intake import Failure, from_text, open_file
from reportedly.model.desk import Job
from reportedly.model.document import Document
from reportedly.observed import event
from reportedly.observed.events import told
from reportedly.settings import current

EVERY = 1.0
"""Seconds between looks at the queue where nothing wakes the reader."""
_log = logging.getLogger(__name__)


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it was submitted, with what its sender knows of it; "" where nothing."""

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""


class Reader:
    """A thread that reads what waits in the archive's queue, until it is closed. ``wake`` saves it the wait."""

    def __init__(self, archive: Archive, every: float = EVERY) -> None:
        self.archive = archive
        self._every = every
        self._left: int | None = None  # a submission that was begun, and must be read to its end
        self._wake, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="reportedly-reader", daemon=True)

    def start(self) -> None:
        """Put back what was left half read, and begin."""
        with self.archive.writing() as connection:
            jobs.resume(connection)
        self._thread.start()

    def wake(self) -> None:
        """Something was submitted."""
        self._wake.set()

    def close(self, patience: float = 30.0) -> None:
        """Stop after the document at hand; what is left waits for the next start."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                busy = self.read_next()
                self._look_at_feeds()
            except ReportedlyError as error:  # the archive is locked, or gone for now: try again later
                event(_log, "queue.unreadable", logging.WARNING, **told(error))
                busy = False
            except Exception as fault:  # the desk would go on without a reader, and nobody know
                event(_log, "queue.fault", logging.ERROR, **told(fault))
                busy = False
            if not busy:
                self._wake.wait(self._every)
                self._wake.clear()

    def read_next(self) -> bool:
        """Read the oldest submission that waits; False where none does.

        Raises ArchiveStuck where the archive can't be written for now: the submission waits, and is read again.
        """
        self._put_back()
        with self.archive.looking() as connection:
            if not jobs.waiting(connection):
                return False
        with self.archive.writing() as connection:
            taken = jobs.take(connection)
        if taken is None:
            return False
        job, payload, published = taken
        self._left = job.id
        begun = time.perf_counter()
        try:
            ended, fields = self._read(job, payload, published)
        except ArchiveStuck:
            raise
        except ReportedlyError as error:
            self._finish(job, error=str(error))
            ended, fields = "job.failed", told(error)
        except Exception as fault:  # recorded with the submission: one fault must not end the reader
            if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:  # where an upload is unpacked
                raise ArchiveStuck("the disk is full", where=str(fault.filename or tempfile.gettempdir())) from None
            self._finish(job, error=f"{type(fault).__name__}: {fault}. This is a fault of the program.")
            ended, fields = "job.fault", told(fault)
        if ended:
            level = logging.INFO if ended == "job.done" else logging.WARNING
            took = (time.perf_counter() - begun) * 1000
            event(_log, ended, level, job=job.id, kind=job.kind, milliseconds=took, waited=_waited(job), **fields)
        self._left = None
        return True

    def _put_back(self) -> None:
        """What could not be read to its end, since the archive was stuck, waits again."""
        if self._left is not None:
            with self.archive.writing() as connection:
                jobs.resume(connection, self._left)
            self._left = None

    def _read(self, job: Job, payload: bytes | None, published: str | None) -> tuple[str, dict[str, object]]:
        """The event that tells how it ended, with its counts; none of one that is to be resumed."""
        wish = Wish(settings=current(), collected_by=job.by, published=published)
        tally: Counter[str] = Counter()
        key, error = None, ""
        with _wanted(job, payload, published) as wanted:
            for outcome in self.archive.add_each(wanted, wish):
                tally[_told(outcome)] += 1
                key, error = (outcome.key, error) if outcome.failure is None else (key, str(outcome.failure.error))
                self._note(job, tally)
                if self._stop.is_set():
                    return "", {}  # the submission stays "reading" and is resumed
        done = tally.total()
        alone = key if done == 1 else None
        nothing = error if tally["failed"] == done else ""
        nothing = nothing or ("" if done else "There was nothing in it to read.")
        self._finish(job, key=alone, error=nothing)
        return "job.failed" if nothing else "job.done", dict(tally)

    def _note(self, job: Job, tally: Counter[str]) -> None:
        with self.archive.writing() as connection:
            counts = {name: tally[name] for name in ("added", "there", "failed")}
            jobs.progress(connection, job.id, done=tally.total(), **counts)

    def _finish(self, job: Job, *, key: str | None = None, error: str = "") -> None:
        with self.archive.writing() as connection:
            jobs.finish(connection, job.id, key=key, error=error)

    def _look_at_feeds(self) -> None:
        with self.archive.looking() as connection:
            due = feeds.due(connection)
        for feed in due:
            with self.archive.writing() as connection:
                job = jobs.submit(connection, feed.by, "feed", feed.url, None)
                feeds.looked_at(connection, feed.id)
            event(_log, "feed.looked", feed=feed.id, job=job.id)


def _waited(job: Job) -> float | None:
    """Milliseconds between submission and start."""
    if job.started_at is None:
        return None
    return max(0.0, (datetime.fromisoformat(job.started_at) - datetime.fromisoformat(job.at)).total_seconds() * 1000)


def _told(outcome: Outcome) -> str:
    return {"there": "there", "failed": "failed"}.get(outcome.what, "added")


@contextlib.contextmanager
def _wanted(job: Job, payload: bytes | None, published: str | None) -> Iterator[Iterable[str | Item]]:
    """What a submission asks to be added: a document, an address, or what a file holds."""
    if job.kind == "text":
        told = msgspec.json.decode(payload or b"{}", type=Pasted)
        title, publisher, url = (word or None for word in (told.title, told.publisher, told.url))
        yield [from_text(told.text, title=title, published=published, publisher=publisher, url=url)]
    elif job.kind == "file":
        with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
            file = Path(folder) / _file_name(job.what)
            file.write_bytes(payload or b"")
            home = f"upload://{hashlib.sha256(payload or b'').hexdigest()[:12]}"
            yield (_placed(item, folder, home) for item in open_file(file, file.name, published=published))
    else:
        yield [job.what]


def _file_name(given: str) -> str:
    """The end of the name a file came with, such as any file system takes: it tells the format."""
    name = re.sub(r"[^\w.-]+", "-", given.replace("\\", "/").rpartition("/")[2]).strip(".-")
    return name.encode()[-200:].decode(errors="ignore") or "report"


def _placed(item: Document | Failure, folder: str, home: str) -> Item:
    """The item with its place in the upload, not in the folder where it lay while it was read."""
    if isinstance(item, Failure):
        error = item.error.at(item.error.where.replace(folder, home))
        return Failure(item.where.replace(folder, home), error)
    return msgspec.structs.replace(item, place=item.place.replace(folder, home))
