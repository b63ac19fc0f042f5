"""followthemoney, of a claim: the articles that have it, who has it from whom, its voices, and what people judged."""

from collections.abc import Iterator

from reportedly.export.ftm import Entity, article_of, entity, voice_of, when
from reportedly.export.json import encode as to_json
from reportedly.export.plain import LONGEST_NAME, plain, web_address
from reportedly.model.dossier import Dossier


def encode(dossier: Dossier) -> bytes:
    """The dossier's entities, one JSON object a line, UTF-8; each once."""
    return b"".join(to_json(one) + b"\n" for one in {one["id"]: one for one in entities(dossier)}.values())


def entities(dossier: Dossier) -> Iterator[Entity]:
    """The articles, the claim as a Note on them, ties between articles, voices, reviews as Notes on the claim."""
    articles = _articles(dossier)
    yield from articles.values()
    claim = entity(
        "Note",
        ("claim", dossier.name),
        entity=[article["id"] for article in articles.values()],
        name=[plain(dossier.claim.text, LONGEST_NAME)],
        description=[plain(dossier.sentence), plain(dossier.claim.text)],
    )
    yield claim
    yield from _ties(dossier, articles)
    yield from _voices(dossier, articles)
    for review in dossier.claim.reviews:
        yield entity(
            "Note",
            (claim["id"], "review", str(review.number)),
            entity=[claim["id"]],
            description=[plain(review.reasons), *(plain(one.quote) for one in review.evidence)],
            summary=[f"{plain(review.label, 200)}, says {plain(review.by, 200)}"],
            keywords=[plain(review.verdict, 80)],
            sourceUrl=[web_address(one.url) for one in review.evidence],
            createdAt=[when(review.at)],
        )


def _articles(dossier: Dossier) -> dict[str, Entity]:
    """By its key in the archive; the claim's own report first."""
    mentions = dossier.trace.mentions if dossier.trace else []
    known = {
        mention.article: article_of(
            mention.article, plain(mention.title, LONGEST_NAME), mention.publisher, mention.published
        )
        for mention in mentions
    }
    key = dossier.claim.article
    own = article_of(key, plain(dossier.title, LONGEST_NAME), dossier.publisher, dossier.published, dossier.authors)
    return {key: own} | {other: article for other, article in known.items() if other != key}


def _ties(dossier: Dossier, articles: dict[str, Entity]) -> Iterator[Entity]:
    """Who has the claim from whom: a link for each edge; an outlet outside the archive is an Organization."""
    for edge in dossier.trace.edges if dossier.trace else []:
        later, earlier = articles.get(edge.later), articles.get(edge.earlier)
        if edge.outside and (name := plain(edge.earlier, LONGEST_NAME)):
            earlier = entity("Organization", ("outside", name), name=[name], classification=["news outlet"])
            yield earlier
        if later is None or earlier is None:
            continue
        yield entity(
            "UnknownLink",
            (later["id"], edge.tie, earlier["id"]),
            subject=[later["id"]],
            object=[earlier["id"]],
            role=[f"{edge.tie} (likely: {edge.sure:.0%})"],
            summary=[plain(edge.why)],
            proof=[later["id"]],
        )


def _voices(dossier: Dossier, articles: dict[str, Entity]) -> Iterator[Entity]:
    """Who is behind the claim, tied to the articles that heard the voice themselves."""
    for voice in dossier.trace.voices if dossier.trace else []:
        heard = [articles[key] for key in voice.origins if key in articles]
        for article in heard[:1]:
            made = voice_of(article["id"], voice.name, voice.kind, voice.name)
            if made is None:
                continue
            yield made
            if made["schema"] == "Mention":
                continue
            for one in heard:
                yield entity(
                    "Documentation",
                    (one["id"], "voice", made["id"]),
                    document=[one["id"]],
                    entity=[made["id"]],
                    role=["first voice of the claim"],
                    description=[plain(dossier.claim.text)],
                )
