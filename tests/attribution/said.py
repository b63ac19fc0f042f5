"""Attributions written down by their words, for tests that leave the encoder out."""

from reportedly.attribution.spans import Said
from reportedly.model.span import Span


def at(text: str, words: str, after: int = 0) -> Span:
    """Where ``words`` stand in ``text``, first at or after ``after``."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def said(text: str, *rows: tuple[str, str, str]) -> list[Said]:
    """One Said for each (source, cue, content); rows are in text order, an empty source is none."""
    out, here = [], 0
    for source, cue, content in rows:
        cue_at = at(text, cue, here)
        low = max(0, cue_at.start - 160)
        source_at = [_nearest(text, source, cue_at)] if source else []
        out.append(Said(source_at, [cue_at], [_nearest(text, content, cue_at)], [0.9, 0.9, 0.9, -0.1, -0.1]))
        here = max(low, cue_at.start + 1)
    return out


def _nearest(text: str, words: str, cue: Span) -> Span:
    """The occurrence of ``words`` nearest the cue."""
    starts, here = [], text.find(words)
    while here >= 0:
        starts.append(here)
        here = text.find(words, here + 1)
    best = min(starts, key=lambda s: min(abs(s - cue.end), abs(s + len(words) - cue.start)))
    return Span(best, best + len(words))
