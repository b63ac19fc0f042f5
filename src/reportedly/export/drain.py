"""A stream that is written to and drained: what a writer of files puts in comes out as bytes to send on."""

from io import RawIOBase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Drain(RawIOBase):
    """Takes what ``zipfile`` or ``pyarrow`` writes; ``drained`` gives it and forgets it, so that memory stays flat."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """It is written to, and neither read nor wound back."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Keep ``data`` until it is drained; the number of bytes taken."""
        taken = bytes(data)
        self._held.append(taken)
        self._length += len(taken)
        return len(taken)

    def tell(self) -> int:
        """Bytes written so far, drained or not."""
        return self._length

    def drained(self) -> bytes:
        """What was written since the last time."""
        held, self._held = self._held, []
        return b"".join(held)
