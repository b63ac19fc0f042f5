"""A small archive of passages written for these tests, about places that don't exist, put in through the tables."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import to_builtins
from sqlalchemy import Connection, Engine, create_engine, insert

import reportedly
from reportedly.archive.tables import articles, claims, figures, metadata, readings, versions
from reportedly.model.reading import Reading
from reportedly.model.span import hull

WIRE = "Between 300,000 and 500,000 soldiers have deserted from the Velian army, the opposition lawmaker Ana Torr said."
DESERTERS: list[tuple[str, str, str]] = [
    ("Morrow", "2025-09-01", f"Velia’s army empties\n\n{WIRE} She spoke in Tarn on Monday."),
    ("Harbour Post", "2025-09-01", f"Velian ranks thin out\n\n{WIRE} Parliament met late."),
    ("Daily Carrow", "2025-09-02", f"Army of Velia in trouble\n\n{WIRE}"),
    (
        "Evening Lamp",
        "2025-09-03",
        f"A lawmaker’s figure\n\n{WIRE.replace('have deserted', 'had deserted')} Nobody answered.",
    ),
    (
        "Morrow",
        "2025-09-04",
        "Ministry answers\n\nAbout 29,000 soldiers have returned to the army of Velia after deserting, the defence ministry "
        "said. No other number was given.",
    ),
    (
        "Tarn Gazette",
        "2025-09-05",
        "Velia’s generals speak\n\nMore than 120,000 soldiers have deserted from the army of Velia, the defence ministry said.",
    ),
    (
        "Harbour Post",
        "2025-09-08",
        "Hidden in the hills\n\nTens of thousands of soldiers have deserted from the Velian army, officials said.",
    ),
    (
        "Daily Carrow",
        "2025-09-09",
        "Who left the army of Velia\n\nTens of thousands of Velian soldiers have deserted, officials said, and the harbour is shut.",
    ),
    (
        "Tarn Gazette",
        "2025-09-12",
        "Prosecutors in Velia\n\nThe prosecutor general of Velia, Ivo Lanz, said that 161,500 soldiers had deserted since spring.",
    ),
    (
        "Evening Lamp",
        "2025-09-15",
        "Moravian border\n\nAbout 4,000 soldiers have deserted from the army of Moravia, the interior minister said.",
    ),
    (
        "Morrow",
        "2025-09-18",
        "New count\n\nThe defence ministry of Velia said that 135,000 soldiers had deserted from the army.",
    ),
    (
        "Harbour Post",
        "2025-09-20",
        "Lawmaker repeats\n\nTorr said that between 300,000 and 500,000 Velian soldiers had deserted.",
    ),
]


def archive(items: Sequence[tuple[str, str, str]]) -> Engine:
    """An archive in memory that holds ``items``: publisher, day of publication, text. Keys are d1, d2, …"""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        for number, (publisher, day, text) in enumerate(items, 1):
            reading = reportedly.read(text, published=day, model="fast")
            add(connection, number, f"d{number}", publisher, day, reading)
    return engine


def add(connection: Connection, number: int, key: str, publisher: str, day: str, reading: Reading) -> None:
    """Put one reading into the tables, as version and article ``number``."""
    document = reading.document
    connection.execute(insert(articles).values(id=number, key=key, current=number, added_at="2025-10-01T00:00:00Z"))
    connection.execute(
        insert(versions).values(
            id=number,
            article=number,
            number=1,
            sha256=document.sha256,
            text=document.text,
            title=document.title,
            publisher=publisher,
            published=day,
            published_from=f"{day}T00:00:00Z",
            published_to=f"{day}T23:59:59Z",
            language="en",
            authors="[]",
            media_type="text/plain",
            words=len(document.text.split()),
            place=key,
            collected_at="2025-10-01T00:00:00Z",
            collected_by="test",
        )
    )
    body = to_builtins(reading)
    body["document"].pop("text")
    connection.execute(
        insert(readings).values(version=number, made_by="test", body=zlib.compress(msgspec.json.encode(body)))
    )
    for claim in reading.claims:
        _add_claim(connection, number, reading, claim)


def _add_claim(connection: Connection, version: int, reading: Reading, claim: Any) -> None:
    text = reading.document.text
    said = next((a for a in reading.attributions if a.id == claim.attribution), None)
    chain = [[link.name, link.kind] for link in said.chain] if said else []
    span = hull(claim.spans)
    start = max(text.rfind(mark, 0, span.start) + len(mark) for mark in (". ", "\n"))
    ends = [at + 1 for mark in (". ", ".\n") if (at := text.find(mark, span.end - 1)) >= 0]
    made = connection.execute(
        insert(claims).values(
            version=version,
            local=claim.id,
            start=span.start,
            end=span.end,
            sentence_start=max(0, min(start, span.start)),
            sentence_end=min([*ends, len(text)]),
            text=" ".join(s.of(text) for s in claim.spans),
            voice=chain[-1][0] if chain else None,
            voice_kind=chain[-1][1] if chain else "own-voice",
            chain=json.dumps(chain),
            flags="[]",
            worth=0.5,
        )
    )
    dates = {date.id: date for date in reading.dates}
    for quantity in (q for q in reading.quantities if q.id in claim.quantities):
        of = dates.get(quantity.when or "")
        connection.execute(
            insert(figures).values(
                version=version,
                claim=made.inserted_primary_key[0],
                start=quantity.span.start,
                end=quantity.span.end,
                of_from=of.first if of else None,
                of_to=of.last if of else None,
                **{n: getattr(quantity, n) for n in "low high precision kind unit counted population modifier".split()},
            )
        )
