"""Differences: a margin, gap or change in points or in the figures' own unit."""

from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import alike, exactly, finely, judge_figure, meant, printed
from reportedly.checks.masks import Frame, Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_GAP = r"(?:margin|lead|gap|difference|spread|majority|advantage|deficit)"
_STEP = r"(?:margin|lead|gap|difference|rise|increase|gain|jump|drop|fall|decline|decrease|loss|reduction|improvement)"
_POINT = "points|percent"
_POINTS = tuple(
    frame(pattern)
    for pattern in (
        rf"<percent:one><gap>(?:,<gap>)?\b(?:to|against|versus|vs\.?|compared (?:with|to)|while|and|over|"
        rf"ahead of|for)\b<gap>(?:,<gap>)?"
        rf"<percent:two><gap>(?:,|—|–|\(|;|:) ?(?:or )?(?:(?:a|an|the) )?<hedge>(?:[a-z]+ )?{_GAP} of "
        rf"<hedge><{_POINT}:claim>",
        rf"<percent:one><gap>\b(?:to|against|versus|vs\.?|compared (?:with|to)|ahead "
        rf"of)\b<gap><percent:two><gap>(?:,|—|–|\(|;|:) ?"
        rf"(?:or )?(?:a|an) <hedge><points:claim>[ -]{_GAP}",
        r"<percent:one><gap>(?:\b(?:and|to|against)\b|,)<gap><percent:two><gap>,<gap> ?<points:claim> "
        r"(?:apart|ahead|behind|clear)\b",
        r"<percent:one><long>\b(?:beating|defeating|ahead of|to beat|to defeat)<gap>,? (?:who|which|with|on)<gap> "
        r"<percent:two>(?:<words>)?,? by <hedge><points:claim>",
        rf"\b{_GAP}\b[^;.!?]{{0,40}}?, (?:at )?<percent:one> (?:to|and|against|versus) <percent:two>,<gap> "
        rf"(?:is|stands at|comes to)<gap> ?<points:claim>",
        rf"<percent:one>,<gap><percent:two><gap>(?:,|—|–|;|:) ?(?:or )?(?:a|an) <hedge>(?:[a-z]+ )?{_GAP} of "
        rf"<hedge><points:claim>",
        r"\b(?:rose|fell|dropped|climbed|gained|lost|slipped|jumped|increased|decreased|declined|grew|up|"
        r"down)(?: by)? <hedge>"
        r"<points:claim>,?(?:<words>)? to <hedge><percent:one>(?:<words>)?,? from <hedge><percent:two>",
        r"\b(?:rose|fell|dropped|climbed|gained|lost|slipped|jumped|increased|decreased|declined|grew|up|"
        r"down)(?: by)? <hedge>"
        r"<points:claim>,?(?:<words>)? from <hedge><percent:two>(?:<words>)?,? to <hedge><percent:one>",
        rf"\bfrom <hedge><percent:two>(?:<words>)?,? to <hedge><percent:one>(?:<words>)?\s*(?:,|—|–|\(|;) "
        rf"?(?:(?:a|an) )?(?:{_STEP} of )?<hedge>"
        r"<points:claim>",
        rf"\bto <hedge><percent:one>(?:<words>)? from <hedge><percent:two>(?:<words>)?\s*(?:,|—|–|\(|;) "
        rf"?(?:(?:a|an) )?(?:{_STEP} of )?<hedge>"
        r"<points:claim>",
    )
)
_LEADS = tuple(
    frame(pattern)
    for pattern in (
        r"\bby <hedge><points:claim><gap>(?:,|—|–|\(|:) ?(?:with )?<hedge><percent|count:one>(?:<words>)?(?: ?(?:to|"
        r"-|–|against|versus) ?)"
        r"(?:[\w.-]+[’']s )?<percent|count:two>",
        rf"<points:claim>[ -]{_GAP}<gap>(?:,|—|–|\(|:) ?(?:with )?<hedge><percent|count:one>(?:<words>)?(?: ?(?:to|"
        rf"-|–|against|versus) ?)"
        r"(?:[\w.-]+[’']s )?<percent|count:two>",
    )
)
_PAIRS = (
    frame(r"\bby <hedge><points:claim><gap>(?:,|—|–|\(|:) ?(?:with )?<percent|count:pair>\s*(?:[,.;)]|$)"),
    frame(rf"<points:claim>[ -]{_GAP}<gap>(?:,|—|–|\(|:) ?(?:with )?<percent|count:pair>\s*(?:[,.;)]|$)"),
)
_PLAIN = tuple(
    frame(pattern)
    for pattern in (
        rf"\bfrom <hedge><n:two>(?:<words>)?,? to <hedge><n:one>(?:<words>)?\s*(?:,|—|–|\(|;) ?(?:(?:a|an) "
        rf")?(?:[a-z]+ )?{_STEP} of <hedge>"
        r"<n:claim>",
        rf"\bto <hedge><n:one>(?:<words>)? from <hedge><n:two>(?:<words>)?\s*(?:,|—|–|\(|;) ?(?:(?:a|an) "
        rf")?(?:[a-z]+ )?{_STEP} of <hedge>"
        r"<n:claim>",
        rf"<count:one>(?: votes?| seats?)? (?:to|against|versus) (?:(?:his|her|their|its|[\w-]+[’']s) "
        rf")?<count:two>(?: votes?| seats?)?\s*(?:,|—|"
        rf"–|\() ?(?:a|an) "
        rf"{_GAP} of <hedge><count:claim>",
        r"<n:one>(?:<words>)?,? <hedge><n:claim> (?:more|fewer|less|higher|lower) than (?:the|its|last "
        r"year[’']s)? ?<n:two>",
    )
)


def _points(case: Case) -> Iterator[Finding]:
    yield from _find(case, (*_POINTS, *_LEADS), sure=0.85)
    for masked in case.masked:
        if len(masked.items) >= 2 and not case.disputed(masked.span):
            for match in search(masked, _PAIRS):
                pair, claim = match.quantity("pair"), match.quantity("claim")
                if pair.low < pair.high <= 100 and not (claim.hypothetical or claim.negated):
                    yield _of_pair(pair, claim)


def _of_pair(pair: Quantity, claim: Quantity) -> Finding:
    """Pairs: "by 22 points (47 to 25)": the two shares were read as one range."""
    central = exactly(pair.high - pair.low)
    verdict = judge_figure(central.widened(2 * max(pair.precision, 0.5)), claim, central)
    working = f"{number(pair.high)} − {number(pair.low)} = {span_of(central)}, stated {figure(claim)}"
    return finding(verdict, (pair, claim), working, sure=0.8)


def _plain(case: Case) -> Iterator[Finding]:
    yield from _find(case, _PLAIN, sure=0.8)


def _find(case: Case, frames: tuple[Frame, ...], *, sure: float) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 3 or case.disputed(masked.span):
            continue
        seen: set[str] = set()
        for match in search(masked, frames, lambda found: _fits(case, found)):
            one, two, claim = (match.quantity(name) for name in ("one", "two", "claim"))
            if claim.id not in seen:
                seen.add(claim.id)
                yield _checked(one, two, claim, sure=sure)


def _fits(case: Case, match: Match) -> bool:
    one, two, claim = (match.quantity(name) for name in ("one", "two", "claim"))
    return (
        (alike(one, two) or {one.kind, two.kind} == {"percent", "count"})
        and (claim.kind in ("points", "percent") or _alike(one, claim))
        and not (claim.hypothetical or claim.negated)
        and "swing" not in match.found.group().lower()
        and case.comparable(one, two, claim)
    )


def _alike(one: Quantity, claim: Quantity) -> bool:
    """Whether the difference is in the figures' unit; of rates it is read as a count ("to 60 a day, a cut of 34")."""
    return (claim.kind == one.kind or {claim.kind, one.kind} == {"rate", "count"}) and claim.unit in (one.unit, "")


def _checked(one: Quantity, two: Quantity, claim: Quantity, *, sure: float) -> Finding:
    computed = meant(finely(one, two, claim)).minus(meant(finely(two, one, claim))).magnitude()
    central = printed(one).minus(printed(two)).magnitude()
    verdict = judge_figure(computed, claim, central)
    high, low = (one, two) if one.low >= two.low else (two, one)
    working = f"{figure(high)} − {figure(low)} = {span_of(central)}, stated {figure(claim)}"
    if verdict == "inconsistent" and claim.kind == "percent":
        ratio = meant(high).over(meant(low)).minus(meant(low).over(meant(low))).scaled(100).magnitude()
        if ratio.meets(meant(claim)):
            return finding("consistent", (one, two, claim), f"{working} (relative to {figure(low)})", sure=0.5)
    return finding(verdict, (one, two, claim), working, sure=sure)


POINTS = Rule(
    id="points-difference",
    title="Difference in percentage points",
    needs="two percentages set against each other and a margin, lead or gap, or a change in points",
    rule="the difference of the two, over both roundings, must meet the stated points",
    tolerance="half the last printed place of each of the three",
    example="52.6 percent against 44.1 percent, a margin of 6.5 points: 52.6 − 44.1 = 8.5, stated 6.5: inconsistent",
    traps="a swing is half a difference and is left alone; “percent” said for points is read as either",
    apply=_points,
)
PLAIN = Rule(
    id="difference",
    title="Absolute difference",
    needs="two figures of one unit (from … to …, … to … votes) and the difference stated between them",
    rule="|after − before|, over both roundings, must meet the stated difference",
    tolerance="half the last printed place of each of the three; counts under 1,000 are exact",
    example="from 120 to 150 beds, an increase of 40: 150 − 120 = 30, stated 40: inconsistent",
    traps="differences of two speakers' figures, other units, rates",
    apply=_plain,
)
