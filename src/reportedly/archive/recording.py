"""What the archive keeps of a document is kept by its parts, each by functions of these shapes, in one transaction."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from reportedly.model.document import Document
from reportedly.model.reading import Reading


class Added(NamedTuple):
    """One version just stored: its row's number, the document, and its reading (None where only copies are wanted)."""

    version: int
    document: Document
    reading: Reading | None


Record = Callable[[Connection, Sequence[Added]], None]
"""Writes a part's rows for new versions. Called once a batch, inside the batch's transaction, after ``versions`` has
its rows. What hangs on ``versions`` by ``of_version()`` goes with it; anything else is the part's own to take away."""

Forget = Callable[[Connection, Sequence[int]], None]
"""Takes away every row a part keeps of the versions given, before they are removed or recorded anew. A version that
was kept without a reading and now has one is forgotten and recorded again, so ``record`` never meets its own rows."""


Settle = Callable[[Connection], None]
"""What a part does once at the end of a run of adding; quick where there is nothing to do."""


class Part(NamedTuple):
    """One part of the archive: what it does with new versions, and with those that go."""

    name: str
    record: Record
    forget: Forget
    settle: Settle | None = None
