"""The parts of the archive that keep something of each version, in the order they record."""

from reportedly.archive import claims, copies, search
from reportedly.archive.recording import Part
from reportedly.archive.reviews import tables  # noqa: F401 - its tables are the archive's, though people fill them

PARTS: list[Part] = [
    Part("claims", claims.record, claims.forget),
    Part("search", search.record, search.forget),  # after claims: it indexes their rows
    Part("copies", copies.record, copies.forget, copies.weigh),
]
