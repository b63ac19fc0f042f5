"""Attributions, voices and chains: who said what, and through whom it came."""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span

QuoteKind = Literal["direct", "mixed", "indirect"]
Stance = Literal["neutral", "factive", "doubt", "intent", "belief"]
SourceKind = Literal[
    "named-person",
    "named-role",
    "unnamed-official",
    "unnamed-person",
    "captive",
    "organisation",
    "media",
    "document",
    "vague",
    "own-voice",
]


class Link(Struct, frozen=True, kw_only=True):
    """One step of a chain: a voice that passed the content on, with the words that show it."""

    voice: str
    name: str
    kind: SourceKind
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)


class Trait(Struct, frozen=True, kw_only=True):
    """One thing the report tells of a voice as a witness, the words it rests on, and why (vocab/traits.csv)."""

    trait: str
    value: str
    span: Span | None = None
    why: str = ""


class Party(Struct, frozen=True, kw_only=True):
    """One side of a matter, and where the report names it."""

    name: str
    mentions: list[Span] = field(default_factory=list)


class Matter(Struct, frozen=True, kw_only=True):
    """What the report tells of two parties or more that are at odds: a war, a strike, a lawsuit, an election."""

    name: str
    kind: str
    parties: list[Party] = field(default_factory=list)


class Voice(Struct, frozen=True, kw_only=True):
    """A source within one document, with all its mentions; ``side`` names the party it speaks for."""

    id: str
    name: str
    kind: SourceKind
    mentions: list[Span] = field(default_factory=list)
    side: str | None = None
    flags: list[str] = field(default_factory=list)
    traits: list[Trait] = field(default_factory=list)


class Attribution(Struct, frozen=True, kw_only=True):
    """Source, cue and content, joined (the PARC / PolNeAR scheme); each may be discontinuous.

    ``confidence`` is the probability that all three are right; ``chain`` runs from the link
    nearest the reader to the first voice; ``voice`` is the voice of the stated source.
    """

    id: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    quote: QuoteKind
    stance: Stance
    confidence: float
    voice: str | None = None
    chain: list[Link] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
