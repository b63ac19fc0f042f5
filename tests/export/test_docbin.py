"""spaCy DocBin: read back by spaCy, every span where the reading has it, and which belong together."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from spacy.tokens import DocBin

from reportedly.export import docbin
from reportedly.export.wellformed import well_formed
from reportedly.model.claims import Claim
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from tests.doors import sample
from tests.export import corpus_readings as readings


def read(data):
    """The documents, in a vocabulary that never saw them."""
    return list(DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab))


def spans_of(reading):
    """What each group must hold: the id and the exact place of each span of words, in order."""
    one = {
        "sources": [(a.id, s) for a in reading.attributions for s in a.source],
        "cues": [(a.id, s) for a in reading.attributions for s in a.cue],
        "contents": [(a.id, s) for a in reading.attributions for s in a.content],
        "claims": [(c.id, s) for c in reading.claims for s in c.spans],
        "findings": [(f.id, s) for f in reading.findings for s in f.spans],
        "quantities": [(q.id, q.span) for q in reading.quantities],
        "dates": [(d.id, d.span) for d in reading.dates],
    }
    words = reading.document.words
    return {name: [(id, tuple(s)) for id, s in found if words(s).strip()] for name, found in one.items()}


@pytest.mark.parametrize("make", [sample.reading, readings.nasty, readings.untitled, readings.empty])
def test_every_span_is_where_the_reading_has_it(make):
    """Text, groups, ids and exact offsets come back; what spaCy marks holds the exact words, and no token more."""
    reading = make()
    (doc,) = read(docbin.encode(reading))
    text = well_formed(reading.document.text)
    assert doc.text == text
    assert set(doc.spans) == set(docbin.GROUPS)
    for name, expected in spans_of(reading).items():
        exact = doc.user_data["exact"][name]
        assert [(span.id_, place) for span, place in zip(doc.spans[name], exact, strict=True)] == expected
        for span, (start, end) in zip(doc.spans[name], exact, strict=True):
            assert text[start:end].rstrip(" ") in span.text
            assert text[span.start_char : span.end_char] == span.text
            assert span[0].idx + len(span[0]) > start
            assert span[-1].idx < end


def test_spans_of_whole_tokens_are_exactly_those():
    """Offsets and texts of an ordinary report are equal, not only near: none of its sources or cues cuts a token."""
    reading = sample.reading()
    (doc,) = read(docbin.encode(reading))
    for role in ("sources", "cues", "contents"):
        for span, (start, end) in zip(doc.spans[role], doc.user_data["exact"][role], strict=True):
            assert (span.start_char, span.end_char) == (start, end)
            assert span.text == reading.document.text[start:end]


def test_what_belongs_together():
    """The parts of an attribution can be found again from its relation, with what is known of it."""
    reading = sample.reading()
    (doc,) = read(docbin.encode(reading))
    for said, relation in zip(reading.attributions, doc.user_data["relations"], strict=True):
        assert (relation["id"], relation["stance"]) == (said.id, said.stance)
        for role, spans in (("sources", said.source), ("cues", said.cue), ("contents", said.content)):
            group = list(doc.spans[role])
            assert [group[n].text for n in relation[role]] == [reading.document.words(span) for span in spans]
    assert doc.user_data["relations"][4]["kind"] == "organisation"
    assert (doc.user_data["id"], doc.user_data["url"]) == ("ferries", "https://courier.example/ferries")


LABELS = [
    ("sources", 0, "unnamed-official", ""),
    ("cues", 4, "factive", ""),
    ("contents", 1, "direct", ""),
    ("claims", 7, "own-voice", ""),
    ("findings", 0, "inconsistent", "share-of-total"),
    ("quantities", 3, "percent", ""),
    ("dates", 1, "DATE", "XXXX-04-09"),
]


@pytest.mark.parametrize(("name", "number", "label", "kb"), LABELS)
def test_labels(name, number, label, kb):
    """The kind of a record is its span's label, in a vocabulary that never saw it."""
    (doc,) = read(docbin.encode(sample.reading()))
    span = list(doc.spans[name])[number]
    assert (span.label_, span.kb_id_) == (label, kb)


CUTS = [("re-elected,", 3, 10), ("don't", 0, 3), ("€40m", 1, 3), ("a\u0301b", 1, 2), ("🚢x", 1, 2)]


@pytest.mark.parametrize(("text", "start", "end"), CUTS)
def test_a_span_that_cuts_a_token(text, start, end):
    """It is widened to whole tokens, and its exact offsets are kept."""
    claim = Claim(id="c1", spans=[Span(start, end)], attribution=None)
    (doc,) = read(docbin.encode(Reading(id="x", document=Document(text=text), claims=[claim])))
    (span,) = doc.spans["claims"]
    assert text[start:end] in span.text
    assert doc.user_data["exact"]["claims"] == ((start, end),)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-2, 62), st.integers(-2, 62)), max_size=5))
def test_any_text_and_any_spans(text, places):
    """No text stops it, and a span outside the text or of white space is left out rather than moved."""
    claims = [Claim(id=f"c{n}", spans=[Span(*place)], attribution=None) for n, place in enumerate(places)]
    (doc,) = read(docbin.encode(Reading(id="x", document=Document(text=text), claims=claims)))
    assert doc.text == text
    kept = [
        (f"c{n}", place)
        for n, place in enumerate(places)
        if 0 <= place[0] < place[1] <= len(text) and text[slice(*place)].strip()
    ]
    places = zip(doc.spans["claims"], doc.user_data["exact"]["claims"], strict=True)
    assert [(span.id_, place) for span, place in places] == kept


def test_many_documents_in_files_of_so_many():
    """A corpus comes as several files, in order, none of them larger than asked."""
    made = [replace(readings.untitled(), id=str(number)) for number in range(5)]
    files = [read(data) for data in docbin.encode_many(made, size=2)]
    assert [[doc.user_data["id"] for doc in docs] for docs in files] == [["0", "1"], ["2", "3"], ["4"]]


def test_ten_thousand_claims():
    """A report that is all claims keeps every one."""
    (doc,) = read(docbin.encode(readings.large()))
    assert {name: len(doc.spans[name]) for name in ("claims", "cues")} == {"claims": 10_000, "cues": 10_000}
    assert {span.text for span in doc.spans["contents"]} == {"the ferry was late"}
