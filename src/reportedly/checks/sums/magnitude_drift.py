"""Magnitude drift: the same thing counted in two magnitudes that can't both hold."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, meant
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.checks.sums.crowds import crowd_sizes
from reportedly.checks.sums.restated import SAME_WORDS, about
from reportedly.checks.things import Thing, classes, same_thing, stem, thing
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

FACTOR = 2.0
"""Figures less than twice apart are strained, not a drift of magnitude: "hundreds" for 1,200 is loose, not wrong."""
WIDE = 10.0
""" "Thousands" and "millions" alone also stand for tens of thousands and of millions."""

_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:the|its|their|this|that|these|those)\s+(?:(?:[\w’-]+\s+){1,4}?(?:of|by)\s+)?(?:the |some |about "
    r"|roughly |estimated )?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|these|those)\s+(?:many |several )?$", re.IGNORECASE)
_NOMINAL = re.compile(
    r"\b(?:the|its|their|this|that)\s+(?:[\w’-]+\s+)?(?P<what>[\w’-]+)\s+(?:of|by)\s+(?:the |some |about |roughly )?$",
    re.IGNORECASE,
)
_TIMELESS = frozenset({"now", "today"})
_BACK = 2
"""A magnitude takes up a count of so many sentences before."""
_DONE = re.compile(
    r"\s+(?:(?:have|has|had) (?:already |now |since |by now )?(?:been )?(?!not\b|yet\b)\w+|(?:were|are) "
    r"(?:already |now )?(?:gone|"
    r"dead|missing|displaced|homeless|\w+ed)\b|who (?:have|has|had|were|left|fled|went)\b|(?:already |now )?(?:gone|"
    r"dead|missing|displaced|fled|left|killed)\b)",
    re.IGNORECASE,
)
_KNOWN_BEFORE = re.compile(
    r"\b(?:when|with|after|now that|as|because|although|while|that|though|once)\s+(?:already\s+)?$", re.IGNORECASE
)
_ALREADY = re.compile(r"\balready\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:have|has|had)\b", re.IGNORECASE)
_WIDER = re.compile(
    r"\b(?:in|by|since|during|over|across|throughout|worldwide|nationwide|elsewhere|each|every|around)\b", re.IGNORECASE
)
"""Words after a bare magnitude that give it a ground or a time of its own ("across the industry")."""
_CAUSED = re.compile(
    r"\b(?:led to|leading to|resulted in|resulting in|caus(?:ed|es|ing)|blamed for|accused of|responsible "
    r"for|including|"
    r"claimed|cost|linked to|recall(?:s|ed|ing)?|like|similar to|remember\w*|anniversary of)\s+(?:\S+\s+){0,6}?$",
    re.IGNORECASE,
)
"""The deaths of thousands that an insurgency "has led to" are not those of today's bomb."""
_ANYBODY = frozenset({"person", "people", "man", "woman", "soul", "life", "individual", "citizen", "human", "resident"})
"""Counted words that a later mention may use for anybody: "the flight of hundreds of thousands of men"."""
_NEAR = 25
"""Each vague magnitude is compared with so many figures before it, after it, and at the head of the report."""


def _find(case: Case) -> Iterator[Finding]:
    counts = [
        q for q in case.quantities if q.kind == "count" and not (q.negated or q.hypothetical or q.change or q.per)
    ]
    done: set[tuple[float, float]] = set()
    for index, loose in enumerate(counts):
        if not _VAGUE.search(case.words(loose.span)):
            continue
        near = counts[max(0, index - _NEAR) : index][::-1] + counts[index + 1 : index + 1 + _NEAR]
        if (told := _taken_up(case, counts[max(0, index - _NEAR) : index], loose)) is not None:
            yield told
            continue
        if (sizes := crowd_sizes(case, loose, counts[index + 1 : index + 1 + _NEAR])) and loose.counted in _ANYBODY:
            yield _of_crowd(case, loose, sizes)
            continue
        found = next(_drifts(case, loose, [*near, *counts[: min(_NEAR, max(0, index - _NEAR))]]), None)
        if found is not None and (key := (loose.low, found[0].low)) not in done:
            done.add(key)
            yield found[1]
        elif found is None and (told := _rounded(case, near, loose)) is not None:
            yield told


def _of_crowd(case: Case, loose: Quantity, sizes: list[Quantity]) -> Finding:
    """The magnitude against all that others put the crowd at: the nearest to it decides."""
    nearest = min(sizes, key=lambda size: _apart(loose, size))
    verdict = _verdict(case, loose, nearest)
    working = f"{case.words(loose.span)}, and the crowd was put at {' and '.join(figure(size) for size in sizes)}"
    return finding(verdict, (loose, *sizes), working, sure=0.7)


def _rounded(case: Case, near: list[Quantity], loose: Quantity) -> Finding | None:
    """A figure for which a magnitude of the same noun, in much the same words, can stand."""
    for other in near:
        alike = bool(loose.counted) and stem(loose.counted) == stem(other.counted)
        apart = case.sentence_of(loose.span) != case.sentence_of(other.span) and other.modifier != "at-least"
        fits = 1 < other.low == other.high and _range(case, loose).meets(meant(other))
        if alike and apart and fits and len(about(case, loose) & about(case, other)) > 1:
            working = f"{figure(other)} is {case.words(loose.span)}"
            return finding("consistent", (other, loose), working, sure=0.5)
    return None


def _taken_up(case: Case, before: list[Quantity], loose: Quantity) -> Finding | None:
    """A magnitude that takes up the only such count of the sentences before it: "the dozens of injured"."""
    head = case.text[max(0, loose.span.start - 60) : loose.span.start]
    named = _NOMINAL.search(head)
    if not (named or _DEFINITE.search(head)) or _CAUSED.search(head) or case.disputed(loose.span):
        return None
    here = case.sentence_of(loose.span)
    near = [q for q in before if 0 < here - case.sentence_of(q.span) <= _BACK and _same_count(case, q, loose, named)]
    if len({(q.low, q.high) for q in near}) != 1 or not case.comparable(near[-1], loose):
        return None
    earlier = near[-1]
    verdict = _verdict(case, loose, earlier)
    apart = "" if verdict == "consistent" else f": apart {_apart(loose, earlier):.1f} times"
    working = f"{figure(earlier)} and {figure(loose)} ({case.words(loose.span)}) for the same count{apart}"
    return finding(verdict, (earlier, loose), working, sure=0.7)


def _same_count(case: Case, earlier: Quantity, loose: Quantity, named: re.Match[str] | None) -> bool:
    """Whether a definite magnitude counts what an earlier figure does: its noun and event, or by that event's noun."""
    here, there = thing(case, loose), thing(case, earlier)
    if earlier.low <= 1 or _VAGUE.search(case.words(earlier.span)) or here.apart or there.apart:
        return False
    if _elsewhere(here, there) or case.disputed(earlier.span):
        return False
    same = bool(loose.counted) and stem(loose.counted) == stem(earlier.counted)
    who = same or bool(here.who & there.who) or not loose.counted
    own = classes(loose.counted)[1] if same else frozenset[str]()  # demonstrators take part in a demonstration
    event = bool((here.event & there.event) - own)
    if named is not None:
        family = stem(named["what"])[:SAME_WORDS] in about(case, earlier)
        return (same or who) and (event or family or (same and not (here.event - own and there.event - own)))
    told = same and bool((about(case, earlier) & about(case, loose)) - {stem(loose.counted)[:SAME_WORDS]})
    return told or (event and (who or bool(classes(loose.counted)[1])))


def _elsewhere(here: Thing, there: Thing) -> bool:
    names = bool(here.names and there.setting and not here.names & there.setting)
    return names or bool(here.times - there.times - _TIMELESS)


def _drifts(case: Case, loose: Quantity, others: list[Quantity]) -> Iterator[tuple[Quantity, Finding]]:
    here = thing(case, loose)
    found = [other for other in others if _comparable(case, here, loose, other)]
    apart = [other for other in found if _verdict(case, loose, other) != "consistent"]
    bare = _elliptic(case, loose)
    if bare and len(apart) < len(found):
        return
    if bare and len({(other.low, other.high) for other in apart}) > 1:
        choice = " or ".join(figure(other) for other in apart[:3])
        working = f"{case.words(loose.span)}: the same count as {choice}?"
        needs = f"which count “{case.words(loose.span)}” restates"
        yield apart[0], finding("not-checkable", (*apart[:3], loose), working, sure=0.3, needs=needs)
        return
    for other in apart:
        working = (
            f"{figure(other)} and {figure(loose)} ({case.words(loose.span)}) for the same count: apart "
            f"{_apart(loose, other):.1f} times"
        )
        yield other, finding(_verdict(case, loose, other), (other, loose), working, sure=0.5 if bare else 0.7)


def _comparable(case: Case, here: Thing, loose: Quantity, other: Quantity) -> bool:
    own = classes(loose.counted)[1] if stem(loose.counted) == stem(other.counted) else frozenset[str]()
    if not (here.event & thing(case, other).event) - own or case.sentence_of(other.span) == case.sentence_of(
        loose.span
    ):
        return False
    if _VAGUE.search(case.words(other.span)) and other.span.start > loose.span.start:
        return False
    if case.disputed(other.span) or case.disputed(loose.span) or not _may_compare(case, loose, other):
        return False
    return _one_count(case, here, loose, other)


def _may_compare(case: Case, loose: Quantity, other: Quantity) -> bool:
    """One voice for both; or the report's own voice referring back ("the exodus of tens of thousands")."""
    if case.same_speaker(loose, other):
        return True
    later, earlier = (loose, other) if loose.span.start > other.span.start else (other, loose)
    back = _refers_back(case, later) or _elliptic(case, later)
    return case.speaker(later) is None and case.speaker(earlier) is not None and back


def _refers_back(case: Case, quantity: Quantity) -> bool:
    before = case.text[max(0, quantity.span.start - 80) : quantity.span.start]
    return bool(_REFERS.search(before[-60:])) and not _CAUSED.search(before)


def _elliptic(case: Case, quantity: Quantity) -> bool:
    """Whether nobody is named and it is told as done: "when hundreds of thousands have already gone"."""
    if quantity.counted or not _VAGUE.search(case.words(quantity.span)):
        return False
    before = case.text[max(0, quantity.span.start - 30) : quantity.span.start]
    after = case.text[quantity.span.end : quantity.span.end + 80].split(".")[0]
    known = _KNOWN_BEFORE.search(before) or _ALREADY.search(after[:25])
    return bool(known and _DONE.match(after)) and not _WIDER.search(after)


def _running(case: Case, later: Quantity, earlier: Quantity) -> bool:
    """Whether a running total is told after one incident: "a bomb killed 12"; "hundreds have been killed"."""
    told = case.text[later.span.end : later.span.end + 80].split(".")[0]
    wider = bool(_WIDER.search(told)) and not _refers_back(case, later)
    since = _PERFECT.search(told) and not _ALREADY.search(told)
    return wider or bool(since and not _PERFECT.search(case.sentence(earlier.span)))


def _one_count(case: Case, here: Thing, loose: Quantity, other: Quantity) -> bool:
    """The same event and known counters; without a word that refers back, the same noun and no name either."""
    there = thing(case, other)
    if not same_thing(here, there, whoever=True):
        return False
    later = max(loose, other, key=lambda q: q.span.start)
    last, first = (here, there) if later is loose else (there, here)
    back, bare = _refers_back(case, later), _elliptic(case, later)
    whoever = bool(first.who) and (bare or (back and (not later.counted or later.counted in _ANYBODY)))
    if not same_thing(here, there, whoever=whoever) or not (whoever or here.who & there.who):
        return False
    if not (last.names <= first.setting and last.times <= first.times):
        return False
    if not back and _running(case, later, other if later is loose else loose):
        return False
    named = loose.counted in _ANYBODY and bool(here.names or there.names or here.times or there.times)
    plain = bool(loose.counted) and loose.counted == other.counted and not named
    return back or bare or plain


def _range(case: Case, quantity: Quantity) -> Interval:
    low, high = meant(quantity)
    words = case.words(quantity.span).lower()
    if _VAGUE.search(words) and not re.search(r"\b(?:tens|dozens|scores|hundreds)\b", words):
        high *= WIDE
    return Interval(low, high)


def _apart(left: Quantity, right: Quantity) -> float:
    low, high = sorted((meant(left), meant(right)))
    return high.low / low.high if low.high > 0 else 1.0


def _verdict(case: Case, loose: Quantity, other: Quantity) -> Verdict:
    left, right = _range(case, loose), _range(case, other)
    if left.meets(right):
        return "consistent"
    low, high = sorted((left, right))
    return "inconsistent" if high.low >= FACTOR * low.high else "strained"


RULE = Rule(
    id="magnitude-drift",
    title="Drift of magnitude",
    needs=(
        "a figure and a round magnitude (dozens, hundreds, tens of thousands) for the same count: one that takes it up "
        "within two sentences (“the dozens of injured”, “the closure of hundreds of branches”), or elsewhere "
        "the same event and counters by vocab/counted.csv, of one speaker, or of the report's own voice referring "
        "back; or what others put a crowd at, behind the report's own magnitude of people"
    ),
    rule="the magnitude's interval must meet the figure's",
    tolerance="less than twice apart is strained; “thousands” and “millions” alone reach ten times further up",
    example=(
        "“Between 300,000 and 500,000 personnel have deserted” and “the exodus of tens of thousands of "
        "soldiers”: inconsistent"
    ),
    traps="two speakers (competing figures), another time or place, “of them”, “more”, “each”, a part of the count, "
    "a running total after one incident (“a bomb killed 12 … thousands have been killed”)",
    apply=_find,
)
