"""Attributions put right where the words of a chain misled the encoder, and those of a chain that it missed.

"reported, citing people briefed on the plan, that the bank …": the cited people are no part of what is said.
"was quoted by TASS as saying that …": the words are not the agency's. "Ilya Brandt, the doctors | warned that …":
two voices, and one source.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from reportedly.attribution.chains.cited import SO_CALLED
from reportedly.attribution.chains.distance import without_far
from reportedly.attribution.chains.quoted import with_quoted
from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.unheard import unheard
from reportedly.attribution.chains.words import (
    FINITE,
    MARKS,
    NOMINATIVES,
    PREPOSITIONS,
    is_document,
    phrase_end,
    relays,
    span_of,
    verbs,
    verbs_in,
    words,
)
from reportedly.attribution.changes import saw
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span, any_overlap
from reportedly.observed import stage

_CITE = re.compile(r"\b(?:[Cc]iting|[Qq]uoting|cite[sd]|quote[sd]|[Rr]eferring to|with reference to) $")
_SO_CALLED = re.compile(SO_CALLED)
_CITED = re.compile(r"\b(?:citing|quoting|attributing|crediting) $")
_CITES_ON = re.compile(r", (?:which|who) (?:had |has |in turn |itself )?(?:quoted|cited|quotes|cites)\b")
_PLACE = re.compile(r"(?:in|on|through|via|during|from|at) [^,.;:“”\"\n]{2,100}?(?= that )")
_STRETCH = re.compile(r"[^,.;:“”\"\n]{2,100}?(?= that )")
_SAYS = frozenset(
    "say tell write add claim admit state explain warn confess testify insist declare announce report argue confirm "
    "understand learn hear complain allege assert maintain".split()
)
_IN = re.compile(r" (?:in|on|through|via|during|with|by|to|for|from)$")
_BESIDE = re.compile(
    r", (?=(?:speaking|talking|citing|quoting|in an?|in (?:comments|remarks)|during an?|on condition) )"
)
_CLAUSE_END = re.compile(r", (?:while|but|and|whereas|although|which)\b|;|[.!?](?=\s|$)|\n|$")
_NEAR = 5  # attributions before and after one that are looked at with it


@stage("chains")
def mended(text: str, found: Sequence[Said]) -> list[Said]:
    """``found``, put right; new attributions stand where their cues are."""
    out = sorted(found, key=lambda one: (one.cue or one.content)[0])
    for number, one in enumerate(out):
        near = [other for other in out[max(0, number - _NEAR) : number + _NEAR + 1] if other is not one]
        for rule in _RULES:
            rule(text, one, near)
            saw(rule, (one,))
    for one, other in pairwise(out):
        _joined(text, one, other)
        saw(_joined, (one, other))
    out += with_quoted(text, out)
    saw(with_quoted, out)
    out += unheard(text, [one for one in out if one.content])
    saw(unheard, out)
    return sorted((one for one in out if one.content), key=lambda one: one.content[0])


def names_source(text: str, one: Said) -> bool:
    """Whether what an attribution says is only whom its source cites: "TASS | citing | an official"."""
    if len(one.content) != 1:
        return False
    said = one.content[0]
    end = _cited_end(text, said.start, said.end + 40)
    return said.start < end and (said.end <= end + 1 or _CITES_ON.match(text, end, said.end) is not None)


def _cited_end(text: str, start: int, limit: int) -> int:
    """Where the noun phrase that follows "citing" at ``start`` ends; ``start`` if none does."""
    if not _CITE.search(text, max(0, start - 20), start):
        return start
    opens = _SO_CALLED.match(text, start)
    found = words(text, opens.end() if opens else start, min(len(text), max(limit, start + 160)))
    last = phrase_end(text, found, 0, limit=20)
    return found[last - 1].end if last else start


def _without_cited(text: str, one: Said, near: Sequence[Said]) -> None:
    """Takes the cited voice out of a content that goes on after it, or gives a source's verb its own content."""
    if not one.content or not one.source:
        return
    first, *more = one.content
    one.content = [first, *(span for span in more if not _CITED.search(text, max(0, span.start - 14), span.start))]
    end = _cited_end(text, first.start, first.end)
    if end == first.start:
        return
    rest = first.end if first.end > end + 1 else _unclaimed(text, one, end, near)
    after = words(text, end, rest)
    if len(after) < 4 or after[0].low != ",":
        return
    verb = after[1]
    if verb.low == "that" or one.cue[0].of(text).lower().startswith("according"):
        one.content[0] = Span(verb.start, rest)
    elif verb.low in verbs() or verb.low in _PUTS:
        one.cue = [Span(verb.start, verb.end)]
        one.content[0] = Span(after[2].start, rest)
    if one.content[0].start > first.start and one.cue[0].of(text).lower() in ("citing", "quoting"):
        one.cue = _own_verb(text, one) or one.cue


_PUTS = frozenset("put puts gave gives set sets".split())  # "put the dead at six"


def _unclaimed(text: str, one: Said, end: int, near: Sequence[Said]) -> int:
    """Where the clause ends that goes on after a cited voice ("Interfax, citing an officer, | put the dead at six").

    ``end`` itself where it does not go on, or is another attribution's.
    """
    if text[end : end + 2] != ", " or one.source[0].start > one.content[0].start:
        return end
    rest = _clause_end(text, end + 2)
    twins = any(any_overlap(other.source, one.source) for other in near)
    held = [span for other in near for span in (*other.source, *other.cue, *other.content)]
    return end if twins or any_overlap([Span(end + 2, rest)], held) else rest


def _own_verb(text: str, one: Said) -> list[Span]:
    """The verb between a source and its "citing": "Bild reported on Friday, citing …"."""
    if not one.source or one.source[0].end > one.cue[0].start:
        return []
    between = words(text, one.source[0].end, one.cue[0].start)
    return [Span(w.start, w.end) for w in between if w.low in verbs()][:1]


def _clause_end(text: str, start: int) -> int:
    match = _CLAUSE_END.search(text, start)
    return match.start() if match else len(text)


def _two_voices(text: str, one: Said, _: Sequence[Said]) -> None:
    """ "According to | Ilya Brandt, the doctors | [warned] that …": the second voice and its verb are what is said."""
    if len(one.source) != 1 or not one.content or not one.cue or one.cue[0].end > one.source[0].start:
        return
    source, content = one.source[0], one.content[0]
    comma = text.find(", ", source.start, source.end)
    between = words(text, source.end, content.start) if 0 <= content.start - source.end < 40 else []
    if comma < 0 or not between or between[0].low not in verbs() or any(w.low in MARKS for w in between):
        return
    one.source = [Span(source.start, comma)]
    one.content = [Span(comma + 2, content.end), *one.content[1:]]


def _without_occasion(text: str, one: Said, _: Sequence[Said]) -> None:
    """Takes where a source spoke out of it: "a captured pilot | , speaking in a video distributed by …"."""
    one.source = [_before_occasion(text, span) for span in one.source]


def _before_occasion(text: str, source: Span) -> Span:
    beside = _BESIDE.search(text, source.start, source.end)
    return Span(source.start, beside.start()) if beside and beside.start() > source.start else source


def _without_place(text: str, one: Said, _: Sequence[Said]) -> None:
    """Takes where and through whom it was said out of the content: "said | through his lawyer that …"."""
    last = verbs_in(text, one.cue[-1])[-1:] if one.cue else []
    if not last or last[0].lemma not in _SAYS:
        return
    cue = one.cue[-1]
    for number, span in enumerate(one.content):
        if not 0 <= span.start - cue.end <= 1:
            continue
        ends_in = _IN.search(text, cue.start, cue.end)
        told = _person(text, cue, span) or _occasion(text, span, ended=ends_in is not None)
        if told:
            one.content[number] = Span(told, span.end)
        elif ends_in and len(one.content) > 1 and _tells_how(text, span):
            del one.content[number]
        else:
            return
        if ends_in:
            one.cue[-1] = Span(cue.start, ends_in.start())
        return


def _occasion(text: str, span: Span, *, ended: bool) -> int:
    """Where "that" begins after an occasion, a recording, a go-between; 0 if none of these begins the content."""
    if text.find(" that ", span.start, span.end) < 0:
        return 0
    place = _PLACE.match(text, span.start, span.end) or _passed(text, span)
    if place is None and ended:
        place = _STRETCH.match(text, span.start, span.end)
    return place.end() + 1 if place and _tells_how(text, Span(*place.span())) else 0


def _tells_how(text: str, span: Span) -> bool:
    """Whether a stretch names how words came: an interview, a letter, a lawyer."""
    low = {word.low for word in words(text, span.start, min(span.end, span.start + 80))[:8]}
    how = relays("occasion") | relays("recording") | relays("go-between") | relays("passing")
    return bool(low & how) or any(is_document(word) for word in low)


def _passed(text: str, span: Span) -> re.Match[str] | None:
    """ "(wrote in a letter |) passed to Meduza by her lawyer that"."""
    first = words(text, span.start, min(span.end, span.start + 20))[:1]
    if not first or first[0].low not in relays("passing") | relays("getting"):
        return None
    return re.compile(r"\w+ (?:by|to|on|in) [^,.;:“”\"\n]{2,100}?(?= that )").match(text, span.start, span.end)


def _person(text: str, cue: Span, span: Span) -> int:
    """Where "that" begins after the person told, in a content that begins with that person; 0 if it does not."""
    last = words(text, *cue)[-1:]
    if not last or last[0].low not in verbs() or verbs()[last[0].low].takes != "person":
        return 0
    found = words(text, span.start, min(span.end, span.start + 60))
    for here, word in enumerate(found[:6]):
        if word.low == "that":
            return word.start if here and found[here - 1].low not in PREPOSITIONS else 0
        if word.low in MARKS or word.low in FINITE or word.low in NOMINATIVES or word.low in ("who", "which"):
            return 0
    return 0


def _first_words(text: str, one: Said, near: Sequence[Said]) -> None:
    """Gives "according to the complaint, | Ms Reyes told agents | that …" the voice that the content begins with."""
    if not (one.source and one.cue and one.content):
        return
    cue = one.cue[0].of(text).lower()
    if not (cue.startswith("according") or cue == "in") or one.source[-1].end > one.content[0].start:
        return
    others = [span for other in near for span in (*other.source, *other.cue, *other.content)]
    gap = Span(one.source[-1].end, one.content[0].start)
    if 6 < gap.end - gap.start < 100 and text[gap.start : gap.start + 2] == ", ":
        between = words(text, gap.start + 2, gap.end)
        said = any(word.low in verbs() for word in between) and not any(word.low in MARKS for word in between)
        if said and not any_overlap([gap], others):
            one.content = [Span(gap.start + 2, one.content[0].end), *one.content[1:]]
    last = one.content[-1]
    following = words(text, last.end, min(len(text), last.end + 40))[:1]
    if following and following[0].low in verbs() and not any(w.low in verbs() for w in words(text, *last)):
        rest = Span(last.start, _clause_end(text, last.end))
        if not any_overlap([rest], others):
            one.content[-1] = rest


def _with_subject(text: str, one: Said, near: Sequence[Said]) -> None:
    """Gives a verb that has no source its subject: "Reuters, citing the Wire, reported", "Minutes …, show"."""
    if one.source or not one.cue or not one.content or one.content[0].start < one.cue[0].end:
        return
    low = words(text, *one.cue[0])
    if not low or low[0].low not in verbs() or verbs()[low[0].low].tense not in ("past", "s", "base"):
        return
    before = text[max(0, one.cue[0].start - 200) : one.cue[0].start]
    clause = max((m.end() for m in re.finditer(r"[.!?;:\n“”] ?", before)), default=0)
    start = one.cue[0].start - len(before) + clause
    subject = words(text, start, one.cue[0].start)
    end = phrase_end(text, subject, 0) if subject else 0
    closed = end == len(subject) or (subject[end].low == "," and subject[-1].low == ",")
    if not end or not closed or not subject[0].capital or not is_voice(parse(text, span_of(subject, 0, end))):
        return
    given = end < len(subject) - 2 and subject[end + 1].low in relays("getting") | relays("passing")
    source = span_of(subject, 0, len(subject) - 1 if given and subject[end + 1].low != "quoted" else end)
    if not any_overlap([source], [span for other in near for span in other.content if span.start <= source.start]):
        one.source = [source]


def _joined(text: str, one: Said, other: Said) -> None:
    """Mends a content that was cut after its "that" ("states that | the auditors | warned that …")."""
    if len(one.content) != 1 or one.content[0].of(text).lower() != "that" or not other.content or not other.cue:
        return
    if other.source == one.source and other.cue[0].start > one.content[0].end:
        one.content = [Span(one.content[0].start, other.content[-1].end)]
        other.content = []


_RULES = (without_far, _without_occasion, _without_place, _without_cited, _two_voices, _first_words, _with_subject)
"""What is tried on each attribution, in this order."""
