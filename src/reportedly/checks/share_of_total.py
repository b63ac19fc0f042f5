"""Share of a total or of a range: part ÷ total against the share stated beside them."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, alike, finely, judge, meant, printed, unit_once
from reportedly.checks.masks import Masked, Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.checks.totals import named_totals
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_THE = (
    r"(?:(?:the|its|their|an?|all|some|his|her|our|those|these|an? estimated|an? total of|a reported|every|"
    r"[\w-]+[’']s?)\s+){0,2}<hedge>"
)
_OPEN = r"\s*(?:,|\(|—|–|\s-\s)\s*(?:or\s+)?(?:that is,?\s+)?(?:which is\s+)?<hedge>"
_END = r"(?=\s*(?:[,.;:)—–?!”\"]|$|of\b|and\b|in all\b|overall\b))"
_OF = r"(?:,? (?:of|out of)|(?<=\ue007))"
"""Of the total; a fraction may do without ("half the 120 wells")."""
_STOCK = (
    r"(?:the|its|their|an?|his|her|[\w-]+[’']s?)(?: [\w’'-]+){0,5}? (?:total|number|workforce|budget|population|force|"
    r"army|fleet|sum|figure|estimate|pool|crowd|electorate|membership|payroll|bill|cost|debt|revenue|"
    r"turnover|stock|turnout|"
    r"headcount|staff|capacity|garrison|strength|allocation|income)(?: of|,|:)"
)
"""A whole that is named before its figure: “of the port's yearly budget of 300 million crowns”."""
_UNDER_AGE = (
    rf"[^{slots('any')};.!?()—–]{{0,60}}?"
    rf"(?:\b(?:under|over|aged|below|above) <count|age>[^{slots('any')};.!?()—–]{{0,40}}?)?"
)
"""Words that say which part is meant; an age among them is no part: “are under five, about half of them”."""
_IN_PLACE = tuple(
    frame(pattern)
    for pattern in (
        rf"<n:part><words> (?:of|out of) {_THE}<n:total>{_UNDER_AGE}{_OPEN}<share:share>{_END}",
        rf"<n:part><words> (?:of|out of) {_THE}<n:total>(?:<long>)?{_OPEN}<share:share>{_END}",
        rf"<n:part><words> (?:of|out of) {_THE}<n:total><gap>\bor <hedge><share:share>{_END}",
        rf"<n:part><words>{_OPEN}<share:share>{_OF} {_THE}<n:total>",
        rf"<share:share><words>(?:{_OPEN}|, or <hedge>)<n:part>,? (?:of|out of) {_THE}<n:total>",
        rf"<share:share>(?:<words>)?{_OF} {_THE}<n:total><words>(?:{_OPEN})<n:part>(?: [a-z-]+)?{_END}",
        rf"<n:total><gap>, (?:of which|of whom|just|only) <hedge><n:part><words>{_OPEN}<share:share>{_END}",
        rf"\b[Oo](?:f|ut of) {_THE}<n:total><gap>,<gap><n:part><words>{_OPEN}<share:share>{_END}",
        rf"<n:part><words>{_OPEN}<share:share>{_OF} {_STOCK} <hedge><n:total>",
    )
)
_LINK = (
    r"(?:(?:or|and|i\.e\.|that is to say|in other words|that is|this is|that was|meaning|"
    r"(?:which )?(?:is|are|was|were|means|represent(?:s|ing)|"
    r"represents|amount(?:s|ing) to|mak(?:es|ing) up|account(?:s|ing) for|comes to|equals|equal to|"
    r"equivalent to|corresponds to|corresponding to)),? )?"
)
_IS = (
    r"(?:are|is|was|were|make up|makes up|made up|making up|amount(?:s|ed)? to|represent(?:s|ed)?|account(?:s|ed)? "
    r"for|equal(?:s|led)?|constitute[sd]?|comprise[sd]?|come to|comes to|came to)"
)
_OF_THOSE = (
    rf"of (?P<of>(?:the|all|those|these|its|their|them|that|this|everyone|whom|"
    r"[a-z-]+(?:ers|ees|ors|ants|ions|ties))\b"
    rf"[^{slots('any|date')},.;:!?()—–]{{0,70}})"
)
_AFTER = r"(?:,|\(|—|–|--|\s-\s|:|;)"
_THEM = r"(?P<of>them|those|these|whom)"
_THAT = (
    r"(?:them|those|these|(?:that|this) (?:number|total|figure|group|crowd|contingent)|the (?:total|overall "
    r"(?:total|figure|number)))"
)
_WHO_WERE = rf"(?:the|those|these)\b[^{slots('any|date')},.;:!?()—–]{{1,50}}"
_ELSEWHERE = tuple(
    frame(pattern)
    for pattern in (
        rf"<n:part>(?P<whose><gap>)\s*{_AFTER} *{_LINK}<hedge><share:share>,? {_OF_THOSE}",
        rf"<n:part>(?P<whose><gap>) {_IS} <hedge><share:share>,? {_OF_THOSE}",
        rf"<share:share> {_OF_THOSE}\s*{_AFTER} *(?:or )?<hedge><n:part>(?: [^\s,;:.()—–]+){{0,2}} *(?=[)—–,.;]|--|$)",
        rf"<n:part> of {_THEM}(?P<whose><gap>)\s*{_AFTER} *{_LINK}<hedge><share:share>(?= *(?:[,.;)—–]|--|$))",
        rf"\b(?:of|out of|from|among) (?P<of>{_THAT}|{_WHO_WERE}),?(?P<whose><gap>)<n:part><gap>{_AFTER} "
        rf"*{_LINK}<hedge>"
        r"<share:share>(?= *(?:[,.;)—–]|--|$))",
        rf"\b(?:of|out of|from|among) (?P<of>{_THAT}|{_WHO_WERE}),(?P<whose><gap>)<share:share> *(?:\(|—|–|--|"
        rf", or|or) *"
        r"<hedge><n:part>",
    )
)
"""The total is named by words, and its figure stands elsewhere: “of those who left”, “of them”."""
_NEXT = tuple(
    frame(pattern)
    for pattern in (
        rf"^\W*(?:(?:and|but|yet) )?(?:that|this|it|they|those|these)(?: (?:figure|number|total|group))?,? "
        rf"{_IS} <hedge><share:share>,? {_OF_THOSE}",
        rf"^\W*(?:(?:and|but|yet) )?<hedge><share:share> {_OF_THOSE}[.!?”\s]*$",
    )
)
"""A sentence of its own about the part of the one before: “That is a paltry 10% of those who left.”"""
_BOTH = (
    frame(rf"\b(?:of|out of) {_THE}<n:total><gap>,<gap> ?<n:part>"),
    frame(rf"<n:part><words> (?:of|out of) {_THE}<n:total>"),
)
_THAT_IS = frame(rf"^\W*(?:that|this|it) (?:figure |number )?{_IS} <hedge><share:share>(?= *(?:[,.;!?)—–]|$|of\b))")
"""A part and its total in one sentence, their share in the next: “That is 25 percent.”"""
_OTHER_BASE = re.compile(
    rf"\b(?:increase|rise|drop|fall|decline|growth|up|down)\b|\b(?:more|fewer|less|higher|lower)\b(?! than "
    rf"[{slots('any')}])",
    re.IGNORECASE,
)


_OF_ELSE = re.compile(
    r" of (?:the |all )?(?:popular )?(?:votes?(?! cast)|turnout|revenues?|income|budget|costs?|land|area)\b",
    re.IGNORECASE,
)
"""A share of the vote is no share of the seats."""
_OF_WHICH = re.compile(r" of wh(?:ich|om)\b", re.IGNORECASE)
"""A share of the part itself: “45 of the 300 paintings, a third of which have been found”."""
_MAKES_UP = re.compile(r"\bma(?:k\w+|de) up\b", re.IGNORECASE)
"""“Make up 10 %” is no rise."""


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if not masked.items:
            continue
        seen: set[str] = set()
        for match in search(masked, _IN_PLACE, lambda found: _plausible(case, found)):
            part, whole, share = (match.quantity(name) for name in ("part", "total", "share"))
            if share.id not in seen:
                seen.add(share.id)
                yield _checked(part, whole, share, sure=0.9)
        for match in search(masked, _ELSEWHERE):
            if match.quantity("share").id not in seen:
                seen.add(match.quantity("share").id)
                yield from _with_total_elsewhere(case, match, match.quantity("part"))
        yield from _in_next(case, masked, seen)
        for match in search(masked, _NEXT):
            before = _part_before(case, masked)
            if before is not None and match.quantity("share").id not in seen:
                seen.add(match.quantity("share").id)
                yield from _with_total_elsewhere(case, match, before)


def _in_next(case: Case, masked: Masked, seen: set[str]) -> Iterator[Finding]:
    number = case.sentence_of(masked.span)
    for match in _THAT_IS.search(masked):
        share = match.quantity("share")
        counts = [q for q in case.masked[number - 1].quantities() if q.kind in ("count", "money")] if number else []
        if share.id in seen or len(counts) != 2 or share.change or case.disputed(masked.span):
            continue
        for both in search(case.masked[number - 1], _BOTH):
            part, whole = both.quantity("part"), both.quantity("total")
            if alike(part, whole) and part.low <= whole.high and case.comparable(part, whole, share):
                seen.add(share.id)
                yield _checked(part, whole, share, sure=0.7)
                break


def _part_before(case: Case, masked: Masked) -> Quantity | None:
    """The one count of the sentence before; None where there is none, or a choice."""
    number = case.sentence_of(masked.span)
    if number == 0:
        return None
    counts = [q for q in case.quantities_in(case.sentences[number - 1]) if q.kind == "count" and not q.change]
    return counts[0] if len(counts) == 1 else None


def _plausible(case: Case, match: Match) -> bool:
    part, whole, share = (match.quantity(name) for name in ("part", "total", "share"))
    return (
        (alike(part, whole) or unit_once(part, whole))
        and part.low <= max(whole.high, whole.low)
        and whole.low > 0
        and not _OTHER_BASE.search(match.found.group()[-60:])
        and (part.kind != "count" or not _OF_ELSE.match(match.masked.after(share)))
        and not _OF_WHICH.match(match.masked.after(share, 12))
        and not (share.change and not _MAKES_UP.search(match.masked.before(share, 20)))
        and not case.disputed(share.span)
        and case.comparable(part, whole, share)
    )


def as_percent(share: Quantity) -> tuple[Interval, Interval]:
    """What a percentage or fraction can mean, and as printed, both in percent."""
    scale = 1.0 if share.kind == "percent" else 100.0
    return meant(share).scaled(scale), printed(share).scaled(scale)


def _checked(part: Quantity, whole: Quantity, share: Quantity, *, sure: float) -> Finding:
    claim, bare = as_percent(share)
    computed = meant(finely(part, whole)).over(meant(finely(whole, part))).scaled(100)
    central = printed(part).over(printed(whole)).scaled(100)
    verdict = judge(computed, claim, bare=bare, central=central)
    if verdict == "inconsistent" and _literally(share, computed, bare):
        verdict = "strained"
    working = f"{figure(part)} ÷ {figure(whole)} = {span_of(central, ' %')}, stated {span_of(bare, ' %')}"
    return finding(verdict, (part, whole, share), working, sure=sure)


def _literally(share: Quantity, computed: Interval, bare: Interval) -> bool:
    """Whether a bound holds to the letter: 5 percent are "less than 10 percent", though nobody says it so."""
    below = share.modifier in ("less-than", "at-most") and computed.high <= bare.high
    return below or (share.modifier in ("more-than", "at-least") and computed.low >= bare.low)


def _with_total_elsewhere(case: Case, match: Match, part: Quantity) -> Iterator[Finding]:
    share, of = match.quantity("share"), match.words("of")
    moves = share.change and not _MAKES_UP.search(match.found.group())
    if moves or share.hypothetical or case.disputed(share.span):
        return
    totals = named_totals(case, min(part.span.start, share.span.start), part, of)
    if len(totals) == 1:
        yield _checked(part, totals[0], share, sure=0.7)
    elif totals:
        choice = " or ".join(figure(t) for t in totals[:3])
        working = f"{figure(part)} is stated as {figure(share)} of {of.strip()}: of {choice}?"
        needs = f"which total the {figure(share)} is of"
        yield finding("not-checkable", (part, share, *totals[:3]), working, sure=0.4, needs=needs)


RULE = Rule(
    id="share-of-total",
    title="Share of a total or of a range",
    needs=(
        "a part, a total (or a range for it) and the share the one is said to be of the other; the total may "
        "stand in an "
        "earlier sentence where the share names it (“of the estimated deserters”, “of those who left”, “of them”)"
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
