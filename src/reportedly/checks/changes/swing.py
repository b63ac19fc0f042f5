"""Swing: half of what one party gains and another loses, in points."""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.changes.moves import said
from reportedly.checks.changes.pair_cues import aside, taken_up
from reportedly.checks.changes.pairs import CROWD, UNSURE, link
from reportedly.checks.interval import Interval, judge_figure, meant, printed
from reportedly.checks.linking import Link, Seen, Window, around, settle
from reportedly.checks.masks import slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_ALL = slots("any|date")
_ANY = re.compile(r"\b(?:swing|swung)\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:swing|swung)\b[^{_ALL}.;!?]{{0,60}}$", re.IGNORECASE)
_AFTER = re.compile(r"^[ -](?:[\w-]+[ -])?swing\b", re.IGNORECASE)
_PAIRINGS = (((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2)))
"""How four shares can be two parties' before and after; which was meant is the one that fits."""
START, ONLY, TOGETHER = 0.55, 0.2, 0.05
"""What a swing's figures start with, and gain as the only ones, and in its sentence."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not masked.items or len(masked.items) > CROWD or not _ANY.search(masked.text) or case.disputed(masked.span):
            continue
        for claim in masked.quantities():
            if claim.kind not in ("points", "percent") or claim.hypothetical or claim.negated:
                continue
            if _BEFORE.search(masked.before(claim, 75)) or _AFTER.match(masked.after(claim)):
                window = around(case, index, back=2)
                links = [*_of_levels(case, window, claim), *_of_steps(case, window, claim)]
                if found := settle(links, "whether the swing is between these"):
                    yield found
                break


def _of_levels(case: Case, window: Window, claim: Quantity) -> Iterator[Link]:
    """Shares before and after; two that move one way make no swing of this sort."""
    some = [s for s in window.quantities("percent") if s.item.id != claim.id and not aside(s)]
    for nth in range(len(some) - 3):
        four = some[nth : nth + 4]
        levels = [s.quantity for s in four if s.quantity is not None and s.quantity.low == s.quantity.high]
        if len(levels) < 4 or not case.comparable(*levels, claim):
            continue
        for (a0, a1), (b0, b1) in _PAIRINGS:
            if (levels[a1].low - levels[a0].low) * (levels[b1].low - levels[b0].low) < 0:
                gains = [(levels[a0], levels[a1]), (levels[b0], levels[b1])]
                shown, known = (
                    [of(after).minus(of(before)).magnitude() for before, after in gains] for of in (printed, meant)
                )
                yield _link(levels, shown, known, claim, _sure(window, four, len(some) == 4))


def _of_steps(case: Case, window: Window, claim: Quantity) -> Iterator[Link]:
    """What the one gained and the other lost."""
    ways: dict[str, list[Seen]] = {"up": [], "down": []}
    for seen in window.quantities("points", "percent", "count"):
        step = seen.quantity
        if step is None or step.id == claim.id or step.high > 60 or (step.kind == "count" and step.counted):
            continue
        way = said(window.masked(seen), step)
        if way in ways:
            ways[way].append(seen)
    for up in ways["up"]:
        for down in ways["down"]:
            both = [q for q in (up.quantity, down.quantity) if q is not None]
            if {q.kind for q in both} != {"count"} and case.comparable(*both, claim):
                only = len(ways["up"]) == len(ways["down"]) == 1
                yield _link(
                    both, [printed(q) for q in both], [meant(q) for q in both], claim, _sure(window, [up, down], only)
                )


def _sure(window: Window, seen: Sequence[Seen], only: bool) -> float:
    where = {s.sentence for s in seen}
    later = window.sentences[max(0, *where) + window.middle - window.first].text
    score = START + ONLY * only + TOGETHER * (where == {0})
    return score if 0 in where or taken_up(later) or max(where) > 0 else min(score, UNSURE)


def _link(
    rests: Sequence[Quantity], shown: Sequence[Interval], known: Sequence[Interval], claim: Quantity, score: float
) -> Link:
    central, both = shown[0].plus(shown[1]), known[0].plus(known[1])
    verdict = judge_figure(both.scaled(0.5), claim, central.scaled(0.5))
    sums = f"({span_of(shown[0])} + {span_of(shown[1])}) ÷ 2 = {span_of(central.scaled(0.5))} points"
    working = f"{sums}, stated {figure(claim)}"
    if verdict == "inconsistent" and central.widened(0.5).meets(printed(claim)):
        verdict, working = "strained", f"{working}: as the change of the lead, {span_of(central)}"
    return link((*rests, claim), verdict, working, score)


RULE = Rule(
    id="swing",
    title="Swing",
    needs="the shares of two parties before and after (or their gain and loss), and the swing between them",
    rule="half the sum of the one's gain and the other's loss must meet the swing (Butler's two-party swing)",
    tolerance="half the last printed place of each figure; the whole sum, as the change of a lead, is strained",
    example=(
        "from 35 to 41 percent and from 45 to 41 percent, a 10 percent swing: (6 + 4) ÷ 2 = 5 points, stated "
        "10: strained"
    ),
    traps="a lead beside a swing (another pair of figures), two parties that both gain, swings since another election",
    apply=_find,
)
