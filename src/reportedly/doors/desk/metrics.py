"""/metrics, in OpenMetrics text: requests, readings and their stages, the queue, feeds, sign-ins, the archive.

Counts are taken from the events of the log (``observed.EVENTS``), so that the two can't tell different stories. Labels
are of fixed lists; no name, address, title or path of anybody is among them.
"""

import hmac
import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, ProcessCollector, disable_created_metrics
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from reportedly import encoder
from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.archive.stats import sizes
from reportedly.errors import ReportedlyError, SettingsError
from reportedly.observed import STAGES, fields_of
from reportedly.settings import current
from reportedly.version import __version__

__all__ = ["CONTENT_TYPE_LATEST", "Metrics", "check_token"]

SHORTEST = 24
"""Characters of a token: fewer could be guessed."""
_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_STAGE = (0.0005, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
_QUEUE_FOR, _ARCHIVE_FOR = 5.0, 60.0
"""Seconds that a look at the queue, and a count of the archive, are kept: however often somebody asks."""
_T = TypeVar("_T")
disable_created_metrics()  # type: ignore[no-untyped-call] # a series more of each, that says when it began
_FEED = {"job.done": "read", "job.failed": "failed", "job.fault": "failed"}


class Metrics(logging.Handler):
    """The numbers of one desk; ``attach`` has it hear the log's events, whatever is written of them."""

    def __init__(self, archive: Archive) -> None:
        super().__init__(logging.DEBUG)
        self.registry = CollectorRegistry()
        space, registry = "reportedly", self.registry

        def counter(name: str, what: str, *labels: str) -> Counter:
            return Counter(name, what, labels, namespace=space, registry=registry)

        def histogram(name: str, what: str, *labels: str, buckets: tuple[float, ...]) -> Histogram:
            return Histogram(name, what, labels, namespace=space, registry=registry, buckets=buckets)

        self._requests = counter("http_requests", "Requests answered.", "route", "method", "status")
        self._took = histogram("http_request_seconds", "How long answers took.", "route", "method", buckets=_QUICK)
        self._documents = counter("documents", "What became of documents.", "outcome")
        self._stages = histogram("stage_seconds", "A document's time by stage.", "stage", buckets=_STAGE)
        self._jobs = counter("jobs", "Submissions that ended.", "kind", "outcome")
        self._feeds = counter("feeds", "Watched feeds that were looked at.", "outcome")
        self._sign_ins = counter("sign_ins", "Tries to sign in.", "outcome")
        self._faults = counter("faults", "Faults of the program.", "where")
        Info("build", "This program and its encoder.", namespace=space, registry=registry).info(_build())
        ProcessCollector(registry=self.registry)
        self.registry.register(_Held(archive))
        self._before = logging.NOTSET, logging.NOTSET

    def attach(self) -> None:
        """Hear every event from now on."""
        ours = logging.getLogger("reportedly")
        if self in ours.handlers:
            return
        ours.addHandler(self)
        self._before = ours.level, logging.root.manager.disable
        ours.setLevel(logging.DEBUG)
        logging.disable(logging.NOTSET)

    def detach(self) -> None:
        """Hear no more."""
        ours = logging.getLogger("reportedly")
        ours.removeHandler(self)
        level, disabled = self._before
        ours.setLevel(level)
        logging.disable(disabled)

    def emit(self, record: logging.LogRecord) -> None:
        """Count one event."""
        fields = fields_of(record)
        if fields is None:
            return
        name, outcome = str(record.msg), str(fields.get("outcome", ""))
        match name:
            case "request":
                route, method = str(fields["route"]), str(fields["method"])
                self._requests.labels(route, method, str(fields["status"])).inc()
                self._took.labels(route, method).observe(float(fields["milliseconds"]) / 1000)  # type: ignore[arg-type]
            case "archive.document" | "document.read" | "document.failed":
                self._document(name, outcome, fields.get("stages"))
            case "job.done" | "job.failed" | "job.fault":
                self._jobs.labels(str(fields["kind"]), name.removeprefix("job.")).inc()
                if fields["kind"] == "feed":
                    self._feeds.labels(_FEED[name]).inc()
            case "sign-in" | "sign-in.refused" | "sign-in.slowed":
                self._sign_ins.labels(name.removeprefix("sign-in").removeprefix(".") or "in").inc()
        if name.endswith(".fault"):
            self._faults.labels(name.removesuffix(".fault")).inc()

    def _document(self, name: str, outcome: str, stages: object) -> None:
        self._documents.labels(outcome or {"document.read": "answered"}.get(name, "failed")).inc()
        if isinstance(stages, dict):
            for stage, took in stages.items():
                if stage in STAGES:
                    self._stages.labels(stage).observe(took / 1000)

    def text(self) -> bytes:
        """All of it, as OpenMetrics text."""
        return bytes(generate_latest(self.registry))  # type: ignore[no-untyped-call]


class _Held(Collector):
    """The queue and the archive, looked at when somebody asks, and not again for a while."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._lock = archive, threading.Lock()
        self._kept: dict[str, tuple[float, object]] = {}

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """What there is now; what can't be looked at is left out, and ``reportedly_archive_up`` is 0."""
        up = 1.0
        try:
            waiting, reading, oldest = self._lately("queue", _QUEUE_FOR, self._queue)
            held = self._lately("archive", _ARCHIVE_FOR, self._sizes)
        except ReportedlyError:
            up = 0.0
        else:
            queue = GaugeMetricFamily("reportedly_queue_jobs", "Submissions not read yet.", labels=["state"])
            queue.add_metric(["waiting"], waiting)
            queue.add_metric(["reading"], reading)
            yield queue
            yield GaugeMetricFamily("reportedly_queue_oldest_seconds", "Since the oldest came that waits.", oldest)
            rows = GaugeMetricFamily("reportedly_archive_rows", "What the archive holds.", labels=["of"])
            for name in [name for name in held if name != "bytes"]:
                rows.add_metric([name], held[name])
            yield rows
            yield GaugeMetricFamily("reportedly_archive_bytes", "What the archive takes on disk.", held["bytes"])
        yield GaugeMetricFamily("reportedly_archive_up", "Whether the archive answers.", up)

    def _lately(self, name: str, seconds: float, look: Callable[[], _T]) -> _T:
        with self._lock:
            at, value = self._kept.get(name, (0.0, None))
            if not at or time.monotonic() - at > seconds:
                value = look()
                self._kept[name] = (time.monotonic(), value)
            return value  # type: ignore[return-value]

    def _queue(self) -> tuple[int, int, float]:
        with self._archive.looking() as connection:
            return jobs.queue(connection)

    def _sizes(self) -> dict[str, int]:
        with self._archive.looking() as connection:
            return sizes(connection)


def _build() -> dict[str, str]:
    name = current().model
    return {"version": __version__, "model": name, "model_sha256": encoder.sha256_of(name)}


def check_token(token: str) -> str:
    """The token, where it is long enough or none. Raises SettingsError."""
    if token and (len(token) < SHORTEST or not token.isascii()):
        todo = """Make one: python -c "import secrets; print(secrets.token_urlsafe(32))"."""
        raise SettingsError(f"is no token of {SHORTEST} ASCII characters or more", where="metrics token", todo=todo)
    return token


def carries(authorization: str, token: str) -> bool:
    """Whether a header carries the token."""
    return hmac.compare_digest(authorization.encode("utf-8", "replace"), f"Bearer {token}".encode())
