"""followthemoney: reports, voices and claims as entities of the data model that Aleph and OpenSanctions speak.

An entity is a line of JSON with an id, a schema and its properties, all lists of words. What has a name and could be
found (a person, an organisation) is an entity that investigators may match with theirs. A voice without a name ("a
senior official") is a Mention: as a Person it would be matched with everybody. Ids are digests, and a voice's is of its
report: that two reports mean the same person is for the investigator to say.
Source: the schemata of followthemoney 4 (https://followthemoney.tech/explorer/).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha1
from typing import Any
from unicodedata import normalize

from reportedly.export.json import encode as to_json
from reportedly.export.plain import LONGEST_NAME, plain, web_address
from reportedly.intake.metadata import iso_date
from reportedly.model.document import sha256_of
from reportedly.model.reading import Reading
from reportedly.model.span import words_of
from reportedly.model.voices import SourceKind, Voice
from reportedly.version import __version__
from reportedly.vocab import rows

_ALPHA3 = dict(
    pair.split(":")
    for pair in (
        "ar:ara be:bel bg:bul ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est fa:fas fi:fin fr:fra ga:gle "
        "he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat ko:kor lt:lit lv:lav nl:nld no:nor "
        "pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa th:tha tr:tur uk:ukr ur:urd vi:vie "
        "zh:zho"
    ).split()
)
"""ISO 639-1 to 639-3, for the languages that followthemoney has."""
_SCHEMA_OF = {
    **dict.fromkeys(
        ("government", "police", "military", "intelligence", "regulator", "parliament", "court"), "PublicBody"
    ),
    **dict.fromkeys(("company", "bank"), "Company"),
}
"""By the kind that vocab/organisations.csv gives a body."""
_PUBLIC = re.compile(r"\b(ministry|police|parliament|government|court|army|navy|coast ?guard)\b", re.IGNORECASE)
_DETECTED: dict[SourceKind, str] = {"document": "Document", "vague": "LegalEntity"}

Entity = dict[str, Any]


def encode(reading: Reading) -> bytes:
    """The reading's entities, one JSON object a line, UTF-8: its article, voices, what each said, claims, findings."""
    return b"".join(to_json(one) + b"\n" for one in _once(entities(reading)))


def encode_many(readings: Iterable[Reading]) -> Iterator[bytes]:
    """The entities of many readings, a reading at a time."""
    return map(encode, readings)


def entities(reading: Reading) -> Iterator[Entity]:
    """The article first, then what leads to it."""
    document = reading.document
    name = plain(document.title or document.url or reading.id, LONGEST_NAME)
    key = web_address(document.url) or document.sha256 or sha256_of(document.text)
    article = article_of(key, name, document.publisher, document.published, document.authors)
    article["properties"] |= _kept(
        language=[_ALPHA3.get(document.language, "")],
        retrievedAt=[when(document.retrieved)],
        processingAgent=[f"reportedly {__version__}"],
    )
    yield article
    found = {voice.id: voice_of(article["id"], voice.name, voice.kind, voice.id) for voice in reading.voices}
    for voice in reading.voices:
        if (made := found[voice.id]) is not None:
            yield made
            yield from _side(article["id"], voice, made)
    yield from _said(reading, article["id"], found)
    yield from _claims(reading, article["id"], found)
    for finding in reading.findings:
        yield entity(
            "Note",
            (article["id"], "finding", finding.id),
            entity=[article["id"]],
            description=[plain(finding.working), *_words(finding.spans, document.text)],
            summary=[f"check {plain(finding.kind, 80)}: {finding.verdict}"],
            keywords=[plain(finding.kind, 80), finding.verdict],
        )


def article_of(
    key: str, title: str, publisher: str | None, published: str | None, authors: Sequence[str] = ()
) -> Entity:
    """A report as an Article; its address is ``key`` where that is one."""
    return entity(
        "Article",
        ("article", key),
        name=[title],
        title=[title],
        author=[plain(author, LONGEST_NAME) for author in authors],
        publisher=[plain(publisher, LONGEST_NAME)],
        publishedAt=[when(published)],
        sourceUrl=[web_address(key)],
    )


def voice_of(article: str, name: str, kind: SourceKind, local: str) -> Entity | None:
    """A voice of the article ``article`` (its entity's id): by name, or as a Mention; None without any words for it."""
    words = plain(name, LONGEST_NAME)
    if not words or kind == "own-voice":
        return None
    if kind == "named-person":
        return entity("Person", (article, "voice", local), name=[words], proof=[article])
    if kind in {"organisation", "media"}:
        outlet = ["news outlet"] if kind == "media" else []
        return entity(_body(words), (article, "voice", local), name=[words], proof=[article], classification=outlet)
    detected = [_DETECTED.get(kind, "Person")]
    return entity("Mention", (article, "voice", local), document=[article], name=[words], detectedSchema=detected)


def entity(schema: str, key: Sequence[str], /, **properties: Sequence[str]) -> Entity:
    """An entity of ``schema`` with the properties that have a value; its id is a digest of ``key``."""
    parts = "\x1f".join(("reportedly", schema, *key)).encode("utf-8", "replace")
    id = sha1(parts, usedforsecurity=False).hexdigest()
    return {"id": id, "schema": schema, "properties": _kept(**properties)}


def when(time: str | None) -> str:
    """A time as followthemoney has it: a day, or to the second in UTC; empty where it can't be read."""
    found = iso_date(time or "")
    if found is None or len(found) == 10:
        return found or ""
    moment = datetime.fromisoformat(found)
    try:
        return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y-%m-%dT%H:%M:%S")
    except (OverflowError, ValueError):
        return ""


def _side(article: str, voice: Voice, made: Entity) -> Iterator[Entity]:
    """The party that a named voice speaks for, as its report has it."""
    side = plain(voice.side, LONGEST_NAME)
    if not side or made["schema"] == "Mention":
        return
    party = entity("LegalEntity", (article, "side", side), name=[side], proof=[article])
    yield party
    yield entity(
        "Representation",
        (made["id"], party["id"]),
        agent=[made["id"]],
        client=[party["id"]],
        role=["speaks for, as the report has it"],
        proof=[article],
    )


def _said(reading: Reading, article: str, found: dict[str, Entity | None]) -> Iterator[Entity]:
    """What ties a named voice to the article: one link for each statement of it."""
    for one in reading.attributions:
        voice = found.get(one.voice or "")
        if voice is None or voice["schema"] == "Mention":
            continue
        yield entity(
            "Documentation",
            (article, "attribution", one.id),
            document=[article],
            entity=[voice["id"]],
            role=[f"said, {one.quote}"],
            date=[when(reading.document.published)],
            description=_words(one.content, reading.document.text),
            summary=[f"likely right: {one.confidence:.0%}"],
        )


def _claims(reading: Reading, article: str, found: dict[str, Entity | None]) -> Iterator[Entity]:
    said = {one.id: one for one in reading.attributions}
    names = {voice.id: voice for voice in reading.voices}
    for claim in reading.claims:
        attribution = said.get(claim.attribution or "")
        voice = names.get(attribution.voice or "") if attribution else None
        made = found.get(voice.id) if voice else None
        named = [made["id"]] if made and made["schema"] != "Mention" else []
        yield entity(
            "Note",
            (article, "claim", claim.id),
            entity=[article, *named],
            description=_words(claim.spans, reading.document.text),
            summary=[f"claim of {plain(voice.name, 200)} ({voice.kind})" if voice else "claim of the report's own"],
            keywords=[plain(word, 80) for word in (*claim.facets, *claim.flags)],
        )


def _words(spans: Sequence[Any], text: str) -> list[str]:
    return [plain(words_of(spans, text))]


def _body(name: str) -> str:
    """The schema of an organisation by its name, where the vocabulary or the name itself says what it is."""
    kind = _bodies().get(name.casefold().removeprefix("the "))
    if kind is None:
        return "PublicBody" if _PUBLIC.search(name) else "Organization"
    return _SCHEMA_OF.get(kind, "Organization")


@cache
def _bodies() -> dict[str, str]:
    return {
        name.strip().casefold().removeprefix("the "): row["kind"]
        for row in rows("organisations")
        for name in (row["name"], *row["aliases"].split("|"))
        if name.strip()
    }


def _kept(**properties: Sequence[str]) -> dict[str, list[str]]:
    """The properties that have values, each value once, composed (NFC) as followthemoney keeps words."""
    kept = {name: list(dict.fromkeys(normalize("NFC", v) for v in values if v)) for name, values in properties.items()}
    return {name: values for name, values in kept.items() if values}


def _once(made: Iterable[Entity]) -> Iterator[Entity]:
    """Each entity at its first place alone: a side of two voices is one."""
    return iter({one["id"]: one for one in made}.values())
