"""A sentence with what was found in it: what the rules of frames look at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.attribution.chains.words import FINITE, MARKS, NOMINATIVES, Word, phrase_end, stops, verbs, words
from reportedly.attribution.quotations import Quotation
from reportedly.attribution.said import Said
from reportedly.model.span import Span

SURE = [0.75, 0.75, 0.75, -0.2, -0.2]
"""What a frame that a rule found is worth beside the encoder's own probabilities."""
_LONGEST = 900  # code points; a longer stretch without a stop is no sentence
_LEAD = re.compile(r"[ \t]*(?:(?:But|And|Yet|So|Still|However|Meanwhile|Also|Then),? )?")
_SUBJECTS = NOMINATIVES | {"they"}


@dataclass(slots=True)
class Sentence:
    """One sentence; ``near`` are the attributions with words in it, ``quoted`` the quotations that touch it."""

    text: str
    span: Span
    near: list[Said]
    quoted: list[Span]

    @property
    def start(self) -> int:
        """Where what is said may begin: behind "But" and the like."""
        match = _LEAD.match(self.text, *self.span)
        return match.end() if match else self.span.start

    def words(self, start: int, end: int) -> list[Word]:
        """Words and marks between two places, the sentence's own stop left out."""
        found = words(self.text, start, end)
        while found and found[-1].low in (".", "!", "?"):
            found.pop()
        return found

    def held(self, span: Span) -> list[Said]:
        """The attributions that have words of ``span``."""
        return [one for one in self.near if any(s.overlaps(span) for s in (*one.source, *one.cue, *one.content))]

    def in_quotes(self, at: int) -> bool:
        """Whether a place lies within a quotation."""
        return any(quoted.start < at < quoted.end for quoted in self.quoted)


def sentences(text: str, found: Sequence[Said], quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    """The sentences of a text, quickly split, in order."""
    parts = sorted((span, n) for n, one in enumerate(found) for span in (*one.source, *one.cue, *one.content))
    starts = [span.start for span, _ in parts]
    breaks = [0, *stops(text), len(text)]
    for start, following in pairwise(breaks):
        end = start + len(text[start:following].rstrip())
        if not 8 < end - start < _LONGEST:
            continue
        here = Span(start, end)
        at = bisect_left(starts, end)
        numbers = {n for span, n in parts[max(0, at - _MOST) : at] if span.overlaps(here)}
        yield Sentence(text, here, [found[n] for n in sorted(numbers)], _touching(quotations, here))


_MOST = 40  # parts looked back over; a sentence has a few


def _touching(quotations: Sequence[Quotation], span: Span) -> list[Span]:
    at = bisect_right(quotations, span.start, key=lambda q: q.span.end)
    found = []
    while at < len(quotations) and quotations[at].span.start < span.end:
        found.append(quotations[at].span)
        at += 1
    return found


def subject_end(text: str, found: Sequence[Word], limit: int = 20) -> int:
    """The index after the noun phrase, or the pronoun, that ``found`` begins with; with the comma that closes it."""
    if not found or found[0].low in MARKS:
        return 0
    end = 1 if found[0].low in _SUBJECTS else phrase_end(text, found, 0, limit)
    if end + 1 < len(found) and found[end].low == "," and found[end + 1].low in _RELATIVE:
        end = next((n for n in range(end + 2, len(found)) if found[n].low in MARKS), len(found))
    beside = found[end + 1].low if 0 < end < len(found) - 1 and found[end].low == "," else ""
    if beside in ("a", "an", "the") or beside.endswith("ing"):
        closed = next((n for n in range(end + 2, min(len(found), end + _APPOSED)) if found[n].low == ","), 0)
        if closed and not any(word.low in FINITE or word.low in verbs() for word in found[end:closed]):
            return closed + 1  # "a man by the door, a former sergeant, shook his head"; "Holt, speaking in Lisk, put"
    closes = end < len(found) and found[end].low == "," and any(w.low in _CLOSED for w in found[:end])
    return end + 1 if closes else end


_APPOSED = 9  # words of what stands beside a name, with its commas
_RELATIVE = frozenset(("who", "which", "whose"))
_CLOSED = _RELATIVE | {","}


def without(span: Span, found: Sequence[Word], end: int) -> Span:
    """The words ``[0, end)`` as code points, without a comma at their end."""
    last = found[end - 1] if found[end - 1].low != "," else found[end - 2]
    return Span(span.start, last.end)
