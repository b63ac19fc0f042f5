"""One for every: "60 polling places for 1.2 million voters, or one for every 20,000" - the many over the few."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, far_off, finely, judge, meant, printed
from reportedly.checks.linking import Link, Seen, around, settle, sizes, weighed, within_reach
from reportedly.checks.masks import Masked, slots
from reportedly.checks.shown import figure, number, span_of
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.span import Span

_ONE = re.compile(
    rf"(?:[{slots('n')}]|\bone)(?: (?P<few>[a-z’-]+)){{0,3}} (?:(?:for|per|to) (?:every|each)|per) "
    rf"(?P<base>\d[\d,]*\d)\b"
    rf"(?:\s+(?P<many>[a-z-]{{3,}}))?",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b(?:country|nation|state|province|region|county|city|town|district|island|population)\s+of\s+"
    r"(?:about\s+|some\s+|nearly\s+|almost\s+|around\s+|roughly\s+)?$",
    re.IGNORECASE,
)
"""“A country of six million”: people, though nobody says so."""
ROUGH = 0.05
"""A ratio to one is round: a twentieth to either side."""


def one_for_every(case: Case, index: int, masked: Masked) -> Iterator[Finding]:
    """What sentence ``index`` says that there is one for: a count over a smaller count."""
    if "every" not in masked.text and " per " not in masked.text and " each " not in masked.text:
        return
    for claim in _ONE.finditer(masked.text):
        span = Span(masked.original(claim.start()), masked.original(claim.end("base")))
        base = float(claim["base"].replace(",", ""))
        if found := settle(_links(case, index, claim, span, base), "of which two counts there is one for so many"):
            yield found


def _links(case: Case, index: int, claim: re.Match[str], span: Span, base: float) -> Iterator[Link]:
    counts = [s for s in around(case, index, ahead=0).quantities("count") if _plain(s)]
    pairs = [(many, few) for many in counts for few in counts if _may_be(many, few, base)]
    lone = [sizes(pair[side] for pair in pairs) == 1 for side in (0, 1)]
    for many, few in pairs:
        whole, holders = many.quantity, few.quantity
        if whole is None or holders is None or not case.comparable(whole, holders):
            continue
        sure = weighed(
            (0.3, True),
            (0.15, lone[0]),
            (0.1, lone[1]),
            (0.15, many.sentence == few.sentence),
            (0.1, many.sentence == few.sentence == 0),
            (0.2, claim["many"] and stem(claim["many"]) == stem(whole.counted or "people")),
            (0.2, claim["few"] and stem(claim["few"]) == stem(holders.counted)),
        )
        each = meant(finely(whole, holders)).over(meant(holders))
        central = printed(whole).over(printed(holders))
        stated = Interval(base * (1 - ROUGH), base * (1 + ROUGH))
        verdict = judge(each, stated, bare=stated, central=central)
        if far_off(central, stated, whole, holders):
            verdict = "inconsistent"
        working = f"{figure(whole)} ÷ {figure(holders)} = {span_of(central)}, stated one for {number(base)}"
        yield Link((whole, holders, span), verdict, working, sure)


def _plain(seen: Seen) -> bool:
    quantity = seen.quantity
    return quantity is not None and quantity.low >= 2 and not (quantity.negated or quantity.change or quantity.per)


def _may_be(many: Seen, few: Seen, base: float) -> bool:
    whole, holders = many.quantity, few.quantity
    if whole is None or holders is None or not base < whole.low > holders.low:
        return False
    known = bool(whole.counted) or _POPULATION.search(many.before) is not None
    return known and within_reach(whole.low / holders.low, base)
