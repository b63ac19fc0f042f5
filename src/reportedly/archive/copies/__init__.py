"""Who shares which passages with whom: sentences as numbers, families of them, stock text, pairs of documents.

The way of the data: texts → ``units.corpus`` → ``families.families`` → ``repeats.repeats`` → ``stock.stock`` →
``pairs.pairs``.
"""

from reportedly.archive.copies.lookup import Shared, among, families_at, same_sentence, sharing, weigh
from reportedly.archive.copies.passages import passages
from reportedly.archive.copies.recording import forget, record

__all__ = ["Shared", "among", "families_at", "forget", "passages", "record", "same_sentence", "sharing", "weigh"]
