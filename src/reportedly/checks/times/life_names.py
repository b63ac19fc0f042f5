"""Persons by name: births and ages some sentences away that are surely of the person whose age a sentence tells.

A report gives the age beside the name and the birth in the life story further down: "Benedikt Aust …, 57, …" and, four
sentences on, "Mr. Aust was born in …"; an obituary says "He was 88." and later "Born in …, he …".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.checks.case import Case
from reportedly.checks.masks import Masked
from reportedly.checks.times.ages import Age, Birth, ages, births, from_age, kin

_AFAR = 6
"""Sentences to either side in which a birth is looked for by the person's name."""
_NAMED = 20
"""Sentences to either side in which an age of today is looked for by the person's name."""
_NEAR = 3
"""Sentences ahead in which "he" is still the one who died; and either way, the only one whose age is told."""
_APPOSED_TO = re.compile(
    r"(?:([A-Z][\w’-]+) (?:[A-Z]\. )?)?([A-Z][\w’-]{2,})(?: (?:Jr|Sr)\.?)?, (?:aged |now |then |who is )?$"
)
_SUBJECT = re.compile(
    r"^\W*(?:[A-Z]{3,}[\w, ]{0,30}[—–-] )?"
    r"(?:(?:The|An?) (?:[a-z-]+ ){1,3})?((?:[A-Z][\w’-]+ (?:[A-Z]\. )?){1,4}[A-Z][\w’-]{2,})\b"
)
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "president", "minister"})
_OPENS = frozenset({"the", "but", "and", "when", "like", "as", "for"})
_BORN_HE = re.compile(r"^\W*(?:Born\b[^;]{0,90}?, (?P<after>he|she)\b|(?P<first>He|She) was born\b)")
_SHE = re.compile(r"^\W*(He|She)\b")
_OTHER = re.compile(r"\b[A-Z][\w’-]+ ([A-Z][\w’-]{2,})\b")
_PRONOUN = re.compile(r"\b(?:he|she|you)\b", re.IGNORECASE)
_TIED = 0.8
"""How surely a birth told by the same surname, or in an obituary of the same "he" or "she", is the person's."""


class Name(NamedTuple):
    """A person's first name, where known, and surname."""

    first: str
    last: str


def owner(age: Age) -> Name | None:
    """The person to whose name an age is set: "Dario Velk, 39,"."""
    found = _APPOSED_TO.search(age.before) if age.apposed or age.before.endswith("then ") else None
    return Name(found[1] or "", found[2]) if found else None


def births_afar(case: Case, index: int, age: Age) -> Iterator[tuple[Birth, float]]:
    """The births told some sentences away of the person whose age it is, by name, or in an obituary by "he"."""
    masked = case.masked[index]
    if kin(masked, masked.place(age.quantity)):
        return
    name = owner(age)
    dead = name is None and index > 0 and len(masked.text) < 40 and _SHE.match(masked.text)
    if dead:
        name = _subject(case.masked[index - 1])
    if name is None:
        return
    for at in range(max(0, index - _AFAR), min(len(case.masked), index + _AFAR + 1)):
        other = case.masked[at]
        if abs(at - index) < 2 or "orn " not in other.text or "\ue00b" not in other.slots:
            continue
        same_he = dead and 0 < at - index <= _NEAR and _same_he(case, index, at, dead[1].lower(), name)
        if (same_he or told_born(other, name)) and not case.disputed(other.span):
            for birth in births(case, other):
                if not kin(other, other.place(birth.item)):
                    yield birth, _TIED


def ages_afar(case: Case, index: int) -> Iterator[Birth]:
    """The births that ages of today tell near a sentence: of somebody it names, or, for "he", of the only one."""
    masked = case.masked[index]
    around: list[tuple[int, Age, Name]] = []
    for at in range(max(0, index - _NAMED), min(len(case.masked), index + _NAMED + 1)):
        if at != index and ("\ue000" in case.masked[at].slots or "\ue009" in case.masked[at].slots):
            around += [
                (at, age, name)
                for age in ages(case.masked[at])
                if age.now and age.apposed and (name := owner(age)) is not None
            ]
    beside = [age for at, age, _ in around if abs(at - index) <= _NEAR]
    alone = len(beside) == 1 and _PRONOUN.search(masked.text) is not None
    for at, age, name in around:
        if re.search(rf"\b{re.escape(name.last)}\b", masked.text) or (alone and abs(at - index) <= _NEAR):
            birth = from_age(case, age)
            if birth is not None:
                yield birth


def _subject(masked: Masked) -> Name | None:
    found = _SUBJECT.match(masked.text)
    if found is None:
        return None
    words = found[1].split()
    return Name(words[0] if len(words) > 1 else "", words[-1])


def told_born(masked: Masked, name: Name) -> bool:
    """Whether a sentence says when the person of that name was born."""
    return _first_of_born(masked.text, name) is not None and not namesake(masked.text, name)


def namesake(words: str, name: Name) -> bool:
    """Whether words say when somebody of the same surname and another first name was born."""
    first = _first_of_born(words, name) or ""
    named = first[:1].isupper() and first.lower() not in _TITLES | _OPENS
    return bool(named and name.first and name.first != first)


def _first_of_born(words: str, name: Name) -> str | None:
    """The word before the surname of whoever is told to be born, maybe a first name; None where nobody is."""
    last = re.escape(name.last)
    told = re.search(
        rf"(?:(\w+)\.? )?\b{last}(?:, [^,\ue000-\ue00b]{{1,60}},|,)? (?:who )?(?:was |were )?born\b", words
    ) or re.match(rf"\W*Born\b[^;]{{0,90}}?, (?:(?:\w+\.? )?(\w+) )?{last}\b", words)
    return None if told is None else told[1] or ""


def _same_he(case: Case, index: int, at: int, pronoun: str, name: Name) -> bool:
    """Whether "Born in …, he" is said of the one who died: the same pronoun, and nobody else named on the way."""
    found = _BORN_HE.match(case.masked[at].text)
    if found is None or (found["after"] or found["first"]).lower() != pronoun:
        return False
    between = " ".join(masked.text for masked in case.masked[index + 1 : at])
    return all(other[1] == name.last for other in _OTHER.finditer(between))
