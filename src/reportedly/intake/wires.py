"""Files of wire copy with several reports, each between a wire's end marks: NNNN, ENDITEM, (END)."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from reportedly.errors import IntakeError, NoText, ReportedlyError
from reportedly.intake import text
from reportedly.intake.build import Known, check_bytes, check_characters
from reportedly.intake.canonical import clean
from reportedly.intake.charset import decode
from reportedly.intake.detect import ENDS_WIRE
from reportedly.intake.jsonl import Failure
from reportedly.model.document import Document

LEAST = 8
"""A part of fewer words is a transmission's line and no report."""


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The reports of the file in order, each by ``<name>#<number>``. Raises TooLarge, WrongFormat."""
    name = name or path.name
    try:
        check_bytes(path.stat().st_size)
        data = path.read_bytes()
        raw, warnings = decode(data)
        check_characters(len(raw))
    except OSError as error:
        raise IntakeError(f"can't be read ({error.strerror})", where=str(path)) from None
    except IntakeError as error:
        raise error.at(str(path)) from None
    sha256 = hashlib.sha256(data).hexdigest()
    number = 0
    for part in _parts(clean(raw)):
        number += 1
        id, place = f"{name}#{number}", f"{path}#{number}"
        try:
            document = text.from_copy(part, Known(id=id, published=published), warnings)
            yield replace(document, place=place, original_sha256=sha256)
        except ReportedlyError as error:
            yield Failure(id, error.at(place), place)
    if number == 0:
        yield Failure(name, NoText("holds no report", where=str(path)), str(path))


def _parts(words: str) -> Iterator[str]:
    """The reports with their end marks."""
    held: list[str] = []
    for line in words.split("\n"):
        held.append(line)
        if ENDS_WIRE.fullmatch(line.strip().encode("utf-8", "replace")):
            if len(" ".join(held).split()) >= LEAST:
                yield "\n".join(held)
            held = []
    if len(" ".join(held).split()) >= LEAST:
        yield "\n".join(held)
