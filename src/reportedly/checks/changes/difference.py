"""Differences: a margin, gap or change in points or in the figures' own unit."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.changes.earlier import dated, stage
from reportedly.checks.changes.moves import UNDER, Way, said, verbal
from reportedly.checks.changes.pair_cues import backed_by
from reportedly.checks.changes.pairs import Pair, enough, link, pairs
from reportedly.checks.interval import exactly, finely, judge, judge_figure, meant, printed
from reportedly.checks.linking import Link, Seen, Window, around, opposed, settle
from reportedly.checks.masks import Masked, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, number, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_MARGIN = (
    r"margins?|lead|gap|difference|spread|majority|advantage|deficit|edge|shortfall|surplus|cushion|distance|"
    r"discrepancy|"
    r"victory|win|defeat|loss"
)
_APART = (
    rf"ahead|behind|apart|clear|adrift|separat\w+|divid\w+|above|over|below|{UNDER}|short|shy|off|"
    r"to spare|too (?:many|few|much)"
)
_WON = re.compile(
    r"\b(?:beat|beats|beating|beaten|defeat\w*|won|wins?|winning|lead|leads|led|leading|trail\w*|outpoll\w*|"
    r"carried|passed|"
    r"ahead|behind|overtook|lost|losing|exceed\w*|outnumber\w*|outscor\w*|missed|short|rejected|approved|edged)\b",
    re.IGNORECASE,
)
_ALL = slots("any|date")
_HEDGES = (
    r"(?:\s+(?:an?|the|about|some|just|only|nearly|almost|over|more than|less than|barely|a mere|exactly|"
    r"around|roughly)){0,2}"
)
_OF = re.compile(
    rf"\b(?:{_MARGIN})(?:\s+(?!from\b|with\b|and\b|but\b)[\w’'-]+){{0,5}}?(?:\s+(?:of|is|was|to|at|by|came to|"
    rf"comes to|stands at|being))"
    rf"{_HEDGES}\s*$|\b(?:within|{_MARGIN}:|(?:lead|gap|difference|margin),?){_HEDGES}\s*$",
    re.IGNORECASE,
)
_BY = re.compile(rf"\bby{_HEDGES}\s*$", re.IGNORECASE)
_LEAD = re.compile(
    rf"^(?:[-–]|\s+)(?:(?!of\b|in\b|and\b|or\b|to\b|with\b|who\b)[\w’'-]+[ -]){{0,2}}?(?:{_MARGIN})\b|"
    rf"^[-\s]+(?:\w+\s+)?(?:{_APART}|to (?:find|go|reach|clinch))\b",
    re.IGNORECASE,
)
_RANGED = re.compile(f"[{_ALL}]\\s*(?:[-–]|to)\\s*$")
_RANGES_ON = re.compile(f"^\\s*(?:[-–]|to)\\s*[{_ALL}]")
_LEVEL = re.compile(r"^[^.;]{0,40}?,? (?:up|down) from\b", re.IGNORECASE)
_TRANSITIVE = re.compile(
    r"\b(?:add|rais|lift|boost|recover|shed|lo[st]|cut|gain|collect|reduc|spen)\w*" + _HEDGES + r"\s*$", re.IGNORECASE
)
"""Verbs whose figure is what was added or lost, of which no level need be told ("raised $2.3 million")."""
_THAN_OTHERS = re.compile(
    r"^[^.;,]{0,25}\b(?:below|above|than|behind|ahead of|short of)\s+(?:his|her|its|their)\s+\w+[’']s?(?!\w)",
    re.IGNORECASE,
)
"""“5 points below his party's” is measured against a figure that isn't told."""
_NEEDS = re.compile(
    r"\b(?:need(?:s|ed)?|another|a further|an extra|leav(?:es|ing|e)|left)\b[^.;!?]{0,30}$", re.IGNORECASE
)
_MORE = re.compile(r"^\s+(?:more|extra|additional|further|new|other)\s+(?!than\b)\w", re.IGNORECASE)
"""What is added to a total (``cumulative_toll``)."""
_ADDED = re.compile(
    r"\b(?<!need )(?<!needs )(?<!needed )(?:another|further|additional|new|fresh)" + _HEDGES + r"\s*$", re.IGNORECASE
)
_NO_MARGIN = re.compile(r"\b(?:swing|error|plus or minus|accura\w+|basis)\b|±", re.IGNORECASE)
_SCORE = re.compile(r"(?<![\w.–-])(\d{1,2}(?:\.\d)?)\s?[-–]\s?(\d{1,2}(?:\.\d)?)(?![\w–-]|\.\d|\s?%)")
_GROUP = re.compile(
    r"^(?:\s+of\s+(?:the\s+)?\w+)?\s+(?:among\b|in\s+(?:the\s+)?(?!favou?r|oppos|all\b|support|percent)[a-z]\w+)", re.I
)
NEARBY = 80
"""Code points within which a result such as "35-30" belongs to a margin."""
_SHARES = frozenset({"points", "percent"})
_PRESENT = re.compile(r"\b(?:is|are|has|have|now)\b", re.IGNORECASE)
_OWN = frozenset({"count", "rate", "money", "measure", "duration", "age"})
_SHARE_SLOTS = frozenset(slots("points|percent"))
_OWN_SLOTS = frozenset(slots("n|duration|age"))
EARLIER_LEAD, WRONG_WAY, OFF = 0.2, 0.3, 4.0
"""What a link loses for a lead of another time, by going the other way; how many times off tells of
other figures."""
IN_BRACKETS = 0.85
"""How sure a pair in brackets right behind its margin is."""


@dataclass(frozen=True)
class _Claim:
    figure: Quantity
    way: Way
    contest: bool
    verb: bool


def _points(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not enough(case, index, _SHARE_SLOTS, 1):
            continue
        for quantity in masked.quantities():
            claim = _claim(masked, quantity) if quantity.kind in _SHARES else None
            if claim is None or not (claim.contest or quantity.kind == "points") or case.disputed(masked.span):
                continue
            window = around(case, index, back=2)
            links = [*_links(case, window, claim, _share), *_results(window, claim)]
            if found := settle(links, "whether the points are between these two"):
                yield found


def _plain(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not enough(case, index, _OWN_SLOTS, 3):
            continue
        for quantity in masked.quantities():
            if quantity.kind in _OWN and (claim := _claim(masked, quantity)) and not case.disputed(masked.span):
                window = around(case, index, back=2)
                if found := settle(_links(case, window, claim, _own(quantity)), "whether it is between these two"):
                    yield found


def _claim(masked: Masked, quantity: Quantity) -> _Claim | None:
    """What ``quantity`` is said to be, if it is a difference; nothing for a swing or a margin of error."""
    if quantity.kind == "points" and quantity.high < 0:  # "a net rating of -11 points"
        quantity = replace(quantity, low=-quantity.high, high=-quantity.low)
    if quantity.unit == "basis point":
        low, high, step = (value / 100 for value in (quantity.low, quantity.high, quantity.precision))
        quantity = replace(quantity, low=low, high=high, precision=step, unit="percentage point")
    if quantity.negated or quantity.hypothetical or quantity.low <= 0:
        return None
    before, after = masked.before(quantity), masked.after(quantity)
    if _NO_MARGIN.search(before[-30:] + " # " + after[:25]) or _MORE.match(after) or _RANGED.search(before):
        return None
    own = quantity.kind in _OWN
    if quantity.kind == "percent" and _RANGES_ON.match(after):
        return None
    if (
        _LEVEL.match(after)
        or _THAN_OTHERS.match(after)
        or (own and (_TRANSITIVE.search(before) or _ADDED.search(before)))
    ):
        return None
    by = _BY.search(before) and not backed_by(before) and _WON.search(masked.text)
    contest = bool(_OF.search(before) or _leads(masked, quantity) or by)
    way = said(masked, quantity)
    if not contest and way is None and quantity.kind != "points":
        if not own or not _NEEDS.search(before):
            return None
        contest = True
    return _Claim(quantity, way or "either", contest, not contest and verbal(masked, quantity))


def _leads(masked: Masked, quantity: Quantity) -> bool:
    """Whether a margin is named behind the figure; "a 54 % majority" is a share."""
    found = _LEAD.match(masked.after(quantity))
    return found is not None and not (quantity.kind == "percent" and "majority" in found.group().lower())


def _share(quantity: Quantity) -> bool:
    return (quantity.kind == "percent" and quantity.change is None) or (
        quantity.kind == "count" and quantity.low <= 100
    )


def _own(claim: Quantity) -> Callable[[Quantity], bool]:
    def may(quantity: Quantity) -> bool:
        kinds = {claim.kind, quantity.kind}
        unit = quantity.unit == claim.unit or (claim.kind == "count" and not claim.counted)
        return (len(kinds) == 1 or "rate" in kinds) and unit and not opposed(claim, quantity)

    return may


def _links(case: Case, window: Window, claim: _Claim, may: Callable[[Quantity], bool]) -> Iterator[Link]:
    at = next((s for s in window.figures if s.item.id == claim.figure.id), None)
    several = claim.figure.kind == "points" and window.here.text.count(slots("points")) > 1
    past = (
        at is not None and not _PRESENT.search(window.here.text) and (stage(at) == -1 or dated(window, at) is not None)
    )
    groups = re.search(r"\b(?:gap|differ|spread|apart|divide)", window.here.text) is None
    for pair in pairs(case, window, claim.figure, may, contest=claim.contest, verb=claim.verb):
        small, large = pair.by_size
        if small.low == large.low or claim.figure.low >= large.low or (claim.contest and groups and _groups(pair)):
            continue
        if claim.figure.kind in _SHARES and small.kind == large.kind == "count" and not pair.is_result:
            continue
        if several and at is not None and at.sentence not in (pair.first.sentence, pair.second.sentence):
            continue
        score = max(pair.score, IN_BRACKETS * _bracketed(at, pair)) - EARLIER_LEAD * (claim.contest and past)
        old = small if claim.way == "up" else large
        if claim.way != "either" and not claim.contest and pair.order:
            score -= WRONG_WAY * ((pair.order == 1) != (pair.figures[0] is old))
        yield _link(small, large, claim.figure, score)


def _bracketed(at: Seen | None, pair: Pair) -> bool:
    """Whether the pair stands in brackets right behind the claim: "a lead of 32 points (50 to 18 percent)"."""
    near = at is not None and pair.first.number == at.number + 1 and pair.second.number == at.number + 2
    return near and re.match(r"^\s*\($", pair.first.before) is not None and ")" in pair.second.after[:25]


def _groups(pair: Pair) -> bool:
    """Whether two shares are those of two groups: "61 percent among renters and 47 percent among owners"."""
    return all(_GROUP.match(seen.after) for seen in (pair.first, pair.second))


def _link(small: Quantity, large: Quantity, claim: Quantity, score: float) -> Link:
    computed = meant(finely(large, small, claim)).minus(meant(finely(small, large, claim))).magnitude()
    central = printed(large).minus(printed(small)).magnitude()
    verdict = judge_figure(computed, claim, central)
    working = f"{figure(large)} − {figure(small)} = {span_of(central)}, stated {figure(claim)}"
    if verdict == "inconsistent" and claim.kind == "percent":
        ratio = meant(large).over(meant(small)).minus(exactly(1)).scaled(100).magnitude()
        if ratio.meets(meant(claim)):
            verdict, working = "consistent", f"{working} (relative to {figure(small)})"
    if verdict == "inconsistent" and not 1 / OFF < central.low / claim.low < OFF:
        score -= 0.15 if 1 / 50 < central.low / claim.low < 50 else 0.4
    if claim.kind not in _SHARES and large.low > 20 * small.low:
        score -= 0.2
    return link((small, large, claim), verdict, working, score)


def _results(window: Window, claim: _Claim) -> Iterator[Link]:
    """Results read as one range or as none: "by 22 points (37 percent to 43 percent)", "(35-30)"."""
    at = next((s.number for s in window.figures if s.item.id == claim.figure.id), None)
    if at is None:
        return
    for seen in window.quantities("percent", "count", "points"):
        pair = seen.quantity
        if pair is None or seen.sentence or pair.counted or abs(seen.number - at) != 1:
            continue
        if pair.low < pair.high <= 100:
            yield _of_result((pair, claim.figure), (pair.low, pair.high), claim)
    here = window.here
    for found in _SCORE.finditer(here.text):
        low, high = sorted((float(found[1]), float(found[2])))
        place = Span(here.original(found.start()), here.original(found.end()))
        if abs(place.start - claim.figure.span.start) < NEARBY:
            yield _of_result((place, claim.figure), (low, high), claim)


def _of_result(figures: tuple[Quantity | Span, ...], ends: tuple[float, float], claim: _Claim) -> Link:
    central = exactly(ends[1] - ends[0])
    step = 1.0 if all(end.is_integer() for end in ends) else 0.1
    verdict = judge(central.widened(step), meant(claim.figure), bare=printed(claim.figure), central=central)
    working = f"{number(ends[1])} − {number(ends[0])} = {span_of(central)}, stated {figure(claim.figure)}"
    return Link(figures, verdict, working, 0.55 + 0.2 * claim.contest)


POINTS = Rule(
    id="points-difference",
    title="Difference in percentage points",
    needs="two percentages near each other and a margin, lead or gap, or a change in points",
    rule="the difference of the two, over both roundings, must meet the stated points",
    tolerance="half the last printed place of each of the three",
    example="52.6 percent against 44.1 percent, a margin of 6.5 points: 52.6 − 44.1 = 8.5, stated 6.5: inconsistent",
    traps="a swing is half a difference and is left alone; “percent” said for points is read as either",
    apply=_points,
)
PLAIN = Rule(
    id="difference",
    title="Absolute difference",
    needs="two figures of one unit near each other and the difference stated (a majority, a shortfall, 12 more)",
    rule="|after − before|, over both roundings, must meet the stated difference",
    tolerance="half the last printed place of each of the three; counts under 1,000 are exact",
    example="from 120 to 150 beds, an increase of 40: 150 − 120 = 30, stated 40: inconsistent",
    traps="differences of two speakers' figures, other units, rates",
    apply=_plain,
)
