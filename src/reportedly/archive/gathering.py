"""What is to be added: the documents of places, and readings made before.

A JSON Lines file that ``reportedly read -o FILE.jsonl`` wrote is taken as it is: its documents are not read again.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from reportedly.archive.identity import Known
from reportedly.errors import IntakeError, ReportedlyError, WrongFormat
from reportedly.intake import Failure, files, is_url, open_file, open_input
from reportedly.intake.detect import many
from reportedly.intake.jsonl import lines
from reportedly.model.document import Document
from reportedly.model.reading import SCHEMA, Reading

Item = Document | Reading | Failure
Same = Callable[[Path], Known | None]
"""Whether the archive has what a file held when it held the same bytes."""
_OURS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*"reportedly/reading/')
_DECODER = msgspec.json.Decoder(Reading)


class _Head(msgspec.Struct):
    """What a line of ours says of itself."""

    schema: str = ""
    id: str = ""
    error: str = ""


def gather(
    wanted: Iterable[str | Path | Item], *, published: str | None = None, same: Same = lambda _: None
) -> Iterator[Item | Known]:
    """The documents of each place, in order; documents and readings given as such pass through.

    A file of one document that is the ``same`` is not opened: to extract a page's text takes 20 ms and more.
    """
    for one in wanted:
        if isinstance(one, Document | Reading | Failure):
            yield one
        else:
            yield from _at(one, published, same)


def _at(place: str | Path, published: str | None, same: Same) -> Iterator[Item | Known]:
    path = Path(place)
    try:
        if str(place) == "-" or is_url(str(place)):
            yield from open_input(place, published=published)
        elif path.is_dir():
            for file, name in files(path):
                known = None if many(file) else same(file)
                yield from [known] if known else open_file(file, name, published=published)
        elif _holds_readings(path):
            yield from _readings(path)
        else:
            known = None if many(path) else same(path)
            yield from [known] if known else open_input(path, published=published)
    except IntakeError as error:
        yield Failure(str(place), error)


def _holds_readings(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return _OURS.match(stream.read(100)) is not None
    except OSError:
        return False


def _readings(path: Path) -> Iterator[Item]:
    for number, line in lines(path):
        where = f"{path}:{number}"
        try:
            head = msgspec.json.decode(line or b"{}", type=_Head)
            if head.schema == SCHEMA:
                yield _DECODER.decode(line or b"")
            elif head.error:
                yield Failure(head.id, ReportedlyError(head.error, where=head.id))
            else:
                raise WrongFormat("the line is no reading of ours", where=where)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield Failure(where, WrongFormat(f"the line is no reading ({error})", where=where))
        except IntakeError as error:
            yield Failure(where, error)
