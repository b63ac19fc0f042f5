"""Subset bound: a part can't be larger than what it is a part of."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import finely, meant
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_OF_THEM = tuple(
    frame(pattern)
    for pattern in (
        r"<n:total><long>(?:,|—|–|\(|;|\band\b) ?(?:and )?<hedge><n:part> of (?:them|whom|which)\b",
        r"<n:total><long>(?:,|—|–|\(|;) ?(?:of whom|of which|of them) <hedge><n:part>",
    )
)
_INCLUDING = frame(
    r"<n:total>(?P<what><words>)(?:,|—|–|\()? ?(?:including|among them|among which) <hedge><n:part>(?P<that><words>)"
    r"(?: ?[,)—–;.]| and|$)"
)
_OF_THE = frame(
    r"<count:part>(?P<noun>(?: [a-z]+)?) (?:out of|of) (?:the|its|their|all|all the|some) <hedge><count:total>(?![-–/])"
)
_NOT_OF = re.compile(
    r"\b(?:more|fewer|less|other|another|times|compared|than|per|each|every|day|age[ds]?)\b", re.IGNORECASE
)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        seen: set[str] = set()
        for frames, fits in ((_OF_THEM, _of_them), ((_INCLUDING,), _one_noun), ((_OF_THE,), _plainly)):
            for match in search(masked, frames, fits):
                whole, part = match.quantity("total"), match.quantity("part")
                if part.id not in seen and _alike(case, whole, part):
                    seen.add(part.id)
                    yield from _checked(whole, part)


def _of_them(match: Match) -> bool:
    return not _NOT_OF.search(match.found.group())


def _one_noun(match: Match) -> bool:
    """Whether after "including" the part names the whole's noun: a ship's 60 passengers include no 90 crew."""
    if match.quantity("total").kind != "count":
        return True
    left, right = ({stem(w) for w in match.words(name).split() if len(w) > 2} for name in ("what", "that"))
    return bool(left & right)


def _plainly(match: Match) -> bool:
    return not _NOT_OF.search(match.found.group()) and match.quantity("total").low > 1


def _alike(case: Case, whole: Quantity, part: Quantity) -> bool:
    return (
        part.kind == whole.kind
        and part.unit == whole.unit
        and not (part.per or whole.per or part.negated or whole.negated or part.hypothetical or whole.hypothetical)
        and case.comparable(whole, part)
        and whole.modifier not in ("at-least", "more-than")
    )


def _checked(whole: Quantity, part: Quantity) -> Iterator[Finding]:
    low, high = meant(finely(part, whole)).low, meant(finely(whole, part)).high
    if part.low > whole.high and low <= high:
        yield finding("strained", (whole, part), f"{figure(part)} of {figure(whole)}", sure=0.6)
    elif low > high:
        yield finding("inconsistent", (whole, part), f"{figure(part)} are said to be among {figure(whole)}", sure=0.75)
    else:
        yield finding("consistent", (whole, part), f"{figure(part)} of {figure(whole)}", sure=0.6)


RULE = Rule(
    id="subset-bound",
    title="A part no larger than its whole",
    needs="a whole and a part of it: “19 of them”, “of whom 41”, “including 90 …” with the whole's own noun",
    rule="the part can't exceed the whole",
    tolerance="the roundings and hedges of both; a whole of “at least” or “more than” has no bound and is left alone",
    example="Fourteen passengers were hurt, 19 of them seriously: 19 are said to be among 14: inconsistent",
    traps="“including” of another noun, rates, negations, wholes without an upper bound",
    apply=_find,
)
