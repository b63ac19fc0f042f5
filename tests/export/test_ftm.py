"""followthemoney: every entity is one of its model, links lead to entities, and nobody without a name is a person."""

import json
import re

import pytest
from msgspec.structs import replace

pytest.importorskip("followthemoney", reason="the extra 'validators' is not installed (PyICU needs libicu-dev)")

from followthemoney import model
from followthemoney.exc import InvalidData

from reportedly.export import ftm, ftm_dossier
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.voices import Voice
from reportedly.vocab import rows
from tests.export import dossiers, readings, traces

MADE = {
    "reading": ftm.encode(readings.reading()),
    "hostile": ftm.encode(readings.nasty()),
    "empty": ftm.encode(Reading(id="", document=Document(text=""))),
    "dossier": ftm_dossier.encode(dossiers.reviewed()),
    "dossier-medium": ftm_dossier.encode(dossiers.reviewed(trace=dossiers.addressed(traces.medium().trace))),
    "dossier-bare": ftm_dossier.encode(replace(dossiers.dossier(), trace=None, title=None)),
    "dossier-hostile": ftm_dossier.encode(dossiers.nasty()),
}


def lines(data):
    return [json.loads(line) for line in data.splitlines()]


@pytest.mark.parametrize("name", MADE)
def test_entities_are_of_the_model(name):
    """Each has a schema that exists, properties of it, values of their types as they stand, and all it requires."""
    for data in lines(MADE[name]):
        schema = model.get(data["schema"])
        assert set(data["properties"]) <= set(schema.properties)
        schema.validate(data)
        assert [key for key in schema.required if key not in data["properties"]] == []
        proxy = model.get_proxy(data)
        for key, values in data["properties"].items():
            kind = schema.get(key).type
            assert [kind.clean(value, proxy=proxy) for value in values] == values
            assert all(len(value) <= kind.max_length for value in values)
        assert {key: sorted(v) for key, v in proxy.to_dict()["properties"].items()} == {
            key: sorted(v) for key, v in data["properties"].items()
        }


@pytest.mark.parametrize("name", MADE)
def test_links_lead_to_entities(name):
    """No id is twice, and every entity that another names is in the same file, and of the schema that is asked for."""
    found = lines(MADE[name])
    by_id = {data["id"]: data for data in found}
    assert len(by_id) == len(found)
    for data in found:
        for key, values in data["properties"].items():
            prop = model.get(data["schema"]).get(key)
            if prop.type.name == "entity":
                assert all(model.get(by_id[value]["schema"]).is_a(prop.range) for value in values)


def test_the_checks_bite():
    """The model refuses a value that is not of its property's type."""
    with pytest.raises(InvalidData):
        model.get("Article").validate({"properties": {"publishedAt": ["last week"]}})


def by_schema(data, schema):
    return [one["properties"] for one in lines(data) if one["schema"] == schema]


def test_a_reading():
    """The article as published, named voices as entities with what they said, the rest as mentions; claims as notes."""
    made = MADE["reading"]
    (article,) = by_schema(made, "Article")
    assert (article["sourceUrl"], article["language"]) == ([readings.URL], ["eng"])
    assert article["retrievedAt"] == ["2030-03-06T08:00:00"]
    assert [one["name"] for one in by_schema(made, "Person")] == [["Ilse Brandt"]]
    assert [one["name"] for one in by_schema(made, "PublicBody")] == [["harbour ministry"]]
    assert {one["name"][0] for one in by_schema(made, "Organization")} == {"Dunmere Shipping Council", "Tarn Wire"}
    assert {(one["name"][0], one["detectedSchema"][0]) for one in by_schema(made, "Mention")} >= {
        ("unnamed official, harbour ministry", "Person"),
        ("some analysts", "LegalEntity"),
        ("detained deckhand", "Person"),
    }
    said = by_schema(made, "Documentation")
    assert [one["description"] for one in said if one["role"] == ["said, mixed"]] == [
        ["crossings […] “will resume when they are safe”"]
    ]
    (side,) = by_schema(made, "LegalEntity")
    assert side["name"] == ["Veldmark"]
    assert len(by_schema(made, "Representation")) == 1
    reading = readings.reading()
    assert len(by_schema(made, "Note")) == len(reading.claims) + len(reading.findings)


@pytest.mark.parametrize(
    ("kind", "name", "schema"),
    [
        ("named-person", "Ilse Brandt", "Person"),
        ("organisation", "Tarn Fishers", "Organization"),
        ("organisation", "the Tarn coastguard", "PublicBody"),
        ("organisation", "the United Nations", "Organization"),
        ("media", "Tarn Wire", "Organization"),
        ("named-role", "the mayor of Tarn", "Mention"),
        ("unnamed-official", "a senior official", "Mention"),
        ("unnamed-person", "a deckhand", "Mention"),
        ("captive", "a captured pilot", "Mention"),
        ("document", "the audit report", "Mention"),
        ("vague", "analysts", "Mention"),
        ("own-voice", "the report", None),
    ],
)
def test_who_is_an_entity(kind, name, schema):
    """Only what has a name of its own can be matched with an investigator's entities."""
    reading = Reading(id="x", document=Document(text="x"), voices=[Voice(id="v1", name=name, kind=kind)])
    assert [one["schema"] for one in lines(ftm.encode(reading))][1:] == ([schema] if schema else [])


def test_ids_are_of_the_report():
    """An id is a digest; the same reading has the same ids, and a namesake in another report another one."""
    other = replace(readings.reading(), document=replace(readings.reading().document, url="https://other.example/"))
    one, again, apart = (
        {one["id"] for one in lines(ftm.encode(r))} for r in (readings.reading(), readings.reading(), other)
    )
    assert one == again
    assert not one & apart
    assert all(re.fullmatch("[0-9a-f]{40}", id) for id in one)


def test_a_dossier():
    """Every mention is an article, every tie a link, every review a note on the claim with its evidence's places."""
    trace = dossiers.addressed(traces.medium().trace)
    made = MADE["dossier-medium"]
    assert len(by_schema(made, "Article")) == len(trace.mentions)
    assert len(by_schema(made, "UnknownLink")) == len(trace.edges)
    assert [one["name"] for one in by_schema(made, "Organization")] == [["Pelagic Press"]]
    (note,) = [one for one in by_schema(made, "Note") if "keywords" in one]
    assert (note["summary"], note["createdAt"]) == (["Accurate, says Ada Quint"], ["2031-03-05T09:30:00"])
    assert note["sourceUrl"] == ["https://port.example/log", "https://coastguard.example/3-march"]


def test_many():
    """A corpus is a reading at a time: what each gives is what it gives alone."""
    both = [readings.reading(), readings.nasty()]
    assert list(ftm.encode_many(iter(both))) == [ftm.encode(one) for one in both]


def test_languages():
    """Every language code that is written is one of followthemoney's; one it lacks is left out."""
    kind = model.get("Article").get("language").type
    for row in rows("languages"):
        expected = kind.clean(row["code"])
        reading = Reading(id="x", document=Document(text="x", language=row["code"]))
        assert by_schema(ftm.encode(reading), "Article")[0].get("language", [None]) == [expected]
