"""Credibility 1, "confirmed by other sources", asks for two independent origins (STANAG 2511, paragraph 10)."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection

from reportedly.errors import SettingsError

ASKED = 2
"""Independent origins that "confirmed by other sources" asks for: one, and another."""


class Counted(NamedTuple):
    """How many independent origins a claim has, as an interval and the best guess."""

    low: int
    best: int
    high: int


OriginsOf = Callable[[Connection, int], tuple[int, int, int]]
"""(connection, number of a claim's row) → (low, best, high): how many independent origins it has in the archive."""


def corroborated(name: str, origins: tuple[int, int, int], nonetheless: str) -> Counted:
    """The origins, where the claim may be graded 1.

    Raises SettingsError where there can't be two (high < 2), whatever the person says, and where two are possible but
    not likely (best < 2 ≤ high) and no reason is given to grade it so nonetheless.
    """
    counted = Counted(*origins)
    if counted.high < ASKED:
        how = "has one origin" if counted.high == 1 else "has no origin that can be traced"
        what = f"{how} in the archive, so other sources can't have confirmed it"
        todo = "Add reports that have it from elsewhere, or grade it 2 to 6."
        raise SettingsError(what, where=name, todo=todo)
    if counted.best < ASKED and not nonetheless.strip():
        what = f"two independent origins are doubtful ({counted.low} to {counted.high}, likeliest {counted.best})"
        raise SettingsError(what, where=name, todo="Grade it 2, or say why with --nonetheless; the reason is kept.")
    return counted
