"""What one look found, in one line."""

from typing import Literal

from msgspec import Struct

State = Literal["well", "note", "wrong"]
"""``well``; ``note``: worth knowing, nothing is broken; ``wrong``: something does not work, or will not for long."""


class Note(Struct, frozen=True, kw_only=True):
    """``part`` is the group of looks, ``what`` was looked at; what it ``says``, and what ``todo``, if anything is."""

    part: str
    what: str
    state: State
    says: str
    todo: str = ""
