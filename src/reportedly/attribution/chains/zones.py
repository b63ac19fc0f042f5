"""The clause of an attribution: where the words stand that tell how it came to the report."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence

from reportedly.attribution.chains.words import stops
from reportedly.attribution.said import Said
from reportedly.model.span import Span, hull

_FAR = 1000
"""Code points beside source and cue that are looked at; sentences of news are a third as long, texts without stops
are cut."""


class Zones:
    """Clauses of one text: sentences, cut where another attribution's words begin or end.

    Attributions ``passed_over`` cut nothing.
    """

    def __init__(self, text: str, found: Sequence[Said], passed_over: Container[int]) -> None:
        self.text = text
        self._stops = stops(text)
        self._parts = sorted(
            (span, number, role)
            for number, one in enumerate(found)
            if number not in passed_over
            for role, spans in _roles(one)
            for span in spans
        )
        self._starts = [span.start for span, _, _ in self._parts]
        self._found = found
        self._hulls = [hull([*one.source, *one.cue] or one.content) for one in found]
        self._sentences = [self._sentence(whole) for whole in self._hulls]

    def of(self, number: int) -> list[Span]:
        """The clause of source and cue of attribution ``number``, without what is said."""
        one = self._found[number]
        low, high = self._hulls[number]
        start, end = self._sentences[number]
        inside = self._inside(Span(start, end))
        for span, other, role in inside:
            if other == number or self._same_source(one, self._found[other]):
                continue
            if span.end <= low and role != "content":
                start = max(start, span.end)
            elif span.start >= high:
                end = min(end, span.start)
        return _without(Span(start, end), [span for span, _, role in inside if role == "content"])

    def sentence(self, number: int) -> Span:
        """The sentence, or run of sentences, that source and cue stand in; no more than _FAR beside them."""
        return self._sentences[number]

    def others(self, number: int) -> list[Span]:
        """The words of all other attributions in its sentence."""
        return [span for span, other, _ in self._inside(self._sentences[number]) if other != number]

    def _sentence(self, words: Span) -> Span:
        at = bisect_right(self._stops, words.start)
        start = self._stops[at - 1] if at else 0
        at = bisect_left(self._stops, words.end)
        end = self._stops[at] if at < len(self._stops) else len(self.text)
        return Span(max(start, words.start - _FAR), min(end, words.end + _FAR))

    def _inside(self, zone: Span) -> list[tuple[Span, int, str]]:
        """The parts of attributions in a zone; a content that began long before it is seen by its end."""
        first, end = bisect_left(self._starts, zone.start - 2 * _FAR), bisect_left(self._starts, zone.end)
        return [part for part in self._parts[first:end] if part[0].end > zone.start]

    @staticmethod
    def _same_source(one: Said, other: Said) -> bool:
        return any(a.overlaps(b) for a in one.source for b in other.source)


def _roles(one: Said) -> list[tuple[str, list[Span]]]:
    return [("source", one.source), ("cue", one.cue), ("content", one.content)]


def _without(whole: Span, said: Sequence[Span]) -> list[Span]:
    """What contents leave of a clause."""
    free, here = [], whole.start
    for span in sorted(said):
        if span.end > here and span.start < whole.end:
            free.append(Span(here, max(here, span.start)))
            here = span.end
    free.append(Span(here, max(here, whole.end)))
    return [span for span in free if span.end > span.start]
