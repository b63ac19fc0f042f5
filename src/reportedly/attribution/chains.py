"""Chains: through whom a voice's words came to the report.

"sources to TASS", "told Reuters", "in an interview with …", "quoted by …", "…, citing …". A link is the
outlet or document between the report and the voice, nearest the reader first, with the words that show it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.attribution import lexicon
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.phrases import parse
from reportedly.attribution.spans import Said
from reportedly.attribution.voices import Gathering
from reportedly.model.span import Span

_NAME = r"(?P<who>(?:the )?[A-Z][\w’'.&-]*(?: (?:of|and|for|[A-Z0-9][\w’'.&-]*)){0,5})"
_VIA = re.compile(
    r"(?P<cue>\b(?:told|in (?:an?|his|her|their) (?:\w+ ){0,3}"
    r"(?:interview|statement|comment|comments|remarks|conversation|briefing) "
    r"(?:with|to|for|given to|carried by|published by)|(?:speaking|talking|spoke|said|speak|added) (?:to|with)|"
    r"(?:as )?(?:quoted|cited|reported|carried|published|relayed|obtained|seen|reviewed|broadcast|aired) (?:by|on|in)|"
    r"(?:sources?|officials?|insiders?|people|statement|report|reports|comments|remarks) to|to))\s+" + _NAME
)
_CITING = re.compile(
    r",?\s+(?P<cue>citing|quoting|which cited|who cited|attributing (?:it|this|the \w+) to|with reference to)\s+"
    r"(?P<who>(?:(?!\b(?:said|says|reported|that)\b)[^,;:.!?\n“”]){3,110}(?:, (?:speaking|who)\b[^,.\n]{3,60})?)"
)
_INNER = re.compile(
    r"\s*(?:that )?(?P<who>(?:[Tt]he |[Aa]n? |[A-Z])[\w’'.-]*(?: [\w’'.-]+){0,7}?) "
    r"(?P<cue>[\w-]+)(?= that\b| [\"“]|,? [A-Z]\w* that\b)"
)
_STOP = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"])|\n")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain while it is being built."""

    voice: Gathered
    source: list[Span]
    cue: list[Span]


def follow(
    gathering: Gathering, found: Sequence[Said], owners: Sequence[Gathered | None], publisher: str | None
) -> list[list[Step]]:
    """The chain of each attribution, nearest the reader first; empty where nobody is named as its source.

    A voice that came through an outlet once is taken to come through it again, unless told otherwise.
    """
    stops = [m.end() for m in _STOP.finditer(gathering.text)]
    own = lexicon.bare(publisher or "")
    routes: dict[int, list[Step]] = {}
    chains: list[list[Step]] = []
    for one, voice in zip(found, owners, strict=True):
        if voice is None:
            chains.append([])
            continue
        first = Step(voice, one.source, one.cue)
        area = _area(gathering.text, one, stops)
        deeper = _cited(gathering, area) if voice.kind in ("media", "document") else None
        relays = [first] if deeper else _relays(gathering, one, area, own)
        last = deeper or first
        if relays and voice.kind != "own-voice":
            routes[id(last.voice)] = relays
        chain = [*routes.get(id(last.voice), []), last]
        chains.append([*chain, *_inner(gathering, one)])
    return chains


def _area(text: str, one: Said, stops: Sequence[int]) -> list[Span]:
    """The sentence(s) of source and cue, without the content."""
    parts = [*one.source, *one.cue]
    low, high = min(s.start for s in parts), max(s.end for s in parts)
    at = bisect_right(stops, low)
    start = stops[at - 1] if at else 0
    at = bisect_right(stops, high)
    end = stops[at] if at < len(stops) else len(text)
    free, here = [], start
    for span in sorted(one.content):
        if span.end > here and span.start < end:
            free.append(Span(here, max(here, span.start)))
            here = span.end
    free.append(Span(here, max(here, end)))
    return [s for s in free if s.end > s.start]


def _relays(gathering: Gathering, one: Said, area: Sequence[Span], own: str) -> list[Step]:
    """Outlets the words passed through, other than the report's own publisher."""
    steps: list[Step] = []
    for span in area:
        for match in _VIA.finditer(gathering.text, span.start, span.end):
            who = _outlet(gathering.text, Span(*match.span("who")))
            if who is None or any(who.start - span.start < 5 and who.overlaps(span) for span in one.source):
                continue  # the outlet is the source itself
            if lexicon.bare(who.of(gathering.text)) == own:
                continue
            voice = gathering.voice_of(parse(gathering.text, who), None)
            voice.spoke, voice.kind = True, "media"
            if all(step.voice is not voice for step in steps):
                steps.append(Step(voice, [who], [Span(*match.span("cue"))]))
    return steps


def _outlet(text: str, span: Span) -> Span | None:
    """The longest beginning of ``span`` that names an outlet."""
    words = [m.span() for m in re.finditer(r"[^\s]+", span.of(text))]
    for _, end in reversed(words):
        name = text[span.start : span.start + end].rstrip(".,’'")
        if lexicon.is_outlet(name.removesuffix("’s").removesuffix("'s")):
            return Span(span.start, span.start + len(name))
    return None


def _cited(gathering: Gathering, area: Sequence[Span]) -> Step | None:
    """The voice an outlet cites: "TASS reported, citing an official …"."""
    for span in area:
        match = _CITING.search(gathering.text, span.start, span.end)
        if match:
            start, end = match.span("who")
            phrase = parse(gathering.text, Span(start, start + len(gathering.text[start:end].rstrip())))
            voice = gathering.voice_of(phrase, None)
            voice.spoke = True
            return Step(voice, [phrase.span], [Span(*match.span("cue"))])
    return None


def _inner(gathering: Gathering, one: Said) -> list[Step]:
    """Attributions at the head of the content: "A says | B told C that …"."""
    steps: list[Step] = []
    at, end = one.content[0]
    text = gathering.text
    while len(steps) < 4 and (match := _INNER.match(text, at, end)):
        form = lexicon.cue_forms().get(match.group("cue").lower())
        if form is None or form[1] not in ("speech", "cognition", "perception") or text[at] in '“"':
            break
        phrase = parse(text, Span(*match.span("who")))
        if phrase.form == "pronoun" or not (phrase.head or phrase.name):
            break
        voice = gathering.voice_of(phrase, None)
        voice.spoke = True
        steps.append(Step(voice, [phrase.span], [Span(*match.span("cue"))]))
        at = match.end()
    return steps
