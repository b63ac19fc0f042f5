"""What people judged: grades of sources and claims, descriptions of sources, reviews; and checks made elsewhere.

Nothing here is the program's own opinion. Every record says who made it, when, and why; a later one succeeds an
earlier one and both stay. Times are ISO 8601 in UTC.
"""

from collections.abc import Iterable
from typing import Literal, Protocol, TypeVar

from msgspec import Struct, field

SOURCE_SCHEMA = "reportedly/source/1"
CLAIM_SCHEMA = "reportedly/judged-claim/1"
CHECKED_SCHEMA = "reportedly/checked/1"
VERIFIED_SCHEMA = "reportedly/evidence/1"

WITHDRAWN = "withdrawn"
"""The verdict by which a reviewer takes the earlier one back: nothing of theirs stands then."""
Agreement = Literal["agree", "differ", "check-only", "query-only"]
Integrity = Literal["intact", "altered", "missing", "text-altered", "not-kept", "unclaimed"]


class Grade(Struct, frozen=True, kw_only=True):
    """One grade a person gave. ``grade`` is the scale's code (A to F, 1 to 6), ``label`` its words at that time.

    Of credibility 1 ``origins`` is what the archive counted then, as (low, best, high); ``nonetheless`` is why the
    person confirmed it where two independent origins were doubtful.
    """

    number: int
    grade: str
    label: str
    by: str
    at: str
    reason: str
    origins: tuple[int, int, int] | None = None
    nonetheless: str = ""


class Descriptor(Struct, frozen=True, kw_only=True):
    """One of ICD 206's factors of a source as a person describes it; ``field``: of vocab/descriptors.csv, or "kind"."""

    field: str
    number: int
    value: str
    by: str
    at: str
    reason: str


class SourceRecord(Struct, frozen=True, kw_only=True):
    """A source by name, who speaks or publishes. Oldest records first; the last of an assessor stands."""

    schema: str = SOURCE_SCHEMA
    name: str
    grades: list[Grade] = field(default_factory=list)
    descriptors: list[Descriptor] = field(default_factory=list)


class Evidence(Struct, frozen=True, kw_only=True):
    """What a review rests on: a place to look (http or https), words quoted from it, or both."""

    url: str = ""
    quote: str = ""


class Review(Struct, frozen=True, kw_only=True):
    """A person's verdict on a claim. ``number`` counts the claim's reviews; ``succeeds``: the author's own last one."""

    number: int
    verdict: str
    label: str
    by: str
    at: str
    reasons: str
    evidence: list[Evidence] = field(default_factory=list)
    succeeds: int | None = None


class JudgedClaim(Struct, frozen=True, kw_only=True):
    """A claim of the archive, as its report had it when first judged, with all grades and reviews, oldest first.

    ``start`` and ``end`` are code points of the text whose SHA-256 is ``sha256``. ``disagree``: the verdicts that
    stand, one a reviewer, are not all the same.
    """

    schema: str = CLAIM_SCHEMA
    id: int
    article: str
    local: str
    sha256: str
    start: int
    end: int
    text: str
    publisher: str | None = None
    title: str | None = None
    grades: list[Grade] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    disagree: bool = False


class Check(Struct, frozen=True, kw_only=True):
    """A check published by somebody else, as ClaimReview (schema.org) gives it. Every word is theirs.

    ``rating`` are the checker's own words; ``value``, ``best`` and ``worst`` their numbers, as written; ``published``
    and ``claimed_at`` ISO 8601 where they could be read.
    """

    url: str
    claim: str
    checker: str = ""
    checker_url: str = ""
    rating: str = ""
    value: str = ""
    best: str = ""
    worst: str = ""
    title: str = ""
    claimant: str = ""
    claimed_at: str | None = None
    published: str | None = None
    language: str = ""
    appearances: list[str] = field(default_factory=list)


class Comparison(Struct, frozen=True, kw_only=True):
    """How a figure, date or name of the query stands to the earlier check's. ``line`` says it as a person would."""

    of: Literal["figure", "date", "name"]
    how: Agreement
    line: str


class Earlier(Struct, frozen=True, kw_only=True):
    """An earlier check that may be about the same claim: an import (``check``), or the archive's own (``judged``).

    ``score`` orders this list and means nothing across queries; ``says`` is one line that names whose words the rating
    is; ``by`` which rankers found it.
    """

    rank: int
    score: float
    says: str
    by: list[str] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    check: Check | None = None
    judged: JudgedClaim | None = None


class Checked(Struct, frozen=True, kw_only=True):
    """The answer to "was this claim checked before?": the words asked, and the earlier checks, likeliest first."""

    schema: str = CHECKED_SCHEMA
    query: str
    searched: int
    found: list[Earlier] = field(default_factory=list)


class Kept(Struct, frozen=True, kw_only=True):
    """What is known of one version's evidence. ``path`` is within the evidence folder."""

    article: str
    version: int
    state: Integrity
    what: str
    path: str = ""


class Verified(Struct, frozen=True, kw_only=True):
    """The evidence of the whole archive, looked at: how many versions are in each state, and which are not intact."""

    schema: str = VERIFIED_SCHEMA
    versions: int
    states: dict[str, int]
    notes: list[Kept] = field(default_factory=list)


class _Signed(Protocol):
    @property
    def by(self) -> str: ...


_Record = TypeVar("_Record", bound=_Signed)


def standing(records: Iterable[_Record]) -> dict[str, _Record]:
    """The last record of each person, by name (case apart), in the order of those records."""
    last: dict[str, _Record] = {}
    for record in records:
        last.pop(record.by.casefold(), None)
        last[record.by.casefold()] = record
    return last
