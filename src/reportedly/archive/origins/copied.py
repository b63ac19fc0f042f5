"""Who shares passages with whom, as far as origins need it: pairs of versions, and the passages of a pair."""

from collections.abc import Sequence

from sqlalchemy import Connection

from reportedly.intake.sentences import sentences
from reportedly.model.span import Span
from reportedly.model.trace import Passage

_LEAST = 6  # words of a sentence that says who copied


def pairs(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, int]]:  # noqa: ARG001
    """Pairs of the given versions that share a passage which is not stock; ``copies.among`` once it is there."""
    return []


def passages(one: str, other: str) -> list[Passage]:
    """Sentences the two texts have word for word, runs of them as one; ``copies.passages`` once it is there."""
    places = {span.of(other): span for span in sentences(other)}
    found: list[Passage] = []
    for span in sentences(one):
        words = len(span.of(one).split())
        there = places.get(span.of(one))
        if there is None or words < _LEAST:
            continue
        last = found[-1] if found else None
        if last and 0 < span.start - last.one.end <= 2 and 0 < there.start - last.other.end <= 2:
            found[-1] = Passage(
                one=Span(last.one.start, span.end),
                other=Span(last.other.start, there.end),
                words=last.words + words,
                alike=1.0,
            )
        else:
            found.append(Passage(one=span, other=there, words=words, alike=1.0))
    return found
