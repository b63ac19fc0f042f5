"""Document → quantities and dates: what a report counts, and when it says things happened."""

from reportedly.figures.dates import dates
from reportedly.figures.quantities import quantities
from reportedly.figures.tables import tables

__all__ = ["dates", "quantities", "tables"]
