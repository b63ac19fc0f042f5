"""A whole reading, and every export of it: what must hold whatever the text was."""

from collections.abc import Iterator

from msgspec.structs import replace

from reportedly import reading as pipeline
from reportedly.errors import NoText
from reportedly.export import bibtex, csl, csv, jsonl, parquet
from reportedly.export.columns import TABLES
from reportedly.export.steps import steps
from reportedly.intake import from_text
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.observed import noting
from reportedly.service.exports import REPORT, of_reading
from reportedly.service.steps import explain_document
from tests.fuzz.figuring import check_quantity, in_order, within

OFFLINE = tuple(name for name in REPORT if name != "polnear")
"""The exports of a reading that is in no archive."""


def read(text: str, published: str | None = None, **about: str) -> Reading | None:
    """The reading of a text, None of one without words."""
    try:
        document = from_text(text, id="x", published=published, **about)
    except NoText:
        return None
    with noting() as notes:
        reading = pipeline.read(document)
    told = steps(reading, notes)
    for span in spans_in(told):
        within(span, reading.document.text)
    return reading


def spans_in(record: object) -> Iterator[Span]:
    """Every span that a record holds, at any depth."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, list | tuple):
        for item in record:
            yield from spans_in(item)
    elif hasattr(record, "__struct_fields__"):
        for name in record.__struct_fields__:
            yield from spans_in(getattr(record, name))


def check_reading(reading: Reading) -> None:
    """Every span holds words of the text; parts, quantities and dates are in order; ids are known and apart."""
    text = reading.document.text
    for span in spans_in(reading):
        within(span, text)
    for said in reading.attributions:
        for role in (said.source, said.cue, said.content):
            in_order(role, text)
        assert said.content
        assert 0 <= said.confidence <= 1
    in_order([q.span for q in reading.quantities], text)
    in_order([d.span for d in reading.dates], text)
    for quantity in reading.quantities:
        check_quantity(quantity, text)
    check_ids(reading)
    assert all(claim.spans and 0 <= claim.worth <= 1 and 0 <= claim.central <= 1 for claim in reading.claims)
    assert all("\n" not in finding.working for finding in reading.findings)
    assert reading.origins.low <= reading.origins.best <= reading.origins.high


def check_steps(reading: Reading) -> None:
    """The steps to each claim of a report, read again for them: the same reading, and what is quoted stands there."""
    again, steps = explain_document(reading.document)
    assert again.claims == reading.claims
    for fact in (fact for claim in steps.claims for step in claim.steps for fact in step.facts):
        if fact.span is not None:
            assert fact.words == reading.document.words(fact.span) != ""


def check_ids(reading: Reading) -> None:
    """Of each kind of record every id is there once, and each that is named elsewhere is there."""
    ids: dict[str, set[str]] = {}
    for kind in ("attributions", "voices", "quantities", "dates", "marks", "claims", "findings"):
        found = [record.id for record in getattr(reading, kind)]
        ids[kind] = set(found)
        assert len(ids[kind]) == len(found), kind
    for said in reading.attributions:
        assert said.voice is None or said.voice in ids["voices"]
        assert {link.voice for link in said.chain} <= ids["voices"]
    for claim in reading.claims:
        assert claim.attribution is None or claim.attribution in ids["attributions"]
        assert set(claim.quantities) <= ids["quantities"]
        assert set(claim.dates) <= ids["dates"]
        assert set(claim.marks) <= ids["marks"]
    for group in reading.origins.groups:
        assert set(group.voices) <= ids["voices"]
        assert set(group.claims) <= ids["claims"]


def exports(reading: Reading, *, tables: bool = True) -> dict[str, bytes]:
    """Every export of a reading by its name, and the single ``tables`` (which the ZIP files hold as well)."""
    made = {name: b"".join(of_reading(name, reading).pieces) for name in OFFLINE}
    for module in (csv, jsonl, parquet) if tables else ():
        for table in TABLES:
            made[f"{module.__name__.rpartition('.')[2]}-{table}"] = b"".join(module.encode_many([reading], table))
    made["citations"] = b"".join([*bibtex.encode_many([reading]), *csl.encode_many([reading])])
    return made


def dressed(reading: Reading, words: list[str]) -> Reading:
    """The reading with other words wherever a report's metadata, names and reasons may bring any, as a corpus does."""
    turn = iter(words * 50)
    document: Document = replace(
        reading.document, id=next(turn), title=next(turn), publisher=next(turn), url=next(turn), authors=[next(turn)]
    )
    return replace(
        reading,
        id=next(turn),
        document=document,
        voices=[replace(voice, name=next(turn), side=next(turn)) for voice in reading.voices[:20]],
        findings=[replace(found, working=next(turn)) for found in reading.findings[:20]],
        attributions=[replace(a, voice=None, chain=[]) for a in reading.attributions],
        origins=replace(reading.origins, groups=[]),
    )
