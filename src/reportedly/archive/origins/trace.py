"""The trace of one claim over the archive: mentions, ties, reporting origins as an interval, primary voices, doubts."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import get_args

from sqlalchemy import Connection

from reportedly.archive.origins import verdicts
from reportedly.archive.origins.accounts import Account, Case, case_of
from reportedly.archive.origins.around import background
from reportedly.archive.origins.finding import Query, asked
from reportedly.archive.origins.outlets import outlets_of
from reportedly.archive.origins.reasons import about, doubts_of, reasons
from reportedly.archive.origins.statements import Statement
from reportedly.archive.origins.ties import edges
from reportedly.archive.origins.verdicts import Beginning, beginnings
from reportedly.archive.origins.voices import Heard, primary
from reportedly.model.trace import Edge, Mention, PrimaryVoice, ReportingOrigin, Role, Trace
from reportedly.model.voices import SourceKind

_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


def trace(connection: Connection, query: Query) -> Trace:
    """The way of what is asked for through the archive. Raises NotInArchive where it is not there."""
    found = asked(connection, query)
    case = case_of(connection, found, outlets_of(connection), background(connection))
    asked_for = query.words or " ".join(part for part in (query.article, query.claim) if part)
    return traced(asked_for, case)


def traced(query: str, case: Case) -> Trace:
    """The trace of a claim whose mentions and accounts are known."""
    found = beginnings(case)
    number = verdicts.counted(found)
    made, circles = edges(case, found)
    start = {case.told[one.root].key: one for one in found[: number.best]}
    leads = _leads(made, start)
    mentions = _mentions(case, found, start, made)
    root = case.told[found[0].root] if found else None
    return Trace(
        query=query,
        claim=root.statement.words if root else query,
        articles=len(case.told),
        outlets=len({one.statement.publisher or one.key for one in case.told}),
        low=number.low,
        best=number.best,
        high=number.high,
        mentions=sorted(mentions, key=lambda one: (one.published_from is None, one.published_from or "", one.article)),
        edges=made,
        origins=[_origin(case, one, leads) for one in found[: number.best]],
        voices=_voices(case, leads),
        doubts=[*doubts_of(case, found, number), *circles],
    )


def _leads(made: Sequence[Edge], start: Mapping[str, Beginning]) -> dict[str, str]:
    """The origin that each article's surest ties lead back to, by keys."""
    back: dict[str, list[Edge]] = defaultdict(list)
    for edge in made:
        if not edge.outside:
            back[edge.later].append(edge)
    leads = {key: key for key in start}

    def lead(key: str, seen: frozenset[str]) -> str:
        if key in leads or key in seen:
            return leads.get(key, "")
        for edge in sorted(back[key], key=lambda one: (one.tie != "credits", -one.sure)):
            if found := lead(edge.earlier, seen | {key}):
                leads[key] = found
                return found
        return ""

    for key in list(back):
        lead(key, frozenset())
    return leads


def _mentions(
    case: Case, found: Sequence[Beginning], start: Mapping[str, Beginning], made: Sequence[Edge]
) -> list[Mention]:
    ties = defaultdict(set)
    for edge in made:
        ties[edge.later].add(edge.tie)
    of_mention: dict[int, tuple[Beginning, Account]] = {}
    for beginning in found:
        for account in beginning.accounts:
            of_mention.update(dict.fromkeys(account.members, (beginning, account)))
    return [_mention(case, number, *of_mention[number], start, ties[case.told[number].key]) for number in of_mention]


def _mention(
    case: Case,
    number: int,
    beginning: Beginning,
    account: Account,
    start: Mapping[str, Beginning],
    ties: AbstractSet[str],
) -> Mention:
    told = case.told[number]
    one = told.statement
    role = _role(number, beginning, told.key in start, ties)
    chain = [name for name, kind in json.loads(one.chain)[:-1] if kind != "own-voice"]
    return Mention(
        article=told.key,
        version=one.version,
        publisher=one.publisher,
        title=told.title,
        published=told.published,
        published_from=told.bounds[0],
        published_to=told.bounds[1],
        span=one.span,
        sentence=one.sentence,
        words=one.words,
        low=one.low,
        high=one.high,
        unit=one.unit or one.counted,
        voice=one.voice,
        voice_kind=_kind(one),
        through=chain,
        role=role,
        own=round(beginning.chance, 3) if number == beginning.root else 0.0,
        why=reasons(case, number, beginning, account, role),
    )


def _role(number: int, beginning: Beginning, starts: bool, ties: AbstractSet[str]) -> Role:
    if starts and number == beginning.root:
        return "origin"
    if "updates" in ties:
        return "update"
    if "credits" in ties:
        return "credits"
    if "copies" in ties:
        return "copy"
    return "may-relay"


def _kind(one: Statement) -> SourceKind:
    return next((kind for kind in _KINDS if kind == one.voice_kind), "own-voice")


def _origin(case: Case, one: Beginning, leads: Mapping[str, str]) -> ReportingOrigin:
    root = case.told[one.root]
    followers = sorted(key for key, to in leads.items() if to == root.key and key != root.key)
    voices = {case.told[m].statement.voice for account in one.accounts for m in account.members}
    return ReportingOrigin(
        article=root.key,
        publisher=root.statement.publisher,
        sure=round(one.chance, 3),
        followers=followers,
        voices=sorted(voice for voice in voices if voice),
        why=about(case, one),
    )


def _voices(case: Case, leads: Mapping[str, str]) -> list[PrimaryVoice]:
    heard = [
        Heard(one.statement.voice, _kind(one.statement), one.key, leads.get(one.key, ""))
        for one in case.told
        if one.statement.voice and one.statement.voice_kind not in ("own-voice", "media")
    ]
    return primary(heard)
