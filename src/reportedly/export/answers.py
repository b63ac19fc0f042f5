"""Who answered a claim, and who did not: the replies of a reading, by what they do."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.claims import Reply, ReplyKind

_GROUPS: tuple[tuple[str, str, str, tuple[ReplyKind, ...]], ...] = (
    ("denied", "denied", "Denied", ("denial",)),
    ("withdrawn", "withdrawn", "Withdrawn or corrected", ("retraction",)),
    ("confirmed", "confirmed", "Confirmed", ("confirmation",)),
    ("asked, silent", "silent", "Asked, silent", ("refusal", "unreached", "no-response")),
    ("unverified", "unverified", "Marked as unverified", ("unverified",)),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """Replies that do the same: their label on the terminal, the name of their place and their title on the page."""

    label: str
    place: str
    title: str
    replies: list[Reply]


def answered(replies: Sequence[Reply]) -> list[Answered]:
    """The replies in groups, text order in each; a group that nobody is in is left out."""
    made = [
        Answered(label, place, title, [reply for reply in replies if reply.kind in kinds])
        for label, place, title, kinds in _GROUPS
    ]
    return [group for group in made if group.replies]
