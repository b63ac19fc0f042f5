"""Per capita: a total over a population, per head or per so many people."""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, finely, judge_figure, meant, printed
from reportedly.checks.masks import Masked
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number, span_of
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_HEADS = frozenset({"head", "capita", "person", "resident", "inhabitant", "citizen", "islander", "soul", "adult"})
_PEOPLE = re.compile(
    r"\s*(?:[a-z-]+ ){0,1}(?:people|inhabitants?|residents?|citizens?|population|islanders?|persons?)\b", re.IGNORECASE
)
_POPULATION = re.compile(
    r"\b(?:population of|populated by|home to|inhabited by|(?:country|nation|state|town|city|village|island|region|"
    r"county|province|district|territory|republic) of|with(?: its)?)\s+(?:[a-z]+ ){0,2}$",
    re.IGNORECASE,
)
_INHABITANTS = re.compile(r"\s*(?:[a-z-]+ )?(?:inhabitants|residents|islanders|citizens)\b", re.IGNORECASE)
_EVERY = re.compile(r"\s*(?:[a-z-]+ ){0,2}(?:for|in) every (?=\ue000)", re.IGNORECASE)
_LINKED = re.compile(
    r"(?:,|—|–|\(|;) ?(?:or|that is|i\.e\.|equal to|equivalent to)?\b|\b(?:that|which|it|this) "
    r"(?:is|was|comes to|means|"
    r"works out at|amounts "
    r"to|makes)\b|\b(?:gets?|got|has|had|have|spends?|spent|pays?|paid|owes?|receives?|received)\b|"
    r"\bor\b",
    re.IGNORECASE,
)
_BACK = 1
"""The total and the population stand in the rate's sentence or in so many before it."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not masked.items or case.disputed(masked.span):
            continue
        for rate in masked.quantities():
            base = _base(case, rate)
            if base:
                near = case.masked[max(0, index - _BACK) : index + 1]
                yield from _checked(case, masked, rate, base, near)


def _base(case: Case, rate: Quantity) -> float:
    """The number of people the rate is for (1 a head, 100,000); 0 where it is no rate of people."""
    if not rate.per or rate.negated or rate.hypothetical:
        return 0.0
    if rate.per.lower() in _HEADS:
        return 1.0
    size = rate.per.replace(",", "").replace(" million", "000000")
    after = case.text[rate.span.end : rate.span.end + 80]
    people = re.search(re.escape(rate.per), after + case.words(rate.span))
    told = bool(people and _PEOPLE.match((after + " ")[people.end() :])) or after.strip()[:1] in (",", ".", "")
    return float(size) if size.isdigit() and told else 0.0


def _checked(case: Case, here: Masked, rate: Quantity, base: float, near: Sequence[Masked]) -> Iterator[Finding]:
    linked = _LINKED.search(here.before(rate, 90))
    figures = [(masked, q) for masked in near for q in masked.quantities() if q.id != rate.id]
    people = [q for masked, q in figures if _is_population(masked, q) and q.high > base]
    totals = [q for _, q in figures if q not in people and _may_be_total(rate, q)]
    alone = len({q.low for q in people}) == len({q.low for q in totals}) == 1
    if not (linked and alone) or not case.comparable(rate, people[0], totals[0]):
        return
    whole, holders = totals[0], people[0]
    computed = meant(finely(whole, rate)).over(meant(finely(holders, rate))).scaled(base)
    central = printed(whole).over(printed(holders)).scaled(base)
    verdict = judge_figure(computed, rate, central)
    if verdict == "inconsistent" and Interval(central.low * 0.95, central.high * 1.05).meets(meant(rate)):
        verdict = "strained"
    per = "a head" if base == 1 else f"per {number(base)}"
    working = f"{figure(whole)} ÷ {number(holders.low)} people = {span_of(central)} {per}, stated {figure(rate)}"
    yield finding(verdict, (whole, holders, rate), working, sure=0.7)


def _is_population(masked: Masked, quantity: Quantity) -> bool:
    if quantity.kind != "count" or quantity.low < 100 or quantity.per or quantity.change:
        return False
    after, before = masked.after(quantity, 30), masked.before(quantity, 40)
    if re.search(r"\b(?:per|every|each)\s+$", before, re.IGNORECASE):
        return False
    return bool(_INHABITANTS.match(after) or _POPULATION.search(before))


def _may_be_total(rate: Quantity, total: Quantity) -> bool:
    same = total.kind == rate.kind or (rate.kind == "rate" and total.kind == "count")
    noun = rate.kind == "money" or not rate.counted or stem(rate.counted) == stem(total.counted)
    return (
        same
        and (total.unit == rate.unit or rate.kind == "rate")
        and noun
        and total.low > rate.high
        and not (total.per or total.negated or total.hypothetical or total.change)
    )


RULE = Rule(
    id="per-capita",
    title="Per capita",
    needs=(
        "a total, a population (“a country of 4 million”, “21,000 inhabitants”) and a rate per head or per so "
        "many people"
    ),
    rule="total ÷ population × base must meet the rate",
    tolerance="the roundings of all three; a further 5 % is strained (another year's population)",
    example=(
        "$60 million of debt, 12,000 inhabitants, 8,000 per resident: 60 million ÷ 12,000 = 5,000 a head: inconsistent"
    ),
    traps="two totals or two populations nearby (nothing is said), rates of other people (per patient, per pupil)",
    apply=_find,
)
