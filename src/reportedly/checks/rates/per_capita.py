"""Per capita: a total over a population, per head or per so many people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, far_off, finely, judge_figure, meant, printed
from reportedly.checks.linking import Link, Seen, Window, around, settle, sizes, weighed, within_reach
from reportedly.checks.masks import HEDGE, Masked
from reportedly.checks.rates.one_for_every import one_for_every
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, number, span_of
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

HEADS = frozenset(
    {
        "head",
        "capita",
        "person",
        "resident",
        "inhabitant",
        "citizen",
        "islander",
        "soul",
        "adult",
        "villager",
        "taxpayer",
        "voter",
    }
)
_HEAD = "|".join(sorted(HEADS))
_CUES = (" per ", "Per ", " every ", "Every ", " each ", "Each ")
_NOUNS = (
    r"(?:people|inhabitants?|residents?|citizens?|population|islanders?|persons?|souls|villagers|adults|children|men|"
    r"women|live births)"
)
_PEOPLE = re.compile(rf"\s*(?:[a-z-]+ )?{_NOUNS}\b", re.IGNORECASE)
_POPULATION = re.compile(
    r"\b(?:populations?(?: (?:of|is|was|at|as|numbers|stands at|stood at|put at|[^;:.]{0,30}? (?:as|at)))?,?|"
    r"populated by|home to|inhabited by|"
    r"(?:country|nation|state|town|city|village|island|region|"
    r"county|province|district|territory|republic|place|community|suburb) (?:of|has|had|counts)|"
    r"with(?: its)?|lived in by|among(?: its|"
    r" the)?|between(?: its| the)?|"
    rf"by(?: its| the)?)\s+(?:[a-z]+ ){{0,2}}{HEDGE}$",
    re.IGNORECASE,
)
_INHABITANTS = re.compile(
    r"\s*(?:[a-z-]+ )?(?:inhabitants|residents|islanders|citizens|villagers|souls|live (?:there|in|on|here))\b",
    re.IGNORECASE,
)
_ITS = re.compile(rf"(?:[’']s|\bits|\btheir|\bthe)\s+{HEDGE}$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*of them\b", re.IGNORECASE)
_TO_EACH = re.compile(
    rf"\s*(?:[a-z-]+ ){{0,3}}?(?:for|per|to|on) (?:each|every)(?: single)? (?:{_HEAD}|man, woman and child)\b",
    re.IGNORECASE,
)
_EVERY_SO_MANY = re.compile(
    r"(?:\s+[a-z-]+){0,5}?\s+(?:for|in|per|to|of) (?:every|each) (?P<base>\d[\d,]*)(?= (?:[a-z-]+ )?(?:people|inhab|"
    r"resid|citiz|adult|pers|live))",
    re.IGNORECASE,
)
_EACH_WOULD = re.compile(
    rf"\b(?:per (?:capita|head)|(?:every|each) (?:{_HEAD}|man, woman and child))\b[^;.]{{0,60}}$", re.IGNORECASE
)
_LINKED = re.compile(
    r"(?:,(?!\d)|—|–|\(|\s-\s) ?(?:or|that is|i\.e\.|equal to|equivalent to)?\b|\b(?:that|which|it|this) "
    r"(?:is|was|comes to|means|meant|"
    r"works out at|amounts "
    r"to|makes)\b|\b(?:gets?|got|has|had|have|spends?|spent|pays?|paid|owes?|owe|receives?|received|works? out|"
    r"amounts? to|meaning|puts? (?:it|this|that|the \w+) at)\b|"
    r"\bor\b",
    re.IGNORECASE,
)
_QUESTION = "of which total and which population this is the rate"
_KINDS = ("count", "money", "measure", "rate")


@dataclass(frozen=True)
class _Rate:
    """A rate of people: so much per ``base`` of them; ``of`` is where the base is said, if in figures."""

    seen: Seen
    rate: Quantity
    base: float
    of: Span | None = None


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not _may_claim(masked) or case.disputed(masked.span):
            continue
        window = around(case, index)
        rates = (_rate(case, window, s) for s in window.quantities(*_KINDS) if s.sentence == 0)
        found = [settle(_links(case, window, rate), _QUESTION) for rate in rates if rate]
        if any(found):
            yield from filter(None, found)
        else:
            yield from one_for_every(case, index, masked)


def _may_claim(masked: Masked) -> bool:
    """A quick look for a figure per something, or for words of shares by head."""
    if not masked.items:
        return False
    return any(cue in masked.text for cue in _CUES) or any(q.per for q in masked.quantities())


def _rate(case: Case, window: Window, seen: Seen) -> _Rate | None:
    rate = seen.quantity
    if rate is None or rate.negated or rate.low <= 0:
        return None
    per = rate.per.lower()
    if per in HEADS or (
        not per and (_TO_EACH.match(seen.after) or _EACH_WOULD.search(window.masked(seen).before(rate, 90)))
    ):
        return _Rate(seen, rate, 1.0)
    if not per and (found := _EVERY_SO_MANY.match(seen.after)):
        words = case.text[rate.span.end : rate.span.end + len(found[0])]
        start = rate.span.end + found.start("base") if words == found[0] else rate.span.start
        return _Rate(seen, rate, float(found["base"].replace(",", "")), Span(start, start + len(found["base"])))
    return _per_so_many(case, seen, rate)


def _per_so_many(case: Case, seen: Seen, rate: Quantity) -> _Rate | None:
    """A rate per 100,000 people (or per 100,000 and no more said)."""
    size = rate.per.replace(",", "").replace(" million", "000000")
    words = case.text[rate.span.start : rate.span.end + 80]
    found = re.search(re.escape(rate.per), words) if size.isdigit() else None
    if found is None:
        return None
    after = (words + " ")[found.end() :]
    if not (_PEOPLE.match(after) or after.strip()[:1] in (",", ".", "", "–", ")")):
        return None
    start = rate.span.start
    return _Rate(seen, rate, float(size), Span(start + found.start(), start + found.end()))


def _links(case: Case, window: Window, claim: _Rate) -> Iterator[Link]:
    others = [s for s in window.quantities(*_KINDS) if s is not claim.seen]
    crowds = {s.number: sure for s in others if (sure := _population(window, claim, s))}
    best = max(crowds.values(), default=0.0)
    people = [s for s in others if crowds.get(s.number, 0.0) == best > 0]
    totals = [s for s in others if s not in people and _may_be_total(claim, s)]
    linked = _LINKED.search(claim.seen.before[-90:])
    for total in totals:
        for crowd in people:
            numbers = [q for q in (total.quantity, crowd.quantity) if q is not None]
            if not case.comparable(claim.rate, *numbers):
                continue
            named = numbers[0].counted and stem(numbers[0].counted) == stem(claim.rate.counted)
            sure = weighed(
                (0.2 + best, True),
                (0.15, sizes(totals) == 1),
                (0.1, sizes(people) == 1),
                (0.15, linked),
                (-0.2, not linked),
                (0.1, crowd.sentence == 0 or total.sentence == 0),
                (0.1, named or total.sentence == crowd.sentence),
                (-0.35, sizes(totals) > 1 and not named),
                (-0.3, _others(claim, total, crowd, people)),
                (-0.3, ";" in claim.seen.before[-90:]),
            )
            if link := _checked(claim, numbers[0], numbers[1], sure):
                yield link


def _others(claim: _Rate, total: Seen, crowd: Seen, people: Sequence[Seen]) -> bool:
    """Whether the rate's own sentence, or the total's, tells of another population than this one."""
    beside = {s.sentence for s in people if s is not crowd}
    return crowd.sentence not in (claim.seen.sentence, total.sentence) or bool(
        {claim.seen.sentence, total.sentence} & beside
    )


def _population(window: Window, claim: _Rate, seen: Seen) -> float:
    """How surely a figure is a population; 0 where it can't be."""
    crowd = seen.quantity
    if (
        crowd is None
        or crowd.kind != "count"
        or crowd.low < 100
        or crowd.per
        or crowd.change
        or crowd.low == claim.base
    ):
        return 0.0
    if re.search(r"\b(?:per|every|each)\s+$", seen.before, re.IGNORECASE):
        return 0.0
    before = window.masked(seen).before(crowd, 80)
    if _INHABITANTS.match(seen.after) or (
        _POPULATION.search(before) and not (crowd.counted and not _PEOPLE.match(seen.after))
    ):
        return 0.25
    told = _ITS.search(seen.before) and _PEOPLE.match(seen.after)
    return 0.2 if told or _OF_THEM.match(seen.after) else 0.0


def _may_be_total(claim: _Rate, seen: Seen) -> bool:
    rate, total = claim.rate, seen.quantity
    if total is None or total.per.lower() not in ("", "year", "month", "week", "day") or total.negated or total.change:
        return False
    same = total.kind == rate.kind or (
        rate.kind == "rate" and total.kind in ("count", "measure") and total.unit == rate.unit
    )
    noun = rate.kind == "money" or bool(rate.unit) or not rate.counted or stem(rate.counted) == stem(total.counted)
    once = total.kind == "money" and not (rate.unit or rate.counted) and claim.base == 1
    if once and _LINKED.search(claim.seen.before[-90:]):
        return True
    return same and total.unit == rate.unit and (noun or claim.base > 1) and (claim.base > 1 or total.low > rate.high)


def _checked(claim: _Rate, whole: Quantity, holders: Quantity, sure: float) -> Link | None:
    rate, base = claim.rate, claim.base
    computed = meant(finely(whole, rate)).over(meant(finely(holders, rate))).scaled(base)
    central = printed(whole).over(printed(holders)).scaled(base)
    if not within_reach(central.low, rate.low):
        return None
    verdict = judge_figure(computed, rate, central)
    if far_off(central, printed(rate), whole, holders, rate):
        verdict = "inconsistent"
    elif verdict == "inconsistent" and Interval(central.low * 0.95, central.high * 1.05).meets(meant(rate)):
        verdict = "strained"
    per = "a head" if base == 1 else f"per {number(base)}"
    working = f"{figure(whole)} ÷ {number(holders.low)} people = {span_of(central)} {per}, stated {figure(rate)}"
    return Link((whole, holders, rate, *((claim.of,) if claim.of else ())), verdict, working, sure)


RULE = Rule(
    id="per-capita",
    title="Per capita",
    needs=(
        "a total, a population (“a country of 4 million”, “21,000 inhabitants”) and a rate per head or per so "
        "many people; or two counts and “one for every 20,000”"
    ),
    rule="total ÷ population × base must meet the rate",
    tolerance="the roundings of all three; a further 5 % is strained (another year's population)",
    example=(
        "$60 million of debt, 12,000 inhabitants, 8,000 per resident: 60 million ÷ 12,000 = 5,000 a head: inconsistent"
    ),
    traps="two totals or two populations nearby (nothing is said), rates of other people (per patient, per pupil)",
    apply=_find,
)
