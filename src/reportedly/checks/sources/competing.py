"""Competing figures: two voices count the same thing and can't both be right; shown, never judged."""

import math
import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, meant
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.checks.things import same_thing, thing
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_LOOK_BACK = 12
"""Each figure is set against so many said before it."""
_VAGUE = 2.5
"""A figure so much wider than its low end is a word such as "thousands" (2,000 to 9,999); 12,000 are thousands too."""
_GROUPS = re.compile(
    r"\b(?:groups?|bands?|teams?|batch(?:es)?|squads?|clusters?|rows?|columns?|crews?|families|gangs?) of "
    r"(?:[a-z]+ (?:or|to) )?\Z"
)
"""What a figure before which it stands is the size of: "they go in groups of ten"."""
_FAR = 100.0
"""Counts further apart are of different things, whatever their words."""


def _find(case: Case) -> Iterator[Finding]:
    said = [q for q in case.quantities if _said(case, q)]
    shown: set[frozenset[str]] = set()
    for index, later in enumerate(said):
        for earlier in said[max(0, index - _LOOK_BACK) : index]:
            who = frozenset((case.speaker(earlier) or "", case.speaker(later) or ""))
            if len(who) == 2 and who not in shown and _compete(case, earlier, later):
                shown.add(who)
                yield _shown(case, earlier, later)


def _said(case: Case, quantity: Quantity) -> bool:
    plain = not (quantity.negated or quantity.hypothetical or quantity.change or quantity.per)
    of_group = _GROUPS.search(case.text, max(0, quantity.span.start - 40), quantity.span.start)
    return (
        quantity.kind == "count" and plain and quantity.low > 1 and not of_group and case.speaker(quantity) is not None
    )


def _compete(case: Case, earlier: Quantity, later: Quantity) -> bool:
    left, right = _counts(earlier), _counts(later)
    if left.meets(right) or max(left.low, right.low) > _FAR * max(1.0, min(left.high, right.high)):
        return False
    if case.sentence_of(earlier.span) == case.sentence_of(later.span):
        return False
    return same_thing(thing(case, earlier), thing(case, later)) and not case.disputed(later.span)


def _counts(quantity: Quantity) -> Interval:
    """What a voice can have meant; words such as "thousands" have no upper end."""
    values = meant(quantity)
    return Interval(values.low, math.inf) if quantity.high > _VAGUE * quantity.low else values


def _shown(case: Case, earlier: Quantity, later: Quantity) -> Finding:
    names = {voice.id: voice.name for voice in case.voices}
    one, two = (names.get(case.speaker(q) or "", "") for q in (earlier, later))
    working = " against ".join(
        f"{figure(q)} ({name})" if name else figure(q) for q, name in ((earlier, one), (later, two))
    )
    needs = "which voice to follow: figures of two voices are shown side by side, not judged"
    return finding("not-checkable", (earlier, later), working, sure=0.5, needs=needs)


RULE = Rule(
    id="competing-figures",
    title="Competing figures",
    needs="two figures for the same count (the same event and counters, vocab/counted.csv), each by a voice of its own",
    rule="figures that can't both be right are shown side by side, with who gives them",
    tolerance="the roundings and hedges of both; counts a hundred times apart are of different things",
    example=(
        "the government said 120 people were killed; the opposition put the dead at 310: 120 against 310: not judged"
    ),
    traps="another time or place, a part of the count, “of them”, “more”: not the same count",
    apply=_find,
)
