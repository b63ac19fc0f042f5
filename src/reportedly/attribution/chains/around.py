"""Voices around an attribution that no attribution holds: "…, | a survey by Levan found", "Lindqvist recalled | …".

The encoder gives a sentence's words one part each, so of two voices in a row it may find the inner one alone.
"""

import re
from collections.abc import Sequence

from reportedly.attribution.chains.nested import Saying
from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.words import MARKS, OBJECTS, holds_any, phrase_end, span_of, verbs, words
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_AFTER = re.compile(r"[,”\"] (?=[\w])")
_ACCORDING = re.compile(r", (?P<cue>according to|as reported by|as quoted by) ")
_LAST = 30  # code points, more than a verb and "that" have
_TIMES = frozenset(
    "on in late early last this monday tuesday wednesday thursday friday saturday sunday week month".split()
)


def around(text: str, one: Said, sentence: Span, taken: Sequence[Span]) -> list[Saying]:
    """The voice, if any, that passes on the whole attribution; ``taken`` are the words of the sentence's others."""
    parts = [span for span in (*one.source, *one.cue, *one.content) if sentence.start <= span.start < sentence.end]
    if not parts:
        return []
    before = Span(sentence.start, min(span.start for span in parts))
    after = Span(max(span.end for span in parts), sentence.end)
    free = [span for span in (before, after) if not any(span.overlaps(other) for other in taken)]
    if before in free and (found := _before(text, before)):
        return [found]
    if after in free and (found := _after(text, after)):
        return [found]
    return []


def _before(text: str, gap: Span) -> Saying | None:
    """ "Lindqvist recalled |", "Bild said that |"."""
    ends = max(gap.start, gap.end - _LAST)
    if not 6 < gap.end - gap.start < 120 or not holds_any(text, ends, gap.end, verbs().keys()):
        return None
    found = words(text, *gap)
    if found and found[-1].low == "that":
        found = found[:-1]
    if (
        len(found) < 2
        or len(found) > 14
        or found[-1].low not in verbs()
        or verbs()[found[-1].low].tense not in ("past", "s")
    ):
        return None
    end = phrase_end(text, found, 0)
    if end != len(found) - 1 or not is_voice(parse(text, span_of(found, 0, end))):
        return None
    return Saying(span_of(found, 0, end), [span_of(found, end, end + 1)])


def _after(text: str, gap: Span) -> Saying | None:
    """ "|, a survey by Levan found.", "|, according to the police report."."""
    if gap.end - gap.start < 6:
        return None
    if match := _ACCORDING.match(text, gap.start, gap.end):
        found = words(text, match.end(), gap.end)
        end = phrase_end(text, found, 0) if found else 0
        whole = end and (end == len(found) or found[end].low in MARKS)
        return Saying(span_of(found, 0, end), [Span(*match.span("cue"))]) if whole else None
    match = _AFTER.match(text, gap.start, gap.end)
    if match is None:
        return None
    found = words(text, match.end(), gap.end)
    end = phrase_end(text, found, 0) if found else 0
    if not end or end >= len(found) or found[0].low == "including" or found[end - 1].low.endswith("'s"):
        return None
    if found[end].low not in verbs() or not is_voice(parse(text, span_of(found, 0, end))):
        return None
    rest = found[end + 1 :]
    if any(word.low not in MARKS and word.low not in OBJECTS and word.low not in _TIMES for word in rest):
        return None
    return Saying(span_of(found, 0, end), [span_of(found, end, end + 1)])
