"""Outlets as reports name them after "told", "in an interview with", "carried by": by name or by what they are.

"the New York Times", "Radio Vesna", "state broadcaster RTL Lorania", "Loranian state television", "a Telegram
channel close to the clergy". Names are outlets.csv's, or end as outlets' names do (outlet_words.csv).
"""

import re
from collections.abc import Sequence

from reportedly.attribution import lexicon
from reportedly.attribution.chains.words import (
    DETERMINERS,
    MARKS,
    NOMINATIVES,
    PREPOSITIONS,
    Word,
    span_of,
    verbs,
    words,
)
from reportedly.attribution.introduced import introduced_at, is_outlet
from reportedly.model.span import Span

_FURTHEST = 9  # words before the noun that says what an outlet is
_TIED = re.compile(
    r" (?:(?:close|loyal|linked|tied|allied|opposed|friendly) (?:to|with)|"
    r"(?:run|owned|funded|controlled|based) (?:by|in)) "
    r"[^,.;:“”\"\n]{2,60}?(?= (?:that|on|after)\b|[,.;:“”\"\n]|$)"
)
_OWN = frozenset("this our his her their its my your".split())
_NO_OUTLET = frozenset("own personal official verified social".split())
_SET = frozenset("tv television radio media press wire portal daily weekly show programme program".split())
"""With "the" alone, a thing in the room or everyone ("said to the TV", "told the media")."""
_PRESENT = frozenset("reporters journalists press media".split())  # those in the room, and not who carried it


def outlet_at(text: str, start: int, end: int) -> Span | None:
    """The outlet whose words begin at ``start``, if one does; "this newspaper" and "his channel" are none."""
    found = words(text, start, min(end, start + 120))
    if not found or found[0].low in _OWN or found[0].low in MARKS:
        return None
    return _named(text, found) or _described(text, found, end) or introduced_at(text, start)


def _named(text: str, found: Sequence[Word]) -> Span | None:
    """The longest run of capitalised words that names an outlet."""
    first = 1 if found[0].low in ("the", "a", "an") and len(found) > 1 else 0
    last = first
    while (
        last < len(found)
        and last - first < 7
        and (found[last].capital or found[last].low in _INNER or _digit(found[last]))
    ):
        last += 1
    for end in range(last, first, -1):
        name = text[found[first].start : found[end - 1].end]
        plain = name.removesuffix("’s").removesuffix("'s")
        if " of " in plain and lexicon.bare(plain) not in lexicon.outlets():
            continue  # "Anna Holt of Fennick News"
        if end < len(found) and found[end].low in _BESIDES:
            return None
        if (found[first].capital or _digit(found[first]) or plain.lower() == "dpa") and is_outlet(text, plain):
            return Span(found[0].start, found[first].start + len(plain))
    return None


_BESIDES = frozenset("audience panel readers viewers listeners poll crowd forum debate dinner staff employees".split())
_INNER = frozenset("of and und et y for de la le der die das i & dpa".split())


def _digit(word: Word) -> bool:
    return word.low[0].isdigit()


def _described(text: str, found: Sequence[Word], end: int) -> Span | None:
    """ "state television", "the independent news website Korrida": a noun for media, with what stands before it."""
    for at in range(min(len(found), _FURTHEST)):
        low = found[at].low
        if low in MARKS or low in NOMINATIVES or low in ("that", "to") or (low in PREPOSITIONS and low != "of"):
            return None
        if at and low in DETERMINERS:
            return None
        if _is_media(found, at):
            return _with_name(text, found, at, end)
    return None


def _is_media(found: Sequence[Word], at: int) -> bool:
    """Whether a noun for media ends at ``at`` and none goes on after it ("television channel")."""
    entry = lexicon.source_words().get(found[at].low)
    pair = lexicon.source_words().get(f"{found[at - 1].low} {found[at].low}") if at else None
    media = any(one is not None and one.kind == "media" for one in (entry, pair)) or found[at].low in (
        "media",
        "press",
        "tv",
    )
    if found[at].low in verbs() or (at == 0 and found[at].capital):
        return False
    if at == 1 and found[0].low == "the" and found[at].low in _SET:
        return False
    if not media or (at == 0 and found[at].low in _PRESENT) or {w.low for w in found[:at]} & _NO_OUTLET:
        return False
    following = lexicon.source_words().get(found[at + 1].low) if at + 1 < len(found) else None
    return following is None or following.kind not in ("media", "person", "official", "role")


def _with_name(text: str, found: Sequence[Word], at: int, end: int) -> Span:
    last = at
    while last + 1 < len(found) and (found[last + 1].capital or _digit(found[last + 1])) and last - at < 5:
        last += 1
    whole = span_of(found, 0, last + 1)
    tied = _TIED.match(text, whole.end, end)
    return Span(whole.start, tied.end()) if tied else whole


def is_own(name: str, publisher: str | None) -> bool:
    """Whether ``name`` is the report's own publisher: the same name, another of its aliases, or its last word."""
    if not publisher:
        return False
    mine, own = lexicon.bare(name), lexicon.bare(publisher)
    listed = lexicon.outlets()
    if mine == own or (mine in listed and own in listed and listed[mine] == listed[own]):
        return True
    return " " not in mine and own.endswith(f" {mine}") and mine not in listed
