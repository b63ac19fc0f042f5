"""A voice while its mentions are being gathered, and how it is shown once they are."""

import re
from dataclasses import dataclass, field

from reportedly.attribution import lexicon
from reportedly.attribution.phrases import Phrase, parse
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind, Voice

HUMAN = ("named-person", "named-role", "unnamed-official", "unnamed-person", "captive")
GROUP = ("organisation", "media", "document")


@dataclass(slots=True, eq=False)
class Gathered:
    """A voice while it is being gathered. ``spoke`` is false for one only mentioned so far.

    ``heads`` are the nouns that may take it up again ("the mayor"), ``words`` all that described it, ``names`` a
    person's names in lower-cased words, the last of them met in full at ``named_in_full``; ``marks`` are the places and
    parties told of a person (variation.marks); ``maybe`` is an earlier unnamed voice that it may be one with.
    """

    phrase: Phrase
    kind: SourceKind
    mentions: list[Span]
    gender: str
    plural: bool
    spoke: bool = False
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)
    names: set[tuple[str, ...]] = field(default_factory=set)
    named_in_full: int = 0
    marks: set[str] = field(default_factory=set)
    maybe: "Gathered | None" = None
    number: int = 0

    @property
    def last(self) -> int:
        """Where its latest mention ends."""
        return self.mentions[-1].end if self.mentions else 0


def gender_of(phrase: Phrase) -> str:
    """The gender its words tell; a surname alone tells none ("Warren", "Scott")."""
    alone = bool(phrase.name) and " " not in phrase.name and not phrase.titled
    return phrase.gender if phrase.gender in ("m", "f") and not alone else ""


def finished(voice: Gathered, text: str) -> Voice:
    """The voice as the reading shows it."""
    return Voice(
        id=f"v{voice.number}",
        name=_name(voice, text),
        kind=voice.kind,
        mentions=voice.mentions,
        side=_side(voice),
        flags=_flags(voice, text),
    )


def _name(voice: Gathered, text: str) -> str:
    if voice.kind == "own-voice":
        return "the report itself"
    if voice.phrase.name:
        distinct = {m.of(text): m for m in voice.mentions if text[m.start].isupper() or m.end - m.start > 12}
        names = [parse(text, m).name for m in distinct.values()]
        return max((*names, voice.phrase.name), key=len)
    words = voice.phrase.text
    cut = _AFTER_NAME.split(words)[0].strip()
    return " ".join(cut.split()[:12]).removesuffix("'s").removesuffix("’s")


_AFTER_NAME = re.compile(
    r",(?!\d)|[;(]| who | speaking | (?:to|told) (?:the )?(?=[A-Z])| on (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def _side(voice: Gathered) -> str | None:
    """The party a voice belongs to, by the place or body in its description."""
    body = lexicon.bodies().get(lexicon.bare(voice.phrase.name)) if voice.phrase.name else None
    if body and body.side:
        return body.side
    places = lexicon.places()
    if voice.phrase.name and (whole := places.get(lexicon.bare(voice.phrase.name))):
        return whole
    return next((places[w] for w in sorted(voice.words) if w in places), None)


_ANONYMOUS = re.compile(
    r"\b(?:anonym\w+|unnamed|unidentified|not (?:named|authori[sz]ed)|declined to be (?:named|identified))"
)


def _around(text: str, mention: Span) -> str:
    """A mention and the 80 code points after it, to the sentence's end."""
    after = re.split(r"[.!?\n]", text[mention.end : mention.end + 80])[0]
    return text[mention.start : mention.end] + after


def _flags(voice: Gathered, text: str) -> list[str]:
    flags = []
    if voice.kind == "captive":
        flags.append("under-constraint")
    if voice.kind in HUMAN and any(_ANONYMOUS.search(_around(text, m)) for m in voice.mentions[:4]):
        flags.append("anonymous")
    if len(voice.counts) == 2 and voice.kind.startswith("unnamed"):
        flags.append("plural-for-one")
    if voice.maybe is not None:
        flags.append(f"maybe-same-as:v{voice.maybe.number}")
    return flags
