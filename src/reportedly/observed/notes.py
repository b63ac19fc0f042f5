"""How an answer came about: what the pipeline notes of its decisions while somebody asks (``read --verbose``).

A note holds the very objects that were decided on, as they were; nothing is copied or put in words here. Nobody asks
in a batch or at the desk, where a note costs the look-up of one context variable.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple


class Note(NamedTuple):
    """One decision: what it was on ("kind", "mended", "worth" …), and its facts by name."""

    what: str
    facts: dict[str, Any]


_notes: ContextVar[list[Note] | None] = ContextVar("reportedly_notes", default=None)


def note(what: str, **facts: object) -> None:
    """Note a decision, where somebody asks."""
    notes = _notes.get()
    if notes is not None:
        notes.append(Note(what, facts))


def asked() -> bool:
    """Whether somebody asks: for what costs something to note."""
    return _notes.get() is not None


@contextmanager
def noting() -> Iterator[list[Note]]:
    """The notes of what runs within, in order."""
    notes: list[Note] = []
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)
