"""Which mentions stand in one passage: their articles share text around the claim, and the claim's sentence is in it."""

from collections.abc import Sequence

from sqlalchemy import Connection

from reportedly.archive import copies
from reportedly.archive.origins.statements import Statement
from reportedly.model.span import Span

_MORE = (
    5  # words that the passage has beside the claim's sentence: a sentence alone is passed on by who never saw the rest
)


def pairs(connection: Connection, said: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs of versions whose mentions stand in a passage that both articles have, stock text apart."""
    sentence = {one.version: one.sentence for one in said}
    families = copies.families_at(connection, sentence)
    return [
        (found.one, found.other)
        for found in copies.among(connection, list(sentence))
        if families.get(found.one, set()) & families.get(found.other, set())
        and any(
            _holds(passage.one, sentence[found.one])
            and _holds(passage.other, sentence[found.other])
            and passage.words > _words(said, found.one) + _MORE
            for passage in found.passages
        )
    ]


def _holds(passage: Span, sentence: Span) -> bool:
    return passage.start < sentence.end and sentence.start < passage.end


def _words(said: Sequence[Statement], version: int) -> int:
    return next(len(one.words.split()) for one in said if one.version == version)
