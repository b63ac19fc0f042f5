"""The product's verbs, which every door calls: read reports, trace claims, gather what is known, judge, export."""

from reportedly.service.claims import dossier, texts_of, trace
from reportedly.service.reading import check_rules, count, day_of, is_batch, read, read_at, read_many, read_text

__all__ = [
    "check_rules",
    "count",
    "day_of",
    "dossier",
    "is_batch",
    "read",
    "read_at",
    "read_many",
    "read_text",
    "texts_of",
    "trace",
]
