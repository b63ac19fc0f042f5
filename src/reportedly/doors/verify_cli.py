"""``reportedly archive keep`` and ``verify``: originals kept; whether they and the texts still are what they were."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Where, opened
from reportedly.errors import SettingsError

Folder = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Where the originals are kept: <archive>.evidence by default.")
]
_AT_ONCE = 50
"""Originals a transaction: others may write in between."""


def keep(archive: Where = None, evidence: Folder = None, as_json: AsJson = False) -> None:
    """Keep a copy of each file that was read, as it was then; one that is gone or changed since is counted."""
    from reportedly.archive.reviews.evidence import Keeping, evidence_folder, keep_each, to_keep
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line
    from reportedly.settings import current

    folder = evidence_folder(archive or current().archive, evidence)
    if folder is None:
        raise SettingsError("an archive at a URL has no folder beside it", where="--evidence", todo="Name a folder.")
    done = Keeping()
    with opened(archive) as held:
        with held.looking() as connection:
            originals = to_keep(connection)
        for start in range(0, len(originals), _AT_ONCE):
            with held.writing() as connection:
                made = keep_each(connection, folder, originals[start : start + _AT_ONCE])
            done = Keeping(*(one + other for one, other in zip(done, made, strict=True)))
    if as_json:
        put_bytes(json_line({"schema": "reportedly/kept/1", "folder": str(folder), **done._asdict()}))
    else:
        line = f"{done.now:,} kept now, {done.before:,} before, {done.lost:,} gone or changed since they were read"
        typer.echo(f"{folder}: {line}; {done.none:,} were no files of their own")


def verify(
    archive: Where = None,
    evidence: Folder = None,
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
