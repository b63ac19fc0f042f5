"""Matters: who is at odds with whom in a report, and where it names them.

First by the lists (parties.csv, the user's file); where they know no conflict, by the forces it tells of
("Veldmark's army", "Tarnish troops"): an invented or a new war has two sides as well.
"""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reportedly.attribution import lexicon
from reportedly.intake.lines import Search, lines
from reportedly.model.span import Span
from reportedly.model.voices import Matter, Party
from reportedly.observed import stage
from reportedly.signals.phrases import either, folded
from reportedly.witness.parties import Listed, listed

_LONG = 2000  # code points; in a text longer than this a party counts from its second mention
_WORD = re.compile(r"[\w'-]+")
_STARTS = re.compile(r"(?:^|[.!?:;\n“\"‘«(—–]\s*|\s{2,})$")
_NOUNS = frozenset(
    "army forces troops soldiers military navy fighters militia militiamen warplanes jets drones missiles artillery "
    "gunboats tanks commandos conscripts units".split()
)
_FORCE = re.compile(
    r"\b(?P<who>[A-Z][\w-]{3,})(?:['’]s)? (?:(?:armed|special|border|ground|air|naval|security|elite) )?"
    rf"{either(_NOUNS)}\b"
)
_FORCES = Search(_FORCE, (_NOUNS,))
_CAPITAL = re.compile(r"\b[A-Z][\w-]{3,}")
_FIGHTING = frozenset(
    "war fighting shelling shelled offensive invasion ceasefire truce battle clashes troops front ambush bombardment "
    "killed shot fired attack attacked prisoners occupied siege border captured".split()
)
_NOT_PARTIES = frozenset("the this that these those two three more most both peace coalition united government".split())
_MOST = 4000  # mentions that are kept of all parties together, far more than any report has


@stage("witness")
def matters(text: str, file: Path | None = None) -> list[Matter]:
    """The matters of ``text``, listed ones first in the lists' order; each with two parties and more.

    A listed matter is at hand where one of its triggers and two of its parties are in the text. ``file`` is
    the user's own list (columns as parties.csv); raises SettingsError where a row of it can't be read.
    """
    low = folded(text)
    parties = listed(file)
    places: dict[tuple[int, int], list[Span]] = {}
    for span, matter, party in islice(_named(text, low, file), _MOST):
        places.setdefault((matter, party), []).append(span)
    least = 1 if len(text) < _LONG else 2
    found = []
    for number, one in enumerate(parties.matters):
        spans = [places.get((number, party), []) for party in range(len(one.parties))]
        if sum(len(mentions) >= least for mentions in spans) > 1 and _triggered(one, low):
            held = [Party(name=n, mentions=s) for n, s in zip(one.parties, spans, strict=True) if s]
            found.append((one.generic, Matter(name=one.name, kind=one.kind, parties=held)))
    known = {matter.kind for generic, matter in found if not generic}
    kept = [matter for generic, matter in found if not (generic and matter.kind in known)]
    if "conflict" not in {matter.kind for matter in kept} and any(_stands(word, low) for word in _FIGHTING):
        kept += _forces(text)
    return kept


def _named(text: str, low: str, file: Path | None) -> Iterator[tuple[Span, int, int]]:
    """Each word that names a party, with the numbers of matter and party."""
    for start, end, names in listed(file).words.found(low):
        capital = text[start].isupper()
        owned = 2 if low.endswith("'s", start, end) else 1 if low.endswith("s'", start, end) else 0
        for name in names:
            if name.cased != capital and (name.cased or not _STARTS.search(text, max(0, start - 3), start)):
                continue
            yield Span(start, end - owned), name.matter, name.party


def _triggered(one: Listed, low: str) -> bool:
    return not one.triggers or any(t in low if " " in t else _stands(t, low) for t in one.triggers)


def _stands(word: str, low: str) -> bool:
    """Whether a whole word stands in the folded text."""
    at = low.find(word) if _WORD.fullmatch(word) else -1
    while at >= 0:
        end = at + len(word)
        if not _WORD.match(low[at - 1 : at]) and not _WORD.match(low, end, end + 1):
            return True
        at = low.find(word, at + 1)
    return False


def _forces(text: str) -> list[Matter]:
    """Two forces that are not listed, by the names before "army", "troops" …; a name and its adjective are one."""
    actors: dict[str, str] = {}
    for match in islice(_FORCES.matches(text, lines(text)), 200):
        name = match["who"].removesuffix("'s").removesuffix("’s")
        if name.lower() not in _NOT_PARTIES and name.lower() not in lexicon.given_names():
            kept = actors.setdefault(_stem(name), name)
            actors[_stem(name)] = min(kept, name, key=len)
    if not 2 <= len(actors) <= 4:
        return []
    spans: dict[str, list[Span]] = {stem: [] for stem in actors}
    for match in islice(_CAPITAL.finditer(text), _MOST):
        if (stem := _stem(match.group())) in spans:
            spans[stem].append(Span(*match.span()))
    parties = [Party(name=actors[stem], mentions=spans[stem]) for stem in actors]
    name = f"fighting between {' and '.join(sorted(actors.values()))}"
    return [Matter(name=name, kind="conflict", parties=parties)]


def _stem(name: str) -> str:
    """One key for a country and its adjective: the listed place, or the first four letters."""
    return lexicon.places().get(name.lower()) or name[:4].lower()
