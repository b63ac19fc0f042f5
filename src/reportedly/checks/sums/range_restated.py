"""A range restated: "the lower estimate of 30" must be an end of the range given before."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from reportedly.checks.case import REACH, Case
from reportedly.checks.interval import meant
from reportedly.checks.linking import Link, settle
from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.checks.sums.restated import about
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_NOUN = (
    r"(?:estimates?|figures?|numbers?|ends?|bounds?|limits?|counts?|tolls?|values?|projections?|totals?|forecasts?|"
    r"guess(?:es)?|case|scenario|rate|price|cost|sum|amount|range|of (?:the|that|this) range|of (?:them|these|those)|"
    r"term|sentence|reading|prediction|level)"
)
_LOWEST = (
    r"low(?:er|est)?|minimum|(?<!at )least|bottom|small(?:er|est)|cheap(?:er|est)|short(?:er|est)|few(?:er|est)|"
    r"gloomiest|most (?:pessimistic|cautious|conservative|modest)"
)
_HIGHEST = (
    r"high(?:er|est)?|upper|maximum|top|larg(?:er|est)|bigg(?:er|est)|long(?:er|est)|great(?:er|est)|rosiest|"
    r"most (?:optimistic|generous|ambitious|alarming)"
)
_EITHER = (
    r"[a-z]{3,8}er(?= (?:estimate|figure|number|end|bound|limit|value))|"
    r"(?:best|worst)[ -]case|worst|best|(?:pessimist|optimist|sceptic)s?[’']?s?"
)
_ANY = slots("any")
_END_BEFORE = re.compile(
    rf"\b(?:(?P<low>{_LOWEST})|(?P<high>{_HIGHEST})|(?P<either>{_EITHER}))"
    rf"(?P<noun>[ -]{_NOUN}\b)*(?P<rest>[^{_ANY}.;!?]{{0,30}}?)(?:[,:(—–-]|\bof|\bat|\bis|\bwas|\bbeing|\bto|[’']s)?\s*"
    rf"(?:{HEDGE})?$",
    re.IGNORECASE,
)
_OF_TWO = re.compile(rf"\s+of the [{_ANY}](?:\s+\w+)?\s*[,(—–-]\s*$")
"""“the lower of the two, 150”: the two are no figure between."""
_FULL_BEFORE = re.compile(
    rf"\b(?:the (?:full|whole|entire)|all(?: of the)?|as (?:many|much|long) as)\s+(?:{HEDGE})?$", re.IGNORECASE
)
_END_AFTER = re.compile(
    rf"[^{_ANY}.;!?]{{0,25}}?(?:,| is| was| being| as|\()\s+(?:the|its|their|at the|an?)\s+"
    rf"(?:(?P<low>{_LOWEST})|(?P<high>{_HIGHEST}))(?:[ -]{_NOUN})*\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:cut|raised?|lowered|lifted|revised|since|earlier|previous\w*|last (?:year|month|week)|used to|record|ever|"
    r"temperature|other|another)\b",
    re.IGNORECASE,
)
"""Words that move an end, or speak of another day's: such a bound may fit, but is not wrong where it doesn't."""
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
"""Before the bound it sets it apart from the range; behind it, it compares the bound with something else."""
_OF_ITS_OWN = re.compile(
    rf"(?:\b(?:an?|some|any)\s+(?:[\w’'-]+\s+)?|[’']s?\s+)(?:{_LOWEST}|{_HIGHEST}|{_EITHER})\b[^{_ANY}.;!?]{{0,60}}$"
    rf"|\b(?:{_LOWEST}|{_HIGHEST}|{_EITHER})[ -]{_NOUN}\s+(?:for|in|on|at|ever|[a-z]+ed|"
    rf"of (?!the\b|that\b|this\b|about\b|some\b|just\b|only\b|nearly\b|around\b|its\b|their\b))[^{_ANY}.;!?]{{1,60}}$",
    re.IGNORECASE,
)
"""Words that give a lowest or highest value a matter of its own: “the lower limit for snow tires”, “a cheaper one”."""
_GUESSES = re.compile(
    r"\b(?:estimat\w+|guess\w*|forecasts?|projections?|predictions?|rang\w+|claims|count\w*)\b", re.IGNORECASE
)
_BOUNDS = {"more-than": "low", "at-least": "low", "less-than": "high", "at-most": "high"}
_NAMES = {"low": "lower", "high": "upper"}
TIES = 3
"""Words that a range and a bound far from it share."""
MOST = 20
"""Ranges and bounds of a report at most."""
_BACK = 2
"""How many sentences before the bound its range may stand: further away, another range is as likely."""


def _find(case: Case) -> Iterator[Finding]:
    yield from _bounds(case)
    ranges = [q for q in case.quantities if q.low < q.high and q.modifier == "exact" and not _vague(case, q)]
    ranges += _from_to(case)
    near = {case.sentence_of(q.span) + apart for q in ranges for apart in range(_BACK + 1)}
    for index in sorted(near & set(range(len(case.masked)))):
        masked = case.masked[index]
        if not masked.items or case.disputed(masked.span):
            continue
        for bound in masked.quantities():
            if bound.low == bound.high and not bound.negated and (end := _end(masked, bound)):
                found = settle(
                    _links(case, _before(case, ranges, index, bound), bound, *end),
                    "whether this is an end of the range",
                )
                if found is not None and found.verdict != "not-checkable":
                    yield found


def _bounds(case: Case) -> Iterator[Finding]:
    """Ranges of which a report elsewhere gives one end alone, as a bound, in much the same words.

    "More than $10 million … between $10 million and $25 million" is told of where it fits, and never where it doesn't.
    """
    ranges = [q for q in case.quantities if q.low < q.high and q.modifier == "exact" and not _vague(case, q)]
    if not ranges:
        return
    ends = {(q.kind, q.unit, end) for q in ranges for end in (q.low, q.high)}
    single = [q for q in case.quantities if q.modifier in _BOUNDS and (q.kind, q.unit, _end_of(q)) in ends]
    for whole in ranges[:MOST]:
        for bound in single[:MOST]:
            same = (whole.kind, whole.unit) == (bound.kind, bound.unit)
            if not same or case.sentence_of(whole.span) == case.sentence_of(bound.span):
                continue
            end = whole.low if _BOUNDS[bound.modifier] == "low" else whole.high
            if _end_of(bound) == end and len(about(case, whole) & about(case, bound)) >= TIES:
                working = f"{figure(whole)}: {figure(bound)} is its {_NAMES[_BOUNDS[bound.modifier]]} end"
                yield finding("consistent", (whole, bound), working, sure=0.5)


def _end_of(bound: Quantity) -> float:
    """The end of a range that a bound names."""
    return bound.low if _BOUNDS[bound.modifier] == "low" else bound.high


def _end(masked: Masked, bound: Quantity) -> tuple[str, float] | None:
    """Which end of a range the words beside a figure call it ("low", "high", "either"), and how surely."""
    before, after = masked.before(bound, 80), masked.after(bound)
    before = _OF_TWO.sub(" of them, ", before)
    cut = max((before.rfind(slot) for slot in _ANY), default=-1)
    before = before[cut + 1 :]
    if _FULL_BEFORE.search(before):
        return "high", 0.5
    if (found := _END_BEFORE.search(before)) is not None:
        name = next(name for name in ("low", "high", "either") if found[name])
        return name, 0.6 if found["noun"] else 0.5 if not found["rest"].strip() else 0.35
    if (found := _END_AFTER.match(after)) is not None:
        return "low" if found["low"] else "high", 0.6
    return ("either", 0.3) if bound.kind == "count" and not bound.counted else None


def _from_to(case: Case) -> list[Quantity]:
    """Ranges written "went from 4,000 to 6,000" where a sentence speaks of guesses: elsewhere that is a move."""
    found = []
    for one, two in pairwise(case.quantities):
        joined = one.low < two.low and one.kind == two.kind and case.text[one.span.end : two.span.start] == " to "
        if joined and _GUESSES.search(case.sentence(one.span)):
            found.append(replace(one, high=two.high, span=Span(one.span.start, two.span.end), modifier="exact"))
    return found


def _before(case: Case, ranges: list[Quantity], index: int, bound: Quantity) -> list[Quantity]:
    start = case.sentences[max(0, index - _BACK)].start
    return [q for q in ranges if start <= q.span.start and q.span.end <= bound.span.start and _alike(q, bound)]


def _links(case: Case, ranges: list[Quantity], bound: Quantity, name: str, cue: float) -> Iterator[Link]:
    """The ranges shortly before a bound, each with whether the bound is its end."""
    alone = len({(q.low, q.high) for q in ranges}) == 1
    moved = _moved(case, bound)
    for whole in {(q.low, q.high): q for q in ranges}.values():
        score = cue + (0.2 if alone else 0.0) + (0.1 if bound.unit == whole.unit and bound.kind == whole.kind else 0.0)
        verdict, working = _judged(whole, bound, name)
        apart = max(bound.low, whole.low) / max(1e-9, min(bound.low, whole.high))
        if verdict == "inconsistent" and (moved or apart > 3 or not alone):
            score = 0.0
        yield Link((whole, bound), verdict, working, score)


def _moved(case: Case, bound: Quantity) -> bool:
    start = case.sentences[case.sentence_of(bound.span)].start
    before = case.text[max(start, bound.span.start - REACH) : bound.span.start]
    return bool(_THAN.search(before) or _OF_ITS_OWN.search(before[-100:]) or _MOVED.search(case.sentence(bound.span)))


def _judged(whole: Quantity, bound: Quantity, name: str) -> tuple[Verdict, str]:
    values = meant(replace(bound, modifier="exact") if bound.modifier in ("at-least", "at-most") else bound)
    fits = {end: values.low <= value <= values.high for end, value in (("low", whole.low), ("high", whole.high))}
    verdict: Verdict = "inconsistent"
    if fits["low"] if name == "low" else fits["high"] if name == "high" else any(fits.values()):
        verdict = "consistent"
    elif whole.low <= bound.low <= whole.high and name != "either":
        verdict = "strained"
    low, high = figure(whole).split("…")
    shown = {"low": f"the lower end is {low}", "high": f"the upper end is {high}"}
    return verdict, f"{figure(whole)}: {shown.get(name, 'an end')}, stated {figure(bound)}"


def _alike(whole: Quantity, bound: Quantity) -> bool:
    """Whether a figure can be an end of a range: one kind and unit, or a bare number ("all seven")."""
    counts = ("count", "rate")  # "200 to 300 a week" is read as a rate, its end as a count
    if whole.kind in counts and bound.kind in counts:
        return not (whole.counted and bound.counted) or whole.counted == bound.counted
    if bound.kind == "count" and not bound.counted:
        return True
    kinds = {whole.kind, bound.kind} - {"rate"}
    return whole.unit == bound.unit and (len(kinds) == 1 and kinds <= {bound.kind, "measure", "money"})


def _vague(case: Case, whole: Quantity) -> bool:
    """ "Dozens" and "hundreds" are ranges by nature, and have no ends that a writer would name."""
    return not any(char.isdigit() for char in case.words(whole.span)) and " " not in case.words(whole.span)


RULE = Rule(
    id="range-restated",
    title="A range restated by one of its ends",
    needs=(
        "a range, and within two sentences a figure called one of its ends: “the lower estimate of N”, “at the upper "
        "end”, “the maximum”, “in the worst case”, “the full N”; or, anywhere, a bound (“more than N”) "
        "in the same words that is an end"
    ),
    rule="N must be that end of the range",
    tolerance="the rounding and hedge of N; a value inside the range is strained (an estimate between the ends)",
    example="between 40 and 60 … the lower estimate of 30: 40…60: the lower end is 40, stated 30: inconsistent",
    traps="two ranges nearby, ranges of another unit, a lowest value of something else",
    apply=_find,
)
