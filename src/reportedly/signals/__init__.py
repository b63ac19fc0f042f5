"""Signals: the words that colour a report, and how much a claim is worth checking."""

from reportedly.signals.marks import marks
from reportedly.signals.worth import points_at_record, worth

__all__ = ["marks", "points_at_record", "worth"]
