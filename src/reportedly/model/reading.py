"""Reading: everything one document was found to stand on; the same from every door."""

from msgspec import Struct, field

from reportedly.model.cautions import Caution
from reportedly.model.claims import Claim, Finding, Mark, Origins, Reply
from reportedly.model.document import Document
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Matter, Voice

SCHEMA = "reportedly/reading/1"


class Notice(Struct, frozen=True, kw_only=True):
    """A passage that says who was silent, or that something is unverified, and the claims it answers."""

    span: Span
    voice: str | None = None
    claims: list[str] = field(default_factory=list)


class Reading(Struct, frozen=True, kw_only=True):
    """One document, read. ``made_by`` names the program and the encoder's weights."""

    schema: str = SCHEMA
    id: str
    document: Document
    attributions: list[Attribution] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    origins: Origins = field(default_factory=lambda: Origins(low=0, best=0, high=0))
    source_kinds: dict[str, int] = field(default_factory=dict)
    no_reply: list[Notice] = field(default_factory=list)
    unverified: list[Notice] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    made_by: str = ""
