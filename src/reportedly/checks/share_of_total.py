"""Share of a total or of a range: part ÷ total against the share stated beside them."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, alike, judge, meant, printed
from reportedly.checks.masks import Masked, Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.checks.things import classes, proper_names, thing
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_THE = (
    r"(?:(?:the|its|their|all|some|his|her|our|those|these|an? estimated|an? total of|a reported|every|"
    r"[\w-]+[’']s?)\s+){0,2}<hedge>"
)
_OPEN = r"\s*(?:,|\(|—|–|\s-\s)\s*(?:or\s+)?(?:that is,?\s+)?(?:which is\s+)?<hedge>"
_END = r"(?=\s*(?:[,.;:)—–?!”\"]|$|of\b|and\b|in all\b|overall\b))"
_OF = r"(?:,? (?:of|out of)|(?<=\ue007))"
"""Of the total; a fraction may do without ("half the 120 wells")."""
_IN_PLACE = tuple(
    frame(pattern)
    for pattern in (
        rf"<n:part><words> (?:of|out of) {_THE}<n:total>(?:<long>)?{_OPEN}<share:share>{_END}",
        rf"<n:part><words> (?:of|out of) {_THE}<n:total><gap>\bor <hedge><share:share>{_END}",
        rf"<n:part><words>{_OPEN}<share:share>{_OF} {_THE}<n:total>",
        rf"<share:share><words>(?:{_OPEN}|, or <hedge>)<n:part>,? (?:of|out of) {_THE}<n:total>",
        rf"<share:share>(?:<words>)?{_OF} {_THE}<n:total><words>(?:{_OPEN})<n:part>{_END}",
        rf"<n:total><gap>, (?:of which|of whom|just|only) <hedge><n:part><words>{_OPEN}<share:share>{_END}",
        rf"\b[Oo](?:f|ut of) {_THE}<n:total><gap>,<gap><n:part><words>{_OPEN}<share:share>{_END}",
    )
)
_ELSEWHERE = (
    frame(
        rf"<n:part>(?P<whose><words>){_OPEN}<share:share>\s+of (?P<of>(?:the|all|those|its|their)\s[^,.;:()—–]{{3,70}})"
    ),
    frame(
        r"<n:part>(?P<whose><words>)\s+(?:—|–|,)\s*or <hedge><share:share>\s+of (?P<of>(?:the|all|"
        r"those)\s[^,.;:()—–]{3,70})"
    ),
)
_LOOK_BACK = 200
"""A total is looked for among so many figures before the share."""
_OTHER_BASE = re.compile(
    rf"\b(?:increase|rise|drop|fall|decline|growth|up|down)\b|\b(?:more|fewer|less|higher|lower)\b(?! than "
    rf"[{slots('any')}])",
    re.IGNORECASE,
)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if not masked.items:
            continue
        seen: set[str] = set()
        for match in search(masked, _IN_PLACE):
            part, whole, share = (match.quantity(name) for name in ("part", "total", "share"))
            if share.id not in seen and _plausible(case, match, part, whole, share):
                seen.add(share.id)
                yield _checked(part, whole, share, sure=0.9)
        for match in search(masked, _ELSEWHERE):
            if match.quantity("share").id not in seen:
                seen.add(match.quantity("share").id)
                yield from _with_total_elsewhere(case, masked, match)


def _plausible(case: Case, match: Match, part: Quantity, whole: Quantity, share: Quantity) -> bool:
    return (
        alike(part, whole)
        and part.low <= max(whole.high, whole.low)
        and whole.low > 0
        and not _OTHER_BASE.search(match.found.group()[-60:])
        and not share.change
        and not case.disputed(share.span)
        and case.comparable(part, whole, share)
    )


def as_percent(share: Quantity) -> tuple[Interval, Interval]:
    """What a percentage or fraction can mean, and as printed, both in percent."""
    scale = 1.0 if share.kind == "percent" else 100.0
    return meant(share).scaled(scale), printed(share).scaled(scale)


def _checked(part: Quantity, whole: Quantity, share: Quantity, *, sure: float) -> Finding:
    claim, bare = as_percent(share)
    computed = meant(part).over(meant(whole)).scaled(100)
    central = printed(part).over(printed(whole)).scaled(100)
    verdict = judge(computed, claim, bare=bare, central=central)
    working = f"{figure(part)} ÷ {figure(whole)} = {span_of(central, ' %')}, stated {span_of(bare, ' %')}"
    return finding(verdict, (part, whole, share), working, sure=sure)


def _with_total_elsewhere(case: Case, masked: Masked, match: Match) -> Iterator[Finding]:
    part, share, of = match.quantity("part"), match.quantity("share"), match.words("of")
    if share.change or case.disputed(share.span):
        return
    totals = _totals(case, masked, part, of)
    sizes = {(t.low, t.high) for t in totals}
    if len(sizes) == 1:
        yield _checked(part, totals[0], share, sure=0.7)
    elif sizes:
        choice = " or ".join(figure(t) for t in totals[:3])
        working = f"{figure(part)} is stated as {figure(share)} of {of.strip()}: of {choice}?"
        needs = f"which total the {figure(share)} is of"
        yield finding("not-checkable", (part, share, *totals[:3]), working, sure=0.4, needs=needs)


def _totals(case: Case, masked: Masked, part: Quantity, of: str) -> list[Quantity]:
    """Earlier figures that count what ``of`` names ("the estimated deserters"), by event and counter."""
    who, event = classes(of)
    names = proper_names(of, start_of_sentence=False)
    if not event:
        return []
    found = []
    for other in case.quantities_in(Span(0, masked.span.start))[-_LOOK_BACK:]:
        if other.kind != "count" or other.low <= part.high or other.negated or other.hypothetical:
            continue
        counts = thing(case, other)
        fits = counts.event & event and (not who or not counts.who or who & counts.who)
        if fits and not counts.apart and not (names and counts.names and not names & counts.names):
            found.append(other)
    return found


RULE = Rule(
    id="share-of-total",
    title="Share of a total or of a range",
    needs=(
        "a part, a total (or a range for it) and the share the one is said to be of the other; the total may "
        "stand in an "
        "earlier sentence where the share names it (“of the estimated deserters”)"
    ),
    rule="[part ÷ highest total, part ÷ lowest total] must meet the stated share",
    tolerance=(
        "each figure means half its last printed place to either side, whole percentages half a point; a hedge "
        "widens by "
        "10 %; a range is taken as printed. Only roundings that stretch towards each other: strained"
    ),
    example="29,000 of 300,000 to 500,000, “a mere 10 %”: 29,000 ÷ 300,000…500,000 = 5.8–9.7 %, stated 10 %: strained",
    traps="a percentage of something else (more than last year, of the rest), two possible totals (asked, not judged), "
    "corrections and denials, totals by another speaker",
    apply=_find,
)
