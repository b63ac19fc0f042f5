"""The offices and titles a report gives a person, and the nouns by which it may take the person up again."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.attribution import lexicon

if TYPE_CHECKING:
    from reportedly.attribution.names import Named

APPOSED = re.compile(r", ((?:[\w’'.-]+ ){0,5}[\w’'-]+)")
"""What may be said of a person between the commas after the name."""
_OF = frozenset("of in at on for from with by to who which that whose and".split())


@cache
def is_role(low: str) -> bool:
    """Whether a word before a name gives it to a person: a title, or one person's office or occupation."""
    if low in lexicon.titles():
        return True
    entry = lexicon.source_words().get(low)
    return entry is not None and entry.kind in ("role", "official", "person", "captive") and not entry.plural


def taking_up(role: str) -> tuple[str, ...]:
    """The nouns that take up one who bears an office or title: "sen" → senator, lawmaker; "police" of a chief, none."""
    return (role, *lexicon.title_nouns().get(role, ())) if is_role(role) else ()


def offices(roles: Sequence[str], words: Sequence[str]) -> set[str]:
    """The nouns that take up a person with offices ``roles`` ("sen" → senator), and the last two words where listed."""
    nouns = {noun for role in roles for noun in taking_up(role)}
    nouns |= {f"{one} {two}" for one, two in pairwise(words) if f"{one} {two}" in lexicon.source_words()}
    return nouns


def apposition(text: str, end: int) -> list[str]:
    """The lower-cased words up to an office after a name and a comma: "Ilse Varga, governor of Carrow," → governor."""
    match = APPOSED.match(text, end)
    words: list[str] = []
    for word in match.group(1).lower().split() if match else ():
        if word in _OF:
            break
        words.append(word)
    return words if words and is_role(words[-1]) else []


def told(named: Sequence["Named"]) -> dict[str, frozenset[str]]:
    """Nouns that take up a person by surname, from the offices that stand before the name anywhere in a report.

    A surname that two persons share tells nothing.
    """
    found: dict[str, set[str]] = {}
    full: dict[str, str] = {}
    for person in named:
        if not person.short and full.setdefault(person.surname, person.name) != person.name:
            full[person.surname] = ""
        if person.roles:
            nouns = found.setdefault(person.surname, set())
            nouns.update(noun for role in person.roles for noun in taking_up(role))
    return {name: frozenset(nouns) for name, nouns in found.items() if full.get(name, name)}
