"""Checks: what a report's figures, dates and sources say against each other, with the working shown.

Each rule is a file; ``CATALOGUE`` lists them and ``docs/checks.md`` is made from it
(``python -m reportedly.checks``). Nothing here says that a claim is true: only whether figures fit.
"""

from msgspec.structs import replace

from reportedly.checks import (
    age_at,
    age_birth,
    average,
    competing,
    cumulative_toll,
    difference,
    duration_dates,
    exchange_rate,
    fraction_figure,
    headline_body,
    magnitude_drift,
    ordinal_year,
    part_whole,
    per_capita,
    percent_breakdown,
    percent_change,
    poll_margin,
    range_restated,
    rate_time,
    ratio,
    repeated_figure,
    share_of_total,
    source_count,
    subset_bound,
    swing,
    trend_word,
    unit_conversion,
    weekday_date,
    years_ago,
)
from reportedly.checks.case import Case
from reportedly.checks.rule import Rule
from reportedly.model.claims import Finding

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
)
"""Every rule, in the order of the documentation."""

__all__ = ["CATALOGUE", "Case", "Rule", "run"]


def run(case: Case) -> list[Finding]:
    """Every rule's findings on ``case``, in text order and numbered "f1", "f2", …; none is reported twice."""
    found = [replace(item, kind=rule.id) for rule in CATALOGUE for item in rule.apply(case)]
    found.sort(key=lambda item: (item.spans[0], item.kind))
    return [replace(item, id=f"f{number}") for number, item in enumerate(found, start=1)]
