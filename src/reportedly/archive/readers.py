"""Reading many documents on several cores, in order; a document that fails takes nothing else with it.

Reading one takes some 100 ms of a core, and an encoder some 100 MB; storing takes 1 ms. So other processes read, and
this one stores. They end with it, however it ends.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import NamedTuple, Self

from reportedly.archive.identity import Known
from reportedly.archive.packing import pack
from reportedly.errors import IntakeError, ProgramFault, ReportedlyError
from reportedly.intake import Failure
from reportedly.model.document import Document
from reportedly.observed import Watch, stage, watching
from reportedly.settings import Settings

AHEAD = 8
"""Documents given out for each process, so that none waits for the others; more would only hold memory."""
FEW = 6
"""So many documents are read sooner than a process starts and loads its encoder (about 1.5 s)."""
_ASKS = (signal.SIGINT, signal.SIGTERM)


class Read(NamedTuple):
    """A document with its reading, packed, and how long each stage of it took; None where it was made before."""

    document: Document
    body: bytes
    made_by: str
    seconds: dict[str, float] | None = None


Ready = Document | Read | Known | Failure
"""One item on its way into the archive."""


@dataclass(slots=True)
class _Waiting:
    """An item in its place in the order; of a document given to a process, what will come of it."""

    item: Ready
    answer: "Future[Read | Failure] | None" = None


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Readers:
    """Reads what it is given by ``settings``, in ``workers`` other processes, or in this one where that is as quick.

    More than one worker starts processes by "spawn": a program that asks for them needs the usual
    ``if __name__ == "__main__"``.
    """

    def __init__(self, settings: Settings, workers: int = 1) -> None:
        self._settings, self._workers = settings, max(workers, 1)
        self._pool: ProcessPoolExecutor | None = None
        self._stay: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind and self._stay:
            self._stay.close()  # what they are at is not wanted any more
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        if self._stay:
            self._stay.close()

    def read(self, items: Iterable[Ready]) -> Iterator[Ready]:
        """Each document read, or the Failure that it was; all else as it comes, in its place."""
        row: deque[_Waiting] = deque()
        out = 0
        for item in items:
            row.append(_Waiting(item))
            if isinstance(item, Document):
                out += 1
                self._give_out(row, out)
            while row and (out > self._ahead() or not isinstance(row[0].item, Document)):
                out -= isinstance(row[0].item, Document)
                yield self._take(row.popleft())
        while row:
            yield self._take(row.popleft())

    def _ahead(self) -> int:
        if self._workers == 1:
            return 0
        return AHEAD * self._workers if self._pool else FEW

    def _give_out(self, row: deque[_Waiting], out: int) -> None:
        """Hand the newest document to a process; the first time, all that wait."""
        if self._pool:
            row[-1].answer = self._submit(row[-1].item)
        elif self._workers > 1 and out > FEW:
            self._start()
            for waiting in row:
                if isinstance(waiting.item, Document):
                    waiting.answer = self._submit(waiting.item)

    def _take(self, waiting: _Waiting) -> Ready:
        item = waiting.item
        if not isinstance(item, Document):
            return item
        if waiting.answer is None:
            return attempt(item, self._settings)
        try:
            return waiting.answer.result()
        except BrokenExecutor:
            return self._again(item)

    def _again(self, document: Document) -> Read | Failure:
        """Read what was lost when a process died; if it dies of this document, that is its failure."""
        self._start()
        try:
            return self._submit(document).result()
        except BrokenExecutor:
            self._start()
            return _fault(document, "the process that read it died", "Perhaps memory ran out: try --workers 1.")

    def _submit(self, document: object) -> "Future[Read | Failure]":
        if self._pool is None or not isinstance(document, Document):
            raise TypeError(document)
        try:
            return self._pool.submit(_attempt, document)
        except BrokenExecutor:
            self._start()
            return self._pool.submit(_attempt, document)

    def _start(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        context = multiprocessing.get_context("spawn")
        leave, self._stay = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(self._workers, context, initializer=_prepare, initargs=(self._settings, leave))
        with _unheard():
            for _ in range(self._workers):
                self._pool.submit(os.getpid)  # each that finds no process idle starts another


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Put off signals to stop; a process started meanwhile never hears them, from its first moment on.

    A terminal sends Ctrl-C, and a service manager SIGTERM, to all processes of a command. It is for the one that
    stores to end the others: a reader that heard it while it loads, or whose start was cut short, would print a
    traceback. The mask is for the processes, which inherit it; here another thread may still take the signal.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()  # no other may set handlers, or is interrupted
    handlers = {asked: signal.signal(asked, lambda number, _: heard.append(number)) for asked in _ASKS if is_main}
    resource_tracker.ensure_running()  # which multiprocessing would start meanwhile, and hear signals again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ASKS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for asked, handler in handlers.items():
            signal.signal(asked, handler)
        if heard:
            signal.raise_signal(heard[0])


def attempt(document: Document, settings: Settings) -> Read | Failure:
    """The reading, or what stood in its way; what would stop every other document too is raised."""
    try:
        with watching(watch := Watch()):
            with stage("load"):
                from reportedly import reading

            made = reading.read(document, settings)
            body = pack(made)
        return Read(document, body, made.made_by, watch.seconds)
    except IntakeError as error:
        return Failure(document.id, error.placed(document.place or document.id), document.place)
    except ReportedlyError:
        raise
    except Exception as fault:  # recorded with the document, as the contract of a batch says
        place = document.place or document.id
        return Failure(document.id, ProgramFault.of(fault, where=place), document.place)


def _fault(document: Document, what: str, todo: str) -> Failure:
    return Failure(document.id, ReportedlyError(what, where=document.place or document.id, todo=todo), document.place)


_settings: list[Settings] = []  # of a reading process, set once


def _prepare(settings: Settings, leave: Connection) -> None:
    """A reading process: to be stopped is its parent's to hear, and it does not outlive its parent, nor ``leave``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _settings.append(settings)
    ends = [leave, *([parent.sentinel] if (parent := multiprocessing.parent_process()) else [])]
    threading.Thread(target=_leave_with, args=(ends,), daemon=True).start()


def _leave_with(ends: "list[Connection | int]") -> None:
    wait(ends)
    os._exit(0)


def _attempt(document: Document) -> Read | Failure:
    return attempt(document, _settings[0])
