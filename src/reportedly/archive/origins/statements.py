"""Statements: what the archive's reports assert, one a sentence and figure, with the facts a sentence is known by.

A claim's key facts are its figure, what it counts, the names and days in its sentence, and its other words. They are
read from the rows of ``claims`` and ``figures``, so nothing here runs the encoder again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from reportedly.archive.tables import articles, claims, figures, versions
from reportedly.checks.things import classes, stem
from reportedly.figures import quantities
from reportedly.intake.sentences import sentences
from reportedly.model.span import Span
from reportedly.vocab import rows

_TOKEN = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*\.?")
_DAY_NAMES = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_DAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_MONTHS = "january february march april may june july august september october november december".split()
_DATE = re.compile(rf"\b(?:(\d{{1,2}}) ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)}) (\d{{1,2}}))\b", re.IGNORECASE)
_INNER_END = re.compile(r"[\n.!?…][\"”’»)\]']*\s")
_REMEMBERED = 4096  # sentences whose names and words are kept: those of copies are the same
_LONGEST = 1200  # code points of a sentence that are looked at; longer ones are lists and tables
SAYS_NOTHING = frozenset(
    "a an the this that these those and or but nor of in on at to for from by with within into over under near about "
    "around some than more less least most up down out off as it its he she they them their his her him we our you is "
    "are was were be been being has have had do does did will would can could may might must not no there here when "
    "where which who whom whose what while after before since until then so if also too only just all any both each "
    "one two said say says according told reported percent per cent million billion thousand hundred i my me us very "
    "such other another".split()
)


class Statement(NamedTuple):
    """One sentence of one version and one figure in it (or none): the facts by which it is known again.

    ``claims`` are the rows' ids of the claims the sentence holds with that figure; ``span`` the stretch of the first;
    ``low`` to ``high`` the figure, null where there is none; ``names`` its capitalised words, lower-cased, ``opening``
    the sentence's first word where its capital says nothing; ``stems`` its other words; ``day`` what day it speaks of,
    as a week-day or month and day;
    ``worth`` how much it is worth checking; ``first`` and ``last`` bound its publication, in days since 1970.
    """

    version: int
    claims: tuple[int, ...]
    sentence: Span
    span: Span
    words: str
    low: float | None
    high: float | None
    modifier: str
    kind: str
    unit: str
    counted: str
    voice: str | None
    voice_kind: str
    chain: str
    names: frozenset[str]
    opening: str
    stems: frozenset[str]
    days: frozenset[str]
    worth: float
    who: frozenset[str]
    event: frozenset[str]
    publisher: str | None
    first: float | None
    last: float | None


def statements(
    connection: Connection, where: Iterable[ColumnElement[bool]] = (), *, figured: bool = True
) -> Iterator[Statement]:
    """The archive's statements, those with a figure unless ``figured`` is false; ``where`` narrows the rows.

    Rows come in the order of versions, so the whole archive streams through in memory that does not grow.
    """
    for _, rows_ in groupby(connection.execute(_rows().where(*where)), key=lambda row: row.version):
        yield from _of_version(list(rows_), figured)


def _of_version(rows_: Sequence[Row[Any]], figured: bool) -> Iterator[Statement]:
    """One version's statements: of every sentence, one a figure that its claims hold.

    Where none of its claims holds a figure but the sentence has digits, its figures are read again: the words that a
    claim was cut at may have run through the figure.
    """
    told: dict[tuple[Span, _Figure], list[Row[Any]]] = defaultdict(list)
    bare_: dict[Span, list[Row[Any]]] = defaultdict(list)
    for row in rows_:
        if row.low is None:
            bare_[_sentence(row, row.start)].append(row)
        else:
            figure = _Figure(row.low, row.high, row.modifier, row.kind, row.unit, row.counted)
            told[_sentence(row, row.figure_start), figure].append(row)
    full = {sentence for sentence, _ in told}
    for sentence, same in bare_.items():
        if sentence not in full:
            read = _read_again(_words(same[0], sentence))
            for figure in read or ([] if figured else [_NO_FIGURE]):
                told[sentence, figure].extend(same)
    for (sentence, figure), same in told.items():
        yield _statement(same, sentence, figure)


def _sentence(row: Row[Any], at: int) -> Span:
    """The sentence at ``at``, of those that hold a claim."""
    whole = Span(row.sentence_start, row.sentence_end)
    if not _INNER_END.search(row.words):
        return whole
    within = at - whole.start
    pieces = [piece for piece in sentences(row.words) if piece.start <= within < piece.end]
    return Span(whole.start + pieces[0].start, whole.start + pieces[0].end) if pieces else whole


def _words(row: Row[Any], sentence: Span) -> str:
    words: str = row.words[sentence.start - row.sentence_start : sentence.end - row.sentence_start]
    return words[:_LONGEST]


_DIGIT = re.compile(r"\d")
_COUNTS = ("count", "percent", "money", "measure", "fraction", "rate")


class _Figure(NamedTuple):
    low: float | None
    high: float | None
    modifier: str
    kind: str
    unit: str
    counted: str


_NO_FIGURE = _Figure(None, None, "exact", "", "", "")


def _read_again(words: str) -> list[_Figure]:
    if not _DIGIT.search(words):
        return []
    read = quantities(words, [], [Span(0, len(words))])
    return [_Figure(q.low, q.high, q.modifier, q.kind, q.unit, q.counted) for q in read if q.kind in _COUNTS]


def _rows() -> Select[Any]:
    columns = (
        claims.c.id,
        claims.c.version,
        claims.c.start,
        claims.c.end,
        claims.c.sentence_start,
        claims.c.sentence_end,
        claims.c.voice,
        claims.c.voice_kind,
        claims.c.chain,
        claims.c.worth,
        figures.c.start.label("figure_start"),
        figures.c.low,
        figures.c.high,
        figures.c.modifier,
        figures.c.kind,
        figures.c.unit,
        figures.c.counted,
        versions.c.publisher,
        versions.c.published_from,
        versions.c.published_to,
        func.substr(
            versions.c.text, claims.c.sentence_start + 1, claims.c.sentence_end - claims.c.sentence_start
        ).label("words"),
    )
    joined = claims.join(versions, versions.c.id == claims.c.version)
    joined = joined.join(articles, articles.c.id == versions.c.article)
    joined = joined.join(figures, figures.c.claim == claims.c.id, isouter=True)
    newest = articles.c.current == versions.c.id  # older versions are not told again
    return (
        select(*columns).select_from(joined).where(newest).order_by(claims.c.version, claims.c.start, figures.c.start)
    )


def _statement(same: Sequence[Row[Any]], sentence: Span, figure: _Figure) -> Statement:
    """One statement from the rows of the claims that hold a figure; the shortest attributed one says whose it is."""
    row = min(same, key=lambda one: (one.voice_kind == "own-voice", one.end - one.start))
    text = _words(row, sentence)
    names, opening, stems = facts(text)
    around = _classes(f"{figure.counted} {text}")
    return Statement(
        version=row.version,
        claims=tuple(dict.fromkeys(one.id for one in same)),
        sentence=sentence,
        span=Span(row.start, row.end),
        words=text,
        **figure._asdict(),
        voice=row.voice,
        voice_kind=row.voice_kind,
        chain=row.chain,
        names=names,
        opening=opening,
        stems=stems,
        days=days(text),
        worth=max(one.worth for one in same),
        who=_classes(figure.counted)[0] or around[0],
        event=around[1],
        publisher=row.publisher,
        first=day_number(row.published_from),
        last=day_number(row.published_to),
    )


_classes = lru_cache(maxsize=_REMEMBERED)(classes)


@lru_cache(maxsize=_REMEMBERED)
def facts(text: str) -> tuple[frozenset[str], str, frozenset[str]]:
    """The names of a sentence, its first word (whose capital says nothing), and the stems of its other words."""
    names: set[str] = set()
    stems: set[str] = set()
    opening = ""
    for match in _TOKEN.finditer(text):
        word = match.group().rstrip(".")
        low = bare(word)
        if low in SAYS_NOTHING or (low.endswith("day") and low in _DAY_NAMES) or low in _MONTHS:
            continue
        if not word[0].isupper():
            stems.add(_stem(low))
        elif _opens(text, match.start()):
            opening = low
            stems.add(_stem(low))
        else:
            names.add(low)
    return frozenset(names), opening, frozenset(stems)


def _opens(text: str, at: int) -> bool:
    """Whether the word at ``at`` is the sentence's first."""
    return not any(char.isalnum() for char in text[max(0, at - 40) : at]) if at < 40 else False


def bare(word: str) -> str:
    """A word in lower case, without a possessive ending."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low


@cache
def _stem(word: str) -> str:
    return stem(_singulars().get(word, word))


@cache
def _singulars() -> Mapping[str, str]:
    return {row["plural"]: row["singular"] for row in rows("plurals")}


@lru_cache(maxsize=_REMEMBERED)
def days(text: str) -> frozenset[str]:
    """Week-days and days of months named in ``text``: "thursday", "march 3"."""
    named = {match.group().lower() for match in _DAY.finditer(text)}
    for match in _DATE.finditer(text):
        number, month, other, after = match.groups()
        named.add(f"{(month or other).lower()} {int(number or after)}")
    return frozenset(named)


def day_number(moment: str | None) -> float | None:
    """Days since 1970 of an ISO moment in UTC, with its fraction of a day; null of null."""
    if not moment:
        return None
    return datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp() / 86_400
