"""What copies are found by, kept: units, where they stand, the runs of words that new ones are looked up by, stock."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, SmallInteger, Table

from reportedly.archive.tables import Number, metadata, of_version

units = Table(
    "units",
    metadata,
    Column("id", Number, primary_key=True),
    Column("hash", BigInteger, nullable=False, unique=True),  # of its words, as a signed number
    Column("family", Number, nullable=False, index=True),  # the unit its family is named after
    Column("words", Integer, nullable=False),
    Column("codes", LargeBinary, nullable=False),  # of the words: uint32, little-endian
)

occurrences = Table(
    "occurrences",
    metadata,
    of_version(primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("unit", Number, ForeignKey("units.id"), nullable=False),
    Index("ix_occurrences_unit", "unit", "version"),
    sqlite_with_rowid=False,
)

runs = Table(
    "runs",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),
    Column("unit", Number, ForeignKey("units.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index("ix_runs_unit", "unit"),
    sqlite_with_rowid=False,
)

stock_families = Table(
    "stock_families",
    metadata,
    Column("family", Number, ForeignKey("units.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
)

weighed = Table(
    "weighed",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),  # always 1
    Column("versions", Number, nullable=False),  # the newest when stock was last told from copies
)
