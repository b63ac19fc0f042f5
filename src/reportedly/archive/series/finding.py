"""Finding: which of the stored figures count what is wanted, and which only stand near it."""

import json
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

from reportedly.archive.series.counting import thing_of, unlike
from reportedly.archive.series.rows import Row
from reportedly.archive.series.values import printed
from reportedly.archive.series.wanted import Wanted, named, stems, tokens
from reportedly.archive.tables import readings
from reportedly.checks.case import Case
from reportedly.checks.things import Thing
from reportedly.model.figures import Modifier, Quantity
from reportedly.model.series import Apart, Report
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind


@dataclass(frozen=True)
class Sighting:
    """One figure that counts what is wanted, as one article has it, and whose it is."""

    row: Row
    quantity: Quantity
    report: Report

    @property
    def voice(self) -> str | None:
        """The name of the first voice; None of the report's own."""
        return self.row.voice

    @property
    def kind(self) -> SourceKind:
        """The kind of the first voice."""
        return self.row.voice_kind  # type: ignore[return-value]  # written from a Reading's own kinds


class _Heard(msgspec.Struct):
    """What is taken of a voice: where it is named."""

    mentions: list[Span] = []


class _Held(msgspec.Struct):
    """What is taken of a stored reading."""

    quantities: list[Quantity] = []
    voices: list[_Heard] = []


def sightings(
    connection: Connection, wanted: Wanted, rows: Sequence[Row], *, gathered: frozenset[int] = frozenset()
) -> tuple[list[Sighting], list[Apart]]:
    """Those of ``rows`` that count what is wanted, and those set apart, with the reason.

    ``gathered`` are figures already known to be of the claim asked for: their place and event aren't asked again.
    """
    near = [(row, place) for row in rows if (place := _place(wanted, row, row.figure in gathered))]
    held = _held(connection, {row.version for row, _ in near})
    beside: defaultdict[tuple[int, Span], list[Row]] = defaultdict(list)
    for row, _ in near:
        beside[row.version, row.sentence_at].append(row)
    found: list[Sighting] = []
    apart: list[Apart] = []
    for row, place in near:
        case, quantity = _case(row, beside[row.version, row.sentence_at], held.get(row.version))
        why = unlike(wanted, case, quantity, row, place, known=row.figure in gathered)
        if why:
            apart.append(_apart(row, quantity, why))
        elif why is not None:
            found.append(Sighting(row, quantity, _report(row, quantity, place)))
    return found, apart


class Asked(NamedTuple):
    """The figure of a claim that is asked for: what it counts, as its reading has it, and the words of its voices."""

    row: Row
    thing: Thing
    quantity: Quantity
    spoken: frozenset[str]


def asked(connection: Connection, row: Row, rows: Sequence[Row]) -> Asked:
    """What the figure of ``row`` counts; ``rows`` are the figures of its claim."""
    held = _held(connection, {row.version}).get(row.version)
    case, quantity = _case(row, rows, held)
    spans = [span for voice in held.voices for span in voice.mentions] if held else []
    start = row.sentence_at.start
    said = [row.sentence[s.start - start : s.end - start] for s in spans if row.sentence_at.contains(s)]
    spoken = tokens(" ".join([*said, row.chain]).lower())
    return Asked(row, thing_of(case, quantity), quantity, frozenset(spoken))


def _place(wanted: Wanted, row: Row, known: bool) -> str:
    """Where the names and words asked for stand: ``sentence``, ``title``, or nowhere (empty)."""
    heading = row.title or row.lead
    if known or not (wanted.names or wanted.words or wanted.near):
        return "sentence"
    here = all(named(name, row.sentence) for name in wanted.names)
    there = here or all(named(name, row.sentence) or named(name, heading) for name in wanted.names)
    words = stems(row.sentence)
    if wanted.near and not wanted.near & words:
        return ""
    if here and wanted.words <= words:
        return "sentence"
    return "title" if there and wanted.words <= words | stems(heading) else ""


def _held(connection: Connection, numbers: set[int]) -> Mapping[int, _Held]:
    """The readings of these versions, for what the archive's own rows leave out."""
    found: dict[int, _Held] = {}
    decoder = msgspec.json.Decoder(_Held)
    wanted = sorted(numbers)
    for start in range(0, len(wanted), 500):
        chosen = select(readings).where(readings.c.version.in_(wanted[start : start + 500]))
        for row in connection.execute(chosen):
            found[row.version] = decoder.decode(zlib.decompress(row.body))
    return found


def _case(row: Row, beside: Sequence[Row], held: _Held | None) -> tuple[Case, Quantity]:
    """The sentence as a case for the checks, with its figures, and the figure of ``row`` in it."""
    inside = [q for q in (held.quantities if held else map(_quantity, beside)) if row.sentence_at.contains(q.span)]
    moved = [_moved(q, row.sentence_at.start) for q in inside]
    at = Span(row.span.start - row.sentence_at.start, row.span.end - row.sentence_at.start)
    quantity = next((q for q in moved if q.span == at), _moved(_quantity(row), row.sentence_at.start))
    case = Case(text=row.sentence, quantities=moved, sentences=[Span(0, len(row.sentence))])
    return case, quantity


def _moved(quantity: Quantity, start: int) -> Quantity:
    """``quantity`` with its spans in a text that begins at ``start`` of its own."""
    span, counted = quantity.span, quantity.counted_span
    return replace(
        quantity,
        span=Span(span.start - start, span.end - start),
        counted_span=Span(max(0, counted.start - start), max(0, counted.end - start)) if counted else None,
    )


def _quantity(row: Row) -> Quantity:
    modifier: Modifier = row.modifier  # type: ignore[assignment]  # written from a Quantity's own
    return Quantity(
        id=f"q{row.figure}",
        span=row.span,
        low=row.low,
        high=row.high,
        kind=row.kind,  # type: ignore[arg-type]
        unit=row.unit,
        counted=row.counted,
        modifier=modifier,
        precision=row.precision,
    )


def _words(row: Row) -> str:
    """The figure as the article prints it."""
    return row.sentence[row.span.start - row.sentence_at.start : row.span.end - row.sentence_at.start]


def _report(row: Row, quantity: Quantity, place: str) -> Report:
    return Report(
        article=row.key,
        version=row.version,
        claim=row.local,
        publisher=row.publisher,
        title=row.title,
        published=row.published,
        published_from=row.published_from,
        published_to=row.published_to,
        span=row.span,
        sentence=row.sentence_at,
        words=row.sentence,
        printed=_words(row) or printed(quantity),
        voice=row.voice,
        voice_kind=row.voice_kind,  # type: ignore[arg-type]  # written from a Reading's own kinds
        through=[name for name, _ in json.loads(row.chain)],
        of_from=row.of_from,
        of_to=row.of_to,
        placed="title" if place == "title" else "sentence",
    )


def _apart(row: Row, quantity: Quantity, why: str) -> Apart:
    return Apart(article=row.key, version=row.version, printed=printed(quantity), words=row.sentence, why=why)
