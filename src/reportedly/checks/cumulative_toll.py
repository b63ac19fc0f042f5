"""Cumulative toll: what was known, plus what is new, is the new total."""

from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import judge_figure, meant, printed
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.model.claims import Finding

_NOUN = (
    r"(?:toll|total|number|tally|count|figure|sum|caseload|bill|cost|fleet|workforce|membership|strength|dead|deaths)"
)
_BRING = (
    r"(?:bring|brings|bringing|brought|tak(?:e|es|ing)|took|rais(?:e|es|ing|ed)|push(?:es|ing|ed)?|lift(?:s|"
    r"ing|ed)?|increas(?:es|ing|ed)|driv(?:es|ing))"
)
_MORE = r"(?:more|additional|new|further|extra|fresh|other)"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"<n:new> {_MORE}\b<long>\b{_BRING}<gap>\bfrom <hedge><n:old>(?:<words>)? to <hedge><n:total>",
        rf"(?:another|an additional|a further|an extra) <hedge><n:new><long>\b{_BRING}<gap>\bfrom "
        rf"<hedge><n:old>(?:<words>)? to <hedge><n:total>",
        r"\b(?:rose|increased|climbed|grew|jumped|went up) by <hedge><n:new><gap>\bfrom "
        r"<hedge><n:old>(?:<words>)? to <hedge><n:total>",
        r"\b(?:rose|increased|climbed|grew|jumped|went up) by <hedge><n:new><gap>\bto "
        r"<hedge><n:total>(?:<words>)?,? from <hedge><n:old>",
        rf"<n:new> {_MORE}\b<long>\b{_BRING}<gap>\bto <hedge><n:total>(?:<words>)?,? (?:up )?from <hedge><n:old>",
        rf"{_NOUN}<gap>\bfrom <hedge><n:old>(?:<words>)? to <hedge><n:total><gap>\b(?:after|when|as|with) "
        rf"<hedge><n:new> {_MORE}\b",
        rf"{_NOUN}<gap>\bto <hedge><n:total>(?:<words>)?,? (?:up )?from <hedge><n:old><gap>\b(?:after|when|as|with) "
        rf"(?:another )?<hedge><n:new> {_MORE}\b",
        rf"<n:new> {_MORE}\b<long>\b(?:on top of|in addition to|joining|adding to) (?:the "
        rf")?<hedge><n:old><long>\b{_BRING}<gap>\bto <hedge><n:total>",
    )
)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 3 or case.disputed(masked.span):
            continue
        seen: set[str] = set()
        for match in search(masked, _FRAMES):
            if match.quantity("total").id not in seen and _fits(case, match):
                seen.add(match.quantity("total").id)
                yield _checked(match)


def _fits(case: Case, match: Match) -> bool:
    new, old, whole = (match.quantity(name) for name in ("new", "old", "total"))
    return (
        new.kind == old.kind == whole.kind
        and len({q.unit for q in (new, old, whole)} - {""}) <= 1
        and not any(q.negated or q.hypothetical or q.per for q in (new, old, whole))
        and case.comparable(new, old, whole)
    )


def _checked(match: Match) -> Finding:
    new, old, whole = (match.quantity(name) for name in ("new", "old", "total"))
    central = printed(old).plus(printed(new))
    verdict = judge_figure(meant(old).plus(meant(new)), whole, central)
    working = f"{figure(old)} + {figure(new)} = {span_of(central)}, stated {figure(whole)}"
    return finding(verdict, (new, old, whole), working, sure=0.85)


RULE = Rule(
    id="cumulative-toll",
    title="A running total brought up to date",
    needs="the old total, what is added (“twelve more”), and the new total, in one sentence",
    rule="old + new must meet the total",
    tolerance="the roundings of all three; counts under 1,000 are exact",
    example="Twelve more bodies, taking the toll from 45 to 59: 45 + 12 = 57, stated 59: inconsistent",
    traps="tolls of two speakers, “more than”, rates, an old total that isn't given",
    apply=_find,
)
