"""Archives of invented sentences: each a claim of an article of its own, unless told otherwise."""

from sqlalchemy import insert

from reportedly.archive import search, tables
from reportedly.archive.recording import Added
from reportedly.intake import from_text


def tell(archive, *sentences, publisher="Tarn Wire", published="2026-03-01", title=None):
    """Adds one article of these sentences, each a claim; gives the claims' rows."""
    text = "\n\n".join(sentences)
    document = from_text(text, title=title, publisher=publisher, published=published, url=None)
    with archive.writing() as connection:
        article = connection.scalar(
            insert(tables.articles)
            .values(key=f"{publisher}:{text[:80]}", added_at="2026-03-02T00:00:00Z")
            .returning(tables.articles.c.id)
        )
        row = {
            "article": article,
            "number": 1,
            "sha256": document.sha256,
            "text": text,
            "title": title,
            "publisher": publisher,
            "published": published,
            "published_from": published and f"{published}T00:00:00Z",
            "published_to": published and f"{published}T23:59:59Z",
            "language": "en",
            "authors": "[]",
            "media_type": "text/plain",
            "words": len(text.split()),
            "place": "test",
            "collected_at": "2026-03-02T00:00:00Z",
            "collected_by": "test",
        }
        version = connection.scalar(insert(tables.versions).values(row).returning(tables.versions.c.id))
        numbers = [_claim(connection, version, text, sentence) for sentence in sentences]
        search.record(connection, [Added(version, document, None)])
        step = search.catch_up(connection) if search.recording.sentence.available() else None
        while step and step.made:
            step = search.catch_up(connection, step.last)
    return version, numbers


def _claim(connection, version, text, sentence):
    start = text.index(sentence)
    end = start + len(sentence)
    where = {"start": start, "end": end, "sentence_start": start, "sentence_end": end, "text": sentence}
    said = {"voice_kind": "own-voice", "chain": "[]", "flags": "[]", "worth": 0.5, "local": f"c{start}"}
    made = insert(tables.claims).values(version=version, **where, **said).returning(tables.claims.c.id)
    return connection.scalar(made)
