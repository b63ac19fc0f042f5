"""Implied exchange rate: amounts given in two currencies must keep to one rate within a report."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, meant, printed
from reportedly.checks.linking import ACCUSES
from reportedly.checks.masks import slots
from reportedly.checks.rates.rate_time import DAYS
from reportedly.checks.rates.said_again import restated
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number, plural
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity

MOVED = 1.25
"""Rates within a report may differ by a quarter over time (amounts of several years): strained beyond roundings."""

KEPT = 4
"""Pairs of two currencies that later ones are set against, the first ones: lists of prices aren't prose."""
_Pair = tuple[Quantity, Quantity]
APART = 2
"""Pairs whose dates are so many years apart or more are of different days' rates."""
_NAME = re.compile(r"\s+(?P<name>[a-z]{3,20})\b(?<!million)(?<!billion)(?<!people)(?<!percent)")
"""The word behind a number that no list of currencies knows: "7,500 kron ($375)"."""
_ANOTHER_DAY = re.compile(
    r"\bthen\b[^#]*#|\b(?:at the time|in those days|before the|at today|at the (?:present|current|old)|at current|"
    r"in today|official(?:ly)?|black market|parallel)\b",
    re.IGNORECASE,
)
MONEY = slots("money")

ROUGH, SINGLE_DIGIT = 0.10, 0.25
"""How far converters round, as a share of the amount: "$1 million" for 1.06 million, "$3" for 2.6."""


def _find(case: Case) -> Iterator[Finding]:
    known: dict[tuple[str, str], list[_Pair]] = {}
    for masked in case.masked:
        if MONEY not in masked.slots or len(masked.items) < 2 or case.disputed(masked.span):
            continue
        for here, two, sure in restated(masked):
            beside = f"{masked.between(here, two)}#{masked.after(two, 30)}"
            pair = _in_order(_named(case, here), _named(case, two))
            if pair is None or sure < ACCUSES or _ANOTHER_DAY.search(beside):
                continue
            earlier = known.setdefault((_currency(pair[0]), _currency(pair[1])), [])
            if earlier:
                yield _nearest(case, earlier, pair)
            if len(earlier) < KEPT:
                earlier.append(pair)


def _named(case: Case, quantity: Quantity) -> Quantity:
    """A bare number takes the word behind it for what it counts."""
    if quantity.kind != "count" or quantity.counted:
        return quantity
    found = _NAME.match(case.text, quantity.span.end)
    return replace(quantity, counted=found["name"]) if found else quantity


def _in_order(one: Quantity, two: Quantity) -> _Pair | None:
    """The two amounts by the names of their currencies; None where they aren't of two."""
    if not (_currency(one) and _currency(two)) or _currency(one) == _currency(two):
        return None
    if (
        "money" not in (one.kind, two.kind)
        or min(one.low, two.low) <= 0
        or (two.per and two.per not in DAYS and one.per != two.per)
    ):
        return None  # "$6.6 million, or 18 cents a share" is no exchange
    return (one, two) if (_currency(one), one.span) > (_currency(two), two.span) else (two, one)


def _nearest(case: Case, earlier: Sequence[_Pair], here: _Pair) -> Finding:
    """Against an earlier pair that agrees, else against the first."""
    found = [_checked(pair, here, moved=_years_apart(case, pair, here)) for pair in earlier]
    return next((f for f in found if f.verdict == "consistent"), found[0])


def _years_apart(case: Case, earlier: _Pair, here: _Pair) -> bool:
    """Whether the dates beside two pairs are years apart."""
    years = [_year(case, pair) for pair in (earlier, here)]
    return 0 not in years and abs(years[0] - years[1]) >= APART


def _year(case: Case, pair: _Pair) -> int:
    """The year of the date that stands beside a pair, in its sentence and before the next amount; 0 for none."""
    first, last = sorted(q.span for q in pair)
    masked = case.masked[case.sentence_of(first)]
    items = list(masked.items.values())
    at = [nth for nth, item in enumerate(items) if item.span in (first, last)]
    beside = [items[nth] for nth in (at[-1] + 1, at[0] - 1) if 0 <= nth < len(items)]
    days = [item.first for item in beside if isinstance(item, Date) and item.first]
    return int(days[0][:4]) if days and days[0][:4].isdigit() else 0


def _currency(quantity: Quantity) -> str:
    return (
        quantity.unit
        if quantity.kind in ("money", "measure") or (quantity.kind == "rate" and quantity.unit)
        else quantity.counted
    )


def _rounded(quantity: Quantity) -> Interval:
    """What an amount can mean; a converted one is rounded to a tenth of itself at most, a single digit to a quarter."""
    most = SINGLE_DIGIT if quantity.low < 10 else ROUGH
    return meant(replace(quantity, precision=min(quantity.precision, most * quantity.low)))


def _checked(earlier: _Pair, here: _Pair, *, moved: bool) -> Finding:
    before, now = (_rounded(a).over(_rounded(b)) for a, b in (earlier, here))
    rates = [printed(a).low / printed(b).low for a, b in (earlier, here)]
    apart = max(rates) / min(rates)
    verdict: Verdict = "consistent" if before.meets(now) else "strained" if apart <= MOVED or moved else "inconsistent"
    shown = " and ".join(
        f"{figure(a)} ÷ {figure(b)} = {number(r)}" for (a, b), r in zip((earlier, here), rates, strict=True)
    )
    return finding(
        verdict, (*earlier, *here), f"{shown} {plural(_currency(here[0]))} for one {_currency(here[1])}", sure=0.7
    )


RULE = Rule(
    id="exchange-rate",
    title="Implied exchange rate",
    needs="two amounts, each given in two currencies (“300 million florins ($100 million)”, “or $100 million”)",
    rule="both pairs must imply one rate",
    tolerance="the roundings of all four; up to a quarter apart is strained (rates of different days)",
    example="300 million florins ($100 million) and 600 million florins ($200 million): 3 and 3: consistent",
    traps="amounts of different years, brackets that hold another amount",
    apply=_find,
)
