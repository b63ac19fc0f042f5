"""Attributions at the head of a content: "A says | B told C that …", "the general telling him that …", to any depth.

The encoder finds the outer attribution, whose content holds the others whole (PolNeAR marks nothing within a content).
"He said he believed …" adds no voice: a pronoun subject is the speaker himself.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.attribution.chains.heads import Head, head
from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.subjects import subject
from reportedly.attribution.chains.words import OBJECTS, OPENING, holds_any, span_of, verbs, words
from reportedly.attribution.phrases import parse
from reportedly.model.span import Span

_DEEPEST = 6
_WINDOW = 260  # code points looked at for the next head: a subject of 16 words, and what its verb calls for
_EARLY = 130  # code points in which the verb of a head begins
_TELLS = frozenset("tell say warn admit claim write promise insist".split())


class Saying(NamedTuple):
    """A nested voice with its cue."""

    who: Span
    cue: list[Span]


def nested(text: str, content: Span, outer: str, gender: str = "", skip: Sequence[Span] = ()) -> list[Saying]:
    """The voices at the head of ``content``, outermost first.

    ``outer`` is the lemma of the cue that introduces it, ``gender`` that of its speaker (m, f or empty), for "his
    sister said he …"; ``skip`` are words that stand within the content and are no part of it.
    """
    found: list[Saying] = []
    at, lemma = content.start, outer
    for _ in range(_DEEPEST):
        if not holds_any(text, at, min(content.end, at + _EARLY), _heads()):
            break
        here = words(text, at, min(content.end, at + _WINDOW))
        beside = [span for span in skip if span.end > at and here and span.start < here[-1].end]
        if beside:
            here = [w for w in here if not any(span.start <= w.start < span.end for span in beside)]
        read = head(text, here, lemma)
        if read is None:
            break
        who = read.who or _another(read, gender)
        if who is not None:
            found.append(Saying(who, [read.cue]))
            gender = parse(text, who).gender
        at, lemma = read.rest, read.lemma
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset((*verbs(), "according"))


def first_head(text: str, content: Span, outer: str) -> Head | None:
    """The first voice and verb of ``content``, if it begins with them."""
    return head(text, words(text, content.start, min(content.end, content.start + _WINDOW)), outer)


def _another(read: Head, gender: str) -> Span | None:
    """The pronoun that can't be the outer speaker: "his sister said | he told them"."""
    if read.pronoun is None or read.lemma not in _TELLS:
        return None
    other = {"he": "f", "she": "m"}.get(read.pronoun.low)
    return Span(read.pronoun.start, read.pronoun.end) if other and other == gender else None


def told_after(text: str, gap: Span) -> list[Saying]:
    """A voice between a content and the source after it: "…, the captain told them, | villagers recalled"."""
    if gap.end - gap.start < 8:
        return []
    found = [word for word in words(text, gap.start, gap.end) if word.low not in OPENING | {"”", "’"}]
    if len(found) < 4 or found[0].low != "," or found[-1].low != ",":
        return []
    for here in range(2, len(found) - 1):
        if found[here].low in verbs() and verbs()[found[here].low].tense in ("past", "s", "base"):
            who = subject(found, 1, here)
            left = found[here + 1 : -1]
            if who and is_voice(parse(text, who)) and all(w.low in OBJECTS for w in left):
                return [Saying(who, [span_of(found, here, here + 1)])]
            return []
    return []
