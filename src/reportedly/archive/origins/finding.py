"""Finding a claim's mentions: over the whole archive at once, or those of one claim by its key facts."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection

from reportedly.archive import copies, search
from reportedly.archive.origins.around import Background, background
from reportedly.archive.origins.copied import elsewhere
from reportedly.archive.origins.mentions import gathered
from reportedly.archive.origins.sameness import Rarity, alike, digits_of, rarity
from reportedly.archive.origins.statements import Statement, days, facts, statements
from reportedly.archive.tables import articles, claims
from reportedly.checks.things import classes
from reportedly.errors import NotInArchive
from reportedly.figures import quantities
from reportedly.model.span import Span

_COMMON = 1.6  # rarity of a name that one text in five has: with the figure's first digit it is in every list
_FAR = 0.02  # a likeness under which no third statement makes two one claim
_HITS = 200  # of a search for a claim in words
_MOST = 800  # rows that a query looks at: those with its very figure, then others, the newest first
_LOWER = re.compile(r"\b[a-z]+\b")
_ROUNDED = (0.6, 1.7)  # how far a rounding to one digit can move a figure, and a little more
_MOST_WORDS = 0.6  # of a question's words, that a claim has which has none of its key facts
_ASKED = 0.2  # the likeness from which a claim is what words ask for: a question leaves much out


class Query(NamedTuple):
    """What to trace: an article's key, with or without a claim's id in its reading; or words."""

    article: str | None = None
    claim: str | None = None
    words: str | None = None


def gather_all(connection: Connection, *, figured: bool = True) -> Iterator[list[Statement]]:
    """Every claim that two articles and more have, as its statements; those with figures unless ``figured`` is false.

    Costs about as much as reading the claims' rows; the archive's statements are held in memory (about 2 kB each).
    """
    for one in gathered(statements(connection, figured=figured)):
        if len({statement.version for statement in one.members}) > 1:
            yield one.members


def gather(connection: Connection, claim: int) -> list[int]:
    """The rows' ids of the claims that are the same as ``claim``, itself among them."""
    found = list(statements(connection, [claims.c.id == claim], figured=False))
    if not found:
        raise NotInArchive(
            f"no claim {claim} in the archive", todo="'reportedly archive show ARTICLE' lists its claims."
        )
    return sorted(
        {number for one in mentions_of(connection, found[0], background(connection)) for number in one.claims}
    )


def asked(connection: Connection, query: Query) -> list[Statement]:
    """The mentions of what is asked for; of an article without a claim's id, of its claim that most others have."""
    if query.article is None:
        return _by_words(connection, query.words or "")
    wanted: list[ColumnElement[bool]] = [articles.c.key == query.article]
    if query.claim is not None:
        wanted.append(claims.c.local == query.claim)
    seeds = list(statements(connection, wanted, figured=query.claim is None))
    if not seeds and query.claim is None:
        seeds = list(statements(connection, wanted, figured=False))[:5]
    if query.claim is not None and not seeds:
        seeds = list(statements(connection, wanted, figured=False))
    if not seeds:
        what = f"claim {query.claim} of {query.article}" if query.claim else f"article {query.article} with a claim"
        raise NotInArchive(f"no {what} in the archive", todo="'reportedly archive list' shows what is there.")
    seeds = sorted(seeds, key=lambda one: (one.kind in _BLUNT, -one.worth))[:_LOOKED_AT]
    seeds.sort(key=lambda one: (one.kind in _BLUNT, -len(copies.same_sentence(connection, one.version, one.sentence))))
    behind = background(connection)
    found = [mentions_of(connection, seed, behind) for seed in seeds[:_SEEDS]]
    return max(found, key=lambda told: len({one.version for one in told}))


_LOOKED_AT = 10  # claims of an article, those most worth checking first
_SEEDS = 2  # of those, the ones whose sentence most others have; the one with most mentions is traced
_BLUNT = ("", "fraction")  # no figure, or a part of a whole: these meet by chance


def mentions_of(connection: Connection, seed: Statement, behind: Background) -> list[Statement]:
    """The statements that are one claim with ``seed``, itself among them; ``behind`` says which names are rare."""
    near = _near(connection, seed, behind) if seed.low is not None else _said_like(connection, seed.words)
    found = list(statements(connection, [claims.c.id.in_(near)], figured=seed.low is not None))
    if not any(one.version == seed.version and one.sentence == seed.sentence and one.low == seed.low for one in found):
        found.append(seed)
    rare = rarity(found)
    found = [one for one in found if one is seed or alike(seed, one, rare) > _FAR]
    place = (seed.version, seed.sentence, seed.low)
    members = [seed]
    for group in gathered(found, rare):
        if any((one.version, one.sentence, one.low) == place for one in group.members):
            members = group.members
    return [*members, *elsewhere(connection, members)]


def _near(connection: Connection, seed: Statement, behind: Background) -> list[int]:
    """Rows' ids that may be of one claim with ``seed``: a figure that may be its, and a name or word beside it.

    Those with its very figure come first.
    """
    every = sorted({*seed.names, seed.opening} - {""}, key=behind.rarity, reverse=True)
    names = [name for name in every if behind.rarity(name) > _COMMON] or every
    words = sorted({word for word in _LOWER.findall(seed.words) if len(word) > 3}, key=lambda w: (-len(w), w))[:4]
    figure = seed.low or 0.0
    low, high = sorted((figure * _ROUNDED[0], figure * _ROUNDED[1]))
    exact = search.holding(connection, names or words, figure, figure, _MOST)
    if len(digits_of(figure)) > 1:
        exact += search.holding(connection, words or names, figure, figure, _MOST)
    rounded = search.holding(connection, names or words, low, high, _MOST)
    return list(dict.fromkeys((*exact, *rounded)))[:_MOST]


def _by_words(connection: Connection, words: str) -> list[Statement]:
    """The mentions of the claim most like ``words``."""
    question = statement_of(words)
    behind = background(connection)
    said = _said_like(connection, words)
    near = [] if question.low is None else _near(connection, question, behind)
    found = list(statements(connection, [claims.c.id.in_({*said, *near})], figured=False))
    rare = rarity(found)
    scored = [(_likeness(question, one, rare), number) for number, one in enumerate(found)]
    best, number = max(scored, default=(0.0, -1))
    if best < _ASKED:
        number = _first(found, said, question)
    return mentions_of(connection, found[number], behind)


def _first(found: Sequence[Statement], said: Sequence[int], question: Statement) -> int:
    """Where nothing has the question's key facts: the first claim found for its words that has most of them."""
    rank = {claim: place for place, claim in enumerate(said)}
    asked_for = question.stems | question.names | ({question.opening} - {""})
    for _, number in sorted((min(rank.get(c, len(rank)) for c in one.claims), n) for n, one in enumerate(found)):
        one = found[number]
        here = one.stems | one.names | {one.opening}
        if len(asked_for & here) >= _MOST_WORDS * len(asked_for) and question.low in (None, one.low):
            return number
    words = question.words
    raise NotInArchive(f"no claim like “{words}” in the archive", todo="Give its figure and a name as reports do.")


def _said_like(connection: Connection, words: str) -> list[int]:
    """The rows' ids of claims that full text and vectors find for ``words``."""
    return [hit.claim for hit in search.claims(connection, words, _HITS)]


def _likeness(question: Statement, one: Statement, rare: Rarity) -> float:
    return alike(question, one, rare)


def statement_of(words: str) -> Statement:
    """Words somebody asks about, as a statement of nobody's."""
    read = next((q for q in quantities(words, [], [Span(0, len(words))]) if q.kind not in ("age", "ordinal")), None)
    names, opening, stems = facts(words)
    who, event = classes(words)
    whole = Span(0, len(words))
    return Statement(
        version=0, claims=(), sentence=whole, span=whole, words=words, low=read.low if read else None,
        high=read.high if read else None, modifier=read.modifier if read else "exact", kind=read.kind if read else "",
        unit=read.unit if read else "", counted=read.counted if read else "", voice=None, voice_kind="own-voice",
        chain="[]", names=names, opening=opening, stems=stems, days=days(words), worth=0.0, who=who, event=event,
        publisher=None, first=None, last=None,
    )  # fmt: skip
