"""Accounts: a claim's mentions folded, each account with whom it credits and what speaks for its being its own.

An account is a family of texts (``folding``). What is known of it: whom it credits, whether others reuse or credit it,
details beside the claim, whether others tell of the same further names, a voice or figure blurrier than another's, and
how long after the first it came.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from reportedly.archive.origins.around import Around, Background, around, words_of
from reportedly.archive.origins.copied import pairs
from reportedly.archive.origins.credits import Credit, credits_for
from reportedly.archive.origins.folding import Told, families, groups
from reportedly.archive.origins.outlets import Outlets
from reportedly.archive.origins.sameness import digits_of
from reportedly.archive.origins.statements import Statement
from reportedly.archive.origins.statements import facts as facts_of
from reportedly.archive.origins.voices import told_by
from reportedly.archive.tables import articles, versions

_MERELY_NAMED = 0.7  # of a credit: an outlet that has the claim, named beside it in words we do not know
_SLACK = 1 / 24  # of a day: clocks of two systems
_VAGUE = ("unnamed-official", "vague", "unnamed-person")
_AT_ONCE = 500  # versions asked for in one statement


class Credited(NamedTuple):
    """``by`` credits an outlet that has the claim in the mentions ``to`` (none: it is not in the archive with it).

    ``later``: by their times, every one of them came after ``by``.
    """

    by: int
    credit: Credit
    to: list[int]
    later: bool


class Account(NamedTuple):
    """Mentions (their places) of one text or its copies; ``head`` is the earliest; ``group`` numbers accounts alike."""

    members: list[int]
    head: int
    group: int
    credited: list[Credited]
    facts: Mapping[str, float]


class Case(NamedTuple):
    """A claim's mentions, their credits, and its accounts."""

    told: list[Told]
    credited: list[Credited]
    accounts: list[Account]


def case_of(connection: Connection, found: Sequence[Statement], outlets: Outlets, background: Background) -> Case:
    """The claim told by ``found``, one mention an article."""
    by_version = {one.version: one for one in reversed(found)}
    texts = _texts(connection, list(by_version))
    holders = frozenset(one.publisher for one in by_version.values() if one.publisher)
    voices = sorted({words_of(one.voice) for one in by_version.values() if one.voice}, key=len, reverse=True)
    told: list[Told] = []
    credits: list[list[Credit]] = []
    for version, (key, title, published, bounds, text) in texts.items():
        statement = by_version[version]
        named = credits_for(text, statement.sentence, statement.chain, outlets, statement.publisher, holders)
        skip = [credit.words for credit in named if credit.words and credit.near]
        around_it = around(text, statement.sentence, background, skip, voices)
        told.append(Told(key, title, published, bounds, statement, text, around_it))
        credits.append(named)
    credited = _resolved(told, credits)
    place = {one.statement.version: number for number, one in enumerate(told)}
    shared = [(place[one], place[other]) for one, other in pairs(connection, list(by_version.values()))]
    of_one_text = families(told, shared)
    return Case(told, credited, _accounts(told, credited, of_one_text, groups(told, of_one_text), background))


_Text = tuple[str, str | None, str | None, tuple[str | None, str | None], str]


def _texts(connection: Connection, wanted: Sequence[int]) -> dict[int, _Text]:
    """Key, title, time as given and its bounds, and text of the versions, in their order."""
    found: dict[int, _Text] = {}
    joined = versions.join(articles, articles.c.id == versions.c.article)
    for start in range(0, len(wanted), _AT_ONCE):
        some = versions.c.id.in_(wanted[start : start + _AT_ONCE])
        columns = (versions, articles.c.key)
        for row in connection.execute(select(*columns).select_from(joined).where(some)):
            bounds = (row.published_from, row.published_to)
            found[row.id] = (row.key, row.title, row.published, bounds, row.text)
    return {number: found[number] for number in sorted(found)}


def _resolved(told: Sequence[Told], credits: Sequence[Sequence[Credit]]) -> list[Credited]:
    """Each credit with the mentions of the outlet it credits, and whether time forbids it."""
    by_outlet: dict[str, list[int]] = {}
    for number, one in enumerate(told):
        if one.statement.publisher:
            by_outlet.setdefault(one.statement.publisher, []).append(number)
    made = []
    for number, named in enumerate(credits):
        for credit in named:
            to = [other for other in by_outlet.get(credit.outlet, []) if other != number]
            later = bool(to) and all(surely_later(told[other].statement, told[number].statement) for other in to)
            made.append(Credited(number, credit, to, later))
    return made


def surely_later(one: Statement, other: Statement) -> bool:
    """Whether ``one`` was published after ``other`` at any times theirs may mean."""
    return one.first is not None and other.last is not None and one.first > other.last + _SLACK


def _accounts(
    told: Sequence[Told],
    credited: Sequence[Credited],
    of_one_text: Sequence[list[int]],
    in_same_words: Sequence[Sequence[int]],
    background: Background,
) -> list[Account]:
    group_of = {}
    for group, members in enumerate(in_same_words):
        group_of.update(dict.fromkeys(members, group))
    heads = [min(members, key=lambda m: _when(told[m])) for members in of_one_text]
    start = min((_when(told[head])[1] for head in heads), default=0.0)
    finest = _finest(told)
    voices = [_voice(one) for one in told]
    made = []
    for number, members in enumerate(of_one_text):
        own = [one for one in credited if one.by in members and not set(one.to) & set(members)]
        inward = {one.by for one in credited if set(one.to) & set(members)} - set(members)
        apart = [a for a, m in enumerate(of_one_text) if group_of[a] != group_of[number]]
        further = _shared_names(told, members, [told[m] for a in apart for m in of_one_text[a]], background)
        head = told[heads[number]]
        about = max(_in_title(told[m]) for m in members)
        facts = _credit_facts(own, members) | {
            "reused": math.log1p(len({told[m].statement.publisher for m in members}) - 1),
            "credited": math.log1p(len(inward)),
            "names": min(further / background.rare, 2.0) if background.rare else 0.0,
            **_own_facts(max((told[m].around for m in members), key=lambda one: one.details), about),
            "voice": float(_heard_alone(voices, members)),
            "about": about,
            "vague": float(_vague(told, voices, members)),
            "rounded": float(_rounded(told, members, finest)),
            "hours": math.log1p(24 * max(0.0, _when(head)[1] - start)) if head.statement.first is not None else 2.0,
        }
        made.append(Account(members, heads[number], group_of[number], own, facts))
    return _with_first(made, told)


def _when(one: Told) -> tuple[bool, float]:
    """Order of publication: the middle of the times it may mean; those without any last."""
    first, last = one.statement.first, one.statement.last
    return (True, math.inf) if first is None or last is None else (False, (first + last) / 2)


def _credit_facts(own: Sequence[Credited], members: Sequence[int]) -> dict[str, float]:
    """Shares of an account's texts that credit: an outlet with the claim, one whose report came later, one outside."""
    share = 1 / len(members)
    holds = {one.by for one in own if one.to and not one.later}
    said = {one.by for one in own if one.to and not one.later and one.credit.said}
    later = {one.by for one in own if one.to and one.later} - holds
    outside = {one.by for one in own if not one.to and one.credit.near and one.credit.known} - holds - later
    credits = len(said) + _MERELY_NAMED * len(holds - said)
    return {"credits": credits * share, "credits later": len(later) * share, "credits outside": len(outside) * share}


def _own_facts(one: Around, about: float) -> dict[str, float]:
    return {
        "details": min(one.details, 2) / 2,
        "bare": float(one.tied is None) * (1 - about),  # in a report of the matter one sentence is a paragraph
        "tied": one.tied or 0.0,
        "recurs": one.recurs,
    }


def _in_title(one: Told) -> float:
    """How much of the claim the article's headline has: 1 of two words and more, .5 of one."""
    names, opening, stems = facts_of(one.title or "")
    claim = one.statement.names | one.statement.stems | {one.statement.opening}
    return min(len((names | stems | ({opening} - {""})) & claim), 2) / 2


def _heard_alone(voices: Sequence[set[str]], members: Sequence[int]) -> bool:
    """Whether the account names a voice, and no mention outside it has that one, under a longer name or a shorter."""
    inside = set(members)
    others = {frozenset(words) for m, words in enumerate(voices) if words and m not in inside}
    mine = {frozenset(words) for m in members if (words := voices[m])}
    return any(all(not (one <= other or other <= one) for other in others) for one in mine)


def _voice(one: Told) -> set[str]:
    """The words that tell the mention's first voice from others; none of the report's own, or an outlet's."""
    known = one.statement.voice if one.statement.voice_kind not in ("own-voice", "media") else None
    return told_by(known or "")


def _shared_names(
    told: Sequence[Told], members: Sequence[int], others: Sequence[Told], background: Background
) -> float:
    """How much the rare names weigh that stand beside the claim both here and in an account in other words."""
    claim = frozenset(name for one in told for name in (*one.statement.names, one.statement.opening))
    mine = Counter(name for m in members for name in told[m].around.names - claim)
    theirs = {name for one in others for name in one.around.names}
    here = {name for name, count in mine.items() if count * 2 >= len(members) or len(members) > 3}
    return max(
        (background.rarity(name) for name in here & theirs if background.rarity(name) >= background.rare), default=0.0
    )


def _vague(told: Sequence[Told], voices: Sequence[set[str]], members: Sequence[int]) -> bool:
    """Whether the account's voice is nobody in particular ("officials"), where another account names one."""
    blank = all(told[m].statement.voice_kind in _VAGUE and not told_by(told[m].statement.voice or "") for m in members)
    others = (one.statement.voice_kind not in (*_VAGUE, "own-voice") or voices[at] for at, one in enumerate(told))
    return blank and any(others)


def _finest(told: Sequence[Told]) -> int:
    """The most significant digits that two mentions, or the first, print the figure with."""
    printed = Counter(len(digits_of(one.statement.low)) for one in told if one.statement.low)
    return max((digits for digits, count in printed.items() if count > 1), default=0)


def _rounded(told: Sequence[Told], members: Sequence[int], finest: int) -> bool:
    printed = [len(digits_of(told[m].statement.low or 0)) for m in members if told[m].statement.low]
    return bool(printed) and max(printed) < finest


def _with_first(made: list[Account], told: Sequence[Told]) -> list[Account]:
    """The earliest account that credits nobody, marked as such."""
    free = [one for one in made if one.facts["credits"] < 0.5] or made
    first = min(free, key=lambda one: _when(told[one.head]), default=None)
    return [one._replace(facts={**one.facts, "first": float(one is first)}) for one in made]
