"""Whom an outlet or a document cites: "TASS reported, citing an official …", "The agency cited an official"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.attribution import lexicon
from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.words import phrase_end, span_of, words
from reportedly.attribution.phrases import parse
from reportedly.model.span import Span

SO_CALLED = r"(?:what (?:it|he|she|they) (?:call(?:s|ed)|describe[sd] as|terms|termed|sa(?:ys|id) (?:is|are|was)) )?"
"""What may stand between "quoting" and whom it quotes: "quoting what it called a staff report"."""
_CITING = re.compile(
    r"\b(?P<cue>[Cc]iting|[Qq]uoting|which (?:cited|quoted)|who (?:cited|quoted)|"
    r"(?:attributing|attributed|crediting|sourcing) (?:it|this|that|the [\w-]+)(?: [\w-]+)? to|"
    r"with reference to|[Rr]eferring to|"
    r"(?:understands?|understood|learn(?:s|ed|t)|hears|heard) from|on the (?:authority|word) of) " + SO_CALLED
)
_NEXT = re.compile(
    r"(?P<who>(?:(?:The|Its|Their) (?:[\w’'-]+ ){1,4}?|It |[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )?))"
    r"(?P<cue>(?:also )?(?:cited|quoted|cites|quotes|was citing|credited|attributed (?:it|this|the [\w-]+) to)) "
)

_AS = re.compile(r"[^.;:\n]{2,90}? as (?:saying|telling|claiming|warning)\b")
"""What makes the next sentence an attribution of its own."""


class Cited(NamedTuple):
    """Who is cited, and the word that says so."""

    who: Span
    cue: Span


def cited(text: str, area: Sequence[Span]) -> Cited | None:
    """The voice cited in the clause of an outlet (``area``)."""
    for span in area:
        for match in _CITING.finditer(text, *span):
            if found := _voice(text, match, span.end):
                return found
    return None


def cited_next(text: str, start: int) -> Cited | None:
    """The voice cited in the sentence that begins at ``start``: "The agency cited …"."""
    match = _NEXT.match(text, start)
    if match is None or not _is_media(match.group("who").strip()) or _AS.match(text, match.end()):
        return None
    return _voice(text, match, min(len(text), match.end() + 200))


def _is_media(who: str) -> bool:
    words = who.lower().split()
    entry = lexicon.source_words().get(words[-1])
    known = entry is not None and entry.kind in ("media", "document")
    return who == "It" or known or words[-1] in ("agency", "report", "story", "article") or lexicon.is_outlet(who)


def _voice(text: str, match: re.Match[str], limit: int) -> Cited | None:
    found = words(text, match.end(), min(limit, match.end() + 200))
    last = phrase_end(text, found, 0, limit=20) if found else 0
    if not last:
        return None
    who = span_of(found, 0, last)
    return Cited(who, Span(*match.span("cue"))) if is_voice(parse(text, who)) else None
