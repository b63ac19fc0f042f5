"""Share of a total or of a range: part ÷ total against the share stated beside them."""

import re
from collections.abc import Iterator
from functools import partial

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, finely, judge, meant, printed
from reportedly.checks.linking import around, settle
from reportedly.checks.masks import Masked, Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shares.share_claims import shares
from reportedly.checks.shares.share_links import AGED, links
from reportedly.checks.shares.totals import named_totals
from reportedly.checks.shown import figure, finding, span_of
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

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
_SHARES = frozenset(slots("share"))
_MAKES_UP = re.compile(r"\bma(?:k\w+|de) up\b", re.IGNORECASE)
"""“Make up 10 %” is no rise."""


def _find(case: Case) -> Iterator[Finding]:
    for number, masked in enumerate(case.masked):
        if not _SHARES & set(masked.slots):
            continue
        seen: set[str] = set()
        for match in search(masked, (*_ELSEWHERE, *_NEXT)):
            share = match.quantity("share")
            part = match.quantity("part") if "part" in match.found.groupdict() else _part_before(case, masked)
            if "part" in match.found.groupdict() and AGED.search(masked.text[: match.found.start("part")][-40:]):
                continue  # "are under five, half of them": an age
            found = [] if part is None or share.id in seen else list(_with_total_elsewhere(case, match, part))
            seen.update(share.id for _ in found)
            yield from found
        yield from _linked(case, number, seen)


def _linked(case: Case, number: int, seen: set[str]) -> Iterator[Finding]:
    window = around(case, number, back=2)
    for share in shares(case, window):
        item = share.item
        if not isinstance(item, Quantity) or item.id in seen:
            continue
        found = settle(links(case, window, share, partial(_judged, item)), f"whether the {figure(item)} is of these")
        if found is not None:
            yield found


def _part_before(case: Case, masked: Masked) -> Quantity | None:
    """The one count of the sentence before; None where there is none, or a choice."""
    number = case.sentence_of(masked.span)
    if number == 0:
        return None
    counts = [q for q in case.quantities_in(case.sentences[number - 1]) if q.kind == "count" and not q.change]
    return counts[0] if len(counts) == 1 else None


def as_percent(share: Quantity) -> tuple[Interval, Interval]:
    """What a percentage or fraction can mean, and as printed, both in percent."""
    scale = 1.0 if share.kind == "percent" else 100.0
    return meant(share).scaled(scale), printed(share).scaled(scale)


def _judged(share: Quantity, part: Quantity, whole: Quantity) -> tuple[Verdict, str]:
    claim, bare = as_percent(share)
    computed = meant(finely(part, whole)).over(meant(finely(whole, part))).scaled(100)
    central = printed(part).over(printed(whole)).scaled(100)
    verdict = judge(computed, claim, bare=bare, central=central)
    if verdict == "inconsistent" and _literally(share, computed, bare):
        verdict = "strained"
    return verdict, f"{figure(part)} ÷ {figure(whole)} = {span_of(central, ' %')}, stated {span_of(bare, ' %')}"


def _checked(part: Quantity, whole: Quantity, share: Quantity, *, sure: float) -> Finding:
    verdict, working = _judged(share, part, whole)
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
