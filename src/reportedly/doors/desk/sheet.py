"""A reading laid out for the desk once, and kept: its fragments, and the facts its cards are filtered by.

What people add (reviews, grades, corrections) is not in it: pages lay that over.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from reportedly.doors.desk.facets import Facet, Facets
from reportedly.export import cards
from reportedly.export.article import anchor, article, drawn_until, hue
from reportedly.export.dress import Dress
from reportedly.export.html import LEGEND, figures
from reportedly.export.outline import Entry, Outline, by_verdict, name_of, outline
from reportedly.export.scripts import mixed_words
from reportedly.export.stands import stands
from reportedly.model.claims import Finding
from reportedly.model.reading import Reading
from reportedly.model.span import Span, hull

MOST_MARKS = 20_000
"""Marks drawn in one article; the text after them stands without."""
MOST_ROWS = 500
"""Origins, figures and dates listed of one reading."""
LEGEND_ROWS = tuple(LEGEND)
_KEPT = 24  # sheets: one of 5,000 words takes some 3 MB


@dataclass(frozen=True, slots=True)
class Card:
    """A claim or a finding beside the article. ``of`` are its record and those it is made of, by id."""

    id: str
    sort: str
    classes: str
    tokens: frozenset[str]
    words: str
    of: tuple[str, ...]
    record: Entry | Finding
    span: Span | None

    @property
    def place(self) -> str:
        """Its fragment on the page."""
        return anchor(self.id)

    @property
    def path(self) -> str:
        """Its id within an address."""
        return quote(self.id, safe="")

    @property
    def lights(self) -> str:
        """The fragments of all its records."""
        return " ".join(anchor(id) for id in self.of)


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under one heading; ``more`` unfold."""

    id: str
    head: Markup
    cards: list[Card]
    more: list[Card] = field(default_factory=list)
    more_title: str = ""


@dataclass(slots=True)
class Sheet:
    """A reading as the desk shows it, before anybody's review; the body of a card is made when it is first drawn."""

    reading: Reading
    seen: Outline
    dress: Dress
    name: str
    article: Markup
    stands: Markup
    figures: Markup
    until: int | None
    sections: list[Section]
    findings: list[Card]
    facets: dict[str, list[Facet]]
    mixed: list[str]
    _bodies: dict[str, Markup] = field(default_factory=dict)

    def cards(self) -> Iterator[Card]:
        """All cards, claims first, as they stand on the page."""
        for section in self.sections:
            yield from section.cards
            yield from section.more
        yield from self.findings

    def body(self, card: Card) -> Markup:
        """What stands on a card."""
        made = self._bodies.get(card.id)
        if made is None:
            if isinstance(card.record, Entry):
                made = Markup(cards.claim_card(card.record, self.seen, self.dress))  # noqa: S704 - escaped by safe()
            else:
                made = Markup(cards.finding_card(card.record, self.seen, self.dress))  # noqa: S704 - as above
            self._bodies[card.id] = made
        return made

    def card(self, id: str) -> Card | None:
        """The card of a claim or a finding."""
        return next((card for card in self.cards() if card.id == id), None)


class Sheets:
    """The sheets made last, by a key that changes with the reading; safe to use from several threads."""

    def __init__(self, most: int = _KEPT) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[object, Sheet] = OrderedDict()

    def get(self, key: object) -> Sheet | None:
        """The sheet of ``key``, where it is held."""
        with self._lock:
            if found := self._held.get(key):
                self._held.move_to_end(key)
            return found

    def put(self, key: object, made: Sheet) -> Sheet:
        """Hold a sheet, and let go of the one asked for least lately."""
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made


def sheet(reading: Reading, explain: str) -> Sheet:
    """Lay out ``reading``; ``explain`` is the address that explains a record, but for its id."""
    seen = outline(reading)
    dress = Dress(explain=explain, placed=True, marks=MOST_MARKS, rows=MOST_ROWS)
    found = Facets(seen)
    sections = [
        Section(
            group.id,
            Markup(group.head),  # noqa: S704 - escaped by safe()
            [_claim(entry, seen, found) for entry in group.entries],
            [_claim(entry, seen, found) for entry in group.more],
            group.more_title if group.more else "",
        )
        for group in cards.groups(seen)
    ]
    found_cards = [_finding(one, seen, found) for one in by_verdict(reading.findings)]
    return Sheet(
        reading=reading,
        seen=seen,
        dress=dress,
        name=name_of(reading),
        article=Markup("\n".join(article(seen, dress))),  # noqa: S704
        stands=Markup("\n".join(stands(seen, dress))),  # noqa: S704
        figures=Markup("\n".join(figures(seen, dress))),  # noqa: S704
        until=drawn_until(seen, dress),
        sections=sections,
        findings=found_cards,
        facets=found.groups(),
        mixed=_mixed(reading),
    )


def _claim(entry: Entry, seen: Outline, found: Facets) -> Card:
    claim, said = entry.claim, entry.attribution
    of = [claim.id, *claim.quantities, *claim.dates, *claim.marks]
    words = [seen.words(claim.spans)]
    if said:
        of += [said.id, *filter(None, [said.voice, *(link.voice for link in said.chain)])]
        words += [seen.words(said.source), seen.words(said.cue)]
    return Card(
        id=claim.id,
        sort="claim",
        classes=f"card {hue(seen, claim.id)}",
        tokens=found.of_claim(claim.id),
        words=" ".join(words).casefold(),
        of=tuple(dict.fromkeys(of)),
        record=entry,
        span=hull(claim.spans) if claim.spans else None,
    )


def _finding(finding: Finding, seen: Outline, found: Facets) -> Card:
    return Card(
        id=finding.id,
        sort="finding",
        classes=f"card finding-card {finding.verdict}",
        tokens=found.of_finding(finding.id),
        words=f"{seen.words(finding.spans)} {finding.working} {finding.kind}".casefold(),
        of=(finding.id,),
        record=finding,
        span=hull(finding.spans) if finding.spans else None,
    )


def _mixed(reading: Reading) -> list[str]:
    document = reading.document
    names = [document.title, document.publisher, *document.authors, *(voice.name for voice in reading.voices)]
    return list(dict.fromkeys(line for name in names if name for line in mixed_words(name)))
