"""The parts of the archive that keep something of each version, in the order they record."""

from reportedly.archive import claims
from reportedly.archive.recording import Part

PARTS: list[Part] = [
    Part("claims", claims.record, claims.forget),
]
