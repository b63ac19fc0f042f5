"""Persons a report describes without naming: "a soldier", "the 34-year-old woman", "his wife", "the mayor".

They matter where a pronoun or a later "the soldier" refers back to them, whether they speak or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.attribution import lexicon
from reportedly.model.span import Span

_OPENS = re.compile(
    r"[AaHhIiMmOoTtWw’'](?:(?<=\w[’'])(?i:(?P<of>s))|(?<![\w’'-][^’'])(?i:(?P<the>(?<=t)(?:he|his|hat))"
    r"|(?P<a>(?<=a)(?:n(?:other)?)?|(?<=o)ne)|(?P<own>(?<=h)(?:is|er)|(?<=t)heir|(?<=m)y|(?<=o)ur|(?<=i)ts|(?<=w)hose)))"
    r"(?P<words>(?: [\w’'-]+,?){1,6})"
)
"""A determiner and up to six words. A plain set of first letters lets the search pass over the rest of a text fast."""
_HUMAN = ("role", "official", "person", "captive")
_DETERMINERS = frozenset("the a an this that his her their my our its".split())
_ENDS = frozenset(
    "of in at on from with by to for within inside near who which that whose whom where is was are were has had have "
    "will would said says and or but as than after before when while if because not".split()
)

Form = Literal["definite", "indefinite", "possessed"]


@dataclass(frozen=True, slots=True)
class Described:
    """One person in words that name nobody. ``heads`` are its head noun, and its last two words where these are one."""

    span: Span
    form: Form
    heads: frozenset[str]
    gender: str
    modifiers: frozenset[str]


def described(text: str) -> Iterator[Described]:
    """Such persons in text order, singular ones only."""
    at = 0
    while match := _OPENS.search(text, at):
        one = _one(match) or _agent(text, match)
        at = one.span.end if one else match.start("words") + 1
        if one:
            yield one


def _one(match: re.Match[str]) -> Described | None:
    """The phrase from a determiner to its head: the last noun for a person before what ends the phrase."""
    known, head, at, end = _persons(), -1, match.start("words"), 0
    if known.keys().isdisjoint(match["words"].lower().replace(",", "").replace("'s", "").replace("’s", "").split()):
        return None  # so it is mostly, and told fastest this way
    words = match.group("words").split(" ")[1:]
    if words[0].lower() in _DETERMINERS:
        return None  # "that the mayor": no one phrase
    for number, word in enumerate(words):
        low = word.lower()
        if low[-1] == ",":
            low = low[:-1]
        bare = low[:-2] if low.endswith(("'s", "’s")) else low
        at += 1
        if low in _ENDS:
            break
        if number and head < 0 and low in _DETERMINERS:
            return None  # "the last checkpoint a lieutenant": another phrase
        if bare in known:
            head, end = number, at + len(bare)
            if bare != low or word[-1] == ",":
                break
        elif head >= 0:
            entry = lexicon.source_words().get(low)
            if word[0].isupper() or (entry and entry.plural and entry.kind in _HUMAN):
                return None  # "the actress Ilse Varga": told by the name; "the police supporters": somebody else
            break
        at += len(word)
    if head < 0:
        return None
    low_words = [word.lower().rstrip(",") for word in words[: head + 1]]
    noun = low_words[-1].removesuffix("'s").removesuffix("’s")
    pair = f"{low_words[-2]} {noun}" if head else ""
    heads = frozenset((noun, pair)) if pair in known else frozenset((noun,))
    form: Form = "definite" if match["the"] is not None else "indefinite" if match["a"] is not None else "possessed"
    gender = known[noun] or known.get(pair, "")
    start = match.start("words") + 1 if match.group("of") else match.start()  # "the boy's mother": two persons
    return Described(Span(start, end), form, heads, gender, frozenset(low_words[:-1]))


_AGENT = re.compile(
    r"(?: [\w’'-]+){0,3}? (?P<noun>[\w-]{3,}(?:er|or|ist|ian|eer|man|woman))"
    r"(?= (?:who|whose|named|called|told|said)\b| going by\b|, \d{1,3},)"
)


def _agent(text: str, match: re.Match[str]) -> Described | None:
    """A noun that no list holds, but which does what persons do: "a cosplayer named …", "a beekeeper, 40,"."""
    if match["a"] is None:
        return None
    found = _AGENT.match(text, match.start("words"), match.end("words") + 16)
    if found is None or found.end() > match.end("words"):
        return None
    noun = found.group("noun").lower()
    if noun in lexicon.source_words():
        return None
    gender = "f" if noun.endswith("woman") else "m" if noun.endswith("man") else ""
    words = found.group().lower().split()
    return Described(Span(match.start(), found.end()), "indefinite", frozenset((noun,)), gender, frozenset(words[:-1]))


@cache
def _persons() -> dict[str, str]:
    """Nouns for one person, lower-cased → gender m, f or empty."""
    return {
        word: entry.gender if entry.gender in ("m", "f") else ""
        for word, entry in lexicon.source_words().items()
        if entry.kind in _HUMAN and not entry.plural
    }
