"""Two parts of a known whole, anywhere in a report: 39 states won, one of only 10 that the other won, of 50."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import judge_figure, meant, printed, total
from reportedly.checks.linking import Link
from reportedly.checks.shown import figure, span_of
from reportedly.checks.things import stem
from reportedly.model.figures import Quantity

MOST = 5
"""So many of them in a report are looked at."""
_ONE_OF_ONLY = re.compile(r"\bone of (?:only|just|the only|the mere|merely) $")
_TAKEN = re.compile(
    r"\b(?:won|lost|carried|took|captured|swept|kept|held)\s+(?:all |some |only |just )?$", re.IGNORECASE
)
_BY_WHOM = re.compile(r"\s+(?:that\s+)?(?:he|she|they|it)\s+(?:won|lost|carried|took|captured|kept|held)\b")
_WHOLE = re.compile(r"(?:\ball|\bacross|\bof the|\bof (?:its|their|his|her)|[’']s)\s+$", re.IGNORECASE)


def complements(case: Case) -> Iterator[Link]:
    """The links of "one of only N … he won" to the part that another won and to the whole, each said in one way."""
    if "one of " not in case.text:
        return
    told = [q for q in case.quantities if q.kind == "count" and _ONE_OF_ONLY.search(_before(case, q))]
    for few in told[:MOST]:
        after = case.text[few.span.end : few.span.end + 60]
        noun = re.match(r"\s+(?:[\w-]+)", after) if few.counted else None
        if not _BY_WHOM.match(after[noun.end() :] if noun else after):
            continue
        others = [q for q in case.quantities if _counts(few, q)]
        parts = [q for q in others if _TAKEN.search(_before(case, q)) and q.low != few.low]
        wholes = [q for q in others if case.text.startswith("-", q.span.end) or _WHOLE.search(_before(case, q))]
        wholes = [q for q in wholes if q.low > max((few.low, *(p.low for p in parts)))]
        if len({q.low for q in parts}) == 1 == len({q.low for q in wholes}) and case.comparable(
            few, parts[0], wholes[0]
        ):
            yield _link(parts[0], few, wholes[0])


def _link(most: Quantity, few: Quantity, whole: Quantity) -> Link:
    central = total(printed(q) for q in (most, few))
    verdict = judge_figure(total(meant(q) for q in (most, few)), whole, central)
    working = f"{figure(most)} + {figure(few)} = {span_of(central)}, of {figure(whole)}"
    return Link((most, few, whole), verdict, working, 0.7)


def _before(case: Case, quantity: Quantity) -> str:
    return case.text[max(0, quantity.span.start - 40) : quantity.span.start]


def _counts(few: Quantity, other: Quantity) -> bool:
    plain = other.kind == "count" and other.low == other.high and other is not few and bool(other.counted)
    return plain and (not few.counted or stem(few.counted) == stem(other.counted))
