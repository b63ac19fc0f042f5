"""Parts of a known whole, anywhere in a report: 39 states won, one of only 10 the other won, of 50; one of four …."""

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
_REST = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:other|remaining) $")
_ONE_OF = re.compile(r"\b[Oo]ne of (?:the |his |her |its |their |only )?$")
LOOK_BACK = 40
"""A whole is looked for among so many counts before its rest."""
NEAR = 4
"""“One of four” stands among so many."""
FEW = 5
"""Wholes up to this meet their parts by chance."""
_TAKEN = re.compile(
    r"\b(?:won|lost|carried|took|captured|swept|kept|held)\s+(?:all |some |only |just )?$", re.IGNORECASE
)
_BY_WHOM = re.compile(r"\s+(?:that\s+)?(?:he|she|they|it)\s+(?:won|lost|carried|took|captured|kept|held)\b")
_WHOLE = re.compile(r"(?:\ball|\bacross|\bof the|\bof (?:its|their|his|her)|[’']s)\s+$", re.IGNORECASE)


def complements(case: Case) -> Iterator[Link]:
    """The links of a rest to the parts and the whole that stand apart from it in a report."""
    yield from _of_few(case)
    counts = [q for q in case.quantities if q.kind == "count" and q.low == q.high > 1 and not q.negated]
    rests = [nth for nth, q in enumerate(counts) if _REST.search(_before(case, q))]
    for nth in rests[:MOST]:
        yield from _of_rest(case, counts[max(0, nth - LOOK_BACK) : nth], counts[nth])


def _of_rest(case: Case, before: list[Quantity], rest: Quantity) -> Iterator[Link]:
    """The whole that a rest and what it is set beside come to exactly: "one of four … the other three"."""
    here = case.sentence_of(rest.span)
    own = [q for q in before if case.sentence_of(q.span) == here]
    if len(own) == 1 and own[0].low + rest.low > FEW:
        for whole in before:
            named = bool(whole.counted) and stem(whole.counted) in (stem(own[0].counted), stem(rest.counted))
            if named and whole.low == own[0].low + rest.low and case.comparable(own[0], rest, whole):
                yield _link(own[0], rest, whole)
                return
    for whole in before[-NEAR:]:
        single = _ONE_OF.search(_before(case, whole)) and here - case.sentence_of(whole.span) in (0, 1)
        fits = whole.low == rest.low + 1 and case.comparable(whole, rest)
        if single and fits and (not rest.counted or not whole.counted or stem(rest.counted) == stem(whole.counted)):
            yield Link((rest, whole), "consistent", f"1 + {figure(rest)} = {figure(whole)}", 0.6)
            return


def _of_few(case: Case) -> Iterator[Link]:
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
