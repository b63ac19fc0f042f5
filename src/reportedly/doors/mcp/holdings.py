"""Holdings: what this server reads from: an archive, what the operator permits beside text, readings just made."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly import service
from reportedly.doors.mcp import names
from reportedly.errors import NoArchive, NotFound, ReportedlyError, SettingsError
from reportedly.settings import Choices, current

if TYPE_CHECKING:
    from reportedly.archive.archive import Archive
    from reportedly.model.reading import Reading

KEPT_READINGS = 32
KEPT_CHARACTERS = 4_000_000
"""Readings made by ``read_report`` that are kept in memory for their next page, and how much text they may hold."""
_NONE = "Start it with --archive FILE; 'reportedly archive add' makes one."


@dataclass(frozen=True, slots=True)
class Permits:
    """What ``read_report`` may open beside the text it is given: public URLs, files below ``folders``. Nothing else."""

    urls: bool = False
    folders: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that is to be read: exactly one of ``text``, ``url`` and ``file``, and what is known of it."""

    text: str = ""
    url: str = ""
    file: str = ""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


class Holdings:
    """The archive (opened when first needed), the permits, and the latest readings; safe to share between threads."""

    def __init__(self, archive: str | None = None, permits: Permits | None = None, model: str | None = None) -> None:
        self.place = archive
        self.permits = permits or Permits()
        self.model = model
        self._archive: Archive | None = None
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._lock = threading.Lock()

    def archive(self) -> "Archive":
        """The archive. Raises NoArchive where the server has none."""
        from reportedly.archive.archive import Archive

        with self._lock:
            if self._archive is None:
                try:
                    self._archive = Archive(self.place, create=False)
                except NoArchive as error:
                    if self.place is not None:
                        raise
                    where = current().archive
                    raise NoArchive("this server has no archive", where=where, todo=_NONE) from error
            return self._archive

    def close(self) -> None:
        """Let go of the archive."""
        with self._lock:
            if self._archive is not None:
                self._archive.close()
                self._archive = None

    def read(self, asked: Asked) -> "tuple[str, Reading]":
        """The reading of a report, and the URI by which its next page is asked for. Raises ReportedlyError."""
        given = [name for name in ("text", "url", "file") if getattr(asked, name)]
        if len(given) != 1:
            raise SettingsError("exactly one of text, url and file is read", where="read_report")
        choices = Choices(model=self.model)
        if asked.text:
            words = names.plain(asked.text)
            known = {"title": asked.title, "publisher": asked.publisher, "published": asked.published}
            made = service.read_text(words, **known, **choices)
        elif asked.url:
            made = service.read_at(self._url(asked.url), published=asked.published, **choices)
        else:
            made = self._read_file(asked, choices)
        return self._keep(made), made

    def reading(self, uri: str) -> "Reading":
        """The reading that ``read_report`` gave that URI. Raises NotFound where it is no longer kept."""
        with self._lock:
            found = self._readings.get(uri)
            if found is None:
                raise NotFound("this reading is no longer kept", where="report", todo="Call read_report again.")
            self._readings.move_to_end(uri)
            return found

    def _keep(self, made: "Reading") -> str:
        uri = names.READING + secrets.token_urlsafe(12)
        with self._lock:
            self._readings[uri] = made
            while len(self._readings) > 1 and (len(self._readings) > KEPT_READINGS or self._held() > KEPT_CHARACTERS):
                self._readings.popitem(last=False)
        return uri

    def _held(self) -> int:
        return sum(len(reading.document.text) for reading in self._readings.values())

    def _url(self, url: str) -> str:
        if not self.permits.urls:
            todo = "Give the report's text; the operator can start the server with --allow-urls."
            raise SettingsError("this server opens no URLs", where="url", todo=todo)
        if not url.lower().startswith(("http://", "https://")) or any(char.isspace() for char in url):
            raise SettingsError("is no web address", where="url", todo="Write https://….")
        return url

    def _read_file(self, asked: Asked, choices: Choices) -> "Reading":
        """Read a file below a permitted folder; its errors name it as it was asked for, not where it lies."""
        found = self._file(asked.file)
        try:
            return service.read_at(str(found), published=asked.published, **choices)
        except ReportedlyError as error:
            raise error.at(asked.file) from None

    def _file(self, name: str) -> Path:
        """The file meant, links followed: below a permitted folder, or there is no such file at all."""
        if not self.permits.folders:
            todo = "Give the report's text; the operator can start the server with --allow-files FOLDER."
            raise SettingsError("this server opens no files", where="file", todo=todo)
        for folder in self.permits.folders:
            root = folder.resolve()
            try:
                found = (root / name).resolve()
                if found.is_relative_to(root) and found.is_file():
                    return found
            except (OSError, ValueError, RuntimeError):  # too long, a NUL, a loop of links
                continue
        raise NotFound("no such file in the permitted folders", where="file", todo="Name it relative to the folder.")
