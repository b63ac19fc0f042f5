"""Answers that take long to make, kept while the archive stands as it stood when they were made."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from typing import NamedTuple, TypeVar, cast

from reportedly.archive.archive import Archive
from reportedly.archive.state import judged_state, reports_state

MOST = 48_000_000
"""Bytes that are kept, about: pages, pictures and tables of some hundred claims."""
PATIENCE = 0.1
"""Seconds that a page waits for answers before it is sent without them: with 20 at work it is there in 0.3 s."""
_WORKERS = 2
"""So many answers are made at a time; the other pages go on meanwhile."""
Answer = TypeVar("Answer", bytes, str)


class _Held(NamedTuple):
    state: str
    coming: "Future[object]"


class Kept:
    """Made once for each name, by a few threads of its own, and forgotten when the archive changes; never over MOST.

    Names are tuples of words. Who asks for what is being made already waits for the same. Errors are not kept.
    """

    def __init__(self, archive: Archive, most: int = MOST) -> None:
        self._archive, self._most = archive, most
        self._held: OrderedDict[tuple[str, ...], _Held] = OrderedDict()
        self._weights: dict[tuple[str, ...], int] = {}
        self._lock = threading.Lock()
        self._makers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="reportedly-kept")

    def get(
        self, name: tuple[str, ...], make: Callable[[], Answer], *, judged: bool = False, is_quick: bool = False
    ) -> Answer:
        """The answer, made now where it is not there; ``judged``: it also rests on what people judged.

        What ``is_quick`` is made by whoever asks, and does not wait behind what is not.
        """
        return cast("Answer", self._coming(name, make, judged=judged, is_quick=is_quick).result())

    def soon(
        self, name: tuple[str, ...], make: Callable[[], Answer], *, judged: bool = False, patience: float = PATIENCE
    ) -> Answer | None:
        """The answer if it is there within ``patience`` seconds; else None, and it goes on being made."""
        try:
            return cast("Answer", self._coming(name, make, judged=judged).result(patience))
        except TooSlow:
            return None

    def weight(self) -> int:
        """Bytes that are kept."""
        with self._lock:
            return sum(self._weights.values())

    def close(self) -> None:
        """Make nothing more."""
        self._makers.shutdown(wait=False, cancel_futures=True)

    def _coming(
        self, name: tuple[str, ...], make: Callable[[], Answer], *, judged: bool, is_quick: bool = False
    ) -> "Future[object]":
        with self._archive.looking() as connection:
            state = reports_state(connection) + (judged_state(connection) if judged else "")
        with self._lock:
            held = self._held.get(name)
            if held and held.state == state:
                self._held.move_to_end(name)
                return held.coming
            coming = Future() if is_quick else cast("Future[object]", self._makers.submit(make))
            self._held[name] = _Held(state, coming)
            self._held.move_to_end(name)
            self._weights.pop(name, None)
        coming.add_done_callback(lambda done: self._weigh(name, done))
        if is_quick:
            try:
                coming.set_result(make())
            except Exception as fault:  # raised by result(), for all who wait
                coming.set_exception(fault)
        return coming

    def _weigh(self, name: tuple[str, ...], done: "Future[object]") -> None:
        """Forget an error; of an answer, make room for it, the longest unused going first."""
        with self._lock:
            held = self._held.get(name)
            if held is None or held.coming is not done:
                return
            if done.cancelled() or done.exception():
                del self._held[name]
                return
            self._weights[name] = len(cast("bytes | str", done.result()))
            while sum(self._weights.values()) > self._most:
                oldest = next(name for name in self._held if name in self._weights)
                del self._held[oldest], self._weights[oldest]
