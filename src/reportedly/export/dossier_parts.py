"""The parts a dossier is put together from, in plain words: the page dresses them as HTML, typst as PDF.

Words in them are as reports and people wrote them. Who shows them makes them safe.
"""

from msgspec import Struct, field

LONGEST = 4500
"""Characters of one thing somebody said that are shown; a reason, which is at most 4,000, is never cut."""


class Said(Struct, frozen=True, tag="said"):
    """A sentence of ours; ``how`` is "" (plain), "lead", "soft" or "alarm"."""

    words: str
    how: str = ""


class Facts(Struct, frozen=True, tag="facts"):
    """Names and values."""

    rows: list[tuple[str, str]]


class Quoted(Struct, frozen=True, tag="quoted"):
    """Words of the report, the claim's own in the middle; ``language`` as the reading has it."""

    before: str
    claim: str
    after: str
    language: str = "und"


class Step(Struct, frozen=True):
    """One hand that the words went through."""

    name: str
    kind: str


class Steps(Struct, frozen=True, tag="steps"):
    """The way the words came, nearest the reader first."""

    steps: list[Step]


class Heading(Struct, frozen=True, tag="heading"):
    """A heading within a section."""

    words: str


class Card(Struct, frozen=True):
    """Something one party said: in bold, about it, then its lines, each with what they are ("" where that is plain)."""

    title: str
    about: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    past: bool = False
    """Whether its author said something else since."""


class Cards(Struct, frozen=True, tag="cards"):
    """Such things, in order."""

    cards: list[Card]


class Table(Struct, frozen=True, tag="table"):
    """Rows under headings, told by a caption."""

    caption: str
    heads: list[str]
    rows: list[list[str]]


class Notes(Struct, frozen=True, tag="notes"):
    """Sentences that warn, one a line."""

    lines: list[str]


class Picture(Struct, frozen=True, tag="picture"):
    """An SVG, and what it shows in words."""

    svg: str
    alt: str


Part = Said | Facts | Quoted | Steps | Heading | Cards | Table | Notes | Picture


class Section(Struct, frozen=True):
    """A heading and what stands below it; ``id`` is its fragment."""

    id: str
    title: str
    parts: list[Part]
