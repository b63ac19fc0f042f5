"""Unnamed voices that may be one: "a source … a source". They are kept apart, and the doubt is stated."""

from collections.abc import Sequence

from reportedly.attribution.gathered import Gathered

_UNNAMED = ("unnamed-official", "unnamed-person", "captive")
_OTHER = frozenset("another other second third fourth different separate".split())
_PLAIN = frozenset(
    "a an the one unnamed anonymous unidentified same said who source sources official officials".split()
)
_ANYBODY = frozenset("source insider person individual official".split())
_LOOK_BACK = 12
"""Voices looked back over; more unnamed ones than that are rare, and the count of origins is an interval anyway."""


def maybe_same(spoke: Sequence[Gathered]) -> None:
    """Notes with each unnamed voice the earlier one, nearest first, that it may be; ``spoke`` are in text order.

    Two single voices may be one unless the words tell them apart: "another", a different noun for a person ("a nurse",
    "a soldier"; "a source" and "an official" fit any), another gender, or descriptions with nothing in common.
    """
    unnamed = [voice for voice in spoke if voice.kind in _UNNAMED and not voice.plural and not voice.phrase.name]
    for number, voice in enumerate(unnamed):
        if voice.phrase.words & _OTHER:
            continue
        before = reversed(unnamed[max(0, number - _LOOK_BACK) : number])
        voice.maybe = next((other for other in before if _alike(voice, other)), None)


def _alike(one: Gathered, other: Gathered) -> bool:
    heads = one.phrase.head, other.phrase.head
    if heads[0] != heads[1] and (one.kind == "captive") != (other.kind == "captive"):
        return False  # "the source, an officer in …" and "a captured sergeant"
    if heads[0] != heads[1] and not (set(heads) & _ANYBODY):
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    words = [voice.phrase.words - _PLAIN - {voice.phrase.head} for voice in (one, other)]
    return not (words[0] and words[1]) or bool(words[0] & words[1])
