"""Average: a total over a number of holders, "an average of 300 each"."""

from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import finely, judge_figure, meant, printed
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.model.claims import Finding

_MEAN = r"(?:(?:an|the) average of|averaging|on average,?|or an average of|a mean of|for an average of)"
_EACH = r"(?:\s[^\s,;:.()—–]+){0,3}? (?:each|apiece|per (?!cent)\w+|a (?!year|month|week|day)\w+|for each \w+)"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"<count:holders><gap> <n:total>(?:<gap>)(?:,|—|–|\(|;)? ?{_MEAN} <hedge><n:mean>(?:{_EACH})",
        rf"<n:total><gap> (?:among|to|for|by|across|between|in|at|from|over) (?:the |its |all "
        rf")?<hedge><count:holders>(?:<gap>)"
        rf"(?:,|—|–|\(|;) ?{_MEAN} <hedge><n:mean>(?:{_EACH})?",
        r"<count:holders><gap> <n:total><gap>(?:,|—|–|\(|;) ?(?:or "
        r")?<hedge><n:mean>(?:\s[^\s,;:.()—–]+){0,2}? (?:each|apiece|on average)\b",
    )
)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 3 or case.disputed(masked.span):
            continue
        seen: set[str] = set()
        for match in search(masked, _FRAMES, lambda found: _fits(case, found)):
            if match.quantity("mean").id not in seen:
                seen.add(match.quantity("mean").id)
                yield _checked(match)


def _fits(case: Case, match: Match) -> bool:
    holders, whole, mean = (match.quantity(name) for name in ("holders", "total", "mean"))
    return (
        (whole.kind in (mean.kind, "rate") or (whole.kind, mean.kind) == ("count", "rate"))
        and (whole.unit == mean.unit or "rate" in (whole.kind, mean.kind))
        and not (holders.per or whole.per)
        and 1 < holders.low <= max(whole.low, whole.high)
        and not any(q.negated or q.hypothetical for q in (holders, whole, mean))
        and case.comparable(holders, whole, mean)
    )


def _checked(match: Match) -> Finding:
    holders, whole, mean = (match.quantity(name) for name in ("holders", "total", "mean"))
    central = printed(whole).over(printed(holders))
    computed = meant(finely(whole, mean)).over(meant(finely(holders, mean)))
    verdict = judge_figure(computed, finely(mean, whole), central)
    if verdict == "inconsistent" and abs(central.low - mean.low) < 1:
        verdict = "strained"
    working = f"{figure(whole)} ÷ {figure(holders)} = {span_of(central)}, stated {figure(mean)}"
    return finding(verdict, (holders, whole, mean), working, sure=0.75)


RULE = Rule(
    id="average",
    title="Average",
    needs="a number of holders, their total, and the average “each”, in one sentence",
    rule="total ÷ holders, over both roundings, must meet the average",
    tolerance="the three roundings; less than one off (a count cut to whole numbers) is strained",
    example="16 clinics treated 4,800 patients, an average of 300 each: 4,800 ÷ 16 = 300: consistent",
    traps="an average of something else, a rate over time, more holders than the total",
    apply=_find,
)
