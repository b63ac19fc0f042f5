"""What is to be added: the documents of places, and readings made before.

A JSON Lines file that ``reportedly read -o FILE.jsonl`` wrote is taken as it is: its documents are not read again.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from reportedly.errors import IntakeError, ReportedlyError, WrongFormat
from reportedly.intake import Failure, is_url, open_input
from reportedly.intake.jsonl import lines
from reportedly.model.document import Document
from reportedly.model.reading import SCHEMA, Reading

Item = Document | Reading | Failure
_OURS = b'{"schema":"reportedly/'
_DECODER = msgspec.json.Decoder(Reading)


class _Head(msgspec.Struct):
    """What a line of ours says of itself."""

    schema: str = ""
    id: str = ""
    error: str = ""


def gather(wanted: Iterable[str | Path | Item], *, published: str | None = None) -> Iterator[Item]:
    """The documents of each place, in order; documents and readings given as such pass through."""
    for one in wanted:
        if isinstance(one, Document | Reading | Failure):
            yield one
        else:
            yield from _at(one, published)


def _at(place: str | Path, published: str | None) -> Iterator[Item]:
    try:
        if _holds_readings(place):
            yield from _readings(Path(place))
        else:
            yield from open_input(place, published=published)
    except IntakeError as error:
        yield Failure(str(place), error)


def _holds_readings(place: str | Path) -> bool:
    path = Path(place)
    if str(place) == "-" or is_url(str(place)) or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return stream.read(len(_OURS)) == _OURS
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
