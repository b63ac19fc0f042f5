"""Reports made by hand that put a page to the test: long, hostile, and full of letters that count twice."""

from msgspec.structs import replace

from reportedly.model.claims import Claim, Mark, OriginGroup, Origins
from reportedly.model.document import Document, sha256_of
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice
from tests.doors import sample

EMOJI = (
    "🦀 The clerk 👩‍🚒 said the tide 🌊 was late.\n\nלפי הפקיד הגשר נסגר, he said. "
    "\u202eThe mayor\u202c denied it; soft\u00adly."
)
"""Characters outside the BMP (two UTF-16 units each), letters from right to left, an override, a soft hyphen."""


def document(text, **facts):
    """A document of ``text``, in one piece."""
    return Document(id=facts.pop("id", "made"), text=text, sha256=sha256_of(text), **facts)


def emoji():
    """A reading of EMOJI with one attribution."""
    source, cue = EMOJI.index("The clerk"), EMOJI.index("said")
    content = Span(EMOJI.index("the tide"), EMOJI.index(" was late") + 9)
    said = Attribution(
        id="a1",
        source=[Span(source, source + 9)],
        cue=[Span(cue, cue + 4)],
        content=[content],
        quote="indirect",
        stance="neutral",
        confidence=0.9,
        voice="v1",
        chain=[Link(voice="v1", name="The clerk", kind="named-role", source=[Span(source, source + 9)])],
    )
    return Reading(
        id="emoji",
        document=document(EMOJI, id="emoji", title="Tide"),
        attributions=[said],
        voices=[Voice(id="v1", name="The clerk", kind="named-role", mentions=said.source)],
        claims=[Claim(id="c1", spans=[content], attribution="a1")],
        origins=Origins(
            low=1,
            best=1,
            high=1,
            groups=[OriginGroup(name="The clerk", kind="named-role", voices=["v1"], claims=["c1"])],
        ),
        made_by="by hand",
    )


def named(words):
    """The sample with hostile ``words`` in its text, its names, its metadata and its reasons."""
    base = sample.reading()
    text = f"{base.document.text}\n\n{words} after."
    start = len(base.document.text) + 2
    return replace(
        base,
        id="hostile",
        document=replace(
            base.document,
            id="hostile",
            text=text,
            sha256=sha256_of(text.encode("utf-8", "replace").decode()),
            title=words,
            publisher=words,
            authors=[words],
            url=None,
            blocks=[],
        ),
        voices=[replace(voice, name=words, flags=[words]) for voice in base.voices],
        marks=[*base.marks, Mark(id="m99", kind="loaded", span=Span(start, start + len(words)), why=words)],
        warnings=[words],
        made_by=words,
    )


def marked(count, words=20_000):
    """A text of so many words with so many marks, and a claim in every other."""
    text = "word " * words
    room = len(text) - 10
    return Reading(
        id="marked",
        document=document(text, id="marked", title="So many marks"),
        marks=[Mark(id=f"m{n}", kind="hedge", span=Span(n % room, n % room + 7), why="x") for n in range(count)],
        claims=[Claim(id=f"c{n}", spans=[Span(n % room, n % room + 4)], attribution=None) for n in range(count // 2)],
        made_by="by hand",
    )


def long(words=5_000):
    """A text of so many words: the sample again and again, with other names and figures each time."""
    names = ["Veldmark", "Carrow", "Tarn", "Ostrell", "Dunmere", "Halden", "Brisk", "Morrow", "Lind", "Sarn"]
    made, count, n = [], 0, 0
    while count < words:
        for paragraph in sample.PARAGRAPHS:
            told = paragraph.replace("Veldmark", names[n % 10] + "mark").replace("Brandt", f"Br{names[n % 10].lower()}")
            made.append(told.replace("110", str(111 + n)))
            count += len(told.split())
        n += 1
    return "\n\n".join(made)
