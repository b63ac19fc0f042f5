"""The parts of the archive that keep something of each version, in the order they record."""

from reportedly.archive import claims, copies, search
from reportedly.archive.desk import tables as desk  # noqa: F401 - people fill these two,
from reportedly.archive.recording import Part
from reportedly.archive.reviews import tables as reviews  # noqa: F401 - and yet they are the archive's

PARTS: list[Part] = [
    Part("claims", claims.record, claims.forget),
    Part("search", search.record, search.forget),  # after claims: it indexes their rows
    Part("copies", copies.record, copies.forget, copies.weigh),
]
