"""Corrections: what a person says the machine got wrong in a reading; kept apart from it, never overwritten.

A correction is of one record of the reading of one text (its SHA-256), and says what the record should have been. A
later one of the same person on the same record succeeds the earlier; both stay.
"""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span

Fault = Literal["speaker", "cue", "content", "kind", "false-alarm", "missed", "right"]
"""``speaker``: another source; ``cue``, ``content``: other words; ``kind``: another kind of source; ``false-alarm``:
nothing should stand here; ``missed``: the machine saw nothing where there is something; ``right``: looked at, and so
it is."""

Subject = Literal["attribution", "voice", "claim", "finding", "mark", "quantity", "date"]


class Roles(Struct, frozen=True, kw_only=True):
    """The three parts of an attribution, each possibly discontinuous; empty where it has none."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


class Correction(Struct, frozen=True, kw_only=True):
    """One thing a person corrected, or confirmed.

    ``number`` counts the corrections of the text; ``of`` is the record's id in the reading ("" where it was missed).
    ``was`` and ``now`` are the attribution's parts as the machine had them and as they should be (of an attribution;
    ``now`` is null of a false alarm); ``value`` the kind it should have, of a voice. ``text`` are the words the record
    stood on. ``succeeds`` is the number of the same person's last correction of the record.
    """

    number: int
    article: str
    sha256: str
    subject: Subject
    of: str
    fault: Fault
    text: str
    was: Roles | None = None
    now: Roles | None = None
    value: str = ""
    by: str
    at: str
    reason: str
    succeeds: int | None = None
