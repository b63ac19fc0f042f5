"""One report read with its steps: how the program came to each claim."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Unpack

from reportedly.errors import SettingsError
from reportedly.observed import noting
from reportedly.service.reading import read_at, read_document
from reportedly.settings import Choices

if TYPE_CHECKING:
    from reportedly.model.document import Document
    from reportedly.model.reading import Reading
    from reportedly.model.steps import Steps


def read_explained(
    where: str, claims: Sequence[str] = (), *, published: str | date | None = None, **choices: Unpack[Choices]
) -> "tuple[Reading, Steps]":
    """The one report at ``where`` (as ``read_at``), and the steps to each of ``claims``, or to all.

    Raises SettingsError for a claim that the reading does not have.
    """
    from reportedly.export.steps import steps

    with noting() as notes:
        reading = read_at(where, published=published, **choices)
    check_claims(reading, claims)
    return reading, steps(reading, notes, claims or None)


def explain_document(
    document: "Document", claims: Sequence[str] = (), **choices: Unpack[Choices]
) -> "tuple[Reading, Steps]":
    """As ``read_explained``, of a document that the intake made."""
    from reportedly.export.steps import steps

    with noting() as notes:
        reading = read_document(document, **choices)
    check_claims(reading, claims)
    return reading, steps(reading, notes, claims or None)


def check_claims(reading: "Reading", claims: Sequence[str]) -> None:
    """Raise SettingsError for a claim that the reading does not have."""
    held = [claim.id for claim in reading.claims]
    for claim in claims:
        if claim not in held:
            todo = f"Its claims are {held[0]} to {held[-1]}." if held else "No claims were found in it."
            raise SettingsError("the report has no such claim", where=claim, todo=todo)
