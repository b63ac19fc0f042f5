"""Progress of a batch, on standard error, and only where a person is watching."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reportedly.export.visible import one_line

if TYPE_CHECKING:
    from rich.progress import Progress


def say(line: str) -> None:
    """One line on standard error, safe for a terminal."""
    print(one_line(line), file=sys.stderr, flush=True)


class Bar:
    """A bar that is not there unless ``watched``; lines said while it runs stand above it."""

    def __init__(self, total: int | None, *, watched: bool) -> None:
        self._progress: Progress | None = None
        if watched:
            self._progress = _progress()
            self._task = self._progress.add_task("reading", total=total)

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def step(self, number: int = 1) -> None:
        """So many documents more are done."""
        if self._progress:
            self._progress.advance(self._task, number)

    def say(self, line: str) -> None:
        """One line on standard error, above the bar."""
        if self._progress:
            self._progress.console.print(one_line(line), soft_wrap=True)
        else:
            say(line)


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)
