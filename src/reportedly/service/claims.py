"""Of one claim: where it starts, and all that is known of it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.archive.archive import Archive
    from reportedly.model.claims import Claim
    from reportedly.model.dossier import Dossier
    from reportedly.model.trace import Trace
    from reportedly.model.voices import Attribution

_EARLIER = 5


def trace(query: str, *, archive: str | Path | None = None) -> "Trace":
    """Where a claim starts and who has it from whom: of an article (its key), one of its claims (``KEY#c3``), or words.

    ``archive`` is a file or a URL, ``REPORTEDLY_ARCHIVE`` by default. Raises ArchiveError.
    """
    from reportedly.archive.archive import Archive

    with Archive(archive, create=False) as held:
        return held.trace(query)


def texts_of(trace: "Trace", *, archive: str | Path | None = None) -> dict[int, str]:
    """The texts of a trace's mentions, by version: what its page shows passages from."""
    from reportedly.archive.archive import Archive

    with Archive(archive, create=False) as held:
        return held.texts(mention.version for mention in trace.mentions)


def dossier(archive: "Archive", name: str) -> "Dossier":
    """All that the archive knows of the claim ``ARTICLE#c3``. Raises NotInArchive, SettingsError."""
    from reportedly.model.dossier import Dossier
    from reportedly.model.span import words_of

    claim = archive.judged(name)
    article = archive.show(claim.article)
    newest = article.versions[-1]
    reading = archive.reading(claim.article)
    held = next(one for one in reading.claims if one.id == claim.local)
    said = next((one for one in reading.attributions if one.id == held.attribution), None)
    chain = said.chain if said else []
    last = chain[-1] if chain else None
    return Dossier(
        name=name,
        claim=claim,
        sentence=words_of([archive.sentence(name)], reading.document.text),
        url=newest.url,
        title=newest.title,
        publisher=newest.publisher,
        published=newest.published,
        authors=newest.authors,
        language=newest.language,
        voice=last.name if last else None,
        voice_kind=last.kind if last else "own-voice",
        chain=chain,
        trace=archive.trace(name),
        series=archive.figures(name) if held.quantities else None,
        earlier=archive.checked(claim.text, limit=_EARLIER).found,
        corrections=[one for one in archive.corrections(claim.article) if one.of in _records(held, said)],
    )


def _records(claim: "Claim", said: "Attribution | None") -> set[str | None]:
    """The records of a reading that a claim is made of: itself, its attribution, its figures, marks and voices."""
    own = {claim.id, *claim.quantities, *claim.dates, *claim.marks}
    return own | ({said.id, said.voice, *(link.voice for link in said.chain)} if said else set())
