"""brat standoff, read back: the attributions that somebody marked, placed exactly in the report or not at all.

A mark is placed where the ``.txt`` and the report have the same words from the beginning to the mark's end, and the
words beside the mark in the ``.ann`` are those that stand there. Any other is unanchored: its words are kept, and no
look-alike is sought. Files are data from outside: a line that can't be read is a warning, and the rest goes on.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct, field

from reportedly import settings
from reportedly.errors import TooLarge, WrongFormat
from reportedly.export.brat_text import joined, plain
from reportedly.intake.zips import check_zip
from reportedly.model.corrections import Roles
from reportedly.model.span import Span

_BOUND = re.compile(r"(T\d+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)\t([^\t]*)")
_RELATION = re.compile(r"(R\d+)\t(\S+) \w+:(T\d+) \w+:(T\d+)\s*")
_ATTRIBUTE = re.compile(r"([AM]\d+)\t(\S+) ([A-Z]\d+)(?: (\S+))?\s*")
_NOTE = re.compile(r"(#\d+)\t(\S+) ([A-Z]\d+)\t(.*)")
_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}
_MOST_WARNINGS = 50
MAX_FILES = 50_000
"""Of a ZIP file of pairs."""
_NO_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


class Words(Struct, frozen=True, kw_only=True):
    """The words of each part, as the file has them."""

    source: str = ""
    cue: str = ""
    content: str = ""


class Marked(Struct, frozen=True, kw_only=True):
    """One attribution of the file. ``id`` is the record's that it was exported from, else its annotation's.

    ``roles`` has what could be placed; ``unanchored`` names the parts that could not, of which ``words`` remain.
    ``quote``, ``stance`` and ``kind`` are the values as written, "" where there are none; ``note`` what was remarked.
    """

    id: str
    roles: Roles
    words: Words
    unanchored: list[str] = field(default_factory=list)
    quote: str = ""
    stance: str = ""
    kind: str = ""
    note: str = ""


class Imported(Struct, frozen=True, kw_only=True):
    """What a pair of files holds; ``same_text`` says whether the ``.txt`` is the report's text."""

    attributions: list[Marked]
    same_text: bool
    warnings: list[str] = field(default_factory=list)


class _Mark(Struct, frozen=True):
    type: str
    spans: list[Span]
    words: str


class _File(Struct):
    """The lines of an ``.ann`` by kind."""

    marks: dict[str, _Mark] = field(default_factory=dict)
    joined: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """By the head's id: the relation and the id of the other."""
    values: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    bound: set[tuple[str, str]] = field(default_factory=set)
    """Relation and id of what is joined to a head."""
    warnings: list[str] = field(default_factory=list)


def decode(ann: bytes, txt: bytes, text: str) -> Imported:
    """The attributions of an ``.ann`` and its ``.txt``, placed in the report's ``text``.

    Raises WrongFormat for what is no UTF-8, TooLarge over ``settings.max_bytes``.
    """
    file = _parsed(_decoded(ann, ".ann"))
    theirs, ours = _decoded(txt, ".txt"), plain(text)
    pairs = enumerate(zip(theirs, ours, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(theirs), len(ours)))
    found = [_marked(file, head, theirs, same) for head in _heads(file)]
    return Imported(attributions=found, same_text=theirs == ours, warnings=file.warnings[:_MOST_WARNINGS])


def unpacked(data: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """Name, ``.ann`` and ``.txt`` of each pair in a ZIP file, in order; nothing is written to disk.

    Raises WrongFormat for what is no ZIP file, TooLarge where it unpacks to more than ``settings.max_bytes``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_zip(packed, settings.current().max_bytes, files=MAX_FILES)
            names = set(packed.namelist())
            wanted = [name for name in packed.namelist() if name.endswith(".ann") and f"{name[:-4]}.txt" in names]
            pairs = [(name[:-4], packed.read(name), packed.read(f"{name[:-4]}.txt")) for name in dict.fromkeys(wanted)]
    except _NO_ZIP as error:
        raise WrongFormat(f"no ZIP file of brat's that can be read ({error})", todo="Pack it again.") from None
    yield from pairs


def _decoded(data: bytes, what: str) -> str:
    if len(data) > settings.current().max_bytes:
        raise TooLarge(f"the {what} is over the limit of {settings.current().max_bytes:,} bytes")
    try:
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise WrongFormat(f"the {what} is no UTF-8", todo="Save it as UTF-8.") from None


def _parsed(ann: str) -> _File:
    file = _File()
    for number, line in enumerate(ann.split("\n"), 1):
        if bound := _BOUND.fullmatch(line):
            id, type, places, words = bound.groups()
            spans = [Span(*map(int, place.split())) for place in places.split(";")]
            file.marks[id] = _Mark(type, spans, words)
        elif related := _RELATION.fullmatch(line):
            _, relation, other, head = related.groups()
            file.joined[head].append((relation, other))
            file.bound.add((relation, other))
        elif valued := _ATTRIBUTE.fullmatch(line):
            file.values[valued[3]][valued[2]] = valued[4] or ""
        elif noted := _NOTE.fullmatch(line):
            file.values[noted[3]][noted[2]] = noted[4]
        elif line.strip():
            file.warnings.append(f"line {number} can't be read and is passed over")
    return file


def _heads(file: _File) -> list[str]:
    """Each content; each cue and source that is joined to none."""
    joins = {"Content": "", "Cue": "Cue-of", "Source": "Source-of"}
    return [id for id, mark in file.marks.items() if mark.type in joins and (joins[mark.type], id) not in file.bound]


def _marked(file: _File, head: str, theirs: str, same: int) -> Marked:
    parts: dict[str, list[_Mark]] = {"source": [], "cue": [], "content": []}
    parts[_ROLES[file.marks[head].type]].append(file.marks[head])
    values = dict(file.values.get(head, {}))
    for relation, other in file.joined.get(head, []):
        role = {"Source-of": "source", "Cue-of": "cue"}.get(relation)
        if role and other in file.marks and other != head:
            parts[role].append(file.marks[other])
            values = file.values.get(other, {}) | values
    adrift = [role for role, marks in parts.items() if not all(_stands(mark, theirs, same) for mark in marks)]
    placed = {
        role: joined((span for mark in marks for span in mark.spans), theirs)
        for role, marks in parts.items()
        if role not in adrift
    }
    return Marked(
        id=values.get("Record") or head,
        roles=Roles(**placed),
        words=Words(**{role: " ".join(mark.words for mark in marks) for role, marks in parts.items()}),
        unanchored=adrift,
        quote=values.get("Quote", ""),
        stance=values.get("Stance", ""),
        kind=values.get("SourceKind", ""),
        note=values.get("AnnotatorNotes", ""),
    )


def _stands(mark: _Mark, theirs: str, same: int) -> bool:
    """Whether the mark's words are where it says, and the report has the same words up to there."""
    inside = all(start < end <= same for start, end in mark.spans)
    return inside and " ".join(span.of(theirs) for span in mark.spans) == mark.words
