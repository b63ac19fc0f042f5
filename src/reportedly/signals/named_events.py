"""Named events: a war, a strike, a storm that has a name, so that its record can be looked up."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly import vocab
from reportedly.intake.lines import folded as letters
from reportedly.intake.lines import longest_words
from reportedly.signals.gates import words_held
from reportedly.signals.phrases import either, folded

_NAME = r"[A-Z0-9][\w’'-]{0,40}"  # with an end: a word of 64,000 code points took 5 s, from each of its hyphens


def names_event(words: str, report: str) -> bool:
    """Whether ``words``, which stand in ``report``, name an event.

    They do with the noun of an event of the world (events.csv) whose cues all stand in the report; with the noun of
    an event that lasts (lasting_events.csv) and "the" or a name before it ("the strike", "the Orel siege"); or with a
    name that says itself that it is one's ("Hurricane Ada", "the Battle of Orel": event_names.csv).
    """
    nouns, told = _of_report(report)
    low = folded(words)
    if not any(noun in low for noun in nouns):
        return False
    return bool(_proper().search(words) or _lasting().search(words)) or any(heads.search(low) for heads in told)


@lru_cache(maxsize=1)  # asked of every claim of a report
def _of_report(report: str) -> tuple[list[str], list[re.Pattern[str]]]:
    """Of a report the nouns that all patterns here need, and the heads of the world's events that it tells of."""
    held, low = words_held(report), letters(report)
    likely = (event for event in _world() if not held.isdisjoint(event.needs))
    told = [event for event in likely if all(cue.told(report, low, held) for cue in event.cues)]
    nouns = _nouns().union(*(event.needs for event in told))
    return sorted(nouns & held), [event.heads for event in told]


@cache
def _nouns() -> frozenset[str]:
    lasting = (row["noun"] for row in vocab.rows("lasting_events"))
    return longest_words((*lasting, *(row["word"] for row in vocab.rows("event_names"))))


@cache
def _lasting() -> re.Pattern[str]:
    nouns = either(row["noun"] for row in vocab.rows("lasting_events"))
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]his|[Ii]ts)(?: [\w’'-]{{1,30}}){{0,2}}? {nouns}\b|\b[A-Z][\w’'-]{{1,30}} {nouns}\b"
    )


@cache
def _proper() -> re.Pattern[str]:
    rows = vocab.rows("event_names")
    before, after = (
        "|".join(re.escape(row["word"]) for row in rows if row["place"] == place) for place in ("before", "after")
    )
    return re.compile(rf"\b(?:{before})(?: of)?(?: the)? {_NAME}|\b{_NAME} (?:{after})\b")


class _Cue(NamedTuple):
    """Words of which a report that tells of an event has one; what a match needs, whole words or stems, is quicker."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    stems: tuple[str, ...]

    def told(self, report: str, low: str, held: frozenset[str]) -> bool:
        """Whether ``report``, folded ``low``, of the words ``held``, has one."""
        likely = not self.words.isdisjoint(held) or any(stem in low for stem in self.stems)
        return likely and self.pattern.search(report) is not None


class _Event(NamedTuple):
    """An event of the world: its nouns, the words that these need, and its cues."""

    heads: re.Pattern[str]
    needs: frozenset[str]
    cues: tuple[_Cue, ...]


@cache
def _world() -> tuple[_Event, ...]:
    return tuple(
        _event(
            [head.strip().lower() for head in row["heads"].split(";")],
            tuple(_cue(group) for group in row["cues"].split("&") if group.strip()),
        )
        for row in vocab.rows("events")
    )


def _event(heads: list[str], cues: tuple[_Cue, ...]) -> _Event:
    return _Event(re.compile(rf"\b{either(heads)}\b"), longest_words(heads), cues)


def _cue(group: str) -> _Cue:
    words = [word.strip() for word in group.split("|")]
    either_word = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    pattern = re.compile(rf"(?<!\w)(?:{either_word})(?!\w)", re.IGNORECASE)
    stems = tuple(letters(word[:-1]) for word in words if word.endswith("*"))
    return _Cue(pattern, longest_words(word for word in words if not word.endswith("*")), stems)
