"""Reads JSON-LD of schema.org as RDF, offline, and judges it by SHACL and by schema.org's own vocabulary.

The vocabulary is schema.org's Turtle file of April 2021 as SHACL, which the package pyshacl carries. The context stands
in for the one at schema.org: every term is of its namespace, an address is a node; dates and numbers are typed as the
vocabulary has them.
"""

import json
from functools import cache
from pathlib import Path

import pyshacl
from pyld import jsonld
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace

SCHEMA = Namespace("http://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
_CONTEXT = {"@context": {"@vocab": str(SCHEMA), "url": {"@type": "@id"}}}
_OURS = ("ClaimReview", "Claim", "Rating", "CreativeWork", "Person", "Organization")


def graph(markup: dict) -> Graph:
    """The triples of the markup: what a program that reads JSON-LD makes of it."""
    lines = jsonld.to_rdf(markup, {"documentLoader": _offline, "format": "application/n-quads"})
    triples = Graph().parse(data=lines, format="nt")
    for subject, term, value in list(triples):
        if (kind := _kind(term, value)) is not None:
            triples.remove((subject, term, value))
            triples.add((subject, term, Literal(str(value), datatype=kind)))
    return triples


def _kind(term, value):
    """The vocabulary's data type of a value that JSON-LD types otherwise: dates by their form, every number a float."""
    if term == SCHEMA.datePublished:
        return XSD.date if len(str(value)) == 10 else XSD.dateTime
    return XSD.float if isinstance(value, Literal) and value.datatype in {XSD.integer, XSD.double} else None


def _offline(url, _options):
    assert url.rstrip("/") in {"https://schema.org", "http://schema.org"}, url
    return {"contextUrl": None, "documentUrl": url, "document": _CONTEXT}


@cache
def vocabulary() -> Graph:
    """Schema.org as SHACL: its classes, each with its properties."""
    return Graph().parse(Path(pyshacl.__file__).parent / "assets" / "schema.ttl")


@cache
def vocabulary_shapes() -> Graph:
    """Schema.org's shapes of the types that we write, and of those above them."""
    known, part = vocabulary(), Graph()
    for name in _lineage():
        part += known.cbd(name)
        for shape in known.objects(name, SH.property):
            part += known.cbd(shape)
    return part


@cache
def _classes() -> Graph:
    """Which class is whose: a ClaimReview is a Review, and so a CreativeWork."""
    known = Graph()
    for name in _lineage():
        known += vocabulary().triples((name, RDFS.subClassOf, None))
    return known


def _lineage():
    return {above for name in _OURS for above in vocabulary().transitive_objects(SCHEMA[name], RDFS.subClassOf)}


@cache
def shapes() -> Graph:
    """Our shapes of a ClaimReview."""
    return Graph().parse(Path(__file__).parent / "shapes" / "claimreview.ttl")


def broken(markup: dict, by: Graph) -> list[str]:
    """What the markup breaks, as the names of constraints, or their paths; empty where it conforms."""
    conforms, report, _ = pyshacl.validate(graph(markup), shacl_graph=by, ont_graph=_classes())
    sources = [report.value(result, SH.sourceShape) for result in report.subjects(RDF.type, SH.ValidationResult)]
    found = [by.value(shape, SH.name) or by.value(shape, SH.path) or shape for shape in sources]
    assert conforms == (not found)
    return sorted({str(name) for name in found})


def strange(markup: dict) -> list[str]:
    """Types that schema.org doesn't have, and properties that it doesn't have for their type."""
    triples, known = graph(markup), vocabulary()
    found = set()
    for subject, kind in triples.subject_objects(RDF.type):
        lineage = list(known.transitive_objects(kind, RDFS.subClassOf))
        allowed = {known.value(shape, SH.path) for name in lineage for shape in known.objects(name, SH.property)}
        used = set(triples.predicates(subject)) - {RDF.type}
        found |= {f"{kind.removeprefix(SCHEMA)}.{one.removeprefix(SCHEMA)}" for one in used - allowed}
    return sorted(found)


def from_script(element: bytes) -> dict:
    """The markup in a ``script`` element, as a page's reader takes it out: up to the first end tag."""
    inside = element.decode().partition(">")[2].partition("</")[0]
    return json.loads(inside)
