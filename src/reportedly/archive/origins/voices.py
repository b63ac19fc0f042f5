"""First voices behind a claim, put together across articles: five newsrooms quoting one official are one voice."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.model.trace import PrimaryVoice
from reportedly.model.voices import SourceKind

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SAYS_NOTHING = frozenset(
    "the a an of in at on for to by from with and or that who which said told released published issued according "
    "official officials source sources authorities person people not named be asked condition anonymity unnamed "
    "anonymous estimate tally count figures note statement report document data list register briefing is was were "
    "has had his her their its senior top local".split()
)
_NOBODY: tuple[SourceKind, ...] = ("vague", "unnamed-official", "unnamed-person")


class Heard(NamedTuple):
    """A mention's first voice, its article's key, and the key of the reporting origin it leads to (or empty)."""

    name: str
    kind: SourceKind
    article: str
    origin: str


def primary(heard: Sequence[Heard]) -> list[PrimaryVoice]:
    """The voices behind a claim, most origins first; one that is nobody in particular is taken for the likeliest.

    Two are one where the words that tell one are all among the other's: "the UN mission" in "a tally published by the
    UN mission". "Officials" alone may be anybody: it stands with the voice most often heard, if there is any.
    """
    groups: list[tuple[set[str], list[Heard]]] = []
    blank: list[Heard] = []
    for one in sorted(heard, key=lambda one: (len(told_by(one.name)), one.article)):
        words = told_by(one.name)
        if not words:
            blank.append(one)
            continue
        fits = [group for group in groups if group[0] <= words]
        if fits:
            max(fits, key=lambda group: (len(group[0]), len(group[1])))[1].append(one)
        else:
            groups.append((words, [one]))
    if blank:
        named = max(groups, key=lambda group: len(group[1]), default=None)
        if named is None:
            groups.append((set(), blank))
        else:
            named[1].extend(blank)
    made = [_voice(members) for _, members in groups]
    return sorted(made, key=lambda one: (-len(one.origins), -one.articles, one.name))


def _voice(members: Sequence[Heard]) -> PrimaryVoice:
    told = [one for one in members if told_by(one.name)] or members
    (name, kind), _ = Counter((one.name, one.kind) for one in told).most_common(1)[0]
    origins = sorted({one.origin for one in members if one.origin})
    return PrimaryVoice(name=name, kind=kind, origins=origins, articles=len({one.article for one in members}))


def told_by(name: str) -> set[str]:
    """The words of a name that tell its bearer from others; none of "officials"."""
    return {word for word in (w.lower() for w in _WORD.findall(name)) if word not in _SAYS_NOTHING}
