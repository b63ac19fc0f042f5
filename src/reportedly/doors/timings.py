"""``--timings``: where the time of a run went, on standard error when it is over."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.doors import logs
from reportedly.export.outline import counted
from reportedly.model.reading import Reading
from reportedly.observed import Watch, watching
from reportedly.observed.stages import in_milliseconds, watched
from reportedly.observed.timings import WHOLE, Row, Timings, peak


@contextmanager
def timed(*, wanted: bool) -> Iterator[Watch | None]:
    """What runs within is timed, where that is ``wanted``, and its table printed; also of a run that was stopped."""
    if not wanted:
        yield None
        return
    timings = Timings()
    watch = Watch(timings.hear)
    try:
        with watching(watch):
            yield watch
    finally:
        watch.lap()
        _tell(timings)


def lap(reading: Reading | None = None) -> None:
    """A document of a run is done, read or not."""
    if watch := watched():
        watch.lap(words=len(reading.document.text.split()) if reading else 0)


def _tell(timings: Timings) -> None:
    """The table for people; where the log is JSON, the event "timings" instead."""
    wall = timings.wall
    if logs.is_json():
        logs.put(
            "timings",
            documents=timings.documents,
            words=timings.words,
            seconds=wall,
            stages=in_milliseconds({row.stage: row.seconds for row in timings.rows()}),
            peak=peak(),
        )
        return
    sys.stderr.write("\n".join(table(timings, wall)) + "\n")


def table(timings: Timings, wall: float) -> list[str]:
    """Lines of at most 64 columns: a stage each, then the run."""
    rows = timings.rows()
    lines = [f"{'stage':<12} {'seconds':>9} {'share':>7} {'median':>11} {'95 %':>11}"]
    lines += [_line(row) for row in rows if row.stage != WHOLE]
    lines += [_line(row) for row in rows if row.stage == WHOLE]
    speed = f"{timings.documents / wall:,.1f} documents/s, {timings.words / wall:,.0f} words/s" if wall else ""
    lines.append(
        f"{counted(timings.documents, 'document')} of {timings.words:,} words in {wall:,.2f} s of the clock: {speed}"
    )
    if most := peak():
        lines.append(f"at most {most / 1e6:,.0f} MB of memory")
    return lines


def _line(row: Row) -> str:
    return f"{row.stage:<12} {row.seconds:>9,.3f} {row.share:>6.1%} {_short(row.median):>11} {_short(row.p95):>11}"


def _short(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms" if seconds < 10 else f"{seconds:,.1f} s"
