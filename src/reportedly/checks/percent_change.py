"""Percent change: what "rose 6.2 % to 1.45 from 1.37" comes to, over the roundings of both figures."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.fraction_figure import LOOSE
from reportedly.checks.interval import Interval, alike, finely, judge, meant, printed, unit_once
from reportedly.checks.masks import Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_UP = (
    r"rise|rose|risen|rising|increas\w*|gain\w*|grow\w*|grew|climb\w*|jump\w*|surg\w*|soar\w*|up|advanc\w*|"
    r"swell\w*|swollen|expand\w*|leap\w*|leapt|edg\w* up|added"
)
_DOWN = (
    r"fall|fell|fallen|falling|drop\w*|declin\w*|decreas\w*|los[te]|slid\w*|slip\w*|shr[aiu]nk\w*|down|"
    r"plung\w*|tumbl\w*|sank|cut|reduc\w*|contract\w*|dip\w*|plummet\w*|slump\w*|eas(?:e[ds]?|ing)|narrow\w*"
)
_MOVE = rf"(?:{_UP}|{_DOWN}|went|goes|gone|moved)"
_NOUN = (
    r"(?:rise|increase|gain|growth|jump|surge|climb|leap|drop|fall|decline|decrease|loss|cut|reduction|slump|"
    r"dip|plunge|change)"
)
_FROM_TO = r"\bfrom <hedge><value:old>(?:<words>)?,? to <hedge><value:new>(?:<words>)?"
_ASIDE = r"(?:\s*(?:,|\() (?:or )?[^;!?]{1,40}?(?:,|\)))?"
_FROM = r"(?:from|compared (?:with|to)|against|versus|over) <hedge>(?:the )?<value:old>"
_CLAIM = (
    r"(?:,|—|–|\(|;|\bor\b|\band\b) ?(?:(?:or|that is|which is|representing|marking|amounting to) )?(?:an? )?<hedge>"
    rf"(?:(?:[a-z]+ )?{_NOUN} of <hedge>|up |down )?<share:share>(?= ?(?:[,.;:)—–]|$|{_NOUN}\b|higher|"
    rf"lower|more\b|less\b|fewer\b|up\b|down\b))"
)
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"\b{_MOVE}(?: by)? <hedge><share:share>,?(?:<words>)?,? to <hedge><value:new>(?:<words>)?{_ASIDE},? {_FROM}",
        rf"\b{_MOVE}(?: by)? <hedge><share:share>,?(?:<words>)?,? to <hedge><value:new>(?:<words>)?,? after "
        rf"<hedge><value:old>",
        rf"\b{_MOVE}(?: by)? <hedge><share:share>,?(?:<words>)?,? from "
        rf"<hedge><value:old>(?:<words>)?{_ASIDE},? to <hedge><value:new>",
        rf"\b{_MOVE}(?: \w+)? to <hedge><value:new>(?:<words>)?,? from <hedge><value:old>(?:<words>)?\s*{_CLAIM}",
        rf"\b{_MOVE}(?: \w+)? from <hedge><value:old>(?:<words>)?,? to <hedge><value:new>(?:<words>)?\s*{_CLAIM}",
        rf"<n:new>(?:<words>)?,? (?P<way3>up|down) {_FROM}(?:<words>)?\s*{_CLAIM}",
        rf"<percent:new>[^{slots('percent')};.!?()—–]{{0,80}}?,? (?P<way3>up|down) {_FROM}(?:<words>)?\s*{_CLAIM}",
        r"<n:new>(?:<words>)?(?:,|—|–|\() ?(?:or )?<hedge><share:share> (?:more|higher|less|lower|fewer|larger|smaller)"
        r"(?: in \w+)? than (?:(?:the|its|last year[’']s) )?<hedge><n:old>",
        r"<value:new>(?:<words>)?,? (?P<way>up|down),? <hedge><share:share>(?:<words>)? from "
        r"<hedge>(?:the )?<value:old>",
        rf"\b(?:cost|was|were|sold for|stood at|paid|had) <hedge><value:old>(?:<words>)? now(?:<words>)? "
        rf"<hedge><value:new>"
        rf"(?:<words>)? ?(?:,|—|–|\() ?(?:or )?an? <hedge><share:share> {_NOUN}\b",
        r"\b(?:was|were|had|numbered|stood at) <hedge><value:old><gap>,? (?:and|but)<gap> "
        r"(?:is|are|has|have|numbers?|stands? at) "
        rf"<hedge><value:new>(?:<words>)? ?(?:,|—|–|\() ?(?:or )?an? (?:[a-z]+ )?{_NOUN} of <hedge><share:share>",
        rf"{_FROM_TO} ?(?:,|—|–|\() ?(?:or )?an? (?:[a-z]+ )?{_NOUN} of <hedge><share:share>",
        rf"{_FROM_TO} ?(?:,|—|–|\() ?(?:or )?an? <hedge><share:share> {_NOUN}\b",
        rf"<share:share> (?P<way2>{_NOUN})(?: in [^,;.]{{1,40}})?,?(?:<words>)? to "
        rf"<hedge><value:new>(?:<words>)?,? from <hedge><value:old>",
        rf"<share:share> (?P<way2>{_NOUN})(?: in [^,;.]{{1,40}})?,?(?:<words>)? from "
        rf"<hedge><value:old>(?:<words>)?,? to <hedge><value:new>",
    )
)
_SMALL = {"dollar": ("cent",), "euro": ("cent",), "pound": ("penny", "pence"), "pound sterling": ("penny", "pence")}
"""The hundredth parts that prices move in."""
_STEPS = (
    frame(
        rf"\b{_MOVE}(?: by)? <hedge><n|points:step>(?:<words>)?,? (?:or|\() ?<hedge><share:share>\)?,? to "
        rf"<hedge><value:new>"
    ),
    frame(rf"\b{_MOVE}(?: by)? <hedge><share:share>,? (?:or|\() ?<hedge><n|points:step>\)?,? to <hedge><value:new>"),
)
_YEARLY = re.compile(
    r"\s*(?:on average|a|each|every|per|annually|yearly|monthly|annual)\b(?! (?:drop|fall))", re.IGNORECASE
)
"""A yearly rate of growth is not the change over all the years."""
_CLOSED = (
    frame(r"<money:new>(?:<words>)?,? (?P<way>up|down) <hedge><money:step>,? (?:or|\() ?<hedge><percent:share>"),
)
_THAN = re.compile(r"\b(?:more|higher|less|lower|fewer|larger|smaller)(?: in \w+)? than\b", re.IGNORECASE)
_IS_UP = re.compile(rf"\b(?:{_UP})\b", re.IGNORECASE)
_IS_DOWN = re.compile(rf"\b(?:{_DOWN}|loss|decline|decrease|lower|fewer|less)\b", re.IGNORECASE)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        seen: set[str] = set()
        for match in search(masked, _FRAMES, lambda found: _fits(case, found)):
            share = match.quantity("share")
            if share.id not in seen:
                seen.add(share.id)
                yield _checked(match)
        for match in search(masked, (*_STEPS, *_CLOSED)):
            if match.quantity("share").id not in seen and not case.disputed(masked.span):
                seen.add(match.quantity("share").id)
                yield from _step(match)


def _step(match: Match) -> Iterator[Finding]:
    """Steps: "rose $6.20, or 1 percent, to $758.81": the step over the level before it."""
    step, new, share = (match.quantity(name) for name in ("step", "new", "share"))
    if step.unit in _SMALL.get(new.unit, ()):  # "69 cents … to $102.48"
        step = replace(step, low=step.low / 100, high=step.high / 100, precision=step.precision / 100, unit=new.unit)
    down = bool(_IS_DOWN.search(match.found.group()))
    if down == bool(_IS_UP.search(match.found.group())) or step.low >= new.low:
        return
    unlike = "money" in (step.kind, new.kind) and not alike(step, new)  # an index moves in points
    before = meant(new).plus(meant(step)) if down else meant(new).minus(meant(step))
    level = new.low + step.low if down else new.low - step.low
    if unlike or before.low <= 0 or step.low != step.high or new.low != new.high:
        return
    exact = step.low / level * 100
    claim, bare = _claimed(share)
    verdict = judge(meant(step).over(before).scaled(100), claim, bare=bare, central=Interval(exact, exact))
    working = f"{figure(step)} ÷ {number(level)} = {span_of(Interval(exact, exact), ' %')}, stated {figure(share)}"
    yield finding(verdict, (step, share, new), working, sure=0.8)


def _fits(case: Case, match: Match) -> bool:
    old, new, share = (match.quantity(name) for name in ("old", "new", "share"))
    return (
        (alike(old, new) or unit_once(old, new))
        and old.low > 0
        and old.low == old.high
        and new.low == new.high
        and not (share.negated or share.hypothetical or share.per)
        and not _YEARLY.match(match.masked.after(share))
        and case.comparable(old, new, share)
        and not case.disputed(match.masked.span)
    )


def _checked(match: Match) -> Finding:
    old, new, share = (match.quantity(name) for name in ("old", "new", "share"))
    if _THAN.search(
        match.found.group()
    ):  # "15 percent more than the 420": the words are the change's, not the figure's
        old = replace(old, modifier="exact")
    claim, bare = _claimed(share)
    change = meant(finely(new, old)).over(meant(finely(old, new)))
    computed = Interval((change.low - 1) * 100, (change.high - 1) * 100).magnitude()
    exact = abs(new.low / old.low - 1) * 100
    verdict = judge(computed, claim, bare=bare, central=Interval(exact, exact))
    working = f"{figure(old)} → {figure(new)} = {span_of(Interval(exact, exact), ' %')}, stated {figure(share)}"
    needs = None
    if old.kind == "percent" and verdict == "inconsistent":
        by_points = meant(new).minus(meant(old)).magnitude()
        if by_points.meets(meant(share)):
            verdict, working = "strained", f"{working}: as points, {span_of(by_points)}"
    if verdict != "inconsistent" and _wrong_way(match, old, new):
        return finding("strained", (old, new, share), f"{working}, but the other way", sure=0.5)
    if verdict == "inconsistent" and _scaled_apart(old, new):
        verdict, needs = "not-checkable", "whether both figures are in the same unit"
    return finding(verdict, (old, new, share), working, sure=0.85, needs=needs)


def _claimed(share: Quantity) -> tuple[Interval, Interval]:
    """What the stated change can mean, and as printed, in percent; a fraction in words is loose (fraction_figure)."""
    if share.kind == "percent":
        return meant(share), printed(share)
    claim, bare = meant(share).scaled(100), printed(share).scaled(100)
    return Interval(claim.low * (1 - LOOSE), claim.high * (1 + LOOSE)), Interval(bare.low * 0.94, bare.high * 1.06)


def _wrong_way(match: Match, old: Quantity, new: Quantity) -> bool:
    words = match.found.group()
    up, down = bool(_IS_UP.search(words)), bool(_IS_DOWN.search(words))
    return up != down and ((up and meant(new).high < meant(old).low) or (down and meant(new).low > meant(old).high))


def _scaled_apart(old: Quantity, new: Quantity) -> bool:
    """A factor of a hundred and more is a unit left out ("from 1.2 to 340 million") before it is a change."""
    return not 0.01 < new.low / old.low < 100


RULE = Rule(
    id="percent-change",
    title="Percent change",
    needs="the figure before, the figure after, and the percentage between them, in one sentence",
    rule="(after − before) ÷ before, over the roundings of both, must meet the stated percentage",
    tolerance=(
        "half the last printed place of each figure; on 25 “rose N % to X from Y” statements of news agencies "
        "the "
        "recomputed percentage was off by up to 0.5 points, all within rounding"
    ),
    example=(
        "fell to 2.1 million tonnes from 2.8 million tonnes, a drop of 25 percent: 2.8 → 2.1 million = 25 %: consistent"
    ),
    traps=(
        "percent where points are meant (strained, said so), per-share asides between the figures, changes of "
        "two speakers, "
        "a scale left out (“from 1.2 to 340 million”: asked)"
    ),
    apply=_find,
)
