"""Small archives of passages written for these tests, about places that don't exist."""

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

import reportedly
from reportedly.archive.archive import Archive
from reportedly.model.reading import Reading

Item = tuple[str, str, str]
"""Publisher, day of publication, text."""
WIRE = "Between 300,000 and 500,000 soldiers have deserted from the Velian army, the opposition lawmaker Ana Torr said."
DESERTERS: list[Item] = [
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
        "Ministry answers\n\nAbout 29,000 soldiers have returned to the army of Velia after deserting, the defence "
        "ministry said. No other number was given.",
    ),
    (
        "Tarn Gazette",
        "2025-09-05",
        "Velia’s generals speak\n\nMore than 120,000 soldiers have deserted from the army of Velia, the defence "
        "ministry said.",
    ),
    (
        "Harbour Post",
        "2025-09-08",
        "Hidden in the hills\n\nTens of thousands of soldiers have deserted from the Velian army, officials said.",
    ),
    (
        "Daily Carrow",
        "2025-09-09",
        "Who left the army of Velia\n\nTens of thousands of Velian soldiers have deserted, officials said, and the "
        "harbour is shut.",
    ),
    (
        "Tarn Gazette",
        "2025-09-12",
        "Prosecutors in Velia\n\nThe prosecutor general of Velia, Ivo Lanz, said that 161,500 soldiers had deserted "
        "since spring.",
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


def fill(archive: Archive, items: Sequence[Item]) -> Archive:
    """``archive`` with ``items`` as articles d1, d2, …; each reading is made once a session."""
    readings = [_read(f"d{number}", *item) for number, item in enumerate(items, 1)]
    for outcome in archive.add(readings):
        assert outcome.what in ("new", "new-version"), outcome
    return archive


@cache
def _read(key: str, publisher: str, day: str, text: str) -> Reading:
    reading = reportedly.read(text, published=day, model="fast")
    document = replace(reading.document, id=key, publisher=publisher, place="small.jsonl")
    return replace(reading, id=key, document=document)
