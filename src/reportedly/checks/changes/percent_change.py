"""Percent change: what "rose 6.2 % to 1.45 from 1.37" comes to, over the roundings of both figures."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.changes.moves import Way, said, verbal
from reportedly.checks.changes.pairs import CROWD, Pair, link, pairs
from reportedly.checks.interval import Interval, alike, exactly, finely, judge, meant, printed
from reportedly.checks.linking import Link, Seen, Window, around, settle
from reportedly.checks.masks import Masked, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shares.fraction_figure import LOOSE
from reportedly.checks.shown import figure, number, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_SHARES = frozenset(slots("share"))
_LEVELS = frozenset({"count", "money", "measure", "rate", "percent", "duration"})
_YEARLY = re.compile(
    r"\s*(?:on average|a|each|every|per|annually|yearly|monthly|annual)\b(?! (?:drop|fall))", re.IGNORECASE
)
"""A yearly rate of growth is not the change over all the years."""
_AGAIN = re.compile(r"^[^.;]{0,30}\b(?:again|each|twice|apiece|at a time|every)\b", re.IGNORECASE)
"""One step of several."""
_FROM_LEVEL = re.compile(r"\bfrom\s*$")
_THAN = re.compile(r"\b(?:than|from|above|below|over|under)\b[^.;]{0,20}$")
"""Words that are the change's, not a bound on the figure behind them ("15 percent more than the 420")."""
_CENTS = {"dollar": ("cent",), "euro": ("cent",), "pound": ("penny", "pence"), "pound sterling": ("penny", "pence")}
"""The hundredth parts that prices move in."""
_BASE = re.compile(
    r"^(?:[-\s]+\w+)?\s+(?:above|below|over|under|than)\s+(?:the\s+|its\s+|an?\s+)?(?:\w+\s+)?(?P<base>normal|average|usual|norm|"
    r"mean|plan|plans|planned|target|forecast|expected|expectations|estimates?|budget|inflation)\b",
    re.IGNORECASE,
)
"""“40 percent above normal” is measured against that, not against the figure before."""
_QUOTED = re.compile(
    r"\b(?:an?|one|per|the|each|every|U\.?S\.?) (?:dollar|euro|pound|yen|yuan|franc)\b"
    r"(?! (?:more|less|note|bill|coin))",
    re.IGNORECASE,
)
"""A currency that costs more of another has made that one fall: its way is either."""
_JOINED = re.compile(
    r"^\W*(?:,|\(|—|–|-|\bor\b|\band\b|\bby\b|\s)+\W*(?:or\s+|an?\s+|of\s+|that is,?\s+)*$", re.IGNORECASE
)
ADJOINED, STEP, LEVEL = 0.2, 0.45, 0.1
"""A step starts with STEP, and gains beside its share ("$6, or 1 percent") and by a level with "to" or "from"."""
FAR = 5.0
"""A change that comes to so many times what is stated, or less than one part in so many, is of other figures."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if _SHARES.isdisjoint(masked.text) or len(masked.items) > CROWD:
            continue
        for claim in masked.quantities():
            way = said(masked, claim) if claim.kind in ("percent", "fraction") else None
            after = masked.after(claim)
            if way is None or _unfit(claim) or _part(masked, claim) or _YEARLY.match(after) or _AGAIN.match(after):
                continue
            if case.disputed(masked.span):
                break
            window = around(case, index, back=2)
            links = [*_changes(case, window, claim, way), *_steps(case, window, claim)]
            if found := settle(links, "whether the change is between these two"):
                yield found


def _unfit(claim: Quantity) -> bool:
    return bool(claim.negated or claim.hypothetical or claim.per) or claim.low <= 0


def _part(masked: Masked, claim: Quantity) -> bool:
    """Whether a fraction is of something ("one-fifth of the voters"), not of what there was before."""
    return claim.kind == "fraction" and re.match(r"\s*of\b", masked.after(claim)) is not None


def _level(quantity: Quantity) -> bool:
    return quantity.kind in _LEVELS and (quantity.change is None or quantity.kind != "percent")


def _changes(case: Case, window: Window, claim: Quantity, way: Way) -> Iterator[Link]:
    """Between two levels: the smaller is the earlier one of a rise."""
    verb, base = verbal(window.here, claim), _BASE.match(window.here.after(claim))
    for pair in pairs(case, window, claim, _level, verb=verb):
        small, large = pair.by_size
        if small.low == large.low or (base is not None and not _beside(pair, base["base"])):
            continue
        if small.kind == "money" and _QUOTED.search(window.masked(pair.first).text):
            yield _change(pair, *pair.in_time, claim)
            continue
        if way != "down":
            yield _change(pair, small, large, claim)
        if way != "up":
            yield _change(pair, large, small, claim)


def _beside(pair: Pair, base: str) -> bool:
    """Whether one of a pair is told to be what the change is measured against ("the average of 70")."""
    word = rf"\b{base}\b"
    return any(
        re.search(rf"{word}(?:\s+\w+)?\s+(?:of|is|was|being)\b", s.before[-40:]) or re.search(word, s.after[:30])
        for s in (pair.first, pair.second)
    )


def _change(pair: Pair, old: Quantity, new: Quantity, claim: Quantity) -> Link:
    stated, bare = _claimed(claim)
    for seen in (pair.first, pair.second):
        if seen.quantity in (old, new) and _THAN.search(seen.before):
            old, new = (replace(q, modifier="exact") if q == seen.quantity else q for q in (old, new))
    change = meant(finely(new, old)).over(meant(finely(old, new)))
    computed = Interval((change.low - 1) * 100, (change.high - 1) * 100).magnitude()
    exact = abs(new.low / old.low - 1) * 100
    verdict = judge(computed, stated, bare=bare, central=exactly(exact))
    working = f"{figure(old)} → {figure(new)} = {number(exact)} %, stated {figure(claim)}"
    score = pair.score
    if pair.order and (pair.order == 1) != (old.span < new.span):
        score, working = score - 0.3, f"{working}, but the other way"
        verdict = "strained" if verdict == "consistent" else verdict
    if old.kind == "percent" and verdict == "inconsistent":
        by_points = meant(new).minus(meant(old)).magnitude()
        if by_points.meets(meant(claim)):
            verdict, working = "strained", f"{working}: as points, {span_of(by_points)}"
        score -= 0.1
    if verdict == "inconsistent" and not 1 / FAR < exact / bare.low < FAR:
        score -= 0.15
    return link((old, new, claim), verdict, working, score)


def _steps(case: Case, window: Window, claim: Quantity) -> Iterator[Link]:
    """Between a step and a level: "rose $6.20, or 1 percent, to $758.81": the step over the level before it."""
    at = next((s for s in window.figures if s.item.id == claim.id), None)
    if at is None:
        return
    for seen in window.quantities("count", "money", "measure", "points"):
        step = seen.quantity
        if step is None or seen.sentence or _unfit(step) or abs(seen.number - at.number) > 1:
            continue
        way = said(window.here, step)
        joined = _JOINED.match((seen if seen.number < at.number else at).after)
        for level in window.quantities("count", "money", "measure") if way in ("up", "down") and joined else ():
            if level.quantity is not None and level is not seen and case.comparable(step, level.quantity, claim):
                yield from _step(step, level, claim, down=way == "down")


def _step(step: Quantity, level: Seen, claim: Quantity, *, down: bool) -> Iterator[Link]:
    whole = level.quantity
    if whole is None or whole.low != whole.high or step.low != step.high:
        return
    if step.unit in _CENTS.get(whole.unit, ()):
        step = replace(step, low=step.low / 100, high=step.high / 100, precision=step.precision / 100, unit=whole.unit)
    if ("money" in (step.kind, whole.kind) and not alike(step, whole)) or step.low >= whole.low:
        return  # an index moves in points
    before = meant(whole)
    exact = whole.low
    if not _FROM_LEVEL.search(level.before):
        before = before.plus(meant(step)) if down else before.minus(meant(step))
        exact += step.low if down else -step.low
    stated, bare = _claimed(claim)
    if before.low <= 0:
        return
    share = step.low / exact * 100
    verdict = judge(meant(step).over(before).scaled(100), stated, bare=bare, central=exactly(share))
    working = f"{figure(step)} ÷ {number(exact)} = {number(share)} %, stated {figure(claim)}"
    told = re.search(r"\b(?:to|at|from)\s*$", level.before) is not None
    score = STEP + ADJOINED + LEVEL * told - 0.1 * abs(level.sentence)
    yield link((step, whole, claim), verdict, working, score)


def _claimed(share: Quantity) -> tuple[Interval, Interval]:
    """What the stated change can mean, and as printed, in percent; a fraction in words is loose (fraction_figure)."""
    if share.kind == "percent":
        return meant(share), printed(share)
    claim, bare = meant(share).scaled(100), printed(share).scaled(100)
    return Interval(claim.low * (1 - LOOSE), claim.high * (1 + LOOSE)), Interval(bare.low * 0.94, bare.high * 1.06)


RULE = Rule(
    id="percent-change",
    title="Percent change",
    needs="the figure before, the figure after, and the percentage between them, by the words beside them",
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
