"""A report opened at the desk: the article by its number, one of its versions laid out, and what people said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import Request

from reportedly.archive.listing import Article, Version, article, key_of
from reportedly.archive.packing import reading_of
from reportedly.archive.reviews.claims import judged_in
from reportedly.archive.reviews.corrections import corrections_of, standing
from reportedly.archive.texts import texts
from reportedly.doors.desk.sheet import Card, Sheet, Sheets, sheet
from reportedly.errors import NotInArchive
from reportedly.model.corrections import Correction
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.reviews import JudgedClaim

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reportedly.doors.desk.app import Office

_sheets = Sheets()


@dataclass(frozen=True, slots=True)
class Report:
    """An article with the version that is looked at. ``judged`` is by claim, ``corrected`` by the record's id."""

    article: Article
    version: Version
    sheet: Sheet
    judged: dict[str, JudgedClaim] = field(default_factory=dict)
    corrections: Sequence[Correction] = ()
    corrected: dict[str, list[Correction]] = field(default_factory=dict)

    @property
    def is_newest(self) -> bool:
        """Whether nothing came after this version: only that can be judged."""
        return self.version.number == self.article.versions[-1].number

    @property
    def path(self) -> str:
        """Its address."""
        return f"/reports/{self.article.id}"

    def name_of(self, claim: str) -> str:
        """What the archive calls a claim of it: ARTICLE#c3."""
        return f"{self.article.key}#{claim}"

    def corrections_on(self, card: Card) -> list[Correction]:
        """What stands of people's corrections of the records of a card."""
        return [one for id in card.of for one in self.corrected.get(id, ())]

    def missed(self) -> list[Correction]:
        """What people marked that the machine had missed."""
        return self.corrected.get("", [])

    def claim(self, local: str) -> Card:
        """The card of a claim. Raises NotInArchive."""
        card = self.sheet.card(local)
        if card is None or card.sort != "claim":
            raise NotInArchive("the reading has no such claim", where=local)
        return card


def open_report(request: Request, number: int, version: int | None = None) -> Report:
    """The report of that number, its newest version or ``version``. Raises NotInArchive."""
    office: Office = request.app.state.office
    with office.archive.looking() as connection:
        held = article(connection, key_of(connection, number), texts=False)
        wanted = held.versions[-1].number if version is None else version
        chosen = next((one for one in held.versions if one.number == wanted), None)
        if chosen is None:
            raise NotInArchive(f"has no version {version}", where=held.key)
        laid = _laid_out(connection, office.archive.name, held, chosen)
        said = corrections_of(connection, held.key, chosen.sha256)
        judged = {(one.start, one.end): one for one in judged_in(connection, held.key, chosen.sha256)}
    on = {card.id: judged[card.span] for card in laid.cards() if card.sort == "claim" and card.span in judged}
    corrected: dict[str, list[Correction]] = {}
    for one in standing(said):
        corrected.setdefault(one.of, []).append(one)
    return Report(held, chosen, laid, on, said, corrected)


def _laid_out(connection: "Connection", archive: str, held: Article, chosen: Version) -> Sheet:
    key = (archive, held.id, held.added_at, chosen.version, chosen.sha256, chosen.made_by, chosen.claims)
    if found := _sheets.get(key):
        return found
    if chosen.made_by is None:
        text = texts(connection, [chosen.version])[chosen.version]
        document = Document(text=text, title=chosen.title, publisher=chosen.publisher, language=chosen.language)
        reading = Reading(id=held.key, document=document)
    else:
        reading = reading_of(connection, chosen.version)
    return _sheets.put(key, sheet(reading, f"/reports/{held.id}/explain/"))
