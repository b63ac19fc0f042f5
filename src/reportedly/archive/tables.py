"""The archive's core tables, as SQLAlchemy Core: articles, their versions, readings, claims and figures.

Parts of the archive with tables of their own (copies, search, reviews) keep them in their own files, on the same
``metadata``. Times are ISO 8601 in UTC; spans are ``[start, end)`` in code points of ``versions.text``;
``published_from`` and ``published_to`` bound the time of publication (a date alone is a whole day, nothing at all is
null).
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    }
)

Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only where the key is INTEGER


def of_version(*, primary_key: bool = False, index: bool = False) -> Column[int]:
    """A column that ties a row to the version it was read from, and is deleted with it."""
    version = ForeignKey("versions.id", ondelete="CASCADE")
    return Column("version", Number, version, primary_key=primary_key, index=index or None, nullable=False)


articles = Table(
    "articles",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # its URL; else the id it came with; else its place
    Column("current", Number),  # the newest of its versions
    Column("added_at", String(32), nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, …
    Column("sha256", String(64), nullable=False),  # of the canonical text: the working copy
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text, index=True),
    Column("published", Text),  # as given
    Column("published_from", String(32), index=True),
    Column("published_to", String(32)),
    Column("url", Text),
    Column("language", String(16), nullable=False),
    Column("authors", Text, nullable=False),  # a JSON list
    Column("media_type", Text, nullable=False),
    Column("words", Integer, nullable=False),
    # Berkeley Protocol on Digital Open Source Investigations (2022), chapter VI: what a collected item is recorded with
    Column("place", Text, nullable=False),  # where it was taken from: path, file and line, or URL
    Column("collected_at", String(32), nullable=False),
    Column("collected_by", Text, nullable=False),
    Column("evidentiary_sha256", String(64)),  # of the bytes as collected
    Column("evidentiary_copy", Text),  # where those bytes are kept unaltered
    UniqueConstraint("article", "number"),
    Index("ix_versions_sha256", "sha256"),
    Index("ix_versions_evidentiary_sha256", "evidentiary_sha256"),  # finds files that are as they were
)

readings = Table(
    "readings",
    metadata,
    of_version(primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the Reading's JSON without document.text, zlib
)

claims = Table(
    "claims",
    metadata,
    Column("id", Number, primary_key=True),
    of_version(index=True),
    Column("local", Text, nullable=False),  # the claim's id within its reading
    Column("start", Integer, nullable=False),  # the stretch from its first span's start to its last span's end
    Column("end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),  # the sentence, or sentences, that hold it
    Column("sentence_end", Integer, nullable=False),
    Column("text", Text, nullable=False),  # its spans' words, joined by spaces
    Column("voice", Text),  # name of the first voice; null of the report's own voice
    Column("voice_kind", Text, nullable=False),
    Column("chain", Text, nullable=False),  # JSON: [[name, kind], …], nearest the reader first
    Column("flags", Text, nullable=False),  # a JSON list
    Column("worth", Float, nullable=False),
    Column("confidence", Float),  # of its attribution
)

figures = Table(
    "figures",
    metadata,
    Column("id", Number, primary_key=True),
    of_version(index=True),
    Column("claim", Number, ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("low", Float, nullable=False),
    Column("high", Float, nullable=False),
    Column("precision", Float, nullable=False),
    Column("kind", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("counted", Text, nullable=False, index=True),
    Column("population", Text, nullable=False),
    Column("modifier", Text, nullable=False),
    Column("of_from", String(10)),  # the days it is of, where the report says
    Column("of_to", String(10)),
    Index("ix_figures_low", "low", "claim"),
)

failures = Table(
    "failures",
    metadata,
    Column("id", Number, primary_key=True),
    Column("place", Text, nullable=False, unique=True),  # tried again the next time it is given
    Column("kind", String(32), nullable=False),  # the error's class
    Column("why", Text, nullable=False),
    Column("at", String(32), nullable=False),
)
