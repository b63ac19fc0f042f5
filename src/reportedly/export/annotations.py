"""Web Annotation (W3C Recommendation of 2017): what a reading found, as an AnnotationCollection that any tool can show.

Each part of an attribution, claim, finding, mark, quantity and date is one annotation. Its target is the report (its
web address, or the SHA-256 of its text) with two selectors of the same words: a TextQuoteSelector, which finds them
again in a page, and a TextPositionSelector, which counts Unicode code points of the canonical text (section 4.2.5 of
the model asks for code points). They stand side by side, since in ``refinedBy`` the second would count from the start
of the first's words. The text that was read is the target's state: a copy named by its SHA-256.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any
from urllib.parse import quote

from reportedly.export.json import encode as to_json
from reportedly.export.plain import plain, web_address
from reportedly.intake.metadata import iso_date
from reportedly.model.document import Document, sha256_of
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.version import __version__

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and after the words that a quotation carries, enough to tell like passages apart."""
_GENERATOR = {"type": "Software", "name": f"reportedly {__version__}"}

Thing = dict[str, Any]


def encode(reading: Reading) -> bytes:
    """The reading as one AnnotationCollection, its only page within, as UTF-8 JSON-LD; motivated as machine's work."""
    document = reading.document
    urn = urn_of(document)
    items = [to_json(item) for item in annotations(reading)]
    page = {"id": f"{urn}#page", "type": "AnnotationPage", "partOf": {"id": f"{urn}#annotations"}, "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": f"{urn}#annotations",
        "type": "AnnotationCollection",
        "label": plain(document.title or document.url or reading.id) or "a reading",
        "generator": {**_GENERATOR, "nickname": reading.made_by} if reading.made_by else _GENERATOR,
        "total": len(items),
        "first": {**page, "items": []},
    }
    around = to_json(collection).removesuffix(b"]}}")  # each item is written at once: a million don't wait as objects
    return b"".join((around, b",".join(items), b"]}}"))


def annotations(reading: Reading) -> Iterator[Thing]:
    """The annotations, in the order: attributions' parts, claims, findings, marks, quantities, dates."""
    made = _Maker(reading.document)
    voices = {voice.id: voice for voice in reading.voices}
    for one in reading.attributions:
        sure = f"confidence {one.confidence:.2f}"
        voice = voices.get(one.voice or "")
        said_by = [("classifying", voice.kind), ("describing", voice.name)] if voice else []
        yield from made.of("source", one.id, one.source, [*said_by, ("describing", sure)])
        yield from made.of("cue", one.id, one.cue, [("classifying", one.stance), ("describing", sure)])
        yield from made.of("content", one.id, one.content, [("classifying", one.quote), ("describing", sure)])
    for claim in reading.claims:
        kinds = [("classifying", kind) for kind in chain(claim.facets, claim.flags)]
        yield from made.of(
            "claim", claim.id, claim.spans, [*kinds, ("describing", f"worth checking {claim.worth:.2f}")]
        )
    for finding in reading.findings:
        says = [("classifying", finding.kind), ("assessing", finding.verdict), ("describing", finding.working)]
        yield from made.of("finding", finding.id, finding.spans, says, motivation="assessing")
    for mark in reading.marks:
        kinds = [("classifying", kind) for kind in (mark.kind, mark.sort) if kind]
        yield from made.of("mark", mark.id, [mark.span], [*kinds, ("describing", mark.why)])
    for figure in reading.quantities:
        says = [("classifying", figure.kind), ("describing", _figure(figure))]
        yield from made.of("quantity", figure.id, [figure.span], says)
    for date in reading.dates:
        yield from made.of("date", date.id, [date.span], [("classifying", date.type), ("describing", _date(date))])


def urn_of(document: Document) -> str:
    """The name of a text that no two texts share: ``urn:sha256:`` and the digest."""
    return f"urn:sha256:{quote(document.sha256 or sha256_of(document.text), safe='')}"


class _Maker:
    """Makes annotations of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._urn = urn_of(document)
        self._source = web_address(document.url) or self._urn
        self._state = _state(self._urn, iso_date(document.retrieved or ""))

    def of(
        self,
        role: str,
        id: str,
        spans: Sequence[Span],
        says: Sequence[tuple[str, str]],
        *,
        motivation: str = "classifying",
    ) -> Iterator[Thing]:
        """One annotation of the spans' words, one target a span; of the whole report where a finding has no span."""
        if not spans and role != "finding":
            return
        bodies = [("tagging", role), ("identifying", id), *((why, plain(words)) for why, words in says)]
        targets: list[Thing | str] = [self._target(span) for span in spans]
        yield {
            "id": f"{self._urn}#{role}-{quote(id.encode('utf-8', 'replace'), safe='')}",
            "type": "Annotation",
            "motivation": motivation,
            "generator": _GENERATOR,
            "body": [{"type": "TextualBody", "purpose": why, "value": value} for why, value in bodies if value],
            "target": targets[0] if len(targets) == 1 else targets or self._source,
        }

    def _target(self, span: Span) -> Thing:
        start, end = span
        return {
            "type": "SpecificResource",
            "source": self._source,
            "state": self._state,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": self._text[start:end],
                    "prefix": self._text[max(0, start - AROUND) : start],
                    "suffix": self._text[end : end + AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }


def _state(urn: str, retrieved: str | None) -> Thing | str:
    """The copy that was read: of a known time as a TimeState (section 4.3.1 asks for one), else its name alone."""
    if retrieved is None or "T" not in retrieved:
        return urn
    zoned = "+" in retrieved[10:] or "-" in retrieved[10:] or retrieved.endswith("Z")
    return {"type": "TimeState", "sourceDate": retrieved if zoned else f"{retrieved}Z", "cached": urn}


def _figure(figure: Quantity) -> str:
    value = f"{figure.low:g}" if figure.low == figure.high else f"{figure.low:g} to {figure.high:g}"
    hedge = "" if figure.modifier == "exact" else f"{figure.modifier} "
    return " ".join(f"{hedge}{value} {figure.counted or figure.unit}".split())


def _date(date: Date) -> str:
    known = "" if not date.first else date.first if date.first == date.last else f"{date.first} to {date.last}"
    return f"{date.value} ({known})" if known else date.value
