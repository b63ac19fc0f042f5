"""Ratio: "three times", "twice", "doubled" against the two figures it stands between."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, alike, finely, judge, meant, printed, unit_once
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        r"<n:big>(?:<words>)?\s*(?:,|—|–|\(),? ?(?:or )?(?:a )?<hedge>(?:figure )?<multiple:times> "
        r"?(?P<than>higher than|more than|larger than|"
        r"as (?:many|much|high|large|big) as)?,? ?(?:the|its|their|last year[’']s)? ?<hedge><n:small>",
        r"<n:big>(?:<words>)?(?:,|—|–|\(),? ?<hedge><multiple:times> (?:as \w+ as|more than|higher "
        r"than|larger than|the size of|"
        r"bigger than)<gap>,? (?:which|whose|that|with|where)<gap> <hedge><n:small>",
        r"\bat <hedge><n:big>,?<gap> (?:is|was) <hedge><multiple:times> as \w+ as<gap>,? "
        r"(?:which|with|at)<gap> <hedge><n:small>",
        r"\bat <hedge><n:big>,?<gap> (?:is|was) <hedge><multiple:times> (?:(?:the|its|their|last year[’']s) "
        r")?<hedge><n:small>",
        r"<n:big>(?:<words>)? (?:is|was|are|were) <hedge><multiple:times><gap> of <hedge><n:small>",
        r"<multiple:times>,?(?:<words>)?,? (?:from <hedge><n:small>(?:<words>)?,? to "
        r"<hedge><n:big>)",
        r"<multiple:times>,?(?:<words>)? (?:to <hedge><n:big>(?:<words>)?,? from "
        r"<hedge><n:small>)",
        r"\bfrom <hedge><n:small>(?:<words>)?,? to <hedge><n:big>(?:<words>)?\s*(?:,|—|–|\() ?(?:or |a "
        r")?<hedge><multiple:times>"
        r"(?: (?:increase|rise|jump|as many|as much|more))?(?=\s*[,.;)—–]|$)",
    )
)
_MORE = re.compile(r"more than|higher than|larger than|increase|rise|jump", re.IGNORECASE)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 3 or case.disputed(masked.span):
            continue
        for match in search(masked, _FRAMES, lambda found: _fits(case, found)):
            yield _checked(match)


def _fits(case: Case, match: Match) -> bool:
    big, small, times = (match.quantity(name) for name in ("big", "small", "times"))
    return (
        (alike(big, small) or unit_once(big, small))
        and small.low > 0
        and times.low > 0
        and not (times.hypothetical or times.negated)
        and case.comparable(big, small, times)
    )


def _checked(match: Match) -> Finding:
    big, small, times = (match.quantity(name) for name in ("big", "small", "times"))
    if small.modifier == "at-most":  # "four times as much as the 800": the words belong to the multiple
        small = replace(small, modifier="exact")
    computed = meant(finely(big, small)).over(meant(finely(small, big)))
    central = printed(big).over(printed(small))
    claim, bare = _times(times)
    verdict = judge(computed, claim, bare=bare, central=central)
    if verdict == "inconsistent" and _MORE.search(match.found.group()):
        verdict = judge(computed, Interval(claim.low, claim.high + 1), bare=bare, central=central)
    working = f"{figure(big)} ÷ {figure(small)} = {span_of(central)}, stated {number(times.low)} times"
    return finding(verdict, (big, small, times), working, sure=0.85)


def _times(times: Quantity) -> tuple[Interval, Interval]:
    """A multiple in words is round: up to a tenth to either side, then only strained to a quarter's place."""
    return meant(times), Interval(times.low * 0.95, times.high * 1.05)


RULE = Rule(
    id="ratio",
    title="Ratio",
    needs="two figures of one unit and the multiple said to stand between them (three times, twice, doubled, halved)",
    rule="larger ÷ smaller, over both roundings, must meet the stated multiple",
    tolerance=(
        "5 % of the multiple (“three times”: 2.85 to 3.15), 10 % where hedged; “three times more” may also "
        "mean four times"
    ),
    example="1,840 crowns, three times the 920 crowns paid in Lisk: 1,840 ÷ 920 = 2, stated 3 times: inconsistent",
    traps="multiples of something not in the sentence, other units, “times” as occasions",
    apply=_find,
)
