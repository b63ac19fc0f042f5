"""The tables of search: passages of articles, claims' vectors, and (by the migration) the words of both.

Words are indexed where the database does it best, and no text is stored twice. ``claim_words`` and ``passage_words``
hold a row a claim or a passage, under its id: what it says, and what its article is about (its title). On SQLite they
are FTS5 tables without content (``said``, ``about``; stems by Porter, accents off); on PostgreSQL a ``tsvector``
(``words``, "english", the title with weight D) with a GIN index.

An FTS5 table knows no foreign keys: triggers take a row's words away before the row goes, and look first whether they
are there (``*_docsize`` is FTS5's own table of them), since taking away what is not there would spoil the index.
"""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from reportedly.archive.tables import Number, metadata, of_version

passages = Table(
    "passages",
    metadata,
    Column("id", Number, primary_key=True),
    of_version(index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

claim_vectors = Table(
    "claim_vectors",
    metadata,
    Column("id", Number, primary_key=True),  # never given twice: the file of neighbours goes by it
    Column("claim", Number, ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("made_by", String(32), nullable=False, index=True),  # which weights: vectors of others can't be compared
    Column("vector", LargeBinary, nullable=False),  # float16, little-endian, of length 1
    sqlite_autoincrement=True,
)
