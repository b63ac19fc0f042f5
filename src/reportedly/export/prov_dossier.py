"""PROV (W3C), of a claim: its way through the archive and what people judged of it, as PROV-JSON.

A mention is the claim as one article has it. A copy is quoted from what it copies, an update is a revision; a credit or
a likely relay is an influence, since who credits whom may run in a circle. Mentions that begin the claim have it from
its first voices. A review is an activity of a person, who used the claim and the evidence; a verdict comes of it, and
the same person's next one revises it.
"""

from uuid import NAMESPACE_URL, uuid5

from reportedly.export.prov_graph import Graph, link, local
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import Review
from reportedly.model.trace import Edge

_DERIVED = {"copies": "prov:Quotation", "updates": "prov:Revision"}
_INFLUENCED = {"credits": "rep:Credit", "may-relay": "rep:MayRelay"}


def encode(dossier: Dossier) -> bytes:
    """The claim's provenance as UTF-8 PROV-JSON."""
    name = dossier.name.encode("utf-8", "replace").decode()
    graph = Graph(f"urn:uuid:{uuid5(NAMESPACE_URL, name)}#")
    claim = graph.entity("claim", ["rep:Claim"], label=dossier.name, value=dossier.claim.text)
    mentions = _mentions(graph, dossier, claim)
    if dossier.trace:
        for edge in dossier.trace.edges:
            _edge(graph, edge, mentions)
        for voice in dossier.trace.voices:
            said = graph.statement(local("said", voice.name), link(voice.name, voice.name, voice.kind))
            for key in voice.origins:
                if key in mentions:
                    graph.tie("wasDerivedFrom", mentions[key], said, "prov:PrimarySource")
    nearest = graph.chain("chain", dossier.chain, {})
    if nearest is not None:
        graph.tie("wasDerivedFrom", mentions[dossier.claim.article], nearest)
    verdicts: dict[int, str] = {}
    for review in dossier.claim.reviews:
        verdicts[review.number] = _review(graph, review, claim, verdicts)
    return graph.encode()


def _mentions(graph: Graph, dossier: Dossier, claim: str) -> dict[str, str]:
    """The claim as each article has it, by the article's key; the dossier's own report among them."""
    own = (dossier.claim.article, dossier.title, dossier.publisher, dossier.published, "")
    traced = dossier.trace.mentions if dossier.trace else []
    made = {}
    for key, title, publisher, published, role in [
        *((m.article, m.title, m.publisher, m.published, m.role) for m in traced),
        own,
    ]:
        if key in made:
            continue
        made[key] = graph.entity(
            local("mention", key), ["rep:Mention"], label=title or key, location=key, published=published, role=role
        )
        graph.tie("specializationOf", made[key], claim)
        if publisher:
            graph.tie("wasAttributedTo", made[key], _outlet(graph, publisher))
    return made


def _outlet(graph: Graph, name: str) -> str:
    return graph.agent(local("outlet", name), ["prov:Organization", "rep:Outlet"], label=name)


def _edge(graph: Graph, edge: Edge, mentions: dict[str, str]) -> None:
    """Who has it from whom, and how sure that is; an outlet outside the archive is known by its name alone."""
    later = mentions.get(edge.later)
    earlier = _outlet(graph, edge.earlier) if edge.outside else mentions.get(edge.earlier)
    if later is None or earlier is None:
        return
    if edge.tie in _DERIVED and not edge.outside:
        graph.tie("wasDerivedFrom", later, earlier, _DERIVED[edge.tie], sure=edge.sure, why=edge.why)
    else:
        kind = _INFLUENCED.get(edge.tie, "rep:Copy")
        graph.tie("wasInfluencedBy", later, earlier, kind, sure=edge.sure, why=edge.why)


def _review(graph: Graph, review: Review, claim: str, verdicts: dict[int, str]) -> str:
    """One person's review: the activity, what it used, and the verdict that came of it."""
    person = graph.agent(local("person", review.by), ["prov:Person", "rep:Reviewer"], label=review.by)
    act = graph.activity(f"review-{review.number}", ["rep:Review"], ended=review.at, label="reviewed by a person")
    graph.tie("wasAssociatedWith", act, person)
    graph.tie("used", act, claim)
    for n, evidence in enumerate(review.evidence, 1):
        shown = graph.entity(
            f"evidence-{review.number}-{n}", ["rep:Evidence"], location=evidence.url, value=evidence.quote
        )
        graph.tie("used", act, shown)
    verdict = graph.entity(
        f"verdict-{review.number}", ["rep:Verdict"], label=review.label, value=review.verdict, reasons=review.reasons
    )
    graph.tie("wasGeneratedBy", verdict, act)
    graph.tie("wasAttributedTo", verdict, person)
    if review.succeeds in verdicts:
        graph.tie("wasDerivedFrom", verdict, verdicts[review.succeeds], "prov:Revision")
    return verdict
