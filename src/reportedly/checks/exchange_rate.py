"""Implied exchange rate: amounts given in two currencies must keep to one rate within a report."""

from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, meant, printed
from reportedly.checks.masks import frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number, plural
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

MOVED = 1.25
"""Rates within a report may differ by a quarter over time (amounts of several years): strained beyond roundings."""

ROUGH, SINGLE_DIGIT = 0.10, 0.25
"""How far converters round, as a share of the amount: "$1 million" for 1.06 million, "$3" for 2.6."""

_PAIR = (frame(r"<n:one>\s*(?:\(|\[) ?(?:or |worth |about |then )?<hedge><n:two>\s*(?:\)|\]|,|;)"),)


def _find(case: Case) -> Iterator[Finding]:
    first: dict[tuple[str, str], tuple[Quantity, Quantity]] = {}
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        for match in search(masked, _PAIR):
            one, two = match.quantity("one"), match.quantity("two")
            key = (_currency(one), _currency(two))
            if not all(key) or key[0] == key[1] or "money" not in (one.kind, two.kind) or two.low <= 0 or one.low <= 0:
                continue
            if key in first:
                yield _checked(first[key], (one, two), key)
            else:
                first[key] = (one, two)


def _currency(quantity: Quantity) -> str:
    return quantity.unit if quantity.kind in ("money", "measure") else quantity.counted


def _rounded(quantity: Quantity) -> Interval:
    """What an amount can mean; a converted one is rounded to a tenth of itself at most, a single digit to a quarter."""
    most = SINGLE_DIGIT if quantity.low < 10 else ROUGH
    return meant(replace(quantity, precision=min(quantity.precision, most * quantity.low)))


def _checked(earlier: tuple[Quantity, Quantity], here: tuple[Quantity, Quantity], key: tuple[str, str]) -> Finding:
    before, now = (_rounded(a).over(_rounded(b)) for a, b in (earlier, here))
    rates = [printed(a).low / printed(b).low for a, b in (earlier, here)]
    apart = max(rates) / min(rates)
    verdict: Verdict = "consistent" if before.meets(now) else "strained" if apart <= MOVED else "inconsistent"
    shown = " and ".join(
        f"{figure(a)} ÷ {figure(b)} = {number(r)}" for (a, b), r in zip((earlier, here), rates, strict=True)
    )
    return finding(verdict, (*earlier, *here), f"{shown} {plural(key[0])} for one {key[1]}", sure=0.7)


RULE = Rule(
    id="exchange-rate",
    title="Implied exchange rate",
    needs="two amounts, each given in the same two currencies (“300 million florins ($100 million)”)",
    rule="both pairs must imply one rate",
    tolerance="the roundings of all four; up to a quarter apart is strained (rates of different days)",
    example="300 million florins ($100 million) and 600 million florins ($200 million): 3 and 3: consistent",
    traps="amounts of different years, brackets that hold another amount",
    apply=_find,
)
