"""Where the time goes: seconds by stage of what runs while somebody watches.

A function is marked where it is defined (``@stage("figures")``), so that the pipeline reads as it did; a stretch is
marked by ``with stage("store")``. Unwatched, a mark costs the look-up of one context variable.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from time import perf_counter
from types import TracebackType
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

STAGES: dict[str, str] = {
    "intake": "bytes to a document: fetching, extracting, decoding",
    "sift": "looking up what the archive has already",
    "sentences": "sentences and quotation marks",
    "load": "the encoder's weights, once a process",
    "encoder": "the one pass over the text",
    "attribution": "the encoder's answers to attributions, mended by rules",
    "gathering": "whose mention is whose",
    "chains": "through whom it came",
    "witness": "what kind of witness each voice is, and the matters at hand",
    "figures": "quantities and dates",
    "signals": "hedges, loaded words, vague sources, answers",
    "claims": "claims with all that is tied to them, and their worth",
    "checks": "every rule of the catalogue",
    "origins": "first voices, and who may be one with whom",
    "cautions": "the newsroom's profile",
    "reading": "what lies between the stages of a reading",
    "store": "rows and indexes of the archive",
    "export": "JSON, pages, lines, the terminal",
}
"""Every stage, in the order in which a document passes it."""

_watch: ContextVar["Watch | None"] = ContextVar("reportedly_watch", default=None)


class Watch:
    """Seconds by stage of one document after another. A stage's time is its own, without the stages within it.

    ``heard`` is told of each document that is done: its seconds by stage, how many documents share them (a batch is
    stored at once), and its words.
    """

    def __init__(self, heard: "Callable[[Mapping[str, float], int, int], object] | None" = None) -> None:
        self.seconds: dict[str, float] = {}
        self._within: list[float] = []
        self._heard = heard

    def begin(self) -> float:
        """A stage begins; gives its time."""
        self._within.append(0.0)
        return perf_counter()

    def end(self, name: str, begun: float) -> None:
        """The stage that began then is over."""
        took = perf_counter() - begun
        inner = self._within.pop()
        self.seconds[name] = self.seconds.get(name, 0.0) + took - inner
        if self._within:
            self._within[-1] += took

    def lap(self, documents: int = 1, words: int = 0) -> dict[str, float]:
        """A document, or a batch, is done: its seconds by stage; the next begins."""
        done, self.seconds = self.seconds, {}
        if self._heard and done:
            self._heard(done, documents, words)
        return done

    def take(self, seconds: Mapping[str, float], words: int = 0) -> None:
        """A document was read elsewhere (in another process), in those seconds."""
        if self._heard and seconds:
            self._heard(seconds, 1, words)


class stage:  # noqa: N801 - a mark, as ``property`` is
    """Marks a stage: ``@stage(name)`` on a function, ``with stage(name):`` around a stretch. Names are of STAGES."""

    __slots__ = ("_begun", "_name", "_watch")

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, work: Callable[_P, _T]) -> Callable[_P, _T]:
        """``work``, timed whenever it is watched."""
        name = self._name

        @wraps(work)
        def timed(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            watch = _watch.get()
            if watch is None:
                return work(*args, **kwargs)
            begun = watch.begin()
            try:
                return work(*args, **kwargs)
            finally:
                watch.end(name, begun)

        return timed

    def __enter__(self) -> None:
        self._watch = _watch.get()
        if self._watch is not None:
            self._begun = self._watch.begin()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watch is not None:
            self._watch.end(self._name, self._begun)


def each(name: str, items: Iterable[_T]) -> Iterator[_T]:
    """The items, the making of each timed as a stage; the items themselves where nobody watches."""
    return iter(items) if _watch.get() is None else _each(name, iter(items))


def _each(name: str, items: Iterator[_T]) -> Iterator[_T]:
    while True:
        with stage(name):
            try:
                item = next(items)
            except StopIteration:
                return
        yield item


@contextmanager
def watching(watch: Watch | None) -> Iterator[Watch | None]:
    """What runs within is timed by ``watch``; by nobody with None."""
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def watched() -> Watch | None:
    """The watch in force."""
    return _watch.get()


def in_milliseconds(seconds: Mapping[str, float]) -> dict[str, float]:
    """Seconds by stage as milliseconds, rounded to a microsecond."""
    return {name: round(took * 1000, 3) for name, took in seconds.items()}
