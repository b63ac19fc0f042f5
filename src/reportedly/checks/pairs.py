"""Pairs: two figures of one unit that are set against each other, before and after, or one's and another's.

Most derived figures (a change, a lead, a difference, an addition) stand between such a pair. Which two figures are
meant is told by local words ("from", "used to be", "a year earlier", "now"), by the dates beside them, by what they
count, and, in a short passage, by there being no others.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.checks.case import Case
from reportedly.checks.earlier import order_of
from reportedly.checks.interval import alike, unit_once
from reportedly.checks.linking import Link, Seen, Window, opposed
from reportedly.checks.masks import Masked
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
_NO_MATCH = re.compile(
    r"\b(?:turnout|undecided|spoil\w+|invalid|abstain\w*|void|blank|margin of error|precincts|counted|reporting|"
    r"ballots|minds|no opinion|don[’']t know|unsure|neither|someone else)\b",
    re.I,
)
"""Words beside a share that is none of a contest's: of those who voted, of papers, of a sample."""
_ANAPHOR = re.compile(
    r"^.{0,70}?\b(?:it|its|they|their|them|that|this|these|those|he|she|his|her|same|(?:the|an?) (?:figure|"
    r"number|total|"
    r"rate|change|[\ue000-\ue00a]|rise|increase|gain|growth|jump|surge|climb|leap|drop|fall|decline|decrease|loss|cut|"
    r"reduction|difference|gap|lead|margin|majority|advantage|shortfall|deficit|improvement))(?:\b|(?=\W))",
    re.IGNORECASE | re.DOTALL,
)
"""Words that take up the sentence before."""
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|as|though|although)\s", re.IGNORECASE)
CROWD = 14
"""A sentence of more figures is a list or a table: nothing is looked for in it."""
_BARE = re.compile(
    r"^\s*(?:[^\w\s]|$|(?:for|against|in|among|of|and|who|when|last|with|would|on|at|from|behind|ahead)\b)",
    re.IGNORECASE,
)
"""What follows a number without a unit of its own."""
_SAYS = re.compile(
    r"\b(?:says?|said|puts?|claim(?:s|ed)|insist(?:s|ed)|estimate[sd]|according to|count(?:s|ed))\b", re.IGNORECASE
)
_STEP_BEHIND = re.compile(r"^[-\s]*(?:more|less|fewer|higher|lower|additional|extra|further)\b", re.IGNORECASE)
_STEP_BEFORE = re.compile(
    r"\b(?:by|another|a further|an extra|additional|adding)\s*(?:about|some|only|just|nearly)?\s*$", re.IGNORECASE
)
_SCORE = re.compile(r"^(?:\s+[\w’'-]+)?(?:\s+(?:to|against)|\s*[-–])\s", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|would have|could|might|were to|expected to|forecast(?:s|ed)? to)\b", re.IGNORECASE
)
"""A sentence about what may be: nothing in it accuses."""
IF = re.compile(r"\b(?:if|unless|were to|would have)\b", re.IGNORECASE)
"""A condition; what can or will be is computed as what is."""


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
    some = [s for s in window.quantities() if (claim is None or s.item.id != claim.id) and _usable(s, may, contest)]
    at = next((s for s in window.figures if claim is not None and s.item.id == claim.id), None)
    if at is None and claim is not None:
        return
    if contest:
        some = [s for s in some if not aside(s)] or some
    for nth, first in enumerate(some):
        for second in some[nth + 1 :]:
            pair = Pair(first, second, 0, 0.0)
            if not _one_unit(first, second) or _two_voices(window, first, second):
                continue
            if case.comparable(*pair.figures, *([claim] if claim else [])):
                pair = _weighed(case, window, some, pair, at.sentence if at else 0, contest)
                tied = at is None or _tied(window, pair, at, verb)
                yield pair if tied else replace(pair, score=min(pair.score, UNSURE))


def enough(case: Case, index: int, kinds: frozenset[str], need: int) -> bool:
    """Whether sentence ``index`` is prose with such slots, and it and its neighbours have at least ``need`` of them."""
    masked = case.masked[index]
    if not masked.items or len(masked.items) > CROWD or kinds.isdisjoint(masked.slots):
        return False
    near = case.masked[max(0, index - 2) : index + 2]
    return sum(slot in kinds for each in near for slot in each.slots[: 2 * CROWD]) >= need


def aside(seen: Seen) -> bool:
    """Whether a share is none of a contest's: the turnout, the undecided."""
    return _NO_MATCH.search(f"{seen.before[-25:]}#{seen.after[:45]}") is not None


def _usable(seen: Seen, may: Callable[[Quantity], bool], contest: bool) -> bool:
    """Whether a figure is one known level, not itself a step ("5 more than", "by 5") or only supposed.

    What people would vote is as good as known where a lead is told.
    """
    quantity = seen.quantity
    if quantity is None or quantity.negated or not quantity.low == quantity.high > 0 or not may(quantity):
        return False
    if quantity.hypothetical and not (contest and quantity.kind == "percent"):
        return False
    by = _STEP_BEFORE.search(seen.before) and not _SCORE.match(seen.after)
    return not (by or _STEP_BEHIND.match(seen.after))


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


def _part_of(first: Seen, second: Seen) -> bool:
    """Whether one figure is some of the other: "of the 500 shops 120", "12 of the 40"."""
    inside = second.number == first.number + 1 and re.match(r"^\s*(?:\w+\s+)?(?:out )?of\b[^,.;]{0,12}$", first.after)
    return (
        bool(inside)
        or re.search(r"\bof (?:the|its|his|her|their|all|some)?\s*$", first.before, re.IGNORECASE) is not None
    )


def _two_voices(window: Window, first: Seen, second: Seen) -> bool:
    """Whether a second word of saying in one sentence stands between two figures."""
    if first.sentence != second.sentence or first.quantity is None or second.quantity is None:
        return False
    masked = window.sentences[first.sentence + window.middle - window.first]
    return bool(_SAYS.search(masked.between(first.quantity, second.quantity))) and len(_SAYS.findall(masked.text)) > 1


def _weighed(case: Case, window: Window, some: Sequence[Seen], pair: Pair, at: int, contest: bool) -> Pair:
    one, two = pair.figures
    order, told = order_of(case, window, pair.first, pair.second)
    score = START + ONLY * (not _rivals(some, pair)) + SET_AGAINST * max(told, 0.8 * contest)
    there = {pair.first.sentence, pair.second.sentence}
    score += NEAR * (there == {at}) - APART * (len(there | {at}) > 2)
    if one.kind not in ("percent", "points") and (opposed(one, two) or _part_of(pair.first, pair.second)):
        score -= OTHER_THING
    if any(pair.first.number < s.number < pair.second.number for s in _rivals(some, pair)):
        score -= BETWEEN
    if not alike(one, two) and "percent" not in (one.kind, two.kind):
        score -= UNLIKE
    if one.kind == "percent" and told < 1 and not contest:
        score -= BETWEEN
    if (not told and not contest) or supposed(window.here):
        score = min(score, UNSURE)
    return Pair(pair.first, pair.second, order, score)


def _tied(window: Window, pair: Pair, claim: Seen, verb: bool) -> bool:
    """Whether the claim's words reach the pair: in one sentence (of a verb: in one clause), or by a pronoun."""
    places = {pair.first.sentence, pair.second.sentence}
    if claim.sentence not in places:
        later = max(claim.sentence, *places)
        return taken_up(window.sentences[later + window.middle - window.first].text)
    if not verb or len(places) > 1:
        return True
    near = pair.second if claim.number > pair.second.number else pair.first
    left, right = sorted((near, claim), key=lambda seen: seen.number)
    return not (claim.number > pair.second.number and _CLAUSE.search(left.after[-80:] + right.before[-80:]))


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


def taken_up(sentence: str) -> bool:
    """Whether the first words of a sentence take up the one before ("it", "that", "the gap")."""
    return _ANAPHOR.search(sentence) is not None


def supposed(masked: Masked) -> bool:
    """Whether a sentence tells of what may be."""
    return _SUPPOSED.search(masked.text) is not None
