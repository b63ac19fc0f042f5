"""The parts of the archive that keep something of each version, in the order they record."""

from reportedly.archive import claims, copies
from reportedly.archive.recording import Part
from reportedly.archive.reviews import tables  # noqa: F401 - its tables are the archive's, though people fill them

PARTS: list[Part] = [
    Part("claims", claims.record, claims.forget),
    Part("copies", copies.record, copies.forget),
]
