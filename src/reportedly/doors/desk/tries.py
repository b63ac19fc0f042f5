"""How often somebody tried to sign in, by a window that moves with the clock, and outlasts its being put back."""

import time

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

_STEP = 60.0
"""Seconds that a clock may be put back before what was counted is forgotten: by less, nobody waits much longer."""


class Tries(MovingWindowRateLimiter):
    """Counts tries in this process's memory.

    Of a clock that is put back by a day, tries of just before would lie in the future and count for a day: they are
    forgotten.
    """

    def __init__(self) -> None:
        super().__init__(MemoryStorage())
        self._last = 0.0

    def hit(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        """One more try; whether it may be."""
        moment = time.time()
        if moment < self._last - _STEP:
            self.storage.reset()
        self._last = moment
        return super().hit(item, *identifiers, cost=cost)
