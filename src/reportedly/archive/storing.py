"""One batch into the archive, in one transaction: articles, versions, readings, and what each part keeps of them."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from reportedly.archive.identity import Held, Known, Stored, absolute, bounds, key_of, place_of
from reportedly.archive.packing import unpack
from reportedly.archive.parts import PARTS
from reportedly.archive.readers import Read, Ready
from reportedly.archive.recording import Added
from reportedly.archive.tables import articles, failures, readings, versions
from reportedly.intake import Failure
from reportedly.intake.canonical import clean
from reportedly.model.document import Document, sha256_of
from reportedly.model.reading import Reading
from reportedly.observed import stage

What = Literal["new", "new-version", "now-read", "there", "failed"]


class Outcome(NamedTuple):
    """What became of one document, told once it is on disk. ``key`` is its article's; of a failure, its place."""

    what: What
    key: str
    version: int | None = None
    failure: Failure | None = None


@stage("store")
def store(connection: Connection, batch: Sequence[Ready], collected_by: str) -> list[Outcome]:
    """Write ``batch``; what another program has stored in the meantime is not stored twice."""
    documents = [document_of(one) for one in batch if isinstance(one, Document | Read)]
    held = Held.of(connection, documents)
    now = _now()
    outcomes: list[Outcome] = []
    added: dict[int, Added] = {}
    again: list[int] = []
    for one in batch:
        if isinstance(one, Failure):
            outcomes.append(_fail(connection, one, now))
            continue
        if isinstance(one, Known):
            outcomes.append(Outcome("there", one.stored.key, one.stored.version))
            continue
        outcome = _store(connection, one, held, now, collected_by)
        outcomes.append(outcome)
        if outcome.what != "there" and outcome.version is not None:
            added[outcome.version] = _added(outcome.version, one)  # of the two of one version, that with a reading
            again += [outcome.version] if outcome.what == "now-read" else []
    _forgive(connection, documents)
    _tell_parts(connection, list(added.values()), again)
    return outcomes


def _tell_parts(connection: Connection, added: Sequence[Added], again: Sequence[int]) -> None:
    for part in PARTS:
        if again:
            part.forget(connection, again)
    for part in PARTS:
        if added:
            part.record(connection, added)


def document_of(one: Document | Read | Reading) -> Document:
    """The document, read or unread."""
    return one if isinstance(one, Document) else one.document


def _added(version: int, one: Document | Read) -> Added:
    if isinstance(one, Read):
        return Added(version, one.document, unpack(one.body, one.document.text))
    return Added(version, one, None)


def _store(connection: Connection, one: Document | Read, held: Held, now: str, collected_by: str) -> Outcome:
    document = document_of(one)
    key = key_of(document)
    found = held.version(document)
    if found and (found.is_read or not isinstance(one, Read)):
        return Outcome("there", found.key, found.version)
    what: What = "now-read"
    if found:
        key, version, article = found.key, found.version, found.article
    else:
        version, article, what = _version(connection, document, held.article(document), now, collected_by)
    if isinstance(one, Read):
        connection.execute(insert(readings), {"version": version, "made_by": one.made_by, "body": one.body})
    held.note(document, Stored(key, version, article, isinstance(one, Read)))
    return Outcome(what, key, version)


def _version(
    connection: Connection, document: Document, article: int | None, now: str, collected_by: str
) -> tuple[int, int, What]:
    """The rows of a new article, or of a new version of one: the version's number, the article's, and which it was."""
    what: What = "new" if article is None else "new-version"
    number = 1
    if article is None:
        made = connection.execute(insert(articles), {"key": key_of(document), "added_at": now})
        article = int(made.inserted_primary_key[0])  # type: ignore[index]
    else:
        last = select(func.max(versions.c.number)).where(versions.c.article == article)
        number = int(connection.scalar(last) or 0) + 1
    made = connection.execute(insert(versions), _row(document, article, number, now, collected_by))
    version = int(made.inserted_primary_key[0])  # type: ignore[index]
    connection.execute(update(articles).where(articles.c.id == article).values(current=version))
    return version, article, what


def _row(document: Document, article: int, number: int, now: str, collected_by: str) -> dict[str, Any]:
    first, last = bounds(document.published)
    place = place_of(document) or key_of(document)
    return {
        "article": article,
        "number": number,
        "sha256": document.sha256 or sha256_of(document.text),
        "text": document.text,
        "title": _cleaned(document.title),
        "publisher": _cleaned(document.publisher),
        "published": _cleaned(document.published),
        "published_from": first,
        "published_to": last,
        "url": _cleaned(document.url),
        "language": document.language[:16],
        "authors": json.dumps([_cleaned(author) for author in document.authors], ensure_ascii=False),
        "media_type": document.media_type,
        "words": len(document.text.split()),
        "place": clean(place),
        "collected_at": _utc(document.retrieved) or now,
        "collected_by": clean(collected_by),
        "evidentiary_sha256": document.original_sha256,
        "evidentiary_copy": clean(place) if document.original_sha256 and place.startswith("/") else None,
    }


def _cleaned(words: str | None) -> str | None:
    """Without what PostgreSQL can't hold: NUL and lone surrogates."""
    return None if words is None else clean(words)


def _fail(connection: Connection, failure: Failure, now: str) -> Outcome:
    place = clean(absolute(failure.place or failure.error.where or failure.where))
    connection.execute(delete(failures).where(failures.c.place == place))
    kind = type(failure.error).__name__
    connection.execute(insert(failures), {"place": place, "kind": kind, "why": clean(str(failure.error)), "at": now})
    return Outcome("failed", place, None, failure)


def _forgive(connection: Connection, documents: Iterable[Document]) -> None:
    """What failed from a place that has now been read is no failure any more."""
    places = {clean(place_of(document)) for document in documents if document.place}
    if places and connection.scalar(select(failures.c.id).limit(1)) is not None:
        connection.execute(delete(failures).where(failures.c.place.in_(places)))


def _utc(time: str | None) -> str | None:
    return bounds(time)[0] if time else None


def _now() -> str:
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
