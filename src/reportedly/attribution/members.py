"""One of several heard before: "Two people … One of them said", "three diplomats … Another said".

The first of them speaks for those it is one of: they are one voice here, as "two people" are, and so one origin.
"Another" is a voice of its own, of their kind.
"""

import re
from collections.abc import Iterable

from reportedly.attribution.gathered import Gathered
from reportedly.attribution.kinds import kind_of
from reportedly.attribution.phrases import Phrase, parse
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind

_ONE = re.compile(
    r"(?:one|another|a (?:second|third|fourth|fifth)|a different one|the other)"
    r"(?: of (?:them|(?:the|these|those|his|her|their|its) (?P<noun>[^,;]{2,60})))?(?P<rest>,.*)?",
    re.IGNORECASE | re.DOTALL,
)
_KINDS = ("unnamed-official", "unnamed-person", "captive", "organisation")


def is_one(phrase: Phrase) -> bool:
    """Whether a phrase is one of several: "one of them", "another", "one of the two diplomats"."""
    return phrase.form != "name" and _ONE.fullmatch(phrase.text) is not None


def is_first(phrase: Phrase) -> bool:
    """Whether it is "one of them", and not another."""
    return " of " in phrase.text and phrase.text[:4].lower() == "one "


def group_of(phrase: Phrase, recent: Iterable[Gathered]) -> Gathered | None:
    """Those it is one of, among ``recent`` voices, latest first: by their noun where it has one, else the latest."""
    several = [voice for voice in recent if voice.kind in _KINDS and (voice.plural or _of_one(voice, phrase))]
    if phrase.head in _PLAIN:
        return several[0] if several else None
    return next((voice for voice in several if phrase.head in voice.heads), None)


def _of_one(voice: Gathered, phrase: Phrase) -> bool:
    """Whether "another" follows on a "one": "one recruit wrote … Another told"."""
    return not is_first(phrase) and voice.phrase.text[:4].lower() == "one "


def kind_of_one(phrase: Phrase) -> SourceKind | None:
    """The kind of "one of them" where nobody met before is meant: somebody whom the reporter met."""
    if not is_one(phrase):
        return None
    match = _ONE.fullmatch(phrase.text)
    told = (match["rest"] or "").lstrip(", ") if match else ""
    kind = kind_of(parse(told, Span(0, len(told)))) if told[:1].isalpha() else None  # "another, older man"
    if kind in _KINDS[:3]:
        return kind
    return "unnamed-person" if " of them" in phrase.text.lower() else None


_PLAIN = frozenset("one another second third fourth fifth other them".split())
