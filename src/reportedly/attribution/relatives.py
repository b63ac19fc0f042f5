"""What a source is said to be behind its name: "Ulla Frey, who lives nearby, said", "Holt, whose son …"."""

import re
from collections.abc import Sequence

from reportedly.attribution.said import Said
from reportedly.model.span import Span

_BETWEEN = re.compile(r",? (?:who|which|whose) [^.;:!?\n“”\"—–]{3,200}?,? ?\Z")
_BEHIND = re.compile(
    r", (?:who|which|whose) (?P<end>[^,.;:!?\n“”\"—–]{2,160}?)(?=[.;:!?](?:\s|$)|\s*(?:\n|$)|\s[^\w\s$€£“”\"‘’'(–—-])"
)
_OPENS = re.compile(r"(?:who|which|whose) [^,.;:!?\n“”\"—–]{2,160}?(?P<end>), (?=[^\s,])")
_NOT_NAMED = re.compile(
    r"\b(?:named|identified|identity|anonym\w+|name|names|quoted|speak|rank|authori[sz]ed)\b", re.IGNORECASE
)
_CITES = re.compile(r" (?:who|which) (?:had |has )?(?:cited|cites|quoted|quotes|citing|quoting|said|says|reported) ")
_WHO = frozenset(("who", "which", "whose"))
_SHORT = 90  # code points of what somebody asked who is not to be named
_FAR = 220


def with_clause(text: str, one: Said, found: Sequence[Said]) -> None:
    """Takes the relative clause between a source and its cue, or behind it, into the source.

    Not one in which others are heard; on what terms somebody spoke is no saying of its own.
    """
    if len(one.source) != 1 or not one.cue or text[one.source[0].start : one.source[0].end].lower() in _WHO:
        return
    source = one.source[0]
    end = _between(text, source, one.cue[0]) or _behind(text, source, one) or _before_content(text, source, one)
    if not end or _CITES.search(text, source.end, end):
        return  # "Radio Vesna, which cited a letter": a link of the chain
    clause = Span(source.end, end)
    inner = [
        other
        for other in found
        if other is not one and any(s.overlaps(clause) for s in (*other.source, *other.cue, *other.content))
    ]
    if all(_terms(text, other, clause) for other in inner):
        for other in inner:
            other.content = []
        one.source = [Span(source.start, end)]
        one.content = [_behind_clause(text, span, end) for span in one.content]


def without_terms(text: str, found: Sequence[Said]) -> None:
    """Empties attributions of nobody within another's source: on what terms that one spoke ("who asked not to be …").

    ``found`` in order of contents, as its neighbours are.
    """
    for number, one in enumerate(found):
        if one.source:
            continue
        for other in found[max(0, number - _NEAR) : number + _NEAR + 1]:
            if any(_terms(text, one, span) for span in other.source if other is not one):
                one.content = []


_NEAR = 3  # attributions before and after


def _between(text: str, source: Span, cue: Span) -> int:
    """Where the clause between source and cue ends; 0 if there is none."""
    if not 6 < cue.start - source.end < _FAR:
        return 0
    match = _BETWEEN.fullmatch(text, source.end, cue.start)
    return source.end + len(match.group().rstrip(" ,")) if match else 0


def _behind(text: str, source: Span, one: Said) -> int:
    """Where the clause that ends the sentence behind a source ends: "said Ulla Frey, who lives nearby"; 0 if none."""
    if not 0 <= source.start - one.cue[-1].end <= 2:
        return 0
    match = _BEHIND.match(text, source.end)
    return match.end("end") if match else 0


def _before_content(text: str, source: Span, one: Said) -> int:
    """Where the clause ends that a content begins with: "according to the paper, which nobody saw, …"; 0 if none."""
    start = one.content[0].start if one.content else 0
    if not (one.cue[-1].end <= source.start and 0 <= start - source.end <= 2):
        return 0
    match = _OPENS.match(text, start, one.content[0].end)
    return match.end("end") if match else 0


def _behind_clause(text: str, span: Span, end: int) -> Span:
    """The content from behind the clause that ends at ``end`` and that it begins with."""
    if not span.start < end < span.end:
        return span
    return Span(end + len(text[end : span.end]) - len(text[end : span.end].lstrip(" ,")), span.end)


def _terms(text: str, other: Said, clause: Span) -> bool:
    """Whether an attribution lies within the clause and tells no more than that somebody is not to be named."""
    spans = (*other.source, *other.cue, *other.content)
    if not all(span.start >= clause.start and span.end <= clause.end + 1 for span in spans):
        return False
    length = sum(span.end - span.start for span in other.content)
    return length < _SHORT and any(_NOT_NAMED.search(text, *span) for span in other.content)
