"""Repeated figure: a figure taken up again ("the $4.2 billion road budget") must be the one given before."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import meant
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.checks.things import clause, same_thing, stem, thing
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

APART = 1.5
"""A figure off by more than half is taken for another count (one brigade's, one day's) and not judged."""
_LOOK_BACK = 30
"""Each repeated figure is compared with at most so many earlier ones, so that long tables stay cheap."""

_TAKEN_UP = re.compile(
    r"\b(?:the|that|this|these|those)\s+(?:(?:same|full|entire|whole|estimated|reported)\s+)?$", re.IGNORECASE
)
_PARTITIVE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|some|many|all|half|none|few|several|"
    r"any|each|both|third|quarter|percent)) of (?:the|these|those)\s+$",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"^[ -]?((?:[^\W\d_][\w’'-]*[ ]?){1,6})")
_FOR = re.compile(r"^ (?:for|of) (?:the |a |an |its |their )?")
"""Money is named by what it is for: "the $4.2 billion for roads"."""
_STOP = frozenset(
    re.findall(
        r"[\w’'-]+",
        "who that which in of would will is was were are has have had could may might can should for at on by "
        "from with to and or as it its the a an be been being not did do does since after before during who's "
        "when where than into about over under he she they we his her their people person year years month "
        "months day days more other others",
    )
)
_OTHER = re.compile(
    r"\b(?:other|another|more|additional|first|second|third|last|next|previous|remaining|rest|new|each|"
    r"former|latter|earlier|separate|similar|alone)\b",
    re.IGNORECASE,
)


def _find(case: Case) -> Iterator[Finding]:
    figures = [q for q in case.quantities if q.kind in ("count", "money", "measure") and not (q.per or q.change)]
    for index, later in enumerate(figures):
        before = case.text[max(0, later.span.start - 30) : later.span.start]
        if not _TAKEN_UP.search(before) or _PARTITIVE.search(before):
            continue
        near = figures[max(0, index - _LOOK_BACK) : index]
        earlier = [q for q in near if q.kind == later.kind and q.unit == later.unit and _may_be(case, q, later)]
        if (
            len({(q.low, q.high) for q in earlier}) == 1
            and not case.disputed(later.span)
            and not case.disputed(earlier[-1].span)
        ):
            yield from _checked(earlier[-1], later)


def _may_be(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether ``earlier`` can be what "the <later> …" takes up: unit, words, voice and thing agree."""
    if earlier.negated or (earlier.hypothetical and not later.hypothetical):
        return False
    if case.sentence_of(earlier.span) == case.sentence_of(later.span) or not case.comparable(earlier, later):
        return False
    if _apart(case, earlier, later):
        return False
    named = case.noted("named", later, _named)
    shared = len(named & case.noted("clause-stems", earlier, _stems))
    if len(named) >= 2 and shared >= 2:
        return True
    if shared and (_misprint(earlier, later) or (later.kind == "money" and earlier.low == later.low)):
        events = [thing(case, q).event for q in (earlier, later)]
        return not all(events) or bool(events[0] & events[1])
    one, two = thing(case, earlier), thing(case, later)
    alike = bool(one.who & two.who) or stem(earlier.counted) == stem(later.counted)
    return earlier.kind == "count" and bool(later.counted) and alike and same_thing(one, two)


def _misprint(earlier: Quantity, later: Quantity) -> bool:
    """Whether one is the other with its digits in another order or scale: 340 and 430, $4.2 billion and million."""
    if earlier.low != earlier.high or later.low != later.high or earlier.low == later.low:
        return False
    if later.kind == "count" and (min(earlier.low, later.low) < 100 or stem(earlier.counted) != stem(later.counted)):
        return False  # 12 and 21 meet by chance
    one, two = (f"{q.low:.0f}".rstrip("0") for q in (earlier, later))
    apart = max(earlier.low, later.low) / max(1e-9, min(earlier.low, later.low))
    if one == two:
        return round(apart) in (10, 100, 1000, 10**6) and len(one) >= 2
    return len(one) >= 2 and apart < 10 and sorted(one) == sorted(two)


def _stems(case: Case, quantity: Quantity) -> set[str]:
    return {stem(word) for word in re.findall(r"[^\W\d_]{3,}", case.words(clause(case, quantity)))}


def _apart(case: Case, earlier: Quantity, later: Quantity) -> bool:
    if any(case.noted("other", q, _other) for q in (earlier, later)):
        return True
    names = [thing(case, q).names for q in (earlier, later)]
    return bool(names[0] and names[1] and not names[0] & names[1])


def _other(case: Case, quantity: Quantity) -> bool:
    return bool(_OTHER.search(case.text[max(0, quantity.span.start - 25) : quantity.span.end + 40]))


def _named(case: Case, quantity: Quantity) -> set[str]:
    """The stems of the noun phrase that follows a figure, up to its first function word."""
    after = case.text[quantity.span.end : quantity.span.end + 80]
    found = _PHRASE.match(_FOR.sub(" ", after) if quantity.kind == "money" else after)
    stems: set[str] = set()
    for word in found[1].split() if found else ():
        if word.lower() in _STOP:
            break
        stems.add(stem(word))
    return {s for s in stems if len(s) > 2}


def _checked(earlier: Quantity, later: Quantity) -> Iterator[Finding]:
    left, right = meant(earlier), meant(later)
    verdict: Verdict = "consistent"
    if not left.meets(right):
        high, low = max(left.low, right.low), min(left.high, right.high)
        if low <= 0 or (high / low > APART and not _misprint(earlier, later)):
            return
        verdict = "inconsistent"
    working = f"{figure(earlier)} first, {figure(later)} when taken up again"
    yield finding(verdict, (earlier, later), working, sure=0.65)


RULE = Rule(
    id="repeated-figure",
    title="A figure taken up again",
    needs=(
        "a figure, and later “the” figure with the same words, unit and speaker (or the report's own voice for "
        "one of them)"
    ),
    rule="both must be able to mean one value",
    tolerance=(
        "the roundings and hedges of both; figures more than half apart are taken for different counts, unless their "
        "digits are the same in another order or scale (340 and 430, $4.2 billion and $4.2 million)"
    ),
    example="$4.2 billion for roads … the $4.2 billion road budget: consistent",
    traps="another place, another time, a part, two earlier figures that fit; figures of two speakers",
    apply=_find,
)
