"""What most rows of a table show of its columns, and the rows that don't keep to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.checks.shown import finding
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

FEWEST = 2
"""Rows that must keep to a relation before it is told of."""
ENOUGH = 3
"""Rows that must keep to it, with two different results, before another row is held against it; small whole numbers
come about by chance. Of percentages ``FEWEST`` are enough."""
SHARE = 2 / 3
"""Of the rows that must keep to it."""
SURE = 0.8
MOST_BROKEN = 3
"""Rows that don't keep to it; with more the column is computed from something else (adjusted figures, draws)."""
_MOST_SPANS = 40


@dataclass(frozen=True)
class Fit:
    """How one row keeps to a relation of columns: the figures, the stated one last, and the working.

    ``is_open`` says that a figure isn't given: such a row shows nothing of the relation.
    """

    verdict: Verdict
    figures: tuple[Quantity, ...]
    working: str
    is_open: bool = False

    @property
    def is_trivial(self) -> bool:
        """Whether its result is one of its figures and the others are zero: 12 of 12 and 0, whatever they are."""
        *parts, stated = self.figures
        return sum(part.low != 0 for part in parts) < FEWEST or not stated.low


@dataclass(frozen=True)
class Settled:
    """The rows that keep to a relation and those that don't."""

    kept: tuple[Fit, ...]
    broken: tuple[Fit, ...]

    def findings(self, of: str) -> Iterator[Finding]:
        """One finding for all rows that fit, told as ``of``, and one for each row that doesn't."""
        spans = [*self.kept[0].figures, *(fit.figures[-1] for fit in self.kept[1:_MOST_SPANS])]
        working = f"{of}: {self.kept[0].working}" + (f", and {len(self.kept) - 1} more rows" * (len(self.kept) > 1))
        if len(self.broken) > MOST_BROKEN:
            working += f", but not {len(self.broken)}"
        yield finding("consistent", spans, working, sure=SURE)
        results = [fit.figures[-1] for fit in self.kept if not fit.is_trivial]
        if not results:
            return
        enough = FEWEST if results[0].kind == "percent" else ENOUGH
        sure = len(results) >= enough and len({one.low for one in results}) > 1
        for fit in self.broken if sure and len(self.broken) <= MOST_BROKEN else ():
            yield finding("inconsistent", fit.figures, fit.working, sure=SURE)


def settled(fits: Sequence[Fit]) -> Settled | None:
    """The rows that keep to a relation, where so many do that the columns must stand in it; else None."""
    kept = tuple(fit for fit in fits if fit.verdict != "inconsistent" and not fit.is_open)
    sure = sum(fit.verdict == "consistent" for fit in kept)
    broken = tuple(fit for fit in fits if fit.verdict == "inconsistent")
    if sure < FEWEST or len(kept) < SHARE * (len(kept) + len(broken)):
        return None
    return Settled(kept, broken)
