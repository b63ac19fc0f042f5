"""The tables of search: passages of articles, the words of passages and of claims, and claims' vectors.

Words are indexed where the database does it best, and nothing is stored twice:

=============== ==================================================== =====================================
                SQLite                                               PostgreSQL
=============== ==================================================== =====================================
passage_words   FTS5 without content, stems by Porter, accents off   id, a ``tsvector`` ("english"), GIN
claim_words     the same                                             the same
=============== ==================================================== =====================================

Both have a row a passage or a claim, under its id, with what it says (``said``) and what the article is about
(``about``, its title). An FTS5 table knows no foreign keys: triggers take a row's words away before the row goes, and
look first whether they are there (``*_docsize`` is FTS5's own table of them), since taking away what is not there would
spoil the index.
"""

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    event,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

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
    Column("id", Number, primary_key=True),  # never given twice: the file of nearest neighbours goes by it
    Column("claim", Number, ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("made_by", String(16), nullable=False, index=True),  # which weights: vectors of others can't be compared
    Column("vector", LargeBinary, nullable=False),  # float16, little-endian, of length 1
    sqlite_autoincrement=True,
)

words = MetaData()
"""Of PostgreSQL alone; on SQLite their namesakes are virtual tables."""

claim_words, passage_words = (
    Table(
        f"{name}_words", words, Column("id", Number, primary_key=True, autoincrement=False), Column("words", TSVECTOR)
    )
    for name in ("claim", "passage")
)

OF_CLAIMS = (
    "SELECT {row}.id, substr({text}.text, {row}.sentence_start + 1, {row}.sentence_end - {row}.sentence_start), "
    "coalesce({text}.title, '')"
)
OF_PASSAGES = (
    "SELECT {row}.id, substr({text}.text, {row}.start + 1, {row}.\"end\" - {row}.start), coalesce({text}.title, '')"
)
"""A row's id, what it says, and what its article is about. PostgreSQL's and SQLite's substr count code points from 1."""

_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS {0}_words USING fts5(said, about, content='', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)
_TAKE = "INSERT INTO {0}_words({0}_words, rowid, said, about) "
_KNOWN = "AND {row}.id IN (SELECT id FROM {0}_words_docsize WHERE id = {row}.id)"


def sqlite_words() -> list[str]:
    """What makes the tables of words, and keeps them true to their rows, on SQLite."""
    made = []
    for name, plural, select in (("claim", "claims", OF_CLAIMS), ("passage", "passages", OF_PASSAGES)):
        chosen = select.replace("SELECT ", "SELECT 'delete', ", 1)
        whole = chosen.format(row="r", text="old") + f" FROM {plural} r WHERE r.version = old.id "
        one = chosen.format(row="old", text="v") + " FROM versions v WHERE v.id = old.version "
        take, known = _TAKE.format(name), _KNOWN
        made += [
            _CREATE.format(name),
            # a version that goes takes its rows along, but its text is gone by then: so their words go first
            f"CREATE TRIGGER IF NOT EXISTS {name}_words_of_version BEFORE DELETE ON versions BEGIN "
            f"{take}{whole}{known.format(name, row='r')}; END",
            f"CREATE TRIGGER IF NOT EXISTS {name}_words_of_row BEFORE DELETE ON {plural} BEGIN "
            f"{take}{one}{known.format(name, row='old')}; END",
        ]
    return made


def postgresql_words() -> list[str]:
    """The same on PostgreSQL."""
    made = []
    for name, plural in (("claim", "claims"), ("passage", "passages")):
        made += [
            f"CREATE TABLE IF NOT EXISTS {name}_words (id BIGINT PRIMARY KEY REFERENCES {plural} (id) ON DELETE CASCADE, "
            "words TSVECTOR NOT NULL)",
            f"CREATE INDEX IF NOT EXISTS ix_{name}_words_words ON {name}_words USING gin (words)",
        ]
    return made


def drop_words(dialect: str) -> list[str]:
    """What undoes either."""
    made = [f"DROP TABLE IF EXISTS {name}_words" for name in ("claim", "passage")]
    if dialect == "sqlite":
        triggers = [f"{name}_words_of_{what}" for name in ("claim", "passage") for what in ("version", "row")]
        made = [f"DROP TRIGGER IF EXISTS {trigger}" for trigger in triggers] + made
    return made


def _with_tables() -> None:
    """``metadata.create_all`` makes the tables of words along with the others, and ``drop_all`` drops them."""
    for dialect, statements in (("sqlite", sqlite_words()), ("postgresql", postgresql_words())):
        for statement in statements:
            made = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)
            event.listen(metadata, "after_create", made)
        for statement in drop_words(dialect):
            event.listen(metadata, "before_drop", DDL(statement).execute_if(dialect=dialect))


_with_tables()
