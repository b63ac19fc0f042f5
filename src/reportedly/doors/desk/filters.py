"""Which cards of a reading are shown: by facets, by review, by words; from the address, so that a view can be sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from reportedly.doors.desk.facets import TITLES, Facet
from reportedly.doors.desk.report import Report
from reportedly.doors.desk.sheet import Card

REVIEW = (
    ("reviewed", "reviewed"),
    ("open", "not reviewed"),
    ("conflict", "reviewers differ"),
    ("corrected", "corrected"),
)
"""Values of the group that people's own work makes, and their labels; each is its own token."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for: by group the tokens of which a card must have one, and words that it must hold."""

    tokens: Mapping[str, frozenset[str]]
    words: str
    chosen: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.tokens or self.words)

    def keeps(self, card: Card, more: frozenset[str]) -> bool:
        """Whether a card, with the tokens that people's work gives it, is shown."""
        has = card.tokens | more
        return all(has & wanted for wanted in self.tokens.values()) and self.words.casefold() in card.words


def asked(query: QueryParams, groups: Mapping[str, list[Facet]]) -> Filter:
    """The filter of an address; what the reading does not have asks for nothing that there is."""
    tokens: dict[str, frozenset[str]] = {}
    for name in TITLES:
        if wanted := set(query.getlist(name)):
            known = {facet.value: facet.token for facet in groups.get(name, ())}
            tokens[name] = frozenset(known.get(value, "none") for value in wanted)
    words = " ".join(query.get("q", "")[:_LONGEST].split())
    return Filter(tokens, words, frozenset(token for some in tokens.values() for token in some))


def groups_of(report: Report) -> dict[str, list[Facet]]:
    """The reading's facets, and those of people's work, with how many claims have each."""
    tally = dict.fromkeys((value for value, _ in REVIEW), 0)
    for card in report.sheet.cards():
        if card.sort == "claim":
            for token in tokens_of(report, card):
                tally[token] += 1
    review = [Facet("review", value, label, value, tally[value]) for value, label in REVIEW if tally[value]]
    return {**report.sheet.facets, "review": review}


def tokens_of(report: Report, card: Card) -> frozenset[str]:
    """What people's work on a claim makes it: reviewed or open, in conflict, corrected."""
    if card.sort != "claim":
        return frozenset({"corrected"}) if report.corrections_on(card) else frozenset()
    judged = report.judged.get(card.id)
    found = {"reviewed" if judged and judged.reviews else "open"}
    if judged and judged.disagree:
        found.add("conflict")
    if report.corrected and report.corrections_on(card):
        found.add("corrected")
    return frozenset(found)
