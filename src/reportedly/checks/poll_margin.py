"""Poll margin: a sample of n can't have a smaller margin of error than chance gives it."""

import math
import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import meant, rounding
from reportedly.checks.masks import Masked, Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

AT_95, AT_90 = 98.0, 82.2
"""1.96 and 1.645 standard errors of a share of one half, in points times √n (AAPOR, margin of sampling error)."""

_MARGIN = tuple(
    frame(pattern)
    for pattern in (
        r"(?:margin of (?:sampling )?error|error margin|sampling error)<gap>(?:plus or minus|plus-or-minus|"
        r"±|\+/-|of|is|was|at) ?(?:plus or minus |plus or |plus-or-minus |plus-or-|± ?|\+/- "
        r"?)?<hedge><points|percent:margin>",
        r"<points|percent:margin>(?:<words>)?[ -](?:margin of (?:sampling )?error|error margin)",
        r"(?:accurate|reliable) to within<gap><points|percent:margin>",
    )
)
_PEOPLE = re.compile(
    r"^\s*(?:[\w’'-]+\s+){0,4}?(?:adults|voters|people|respondents|residents|households|citizens|americans|"
    r"britons|students|"
    r"workers|parents|women|men|teachers|participants|interviews|employees|owners|readers|members|electors|drivers|farmers|pupils|patients|tenants|"
    r"democrats|republicans|likely|registered|businesses|companies|doctors|nurses|teenagers)\b",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"\b(?:poll\w*|survey\w*|sampl\w+|interview\w*|question\w*|respondents?|asked|canvassed)\b", re.IGNORECASE
)
_SUBGROUP = re.compile(
    r"\b(?:subgroup|sub-sample|subsample|among (?:democrats|republicans|women|men|likely))\b", re.IGNORECASE
)
_BACK = 3
"""Sentences before (and one after) the margin in which its sample may be given."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not masked.items or case.disputed(masked.span):
            continue
        for match in search(masked, _MARGIN):
            yield from _against_sample(case, index, match)


def _against_sample(case: Case, index: int, match: Match) -> Iterator[Finding]:
    margin = match.quantity("margin")
    if margin.high < 0:  # "plus or minus 3 points" may be read as minus 3
        margin = replace(margin, low=-margin.high, high=-margin.low)
    nearby = case.masked[max(0, index - _BACK) : index + 2]
    samples = [q for masked in nearby if _POLL.search(masked.text) for q in _samples(masked)]
    here = [q for q in samples if q.span.start >= match.masked.span.start and q.span.end <= match.masked.span.end]
    sizes = here or samples
    if not sizes or margin.low <= 0 or margin.low != margin.high:
        return
    if len({q.low for q in sizes}) > 1 or any(_SUBGROUP.search(m.text) for m in nearby):
        needs = "which sample the margin is for"
        working = f"margin {figure(margin)} of {' or '.join(figure(q) for q in sizes[:3])}?"
        yield finding("not-checkable", (margin, *sizes[:3]), working, sure=0.4, needs=needs)
        return
    yield _checked(sizes[0], margin)


def _samples(masked: Masked) -> list[Quantity]:
    return [
        q
        for q in masked.quantities()
        if q.kind == "count" and 30 <= q.low <= 1_000_000 and q.low == q.high and _PEOPLE.match(masked.after(q))
    ]


def _checked(sample: Quantity, margin: Quantity) -> Finding:
    root = math.sqrt(meant(sample).high)
    least, least_90 = AT_95 / root, AT_90 / root
    high = margin.high + (rounding(margin) or 0.05)
    verdict: Verdict = "inconsistent" if high < least_90 * 0.97 else "strained" if high < least else "consistent"
    working = f"98 ÷ √{figure(sample)} = {number(least)} points at 95 %, stated {figure(margin)}"
    return finding(verdict, (sample, margin), working, sure=0.8)


RULE = Rule(
    id="poll-margin",
    title="Margin of error against sample size",
    needs="a stated margin of error and the one sample size given nearby",
    rule="the margin must be at least 98 ÷ √n points (a share of one half, 95 % confidence, simple random sample)",
    tolerance=(
        "the rounding of the margin; a margin that only 90 % confidence gives (82 ÷ √n) is strained; larger "
        "margins are "
        "consistent (weighting makes them so)"
    ),
    example="310 adults, margin of error of 2 points: 98 ÷ √310 = 5.6 points at 95 %, stated 2 points: inconsistent",
    traps="two samples or a subgroup nearby (asked), numbers of people that aren't the sample",
    apply=_find,
)
