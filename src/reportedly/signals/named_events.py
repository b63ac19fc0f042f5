"""Named events: a war, a strike, a storm that has a name, so that its record can be looked up."""

import re
from functools import cache, lru_cache

from reportedly import vocab
from reportedly.signals.phrases import either, folded

_NAME = r"[A-Z0-9][\w’'-]*"


def names_event(words: str, report: str) -> bool:
    """Whether ``words`` of ``report`` name an event.

    They do with the noun of an event of the world (events.csv) whose cues all stand in the report; with the noun of
    an event that lasts (lasting_events.csv) and "the" or a name before it ("the strike", "the Orel siege"); or with a
    name that says itself that it is one's ("Hurricane Ada", "the Battle of Orel": event_names.csv).
    """
    if _proper().search(words) or _lasting().search(words):
        return True
    low = folded(words)
    if not _heads().search(low):
        return False
    return any(head.search(low) and _told(cues, report) for head, cues in _world())


@cache
def _heads() -> re.Pattern[str]:
    """Any head of any event: the one look that most claims are given."""
    return re.compile(
        rf"\b{either(h.strip().lower() for row in vocab.rows('events') for h in row['heads'].split(';'))}\b"
    )


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


@cache
def _world() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (
            re.compile(rf"\b{either(head.strip().lower() for head in row['heads'].split(';'))}\b"),
            tuple(_cue(group) for group in row["cues"].split("&") if group.strip()),
        )
        for row in vocab.rows("events")
    )


def _cue(group: str) -> re.Pattern[str]:
    words = [re.escape(word.strip()).replace(r"\*", r"\w*") for word in group.split("|")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _told(cues: tuple[re.Pattern[str], ...], report: str) -> bool:
    return all(cue.search(report) for cue in cues)
