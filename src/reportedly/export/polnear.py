"""Corrected attributions as training data, in the scheme of PolNeAR (Newell et al. 2018): JSON Lines.

A row is a report as one annotator has it: the machine's attributions with that person's corrections. Where two persons
corrected the report there are two rows, as PolNeAR has several annotators of a document; where they disagree, each row
says what its own annotator said. A report that nobody corrected has no row: the machine must not learn from itself.
``python -m training.attribution.train`` takes such rows. An attribution's ``status`` is ``machine``, ``confirmed``,
``corrected`` or ``added``; ``checked`` says of how many a person judged, so that reports hardly looked at can be left
out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from reportedly.export.applied import Applied, annotators, applied
from reportedly.export.wellformed import well_formed
from reportedly.model.corrections import Correction
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.voices import Attribution

CORPUS = "reportedly-corrections"


def encode(document: Document, attributions: Sequence[Attribution], corrections: Iterable[Correction]) -> bytes:
    """One row for each person who corrected attributions of the report; nothing where nobody did."""
    reading = Reading(id=document.id, document=document, attributions=list(attributions))
    held = list(corrections)
    rows = (_row(reading, applied(reading, held, by), by) for by in annotators(reading, held))
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def encode_many(
    reports: Iterable[tuple[Document, Sequence[Attribution], Iterable[Correction]]],
) -> Iterator[bytes]:
    """The rows of many reports, a report at a time."""
    for document, attributions, corrections in reports:
        yield encode(document, attributions, corrections)


def _row(reading: Reading, stands: list[Applied], by: str) -> dict[str, Any]:
    document = reading.document
    dropped = {one.id for one in reading.attributions} - {one.id for one in stands}
    return {
        "id": well_formed(reading.id),
        "text": well_formed(document.text),
        "attributions": [_attribution(one) for one in stands],
        "publisher": _sound(document.publisher),
        "date": _sound(document.published),
        "title": _sound(document.title),
        "author": _sound("; ".join(document.authors) or None),
        "url": _sound(document.url),
        "sha256": document.sha256,
        "annotator": well_formed(by),
        "checked": len(dropped) + sum(one.status != "machine" for one in stands),
        "false_alarms": len(dropped),
        "corpus": CORPUS,
        "split": "train",
        "lang": document.language,
    }


def _attribution(one: Applied) -> dict[str, Any]:
    """As PolNeAR's rows have it, with the status and whose word it is."""
    return {
        "id": well_formed(one.id),
        "source": one.roles.source,
        "cue": one.roles.cue,
        "content": one.roles.content,
        "no_source_flag": not one.roles.source,
        "status": one.status,
        "by": _sound(one.by),
        "at": _sound(one.at),
    }


def _sound(words: str | None) -> str | None:
    return None if words is None else well_formed(words)
