"""The words of a passage that answer a question: its best sentences, not longer than a reader takes in at a glance."""

from reportedly.archive.search.questions import Term
from reportedly.intake.sentences import sentences
from reportedly.model.span import Span

LONGEST = 300
"""Code points; about two sentences."""


def snippet(text: str, asked: list[Term], within: Span) -> Span:
    """The stretch of ``text`` inside ``within`` that holds most of what is ``asked``: whole sentences, or one cut."""
    parts = [Span(within.start + s.start, within.start + s.end) for s in sentences(within.of(text))]
    if not parts:
        return within
    stems = {word[:5] for term in asked for word in term.words}  # near enough to a stem to choose by
    held = [len({word[:5] for word in part.of(text).lower().split()} & stems) for part in parts]
    best = max(range(len(parts)), key=lambda number: held[number])
    start, end = parts[best]
    after = best + 1
    while after < len(parts) and parts[after].end - start <= LONGEST:
        end, after = parts[after].end, after + 1
    return Span(start, min(end, start + LONGEST))
