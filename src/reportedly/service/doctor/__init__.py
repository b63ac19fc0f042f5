"""What is well with an installation and its archive, and what is not: looks that change nothing."""

from msgspec import Struct

from reportedly.errors import ReportedlyError
from reportedly.service.doctor import installed, kept, machine, weights
from reportedly.service.doctor.notes import Note
from reportedly.settings import current

SCHEMA = "reportedly/doctor/1"

__all__ = ["SCHEMA", "Note", "Report", "examine"]


class Report(Struct, frozen=True, kw_only=True):
    """Every look's notes, in order; ``healthy`` unless one of them is ``wrong``."""

    schema: str = SCHEMA
    healthy: bool
    notes: list[Note]


def examine(place: str | None = None) -> Report:
    """Look at programs, settings, weights, machine and the archive at ``place`` (the settings' by default).

    Nothing is changed, made, migrated or fetched; no error is raised of what is looked at: it becomes a note.
    """
    notes = [*installed.programs(), *installed.extras(), *installed.settings()]
    notes += [*machine.terminal(), *machine.clock(), *machine.fonts()]
    files = weights.files()
    notes += files
    notes += weights.trial(sound=not any(note.state == "wrong" for note in files))
    notes += kept.look(place, _archive_of_settings())
    return Report(healthy=not any(note.state == "wrong" for note in notes), notes=notes)


def _archive_of_settings() -> str | None:
    try:
        return current().archive
    except ReportedlyError:  # told by installed.settings
        return None
