"""Heads: a noun phrase, a verb of saying, and where what it says begins ("the general | telling | him that …").

The verb is one of nested_cues.csv with what it calls for: a clause, a person and a clause, an object.
"""

from typing import NamedTuple

from reportedly.attribution.chains.complements import complement, past_that, quotes_saying
from reportedly.attribution.chains.subjects import (
    NO_SUBJECT,
    breaks,
    can_say,
    led,
    many,
    opened,
    past_adverbial,
    subject,
)
from reportedly.attribution.chains.words import (
    DETERMINERS,
    FINITE,
    MARKS,
    NOMINATIVES,
    OBJECTS,
    PREPOSITIONS,
    Verb,
    Word,
    phrase_end,
    span_of,
    verbs,
)
from reportedly.model.span import Span

_LONGEST = 16  # words of a subject
_PARTICIPIAL = frozenset("recall remember describe hear overhear quote recount show see watch report imagine".split())
"""Verbs that take "the general telling him that …"."""
_AGAIN = frozenset("say tell claim warn admit threaten promise boast insist complain".split())
_PASSIVE = frozenset("is are was were be been being".split())


class Head(NamedTuple):
    """One head that was read: its voice (None where it is the outer speaker's own) and where its complement begins."""

    who: Span | None
    cue: Span
    lemma: str
    rest: int
    pronoun: Word | None = None


def head(text: str, found: list[Word], outer: str) -> Head | None:
    """The head that the words ``found`` begin with, if any; ``outer`` is the lemma of the verb that introduces them."""
    said_that = bool(found) and found[0].low == "that"
    at = opened(found, 0)
    if at < len(found) - 2 and found[at].low == "according" and found[at + 1].low == "to":
        return _according(text, found, at)
    at = past_adverbial(found, at)
    if at >= len(found) - 1 or found[at].low in NO_SUBJECT:
        return None
    if found[at].low == "being":
        return _passive(text, found, at, at)
    for here in range(at + 1, min(len(found), at + _LONGEST)):
        read = _at_verb(text, found, at, here, outer, said_that)
        if read is not None:
            return read
        if breaks(found, here):
            return None
    return None


def _according(text: str, found: list[Word], at: int) -> Head | None:
    end = phrase_end(text, found, at + 2)
    if end == at + 2 or end >= len(found) or found[end].low != ",":
        return None
    return Head(span_of(found, at + 2, end), span_of(found, at, at + 2), "say", found[end].end)


def _at_verb(text: str, found: list[Word], at: int, here: int, outer: str, said_that: bool) -> Head | None:
    """The head whose verb group ends at ``here``, if the words there are one."""
    low = found[here].low
    if low == "as" and here + 1 < len(found) and found[here + 1].low in verbs():
        return _as_saying(found, at, here)
    verb = verbs().get(low)
    if found[here].capital or found[here - 1].low in DETERMINERS | PREPOSITIONS | {"to"}:
        return None  # "the United States", "all of the expected emissions"
    if verb is None or (verb.tense == "s" and here + 1 < len(found) and _predicate(found[here + 1].low)):
        return None  # "local reports say"
    first = here
    while first > at + 1 and led(found[first - 1].low):
        first -= 1
    group = {word.low for word in found[first:here]}
    if group & _PASSIVE:
        return _passive(text, found, at, first) if verb.tense in ("past", "participle") else None
    if verb.tense == "participle" and not group & {"has", "have", "had"}:
        return None
    if verb.tense == "ing" and (said_that or outer not in _PARTICIPIAL or group):
        return None
    return _spoken(text, found, at, first, here, verb)


def _predicate(low: str) -> bool:
    verb = verbs().get(low)
    return low in FINITE or (verb is not None and verb.tense != "ing")


def _spoken(text: str, found: list[Word], at: int, first: int, here: int, verb: Verb) -> Head | None:
    """The head with subject ``[at, first)`` and verbs ``[first, here]``, if what follows is what the verb takes."""
    who = subject(found, at, first)
    itself = found[at].low in NOMINATIVES and first == at + 1
    if who is None or (verb.tense == "base" and not itself and not many(text, found, at, first)):
        return None
    cue = span_of(found, first, here + 1)
    if verb.lemma in ("hear", "overhear", "see", "watch") and (heard := _heard(found, here + 1)):
        return heard if itself else Head(who, cue, verb.lemma, found[here].end)
    if verb.takes == "quoting" and quotes_saying(found, here + 1):
        return Head(None if itself else who, cue, verb.lemma, found[here + 1].start)
    if verb.takes in ("perception", "quoting"):
        return None
    rest = complement(found, here + 1, verb)
    if rest is None or not (itself or can_say(text, who, verb, found, rest)):
        return None
    begins = found[rest].start if rest < len(found) else cue.end
    return Head(None if itself else who, cue, verb.lemma, begins, found[at] if itself else None)


def _as_saying(found: list[Word], at: int, here: int) -> Head | None:
    """ "a survivor | as saying (that) …", after "quoted"."""
    verb = verbs()[found[here + 1].low]
    if verb.tense != "ing" or here == at:
        return None
    that = past_that(found, here + 2)
    rest = that if that is not None else min(here + 2, len(found) - 1)
    return Head(span_of(found, at, here), span_of(found, here, here + 2), verb.lemma, found[rest].start)


def _heard(found: list[Word], at: int) -> Head | None:
    """ "(he heard) an officer say that …"."""
    for here in range(at + 1, min(len(found), at + 10)):
        verb = verbs().get(found[here].low)
        if verb and verb.tense in ("base", "ing") and verb.lemma in _AGAIN:
            who = span_of(found, at, here)
            rest = complement(found, here + 1, verb)
            if rest is None:
                return None
            mine = None if found[at].low in OBJECTS and here == at + 1 else who
            return Head(mine, span_of(found, here, here + 1), verb.lemma, found[rest].start)
        if found[here].low in MARKS or found[here].low in FINITE:
            return None
    return None


def _passive(text: str, found: list[Word], at: int, first: int) -> Head | None:
    """ "(she) had been told by the fire service that …": the voice is the one that told."""
    for by in range(first + 1, min(len(found) - 1, first + 6)):
        if found[by].low == "by" and found[by - 1].low in verbs():
            end = phrase_end(text, found, by + 1)
            rest = past_that(found, end)
            if end == by + 1 or rest is None:
                return None
            return Head(span_of(found, by + 1, end), span_of(found, first, by + 1), "say", found[rest].start)
    itself = found[at].low in NOMINATIVES
    verb = next((verbs()[w.low] for w in found[first : first + 4] if w.low in verbs()), None)
    rest = past_that(found, first + 1)
    if itself and verb and rest is not None:  # "he had been told that": by nobody who is named
        return Head(None, span_of(found, first, rest), verb.lemma, found[rest].start)
    return None
