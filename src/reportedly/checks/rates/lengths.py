"""Lengths of time around a figure: "a week", "an hour" in words, durations in figures, and what a rate is over."""

import re
from dataclasses import dataclass

from msgspec.structs import replace

from reportedly.checks.interval import Interval, exactly, meant
from reportedly.checks.linking import Seen, Window
from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.checks.shown import figure
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

DAYS = {
    "minute": Interval(1 / 1440, 1 / 1440),
    "hour": Interval(1 / 24, 1 / 24),
    "day": exactly(1),
    "night": exactly(1),
    "week": exactly(7),
    "fortnight": exactly(14),
    "month": Interval(28, 31),
    "quarter": Interval(90, 92),
    "year": Interval(365, 366),
    "decade": Interval(3652, 3653),
    "century": Interval(36524, 36525),
    "second": Interval(1 / 86400, 1 / 86400),
}
"""Days in a unit of time; months, quarters and years by the Gregorian calendar."""
_UNITS = "second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century"
PER = re.compile(
    rf"\s*(?:(?!in\b|for\b|over\b|during\b|within\b|after\b|has\b|have\b|had\b|was\b|were\b|and\b|or\b|"
    rf"than\b)[a-z-]+\s+){{0,4}}?"
    rf"(?P<phrase>(?:a|an|per|each|every|for each|for every) (?P<per>{_UNITS})\b(?!-)|(?P<adverb>"
    rf"hourly|daily|nightly|weekly|monthly|annually)\b)",
    re.IGNORECASE,
)
_AFTER_SLOT = re.compile(rf"[{slots('n|duration')}]{PER.pattern}", re.IGNORECASE)
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
}
_ONE_UNIT = re.compile(
    rf"\b(?:(?P<prep>in|over|for|during|after|within|per|every|each|of)\s+)?(?P<time>(?:(?:the )?(?:course|space) of )?"
    rf"(?:an?|one|a single|(?:the|a) (?:whole|full|entire)|every|each|"
    rf"per)\s+(?:[a-z]+ing )?(?P<unit>{_UNITS}))\b(?![-\w])|"
    r"\b(?P<adverb>annually|yearly|a year)\b",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    rf"\b(?:for|over|in|during|after|within|of|past|last|next|first|stay|run|lasted|these|those|its|took|"
    rf"takes)\s+(?:(?:the|its|her|his|their|a|past|last|next|first|coming|"
    rf"all|whole|full)\s+){{0,3}}{HEDGE}$",
    re.IGNORECASE,
)
_IN_ITS = re.compile(r"\b(?:in|over|during)\s+(?:its|their|the)\s+$", re.IGNORECASE)
_OVER = re.compile(r"\bover\s+$", re.IGNORECASE)
KINDS = ("count", "money", "measure", "rate", "duration")
"""What there can be so much of in a time."""
MOST_READ = 2000
"""Code points of a sentence in which times in words are looked for."""


@dataclass(frozen=True)
class Length:
    """A length of time: how many of which unit, where it is said, and whether as the time that something lasts."""

    of: Quantity | Span
    count: Interval
    shown: str
    unit: str
    sentence: int
    lasting: bool
    seen: Seen | None = None

    @property
    def first(self) -> bool:
        """Whether it is only a first such time, of which others may be unlike: "in its first week"."""
        return isinstance(self.of, Quantity) and self.of.kind == "ordinal"


def may_hold_rate(masked: Masked) -> bool:
    """A quick look for a figure per a unit of time."""
    if not masked.items:
        return False
    return any(q.per for q in masked.quantities()) or bool(_AFTER_SLOT.search(masked.text))


def unit_of(masked: Masked, rate: Quantity) -> str:
    """The unit of time that a figure is a rate of; empty where it is none."""
    if rate.kind not in KINDS or rate.low <= 0 or rate.negated:
        return ""
    per = rate.per.lower()
    if not per and (found := PER.match(masked.after(rate, 50))):
        per = (found["per"] or _ADVERBS[found["adverb"].lower()]).lower()
    return per if per in DAYS else ""


def own_length(window: Window, total: Seen) -> Length | None:
    """The time of a total that is a rate itself: "24,000 litres an hour"."""
    masked = window.masked(total)
    whole = total.quantity
    unit = unit_of(masked, whole) if whole is not None else ""
    if whole is None or not unit:
        return None
    phrase = PER.match(masked.after(whole, 50))
    of: Quantity | Span = whole
    if phrase:
        start = masked.original(masked.place(whole) + 1)
        of = Span(start + phrase.start("phrase"), start + phrase.end("phrase"))
    return Length(of, exactly(1), f"a {unit}", unit, total.sentence, True)


def lengths(window: Window, at: Seen) -> list[Length]:
    """The lengths of time of the window that ``at`` may be over."""
    found = [
        Length(
            seen.quantity,
            meant(_over(seen)),
            figure(_over(seen)),
            seen.quantity.unit,
            seen.sentence,
            bool(_SPAN_OF_TIME.search(seen.before)),
            seen,
        )
        for seen in window.quantities("duration")
        if seen is not at and seen.quantity is not None and seen.quantity.unit in DAYS and not seen.quantity.per
    ]
    found += [first for seen in window.quantities("ordinal") if (first := _first(seen)) is not None]
    for number, masked in enumerate(window.sentences, window.first - window.middle):
        found += _in_words(masked, number)
    return found


def _first(seen: Seen) -> Length | None:
    """A first unit of time: "in its first week"."""
    quantity = seen.quantity
    if quantity is None or quantity.low != 1 or quantity.unit not in DAYS or not _IN_ITS.search(seen.before):
        return None
    return Length(quantity, exactly(1), f"a {quantity.unit}", quantity.unit, seen.sentence, True, seen)


def _over(seen: Seen) -> Quantity:
    """A duration without the bound that "over four days" may be read as."""
    quantity = seen.item
    assert isinstance(quantity, Quantity)  # noqa: S101 - lengths are of durations
    during = quantity.modifier == "more-than" and _OVER.search(seen.before)
    return replace(quantity, modifier="exact") if during else quantity


def _in_words(masked: Masked, number: int) -> list[Length]:
    """One of a unit, said in words: "in an hour", "a week at the lodge"; not "900 copies a minute"."""
    found = []
    places = {place + 1 for place in masked.items}
    for match in _ONE_UNIT.finditer(masked.text[:MOST_READ]):
        prep = (match["prep"] or "").lower()
        if prep in ("", "per", "every", "each", "of") and len(masked.text[: match.start()].rstrip()) in places:
            continue
        if prep or number == 0 or match["time"]:
            name = "time" if match["time"] else "adverb"
            span = Span(masked.original(match.start(name)), masked.original(match.end(name)))
            unit = (match["unit"] or "year").lower()
            found.append(Length(span, exactly(1), f"a {unit}", unit, number, bool(prep)))
    return found
