"""Signals: the words that colour a report, and how much a claim is worth checking."""

from reportedly.signals.marks import marks
from reportedly.signals.replies import Answer, replies
from reportedly.signals.worth import facets, points_at_record, worth

__all__ = ["Answer", "facets", "marks", "points_at_record", "replies", "worth"]
