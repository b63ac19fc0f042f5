"""Readings for the exports: the sample's with parts and sides, one whose every word means harm, one of many marks."""

from msgspec.structs import replace

from reportedly.model.claims import Claim, Finding, Mark
from reportedly.model.document import Document, sha256_of
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Matter, Party, Voice
from tests.doors import sample
from tests.export import hostile

URL = "https://tarn-post.example/ferries"


def reading() -> Reading:
    """The sample on the web, with a statement in two pieces, and a voice that speaks for a side."""
    made = sample.reading()
    content = made.attributions[3].content[0]
    middle = content.start + len("crossings ")
    split = replace(made.attributions[3], content=[Span(content.start, middle - 1), Span(middle, content.end)])
    attributions = [*made.attributions[:3], split, *made.attributions[4:]]
    voices = [replace(voice, side="Veldmark") if voice.id == "v3" else voice for voice in made.voices]
    document = replace(made.document, url=URL, retrieved="2030-03-06T08:00:00+00:00", language="en")
    matter = Matter(name="the ferries", kind="dispute", parties=[Party(name="Veldmark"), Party(name="shipping lines")])
    return replace(made, document=document, attributions=attributions, voices=voices, matters=[matter])


def nasty() -> Reading:
    """Hostile words as text, title, names, ids, working and reasons; a chain through all of them."""
    words = hostile.NASTY
    text = "\n".join(words) + "\n" + words[10]
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    voices = [
        Voice(id=word[:40] + str(n), name=word, kind=kind, side=words[n - 1], mentions=[spans[n]])
        for n, (word, kind) in enumerate(
            zip(words, ["named-person", "organisation", "document", "vague", "media", "named-role"] * 2, strict=True)
        )
    ]
    chain = [Link(voice=voice.id, name=voice.name, kind=voice.kind, source=voice.mentions) for voice in voices]
    attributions = [
        Attribution(
            id=words[n],
            source=[spans[n]],
            cue=[spans[n - 1]],
            content=[spans[n - 2], spans[10]],
            quote="mixed",
            stance="doubt",
            confidence=0.5,
            voice=voices[n].id,
            chain=chain[: n + 1],
        )
        for n in range(len(words))
    ]
    return Reading(
        id=words[0],
        document=Document(
            text=text,
            id=words[0],
            title=words[1],
            publisher=words[2],
            published=words[3],
            authors=list(words),
            url=words[5],
            retrieved=words[4],
            language=words[11],
            sha256=sha256_of(text),
        ),
        attributions=attributions,
        voices=voices,
        claims=[Claim(id=w, spans=[s], attribution=w, flags=[w]) for w, s in zip(words, spans, strict=True)],
        findings=[
            Finding(id=w, kind=w, verdict="inconsistent", spans=[s], working=w, confidence=1.0)
            for w, s in zip(words, spans, strict=True)
        ],
        marks=[Mark(id=w, kind="hedge", span=s, why=w, sort=w) for w, s in zip(words, spans, strict=True)],
        quantities=[
            Quantity(id=words[0], span=spans[0], low=1.0, high=float("inf"), kind="count", counted=words[1]),
            Quantity(id=words[1], span=spans[1], low=1.0, high=2.0, kind="count", unit=words[2]),
        ],
        dates=[Date(id=words[2], span=spans[2], type="DATE", value=words[4], first=words[0])],
        made_by=words[0],
    )


def many(marks: int) -> Reading:
    """A long text of which every word is marked."""
    text = "hush " * marks
    found = [Mark(id=f"m{n}", kind="hedge", span=Span(5 * n, 5 * n + 4), why="a hedge") for n in range(marks)]
    return Reading(id="many", document=Document(text=text, sha256=sha256_of(text)), marks=found)
