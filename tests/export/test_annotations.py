"""Web Annotation: a reading's annotations hold to the W3C's model, and stand on the words they are of."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace
from pyld import jsonld

from reportedly.export import annotations
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from tests.export import readings

SCHEMA = json.loads((Path(__file__).parent / "shapes" / "annotation.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
OA, RDF_VALUE = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
MADE = {
    "reading": readings.reading(),
    "without-address": replace(
        readings.reading(), document=replace(readings.reading().document, url=None, retrieved=None)
    ),
    "hostile": readings.nasty(),
    "empty": Reading(id="", document=Document(text="")),
}


def collection(reading):
    return json.loads(annotations.encode(reading))


@pytest.mark.parametrize("name", MADE)
def test_collections_hold_to_the_model(name):
    """Every annotation has what the Recommendation asks of it, whatever the report's words are; no id is twice."""
    made = collection(MADE[name])
    VALIDATOR.validate(made)
    ids = [item["id"] for item in made["first"]["items"]]
    assert made["total"] == len(ids) == len(set(ids))


GOOD = collection(readings.reading())


@pytest.mark.parametrize(
    ("at", "key", "value"),
    [
        ((), "@context", "https://schema.org"),
        ((), "total", -1),
        ((), "first", None),
        (("first",), "partOf", None),
        (("first",), "items", {}),
        (("first", "items", 0), "id", "a1"),
        (("first", "items", 0), "type", "Note"),
        (("first", "items", 0), "motivation", "voting"),
        (("first", "items", 0), "target", None),
        (("first", "items", 0, "body", 0), "purpose", "role"),
        (("first", "items", 0, "body", 0), "value", ""),
        (("first", "items", 0, "target"), "source", None),
        (("first", "items", 0, "target", "state"), "sourceDate", "2030-03-06T08:00:00"),
        (("first", "items", 0, "target", "selector", 0), "exact", None),
        (("first", "items", 0, "target", "selector", 1), "start", -1),
        (("first", "items", 0, "target", "selector", 1), "end", "9"),
    ],
)
def test_the_schema_bites(at, key, value):
    """A collection that breaks one requirement is refused."""
    bad = place = copy.deepcopy(GOOD)
    for step in at:
        place = place[step]
    place.pop(key)
    if value is not None:
        place[key] = value
    assert not VALIDATOR.is_valid(bad)


@pytest.mark.parametrize("name", ["reading", "without-address", "hostile"])
def test_selectors_are_of_the_same_words(name):
    """The quotation is the text between the positions, in code points; its surroundings are what stands there."""
    reading = MADE[name]
    text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in reading.document.text)
    seen = 0
    for item in collection(reading)["first"]["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for quoted, position in (target["selector"] for target in targets):
            start, end = position["start"], position["end"]
            assert quoted["exact"] == text[start:end]
            assert text[:start].endswith(quoted["prefix"])
            assert text[end:].startswith(quoted["suffix"])
            seen += 1
    assert seen > 50


def test_every_record_is_annotated():
    """No part of an attribution, claim, finding, mark, quantity or date of the reading is left out."""
    reading = readings.reading()
    tags = [
        (body["value"], item["body"][1]["value"])
        for item in GOOD["first"]["items"]
        for body in item["body"]
        if body["purpose"] == "tagging"
    ]
    parts = [(part, a.id) for a in reading.attributions for part in ("source", "cue", "content") if getattr(a, part)]
    named = {"claim": "claims", "finding": "findings", "mark": "marks", "quantity": "quantities", "date": "dates"}
    records = [(role, one.id) for role, name in named.items() for one in getattr(reading, name)]
    assert sorted(tags) == sorted([*parts, *records])


def test_a_statement_in_two_pieces_has_two_targets():
    """A discontinuous content is one annotation with a target a piece, and the words between stay out."""
    (content,) = [item for item in GOOD["first"]["items"] if item["id"].endswith("#content-a4")]
    words = [target["selector"][0]["exact"] for target in content["target"]]
    assert words == ["crossings", "“will resume when they are safe”"]


@pytest.mark.parametrize(
    ("url", "retrieved", "source", "state"),
    [
        (readings.URL, "2030-03-06T08:00:00+00:00", readings.URL, "2030-03-06T08:00:00+00:00"),
        (readings.URL, "2030-03-06T08:00:00", readings.URL, "2030-03-06T08:00:00Z"),
        (readings.URL, "2030-03-06", readings.URL, None),
        (None, None, "urn", None),
        ("javascript:alert(1)", None, "urn", None),
    ],
)
def test_source_and_state(url, retrieved, source, state):
    """The target is the page where there is one, else the text by its digest; the copy that was read is named."""
    document = Document(text="Boats sank.", url=url, retrieved=retrieved)
    reading = replace(readings.many(1), document=replace(readings.many(1).document, url=url, retrieved=retrieved))
    target = collection(reading)["first"]["items"][0]["target"]
    urn = f"urn:sha256:{reading.document.sha256}"
    assert target["source"] == (urn if source == "urn" else source)
    expected = {"type": "TimeState", "sourceDate": state, "cached": urn} if state else urn
    assert target["state"] == expected
    assert annotations.urn_of(document).startswith("urn:sha256:")


_CONTEXT = {
    "@context": {
        "@vocab": OA,
        "id": "@id",
        "type": "@type",
        "value": RDF_VALUE,
        "body": {"@id": "oa:hasBody"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
        "first": {"@id": "https://www.w3.org/ns/activitystreams#first"},
        "oa": OA,
    }
}
"""Stands in for anno.jsonld, which no package carries: the terms that these tests ask for."""


@pytest.mark.parametrize("name", ["reading", "hostile"])
def test_read_as_linked_data(name):
    """A JSON-LD processor finds each annotation with its target, source, selectors, bodies and motivation."""
    made = collection(MADE[name])

    def offline(url, _options):
        assert url == annotations.CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": _CONTEXT}

    (expanded,) = jsonld.expand(made, {"documentLoader": offline})
    page = expanded["https://www.w3.org/ns/activitystreams#first"][0]
    items = page["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == made["total"] > 50
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}motivatedBy"][0]["@id"] in {f"{OA}classifying", f"{OA}assessing"}
        assert all(body[RDF_VALUE] and body[f"{OA}hasPurpose"][0]["@id"] for body in item[f"{OA}hasBody"])
        for target in item[f"{OA}hasTarget"]:
            assert target[f"{OA}hasSource"][0]["@id"].startswith(("https:", "urn:sha256:"))
            kinds = [selector["@type"][0] for selector in target[f"{OA}hasSelector"]]
            assert kinds == [f"{OA}TextQuoteSelector", f"{OA}TextPositionSelector"]


def test_size_grows_with_the_marks():
    """Twice the marks make twice the file: nothing in it grows faster than the reading."""
    one, two = (len(annotations.encode(readings.many(n))) for n in (2_000, 4_000))
    assert 1.9 < two / one < 2.1
