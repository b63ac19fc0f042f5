"""Named persons taken together: "Kovac and Holt", and whom "the two senators", "both" or "they" mean after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.attribution.context import Place
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.lexicon import source_words
from reportedly.attribution.names import Named
from reportedly.attribution.phrases import Phrase
from reportedly.attribution.trail import Trail
from reportedly.model.span import Span

_TWO = re.compile(r"(?:the|these|those) (?:two|pair|duo)\b|both\b|they$|the [\w’'-]+ (?:pair|duo)$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:\w{3,}s|people|women|men|children)\b(?<!ss)(?<!was)(?<!has)(?<!this)")
"""A plural that "they" may mean rather than persons named before it."""
_NEVER = frozenset("people sources residents witnesses sides parties countries".split())
_HUMAN = ("role", "official", "person", "captive")


@dataclass(frozen=True, slots=True)
class Together:
    """Two persons named side by side."""

    span: Span
    name: str


def side_by_side(text: str, named: Sequence[Named]) -> Iterator[Together]:
    """Pairs of names with "and" between them, in text order."""
    for number in range(1, len(named)):
        one, other = named[number - 1 : number + 1]
        if other.span.start - one.span.end == 5 and text.startswith(" and ", one.span.end):
            yield Together(Span(one.span.start, other.span.end), f"{one.name} and {other.name}")


def means_two(phrase: Phrase) -> bool:
    """Whether a phrase takes up two persons: "the two", "both men", "they"."""
    if not _TWO.match(phrase.text) or phrase.head in _NEVER or phrase.name:
        return False
    entry = source_words().get(phrase.head)
    alone = phrase.head in ("two", "both", "pair", "duo", "they", "men", "women")
    return alone or (entry is not None and entry.kind in _HUMAN and entry.plural)


def last_subject(trail: Trail, here: Place, at: Span) -> Gathered | None:
    """The pair that a "they" at the head of a sentence means: the subject that opened the sentence before."""
    if not here.opening:
        return None
    for seen in trail.before(at.start, 400):
        if seen.voice.kind == "named-person" and seen.voice.plural and seen.place.opening:
            return seen.voice if here.sentence - seen.place.sentence == 1 else None
    return None


def hidden(text: str, voice: Gathered, phrase: Phrase) -> bool:
    """Whether other people are spoken of between a pair of named persons and a "they"."""
    return voice.kind == "named-person" and _SEVERAL.search(text, voice.last, phrase.span.start) is not None


def two_named(text: str, trail: Trail, phrase: Phrase, reach: int) -> list[Gathered] | None:
    """The group named last, or the two persons who alone are named within ``reach`` code points before."""
    if not means_two(phrase):
        return None
    single: list[Gathered] = []
    for seen in trail.before(phrase.span.start, reach):
        voice = seen.voice
        if voice.kind == "named-person" and voice.plural:
            between = text[seen.span.end : phrase.span.start]
            return [voice] if phrase.form != "pronoun" or not _SEVERAL.search(between) else None
        if voice.kind == "named-person" and voice not in single and not seen.place.quoted:
            if phrase.form == "pronoun" and not voice.spoke:
                return None
            single.append(voice)
    if phrase.gender in ("m", "f"):
        single = [voice for voice in single if voice.gender in ("", phrase.gender)]
    return single[::-1] if len(single) == 2 else None


def together(phrase: Phrase, name: str) -> Phrase:
    """The phrase of a group whose members' names are ``name``."""
    return replace(phrase, form="name", name=name, plural=True, joined=True)
