"""What became of each document, told to the log and to whoever watches the time."""

import logging
from collections.abc import Sequence

from reportedly.archive.readers import Read, Ready
from reportedly.archive.storing import Outcome
from reportedly.observed import event
from reportedly.observed.events import told
from reportedly.observed.stages import in_milliseconds, watched

_log = logging.getLogger(__name__)


def tell(batch: Sequence[Ready], outcomes: Sequence[Outcome]) -> None:
    """The batch is on disk. What was read is timed document by document, what was done for all as one."""
    watch = watched()
    for one, outcome in zip(batch, outcomes, strict=True):
        seconds = one.seconds if isinstance(one, Read) else None
        if watch and isinstance(one, Read) and seconds:
            watch.take(seconds, words=len(one.document.text.split()))
        if outcome.failure is not None:
            error = told(outcome.failure.error)
            event(_log, "archive.document", logging.WARNING, document=outcome.key, outcome="failed", **error)
            continue
        event(
            _log,
            "archive.document",
            document=outcome.key,
            version=outcome.version,
            sha256=one.document.sha256 if isinstance(one, Read) else None,
            outcome=outcome.what,
            milliseconds=sum(seconds.values()) * 1000 if seconds else None,
            stages=in_milliseconds(seconds) if seconds else None,
        )
    if watch:
        watch.lap(len(batch))
