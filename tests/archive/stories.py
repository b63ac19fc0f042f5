"""Invented reports of invented places, for tests of the archive."""

from reportedly.intake import from_text
from reportedly.model.claims import Claim
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice

STORY = (
    "Nine boats sank off Tarn harbour on Monday, the mayor of Veldmark said. "
    "The harbour office told the Tarn Wire that 40 of the 110 ferries were idle."
)


def document(number=1, *, text=None, **known):
    """One of many different reports; ``known`` as of ``from_text``."""
    words = text or f"{STORY} This is report number {number} of the harbour, and there is more to say about it."
    return from_text(words, **known)


def reading(of):
    """A reading of STORY made by hand: two claims, one through a chain, with a figure and its date."""
    text = of.text

    def at(words):
        start = text.index(words)
        return Span(start, start + len(words))

    chain = [
        Link(voice="v2", name="Tarn Wire", kind="media"),
        Link(voice="v1", name="the harbour office", kind="organisation"),
    ]
    content = at("40 of the 110 ferries were idle")
    return Reading(
        id=of.id,
        document=of,
        voices=[Voice(id="v3", name="the mayor of Veldmark", kind="named-role")],
        attributions=[
            Attribution(
                id="a1",
                source=[at("the mayor of Veldmark")],
                cue=[at("said")],
                content=[at("Nine boats sank off Tarn harbour on Monday")],
                quote="indirect",
                stance="neutral",
                confidence=0.9,
                voice="v3",
            ),
            Attribution(
                id="a2",
                source=[at("The harbour office")],
                cue=[at("told")],
                content=[content],
                quote="indirect",
                stance="neutral",
                confidence=0.8,
                voice="v1",
                chain=chain,
            ),
        ],
        quantities=[
            Quantity(id="q1", span=at("Nine"), low=9, high=9, kind="count", counted="boat", precision=0.5, when="d1"),
            Quantity(id="q2", span=at("40"), low=40, high=40, kind="count", counted="ferry", population="ferries"),
        ],
        dates=[
            Date(id="d1", span=at("Monday"), type="DATE", value="2025-09-01", first="2025-09-01", last="2025-09-01")
        ],
        claims=[
            Claim(
                id="c1", spans=[at("Nine boats sank off Tarn harbour on Monday")], attribution="a1", quantities=["q1"]
            ),
            Claim(id="c2", spans=[content], attribution="a2", quantities=["q2"], flags=["hedged"], worth=0.5),
            Claim(id="c3", spans=[at("This is report"), at("there is more to say")], attribution=None),
        ],
        made_by="made by hand",
    )
