"""Applied: a reading's attributions as one person says they should be; neither the reading nor the corrections change.

Only corrections of attributions of this very text (its SHA-256) count, and of a record only the person's last: it
succeeds the earlier. A correction whose spans are not of the text can't be applied, and leaves the machine's.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from reportedly.model.corrections import Correction, Roles
from reportedly.model.reading import Reading
from reportedly.model.span import Span

Status = Literal["machine", "confirmed", "corrected", "added"]
"""``machine``: nobody looked at it; ``confirmed``: a person says it is right; ``corrected``: has other parts now;
``added``: the machine had missed it."""


class Applied(Struct, frozen=True, kw_only=True):
    """One attribution as it stands. ``by`` and ``at`` are of the correction it follows, null of the machine's own."""

    id: str
    roles: Roles
    status: Status
    by: str | None = None
    at: str | None = None


def applied(reading: Reading, corrections: Iterable[Correction], by: str) -> list[Applied]:
    """The attributions by ``by``'s corrections: false alarms out, parts replaced, missed ones added at the end."""
    last, missed = _standing(reading, corrections, by)
    made = []
    for said in reading.attributions:
        one = last.get(said.id)
        theirs = Roles(source=said.source, cue=said.cue, content=said.content)
        if one is None:
            made.append(Applied(id=said.id, roles=theirs, status="machine"))
        elif one.fault != "false-alarm":
            roles = theirs if one.fault == "right" or one.now is None else one.now
            status: Status = "confirmed" if roles == theirs else "corrected"
            made.append(Applied(id=said.id, roles=roles, status=status, by=one.by, at=one.at))
    for one in missed:
        if one.now is not None and any(_spans(one.now)):
            made.append(Applied(id=f"n{one.number}", roles=one.now, status="added", by=one.by, at=one.at))
    return made


def annotators(reading: Reading, corrections: Iterable[Correction]) -> list[str]:
    """Who corrected attributions of this text, in the order of their first correction."""
    return list(dict.fromkeys(one.by for one in _of(reading, corrections)))


def _standing(
    reading: Reading, corrections: Iterable[Correction], by: str
) -> tuple[dict[str, Correction], list[Correction]]:
    """A person's last correction of each record, and of each missed one, oldest first."""
    mine = sorted((one for one in _of(reading, corrections) if one.by == by), key=lambda one: one.number)
    succeeded = {one.succeeds for one in mine}
    last = {one.of: one for one in mine if one.of}
    missed = [one for one in mine if not one.of and one.number not in succeeded and one.fault != "false-alarm"]
    return last, missed


def _of(reading: Reading, corrections: Iterable[Correction]) -> Iterator[Correction]:
    for one in corrections:
        if one.subject == "attribution" and one.sha256 == reading.document.sha256:
            length = len(reading.document.text)
            if one.now is None or all(0 <= start < end <= length for start, end in _spans(one.now)):
                yield one


def _spans(roles: Roles) -> list[Span]:
    return [*roles.source, *roles.cue, *roles.content]
