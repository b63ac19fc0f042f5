"""Who speaks, told in passing: "Her deputy, she added, had kept notes", "In her words, “…”", "“…”, as he put it"."""

import re
from collections.abc import Iterator, Sequence

from reportedly.attribution import lexicon
from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.words import (
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    MARKS,
    PREPOSITIONS,
    Word,
    span_of,
)
from reportedly.attribution.forms.passages import is_spoken
from reportedly.attribution.framed.sentence import SURE, Sentence, subject_end
from reportedly.attribution.framed.tail import is_clause
from reportedly.attribution.gathered import HUMAN
from reportedly.attribution.kinds import kind_of
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span, hull

_WORDS = re.compile(
    r"\b(?P<cue>[Ii]n (?P<who>his|her|their|my|our|(?:the |an? )?[\w’' -]{1,40}?[’']s?)(?: own)? words),? (?=[“\"«])"
)
_PUT_IT = re.compile(
    r",? as (?P<who>[\w’' .-]{2,60}?) "
    r"(?P<cue>(?:later |also |once |memorably )?(?:put it|said|says|told \w+|called it))\b"
)
_NO_NOUN = frozenset("who which whose that".split())
_FAR = 200  # code points of a clause before a colon
_LONGEST = 14  # words of a subject that stands before an aside


def asides(sentence: Sentence) -> Iterator[Said]:
    """Quotations that nobody has, with who speaks before or behind them."""
    for quoted in sentence.quoted:
        if not sentence.span.contains(quoted):
            continue
        found = _as_put(sentence, quoted) or _in_words(sentence, quoted) or _after_gesture(sentence, quoted)
        if found is not None:
            yield found


def _in_words(sentence: Sentence, quoted: Span) -> Said | None:
    """ "In his words, |“it was amateur work”"."""
    match = next((m for m in _WORDS.finditer(sentence.text, *sentence.span) if m.end() == quoted.start), None)
    if match is None or any(one.source for one in sentence.held(quoted)):
        return None
    for one in sentence.held(quoted):
        one.content = []
    return Said([Span(*match.span("who"))], [Span(*match.span("cue"))], [quoted], list(SURE))


def _after_gesture(sentence: Sentence, quoted: Span) -> Said | None:
    """ "A man at the next table shook his head: |“Not like this.”": whoever the clause before a colon is about."""
    text = sentence.text
    before = text[sentence.span.start : quoted.start].rstrip()
    colon = sentence.span.start + len(before) - 1
    if not before.endswith(":") or sentence.held(Span(sentence.span.start, quoted.end)):
        return None
    if not is_spoken(quoted.of(text)) or quoted.start > sentence.span.start + _FAR:
        return None
    who = _person(text, sentence.words(sentence.start, colon))
    if who is None:
        return None
    return Said([who], [Span(colon, colon + 1)], [quoted], list(SURE))


def _person(text: str, found: Sequence[Word]) -> Span | None:
    """The person a clause begins with, up to the noun, the name or the pronoun: "A man | shook his head"."""
    best = None
    for end in range(1, min(len(found), _HEAD)):
        last = found[end - 1]
        if last.low in MARKS or last.low in PREPOSITIONS:
            break
        who = span_of(found, 0, end)
        phrase = parse(text, who)
        if phrase.form == "pronoun":
            return who if phrase.gender in ("m", "f") else None
        named = bool(phrase.name) and last.capital
        if (named or last.low in lexicon.source_words()) and is_voice(phrase) and kind_of(phrase) in HUMAN:
            best = who
    return best


_HEAD = 7  # words of a clause among which its subject's noun stands


def _as_put(sentence: Sentence, quoted: Span) -> Said | None:
    """ "“We wept”, as one woman put it": the quotation is hers, whoever else's words it was taken for."""
    text = sentence.text
    match = _PUT_IT.match(text, quoted.end, sentence.span.end)
    before = text[sentence.span.start : quoted.start].rstrip()
    if match is None or (before and before[-1] not in ";:—–"):
        return None  # a few words quoted in a clause that is the speaker's as well
    who, cue = Span(*match.span("who")), Span(*match.span("cue"))
    found = sentence.words(*who)
    if subject_end(text, found) != len(found) or not (
        is_voice(parse(text, who)) or found[0].low in DETERMINERS | {"he", "she"}
    ):
        return None
    aside = Span(quoted.start, cue.end)
    for one in sentence.held(aside):
        if any(span.overlaps(aside) for span in (*one.source, *one.cue)):
            return None
    for one in sentence.held(aside):
        one.content = [part for span in one.content for part in _cut(text, span, aside)]
    return Said([who], [cue], [quoted], list(SURE))


def _cut(text: str, span: Span, gone: Span) -> list[Span]:
    """What is left of a content without an aside and the marks around it."""
    if not span.overlaps(gone):
        return [span]
    before = Span(span.start, min(span.end, max(span.start, gone.start)))
    start = max(gone.end, span.start)
    while start < span.end and text[start] in " ,;:—–-":
        start += 1
    return [part for part in (before, Span(start, max(start, span.end))) if part.end - part.start > 1]


def enclosed(sentence: Sentence) -> None:
    """Gives what stands after who says it the half before: "|Her deputy|, she added, | had kept notes"."""
    text = sentence.text
    for one in sentence.near:
        if not (one.source and one.cue and one.content):
            continue
        frame, first = hull([*one.source, *one.cue]), one.content[0]
        before = Span(sentence.start, frame.start - 2)
        if not text.startswith(", ", max(0, frame.start - 2)) or before.end <= before.start or sentence.held(before):
            continue
        if sentence.in_quotes(before.start) or not first.start > frame.end:
            continue
        between = text[frame.end : first.start]
        subject = between == ", " and _goes_on(sentence, before, first)
        if subject or (_AND.fullmatch(between + first.of(text)[:4]) and is_clause(sentence, before)):
            one.content = [before, *one.content]


_AND = re.compile(r"[^,.;:]{0,40}, (?:and |but ).{0,4}")


def _goes_on(sentence: Sentence, subject: Span, first: Span) -> bool:
    """Whether a content begins with the verb of a subject that stands before its source."""
    found, rest = sentence.words(*subject), sentence.words(*first)[:2]
    noun = 0 < len(found) <= _LONGEST and subject_end(sentence.text, found) == len(found)
    plain = noun and not any(word.low in _NO_NOUN for word in found)
    return plain and bool(rest) and rest[0].low in FINITE | AUXILIARIES
