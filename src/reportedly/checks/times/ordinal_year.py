"""Ordinal year of an event: "as the war enters its fifth year", counted from its start to the day of publication."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.masks import Masked, Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import finding
from reportedly.checks.times.calendar_days import long_form
from reportedly.checks.times.editions import editions
from reportedly.checks.times.event_years import begins, nearby, ordinal, stands
from reportedly.checks.times.events import HEADS, Start, head_of, starts
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_ENTERS = (
    r"(?P<verb>enters|entered|entering|has entered|begins|began|beginning|starts|started|approaches|nears|"
    r"nearing|approaching|marks|heads into|heading into|moves into|goes into|drags into|stretches into|grinds "
    r"into|rolls into|passes into|about to enter|on the (?:verge|brink|eve|cusp) of|close to|\w+s (?:into|"
    r"through)|approached|neared|headed into|dragged into|moved into|stretched into|"
    r"marked|passed into|ground into|went into)"
)
_WITHIN = r"(?:is|now|was|being|currently|well|already)?,? ?(?P<within>in|into|now in|well into)"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"\b(?P<event>(?:the|its|their|this|that|a|an|fighting|hostilities|war|(?!(?:with|as|while|when|but|"
        rf"and|in|of|for|on|at)\b)[A-Z][\w’-]+)(?: "
        rf"[\w’-]+){{0,5}}?[^.;!?\ue000-\ue00a]{{0,60}}?),?(?: has| have)?(?: now)? {_ENTERS} (?:its|the|"
        rf"their|a) <ordinal:nth> (?P<unit>year|month|week)\b",
        rf"\b(?P<event>(?:the|its|their|this|that|an?|[\w-]+[’']s?)(?: [\w’-]+){{0,5}}?(?:[ ,]|"
        rf"[^.;!?\ue000-\ue00a]){{0,60}}?),? {_WITHIN} (?:its|their) <ordinal:nth> (?P<unit>year|month|"
        rf"week)\b",
        r"\b(?P<verb>in|entering|into|nearing|approaching) (?:its|their|a) <ordinal:nth> (?P<unit>year|month|week), "
        r"(?P<event>(?:the|this|that)(?: [\w’-]+){1,4}|it\b)",
        r"\b(?P<event>(?:the|this|that|their|its|[A-Z][\w-]+[’']s)(?: [\w-]+){0,4}?)(?P<own>[’']s?) <ordinal:nth> "
        r"(?P<unit>year|month|week)\b",
        r"\b(?P<verb>enters|entered|entering|begins|beginning|starting|in|into|during|marks|nears) (?:the|"
        r"its|their|a) <ordinal:nth> (?P<unit>year|month|week) of (?P<event>(?:the|its|their|this|that|"
        r"[A-Z])[^,.;:!?()—–]{2,60})",
        r"\b(?P<own>the|a) <ordinal:nth> (?P<unit>year|month|week) of "
        r"(?P<event>(?:the|its|their|this|that)[^,.;:!?()—–]{2,60})",
    )
)
_NTH = frame(r"(?:\b(?:its|their|the|an?)|[’']s?) <ordinal:nth> (?:year|month|week)\b")
"""A part of every frame above, looked for first: they are slow, and few sentences have it."""
_PAST = re.compile(r"\b(?:would|had|was (?:in|entering)|were|by then|at the time|if|will|next)\b", re.IGNORECASE)
_TOLD = re.compile(r"\w+ed\b|began|ground|went")


def _find(case: Case) -> Iterator[Finding]:
    yield from editions(case)
    known: dict[str, list[Start]] = {}
    for index, masked in enumerate(case.masked):
        if "\ue008" not in masked.slots or case.disputed(masked.span):
            continue
        told = {id_: found for found, id_ in _of_events(case, masked, known)}
        for nth in masked.quantities():
            if nth.kind != "ordinal":
                continue
            found = told.get(nth.id)
            if found is None or found.verdict == "not-checkable":
                found = nearby(case, index, nth) or found
            if found is not None:
                yield found


def _of_events(case: Case, masked: Masked, known: dict[str, list[Start]]) -> Iterator[tuple[Finding, str]]:
    """The findings on ordinals whose event is named, and known to the text or the world; with the ordinal's id."""
    if any(_NTH.search(masked)):
        seen: set[str] = set()
        for match in search(masked, _FRAMES):
            nth = match.quantity("nth")
            event = _event(case, match)
            if nth.id in seen or nth.low < 2 or not head_of(event) or _PAST.search(match.found.group()):
                continue
            seen.add(nth.id)
            if event not in known:
                known[event] = list(starts(case, event))
            for found in _checked(case, match, event, nth, known[event]):
                yield found, nth.id


def _event(case: Case, match: Match) -> str:
    """The words for the event; for "it", the one noun of an event in the sentence before."""
    event = match.words("event").strip(" ,")
    if event.lower() != "it":
        return event
    index = case.sentence_of(match.masked.span)
    before = re.findall(r"[\w-]+", case.masked[index - 1].text.lower()) if index else []
    heads = set(before) & HEADS
    return heads.pop() if len(heads) == 1 else ""


def _checked(case: Case, match: Match, event: str, nth: Quantity, found: list[Start]) -> Iterator[Finding]:
    unit, count = match.words("unit").lower(), int(nth.low)
    said, span = f"the {ordinal(count)} {unit}", match.place()
    if len(found) != 1:
        named = f"the {head_of(event)}"
        needs = f"which one is meant: {' or '.join(s.name for s in found[:3])}" if found else f"when {named} began"
        yield finding("not-checkable", (span, nth), f"{said} of {named}, counted from ?", sure=0.4, needs=needs)
        return
    start = found[0]
    rests = (span, nth, *((start.span,) if start.span else ()))
    opens = f"{said} begins on {long_form(begins(start.first, count, unit))}"
    counted = f"counted from {long_form(start.first)} ({start.name}), {opens}"
    if case.day is None:
        yield finding("not-checkable", rests, counted, sure=0.6, needs="the date of publication")
    elif not (_narrated(match) and case.day >= begins(start.last, count + 1, unit)):
        verdict = stands(case.day, start, count, unit, entering=_enters(match))
        sure = 0.85 if start.first == start.last else 0.7
        yield finding(verdict, rests, f"{counted}; published {long_form(case.day)}", sure=sure)


def _enters(match: Match) -> bool:
    return _verb(match) not in ("", "in", "into", "during") and not _verb(match).endswith("through")


def _narrated(match: Match) -> bool:
    """Whether the year may be long past ("in the second year of the war we fled"): nothing is said of those."""
    own = match.found.groupdict().get("own")
    return bool(own or _verb(match) in ("in", "into", "during", "has entered") or _TOLD.match(_verb(match)))


def _verb(match: Match) -> str:
    return (match.found.groupdict().get("verb") or "").lower()


RULE = Rule(
    id="ordinal-year-of-event",
    title="Which year of an event",
    needs=(
        "an ordinal year of an event (“enters its fifth year”), when it began (in the text, or in "
        "vocab/events.csv where the "
        "text has the event's cue words), and the date of publication"
    ),
    rule=(
        "the n-th year runs from n − 1 to n years after the start; publication must lie in it, “enters” about "
        "its first day"
    ),
    tolerance=(
        "31 days before the anniversary count as entering; up to 92 days before, late in the year for "
        "“enters”, or by "
        "calendar years only: strained. A quarter of that for months, a tenth for weeks"
    ),
    example="“the war enters its fifth year”, 2025-09-05: counted from 24 February 2022, the 5th year begins on "
    "24 February 2026: inconsistent",
    traps=(
        "two wars that fit (asked), an event that isn't known (asked), years of something said of the past or "
        "the future"
    ),
    apply=_find,
)
