"""The rows of ``claims`` and ``figures``, from a reading: what is asserted, by whom through whom, what is counted."""

import json
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert

from reportedly.archive import tables
from reportedly.archive.recording import Added
from reportedly.intake.sentences import sentences
from reportedly.model.claims import Claim
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span, hull
from reportedly.model.voices import Attribution, SourceKind, Voice

Row = dict[str, Any]


class _Known(NamedTuple):
    """A reading's records by id, and its sentences in order."""

    version: int
    text: str
    said: Mapping[str, Attribution]
    voices: Mapping[str, Voice]
    quantities: Mapping[str, Quantity]
    dates: Mapping[str, Date]
    sentences: Sequence[Span]


def record(connection: Connection, batch: Sequence[Added]) -> None:
    """Write the claims of the batch's readings, and the figures of each claim."""
    pairs = [pair for added in batch if added.reading for pair in _rows(added.version, added.reading)]
    if not pairs:
        return
    made = insert(tables.claims).returning(tables.claims.c.id, sort_by_parameter_order=True)
    numbers = connection.execute(made, [claim for claim, _ in pairs]).scalars()
    held = [{**figure, "claim": number} for number, (_, own) in zip(numbers, pairs, strict=True) for figure in own]
    if held:
        connection.execute(insert(tables.figures), held)


def forget(connection: Connection, versions: Sequence[int]) -> None:
    """Take away the claims of ``versions``; their figures go with them."""
    if versions:
        gone = delete(tables.claims).where(tables.claims.c.version == bindparam("gone"))
        connection.execute(gone, [{"gone": version} for version in versions])


def _rows(version: int, reading: Reading) -> Iterator[tuple[Row, list[Row]]]:
    """Each claim's row, with those of its figures."""
    text = reading.document.text
    known = _Known(
        version,
        text,
        {said.id: said for said in reading.attributions},
        {voice.id: voice for voice in reading.voices},
        {quantity.id: quantity for quantity in reading.quantities},
        {date.id: date for date in reading.dates},
        sentences(text),
    )
    for claim in reading.claims:
        if claim.spans:
            yield _claim(claim, known), list(_figures(claim, known))


def _claim(claim: Claim, known: _Known) -> Row:
    whole = hull(claim.spans)
    around = _sentence(whole, known.sentences)
    said = known.said.get(claim.attribution or "")
    chain = _chain(said, known.voices) if said else []
    first = chain[-1] if chain else (None, "own-voice")
    return {
        "version": known.version,
        "local": claim.id,
        "start": whole.start,
        "end": whole.end,
        "sentence_start": around.start,
        "sentence_end": around.end,
        "text": " ".join(span.of(known.text) for span in claim.spans),
        "voice": first[0],
        "voice_kind": first[1],
        "chain": json.dumps(chain, ensure_ascii=False),
        "flags": json.dumps(claim.flags),
        "worth": claim.worth,
        "confidence": said.confidence if said else None,
    }


def _chain(said: Attribution, voices: Mapping[str, Voice]) -> list[tuple[str, SourceKind]]:
    """Names and kinds, nearest the reader first; of an attribution without a chain, its one voice."""
    if said.chain:
        return [(link.name, link.kind) for link in said.chain]
    voice = voices.get(said.voice or "")
    return [(voice.name, voice.kind)] if voice else []


def _sentence(span: Span, within: Sequence[Span]) -> Span:
    """From the start of the sentence where ``span`` starts to the end of that where it ends."""
    first = max(bisect_right(within, span.start, key=lambda sentence: sentence.start) - 1, 0)
    last = max(bisect_right(within, span.end - 1, key=lambda sentence: sentence.start) - 1, first)
    if not within:
        return span
    return Span(min(within[first].start, span.start), max(within[last].end, span.end))


def _figures(claim: Claim, known: _Known) -> Iterator[Row]:
    """The rows of a claim's figures. Ordinals are kept too: ``kind`` tells them apart."""
    for id in claim.quantities:
        figure = known.quantities.get(id)
        if figure is None or not math.isfinite(figure.low + figure.high + figure.precision):
            continue
        day = known.dates.get(figure.when or "")
        yield {
            "version": known.version,
            "start": figure.span.start,
            "end": figure.span.end,
            "low": figure.low,
            "high": figure.high,
            "precision": figure.precision,
            "kind": figure.kind,
            "unit": figure.unit,
            "counted": figure.counted,
            "population": figure.population,
            "modifier": figure.modifier,
            "of_from": day.first if day else None,
            "of_to": day.last if day else None,
        }
