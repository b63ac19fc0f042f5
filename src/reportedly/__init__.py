"""Reads a news report and shows what it stands on.

    >>> import reportedly
    >>> reading = reportedly.read("report.html", published="2025-09-05")

The verbs are loaded when first used, so that the import itself costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reportedly.version import __version__

if TYPE_CHECKING:
    from reportedly.archive.archive import Archive
    from reportedly.errors import ReportedlyError
    from reportedly.model.document import Document
    from reportedly.model.reading import Reading
    from reportedly.service import read, read_many

__all__ = ["Archive", "Document", "Reading", "ReportedlyError", "__version__", "read", "read_many"]

_HOMES = {
    "Archive": "reportedly.archive.archive",
    "Document": "reportedly.model.document",
    "Reading": "reportedly.model.reading",
    "ReportedlyError": "reportedly.errors",
    "read": "reportedly.service",
    "read_many": "reportedly.service",
}


def __getattr__(name: str) -> object:
    """The public name ``name``, from the module where it lives."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
