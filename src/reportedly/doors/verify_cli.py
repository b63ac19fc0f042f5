"""``reportedly archive verify``: whether texts and originals still are what they were."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Where, opened


def verify(
    archive: Where = None,
    evidence: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where the originals are kept: <archive>.evidence by default.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Hash every text and original again, and list what is missing or altered. Exit code 1 where anything is."""
    from reportedly.archive.reviews.evidence import evidence_folder
    from reportedly.archive.reviews.evidence import verify as look
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line, show_verified
    from reportedly.settings import current

    with opened(archive) as held, held.looking() as connection:
        found = look(connection, evidence_folder(archive or current().archive, evidence))
    if as_json:
        put_bytes(json_line(found))
    else:
        show_verified(found)
    if any(note.state != "unclaimed" for note in found.notes):
        raise typer.Exit(1)
