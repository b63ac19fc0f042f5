"""PROV: what we write is read whole by the prov library, holds to the W3C's schema, tells who has what from whom."""

import json
from pathlib import Path

import jsonschema
import prov
import pytest
from msgspec.structs import replace
from prov.model import ProvDerivation, ProvDocument, ProvInfluence
from rdflib import Graph, Namespace

from reportedly.export import prov as of_reading
from reportedly.export import prov_dossier, prov_graph
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from tests.export import dossiers, hostile, readings, traces

SCHEMA = json.loads((Path(prov.__file__).parent / "tests" / "schemas" / "prov-json.schema.json").read_text())
"""The schema of the W3C submission, byte for byte, which the package carries."""
PROV = Namespace("http://www.w3.org/ns/prov#")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of its own old names
MEDIUM = dossiers.reviewed(trace=dossiers.addressed(traces.medium().trace))
MADE = {
    "reading": of_reading.encode(readings.reading()),
    "hostile": of_reading.encode(readings.nasty()),
    "empty": of_reading.encode(Reading(id="", document=Document(text=""))),
    "dossier": prov_dossier.encode(dossiers.reviewed()),
    "dossier-medium": prov_dossier.encode(MEDIUM),
    "dossier-bare": prov_dossier.encode(replace(dossiers.dossier(), trace=None, chain=[], title=None)),
    "dossier-hostile": prov_dossier.encode(dossiers.nasty()),
}


def document(name):
    return ProvDocument.deserialize(content=MADE[name].decode(), format="json")


def validator():
    return jsonschema.Draft4Validator(SCHEMA)


@pytest.mark.parametrize("name", MADE)
def test_documents_hold_to_the_schema(name):
    """Every document is PROV-JSON by the schema of the W3C submission."""
    validator().validate(json.loads(MADE[name]))


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("prefix", {"r": 7}),
        ("entity", []),
        ("wasDerivedFrom", {"_:t1": {"prov:generatedEntity": "r:a"}}),
        ("wasAttributedTo", {"_:t1": {"prov:entity": "r:a"}}),
        ("claims", {}),
    ],
)
def test_the_schema_bites(part, value):
    """A document with a part that is none of PROV's, or an end missing, is refused."""
    assert not validator().is_valid(json.loads(MADE["reading"]) | {part: value})


@pytest.mark.parametrize("name", MADE)
def test_read_whole_and_written_again(name):
    """The prov library reads each record, and what it writes reads as the same document: nothing of it is odd."""
    read = document(name)
    made = json.loads(MADE[name])
    assert len(read.get_records()) == sum(len(held) for part, held in made.items() if part != "prefix")
    assert ProvDocument.deserialize(content=read.serialize(format="json"), format="json") == read


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("form", ["xml", "rdf"])
def test_other_forms(name, form):
    """The document goes into PROV-XML and PROV-O too, hostile words and all, and comes back with as many records."""
    written = document(name).serialize(format=form)
    assert len(ProvDocument.deserialize(content=written, format=form).get_records()) >= len(
        [record for record in document(name).get_records() if record.is_element()]
    )


@pytest.mark.parametrize("name", ["reading", "dossier-medium"])
def test_as_prov_o(name):
    """As RDF every claim, statement and mention is an entity, and every voice an agent, by PROV's own terms."""
    triples = Graph().parse(data=document(name).serialize(format="rdf", rdf_format="turtle"), format="turtle")
    made = json.loads(MADE[name])
    assert len(set(triples.subjects(None, PROV.Entity))) == len(made["entity"])
    assert len(set(triples.subjects(None, PROV.Agent))) == len(made["agent"])
    assert len(set(triples.subject_objects(PROV.wasAttributedTo))) == len(made["wasAttributedTo"])


def _ends(name, relation):
    keys = prov_graph._ENDS[relation]
    return {
        tuple(one[key].removeprefix("r:") for key in keys): (one.get("prov:type") or {}).get("$", "")
        for one in json.loads(MADE[name]).get(relation, {}).values()
    }


def test_chain_of_a_reading():
    """A claim is quoted from the report, which has it from the wire, which has it from the official."""
    derived, attributed = _ends("reading", "wasDerivedFrom"), _ends("reading", "wasAttributedTo")
    assert derived["claim-c1", "report"] == "prov:Quotation"
    assert {("claim-c1", "said-a1-1"), ("report", "said-a1-1"), ("said-a1-1", "said-a1-2")} <= set(derived)
    assert {("said-a1-1", "voice-v2"), ("said-a1-2", "voice-v1")} <= set(attributed)
    assert (derived["report", "said-a1-1"], derived["report", "said-a2-1"]) == ("", "prov:Quotation")
    sides = {(f"voice-{voice.id}", f"side-{voice.side}") for voice in readings.reading().voices if voice.side}
    assert set(_ends("reading", "actedOnBehalfOf")) == sides >= {("voice-v3", "side-Veldmark")}
    own = [claim.id for claim in readings.reading().claims if claim.attribution is None]
    assert own
    assert all((f"claim-{id}", "publisher") in attributed for id in own if readings.reading().document.publisher)


def test_a_paper_is_no_agent():
    """A document in a chain is an entity that the statement comes from; it acts for nobody."""
    made = json.loads(prov_dossier.encode(dossiers.reviewed(chain=[prov_graph.link("v1", "the log", "document")])))
    assert made["entity"]["r:voice-v1"]["prov:type"]["$"] == "rep:Document"
    assert "r:voice-v1" not in made["agent"]


def test_ways_of_a_dossier():
    """A copy is a quotation, an update a revision, a credit and a relay influences; each edge of the trace is there."""
    edges = MEDIUM.trace.edges
    derived, influenced = _ends("dossier-medium", "wasDerivedFrom"), _ends("dossier-medium", "wasInfluencedBy")
    kinds = [*derived.values(), *influenced.values()]
    assert kinds.count("prov:Quotation") == sum(edge.tie == "copies" for edge in edges)
    assert kinds.count("prov:Revision") == sum(edge.tie == "updates" for edge in edges)
    assert kinds.count("rep:Credit") == sum(edge.tie == "credits" for edge in edges)
    assert kinds.count("rep:MayRelay") == sum(edge.tie == "may-relay" for edge in edges)
    assert len(_ends("dossier-medium", "specializationOf")) == len(MEDIUM.trace.mentions)
    primary = [one for (one, _), kind in derived.items() if kind == "prov:PrimarySource" and one.startswith("mention")]
    assert len(primary) == sum(len(voice.origins) for voice in MEDIUM.trace.voices)


def test_a_review_is_what_a_person_did():
    """The person, what was used, when it ended, the verdict, and which verdict it revises."""
    reviews = [
        dossiers.review(1, evidence=dossiers.EVIDENCE),
        dossiers.review(2, "inaccurate", "Inaccurate", succeeds=1),
    ]
    made = json.loads(prov_dossier.encode(dossiers.dossier(*reviews)))
    assert made["activity"]["r:review-1"]["prov:endTime"] == "2031-03-05T09:30:00+00:00"
    used = {(one["prov:activity"], one["prov:entity"]) for one in made["used"].values()}
    assert {("r:review-1", f"r:evidence-1-{n}") for n in (1, 2, 3)} | {("r:review-1", "r:claim")} <= used
    revised = [one for one in made["wasDerivedFrom"].values() if one.get("prov:type", {}).get("$") == "prov:Revision"]
    assert [(one["prov:generatedEntity"], one["prov:usedEntity"]) for one in revised] == [
        ("r:verdict-2", "r:verdict-1")
    ]
    (person,) = {one["prov:agent"] for one in made["wasAssociatedWith"].values()}
    assert made["agent"][person]["prov:label"] == "Ada Quint"


@pytest.mark.parametrize("kind", ["voice", "claim"])
def test_local_names(kind):
    """Whatever a record's id, its name is one that XML, Turtle and JSON take, and no two records share one."""
    ids = ["c1", "C1", "c-1", "c 1", "", "é", "1", *hostile.NASTY, "W" * 9_999]
    names = [prov_graph.local(kind, id) for id in ids]
    assert len(set(names)) == len(ids)
    assert all(name.isascii() and name.replace("-", "").replace("_", "").isalnum() for name in names)


def test_classes_of_the_library():
    """The library takes our quotations for derivations and our credits for influences."""
    records = document("dossier-medium").get_records()
    assert sum(isinstance(record, ProvDerivation) for record in records) == len(
        _ends("dossier-medium", "wasDerivedFrom")
    )
    assert any(type(record) is ProvInfluence for record in records)
