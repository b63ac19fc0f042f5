"""Copies of what the archive holds: of one version, among several, of one sentence; and the weighing of stock.

Only the current version of each article is looked at: a version that was succeeded is no report beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, delete, func, insert, select

from reportedly.archive.copies.pairs import MOST_STOCK, pairs
from reportedly.archive.copies.repeats import Repeats
from reportedly.archive.copies.stock import stock
from reportedly.archive.copies.tables import occurrences, stock_families, units, weighed
from reportedly.archive.tables import articles, versions
from reportedly.model.span import Span
from reportedly.model.trace import Passage

_AT_ONCE = 400
_CLOSEST = 500
"""Versions that are compared whole with one: those that share most sentences with it."""
_PART = 50_000  # rows of a table held as objects at a time
GROWTH = 1.2
"""Stock is weighed again when there are so many times the versions; between, new stock text counts as copied."""


class Shared(NamedTuple):
    """Two versions that share passages: how many words, and where. Passages are of whole sentences, edited or not."""

    one: int
    other: int
    words: int
    passages: list[Passage]


def sharing(connection: Connection, version: int) -> list[Shared]:
    """Every article's current version that shares passages with ``version``, most words first; it is ``one``."""
    close = _closest(connection, version)
    found = [
        pair if pair.one == version else _turned(pair)
        for pair in among(connection, [version, *close])
        if version in (pair.one, pair.other)
    ]
    return sorted(found, key=lambda pair: (-pair.words, pair.other))


def among(connection: Connection, wanted: Sequence[int]) -> list[Shared]:
    """The pairs of the versions given that share passages; ``one`` is the lower number."""
    wanted = sorted(set(wanted))
    rows = [
        row for some in _some(wanted) for row in connection.execute(_sentences().where(occurrences.c.version.in_(some)))
    ]
    table, names = _repeats(np.array(rows, dtype=np.int64).reshape(-1, 6))
    stocked = np.isin(table.leader, _stock(connection, table.leader))
    return list(_told(table, stocked, names))


def same_sentence(connection: Connection, version: int, span: Span) -> list[tuple[int, Span]]:
    """Where else the sentences that touch ``span`` stand, verbatim or edited: other articles' versions, and spans."""
    here = (occurrences.c.version == version) & (occurrences.c.start < span.end) & (occurrences.c.end > span.start)
    families = select(units.c.family).join(occurrences, occurrences.c.unit == units.c.id).where(here)
    article = select(versions.c.article).where(versions.c.id == version).scalar_subquery()
    asked = (
        select(occurrences.c.version, occurrences.c.start, occurrences.c.end)
        .join(units, occurrences.c.unit == units.c.id)
        .join(versions, versions.c.id == occurrences.c.version)
        .join(articles, articles.c.current == versions.c.id)
        .where(units.c.family.in_(families), articles.c.id != article)
        .order_by(occurrences.c.version, occurrences.c.start)
    )
    return [(other, Span(start, end)) for other, start, end in connection.execute(asked)]


def families_at(connection: Connection, spans: Mapping[int, Span]) -> dict[int, set[int]]:
    """For each version the families of its sentences that touch the span given for it."""
    found: dict[int, set[int]] = {}
    for some in _some(sorted(spans)):
        columns = (occurrences.c.version, occurrences.c.start, occurrences.c.end, units.c.family)
        asked = select(*columns).join(units, occurrences.c.unit == units.c.id).where(occurrences.c.version.in_(some))
        for version, start, end, family in connection.execute(asked):
            if start < spans[version].end and end > spans[version].start:
                found.setdefault(version, set()).add(family)
    return found


def weigh(connection: Connection) -> None:
    """Tell stock text from copies over the whole archive, where it has grown enough since the last time."""
    last = connection.scalar(select(weighed.c.versions)) or 0
    now = int(connection.scalar(select(func.max(versions.c.id))) or 0)
    if now < last * GROWTH or now == last:
        return
    parts = connection.execute(_sentences(), execution_options={"yield_per": _PART}).partitions()
    rows = np.concatenate([np.zeros((0, 6), dtype=np.int64), *(np.array(part, dtype=np.int64) for part in parts)])
    table, names = _repeats(rows)
    found = table.leader[stock(table, _days(connection, names))]
    connection.execute(delete(stock_families))
    if len(found):
        connection.execute(insert(stock_families), [{"family": int(family)} for family in found])
    connection.execute(delete(weighed))
    connection.execute(insert(weighed), {"id": 1, "versions": now})


def _sentences() -> Select[tuple[int, int, int, int, int, int]]:
    """Version, place, start, end, family and words of the sentences of current versions."""
    columns = (occurrences.c.version, occurrences.c.place, occurrences.c.start, occurrences.c.end)
    return (
        select(*columns, units.c.family, units.c.words)
        .join(units, occurrences.c.unit == units.c.id)
        .join(articles, articles.c.current == occurrences.c.version)
    )


def _closest(connection: Connection, version: int) -> list[int]:
    """The versions that share most sentences with one, families that very many have left out."""
    other, theirs, mine, my = occurrences.alias(), units.alias(), occurrences, units
    families = select(my.c.family).join(mine, mine.c.unit == my.c.id).where(mine.c.version == version).distinct()
    size = (
        select(theirs.c.family, func.count().label("size"))
        .join(other, other.c.unit == theirs.c.id)
        .where(theirs.c.family.in_(families), theirs.c.family.not_in(select(stock_families.c.family)))
        .group_by(theirs.c.family)
    )
    common = [family for family, count in connection.execute(size) if 1 < count <= MOST_STOCK]
    counts: dict[int, int] = {}
    for some in _some(common):
        asked = (
            select(other.c.version, func.sum(theirs.c.words))
            .join(theirs, other.c.unit == theirs.c.id)
            .join(articles, articles.c.current == other.c.version)
            .where(theirs.c.family.in_(some), other.c.version != version)
            .group_by(other.c.version)
        )
        for found, words in connection.execute(asked):
            counts[found] = counts.get(found, 0) + int(words)
    return sorted(counts, key=lambda found: (-counts[found], found))[:_CLOSEST]


def _repeats(rows: NDArray[np.int64]) -> tuple[Repeats, NDArray[np.int64]]:
    """What stands in several versions, documents numbered from 0; and the versions' numbers. ``leader``: families."""
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    _, first = np.unique(rows[:, [0, 4]], axis=0, return_index=True)
    rows = rows[np.sort(first)]
    leader, family, size = np.unique(rows[:, 4], return_inverse=True, return_counts=True)
    rows = rows[size[family] > 1]
    leader, family = np.unique(rows[:, 4], return_inverse=True)
    names, document = np.unique(rows[:, 0], return_inverse=True)
    columns = [column.astype(np.int32) for column in (document, *rows.T[1:4], family, rows[:, 5])]
    return Repeats(leader, *columns), names


def _stock(connection: Connection, families: NDArray[np.int64]) -> list[int]:
    """Those of the families that are stock."""
    asked = select(stock_families.c.family)
    return [
        family
        for some in _some(families.tolist())
        for family in connection.scalars(asked.where(stock_families.c.family.in_(some)))
    ]


def _told(table: Repeats, stocked: NDArray[np.bool_], names: NDArray[np.int64]) -> Iterator[Shared]:
    for found in pairs(table, stocked):
        for number, (one, other) in enumerate(zip(found.one.tolist(), found.other.tolist(), strict=True)):
            passages = [
                Passage(Span(start, end), Span(begin, finish), words, 1.0)
                for start, end, begin, finish, words in found.passages[
                    found.bounds[number] : found.bounds[number + 1]
                ].tolist()
            ]
            yield Shared(int(names[one]), int(names[other]), int(found.words[number]), passages)


def _turned(pair: Shared) -> Shared:
    passages = [Passage(p.other, p.one, p.words, p.alike) for p in pair.passages]
    return Shared(pair.other, pair.one, pair.words, passages)


def _days(connection: Connection, names: NDArray[np.int64]) -> NDArray[np.float64]:
    """When each version was published, in days; NaN where that is not known."""
    asked = select(versions.c.id, versions.c.published_from).where(versions.c.published_from.is_not(None))
    when = {version: time[:19] for version, time in connection.execute(asked)}
    stamps = np.array([when.get(int(name), "NaT") for name in names], dtype="datetime64[s]")
    days = stamps.astype(np.int64) / 86_400
    days[np.isnat(stamps)] = np.nan
    return days


def _some(values: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(values), _AT_ONCE):
        yield [int(value) for value in values[start : start + _AT_ONCE]]
