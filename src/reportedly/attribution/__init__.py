"""Document → attributions → voices → chains: who says what, and through whom it came.

quotations (marks) → decode (segments and links) → spans (text) → forms (direct speech beyond running prose)
→ framed (clauses around a sentence) → voices (who is who) → chains (through whom).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.attribution import chains, decode, lexicon, spans, voices
from reportedly.attribution.confidence import LEAST, confidence
from reportedly.attribution.edges import with_edges
from reportedly.attribution.framed import with_frames
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.institutions import one_voice
from reportedly.attribution.quotations import Quotation, find
from reportedly.attribution.spans import Said
from reportedly.encoder import Encoder, Encoding
from reportedly.model.document import Document
from reportedly.model.span import words_of
from reportedly.model.voices import Attribution, Link, Voice
from reportedly.observed import note, stage

__all__ = ["Attributed", "Quotation", "attribute", "find_quotations", "hear"]

find_quotations = find


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of a document, in order of their contents, and the voices in them."""

    attributions: list[Attribution]
    voices: list[Voice]


@stage("attribution")
def attribute(
    document: Document,
    quotations: Sequence[Quotation],
    encoding: Encoding,
    encoder: Encoder,
) -> Attributed:
    """Who says what in ``document``."""
    text = document.text
    headlines = [block.span for block in document.blocks if block.kind == "headline"]
    heard = chains.mended(text, hear(text, quotations, encoding, encoder))
    found = with_edges(text, with_frames(text, heard, quotations), headlines)
    sure = [confidence(one, encoder.card) for one in found]
    note("heard", encoding=encoding, encoder=encoder, quotations=quotations)
    gathering, owners = voices.gather(text, found, [quotation.span for quotation in quotations])
    ways = chains.follow(gathering, found, owners, document.publisher)
    stood_for = one_voice(gathering, owners, ways)
    finished = gathering.finished()
    note("gathered", gathering=gathering)
    shown = {voice: finished[voice.number - 1] for voice in gathering.voices if voice.spoke}
    attributions = [
        _attribution(number, text, one, quotations, sure[number - 1], way, shown, owner)
        for number, (one, way, owner) in enumerate(zip(found, stood_for, owners, strict=True), 1)
    ]
    return Attributed(attributions, finished)


def hear(text: str, quotations: Sequence[Quotation], encoding: Encoding, encoder: Encoder) -> list[Said]:
    """Source, cue and content of all that is said, in order of the cues; what is most unlikely is left out."""
    relations = decode.relations(encoding, encoder.transitions)
    return spans.said(encoding, relations, quotations, text, lambda one: confidence(one, encoder.card) >= LEAST)


def _attribution(
    number: int,
    text: str,
    one: Said,
    quotations: Sequence[Quotation],
    sure: float,
    way: Sequence[chains.Step],
    shown: dict[Gathered, Voice],
    owner: Gathered | None,
) -> Attribution:
    links = [
        Link(voice=v.id, name=v.name, kind=v.kind, source=step.source, cue=step.cue)
        for step in way
        for v in (shown[step.voice],)
    ]
    flags = [f"form:{one.form}"] if one.form else []
    note("attribution", id=f"a{number}", said=one, owner=owner, way=way)
    institution = bool(way) and owner is not None and all(step.voice is not owner for step in way)
    return Attribution(
        id=f"a{number}",
        source=one.source,
        cue=one.cue,
        content=one.content,
        quote=spans.quote_kind(text, one.content, quotations),
        stance=lexicon.stance_of(words_of(one.cue, text), words_of(one.content, text)),
        confidence=round(sure, 4),
        voice=shown[owner].id if owner else None,
        chain=links,
        flags=[*flags, "institution-for-one-voice"] if institution else flags,
    )
