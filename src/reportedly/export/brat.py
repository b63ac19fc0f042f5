"""brat standoff: a ZIP file of ``.txt`` and ``.ann``, annotation.conf and visual.conf, ready for brat's data folder.

``T`` lines mark sources, cues, contents, claims in the report's own voice, findings, quantities and dates; ``R`` lines
join an attribution's source and cue to its content (to its cue, where it has no content); ``A`` lines give kinds;
``#`` lines of type ``Record`` the record's id in the reading, of type ``AnnotatorNotes`` its working. Each attribution
has annotations of its own, also where two stand on the same words.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from reportedly.export.brat_conf import annotation_conf, visual_conf
from reportedly.export.brat_text import fragments, plain
from reportedly.export.drain import Drain
from reportedly.export.tables import Seen
from reportedly.export.visible import one_line
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_NAME = 60
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the same readings make the same file, whenever it is made


def encode(reading: Reading) -> bytes:
    """The ZIP file of one reading."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        _conf(packed)
        _add(packed, reading)
    return out.getvalue()


def encode_many(readings: Iterable[Reading]) -> Iterator[bytes]:
    """One ZIP file of many readings, a reading at a time; of the same report of the same id only the first."""
    drain = Drain()
    with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as packed:
        _conf(packed)
        for reading in readings:
            if f"{file_name(reading)}.txt" not in packed.NameToInfo:
                _add(packed, reading)
            yield drain.drained()
    yield drain.drained()


def standoff(reading: Reading) -> tuple[str, str]:
    """The ``.txt`` and the ``.ann`` of one reading."""
    text = plain(reading.document.text)
    lines = _Lines(text)
    seen = Seen.of(reading)
    for said in reading.attributions:
        _attributed(lines, said, seen)
    for claim in reading.claims:
        if claim.attribution is None:
            lines.mark("Claim", claim.spans, record=claim.id)
    for found in reading.findings:
        working = f"{found.kind}: {found.working}" + (f" (needs {found.needs})" if found.needs else "")
        lines.mark("Finding", found.spans, record=found.id, note=working, Verdict=found.verdict)
    for quantity in reading.quantities:
        lines.mark("Quantity", [quantity.span], record=quantity.id, Counts=quantity.kind)
    for date in reading.dates:
        lines.mark("Date", [date.span], record=date.id, note=date.value, Timex=date.type)
    return text, lines.written()


def file_name(reading: Reading) -> str:
    """The name of a reading's two files, without suffix."""
    return named(reading.id, reading.document.text)


def named(id: str, text: str) -> str:
    """The name of a report's files: what is safe of its id, and a hash of what is not and of its text."""
    known = f"{id}\0{text}".encode("utf-8", "replace")
    return f"{stem(id)}-{hashlib.sha256(known).hexdigest()[:8]}"


def stem(id: str) -> str:
    """What such a name begins with, before its hash."""
    return _UNSAFE.sub("_", id).strip("_-")[:_LONGEST_NAME] or "report"


class _Lines:
    """The lines of one ``.ann``, each kind numbered from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[str, list[str]] = {"T": [], "R": [], "A": [], "#": []}

    def mark(self, type: str, spans: Sequence[Span], *, record: str = "", note: str = "", **attributes: str) -> str:
        """Mark ``spans``; the id of the annotation, "" where there are no words to mark."""
        pieces = fragments(spans, self._text)
        if not pieces:
            return ""
        places = ";".join(f"{start} {end}" for start, end in pieces)
        id = self._add("T", f"{type} {places}\t{' '.join(piece.of(self._text) for piece in pieces)}")
        for name, value in attributes.items():
            self._add("A", f"{name} {id} {value}")
        for name, words in (("Record", record), ("AnnotatorNotes", note)):
            if one_line(words):
                self._add("#", f"{name} {id}\t{one_line(words)}")
        return id

    def join(self, relation: str, one: str, other: str) -> None:
        """Relate two annotations, where both are there."""
        if one and other:
            self._add("R", f"{relation} Arg1:{one} Arg2:{other}")

    def written(self) -> str:
        """All lines, the annotations first."""
        return "".join(f"{line}\n" for kind in self._lines.values() for line in kind)

    def _add(self, kind: str, rest: str) -> str:
        id = f"{kind}{len(self._lines[kind]) + 1}"
        self._lines[kind].append(f"{id}\t{rest}")
        return id


def _attributed(lines: _Lines, said: Attribution, seen: Seen) -> None:
    """The three parts; what is known of the whole stands on the first of content, cue, source that has words."""
    name, kind = seen.voice(said.id)
    about = {"record": said.id, "note": f"{name or kind}; confidence {said.confidence:.2f}"}
    kinds = {"Quote": said.quote, "Stance": said.stance}
    content = lines.mark("Content", said.content, **about, **kinds)
    cue = lines.mark("Cue", said.cue, **({} if content else about | kinds))
    source = lines.mark("Source", said.source, SourceKind=kind, **({} if content or cue else about | kinds))
    lines.join("Cue-of", cue, content)
    lines.join("Source-of", source, content or cue)


def _conf(packed: zipfile.ZipFile) -> None:
    _write(packed, "annotation.conf", annotation_conf())
    _write(packed, "visual.conf", visual_conf())


def _add(packed: zipfile.ZipFile, reading: Reading) -> None:
    text, annotations = standoff(reading)
    name = file_name(reading)
    _write(packed, f"{name}.txt", text)
    _write(packed, f"{name}.ann", annotations)


def _write(packed: zipfile.ZipFile, name: str, words: str) -> None:
    file = zipfile.ZipInfo(name, _DAY_ONE)
    file.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(file, words.encode())
