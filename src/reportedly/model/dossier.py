"""Dossier: all that is known of one claim, gathered for somebody who was not there: what exports of a claim are of."""

from msgspec import Struct, field

from reportedly.model.corrections import Correction
from reportedly.model.reviews import Earlier, JudgedClaim
from reportedly.model.series import Series
from reportedly.model.trace import Trace
from reportedly.model.voices import Link, SourceKind

SCHEMA = "reportedly/dossier/1"


class Dossier(Struct, frozen=True, kw_only=True):
    """One claim of the archive: its report, its voice and chain, its way through the archive, what people said of it.

    ``name`` is ``ARTICLE#c3``. ``url`` is the report's (null where it has none on the web), ``sentence`` the sentence
    or sentences that hold the claim; ``voice`` the first voice (null: the report's own), ``chain`` nearest the reader
    first. ``series`` are the figures that compete with the claim's, null where it has none; ``earlier`` checks that may
    be of the same claim; ``corrections`` what people corrected in the report's reading about this claim.
    """

    schema: str = SCHEMA
    name: str
    claim: JudgedClaim
    sentence: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    language: str = "und"
    voice: str | None = None
    voice_kind: SourceKind = "own-voice"
    chain: list[Link] = field(default_factory=list)
    trace: Trace | None = None
    series: Series | None = None
    earlier: list[Earlier] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
