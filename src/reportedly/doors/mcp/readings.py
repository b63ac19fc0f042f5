"""A reading as records for a language model: an outline that costs little, all of it, or the text."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reportedly.doors.mcp.pages import Row
from reportedly.export.outline import Entry, Outline, by_verdict, counted, name_of, outline
from reportedly.model.reading import Reading
from reportedly.model.span import Span, words_of

_CHUNK = 3_000  # code points of text in one record
_QUOTED = 500  # code points of a claim's words in an outline
_SURE = 0.8  # a confidence beyond it is left out of an outline


def head(uri: str, reading: Reading) -> dict[str, object]:
    """What stands at the top of every answer about a report."""
    arranged = outline(reading)
    document = reading.document
    return {
        "uri": uri,
        "title": name_of(reading),
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "characters": len(document.text),
        "stands_on": arranged.headline,
        "claims_by": {label.replace(" ", "_"): number for label, number in arranged.kinds if number},
        "warnings": list(reading.warnings),
    }


def rows(reading: Reading, detail: str) -> list[Row]:
    """The records of an answer in the order in which they are read: ``outline``, ``full`` or ``text``."""
    if detail == "text":
        return text_rows(reading.document.text)
    return list(_full(reading) if detail == "full" else _outlined(outline(reading)))


def _outlined(arranged: Outline) -> Iterator[Row]:
    reading = arranged.reading
    fitting = 0
    for finding in by_verdict(reading.findings):
        if finding.verdict == "consistent":
            fitting += 1
            continue
        yield (
            "findings",
            {
                "id": finding.id,
                "rule": finding.kind,
                "verdict": finding.verdict,
                "working": finding.working,
                "spans": finding.spans,
                "confidence": round(finding.confidence, 2),
            },
        )
    if fitting:
        yield "notes", {"note": f"{counted(fitting, 'check')} found figures that fit; detail 'full' has them."}
    for origin in arranged.origins:
        through = "; ".join(" ← ".join(route[1:-1]) for route in origin.routes if len(route) > 2)
        claims = [entry.claim.id for entry in origin.entries]
        fields = {"letter": origin.letter, "kind": origin.kind, "name": origin.name, "through": through}
        yield "origins", {**fields, "witness": "; ".join(origin.witness), "claims": claims}
    for entry in _in_order(arranged):
        yield "claims", _claim(entry, arranged)
    plain = sum(entry.is_plain for entry in arranged.own)
    if plain:
        note = f"{counted(plain, 'plain assertion')} in the report's own voice left out; detail 'full' has them."
        yield "notes", {"note": note}
    for reply in reading.replies:
        words = reading.document.words(reply.span)
        yield "replies", {"kind": reply.kind, "words": words, "spans": [reply.span], "claims": reply.claims}
    for caution in reading.cautions:
        fields = {"severity": caution.severity, "rule": caution.rule, "says": caution.says}
        yield "cautions", {**fields, "claims": caution.claims}


def _in_order(arranged: Outline) -> list[Entry]:
    """Every claim that asks for attention, as the text has them."""
    entries = [entry for origin in arranged.origins for entry in origin.entries]
    entries += [*arranged.unplaced, *arranged.denied, *(entry for entry in arranged.own if not entry.is_plain)]
    return sorted(entries, key=lambda entry: entry.claim.spans[:1])


def _claim(entry: Entry, arranged: Outline) -> dict[str, object]:
    claim, said = entry.claim, entry.attribution
    words = words_of(claim.spans, arranged.reading.document.text)
    made: dict[str, object] = {
        "id": claim.id,
        "words": f"{words[:_QUOTED]} […]" if len(words) > _QUOTED else words,
        "spans": claim.spans,
        "letter": arranged.letters.get(claim.id),
        "voice_kind": None if said else "own-voice",
    }
    if said:
        made["quote"] = None if said.quote == "indirect" else said.quote
        made["stance"] = None if said.stance == "neutral" else said.stance
        made["confidence"] = round(said.confidence, 2) if said.confidence < _SURE else None
    return {**made, "flags": claim.flags, "worth": round(claim.worth, 2)}


def text_rows(text: str) -> list[Row]:
    """A text in stretches, each with its place."""
    spans = [Span(start, min(start + _CHUNK, len(text))) for start in range(0, len(text), _CHUNK)]
    return [("texts", {"span": span, "text": span.of(text)}) for span in spans]


_VOICE_IDS = {"voice": "voice_id", "voices": "voice_ids"}


def _full(reading: Reading) -> Iterator[Row]:
    """Every record of the reading under its own keys, with its words; ids of voices are told from their names."""
    text = reading.document.text
    document = reading.document
    yield "document", {"authors": document.authors, "url": document.url, "sha256": document.sha256}
    yield from _records("findings", reading.findings, text, {"kind": "rule"})
    yield from _records("origins", reading.origins.groups, text)
    for group in ("claims", "attributions", "voices", "quantities", "dates", "marks", "replies", "matters", "cautions"):
        yield from _records(group, getattr(reading, group), text)


def _records(
    section: str, records: Iterable[msgspec.Struct], text: str, renamed: dict[str, str] | None = None
) -> Iterator[Row]:
    other = _VOICE_IDS | (renamed or {})
    for record in records:
        fields = msgspec.to_builtins(record)
        words = _words(record, text)
        yield section, {**{other.get(key, key): value for key, value in fields.items()}, **words}


def _words(record: msgspec.Struct, text: str) -> dict[str, object]:
    """The words that a record of one stretch, or of several, stands on."""
    spans: Sequence[Span] = getattr(record, "spans", None) or []
    span: Span | None = getattr(record, "span", None)
    if span is not None:
        spans = [span]
    return {"words": words_of(spans, text)} if spans else {}
