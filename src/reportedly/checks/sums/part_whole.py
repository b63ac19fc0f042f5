"""Part and whole: subtotals that are said to make up a total."""

import re
from collections.abc import Iterable, Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import finely, judge_figure, meant, printed, total
from reportedly.checks.linking import Link, Seen, Window, around, settle
from reportedly.checks.masks import slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, span_of
from reportedly.checks.sums.part_bound import OF_THESE, bounded
from reportedly.checks.sums.part_complement import complements
from reportedly.checks.sums.part_lists import (
    POSSIBLE,
    Parts,
    is_rest,
    is_total,
    noun_fits,
    noun_shared,
    of_list,
    of_noun,
    of_rest,
    of_total,
    stretch,
    telling,
)
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_EXAMPLES = re.compile(
    r"\b(?:includ\w+|among|such as|notably|especially|mostly|per|each|than|average|compared|respectively|aged|worth|"
    r"followed|every|but|also|up from|down from|"
    rf"(?:from|to|against|after|since)\s+(?:(?!and\b|or\b)[a-z]+\s+){{0,2}}(?=[{slots('any')}]))\b",
    re.IGNORECASE,
)
"""Words between parts that make them examples, rates, changes or steps of a story."""
_PLANNED = re.compile(
    r"\b(?:expect\w*|hop(?:e|es|ed|ing)|would|could|might|may|target|goal|aim\w*|plan\w*)\b", re.IGNORECASE
)
_WIDER = re.compile(
    r"(?:(?!\b(?:best|worst|most|largest|highest|biggest|lowest|first|record)\b)[^.;!?]){0,60}?\b(?:since|next (?:year|"
    r"month|week|season)|(?:over|in) the (?:past|last)|this year|nationwide|worldwide|elsewhere|more|"
    r"counted|counting|included|including|with the (?:help|support|backing|votes))\b",
    re.IGNORECASE,
)
"""Words behind a total that give it a time or a ground of its own."""
_DEFINITE = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
_OF_THE = re.compile(r"(?:\bof|[—–-])\s?(?:the|its|their)\b", re.IGNORECASE)
_ADDABLE = re.compile(f"[{slots('n|duration')}]")
FEWEST = 3
"""A whole and two parts."""
_SAID = 0.7
"""A figure above this is called a sum by a word beside it."""
_OVERLAP = re.compile(r"\b(?:neither|both|also|as well)\b", re.IGNORECASE)
_STRIDE = 60
"""Code points between the parts of a list that no word calls one."""
_FEW = 10
"""Sums up to this come about by chance."""
SURE_LIST = 0.6
"""A sum that no word calls so is told of as fitting where it comes within ``NEAR_BY`` of the total."""
NEAR_BY = 0.02
_NEAR = 0.75
"""A total that no word calls one is only taken for the sum of the figures before it where they come near it."""


def _find(case: Case) -> Iterator[Finding]:
    done: set[str] = set()
    for link in complements(case):
        if (found := settle([link], "")) is not None:
            done.update(item.id for item in link.figures if isinstance(item, Quantity))
            yield found
    for index, masked in enumerate(case.masked):
        if not masked.items or case.disputed(masked.span):
            continue
        yield from _linked(case, index, done)
        yield from bounded(case, index, done)


def _linked(case: Case, index: int, done: set[str]) -> Iterator[Finding]:
    """The totals, remainders and list heads of a sentence with what they may be made of."""
    near = case.masked[max(0, index - 2) : index + 1]
    if not _ADDABLE.search(near[-1].text) or sum(len(_ADDABLE.findall(masked.slots)) for masked in near) < FEWEST:
        return
    window = around(case, index, back=2, ahead=0)
    seen = [s for s in window.quantities("count", "money", "measure", "rate", "duration") if s.quantity is not None]
    for each in [s for s in seen if s.sentence == 0]:
        yield from _settled(case, window, each, _told(window, each), done)
    if any(s.sentence == 0 and s.quantity and s.quantity.kind in ("count", "money", "measure") for s in seen):
        for each in seen:
            yield from _settled(case, window, each, of_noun(each, _figures(window, each)), done)


def _figures(window: Window, seen: Seen) -> list[Seen]:
    figures = stretch(window, seen.quantity) if seen.quantity is not None else []
    return figures if seen in figures and len(figures) >= FEWEST else []


def _told(window: Window, seen: Seen) -> Iterator[Parts]:
    """What a figure is the whole or the rest of, by the words and marks beside it."""
    figures = _figures(window, seen)
    if figures:
        yield from of_list(window, seen, figures)
        if is_rest(seen):
            yield from of_rest(seen, figures)
        elif cue := is_total(seen, window.here.before(seen.quantity, 90) if seen.quantity else ""):
            yield from of_total(seen, figures, cue)


def _settled(case: Case, window: Window, seen: Seen, ways: Iterable[Parts], done: set[str]) -> Iterator[Finding]:
    if seen.quantity is None or seen.quantity.id in done:
        return
    links = [link for way in ways if (link := _link(case, window, way)) is not None]
    found = settle(links, "whether these are all the parts of the whole")
    if found is not None and found.verdict != "not-checkable":
        done.update(item.id for item in max(links, key=lambda link: link.score).figures if isinstance(item, Quantity))
        yield found


def _link(case: Case, window: Window, way: Parts) -> Link | None:
    """One way to make up a whole, with how sure it is; None where guards forbid it."""
    whole, parts = way.whole.quantity, way.quantities
    if whole is None or len(parts) < 2 or max(p.low for p in parts) >= whole.high:
        return None
    units = {(q.kind, q.unit) for q in (*parts, whole) if q.kind != "count"}
    if len(units) > 1 or not case.comparable(*parts, whole) or any(q.hypothetical != whole.hypothetical for q in parts):
        return None
    computed, central = total(meant(p) for p in parts), total(printed(p) for p in parts)
    verdict = judge_figure(computed, finely(whole, *parts), central)
    bounds = any(p.modifier not in ("exact", "approximate") for p in (*parts, whole))
    if bounds and not 0.95 <= central.low / whole.low <= 1.05:
        return None
    score = way.cue + telling(way) - (0.0 if way.cue <= POSSIBLE and whole.low >= _FEW else 0.15 * min(way.left, 3))
    if (
        verdict == "consistent"
        and way.cue < SURE_LIST
        and not central.within(printed(whole).widened(NEAR_BY * whole.low))
    ):
        score = min(score, 0.3)
    if verdict != "consistent" and (
        way.cue <= POSSIBLE or not _sure(window, way, whole, central.low / max(whole.low, 1e-9))
    ):
        score = min(score, 0.3)
    terms = " + ".join(figure(p) for p in parts)
    return Link((*parts, whole), verdict, f"{terms} = {span_of(central)}, stated {figure(whole)}", score)


def _sure(window: Window, way: Parts, whole: Quantity, ratio: float) -> bool:
    """Whether a sum that doesn't fit may be told of: no examples, no crowd, and near enough where no word says sum."""
    if _OVERLAP.search(way.parts[-1].after):
        return False
    if not way.summed and sum(q.low for q in way.quantities[:-1]) >= whole.low:
        return False  # parts that overlap, such as answers to two questions
    first, *_, last = sorted(s.number for s in (*way.parts, way.whole))
    between = " ".join(s.after for s in window.figures if first <= s.number < last)
    if (
        all(q.low == 1 for q in way.quantities)
        or any(is_total(s) > _SAID for s in way.parts)
        or _EXAMPLES.search(between)
        or _PLANNED.search(way.whole.before)
        or _WIDER.match(way.whole.after)
        or _is_aim(window, way.whole)
        or (way.summed and OF_THESE.search(between))
    ):
        return False
    if way.strong:
        return 0.5 <= ratio <= 2 if noun_shared(way) else 0.8 <= ratio <= 1.25
    known = any(_DEFINITE.search(s.before) for s in way.parts[1:])
    apart = known or way.whole.sentence - way.parts[0].sentence > 1 or len({s.sentence for s in way.parts}) > 1
    loose = way.summed and (apart or _OF_THE.search(between) or any(len(s.after) > _STRIDE for s in way.parts[:-1]))
    return _NEAR <= ratio <= 1 / _NEAR and noun_fits(way) and not loose


def _is_aim(window: Window, whole: Seen) -> bool:
    """Whether a total is set aside for a date: "600 million for 2027"."""
    following = window.figures[whole.number + 1 : whole.number + 2]
    return bool(following and following[0].quantity is None and whole.after.strip() in ("for", "by", "until"))


RULE = Rule(
    id="part-whole",
    title="Parts and their whole",
    needs=(
        "a total and the figures before or behind it in up to three sentences: marked as a sum (“in all”, “bringing "
        "the toll to”, “all 215”, “the 91 signatories”, a list behind a colon, brackets, “comprises”), as what is left "
        "(“the other 12”, “leaving 40”, “those that remain”, “one of only 10 states he lost”, “one of four … the "
        "other three”), or as parts nobody can be in two of (“of its 212 crew, 153 were rescued, 14 died and 45 are "
        "missing”; “of its 900 voters, 300 are Greens and 400 unaffiliated”; “the 46 dead included 21 women …”)"
    ),
    rule=(
        "the sum of the parts, as an interval, must meet the total; of parts that shut each other out it can't exceed "
        "the total. Any list likely to be meant that fits is taken; without a word for a sum the total must be near it "
        "to be wrong"
    ),
    tolerance="rounding of every part and of the total add up; counts under 1,000 are exact",
    example="seven in Orlec, five in Brod and three in Vasht, 17 in all: 7 + 5 + 3 = 15, stated 17: inconsistent",
    traps=(
        "lists that only give examples (including, among, such as) are never summed; at-least parts, other "
        "units, rates, "
        "changes and figures of two speakers are left out"
    ),
    apply=_find,
)
