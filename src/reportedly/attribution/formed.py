"""Brings together what the encoder found and the forms of direct speech that it does not know.

A form comes in where no attribution of the encoder's with another source holds its passage. Where the encoder
has the same cue or source, or half of the words (“A,” she said, “B”: only B), it keeps what it has and gains what
the form knows: the source it lacks, the rest of the passage.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.attribution.forms import passages, sureness
from reportedly.attribution.forms.passages import Passage
from reportedly.attribution.quotations import Quotation
from reportedly.attribution.said import Said
from reportedly.model.span import Span, any_overlap, hull

_ONE_SPEAKER = frozenset(("transcript", "signed", "bracketed", "tweet", "label", "tag", "said-quote"))
"""Forms whose passage is one speaker's throughout. Whoever speaks within it is quoted by that speaker, and is no
attribution of the report's: PolNeAR marks nothing within a content either (0 of 2,192 on dev)."""
_CERTAIN = frozenset(("transcript", "tweet", "signed", "bracketed"))
"""Forms that leave no doubt where a speaker's words begin and end, whatever else the encoder makes of them."""
_UNUSUAL = _ONE_SPEAKER - {"tag", "said-quote"} | {"statement"}
"""Forms worth telling the reader of also where the encoder found the same."""
_WORD = re.compile(r"\w")
_SELF = frozenset("i we me us my our".split())


def with_forms(text: str, found: Sequence[Said], quotations: Sequence[Quotation]) -> list[Said]:
    """Adds and completes attributions by forms of direct speech that the encoder does not know; in order of cues."""
    held = _Held(found)
    added: list[Said] = []
    gone: set[int] = set()
    for found_as in passages(text, quotations, held.with_source):
        passage = found_as
        touched = [one for one in held.touching(passage.content) if id(one) not in gone]
        own = held.of_cue(passage) or next((one for one in touched if any_overlap(one.source, passage.source)), None)
        others = [one for one in touched if one is not own and not _within(one, passage)]
        inner = [one for one in touched if one is not own and _within(one, passage)]
        if passage.form == "introduced" and all(_before(one, passage) for one in others):
            for one in others:
                _give_up(text, one, passage, gone)  # a speaker heard before the person came in
            others = []
        if any(one.source for one in others) and passage.form not in _CERTAIN:
            continue
        if passage.form not in _ONE_SPEAKER:
            inner, told = _by_speaker(text, inner)
            passage = _without(passage, told)
        if not passage.content:
            continue
        gone.update(map(id, inner))
        if own is None and others and passage.form not in _CERTAIN:
            own = others[0]  # nobody's so far
            own.cue = list(passage.cue)
        for one in others:
            if passage.form in _CERTAIN and one is not own:
                _give_up(text, one, passage, gone)
        if own is None:
            added.append(_said(passage))
        else:
            _complete(text, own, passage)
    left = [one for one in (*found, *added) if id(one) not in gone]
    return sorted(left, key=lambda one: (one.cue or one.content)[0])


def _before(one: Said, passage: Passage) -> bool:
    """Whether all that says who speaks in an attribution stands before a passage's source."""
    said_by = (*one.source, *one.cue)
    return bool(said_by) and all(span.end < passage.source[0].start for span in said_by)


def _by_speaker(text: str, inner: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Attributions within a passage: those by nobody or by "I" and "we", the speaker's own; and those by others."""
    own = [one for one in inner if all(span.of(text).lower() in _SELF for span in one.source)]
    return own, [one for one in inner if one not in own]


def _without(passage: Passage, told: Sequence[Said]) -> Passage:
    """A passage without the paragraphs in which others are given the word."""
    theirs = [span for one in told for span in one.content]
    return replace(passage, content=[span for span in passage.content if not any_overlap([span], theirs)])


def _said(passage: Passage) -> Said:
    sure = sureness()[passage.form]
    return Said(
        list(passage.source),
        list(passage.cue),
        list(passage.content),
        [sure, sure, sure, 0.0, 0.0],
        form=passage.form,
        made=True,
        speaker=passage.speaker,
    )


def _complete(text: str, one: Said, passage: Passage) -> None:
    """Gives an attribution of the encoder's the source and the words it lacks."""
    missing = [span for span in passage.content if _lacks(text, one, span)]
    if one.source and not missing and passage.form not in _UNUSUAL:
        return
    one.made = not one.source
    if all(any(whole.contains(span) for whole in passage.source) for span in one.source):
        one.source = list(passage.source)  # none so far, or a name that the form has with its office
    one.speaker, one.form = passage.speaker, passage.form
    if passage.form in _CERTAIN:
        one.content = list(passage.content)
        return
    one.content = sorted([*(span for span in one.content if not any_overlap([span], missing)), *missing])


def _give_up(text: str, one: Said, passage: Passage, gone: set[int]) -> None:
    """Takes a passage's words out of another attribution; one that is left without words goes."""
    kept: list[Span] = []
    for span in one.content:
        start = span.start
        for taken in sorted(passage.content):
            if taken.start < span.end and start < taken.end:
                kept.append(Span(start, max(start, taken.start)))
                start = taken.end
        kept.append(Span(start, max(start, span.end)))
    one.content = [span for span in kept if _WORD.search(text, *span)]
    if not one.content:
        gone.add(id(one))


def _lacks(text: str, one: Said, span: Span) -> bool:
    """Whether words of ``span`` stand outside an attribution's content."""
    at = span.start
    for own in sorted(one.content):
        if own.start > at and _WORD.search(text, at, min(own.start, span.end)):
            return True
        at = max(at, own.end)
    return at < span.end and _WORD.search(text, at, span.end) is not None


def _within(one: Said, passage: Passage) -> bool:
    """Whether an attribution lies, source and cue and all, within a passage."""
    whole = hull(passage.content)
    return all(whole.contains(span) for span in (*one.source, *one.cue, *one.content))


class _Held:
    """The encoder's attributions by the places of their contents and cues."""

    def __init__(self, found: Sequence[Said]) -> None:
        self._contents = sorted(((span, n) for n, one in enumerate(found) for span in one.content))
        self._cues = sorted(((span, n) for n, one in enumerate(found) for span in one.cue))
        self._found = found

    @property
    def with_source(self) -> list[Span]:
        """The contents whose source is known, ascending."""
        return [span for span, number in self._contents if self._found[number].source]

    def touching(self, spans: Sequence[Span]) -> list[Said]:
        """The attributions whose content shares words with one of ``spans``."""
        return self._overlapping(self._contents, spans)

    def of_cue(self, passage: Passage) -> Said | None:
        """The attribution that has the passage's cue."""
        return next(iter(self._overlapping(self._cues, passage.cue)), None)

    def _overlapping(self, placed: Sequence[tuple[Span, int]], spans: Sequence[Span]) -> list[Said]:
        numbers: dict[int, None] = {}
        for span in spans:
            at = bisect_left(placed, span.end, key=lambda item: item[0].start)
            while at and placed[at - 1][0].end > span.start:
                at -= 1
                numbers[placed[at][1]] = None
        return [self._found[number] for number in numbers]
