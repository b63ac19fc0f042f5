"""Attributions of a chain that the encoder missed altogether: "Court papers state that the suspect told police that …".

Only where the sentence has none, begins with a voice and its verb, and either that voice is a document or an outlet
or another voice speaks within what it says.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.attribution.chains.nested import first_head, nested
from reportedly.attribution.chains.words import stops, verbs
from reportedly.attribution.kinds import kind_of
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_SURE = [0.7, 0.7, 0.7, -0.2, -0.2]
_PASSES_ON = ("document", "media")


_THAT = re.compile(r" that\b")
_LAST = re.compile(r"\b[a-z]+\Z")
_LONGEST = 30  # code points, more than any verb has


def unheard(text: str, found: Sequence[Said]) -> Iterator[Said]:
    """Attributions in sentences that have none."""
    heard = sorted(span for one in found for span in (*one.source, *one.cue, *one.content))
    for that in _THAT.finditer(text):
        match = _LAST.search(text, max(0, that.start() - _LONGEST), that.start())
        verb = verbs().get(match.group()) if match else None
        if match is None or verb is None or verb.tense == "ing":
            continue
        breaks = stops(text)
        at = bisect_right(breaks, match.start())
        start, end = breaks[at - 1] if at else 0, breaks[at] if at < len(breaks) else len(text)
        near = bisect_right(heard, Span(end, end))
        if any(span.end > start for span in heard[max(0, near - 6) : near]):
            continue
        made = _made(text, Span(start, start + len(text[start:end].rstrip(" \n.!?"))), match.start())
        if made is not None:
            yield made


def _made(text: str, sentence: Span, verb: int) -> Said | None:
    """The attribution that a sentence is, if its first verb is the one at ``verb``."""
    first = first_head(text, sentence, "")
    if first is None or first.who is None or not first.cue.start <= verb < first.cue.end:
        return None
    content = Span(first.cue.end + 1, sentence.end)
    if kind_of(parse(text, first.who)) in _PASSES_ON or nested(text, content, first.lemma):
        return Said([first.who], [first.cue], [content], list(_SURE))
    return None
