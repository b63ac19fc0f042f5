"""Trace: one claim over the archive: its mentions, who copied or credited whom, and where it starts."""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span
from reportedly.model.voices import SourceKind

SCHEMA = "reportedly/trace/1"
Role = Literal["origin", "copy", "credits", "may-relay", "update"]
Tie = Literal["copies", "credits", "may-relay", "updates"]


class Passage(Struct, frozen=True):
    """The same words in two texts: where they stand in each, how many words match, and of how many (0 to 1)."""

    one: Span
    other: Span
    words: int
    alike: float


class Mention(Struct, frozen=True, kw_only=True):
    """The claim as one article has it. ``span`` and ``sentence`` are of the article's text.

    ``role``: ``origin`` reports it by itself, as far as can be told; ``copy`` took it with the words of another;
    ``credits`` names another outlet for it; ``may-relay``: late, alone and bare; ``update``: its outlet had it before.
    """

    article: str
    version: int
    publisher: str | None
    title: str | None
    published: str | None
    published_from: str | None = None
    published_to: str | None = None
    span: Span
    sentence: Span
    words: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    voice: str | None = None
    voice_kind: SourceKind = "own-voice"
    through: list[str] = field(default_factory=list)
    role: Role = "origin"
    own: float = 1.0
    """How likely it is that it reports the claim by itself, 0 to 1."""
    why: list[str] = field(default_factory=list)


class Edge(Struct, frozen=True, kw_only=True):
    """``later`` has the claim from ``earlier`` (articles' keys; ``earlier`` may be an outlet outside the archive).

    Of a copy the passages (``one`` is the later text), of a credit its words' span in the later text.
    """

    later: str
    earlier: str
    tie: Tie
    sure: float
    outside: bool = False
    passages: list[Passage] = field(default_factory=list)
    credit: Span | None = None
    why: str = ""


class ReportingOrigin(Struct, frozen=True, kw_only=True):
    """An article where the claim starts, the articles that have it from there, and how sure its start there is."""

    article: str
    publisher: str | None
    sure: float
    followers: list[str] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


class PrimaryVoice(Struct, frozen=True, kw_only=True):
    """Who is behind the claim: one first voice, and the reporting origins (articles' keys) that heard it."""

    name: str
    kind: SourceKind
    origins: list[str]
    articles: int


class Trace(Struct, frozen=True, kw_only=True):
    """A claim's way through the archive. ``low``, ``best``, ``high``: how many of the articles begin it."""

    schema: str = SCHEMA
    query: str
    claim: str
    articles: int
    outlets: int
    low: int
    best: int
    high: int
    mentions: list[Mention] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    origins: list[ReportingOrigin] = field(default_factory=list)
    voices: list[PrimaryVoice] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
