"""One claim as a page shows it first: in its sentence, with the steps from the report back to the first voice."""

from msgspec import Struct, field

from reportedly.archive.archive import Archive
from reportedly.errors import NotInArchive
from reportedly.export.outline import stance_words
from reportedly.model.claims import Claim
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, SourceKind

_LONGEST = 2000
"""Code points of a sentence that are shown; a report without full stops has no end of them."""


class Piece(Struct, frozen=True):
    """Some words of the sentence, and whether they are the claim's."""

    words: str
    claimed: bool


class Step(Struct, frozen=True, kw_only=True):
    """One voice on the way back; ``source`` and ``cue`` are the report's words that name it and show that it spoke."""

    name: str
    kind: SourceKind
    source: str = ""
    cue: str = ""


class ShownClaim(Struct, frozen=True, kw_only=True):
    """``steps`` run from the voice nearest the reader to the first; none where it is the report's own word.

    ``stance`` says what the cue does to the claim, ``flags`` what else is to be known of it, in words.
    """

    key: str
    local: str
    text: str
    pieces: list[Piece]
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    steps: list[Step] = field(default_factory=list)
    stance: str = ""
    flags: list[str] = field(default_factory=list)
    counts: bool = False
    """Whether it holds a figure."""

    @property
    def name(self) -> str:
        """``ARTICLE#c3``, as the archive's verbs take it."""
        return f"{self.key}#{self.local}"


def shown_claim(archive: Archive, key: str, local: str) -> ShownClaim:
    """The claim of an article's newest reading. Raises NotInArchive."""
    reading = archive.reading(key)
    claim = next((one for one in reading.claims if one.id == local and one.spans), None)
    if claim is None:
        raise NotInArchive("no such claim", where=f"{key}#{local}", todo="The report's page lists its claims.")
    document = reading.document
    said = next((one for one in reading.attributions if one.id == claim.attribution), None)
    return ShownClaim(
        key=key,
        local=local,
        text=" ".join(span.of(document.text) for span in claim.spans),
        pieces=_pieces(archive.sentence(f"{key}#{local}"), claim, document),
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        language=document.language,
        steps=_steps(said, reading) if said else [],
        stance=stance_words(said) if said else "",
        flags=_flags(claim, said),
        counts=bool(claim.quantities),
    )


def _flags(claim: Claim, said: Attribution | None) -> list[str]:
    """In words, each once."""
    flags = [*claim.flags, *(said.flags if said else [])]
    return list(dict.fromkeys(flag.replace("-", " ") for flag in flags if not flag.startswith("form:")))


def _pieces(around: Span, claim: Claim, document: Document) -> list[Piece]:
    """The sentence, cut where the claim's spans begin and end."""
    found, at, end = [], around.start, min(around.end, around.start + _LONGEST)
    for span in sorted(claim.spans):
        start, stop = max(span.start, at), min(span.end, end)
        if start < stop:
            found += [Piece(document.text[at:start], claimed=False), Piece(document.text[start:stop], claimed=True)]
            at = stop
    found.append(Piece(document.text[at:end] + (" …" if end < around.end else ""), claimed=False))
    return [piece for piece in found if piece.words]


def _steps(said: Attribution, reading: Reading) -> list[Step]:
    """The chain; of an attribution without one, its one voice."""
    text = reading.document.text
    if said.chain:
        return [
            Step(name=link.name, kind=link.kind, source=_words(link.source, text), cue=_words(link.cue, text))
            for link in said.chain
        ]
    voice = next((voice for voice in reading.voices if voice.id == said.voice), None)
    source, cue = _words(said.source, text), _words(said.cue, text)
    return [Step(name=voice.name, kind=voice.kind, source=source, cue=cue)] if voice else []


def _words(spans: list[Span], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)
