"""What callers may send, as records: judgements and reports. Where the archive has a record for it, it is that one."""

from typing import Annotated

from msgspec import Meta, Struct, field

from reportedly.archive.reviews.corrections import Wish
from reportedly.model.reviews import Evidence
from reportedly.service.jobs import Pasted

Said = Annotated[str, Meta(min_length=1, max_length=4000)]
"""Words that somebody has to find."""
_Short = Annotated[str, Meta(max_length=2000)]


class Given(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report: its text, with what is known of it; or the address of a page to fetch."""

    text: Annotated[str, Meta(min_length=1)] | None = None
    title: _Short | None = None
    published: Annotated[_Short, Meta(description="ISO 8601: a day, or a time.")] | None = None
    publisher: _Short | None = None
    url: _Short | None = None

    def pasted(self) -> Pasted:
        """As the queue takes it."""
        return Pasted(text=self.text or "", title=self.title or "", publisher=self.publisher or "", url=self.url or "")


class Reviewing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verdict on a claim, of the desk's scale, with its reasons and what they rest on."""

    verdict: Said
    reasons: Said
    evidence: list[Evidence] = field(default_factory=list)


class Grading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A grade of a claim's credibility, 1 to 6; ``nonetheless``: why it is 1 where two origins are doubtful."""

    grade: Said
    reason: Said
    nonetheless: str = ""


class GradingSource(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A grade of a source's reliability, A to F."""

    grade: Said
    reason: Said


class Describing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source by ICD 206's factors: field → words. ``kind``: outlet, person, role, organisation or document."""

    values: dict[str, Said] = field(default_factory=dict)
    reason: Said
    kind: str = ""


class Correcting(Wish, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wrong in a reading, or looked at and right, and why: as ``Correction`` has it."""

    reason: Said
