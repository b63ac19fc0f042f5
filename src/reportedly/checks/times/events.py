"""Events of the world and of the text: when "the war" or "the blockade" began, so that its years can be counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.checks.case import Case
from reportedly.checks.masks import frame
from reportedly.checks.times.calendar_days import interval
from reportedly.model.span import Span
from reportedly.vocab import rows

HEADS = frozenset(
    re.findall(
        r"[\w’'-]+",
        "war conflict siege blockade pandemic epidemic outbreak occupation invasion strike crisis drought "
        "famine insurgency uprising ceasefire truce embargo boycott offensive campaign presidency premiership "
        "term rule coup lockdown curfew recession emergency protest protests rebellion revolt standoff "
        "intervention mission quarantine hunger-strike trial "
        "fighting hostilities bloodshed unrest shutdown walkout stoppage sit-in dispute impasse demonstrations exile "
        "detention captivity junta mutiny inquiry bombardment feud row stalemate deadlock reign",
    )
)
"""Nouns of events that go on and are counted in years, months or days."""

_BEGAN = (
    r"(?:began|begun|started|broke out|erupted|was (?:imposed|declared|launched|announced|called)|came into "
    r"force|took effect|was sworn in|took office|took hold)"
)


_ALSO = (
    ("war", "conflict", "fighting", "hostilities", "invasion", "bloodshed"),
    ("strike", "walkout", "stoppage"),
    ("protest", "protests", "demonstrations", "unrest"),
    ("siege", "blockade"),
    ("epidemic", "outbreak", "pandemic"),
)
"""Nouns that a report uses for one event: "hostilities broke out …", then "the fighting"."""
_DOING = (
    (
        frozenset({"strike", "walkout", "stoppage"}),
        r"\b(?:walked out|went on strike|downed tools|stopped work|(?:have been|has been|were) on strike)"
        r"(?: (?:on|since|in))? <date:start>",
    ),
    (frozenset({"war", "invasion", "fighting"}), r"\binvaded(?: [\w’-]+){0,4}? (?:on|in) <date:start>"),
)
"""Verbs that tell when an event began without its noun."""


@dataclass(frozen=True)
class Start:
    """When an event began (earliest and latest possible day), who says so, and the words that do, if in the text."""

    first: date
    last: date
    name: str
    source: str
    span: Span | None = None


@dataclass(frozen=True)
class _Event:
    name: str
    heads: frozenset[str]
    cues: tuple[re.Pattern[str], ...]
    start: date
    end: date | None
    source: str


@cache
def _events() -> tuple[_Event, ...]:
    return tuple(
        _Event(
            name=row["name"],
            heads=frozenset(head.strip().lower() for head in row["heads"].split(";")),
            cues=tuple(_cue(group) for group in row["cues"].split("&") if group.strip()),
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]) if row["end"] else None,
            source=row["source"],
        )
        for row in rows("events")
    )


def _cue(group: str) -> re.Pattern[str]:
    words = [re.escape(word.strip()).replace(r"\*", r"\w*") for word in group.split("|")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def head_of(phrase: str) -> str:
    """The event noun of a phrase ("the Russian war in Vel" → "war"); empty where there is none."""
    before = re.split(r"\b(?:in|of|on|against|between|with|over|for|that|which)\b", phrase.lower())[0]
    words: list[str] = re.findall(r"[\w-]+", before)
    return next((word for word in reversed(words) if word in HEADS), "")


def told_starts(case: Case, head: str) -> list[Start]:
    """Starts of the event ``head`` that the text itself gives ("the war that began on 24 February 2022")."""
    article = r"(?:the|its|their|this|that|an?|his|her)"
    aside = r"(?:, (?:now |already |well |which is )*in(?:to)? its <ordinal> (?:year|month|week),)?"
    frames: tuple[str, ...] = (
        rf"\b{article}(?: [\w-]+){{0,4}}? {head}(?: (?:in|of|on|against|over)(?: [\w’-]+){{1,4}}?)?{aside},? "
        rf"(?:(?:that|which|first) )?{_BEGAN}"
        rf"(?: (?:in earnest|by [^,.;]{{1,30}}))?,? (?:on|in|at|back in)? ?(?:the )?<date:start>",
        rf"\b{head}(?: (?:in|of|on|against)(?: [\w’-]+){{1,4}}?)?,? (?:(?:imposed|declared|launched|begun|"
        rf"under way|ongoing) )?(?:on|since|in) <date:start>",
        rf"\b(?:since|on|in) <date:start>,? when (?:the|its|this|that)(?: [\w-]+){{0,4}}? {head} {_BEGAN}",
        rf"\b(?:launched|imposed|declared|started|began|called) (?:the|its|their|this|a|an|his)(?: "
        rf"[\w-]+){{0,3}}? {head}"
        rf"(?: (?:in|of|on|against)(?: [\w’-]+){{1,4}}?)? (?:on|in) <date:start>",
    )
    doing = next((done for heads, done in _DOING if head in heads), None)
    if doing:
        frames = (*frames, doing)
    found = []
    for masked in case.masked:
        if not masked.items or (not doing and head not in masked.text.lower()):
            continue
        for each in frames:
            for match in frame(each).search(masked):
                when = interval(match.date("start"))
                if when and re.match(r"\d{4}", match.date("start").value):
                    found.append(Start(when[0], when[1], f"the {head}", "the report itself", match.date("start").span))
    return found


def known_starts(case: Case, phrase: str, head: str) -> list[Start]:
    """Events of ``vocab/events.csv`` that ``phrase`` can mean in this text, on its day of publication."""
    return [
        Start(event.start, event.start, event.name, event.source)
        for event in _events()
        if _named(event, phrase, head)
        and all(cue.search(case.text) for cue in event.cues)
        and _running(event, case.day)
    ]


def _named(event: _Event, phrase: str, head: str) -> bool:
    phrase = phrase.lower()
    return any((known == head) or (" " in known and known in phrase) for known in event.heads)


def _running(event: _Event, day: date | None) -> bool:
    if day is None:
        return event.end is None
    return event.start <= day and (event.end is None or day <= event.end)


def _told_by_another_name(case: Case, head: str) -> list[Start]:
    others = [other for family in _ALSO if head in family for other in family if other != head]
    return [start for other in others for start in told_starts(case, other)]


def starts(case: Case, phrase: str) -> Iterator[Start]:
    """The starts of the event ``phrase`` names: the text's own, or else those known of the world; each once."""
    head = head_of(phrase)
    if not head:
        return
    seen: set[tuple[date, date]] = set()
    for start in told_starts(case, head) or _told_by_another_name(case, head) or known_starts(case, phrase, head):
        if (start.first, start.last) not in seen:
            seen.add((start.first, start.last))
            yield start
