"""Whether a figure counts what is wanted, as the checks read it; and the reason where it only stands near it."""

import dataclasses
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from reportedly.archive.series.rows import Row
from reportedly.archive.series.wanted import Wanted
from reportedly.checks.case import Case
from reportedly.checks.things import Thing, classes, same_thing, thing
from reportedly.model.figures import Quantity
from reportedly.vocab import rows as vocab_rows

_GENERIC = frozenset(("", "person", "people", "man", "woman", "body", "case", "other", "number", "total", "victim"))
_PASSED_OVER = frozenset(("ordinal", "age"))
_OF_THE = re.compile(r"\s*of (?:its|their|the|his|her)\b")
_FLAGS = {
    "negated": "is denied",
    "hypothetical": "is supposed, not reported",
    "planned": "is planned, not reported",
    "change": "is the size of a change",
    "per": "is a rate",
}


def unlike(wanted: Wanted, case: Case, quantity: Quantity, row: Row, place: str, *, known: bool) -> str | None:
    """Why the figure isn't of the quantity; empty where it is, None where it has nothing to do with it."""
    if row.kind in _PASSED_OVER or (wanted.kind is not None and (row.kind, row.unit) != (wanted.kind, wanted.unit)):
        return None
    if wanted.kind is None and (wanted.event or wanted.who) and row.kind != "count":
        return None
    of = thing_of(case, quantity)
    if not known and (reason := _elsewhere(wanted, of, row)) != "":
        return reason
    apart = flags_of(quantity) - wanted.flags - _waived(case, quantity)
    if apart:
        return next(why for flag, why in _FLAGS.items() if flag in apart)
    if of.apart:
        return "is a part of a count, an addition to it, or of another time"
    if place == "title" and of.names and wanted.names and not any(_near(name, of.names) for name in wanted.names):
        return "is of another place: the title alone names " + ", ".join(wanted.names)
    return ""


def _elsewhere(wanted: Wanted, of: Thing, row: Row) -> str | None:
    """Why the figure is of something else; empty where it isn't, None where nothing ties it to the quantity."""
    who, event = classes(row.sentence)
    if wanted.who and row.counted in _GENERIC:
        same_who = bool(wanted.who & (who | of.who))
    else:
        same_who = not wanted.who or not of.who or bool(wanted.who & of.who)
    if not wanted.event:
        return "" if (bool(wanted.who & of.who) if wanted.who else True) else None
    mine = Thing(frozenset(), wanted.event, frozenset(), frozenset(), apart=False, times=frozenset())
    other = Thing(frozenset(), of.event, frozenset(), frozenset(), apart=False, times=frozenset())
    if same_thing(mine, other):
        return "" if same_who else None
    if not same_who or not (event | of.event) & wanted.event:
        return None
    return f"counts something else: {', '.join(sorted(of.event - wanted.event)) or 'no event is read beside it'}"


def _whole(case: Case, quantity: Quantity) -> Thing:
    """What the figure counts; "300 of its people left" is no part of those who left, though "of its" follows it."""
    of = thing(case, quantity)
    match = _OF_THE.match(case.text, quantity.span.end)
    if not of.apart or match is None or classes(quantity.population)[1] & of.event:
        return of
    blank = case.text[: match.start()] + " " * len(match.group()) + case.text[match.end() :]
    return thing(Case(text=blank, quantities=case.quantities, sentences=case.sentences), quantity)


@cache
def _more_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Words of an event that vocab/counted.csv leaves out, each as a pattern, and the event's class."""
    return tuple((re.compile(rf"\b{re.escape(row['words'])}\b"), row["class"]) for row in vocab_rows("figure_words"))


def thing_of(case: Case, quantity: Quantity) -> Thing:
    """What the figure counts, as the checks read it, and with the event that words they don't know tell of."""
    of = _whole(case, quantity)
    return of if of.event else dataclasses.replace(of, event=_told(case.text))


@lru_cache(maxsize=2048)  # copies are asked about again and again
def _told(sentence: str) -> frozenset[str]:
    low = sentence.casefold()
    return frozenset(name for words, name in _more_words() if words.search(low))


def _waived(case: Case, quantity: Quantity) -> frozenset[str]:
    """Flags that set nothing apart: "lost 300 lorries" is a count of losses, and what a thing will cost an estimate."""
    told = quantity.change == "fall" and not thing(case, quantity).event and bool(_told(case.text))
    waived = {"change": told, "planned": quantity.kind == "money"}
    return frozenset(flag for flag, holds in waived.items() if holds)


def flags_of(quantity: Quantity) -> frozenset[str]:
    """What sets the figure apart from a plain report of a number."""
    return frozenset(flag for flag in _FLAGS if getattr(quantity, flag))


def comparable(one: str, other: str) -> bool:
    """Whether two nouns may count the same: the same word, words of one class, or one that is said of anybody."""
    if one == other or _of_anybody(one) or _of_anybody(other):
        return True
    return bool(classes(one)[0] & classes(other)[0])


def _of_anybody(noun: str) -> bool:
    return noun in _GENERIC or bool(classes(noun)[1])


def _near(name: str, starts: Iterable[str]) -> bool:
    return any(name.lower().startswith(start) or start.startswith(name.lower()) for start in starts)
