"""The edges of what was found, put where the phrases end: datelines, days behind a source, a name beside its office."""

import re
import unicodedata
from collections.abc import Sequence

from reportedly.attribution import lexicon
from reportedly.attribution.nouns import is_role
from reportedly.attribution.phrases import parse
from reportedly.attribution.relatives import with_clause, without_terms
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?"
_DASH = r" ?(?:-{1,2}|–|—|_) ?"
_OPENS = r"(?=[A-Z\d“\"‘«])"
_DATELINE = re.compile(
    r"[ \t]*(?P<place>[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w .]{1,30}?)?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?=, [\dA-Z]))"
    rf"(?:(?:, {_DAY})?(?P<by> \([A-Z][\w .&-]{{1,30}}\)){_DASH}|, {_DAY}{_DASH}{_OPENS}|(?P<bare>) (?:-{{1,2}}|–|—)"
    rf" {_OPENS})"
)
_WHEN = re.compile(r",? (?:today|yesterday|tonight|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\Z")
_OFFICE_BEFORE = re.compile(r"(?:\A|,) (?P<office>(?:the|its|his|her|their|[^,\s]{1,30}['’]s) [^,.“”\"]{2,60}),? ?\Z")
_NAME_AFTER = re.compile(r", (?P<name>[A-Z][\w’'-]+(?: [A-Z](?:[\w’'-]+|\.)){1,3})(?=[,.:;]|\s(?:said|told|says)\b|\Z)")
_REACH = 100
_PLACE = 4  # words of a place in capitals; more are a headline
_ACRONYM = 3  # letters


def with_edges(text: str, found: Sequence[Said], headlines: Sequence[Span] = ()) -> list[Said]:
    """``found``, each with its edges in place; ``headlines`` are where the text has them."""
    for one in found:
        one.content = [
            _without_pictures(text, _without_dateline(text, span)) for span in _without_headline(one, headlines)
        ]
        if len(one.source) == 1:
            one.source = [_without_day(text, _without_dateline(text, one.source[0]))]
            _take_office(text, one)
            one.source = [_with_name(text, one)]
    for one in found:
        with_clause(text, one, found)
    without_terms(text, found)
    return [one for one in found if one.content]


def _without_headline(one: Said, headlines: Sequence[Span]) -> list[Span]:
    """The content without a headline, which is the outlet's own, where the source speaks below it."""
    spoken = [head for head in headlines if not any(head.overlaps(span) for span in (*one.cue, *one.source))]
    below = [_below(span, spoken) for span in one.content]
    kept = [span for span in below if not any(head.contains(span) for head in spoken)]
    return kept or one.content


def _below(span: Span, headlines: Sequence[Span]) -> Span:
    """The content from the blank line on behind a headline that it begins in."""
    head = next((head for head in headlines if head.start <= span.start < head.end < span.end - 2), None)
    return span if head is None else Span(head.end + 2, span.end)


def _without_dateline(text: str, span: Span) -> Span:
    """The content behind a dateline ("PORT LINTEL, March 3 (Meridian) - ") that it begins with or in."""
    line = text.rfind("\n", 0, span.start) + 1
    if span.start - line > _REACH:
        return span
    match = _DATELINE.match(text, line)
    if match is None or (match["bare"] is not None and not _is_place(match["place"])):
        return span
    return Span(match.end(), span.end) if span.start < match.end() < span.end else span


def _is_place(words: str) -> bool:
    """Whether capitals that a dash follows are a place's, and not a body's ("NATO - …") or a title's."""
    return lexicon.bare(words) not in lexicon.bodies() and len(words.split()) < _PLACE and len(words) > _ACRONYM


def _without_pictures(text: str, span: Span) -> Span:
    """The content without the pictures before its first word, which are the post's: "👉 At least nine …"."""
    start = span.start
    while start < span.end and (text[start].isspace() or _is_picture(text[start])):
        start += 1
    return Span(start, span.end) if start < span.end else span


def _is_picture(char: str) -> bool:
    """Whether a character is a picture, or joins or colours pictures; not a mark of quotation (``)."""
    kind = unicodedata.category(char)
    return kind in ("So", "Me") or (kind in ("Sk", "Mn", "Cf") and (char > "\U0001f000" or char in "\ufe0f\u200d"))


def _without_day(text: str, span: Span) -> Span:
    """The source without the day behind it: "Carrow Water today announced"."""
    when = _WHEN.search(span.of(text))
    return Span(span.start, span.start + when.start()) if when and when.start() else span


def _take_office(text: str, one: Said) -> None:
    """Moves an office that stands before a name to it: "Drones fell, the district's head, Rafe Torun, says"."""
    source = one.source[0]
    before = max(0, source.start - _REACH)
    match = _OFFICE_BEFORE.search(text, before, source.start)
    if match is None or "\n" in match.group() or not parse(text, source).name:
        return
    start = match.start("office")
    if not is_role(parse(text, Span(*match.span("office"))).head) or any(
        span.overlaps(Span(start, source.start)) for span in one.cue
    ):
        return
    held = [span for span in one.content if span.start < start < span.end <= source.start]
    if len(held) != 1:
        return
    end = start - len(text[:start]) + len(text[:start].rstrip(" ,"))
    if end > held[0].start:
        one.content = [Span(span.start, end) if span is held[0] else span for span in one.content]
        one.source = [Span(start, source.end)]


def _with_name(text: str, one: Said) -> Span:
    """The source with the name that follows an office: "said its head, Nils Aker"."""
    source = one.source[0]
    match = _NAME_AFTER.match(text, source.end)
    if match is None or parse(text, source).name or not is_role(parse(text, source).head):
        return source
    whole = Span(source.start, match.end())
    taken = any(span.overlaps(Span(source.end, whole.end)) for span in (*one.cue, *one.content))
    return source if taken else whole
