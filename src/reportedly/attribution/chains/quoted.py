"""Voices whose words others quote or show: "X is quoted by TASS as saying …", "X is seen in a video saying …"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportedly.attribution.chains.outlets import outlet_at
from reportedly.attribution.chains.words import span_of, words
from reportedly.attribution.said import Said
from reportedly.intake.lines import Search, lines
from reportedly.model.span import Span, any_overlap

_SAYING = (
    r"(?:saying|telling (?:[^,.;:“”\"\n]{1,40}?(?= that )|\w+)|claiming|admitting|denying|warning|explaining|"
    r"confirming|insisting|confessing|stating)"
)
_SAY = frozenset(
    "saying telling claiming admitting denying warning explaining confirming insisting confessing stating".split()
)
_QUOTED = re.compile(
    r"(?<=[\w”\"’,%)]) (?P<cue>(?:is|was|were|are|has been|have been|being) (?:\w+ly |also |later )?(?:quoted|cited))"
    rf"(?: (?:by|in|on) (?P<by>[^,.;:“”\"\n]{{2,60}}?))?(?P<as> as {_SAYING})"
    r"(?: (?:by|in|on) (?P<then>(?:(?:the|an?) )?(?:[a-z-]+ ){0,3}?"
    r"[A-Z0-9][^,.;:“”\"\n]{1,50}?(?=(?: that | on |[,.;:“”\"\n]|$))))?"
)
_SHOWN = re.compile(
    r"(?<=[\w”\"’,%)]) (?P<cue>(?:is|was|were|are|can be|could be|be) (?:seen|heard|shown|filmed|recorded))"
    rf"(?P<where> [^.;:“”\"\n]{{2,120}}?)?,? (?P<as>{_SAYING})(?P<by>)(?P<then>)"
)
_QUOTED_LINES = Search(_QUOTED, (frozenset(("quoted", "cited")), _SAY))
_SHOWN_LINES = Search(_SHOWN, (frozenset(("seen", "heard", "shown", "filmed", "recorded")), _SAY))
_AS_SAYING = re.compile(rf"(?P<who>[^.;:“”\"\n]{{2,80}}?),? (?P<cue>as {_SAYING})\b")
_SENTENCE = re.compile(r"[.!?][”\"’)]?(?=\s|$)|\n|$")
_SURE = [0.8, 0.8, 0.8, -0.1, -0.1]
"""What a construction that a rule found is worth beside the encoder's own probabilities: as much as its surer half."""


def with_quoted(text: str, found: Sequence[Said]) -> list[Said]:
    """Gives words that others quote or show to their speaker; returns attributions that the encoder missed.

    ``found`` are in order of their cues.
    """
    cues = [(one.cue or one.content or one.source)[0].start for one in found]
    held = lines(text)
    matches = [*_QUOTED_LINES.matches(text, held), *_SHOWN_LINES.matches(text, held)]
    made: list[Said] = []
    for match in matches:
        at = bisect_left(cues, match.start())
        made += _quoted(text, match, [*found[max(0, at - _NEAR) : at + _NEAR], *made[-_NEAR:]])
    for number, one in enumerate(found):
        if one.cue and one.cue[-1].of(text).lower() in _QUOTES:
            _as_saying(text, one, found[max(0, number - _NEAR) : number + _NEAR])
    return made


_NEAR = 5  # attributions before and after a place that are looked at
_QUOTES = frozenset(("quoted", "quotes", "cited", "cites", "has quoted", "quoting"))


def _as_saying(text: str, one: Said, near: Sequence[Said]) -> None:
    """Gives the words of "RIA Novosti | quoted | the governor as saying that …" to him; the outlet is a link before."""
    if len(one.source) != 1 or len(one.cue) != 1 or not one.content:
        return
    last, outlet = one.content[-1], one.source[0]
    match = _AS_SAYING.match(text, last.start) if 0 <= last.start - one.cue[0].end <= 2 else None
    who = _name_of(text, match) if match else None
    if match is None or who is None:
        return
    stop = _SENTENCE.search(text, match.end())
    start, end = match.end() + len(_BLANK.match(text, match.end()).group()), stop.start() if stop else len(text)  # type: ignore[union-attr]
    whole = Span(last.start, max(end, last.end))
    for other in near:
        if other is not one and other.content and all(whole.contains(span) for span in other.content):
            other.content = []
    said = [Span(start, max(start, end))] if len(words(text, start, end)) > 2 else []
    kept = [*one.content[:-1], *said]
    if kept:
        one.through = outlet, one.cue[0]
        one.source, one.cue, one.content = [who], [Span(*match.span("cue"))], kept


_BLANK = re.compile(r"[ ,:]*")


def _name_of(text: str, match: re.Match[str]) -> Span | None:
    """Who is quoted: the noun phrase before "as saying"."""
    found = words(text, *match.span("who"))
    while found and found[-1].low == ",":
        found.pop()
    return span_of(found, 0, len(found)) if found else None


def _quoted(text: str, match: re.Match[str], near: Sequence[Said]) -> list[Said]:
    """Gives the words of "X is quoted (by an outlet) as saying" to X, where the encoder did not; one it missed."""
    by = match.group("by") or match.group("then")
    who = _before(text, match.start())
    if who is None or (match.group("by") and not outlet_at(text, match.start("by"), len(text))):
        return []
    cue = [Span(*match.span("cue"))] if by else [Span(match.start("cue"), match.end("as"))]
    if match.re is _SHOWN:
        cue = [Span(*match.span("cue")), Span(*match.span("as"))]
    said = _said(text, match, who)
    if said is None:
        return []
    mine = [one for one in near if any_overlap(one.cue, [Span(match.start("cue"), match.end())])]
    for other in mine[1:]:
        other.content = []
    through = None if by else _outlet_before(text, near, who, cue[0])
    if mine:
        mine[0].through = through
        mine[0].source, mine[0].cue, mine[0].content = [who], cue, said
        return []
    if said[0].end <= who.start and text[said[0].start] == "“":
        for one in near:  # the quotation is his, whomever it was taken for
            one.content = [part for span in one.content for part in _before_it(text, span, said[0])]
    return [] if any(any_overlap(one.content, said) for one in near) else [_made(who, cue, said, through)]


def _made(who: Span, cue: list[Span], said: list[Span], through: tuple[Span, Span] | None) -> Said:
    return Said([who], cue, said, list(_SURE), through=through)


def _outlet_before(text: str, near: Sequence[Said], who: Span, cue: Span) -> tuple[Span, Span] | None:
    """The outlet that spoke last in the paragraph: "Veritel reported …. “…,” one wife was quoted as saying"."""
    low = max(0, who.start - _FAR)
    start = max(low, text.rfind("\n", low, who.start) + 1)
    before = [one.source[0] for one in near if one.source and start <= one.source[0].start < who.start]
    last = max(before, default=None)
    return (last, cue) if last and outlet_at(text, last.start, len(text)) else None


def _before_it(text: str, span: Span, quotation: Span) -> list[Span]:
    """What of a content stands before a quotation; all of it where they share no words."""
    if not span.overlaps(quotation):
        return [span]
    kept = text[span.start : max(span.start, quotation.start)].rstrip(" .,;:")
    return [Span(span.start, span.start + len(kept))] if len(words(text, span.start, quotation.start)) > 1 else []


_NO_PART = re.compile(r"[.!?;:\n“”\"—–] ?|, (?=[a-z])| (?:but|and|while) ")


def _before(text: str, end: int) -> Span | None:
    """The noun phrase that ends at ``end``: the subject of "was quoted"."""
    low = max(0, end - 160)
    start = max((m.end() for m in _NO_PART.finditer(text, low, end)), default=low)
    found = words(text, start, end)
    return span_of(found, 0, len(found)) if 0 < len(found) < 16 else None


def _quotation(text: str, end: int) -> Span | None:
    """The quotation, in one paragraph, that closes right before a place."""
    low = max(0, end - _FAR)
    last = low + len(text[low:end].rstrip())
    if text[last - 1 : last] != "”":
        return None
    start = text.rfind("“", max(low, text.rfind("\n", low, last) + 1), last)
    return Span(start, last) if start >= 0 else None


_FAR = 2000  # code points back that a quotation before its speaker may begin; longer than any paragraph of news
_WHERE = re.compile(r" (?:by|in|on|during|at|last|this)\b|[.\n]")
_BEGINNING = re.compile(r"[.!?] (?=[A-Z“\"])|\n")


def _said(text: str, match: re.Match[str], who: Span) -> list[Span] | None:
    """What follows, to the sentence's end; else the words before the source."""
    start = match.end()
    if _WHERE.match(text, start) and (whole := _quotation(text, who.start)) is not None:
        return [whole]  # "“It is over,” he was quoted as saying by a daily"
    while start < len(text) and text[start] in " ,:":
        start += 1
    stop = _SENTENCE.search(text, start)
    end = stop.start() if stop else len(text)
    if len(words(text, start, min(end, start + 80))) > 2:
        return [Span(start, end + 2 if text[end + 1 : end + 2] == "”" else end)]
    low = max(0, who.start - 600)
    begin = max((m.end() for m in _BEGINNING.finditer(text, low, who.start - 1)), default=low)
    if (whole := _quotation(text, who.start)) is not None:
        return [whole]
    trimmed = text[begin : who.start].rstrip()
    return [Span(begin, begin + len(trimmed))] if len(trimmed) > 8 else None
