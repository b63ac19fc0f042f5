"""Claims, findings, origins and marks: what a reader is shown about a report."""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span
from reportedly.model.voices import SourceKind

Verdict = Literal["consistent", "strained", "inconsistent", "not-checkable"]
MarkKind = Literal["hedge", "loaded", "vague", "agentless", "endorsement", "unverified", "no-reply", "question"]


class Mark(Struct, frozen=True, kw_only=True):
    """Words that colour a passage (a hedge, a loaded word …), with the reason they are marked."""

    id: str
    kind: MarkKind
    span: Span
    why: str


class Claim(Struct, frozen=True, kw_only=True):
    """A checkable assertion: the content of an attribution, or said in the report's own voice."""

    id: str
    spans: list[Span]
    attribution: str | None
    quantities: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    worth: float = 0.0


class Finding(Struct, frozen=True, kw_only=True):
    """What one check says: the rule's id, its verdict, the spans it rests on, its working as a line."""

    id: str
    kind: str
    verdict: Verdict
    spans: list[Span]
    working: str
    confidence: float
    needs: str | None = None


class OriginGroup(Struct, frozen=True, kw_only=True):
    """One first voice of the report, the way its words came, and the claims that rest on it."""

    name: str
    kind: SourceKind
    voices: list[str]
    claims: list[str]
    through: list[str] = field(default_factory=list)
    why: str = ""


class Origins(Struct, frozen=True, kw_only=True):
    """How many first voices the report rests on, as an interval (doubtful merges), and which."""

    low: int
    best: int
    high: int
    groups: list[OriginGroup] = field(default_factory=list)
