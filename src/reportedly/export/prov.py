"""PROV (W3C), of a report: what its claims come from, through whom, as PROV-JSON.

Each claim is quoted from the report. Its chain is a row of statements: the report has it from the nearest, that from
the next, to the first voice; each statement is attributed to the voice that made it. A side that a voice speaks for is
who it acted for. The reading itself is an activity of this program.
"""

from reportedly.export.annotations import urn_of
from reportedly.export.prov_graph import Graph, link, local
from reportedly.model.reading import Reading
from reportedly.model.span import words_of
from reportedly.model.voices import Attribution, Link, Voice
from reportedly.version import __version__


def encode(reading: Reading) -> bytes:
    """The reading's provenance as UTF-8 PROV-JSON."""
    graph = Graph(f"{urn_of(reading.document)}#")
    report = _report(graph, reading)
    program = graph.agent(
        "reportedly", ["prov:SoftwareAgent"], label=f"reportedly {__version__}", model=reading.made_by
    )
    act = graph.activity("reading", ["rep:Reading"], label="read by a machine")
    graph.tie("used", act, report)
    graph.tie("wasAssociatedWith", act, program)
    nearest = _statements(graph, reading, report)
    for claim in reading.claims:
        words = words_of(claim.spans, reading.document.text)
        made = graph.entity(local("claim", claim.id), ["rep:Claim"], value=words)
        graph.tie("wasDerivedFrom", made, report, "prov:Quotation")
        graph.tie("wasGeneratedBy", made, act)
        if said := nearest.get(claim.attribution or ""):
            graph.tie("wasDerivedFrom", made, said)
        elif reading.document.publisher:
            graph.tie("wasAttributedTo", made, _outlet(graph, reading.document.publisher))
    return graph.encode()


def _report(graph: Graph, reading: Reading) -> str:
    document = reading.document
    report = graph.entity(
        "report",
        ["rep:Report"],
        label=document.title or document.url or reading.id,
        location=document.url,
        published=document.published,
    )
    if document.publisher:
        graph.tie("wasAttributedTo", report, _outlet(graph, document.publisher))
    for author in document.authors:
        graph.tie("wasAttributedTo", report, graph.agent(local("author", author), ["prov:Person"], label=author))
    return report


def _outlet(graph: Graph, name: str) -> str:
    return graph.agent("publisher", ["prov:Organization"], label=name)


def _statements(graph: Graph, reading: Reading, report: str) -> dict[str, str]:
    """By attribution: the statement nearest the reader, from which the report has it."""
    voices = {voice.id: voice for voice in reading.voices}
    sides = {voice.id: voice.side for voice in reading.voices}
    nearest = {}
    for one in reading.attributions:
        said = graph.chain(local("said", one.id), _links(one, voices), sides)
        if said is not None:
            nearest[one.id] = said
            graph.tie("wasDerivedFrom", report, said, "" if one.quote == "indirect" else "prov:Quotation")
    return nearest


def _links(one: Attribution, voices: dict[str, Voice]) -> list[Link]:
    """The chain, or the stated voice alone where there is none."""
    if one.chain:
        return one.chain
    voice = voices.get(one.voice or "")
    return [link(voice.id, voice.name, voice.kind)] if voice else []
