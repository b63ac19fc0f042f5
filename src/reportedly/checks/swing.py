"""Swing: half of what one party gains and another loses, in points."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, judge_figure, meant, printed
from reportedly.checks.masks import Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_APART = rf"[^{slots('any|date')};!?()]{{0,70}}?"
_MOVE = r"(?:<words>)?,? to <hedge>"
_RISE = r"\b(?:rose|climbed|grew|went up|up|increased|jumped|advanced|gained)"
_FALL = r"\b(?:fell|dropped|slipped|declined|went down|down|slumped|sank|tumbled|lost)"


def _pair(name: str) -> str:
    return rf"from <hedge><percent:{name}0>{_MOVE}<percent:{name}1>"


_OF = r"swing (?:to [^,.;]{1,30}? )?of <hedge><points|percent:claim>"
_SHORT = r"\b(?:an?|the) <hedge><points|percent:claim>[ -](?:two-party )?swing"
_LEVELS = tuple(frame(rf"{_pair('a')}{_APART}{_pair('b')}{_APART}{claim}") for claim in (_OF, _SHORT))
_STEPS = tuple(
    frame(pattern)
    for claim in (_OF, _SHORT)
    for pattern in (
        rf"{_RISE}(?: by)? <hedge><points|percent:a>{_APART}{_FALL}(?: by)? <hedge><points|percent:b>{_APART}{claim}",
        rf"{_FALL}(?: by)? <hedge><points|percent:a>{_APART}{_RISE}(?: by)? <hedge><points|percent:b>{_APART}{claim}",
    )
)
_Steps = tuple[Interval, Interval]
_ANY = re.compile(r"\bswing\b", re.IGNORECASE)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 3 or not _ANY.search(masked.text) or case.disputed(masked.span):
            continue
        for match in search(masked, _LEVELS, lambda found: _fits(case, found, "a0", "a1", "b0", "b1")):
            yield from _of_levels(match)
        for match in search(masked, _STEPS, lambda found: _fits(case, found, "a", "b")):
            one, two = match.quantity("a"), match.quantity("b")
            steps = ((printed(one), printed(two)), (meant(one), meant(two)))
            yield _checked((one, two), *steps, match.quantity("claim"))


def _fits(case: Case, match: Match, *names: str) -> bool:
    figures = [match.quantity(name) for name in (*names, "claim")]
    return case.comparable(*figures) and not any(q.hypothetical or q.negated for q in figures)


def _of_levels(match: Match) -> Iterator[Finding]:
    """Shares before and after; two that move one way make no swing of this sort."""
    a0, a1, b0, b1 = (match.quantity(name) for name in ("a0", "a1", "b0", "b1"))
    if (a1.low - a0.low) * (b1.low - b0.low) >= 0:
        return
    printed_steps, meant_steps = (
        (of(a1).minus(of(a0)).magnitude(), of(b1).minus(of(b0)).magnitude()) for of in (printed, meant)
    )
    yield _checked((a0, a1, b0, b1), printed_steps, meant_steps, match.quantity("claim"))


def _checked(rests: tuple[Quantity, ...], printed_steps: _Steps, meant_steps: _Steps, claim: Quantity) -> Finding:
    one, two = printed_steps
    central, both = one.plus(two).scaled(0.5), meant_steps[0].plus(meant_steps[1])
    verdict = judge_figure(both.scaled(0.5), claim, central)
    working = f"({span_of(one)} + {span_of(two)}) ÷ 2 = {span_of(central)} points, stated {figure(claim)}"
    if verdict == "inconsistent" and both.meets(meant(claim)):
        verdict, working = "strained", f"{working}: as the change of the lead, {span_of(one.plus(two))}"
    return finding(verdict, (*rests, claim), working, sure=0.8)


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
