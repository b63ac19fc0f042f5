"""Reads a passage's figures and dates and runs every check on it, as the tables of this folder need."""

from msgspec.structs import replace

from reportedly.checks import Case, run
from reportedly.figures import dates, quantities
from reportedly.intake.sentences import sentences
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity
from reportedly.model.span import Span
from reportedly.model.voices import Attribution

PUBLISHED = "2026-03-12"


def case_of(text: str, published: str | None = PUBLISHED, **more: object) -> Case:
    """The passage as a case; no attributions unless given."""
    found = sentences(text)
    days = dates(text, published, found)
    figures = quantities(text, days, found)
    return Case(text=text, published=published, sentences=found, dates=days, quantities=figures, **more)


def findings(text: str, published: str | None = PUBLISHED, **more: object) -> list[Finding]:
    """All findings on the passage."""
    return run(case_of(text, published, **more))


def verdict(rule: str, text: str, published: str | None = PUBLISHED) -> str | None:
    """The verdict of ``rule`` on the passage, None where it has nothing to say.

    Any other rule's accusation fails the test: a passage is about one relation.
    """
    found = findings(text, published)
    assert not [f for f in found if f.kind != rule and f.verdict != "consistent"], found
    return next((f.verdict for f in found if f.kind == rule), None)


def said(text: str, published: str | None, *quotes: tuple[str, str]) -> Case:
    """The passage with attributions: (words of the content, voice); its figures know who says them."""
    base = case_of(text, published)
    made = [_attribution(text, number, words, voice) for number, (words, voice) in enumerate(quotes)]

    def speaker(quantity: Quantity) -> str | None:
        return next((a.id for a in made if a.content[0].contains(quantity.span)), None)

    figures = [replace(q, attribution=speaker(q)) for q in base.quantities]
    return Case(
        text=text,
        published=published,
        sentences=base.sentences,
        dates=base.dates,
        quantities=figures,
        attributions=made,
    )


def _attribution(text: str, number: int, words: str, voice: str) -> Attribution:
    start = text.index(words)
    return Attribution(
        id=f"a{number}",
        source=[],
        cue=[],
        content=[Span(start, start + len(words))],
        quote="indirect",
        stance="neutral",
        confidence=1.0,
        voice=voice,
    )
