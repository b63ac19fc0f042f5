"""Pairs: two figures of one unit that are set against each other, before and after, or one's and another's.

Most derived figures (a change, a lead, a difference, an addition) stand between such a pair. Which two figures are
meant is told by local words ("from", "used to be", "a year earlier", "now"), by the dates beside them, by what they
count, and, in a short passage, by there being no others.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.checks.case import Case
from reportedly.checks.changes.earlier import date_beside, order_of
from reportedly.checks.changes.pair_cues import (
    ANOTHER_BASE,
    THAN_IN,
    THAN_THE,
    WHEN,
    aside,
    led_to,
    level,
    part_of,
    reached,
    supposed,
    taken_up,
    two_moves,
    two_voices,
)
from reportedly.checks.interval import alike, unit_once
from reportedly.checks.linking import Link, Seen, Window, opposed
from reportedly.model.claims import Verdict
from reportedly.model.figures import Quantity

START, ONLY, SET_AGAINST, NEAR = 0.45, 0.15, 0.2, 0.05
"""What a pair starts with, and gains as the only figures of their unit, by words of before and after, by nearness."""
UNSURE = 0.55
"""A pair that no word sets against each other is never surer than this."""
OTHER_THING, APART, BETWEEN = 0.4, 0.1, 0.15
"""What a pair loses for counting other things, by sentences apart, and by a third figure of its unit between."""
UNLIKE = 0.15
"""What a pair loses for a unit that only one of them has."""
ASKS = 0.6
"""Only links so sure are worth a question."""
UNLIKELY = 0.3
"""Below what is reported at all."""
RIVAL = 30.0
"""A figure so many times larger or smaller than both of a pair is no rival of theirs ("the two", "3 of 5 mines")."""
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|as|though|although)\s", re.IGNORECASE)
_NEW_SUBJECT = re.compile(
    r"[;,]\s+(?:and|but|while|whereas)\s+(?:the|an?|its|their|his|her)\s+(?!(?:total|figure|number|rate|sum|price)\b)|"
    r";\s+(?:(?:and|but)\s+)?(?:among|in|for|elsewhere)\b",
    re.IGNORECASE,
)
"""Words that turn to another subject or group."""
_OF_A_NAME = re.compile(r"\b(?:In|At|For|Among|in|at|for|among) (?:the )?([A-Z][\w’'-]{2,})")
_NAME = 4
"""Letters by which a name is known again: Kessary, Kessarian."""
_WAS = re.compile(r"\b(?:was|is|were|are|costs?|stood)\s*$", re.IGNORECASE)
_WHILE = re.compile(r"\b(?:while|whereas)\b", re.IGNORECASE)
CROWD = 14
"""A sentence of more figures is a list or a table: nothing is looked for in it."""
_BARE = re.compile(
    r"^\s*(?:[^\w\s]|$|(?:for|against|in|among|of|and|who|when|last|with|would|on|at|from|behind|ahead)\b)",
    re.IGNORECASE,
)
"""What follows a number without a unit of its own."""
_RESULT = re.compile(r"^\s*(?:to|against|versus|[-–])\s*(?:[A-Z][\w.’'-]*\s*){0,3}$")


@dataclass(frozen=True)
class Pair:
    """Two figures, in text order; ``order`` is 1 where the first is the earlier one, -1 the later, 0 untold."""

    first: Seen
    second: Seen
    order: int
    score: float

    @property
    def figures(self) -> tuple[Quantity, Quantity]:
        """Both, in text order."""
        one, two = self.first.quantity, self.second.quantity
        assert one is not None  # noqa: S101 - pairs are made of quantities
        assert two is not None  # noqa: S101
        return one, two

    @property
    def is_result(self) -> bool:
        """Whether the two are told as a result: "47 to 25", "49.9 percent to Addis’ 49.6 percent"."""
        return _RESULT.match(self.first.after) is not None and self.second.number == self.first.number + 1

    @property
    def in_time(self) -> tuple[Quantity, Quantity]:
        """The earlier and the later, as far as told."""
        one, two = self.figures
        return (two, one) if self.order == -1 else (one, two)

    @property
    def by_size(self) -> tuple[Quantity, Quantity]:
        """The smaller and the larger."""
        one, two = self.figures
        return (one, two) if one.low <= two.low else (two, one)


def pairs(
    case: Case,
    window: Window,
    claim: Quantity | None,
    may: Callable[[Quantity], bool],
    *,
    contest: bool = False,
    verb: bool = False,
) -> Iterator[Pair]:
    """All pairs of the window's figures, of those ``may`` agrees to, that ``claim`` (or a word) may stand between.

    ``verb``: the claim has a subject of its own, so that a pair beyond its clause must be taken up by a pronoun.
    ``contest``: the claim's own words set two figures against each other (a lead, a margin), so no others need to.
    """
    at = next((s for s in window.figures if claim is not None and s.item.id == claim.id), None)
    if at is None and claim is not None:
        return
    some = [s for s in window.quantities() if s is not at and level(s, may, contest)]
    later = led_to(window, at) if at is not None and not contest else None
    if contest:
        some = [s for s in some if not aside(s)] or some
    for nth, first in enumerate(some):
        for second in some[nth + 1 :]:
            pair = Pair(first, second, 0, 0.0)
            fits = _one_unit(first, second) and (later is None or _may_lead_to(later, first, second))
            if not fits or two_voices(window, first, second) or two_moves(window, first, second):
                continue
            if case.comparable(*pair.figures, *([claim] if claim else [])):
                against = contest or _measured_from(window, at, pair)
                pair = _weighed(case, window, some, pair, at.sentence if at else 0, against)
                tied = at is None or (_tied(window, pair, at, verb) and not _other_day(window, at, pair))
                yield pair if tied else replace(pair, score=min(pair.score, UNSURE))


def enough(case: Case, index: int, kinds: frozenset[str], need: int) -> bool:
    """Whether sentence ``index`` is prose with such slots, and it and its neighbours have at least ``need`` of them."""
    masked = case.masked[index]
    if not masked.items or len(masked.items) > CROWD or kinds.isdisjoint(masked.slots):
        return False
    near = case.masked[max(0, index - 2) : index + 2]
    return sum(slot in kinds for each in near for slot in each.slots[: 2 * CROWD]) >= need


def _one_unit(first: Seen, second: Seen) -> bool:
    """Whether both have one unit, or one leaves out the other's ("46 percent to 39")."""
    one, two = first.quantity, second.quantity
    if one is None or two is None:
        return False
    if {one.kind, two.kind} == {"percent", "count"}:
        bare = second if two.kind == "count" else first
        number = bare.quantity
        return number is not None and number.low <= 100 and not number.counted and bool(_BARE.match(bare.after))
    return alike(one, two) or unit_once(one, two)


def _weighed(case: Case, window: Window, some: Sequence[Seen], pair: Pair, at: int, contest: bool) -> Pair:
    one, two = pair.figures
    order, told = order_of(case, window, pair.first, pair.second)
    score = START + ONLY * (not _rivals(some, pair)) + SET_AGAINST * max(told, 0.8 * contest)
    there = {pair.first.sentence, pair.second.sentence}
    score += NEAR * (there == {at}) - APART * (len(there | {at}) > 2)
    if one.kind not in ("percent", "points") and (opposed(one, two) or part_of(pair.first, pair.second)):
        score -= OTHER_THING
    if any(pair.first.number < s.number < pair.second.number for s in _rivals(some, pair)):
        score -= BETWEEN
    if not alike(one, two) and "percent" not in (one.kind, two.kind):
        score -= UNLIKE
    if one.kind == "percent" and told < 1 and not contest:
        score -= BETWEEN
    if (not told and not contest) or supposed(window.here) or ANOTHER_BASE.search(window.here.text):
        score = min(score, UNSURE)
    return Pair(pair.first, pair.second, order, score)


def _tied(window: Window, pair: Pair, claim: Seen, verb: bool) -> bool:
    """Whether the claim's words reach the pair: in one sentence (of a verb: in one clause), or by a pronoun."""
    places = {pair.first.sentence, pair.second.sentence}
    if claim.number < pair.first.number and _NEW_SUBJECT.search(claim.after[-80:] + pair.first.before[-80:]):
        return False
    if claim.sentence not in places:
        later = max(claim.sentence, *places)
        if places == {claim.sentence + 1} and pair.is_result and not verb:
            return True
        return taken_up(window.sentences[later + window.middle - window.first].text) and not _elsewhere(
            window, claim, pair
        )
    if len(places) == 1 and _WAS.search(claim.before) and _WHILE.search(pair.first.after[-80:] + pair.second.before):
        return False  # "wheat is at 212, while barley, at 180, is 9 dearer"
    if not verb or len(places) > 1:
        return True
    return not (claim.number > pair.second.number and _CLAUSE.search(pair.second.after[-80:] + claim.before[-80:]))


def _elsewhere(window: Window, claim: Seen, pair: Pair) -> bool:
    """Whether a claim of a later sentence is of another place or group: "In Osk, the fall was 14 percent"."""
    if claim.sentence <= max(pair.first.sentence, pair.second.sentence):
        return False
    named = _OF_A_NAME.findall(claim.before)
    there = " ".join(window.masked(seen).text for seen in (pair.first, pair.second)) if named else ""
    return any(name[:_NAME] not in there for name in named)


def _measured_from(window: Window, claim: Seen | None, pair: Pair) -> bool:
    """Whether a claim is said to be "2 points worse than the" second of a pair, the first told before it."""
    if claim is None or not pair.first.number < claim.number < pair.second.number:
        return False
    if window.steps(claim, pair.second) != 1:
        return False
    return THAN_THE.match(pair.second.before) is not None or (
        THAN_IN.match(claim.after) is not None and WHEN.match(pair.second.before) is not None
    )


def _may_lead_to(later: Seen, first: Seen, second: Seen) -> bool:
    """Whether the level a change led to is one of a pair, or of another unit than theirs."""
    mine = later.quantity
    if mine is None:
        return True
    if later.item.id in (first.item.id, second.item.id):
        return not reached(second if later.item.id == first.item.id else first)
    return not any(s.quantity is not None and alike(s.quantity, mine) for s in (first, second))


def _other_day(window: Window, claim: Seen, pair: Pair) -> bool:
    """Whether a change is told of another time than the pair: "up 2 percent last week and at 3.28 on Monday"."""
    late, early = (pair.first, pair.second) if pair.order == -1 else (pair.second, pair.first)
    mine, its = date_beside(window, claim), date_beside(window, late)
    if not pair.order or mine is None or its is None or re.match(r"\s*(?:since|from)\b", claim.after):
        return False
    if mine is date_beside(window, early):  # "up from 24 the year before, a rise of 25 percent": that of the 24
        return False
    return (mine.last or "9") < (its.first or "") or (its.last or "9") < (mine.first or "")


def _rivals(some: Sequence[Seen], pair: Pair) -> list[Seen]:
    low, high = (q.low for q in pair.by_size)
    found = []
    for seen in some:
        quantity = seen.quantity
        if quantity is None or seen in (pair.first, pair.second) or not any(alike(quantity, q) for q in pair.figures):
            continue
        if low / RIVAL < quantity.low < high * RIVAL:
            found.append(seen)
    return found


def link(figures: Sequence[Quantity], verdict: Verdict, working: str, score: float) -> Link:
    """A link; where it fits only at an extreme, or only with an open bound, it must be sure to be told."""
    open_ended = any(q.modifier in ("at-least", "at-most") for q in figures)
    if verdict == "strained" or (open_ended and verdict == "consistent"):
        score = score if score > ASKS else min(score, UNLIKELY)
    if verdict == "consistent" and score < START:
        score = min(score, UNLIKELY)
    if verdict == "inconsistent":
        score -= UNLIKE * open_ended
        score = score if score >= ASKS else min(score, UNLIKELY)
    return Link(tuple(figures), verdict, working, score)
