"""Cumulative toll: what was known, plus what is new, is the new total."""

from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import finely, judge_figure, meant, printed
from reportedly.checks.masks import Masked, Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_NOUN = (
    r"(?:toll|total|number|tally|count|figure|sum|caseload|bill|cost|fleet|workforce|membership|strength|dead|deaths)"
)
_BRING = (
    r"(?:bring|brings|bringing|brought|tak(?:e|es|ing)|took|rais(?:e|es|ing|ed)|push(?:es|ing|ed)?|lift(?:s|"
    r"ing|ed)?|increas(?:es|ing|ed)|driv(?:es|ing))"
)
_NO_DATE = rf"[^{slots('any|date')};.!?()—–]{{0,60}}?"
"""Up to "when 11 more were found": behind a date these are that day's ("from 45 on Sunday, when …")."""
_FOUND = (
    r"(?:found|recovered|killed|reported|confirmed|added|registered|identified|pulled|discovered|arrested|detained)"
)
_MORE = r"(?:more|additional|new|further|extra|fresh|other)"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"<n:new> {_MORE}\b<long>\b{_BRING}<gap>\bfrom <hedge><n:old>(?:<words>)? to <hedge><n:total>",
        rf"(?:another|an additional|a further|an extra) <hedge><n:new><long>\b{_BRING}<gap>\bfrom "
        rf"<hedge><n:old>(?:<words>)? to <hedge><n:total>",
        r"\b(?:rose|risen|increased|climbed|grew|grown|jumped|went up|up) by <hedge><n:new><gap>\bfrom "
        r"<hedge><n:old>(?:<words>)? to <hedge><n:total>",
        r"\b(?:rose|risen|increased|climbed|grew|grown|jumped|went up|up) by <hedge><n:new><gap>\bto "
        r"<hedge><n:total>(?:<words>)?,? from <hedge><n:old>",
        rf"<n:new> {_MORE}\b<long>\b{_BRING}<gap>\bto <hedge><n:total>(?:<words>)?,? (?:up )?from <hedge><n:old>",
        rf"<n:new> {_MORE}\b<long>,? (?:the|its|their)(?: [a-z’'-]+)? {_NOUN}\b<gap> "
        rf"(?:rose|increased|climbed|went up|grew|"
        rf"jumped)<gap>\bfrom <hedge><n:old>(?:<words>)? to <hedge><n:total>",
        rf"<n:new>(?:<words>)? (?:were|was|have been|had been) {_FOUND}\b<long>,? {_BRING}<gap>\bto "
        rf"<hedge><n:total>(?:<words>)?,? "
        rf"(?:up )?from <hedge><n:old>",
        rf"<n:new>(?:<words>)? (?:were|was|have been|had been) {_FOUND}\b<long>,? {_BRING}<gap>\bfrom "
        rf"<hedge><n:old>(?:<words>)? "
        rf"to <hedge><n:total>",
        rf"{_NOUN}<gap>\bfrom <hedge><n:old>(?:<words>)? to <hedge><n:total>{_NO_DATE}\b(?:after|when|as|with) "
        rf"<hedge><n:new> {_MORE}\b",
        rf"{_NOUN}<gap>\bto <hedge><n:total>(?:<words>)?,? (?:up )?from <hedge><n:old>{_NO_DATE}"
        rf"\b(?:after|when|as|with) "
        rf"(?:another )?<hedge><n:new> {_MORE}\b",
        rf"<n:new> {_MORE}\b<long>\b(?:on top of|in addition to|joining|adding to) (?:the "
        rf")?<hedge><n:old><long>\b{_BRING}<gap>\bto <hedge><n:total>",
    )
)


_STOOD = (
    frame(rf"\b{_NOUN}\b<gap> (?:stood at|was|had been|reached|had reached|had risen to|rose to) <hedge><n:old>"),
)
_TAKEN = (
    frame(
        rf"<n:new> {_MORE}\b<long>,? {_BRING} (?:it|(?:the|that|their|its) (?:[a-z’'-]+ )?{_NOUN}) to <hedge><n:total>"
    ),
)
"""The old total in one sentence, the new one in the next."""


def _find(case: Case) -> Iterator[Finding]:
    before: Masked | None = None
    for masked in case.masked:
        last, before = before, masked
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        if last is not None:
            yield from _brought_on(case, last, masked)
        seen: set[str] = set()
        for match in search(masked, _FRAMES, lambda found: _fits(case, found)):
            if match.quantity("total").id not in seen:
                seen.add(match.quantity("total").id)
                yield _summed(*(match.quantity(name) for name in ("new", "old", "total")), sure=0.85)


def _brought_on(case: Case, last: Masked, masked: Masked) -> Iterator[Finding]:
    for match in search(masked, _TAKEN):
        olds = [told.quantity("old") for told in search(last, _STOOD)]
        new, whole = match.quantity("new"), match.quantity("total")
        if len(olds) == 1 and not case.disputed(last.span) and _agree(case, new, olds[0], whole):
            yield _summed(new, olds[0], whole, sure=0.7)


def _fits(case: Case, match: Match) -> bool:
    return _agree(case, *(match.quantity(name) for name in ("new", "old", "total")))


def _agree(case: Case, new: Quantity, old: Quantity, whole: Quantity) -> bool:
    return (
        new.kind == old.kind == whole.kind
        and (not old.counted or stem(old.counted) in {stem(q.counted) for q in (new, whole)})
        and len({q.unit for q in (new, old, whole)} - {""}) <= 1
        and not any(q.negated or q.hypothetical or q.per for q in (new, old, whole))
        and case.comparable(new, old, whole)
    )


def _summed(new: Quantity, old: Quantity, whole: Quantity, *, sure: float) -> Finding:
    central = printed(old).plus(printed(new))
    verdict = judge_figure(meant(finely(old, new, whole)).plus(meant(new)), finely(whole, new, old), central)
    working = f"{figure(old)} + {figure(new)} = {span_of(central)}, stated {figure(whole)}"
    return finding(verdict, (new, old, whole), working, sure=sure)


RULE = Rule(
    id="cumulative-toll",
    title="A running total brought up to date",
    needs="the old total, what is added (“twelve more”), and the new total, in one sentence or in two that follow",
    rule="old + new must meet the total",
    tolerance="the roundings of all three; counts under 1,000 are exact",
    example="Twelve more bodies, taking the toll from 45 to 59: 45 + 12 = 57, stated 59: inconsistent",
    traps="tolls of two speakers, “more than”, rates, an old total that isn't given",
    apply=_find,
)
