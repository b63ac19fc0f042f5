"""A range restated: "the lower estimate of 30" must be an end of the range given before."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import meant
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_WORD = r"(?:estimate|figure|number|end|bound|limit|count|toll|value|projection|total|forecast)"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"\b(?P<end>low(?:er|est)?|high(?:er|est)?|upper|minimum|maximum|top|bottom|smaller|larger)(?: "
        rf"end)?[ -]{_WORD},? ?"
        r"(?:of|is|was|at|,|:|—|–)(?: the range,?)? (?:(?:of|is|was|at) )?<hedge><value:bound>",
        rf"<value:bound>(?:<words>)?,? (?:is|was|being) the (?P<end>low(?:er|est)?|high(?:er|est)?|upper|"
        rf"minimum|maximum|top|bottom)"
        rf"(?: end)?[ -]{_WORD}",
        r"\bthe (?P<end>minimum|maximum|low(?:er|est)? end|upper end|top end)(?:,| of| at| is|:) <hedge><value:bound>",
    )
)
_LOW = re.compile(r"low|minimum|bottom|small", re.IGNORECASE)
_BACK = 2
"""How many sentences before the bound its range may stand: further away, another range is as likely."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not masked.items or case.disputed(masked.span):
            continue
        for match in search(masked, _FRAMES):
            yield from _against_range(case, index, match)


def _against_range(case: Case, index: int, match: Match) -> Iterator[Finding]:
    bound = match.quantity("bound")
    start = case.sentences[max(0, index - _BACK)].start
    ranges = [
        q
        for q in case.quantities_in(Span(start, bound.span.start))
        if q.low < q.high and _sort(q) == _sort(bound) and q.modifier == "exact"
    ]
    if len({(q.low, q.high) for q in ranges}) != 1 or bound.low != bound.high or bound.negated:
        return
    whole = ranges[-1]
    low = bool(_LOW.search(match.words("end")))
    end = whole.low if low else whole.high
    verdict: Verdict = "consistent" if meant(bound).low <= end <= meant(bound).high else "inconsistent"
    if verdict == "inconsistent" and whole.low <= bound.low <= whole.high:
        verdict = "strained"
    name = "lower" if low else "upper"
    working = f"{figure(whole)}: the {name} end is {figure(whole).split('…')[0 if low else 1]}, stated {figure(bound)}"
    yield finding(verdict, (whole, bound), working, sure=0.8)


def _sort(quantity: Quantity) -> tuple[str, str]:
    counted = quantity.kind in ("count", "rate")  # "200 to 300 a week" is read as a rate, its end as a count
    return ("count", "") if counted else (quantity.kind, quantity.unit)


RULE = Rule(
    id="range-restated",
    title="A range restated by one of its ends",
    needs="a range, and within two sentences “the lower (upper, highest …) estimate of N”",
    rule="N must be that end of the range",
    tolerance="the rounding and hedge of N; a value inside the range is strained (an estimate between the ends)",
    example="between 40 and 60 … the lower estimate of 30: 40…60: the lower end is 40, stated 30: inconsistent",
    traps="two ranges nearby, ranges of another unit, a lowest value of something else",
    apply=_find,
)
