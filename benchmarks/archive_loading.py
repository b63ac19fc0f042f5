"""Readings made beforehand put straight into an archive's tables, for benchmarks of parts that stand on them."""

import json
from collections.abc import Iterator, Sequence
from bisect import bisect_right
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from reportedly.archive.tables import articles, claims, figures, versions
from reportedly.export.json import decode
from reportedly.intake.sentences import sentences
from reportedly.model.reading import Reading
from reportedly.model.span import Span, hull


def load(connection: Connection, readings: Path) -> dict[int, str]:
    """Every reading of a JSONL file as rows; gives articles' ids by version."""
    keys: dict[int, str] = {}
    claim_id = 0
    with readings.open(encoding="utf-8") as lines:
        for version, line in enumerate(lines, start=1):
            reading = decode(line)
            keys[version] = reading.id
            _article(connection, version, reading)
            held = list(_claims(reading, version, claim_id))
            claim_id += len(held)
            if held:
                connection.execute(insert(claims), [row for row, _ in held])
            figured = [figure for _, found in held for figure in found]
            if figured:
                connection.execute(insert(figures), figured)
    return keys


def bounds(published: str | None) -> tuple[str | None, str | None]:
    """The first and last second a time of publication may mean."""
    if not published:
        return None, None
    if len(published) == 10:
        return f"{published}T00:00:00Z", f"{published}T23:59:59Z"
    return published, published


def _article(connection: Connection, version: int, reading: Reading) -> None:
    document = reading.document
    first, last = bounds(document.published)
    connection.execute(insert(articles), {"id": version, "key": reading.id, "current": version, "added_at": ""})
    row = dict(
        id=version, article=version, number=1, sha256=document.sha256, text=document.text, title=document.title,
        publisher=document.publisher, published=document.published, published_from=first, published_to=last,
        url=None, language=document.language, authors=json.dumps(document.authors), media_type="text/plain",
        words=len(document.text.split()), place="", collected_at="", collected_by="",
    )  # fmt: skip
    connection.execute(insert(versions), row)


def _claims(reading: Reading, version: int, last: int) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    text = reading.document.text
    split = sentences(text)
    starts = [sentence.start for sentence in split]
    attributions = {a.id: a for a in reading.attributions}
    quantities = {q.id: q for q in reading.quantities}
    for number, claim in enumerate(reading.claims, start=last + 1):
        whole = hull(claim.spans)
        first, final = _at(split, starts, whole.start), _at(split, starts, max(whole.start, whole.end - 1))
        attribution = attributions.get(claim.attribution or "")
        chain = attribution.chain if attribution else []
        end = chain[-1] if chain and chain[-1].kind != "own-voice" else None
        row = dict(
            id=number, version=version, local=claim.id, start=whole.start, end=whole.end,
            sentence_start=first.start, sentence_end=final.end, text=" ".join(s.of(text) for s in claim.spans),
            voice=end.name if end else None, voice_kind=end.kind if end else "own-voice",
            chain=json.dumps([[link.name, link.kind] for link in chain]), flags=json.dumps(claim.flags),
            worth=claim.worth, confidence=attribution.confidence if attribution else None,
        )  # fmt: skip
        held = [quantities[q] for q in claim.quantities]
        yield row, [
            dict(
                version=version, claim=number, start=q.span.start, end=q.span.end, low=q.low, high=q.high,
                precision=q.precision, kind=q.kind, unit=q.unit, counted=q.counted, population=q.population,
                modifier=q.modifier,
            )  # fmt: skip
            for q in held
        ]


def _at(split: Sequence[Span], starts: Sequence[int], position: int) -> Span:
    return split[max(0, bisect_right(starts, position) - 1)]
