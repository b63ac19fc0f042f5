"""The archive's rows that may hold the quantity asked for, found through indexes and read without their articles."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from reportedly.archive.series.wanted import Wanted, prefix_of
from reportedly.archive.series.words import claims_with, has_index
from reportedly.archive.tables import articles, claims, figures, versions
from reportedly.intake.sentences import sentences
from reportedly.model.span import Span

_Value = TypeVar("_Value")
MOST_ROWS = 4000
"""So many claims and figures are looked at for one series, the newest added first."""
_AT_ONCE = 500  # bound parameters a statement: SQLite before 3.32 takes 999


class Row(NamedTuple):
    """One stored figure with its claim and its article; ``sentence`` is the words of ``sentence_at``."""

    figure: int
    span: Span
    low: float
    high: float
    precision: float
    kind: str
    unit: str
    counted: str
    modifier: str
    of_from: str | None
    of_to: str | None
    claim: int
    local: str
    voice: str | None
    voice_kind: str
    chain: str
    said: str
    sentence_at: Span
    sentence: str
    version: int
    key: str
    title: str | None
    lead: str
    publisher: str | None
    published: str | None
    published_from: str | None
    published_to: str | None


_MADE = frozenset(("figure", "span", "sentence", "sentence_at"))

LEAD = 300
"""Code points from an article's start that stand for a title where it has none."""
_SENTENCE = func.substr(versions.c.text, claims.c.sentence_start + 1, claims.c.sentence_end - claims.c.sentence_start)


def candidates(connection: Connection, wanted: Wanted) -> tuple[list[Row], bool]:
    """The figures that may count what is wanted, and whether there are more than are read (``MOST_ROWS``).

    They are found by the index of claims' words. Where there is none, by their nouns: then every figure of such a noun
    is read, which takes seconds at 10⁵ articles.
    """
    if has_index(connection):
        numbers = claims_with(connection, wanted, MOST_ROWS)
        return of_claims(connection, numbers)[:MOST_ROWS], len(numbers) >= MOST_ROWS
    narrow = [_placed(wanted)] if wanted.names else [_about(wanted)]
    found: dict[int, Row] = {}
    for nouns in _some(wanted.nouns()):
        chosen = _select().where(figures.c.counted.in_(nouns), *narrow, *_kinds(wanted)).limit(MOST_ROWS)
        found |= {row.figure: row for row in _read(connection, chosen)}
    return sorted(found.values())[:MOST_ROWS], len(found) >= MOST_ROWS


def of_claims(connection: Connection, numbers: Iterable[int]) -> list[Row]:
    """All figures of the claims of these numbers."""
    rows: list[Row] = []
    for some in _some(list(numbers)):
        rows += _read(connection, _select().where(figures.c.claim.in_(some)))
    return sorted(rows)


def _select() -> Select[Any]:
    at = (figures.c.start, figures.c.end, claims.c.sentence_start, claims.c.sentence_end)
    return (
        select(
            figures,
            claims.c.local,
            claims.c.voice,
            claims.c.voice_kind,
            claims.c.chain,
            versions.c.title,
            articles.c.key,
        )
        .add_columns(*(column.label(f"at_{number}") for number, column in enumerate(at)), _SENTENCE.label("sentence"))
        .add_columns(claims.c.text.label("said"))
        .add_columns(func.substr(versions.c.text, 1, LEAD).label("lead"), versions.c.publisher, versions.c.published)
        .add_columns(versions.c.published_from, versions.c.published_to)
        .join(claims, claims.c.id == figures.c.claim)
        .join(versions, versions.c.id == figures.c.version)
        .join(articles, articles.c.id == versions.c.article)
    )


def _placed(wanted: Wanted) -> ColumnElement[bool]:
    """The names asked for stand in the sentence, in the title, or in the lead of an article without one."""
    places = [_SENTENCE, func.coalesce(versions.c.title, func.substr(versions.c.text, 1, LEAD))]
    each = [or_(*(place.ilike(f"%{start}%") for place in places for start in _spelled(name))) for name in wanted.names]
    return and_(*each)


def _spelled(name: str) -> set[str]:
    """A name's start as it may be written: SQLite folds the case of ASCII letters alone."""
    return {prefix_of(name), prefix_of(name).capitalize(), name[: len(prefix_of(name))]}


def _about(wanted: Wanted) -> ColumnElement[bool]:
    """The claim has a word for the event, or one of the words asked for."""
    return or_(*(claims.c.text.ilike(f"%{word}%") for word in wanted.counting_words()))


def _kinds(wanted: Wanted) -> list[ColumnElement[bool]]:
    if wanted.kind is not None:
        return [figures.c.kind == wanted.kind, figures.c.unit == (wanted.unit or "")]
    return [figures.c.kind == "count"] if wanted.event or wanted.who else []


def _some(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """``values`` in pieces that one statement takes."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _read(connection: Connection, chosen: Select[Any]) -> Iterator[Row]:
    for row in connection.execute(chosen).mappings():
        span, around = Span(row["at_0"], row["at_1"]), Span(row["at_2"], row["at_3"])
        within = _sentence_of(span, around, row["sentence"])
        yield Row(
            figure=row["id"],
            span=span,
            sentence_at=within,
            sentence=row["sentence"][within.start - around.start : within.end - around.start],
            **{name: row[name] for name in Row._fields if name not in _MADE},
        )


def _sentence_of(span: Span, around: Span, words: str) -> Span:
    """The one sentence that holds ``span``, of those that a claim stretches over (``words``, at ``around``)."""
    inside = [Span(s.start + around.start, s.end + around.start) for s in sentences(words)]
    return next((s for s in inside if s.contains(span)), around)
