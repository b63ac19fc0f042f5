"""spaCy DocBin: the text in spaCy's tokens, with what the reading found as span groups; a ``.spacy`` file.

The tokens are those of spaCy's blank English pipeline; no model is loaded. A span that cuts a token is widened to whole
tokens, since spaCy's spans are made of them, and its exact offsets are kept beside it. ``doc.spans`` has the groups of
GROUPS; a span's ``id_`` is its record's id, ``label_`` and ``kb_id_`` what GROUPS says. ``doc.user_data`` has

- ``id``, ``url``, ``title``, ``publisher``, ``published``, ``sha256``,
- ``exact``: by group the exact ``(start, end)`` of each span, in order,
- ``relations``: of each attribution its ``id``, ``quote``, ``stance``, ``confidence``, ``voice``, ``kind``, and the
  places of its spans within the groups ``sources``, ``cues`` and ``contents``.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from reportedly.errors import SettingsError
from reportedly.export.tables import Seen
from reportedly.export.wellformed import well_formed
from reportedly.model.reading import Reading
from reportedly.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

GROUPS = {
    "sources": "the words for a source; label: its kind",
    "cues": "the words that attribute; label: the stance",
    "contents": "what is attributed; label: direct, mixed or indirect",
    "claims": "checkable assertions; label: attributed or own-voice",
    "findings": "what a check rests on; label: its verdict, kb_id: the rule",
    "quantities": "figures; label: their kind",
    "dates": "times; label: their type, kb_id: the TIMEX3 value",
}
"""The span groups, and what they hold."""
PER_FILE = 200
"""Documents of one file: a DocBin is packed as a whole."""
_Item = tuple[Span, str, str, str]
"""Where, record's id, label, kb_id."""


def encode(reading: Reading) -> bytes:
    """A DocBin of one document. Raises SettingsError where spaCy is missing."""
    return _packed([reading])


def encode_many(readings: Iterable[Reading], size: int = PER_FILE) -> Iterator[bytes]:
    """DocBins of up to ``size`` documents, each a file of its own: spaCy reads a folder of them as one corpus."""
    left = iter(readings)
    while some := list(islice(left, size)):
        yield _packed(some)


def _packed(readings: Iterable[Reading]) -> bytes:
    try:
        import spacy
        from spacy.tokens import DocBin
    except ImportError:
        todo = "Run pip install 'reportedly[spacy]'."
        raise SettingsError("a DocBin needs the extra 'spacy'", where="export", todo=todo) from None
    blank = spacy.blank("en")  # one a file: its list of strings grows with what it sees
    packed = DocBin(attrs=["ORTH"], store_user_data=True)
    for reading in readings:
        packed.add(_doc(reading, blank))
    return packed.to_bytes()


def _doc(reading: Reading, blank: "Language") -> "Doc":
    seen = Seen.of(reading)
    made = blank.tokenizer(well_formed(reading.document.text))
    items, relations = _attributed(seen)
    items |= _others(reading)
    made.user_data["exact"] = {name: _grouped(made, name, items[name]) for name in GROUPS}
    made.user_data["relations"] = relations
    made.user_data["id"] = well_formed(reading.id)
    for name in ("url", "title", "publisher", "published", "sha256"):
        known = getattr(reading.document, name)
        made.user_data[name] = known and well_formed(known)
    return made


def _attributed(seen: Seen) -> tuple[dict[str, list[_Item]], list[dict[str, Any]]]:
    """The spans of the three roles, and which of them belong together."""
    items: dict[str, list[_Item]] = {"sources": [], "cues": [], "contents": []}
    relations = []
    for said in seen.reading.attributions:
        name, kind = seen.voice(said.id)
        known = {"id": said.id, "quote": said.quote, "stance": said.stance, "confidence": said.confidence}
        relation: dict[str, Any] = {**known, "voice": name and well_formed(name), "kind": kind}
        labels = {"sources": kind, "cues": said.stance, "contents": said.quote}
        for (role, label), spans in zip(labels.items(), (said.source, said.cue, said.content), strict=True):
            found = [(span, said.id, label, "") for span in spans if _holds(seen.reading, span)]
            relation[role] = list(range(len(items[role]), len(items[role]) + len(found)))
            items[role] += found
        relations.append(relation)
    return items, relations


def _others(reading: Reading) -> dict[str, list[_Item]]:
    records: dict[str, list[tuple[list[Span], str, str, str]]] = {
        "claims": [(c.spans, c.id, "own-voice" if c.attribution is None else "attributed", "") for c in reading.claims],
        "findings": [(f.spans, f.id, f.verdict, f.kind) for f in reading.findings],
        "quantities": [([q.span], q.id, q.kind, "") for q in reading.quantities],
        "dates": [([d.span], d.id, d.type, d.value) for d in reading.dates],
    }
    return {
        name: [(span, id, label, kb) for spans, id, label, kb in found for span in spans if _holds(reading, span)]
        for name, found in records.items()
    }


def _holds(reading: Reading, span: Span) -> bool:
    """Whether the text has words there: spaCy has no span of nothing, nor of the space behind a token."""
    return 0 <= span[0] < span[1] <= len(reading.document.text) and not span.of(reading.document.text).isspace()


def _grouped(doc: "Doc", name: str, items: list[_Item]) -> list[list[int]]:
    """Add one group to the document; the exact offsets of its spans."""
    from spacy.tokens import SpanGroup

    made = []
    for (start, end), *words in items:
        id, label, kb = map(well_formed, words)
        span = doc.char_span(start, end, alignment_mode="expand", label=label, span_id=id, kb_id=kb)
        assert span is not None  # noqa: S101 - the text holds it
        made.append(span)
    doc.spans[name] = SpanGroup(doc, name=name, spans=made)
    return [list(span) for span, *_ in items]
