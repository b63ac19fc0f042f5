"""Where readings go: files named by ``-o``, and the JSON Lines file that can be gone on with."""

import contextlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from reportedly.errors import SettingsError
from reportedly.export import json
from reportedly.model.reading import Reading

_OURS = b'{"schema":"reportedly/'


def form_of(name: str) -> str:
    """``html``, ``json``, ``jsonl`` or ``folder``, by the name; raises SettingsError for any other."""
    out = Path(name)
    if out.is_dir() or name.endswith(("/", os.sep)):
        return "folder"
    forms = {".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
    try:
        return forms[out.suffix.lower()]
    except KeyError:
        raise SettingsError(
            "not known by its suffix", where=str(out), todo="Use .html, .json, .jsonl or a folder."
        ) from None


def check_apart(out: Path, places: Iterable[str]) -> None:
    """Raise SettingsError where ``out`` is one of the places that are read, which it would overwrite."""
    for place in places:
        if out.exists() and Path(place).exists() and out.samefile(place):
            raise SettingsError("is what is being read", where=str(out), todo="Give -o another name.")


def write(reading: Reading, out: Path, form: str) -> Path:
    """Write one reading as a page, as JSON, or as a page in a folder; gives the file written."""
    if form == "folder":
        return Pages(out).add(reading)
    put_file(out, _page(reading) if form == "html" else json.encode(reading, pretty=True) + b"\n")
    return out


def _page(reading: Reading) -> bytes:
    from reportedly.export import html  # here, because a reading at the terminal does without

    return html.page(reading).encode()


class Pages:
    """A folder of pages, one a document, named by its id."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: Counter[str] = Counter()

    def add(self, reading: Reading) -> Path:
        """Write the page of ``reading``; two documents of one id get two pages."""
        name = re.sub(r"[^\w.-]+", "-", reading.id or reading.document.title or "").strip("-.")[:80] or "report"
        self._names[name.casefold()] += 1
        if (number := self._names[name.casefold()]) > 1:
            name = f"{name}-{number}"
        out = self.folder / f"{name}.html"
        with _placed(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        put_file(out, _page(reading))
        return out


class _Head(msgspec.Struct):
    """What a line of ours says of itself."""

    schema: str
    id: str = ""


class Lines:
    """A JSON Lines file of readings and failures; what it already holds need not be read again.

    Opening cuts off a last line that was only half written. Raises SettingsError where the file
    holds anything but lines of ours, so that a mistaken ``-o`` never spoils another file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: Counter[str] = Counter()
        with _placed(path):
            end = self._scan() if path.exists() else 0
            self._file = path.open("r+b" if path.exists() else "xb")
            self._file.truncate(end)
            self._file.seek(end)
        self.at_start = self._held.total()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _placed(self.path):  # what a full disk did not take is tried once more
            self._file.close()

    def take(self, id: str) -> bool:
        """Whether a document of this id was there at the start; each line answers for one document."""
        if self._held[id] < 1:
            return False
        self._held[id] -= 1
        return True

    def add(self, line: bytes) -> None:
        """Append one line and hand it to the system, so that an interruption loses nothing."""
        with _placed(self.path):
            self._file.write(line + b"\n")
            self._file.flush()

    def _scan(self) -> int:
        """Note the ids held; gives the length of the whole lines in bytes."""
        end = 0
        decoder = msgspec.json.Decoder(_Head)
        with self.path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    if line[: len(_OURS)] != _OURS[: len(line)]:
                        raise self._foreign()
                    break
                try:
                    head = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeError):
                    raise self._foreign() from None
                if not head.schema.startswith("reportedly/"):
                    raise self._foreign()
                self._held[head.id] += 1
                end += len(line)
        return end

    def _foreign(self) -> SettingsError:
        return SettingsError("holds lines that are no readings", where=str(self.path), todo="Give -o another name.")


def put_file(out: Path, data: bytes) -> None:
    """Write a whole file or none: a page half written is never left behind."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    with _placed(out):
        try:
            part.unlink(missing_ok=True)
            with part.open("xb") as stream:  # never through a link that somebody laid there
                stream.write(data)
            part.replace(out)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()
            raise


@contextlib.contextmanager
def _placed(path: Path) -> Iterator[None]:
    """Turn an OSError into one of ours that says which file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        todo = "Check that the folder exists and may be written to."
        raise SettingsError(f"can't be written ({error.strerror})", where=str(path), todo=todo) from None
