"""Case: what the checks are given about one report, and the questions they ask of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from reportedly.checks.masks import Masked, mask
from reportedly.figures.tables import Table
from reportedly.intake.lines import folded
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Voice

_Note = TypeVar("_Note")
_SAYING = re.compile(
    r"\b(?:said|says|saying|told|claim(?:s|ed)?|stated|added|according to|report(?:s|ed)? (?:that|by)|put the|"
    r"estimated? (?:that|at)|estimates? by|announced|alleged|insist(?:s|ed)|citing|maintain(?:s|ed)|"
    r"count(?:s|ed) by)\b",
    re.IGNORECASE,
)
_STILL_SAYING = re.compile(
    r"\b(?:s?he|they|it)\s+(?:also\s+|then\s+)?(?:said|says|added|told|stated)\b|\b(?:said|added)\s+(?:s?he|they)\b",
    re.IGNORECASE,
)
"""A pronoun speaks on: its sentence has the speaker of the one before."""
_DISPUTED = re.compile(
    r"\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|miscalculat\w+|misstat\w+|correction|corrected|"
    r"an? earlier (?:version|figure|report|count)|previously reported|false(?:ly)?|denie[sd]|denying|not the|"
    r"rather than|instead of|revised|retracted|overstat\w+|understat\w+|exaggerat\w+|typo)\b"
)  # for folded text


REACH = 600
"""How far a sentence is read around a figure: longer ones are tables or texts without stops."""


LONGEST = 1500
"""Code points of a sentence that rules read as one: what is longer is a table or a text without stops, and is read in
pieces, so that the time for a report grows with its length and no faster."""


def pieces(text: str, sentences: Sequence[Span], figures: Sequence[Quantity | Date]) -> list[Span]:
    """``sentences``, those over ``LONGEST`` cut at the last blank before it that lies in none of ``figures``."""
    found: list[Span] = []
    for sentence in sentences:
        if sentence.end - sentence.start > LONGEST:
            found += _cut(text, sentence, figures)
        else:
            found.append(sentence)
    return found


def _cut(text: str, sentence: Span, figures: Sequence[Quantity | Date]) -> list[Span]:
    start, end = sentence
    ends = {f.span.start: f.span.end for f in figures if f.span.start < end and start < f.span.end}
    starts = sorted(ends)
    found = []
    while end - start > LONGEST:
        at = _blank(text, start, start + LONGEST, starts, ends)
        found.append(Span(start, at))
        start = at
    return [*found, Span(start, end)]


def _blank(text: str, start: int, limit: int, starts: Sequence[int], ends: dict[int, int]) -> int:
    """The last blank of ``text[start:limit]`` outside every figure; the limit where there is none."""
    at = limit
    while (at := text.rfind(" ", start + 1, at)) > start:
        before = bisect_right(starts, at) - 1
        if before < 0 or ends[starts[before]] <= at:
            return at
    return limit


@dataclass(frozen=True, kw_only=True)
class Case:
    """One report for the checks. ``published`` is an ISO date or None; spans are code points of ``text``.

    ``text`` is what is told in sentences; ``tables`` stand behind it.
    """

    text: str
    published: str | None = None
    title: str | None = None
    quantities: Sequence[Quantity] = ()
    dates: Sequence[Date] = ()
    sentences: Sequence[Span] = ()
    attributions: Sequence[Attribution] = ()
    voices: Sequence[Voice] = ()
    tables: Sequence[Table] = ()

    @cached_property
    def day(self) -> date | None:
        """The day of publication, where known and readable."""
        try:
            return date.fromisoformat((self.published or "")[:10])
        except ValueError:
            return None

    @cached_property
    def masked(self) -> tuple[Masked, ...]:
        """Every sentence with its quantities and dates replaced by slots, in order."""
        return tuple(mask(self.text, span, self.quantities, self.dates) for span in self.sentences)

    @cached_property
    def windows(self) -> dict[Any, Any]:
        """The windows made so far, kept for the rules after (``linking.around``)."""
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where sentences start."""
        return frozenset(self._starts)

    @cached_property
    def _voice_of(self) -> dict[str, str]:
        return {a.id: a.voice or f"attribution:{a.id}" for a in self.attributions}

    def sentence_of(self, span: Span) -> int:
        """The index of the sentence that holds the start of ``span`` (the nearest before it)."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def quantities_in(self, span: Span) -> list[Quantity]:
        """The quantities that lie wholly in ``span``, in order."""
        first = bisect_left(self.quantities, span.start, key=lambda q: q.span.start)
        last = bisect_left(self.quantities, span.end, key=lambda q: q.span.start)
        return [q for q in self.quantities[first:last] if q.span.end <= span.end]

    def quantities_before(self, end: int, most: int) -> Sequence[Quantity]:
        """The last ``most`` quantities that end at or before offset ``end``, in order."""
        last = bisect_right(self.quantities, end, key=lambda q: q.span.end)
        return self.quantities[max(0, last - most) : last]

    def words(self, span: Span) -> str:
        """The words of ``span``."""
        return self.text[span.start : span.end]

    def sentence(self, span: Span) -> str:
        """The words of the sentence that holds ``span``, at most ``REACH`` code points to either side."""
        whole = self.sentences[self.sentence_of(span)] if self.sentences else Span(0, len(self.text))
        return self.words(Span(max(whole.start, span.start - REACH), min(whole.end, span.end + REACH)))

    def surroundings(self, span: Span) -> Span:
        """The sentence that holds ``span``, or of a long one a stretch of blocks of ``REACH`` around it.

        Figures that stand near each other share their surroundings, so that what is read there is read once.
        """
        whole = self.sentences[self.sentence_of(span)] if self.sentences else Span(0, len(self.text))
        first, last = span.start // REACH - 1, span.end // REACH + 2
        return Span(max(whole.start, first * REACH), max(span.end, min(whole.end, last * REACH)))

    def speaker(self, quantity: Quantity) -> str | None:
        """Who says ``quantity``: a voice's id, or None for the report's own voice.

        Where no attributions were read at all, a sentence with a word of saying counts as a speaker of its
        own, so that figures of different speakers are never set against each other.
        """
        if quantity.attribution is not None:
            return self._voice_of.get(quantity.attribution, f"attribution:{quantity.attribution}")
        if not self.attributions and self._reports(self.surroundings(quantity.span)):
            return f"sentence:{self._spoken_from(self.sentence_of(quantity.span))}"
        return None

    def _spoken_from(self, number: int) -> int:
        """The sentence in which the speaker of sentence ``number`` is named: the one before, for "she said"."""
        if not number or not _STILL_SAYING.search(self.words(self.sentences[number])):
            return number
        return number - 1 if self._reports(self.sentences[number - 1]) else number

    def _reports(self, around: Span) -> bool:
        if around not in self._reporting:
            self._reporting[around] = bool(_SAYING.search(self.words(around)))
        return self._reporting[around]

    @cached_property
    def _reporting(self) -> dict[Span, bool]:
        return {}

    def same_speaker(self, *quantities: Quantity) -> bool:
        """Whether all ``quantities`` are said by one voice, or all in the report's own."""
        return len({self.speaker(q) for q in quantities}) <= 1

    def comparable(self, *quantities: Quantity) -> bool:
        """Whether at most one voice beside the report's own says ``quantities``."""
        return len({self.speaker(q) for q in quantities} - {None}) <= 1

    def disputed(self, span: Span) -> bool:
        """Whether the sentence around ``span`` denies, corrects or contrasts a figure."""
        around = self.surroundings(span)
        if around not in self._disputed:
            self._disputed[around] = bool(_DISPUTED.search(folded(self.words(around))))
        return self._disputed[around]

    @cached_property
    def _disputed(self) -> dict[Span, bool]:
        return {}

    def noted(self, what: str, quantity: Quantity, work: Callable[["Case", Quantity], _Note]) -> _Note:
        """``work(self, quantity)``, done once for each figure; ``what`` names the note."""
        key = (what, quantity.id)
        if key not in self._notes:
            self._notes[key] = work(self, quantity)
        note: _Note = self._notes[key]
        return note

    @cached_property
    def _notes(self) -> dict[tuple[str, str], Any]:
        return {}
