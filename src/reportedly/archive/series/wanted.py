"""What is asked for: the quantity that words, or a claim's own figure, point out."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from reportedly.checks.things import Thing, classes, stem
from reportedly.errors import SettingsError
from reportedly.figures.phrases import singular
from reportedly.model.figures import Quantity
from reportedly.vocab import rows

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_CLAUSE = re.compile(r"[,;:()]")
_SMALL = frozenset(
    "a about after all among an and any are as at be been before by cases count during figure figures for from had has "
    "have how in into is it its many more much near new number numbers of on or over people per some than that the "
    "their there they this to total under up was were what when where which who whose with".split()
)
"""Words that say nothing about which quantity is meant."""
_NEVER_A_PLACE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr mrs ms dr the a an in on at but and".split()
)
_AMOUNTS = frozenset("hundred hundreds thousand thousands million millions billion billions trillion".split())
_GENERIC = ("", "person", "people", "man", "woman", "body", "case", "number", "total", "other", "member", "life")
"""What a figure may count by its noun, whoever is meant: "12 people deserted", "dozens were killed"."""


@dataclass(frozen=True)
class Wanted:
    """The quantity asked for: who and in what event (classes of vocab/counted.csv), where, and in what unit.

    ``names`` must all stand in the sentence or the title; ``words`` are the stems of
    the other words asked for, all of which must stand there too; one of the stems ``near`` must stand in the sentence.
    ``kind``, ``unit`` and ``flags`` (planned, denied …) are those of a claim's figure.
    """

    query: str
    who: frozenset[str] = frozenset()
    event: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    of_claim: bool = False
    kind: str | None = None
    unit: str | None = None
    asked: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()

    def says(self) -> str:
        """What is counted, in words."""
        who, event = (", ".join(sorted(words)) for words in (self.who, self.event))
        plain = ", ".join(sorted(self.asked))
        return "; ".join(part for part in (who, event and f"event: {event}", plain) if part)

    def nouns(self) -> list[str]:
        """The nouns that a figure of this quantity may be stored under (``figures.counted``)."""
        wanted = {*_GENERIC, *self.asked}
        for row in rows("counted"):
            who = row["kind"] == "who" and (not self.who or row["class"] in self.who)
            if who or (row["kind"] == "event" and row["class"] in self.event):
                wanted |= {row["word"], singular(row["word"])}
        return sorted(wanted | {singular(word) for word in self.asked})

    def event_words(self) -> list[str]:
        """The words for the event asked for, and the words asked for where it is none."""
        counted = {row["word"] for row in rows("counted") if row["kind"] == "event" and row["class"] in self.event}
        return sorted(counted | {row["words"] for row in rows("figure_words") if row["class"] in self.event})

    def counting_words(self) -> list[str]:
        """Words one of which a sentence has that counts this: for the event; else for who; else one asked for."""
        who = {row["word"] for row in rows("counted") if row["kind"] == "who" and row["class"] in self.who}
        return self.event_words() or sorted(who) or list(self.asked)


def from_words(query: str) -> Wanted:
    """What the words of ``query`` ask for; raises SettingsError where nothing in them can be looked for."""
    tokens = [m.group() for m in _TOKEN.finditer(query)]
    who: set[str] = set()
    event: set[str] = set()
    names: list[str] = []
    others: list[str] = []
    for token in tokens:
        of_who, of_event = classes(token)
        if of_who or of_event:
            who |= of_who
            event |= of_event
        elif token[0].isupper() and token.lower() not in _SMALL:
            names.append(token)
        elif token.lower() not in _SMALL and not token.isdigit():
            others.append(token)
    pair = classes(query)  # two words that make one: "lost lives"
    wanted = Wanted(
        query=query,
        who=frozenset(who | pair[0]),
        event=_plain_event(frozenset(event | pair[1])),
        names=tuple(names),
        words=frozenset(stem(word) for word in others),
        asked=tuple(word.lower() for word in others),
    )
    if not (wanted.who or wanted.event or wanted.words):
        todo = "Say what is counted too, such as: killed Tarsk, or deserters Velia."
        raise SettingsError("names no quantity", where=repr(query), todo=todo)
    return wanted


def from_claim(
    query: str, names: Sequence[str], said: str, thing: Thing, quantity: Quantity, *, flags: frozenset[str]
) -> Wanted:
    """What a claim's figure counts: ``thing`` as the checks read it, at ``names``; ``said`` is the claim's words.

    Things that no class knows (lorries) are counted under their own noun alone, money by some word of the claim.
    """
    noun = quantity.counted
    plain = {token.lower() for token in _TOKEN.findall(said) if token[0].islower() and token not in _SMALL}
    plain -= _AMOUNTS | {quantity.unit, f"{quantity.unit}s"}
    known = noun in _GENERIC or noun == "victim" or any(classes(noun)) or (thing.who and not noun)
    return Wanted(
        query=query,
        who=thing.who if not noun or classes(noun)[0] else frozenset(),
        event=classes(noun)[1] or _plain_event(thing.event),
        names=tuple(names),
        words=frozenset() if known else frozenset({stem(noun)}),
        near=frozenset() if thing.event or noun else frozenset(map(stem, plain)),
        of_claim=True,
        kind=quantity.kind,
        unit=quantity.unit,
        asked=(noun,) if noun else (),
        flags=flags,
    )


def _plain_event(event: frozenset[str]) -> frozenset[str]:
    """``event`` without a strike, where something else happened too: "killed in a strike" is no walk-out."""
    return event - {"strike"} or event


def names_about(before: str, after: str, spoken: Set[str]) -> list[str]:
    """The name a figure is of: the first after it in its clause, else the last before it, else the first after it.

    A name may have several words. ``spoken`` are the small-letter words of voices, which are no places; a sentence's
    first word is taken for a name where there is no other.
    """
    later, earlier = _runs(after, spoken), _runs(before, spoken)
    opening = before[: len(before) - len(before.lstrip(" “\"‘'"))]
    begins = bool(earlier) and before.startswith(opening + earlier[0][0])
    here = later and not _CLAUSE.search(after[: after.find(later[0][0])])
    if here or not earlier[begins:]:
        return (later or earlier or [[]])[0]
    return earlier[-1]


def _runs(words: str, spoken: Set[str]) -> list[list[str]]:
    """The capitalised words of ``words`` that name something, those side by side together."""
    found: list[list[str]] = []
    end = -1
    for match in _TOKEN.finditer(words):
        name = re.sub(r"[’']s?$", "", match.group())
        if name[:1].isupper() and not name.isupper() and name.lower() not in spoken | _NEVER_A_PLACE:
            if match.start() - end == 1 and found and words[end] in " -":
                found[-1].append(name)
            else:
                found.append([name])
            end = match.end()
    return found


def prefix_of(name: str) -> str:
    """What a name and its adjective share: Velia and Velian, Morrow and Morrowan; at least four letters."""
    return name[: max(4, len(name) - 2)].lower()


def named(name: str, words: str) -> bool:
    """Whether a capitalised word of ``words`` is ``name`` or made from it."""
    start = prefix_of(name)
    return any(t[0].isupper() and t.lower().startswith(start) for t in _TOKEN.findall(words))


def stems(words: str) -> frozenset[str]:
    """The stems of all words."""
    return frozenset(stem(token) for token in _TOKEN.findall(words))


def tokens(words: str) -> list[str]:
    """The words of ``words``, without the signs between them."""
    return _TOKEN.findall(words)
