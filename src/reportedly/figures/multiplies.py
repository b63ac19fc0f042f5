"""Whether a word or "… times" multiplies: "three times as many", "fares will double", "doubled"."""

import re

from reportedly.model.span import Span

_MULTIPLIES = re.compile(
    r" (?:as|the|that|their|its|his|her|our|what|more|higher|larger|greater|bigger|less|lower|faster|smaller|better|"
    r"worse|"
    r"longer|last|this)\b|[.,;]|\s*\Z"
)
_DOUBLES = re.compile(r" (?:the|that|its|their|what)\b")
_WILL = re.compile(r"\b(?:will|would|could|may|might|to|than|nearly|almost|roughly|about) \Z", re.I)
"""“Fares will double in April” and “more than double the fee”, but not “a double room”."""
_BARE = frozenset({"double", "triple", "treble", "halve"})
"""Words that are as often no multiple: a double room, a triple jump."""


def multiplies(text: str, span: Span) -> bool:
    """Whether the words at ``span`` say how many times as much; not "three times since May", "doubling down"."""
    printed = span.of(text).lower()
    if printed.endswith(" times"):
        return _MULTIPLIES.match(text, span.end) is not None
    if printed in _BARE:
        verb = _WILL.search(text[max(0, span.start - 10) : span.start])
        return bool(verb or _DOUBLES.match(text, span.end)) and not text.startswith(" down", span.end)
    return not (printed.startswith("doubl") and text.startswith(" down", span.end))
