"""Outlets: the names by which reports may mean an outlet of the archive, or any other.

The archive's own publishers are a gazetteer: by full name, without a last word that says what they are ("Kestrel News
Agency": "Kestrel"), and by initials. ``vocab/outlets.csv`` adds the world's, and a name may have an outlet's form.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from reportedly.archive.tables import versions
from reportedly.attribution import lexicon
from reportedly.attribution.chains.outlets import outlet_at
from reportedly.model.span import Span

_NAME = re.compile(r"[A-Z][\w.&’'-]*|dpa\b")
_TAIL = re.compile(r" (?:news agency|press agency|telegraph agency|news service|news|agency|newspaper|online|wire)$")
_KEPT = 5000  # passages whose outlets are remembered
_LONGEST = 7  # words of an outlet's name


class Named(NamedTuple):
    """An outlet named in a text: where, and which it is; ``known`` where it is the archive's or the list's."""

    span: Span
    outlet: str
    known: bool


class Outlets:
    """Finds outlets' names in texts."""

    def __init__(self, publishers: Iterable[str]) -> None:
        """Publishers of the archive come first: a name of theirs is theirs."""
        self._known: dict[str, str] = {}
        self._read: dict[tuple[str, frozenset[str]], list[Named]] = {}
        self._initials: dict[str, str] = {}
        for name in sorted(set(publishers)):
            self._known.setdefault(lexicon.bare(name), name)
        for full, name in list(self._known.items()):
            short = _TAIL.sub("", full)
            if len(short) > 3 and (" " in short or "-" in short):
                self._known.setdefault(short, name)
            letters = "".join(part[0] for part in re.split(r"[ -]", full) if part).upper()
            if len(letters) > 2:
                self._initials.setdefault(letters, name)
        for low, outlet in lexicon.outlets().items():
            self._known.setdefault(low, self._known.get(lexicon.bare(outlet.name), outlet.name))

    def called(self, name: str) -> str | None:
        """Which outlet a name is; null of one that is not known."""
        plain = re.sub(r"['’]s$", "", name.strip())
        return self._known.get(lexicon.bare(plain)) or self._initials.get(plain)

    def named(self, text: str, start: int, end: int, near: Iterable[str] = ()) -> Iterator[Named]:
        """The outlets named in ``text[start:end]``, in order; of the copies of a text only the first is read.

        ``near`` are outlets of which the last word is enough after "the" ("the Tribune"), where only one ends so.
        """
        key = (text[start:end], frozenset(near))
        if key not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[key] = list(self._in(*key))
        for found in self._read[key]:
            yield found._replace(span=Span(start + found.span.start, start + found.span.end))

    def _in(self, text: str, near: frozenset[str]) -> Iterator[Named]:
        short: dict[str, set[str]] = {}
        for outlet in near:
            short.setdefault(outlet.split()[-1].lower(), set()).add(outlet)
        position = 0
        while match := _NAME.search(text, position):
            found = self._at(text, match.start(), len(text)) or _short(text, match, short)
            yield from [found] if found else []
            position = found.span.end if found else match.end()

    def _at(self, text: str, start: int, end: int) -> Named | None:
        reach = text[start : min(end, start + 90)]
        ends = [m.end() for m in re.finditer(r"[\w.&’'-]*\w", reach)][:_LONGEST]
        for stop in reversed(ends):
            name = reach[:stop]
            for cut in (name, re.sub(r"['’]s?$", "", name)):
                outlet = self.called(cut)
                if outlet and not _goes_on(reach[len(cut) :]) and (" " in cut or not _inner(text, start)):
                    return Named(Span(start, start + len(cut)), outlet, True)
        span = outlet_at(text, start, end)
        if span is None or span.start != start or not lexicon.is_outlet(span.of(text)):
            return None
        name = span.of(text)
        if not name.split()[-1][0].isupper() or (" " not in name and _inner(text, start)):
            return None  # "a gazette", by its form any
        holds = any(self.called(name[at + 1 :]) for at, char in enumerate(name) if char == " ")
        return None if holds else Named(span, name, False)


def _inner(text: str, start: int) -> bool:
    """Whether a capitalised word before makes a name of one word the end of another's ("Kestrel Herald")."""
    before = re.search(r"([A-Z][\w’'-]*) $", text[max(0, start - 30) : start])
    return before is not None and before.group(1).lower() not in ("the", "a", "an", "by", "in", "via", "and", "from")


def _goes_on(rest: str) -> bool:
    """Whether a longer name holds this one ("Union Post Office")."""
    return bool(re.match(r" (?:[A-Z][a-z]+)", rest)) and not re.match(
        r" (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|"
        r"August|September|October|November|December)\b",
        rest,
    )


def _short(text: str, match: re.Match[str], short: dict[str, set[str]]) -> Named | None:
    """ "the Tribune", of an outlet whose name ends so."""
    word = re.sub(r"['’]s$", "", match.group()).rstrip(".'’")
    of = short.get(word.lower(), set())
    if len(of) != 1 or not re.search(r"\b[Tt]he $", text[max(0, match.start() - 4) : match.start()]):
        return None
    if _goes_on(text[match.start() + len(word) :]):
        return None
    return Named(Span(match.start(), match.start() + len(word)), next(iter(of)), True)


def outlets_of(connection: Connection) -> Outlets:
    """The outlets of an archive: its publishers, with those of the list."""
    named = select(versions.c.publisher).where(versions.c.publisher.is_not(None)).distinct()
    return Outlets(connection.execute(named).scalars())
