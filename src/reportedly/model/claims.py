"""Claims, findings, origins and marks: what a reader is shown about a report."""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span
from reportedly.model.voices import SourceKind

Verdict = Literal["consistent", "strained", "inconsistent", "not-checkable"]
MarkKind = Literal["hedge", "loaded", "vague", "agentless", "endorsement", "unverified", "no-reply", "question"]
ReplyKind = Literal["denial", "retraction", "confirmation", "refusal", "unreached", "no-response", "unverified"]


OUTLET = "outlet"
QUOTED = "quoted"


class Mark(Struct, frozen=True, kw_only=True):
    """Words that colour a passage (a hedge, a loaded word …), with the reason they are marked.

    ``sort`` is the kind within the kind: of a hedge ``evidential`` (reportedly), ``modal`` (may), ``approximator``
    (about 300), ``attribution`` (is believed to, appears to), ``plausibility`` (likely); of a question ``rhetorical``
    or ``open``; of an agentless passage ``passive`` or ``reaction``; of a silence the kind of the Reply.
    ``plainer`` are words that say the same without the colour. ``charged_to`` says whose words they are: ``outlet``;
    the id of the attribution in whose content they stand; ``quoted`` where quotation marks, but no attribution, hold
    them.
    """

    id: str
    kind: MarkKind
    span: Span
    why: str
    sort: str = ""
    plainer: str = ""
    charged_to: str = OUTLET


class Claim(Struct, frozen=True, kw_only=True):
    """A checkable assertion: the content of an attribution, or said in the report's own voice.

    ``facets`` are what a check would hold on to (``reportedly.facets`` lists them); ``central`` is how central it is
    to its report, 0 to 1; ``worth`` how much it is worth checking, 0 to 1.
    """

    id: str
    spans: list[Span]
    attribution: str | None
    quantities: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    facets: list[str] = field(default_factory=list)
    central: float = 0.0
    worth: float = 0.0


class Reply(Struct, frozen=True, kw_only=True):
    """A clause that answers claims, or says that nobody did: a denial, a correction, a silence …, and whose.

    ``who`` are the words for whoever answers, or was asked (of ``unverified``: who tried); ``voice`` the voice they
    mean, where it is heard in the report. ``claims`` are those it answers; ``why`` says what ties it to them.
    """

    id: str
    kind: ReplyKind
    span: Span
    who: Span | None = None
    voice: str | None = None
    claims: list[str] = field(default_factory=list)
    why: str = ""


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
