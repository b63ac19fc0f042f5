"""Who shares which passages with whom: sentences as numbers, families of them, stock text, pairs of documents.

The way of the data: texts → ``units.corpus`` → ``families.families`` → ``repeats.repeats`` → ``stock.stock`` →
``pairs.pairs``.
"""
