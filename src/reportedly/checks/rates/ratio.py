"""Ratio: "three times", "a third as much", "doubled", "five for every" against the two figures it stands between."""

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.changes.earlier import EARLIER, TO_COME, order_of, stage
from reportedly.checks.changes.pair_cues import IF
from reportedly.checks.interval import Interval, alike, exactly, far_off, finely, judge, meant, printed, unit_once
from reportedly.checks.linking import ACCUSES, Link, Seen, Window, around, opposed, settle, sizes, weighed, within_reach
from reportedly.checks.masks import HEDGE
from reportedly.checks.rates.multiple_claims import MultipleClaim, claim_of, may_claim
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, number, span_of
from reportedly.checks.things import classes, stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Date, Quantity

_STRAIGHT = re.compile(
    rf"\s*(?:(?:as|that|more|higher|larger|bigger|than|of|the|its|their|his|her|last|year[’']s|original|previous|usual|"
    rf"[a-z]+er|many|much|size|number|[a-z]+)\s+){{0,5}}?{HEDGE}$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:more|higher|larger|bigger|greater|[a-z]+er than|increase|rise|jump)\b|.{0,20}\bmore than\b", re.IGNORECASE
)
_BACK_TO = re.compile(r"\s*(?:(?:and|but|so),?\s+)?(?:that|this|it|which)\b|\s*(?:that|this|it)[’']s\b", re.IGNORECASE)
_BROKEN = re.compile(r"[;.]|,\s+(?!when|which|where|who|that|(?:at|then|or|to|from|with|whose|now)\b)")
"""A new clause between a multiple and what follows it."""
_ASIDE = re.compile(r"[,;(—–-]\s*(?:[\w’']+ ){0,3}$")
_LISTED = re.compile(r"\s*(?:,|-|–|or|to|and|, or)\s*$", re.IGNORECASE)
"""“three, four, five times”"""
_OTHER = re.compile(
    r"\s*(?:of )?(?:as \w+ as|that of|those of|what|the|its|their|his|her|our)\b(?! other\b)", re.IGNORECASE
)
"""The other side is named behind the multiple, so it isn't a figure before it."""
_SET_OFF = re.compile(r"[:;(—–]\s*(?:[\w’-]+\s+){0,3}$|\b(?:at|by|to|of|the|with)\s+$")
_PARTLY = re.compile(r"\bso far\b|\bto date\b", re.IGNORECASE)
"""A count that still grows is set against no full one."""
_BEFORE = re.compile(r"[^.;]{0,60}\b(?:before|previously|earlier|then|ago|used to|had been)\b", re.IGNORECASE)
"""“12 crowns, twice what the men got before”: the other figure is one already told."""
_CONTRAST = re.compile(r",\s+(?:while|whereas|but|although|though)\b", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom (?:[\w’]+ )?{HEDGE}$", re.IGNORECASE)
_KINDS = ("count", "money", "measure", "rate", "percent", "duration")


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not may_claim(masked) or case.disputed(masked.span):
            continue
        window = around(case, index, back=2, ahead=2)
        for seen in window.figures:
            claim = claim_of(case, seen) if seen.sentence == 0 else None
            if claim and not claim.times.negated and not (claim.times.hypothetical and IF.search(masked.text)):
                found = settle(_links(case, window, claim), "between which two figures the multiple stands")
                if found:
                    yield found


_NOW = re.compile(
    rf"\bnow\s+(?:costs?|sells?\s+for|goes\s+for|fetch\w*|pays?|is|are|stands?\s+at|earns?)\s+{HEDGE}$", re.I
)
"""“A flat that cost 620 marks now costs 1,150”."""


def _links(case: Case, window: Window, claim: MultipleClaim) -> Iterator[Link]:
    figures = [
        s
        for s in window.quantities(*_KINDS)
        if s.number != claim.seen.number and _plain(s) and not _listed(window, s, claim)
    ]
    pairs = [pair for pair in combinations(figures, 2) if _compatible(window, claim, *pair)]
    pairs = [(x, y) for x, y in pairs if case.comparable(claim.times, *(s.quantity for s in (x, y) if s.quantity))]
    lone = sizes(s for pair in pairs for s in pair) == 2
    for x, y in pairs:
        sure = _every_score(claim, x, y, lone) if claim.every is not None else _score(case, window, claim, x, y, lone)
        if sure > 0 and (link := _checked(claim, x, y, sure)):
            yield link


def _listed(window: Window, seen: Seen, claim: MultipleClaim) -> bool:
    """Whether a bare number only leads up to the multiple: "three, four, five times", "six to 10 times"."""
    quantity = seen.quantity
    if quantity is None or quantity.kind != "count" or quantity.counted or quantity.low > claim.times.low:
        return False
    return 0 < window.steps(seen, claim.seen) <= 2 and bool(_LISTED.fullmatch(seen.after))


def _plain(seen: Seen) -> bool:
    quantity = seen.quantity
    return quantity is not None and quantity.low > 0 and not quantity.negated


def _compatible(window: Window, claim: MultipleClaim, x: Seen, y: Seen) -> bool:
    one, two = x.quantity, y.quantity
    if one is None or two is None or one.low == two.low:
        return False
    if claim.every is not None:
        return one.kind == two.kind == "count"
    return (alike(one, two) or (unit_once(one, two) and _one_phrase(window, claim.seen, x, y))) and not opposed(
        one, two
    )


def _one_phrase(window: Window, at: Seen, x: Seen, y: Seen) -> bool:
    """Whether two figures stand so that a unit may be said once for both: from 20 to 60 florins, 5 times the 3."""
    if window.steps(x, at) == window.steps(at, y) == 1 and y.sentence == 0:
        return True
    if window.steps(x, y) == window.steps(y, at) == 1 and y.sentence == 0 and _ASIDE.search(at.before):
        return True
    apart = _FROM.search(x.before) or _FROM.search(y.before) or (x.sentence == y.sentence and _NOW.search(y.before))
    return window.steps(x, y) == 1 and bool(apart)


def _score(case: Case, window: Window, claim: MultipleClaim, x: Seen, y: Seen, lone: bool) -> float:
    """How surely ``x`` and ``y`` (in text order) are the figures that the multiple stands between."""
    at = claim.seen
    after = window.steps(at, y) == 1 and y.sentence == 0 and not _BROKEN.search(at.after)
    straight = after and _STRAIGHT.match(at.after)
    last = x if window.steps(at, y) > 0 else y
    told = window.steps(last, at) == 1 and last.sentence < 0 and _BACK_TO.match(at.before)
    before = told or (window.steps(last, at) == 1 and last.sentence == 0)
    if claim.strict:
        return weighed((0.8, before and straight))
    verb = claim.verb
    moved = verb and window.steps(x, y) == 1 and (_FROM.search(x.before) or _FROM.search(y.before))
    moved_here = moved and (window.steps(at, x) > 0 or _ASIDE.search(at.before))
    beside = abs(window.steps(x, at)) <= 2 and abs(window.steps(at, y)) <= 2
    here = (x.sentence == 0) + (y.sentence == 0)
    return weighed(
        (0.1, True),
        (0.3, here == 2),
        (0.2, here == 1),
        (0.25, lone),
        (0.35, moved_here and here == 2),
        (0.15, after),
        (0.15, straight),
        (0.15, before),
        (0.1, beside),
        (0.25, told),
        (0.4, lone and here == 1 and x.sentence < 0 and before and _BEFORE.match(at.after)),
        (0.15, verb and lone and here == 0 and x.sentence == y.sentence),
        (0.3, verb and lone and here != 1 and _in_turn(case, window, x, y)),
        (-0.25, window.steps(at, x) > 0 and x.sentence == 0 and not (moved_here or _SET_OFF.search(x.before))),
        *_doubts(window, claim, x, y, last),
    )


def _doubts(window: Window, claim: MultipleClaim, x: Seen, y: Seen, last: Seen) -> Iterator[tuple[float, object]]:
    """What speaks against two figures: another clause, another order, sentences apart, a side named elsewhere."""
    at = claim.seen
    behind = last is y and y.sentence == 0
    yield -1, at.number < x.number and x.sentence == 0 and _CONTRAST.search(_between(window, at, x))
    yield -0.3, x.number < at.number < y.number and y.sentence == 0 and _BROKEN.search(at.after)
    yield -0.2, x.number < at.number and y.sentence > 0
    yield -0.1 if claim.verb else -0.6, y.sentence > 1
    yield -0.35, claim.verb and behind and not _ASIDE.search(at.before)
    yield -0.4, claim.to_come and max(stage(x), stage(y)) < 1
    yield -0.5, behind and _OTHER.match(at.after)
    yield -0.3, any(_PARTLY.search(s.before + s.after) for s in (x, y))
    yield -0.2, min(x.sentence, y.sentence) < -1


def _between(window: Window, left: Seen, right: Seen) -> str:
    one, two = left.quantity, right.quantity
    return window.here.between(one, two) if one and two else ""


def _in_turn(case: Case, window: Window, x: Seen, y: Seen) -> bool:
    """Whether two figures are one before and one after, by words beside them, or by dates where the claim has none."""
    first, last = sorted((stage(x), stage(y)))
    if first < last and (first <= EARLIER or last >= TO_COME):
        return True
    dated = any(isinstance(s.item, Date) and s.sentence == 0 for s in window.figures)
    return not dated and order_of(case, window, x, y)[1] == 1


def _every_score(claim: MultipleClaim, x: Seen, y: Seen, lone: bool) -> float:
    """Of two counts of different things: by their being the only ones, and by the noun that is counted for each."""
    at, one, two = claim.seen, x.quantity, y.quantity
    if one is None or two is None:
        return 0.0
    nouns = [stem(q.counted) for q in (one, two) if q.counted]
    wanted = {stem(noun) for noun in (claim.every, claim.times.counted) if noun}
    known = sum(bool(noun in wanted or any(classes(noun)[0] & classes(w)[0] for w in wanted)) for noun in nouns)
    return weighed(
        (0.3, True),
        (0.15, x.sentence == y.sentence),
        (0.1, x.sentence == at.sentence == y.sentence),
        (0.2, lone),
        (0.15, known >= 1),
        (0.15, known == 2),
        (-0.15, lone and known == 0 and len(nouns) == 1),
        (-0.3, not lone and known == 0),
        (-0.2, at.sentence - x.sentence > 1),
    )


def _checked(claim: MultipleClaim, x: Seen, y: Seen, sure: float) -> Link | None:
    big, small = sorted((q for q in (x.quantity, y.quantity) if q is not None), key=lambda q: -q.high)
    if small.modifier == "at-most":  # "four times as much as the 800": the words belong to the multiple
        small = replace(small, modifier="exact")
    computed = meant(finely(big, small)).over(meant(finely(small, big)))
    central = printed(big).over(printed(small))
    stated, bare = _times(claim.times)
    said = max(claim.times.low, 1 / claim.times.high)
    verdict = judge(computed, stated, bare=bare, central=central)
    if verdict == "inconsistent" and meant(big).over(meant(small)).meets(stated):
        verdict = "strained"
    if far_off(central, exactly(said), big, small):
        verdict = "inconsistent"
    if verdict == "inconsistent" and _MORE.match(claim.seen.after):
        one_more = Interval(bare.low + 1, bare.high + 1)
        verdict = judge(central, Interval(stated.low + 1, stated.high + 1), bare=one_more, central=central)
    if not within_reach(central.low, said):
        return None
    if verdict == "strained" and sure < ACCUSES:
        return None
    working = f"{figure(big)} ÷ {figure(small)} = {span_of(central)}, stated {number(said)} times"
    return Link((big, small, claim.times), verdict, working, sure)


def _times(times: Quantity) -> tuple[Interval, Interval]:
    """A multiple in words is round: what it can mean, and within a twentieth; a third is three times the other way."""
    stated, bare = meant(times), Interval(times.low * 0.95, times.high * 1.05)
    if times.kind == "count":
        stated = Interval(times.low * 0.9, times.high * 1.1)
    if times.high >= 1:
        return stated, bare
    return Interval(1 / stated.high, 1 / stated.low), Interval(1 / bare.high, 1 / bare.low)


RULE = Rule(
    id="ratio",
    title="Ratio",
    needs=(
        "two figures of one unit and the multiple said to stand between them (three times, a third as much, doubled, "
        "halved), or two counts and “five for every”"
    ),
    rule="larger ÷ smaller, over both roundings, must meet the stated multiple",
    tolerance=(
        "5 % of the multiple (“three times”: 2.85 to 3.15), 10 % where hedged; round figures that miss by more than a "
        "fifth aren’t saved by their roundings; “three times more” may also "
        "mean four times"
    ),
    example="1,840 crowns, three times the 920 crowns paid in Lisk: 1,840 ÷ 920 = 2, stated 3 times: inconsistent",
    traps="multiples of something not in the sentence, other units, “times” as occasions",
    apply=_find,
)
