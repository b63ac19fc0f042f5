"""Checks: what a report's figures, dates and sources say against each other, with the working shown.

A rule finds a claim (a share, a margin, a total) by a short cue, takes the figures around it (``linking``), makes every
assignment of them that their kinds and words allow, and lets ``linking.settle`` say which is meant. ``shares``,
``changes``, ``rates``, ``sums``, ``times``, ``headlines``, ``sources`` and ``tables`` hold a rule a file, with what it
needs beside it. ``CATALOGUE`` lists them and ``docs/checks.md`` is made from it (``python -m reportedly.checks``).
Nothing here says that a claim is true: only whether figures fit.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from reportedly.checks.case import Case, pieces
from reportedly.checks.changes import cumulative_toll, difference, percent_change, swing, trend_word
from reportedly.checks.headlines import headline_body
from reportedly.checks.rates import average, exchange_rate, per_capita, poll_margin, rate_time, ratio, unit_conversion
from reportedly.checks.rule import Rule
from reportedly.checks.shares import fraction_figure, percent_breakdown, share_of_total, subset_bound
from reportedly.checks.sources import competing, source_count
from reportedly.checks.sums import magnitude_drift, part_whole, range_restated, repeated_figure
from reportedly.checks.tables import columns, told, totals
from reportedly.checks.times import age_at, age_birth, duration_dates, ordinal_year, weekday_date, years_ago
from reportedly.model.claims import Finding
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span
from reportedly.observed import note, stage

CATALOGUE: tuple[Rule, ...] = (
    share_of_total.RULE,
    part_whole.RULE,
    subset_bound.RULE,
    percent_breakdown.RULE,
    percent_change.RULE,
    difference.PLAIN,
    difference.POINTS,
    swing.RULE,
    trend_word.RULE,
    ratio.RULE,
    fraction_figure.RULE,
    range_restated.RULE,
    average.RULE,
    per_capita.RULE,
    rate_time.RULE,
    cumulative_toll.RULE,
    unit_conversion.RULE,
    exchange_rate.RULE,
    poll_margin.RULE,
    ordinal_year.RULE,
    years_ago.RULE,
    weekday_date.RULE,
    duration_dates.RULE,
    age_birth.RULE,
    age_at.DEATH,
    age_at.EVENT,
    magnitude_drift.RULE,
    repeated_figure.RULE,
    source_count.RULE,
    headline_body.RULE,
    competing.RULE,
    totals.RULE,
    columns.CHANGE,
    columns.SHARE,
    told.RULE,
)
"""Every rule, in the order of the documentation."""

SURE = 0.6
"""A finding at least so sure that figures fit by one rule answers another rule's accusation of the same figures."""

__all__ = ["CATALOGUE", "Case", "Rule", "run"]


@stage("checks")
def run(case: Case) -> list[Finding]:
    """Every rule's findings on ``case``, in text order and numbered "f1", "f2", …; none is reported twice."""
    figures: list[Quantity | Date] = [*case.quantities, *case.dates]
    case = dataclasses.replace(case, sentences=pieces(case.text, case.sentences, figures))
    found = _reconciled([replace(item, kind=rule.id) for rule in CATALOGUE for item in _applied(rule, case)])
    found.sort(key=lambda item: (item.spans[0], item.kind))
    return [replace(item, id=f"f{number}") for number, item in enumerate(found, start=1)]


def _applied(rule: Rule, case: Case) -> list[Finding]:
    found = list(rule.apply(case))
    note("rule", rule=rule, found=found)
    return found


def _reconciled(found: list[Finding]) -> list[Finding]:
    """One finding for the same figures: where they surely fit by one rule, so they are meant; else the surest."""
    best: dict[tuple[Span, ...], Finding] = {}
    for item in found:
        places = tuple(item.spans)
        other = best.get(places)
        if other is None or _rank(item) > _rank(other):
            best[places] = item
    answered: dict[Span, list[frozenset[Span]]] = defaultdict(list)
    for places, item in best.items():
        together = frozenset(places)  # made once: a count may be said a thousand times
        for place in places if item.verdict != "not-checkable" else ():
            answered[place].append(together)
    return [item for item in best.values() if not _is_told(item, answered)]


def _is_told(item: Finding, answered: Mapping[Span, Sequence[frozenset[Span]]]) -> bool:
    """Whether another rule tells more of the figures of a question, or of a part that merely fits into its whole."""
    if not item.spans or not (
        item.verdict == "not-checkable" or (item.kind == subset_bound.RULE.id and item.verdict == "consistent")
    ):
        return False
    mine = frozenset(item.spans)
    return any(
        places > mine or (places == mine and item.verdict == "not-checkable") for places in answered[item.spans[0]]
    )


def _rank(item: Finding) -> tuple[bool, float]:
    return item.verdict in ("consistent", "strained") and item.confidence >= SURE, item.confidence
