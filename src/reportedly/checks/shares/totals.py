"""Totals named by words only: "of those who left", "of the deserters", "of that number" → the earlier figure meant."""

import re

from reportedly.checks.case import Case
from reportedly.checks.things import Thing, classes, proper_names, stem, thing
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

LOOK_BACK = 200
"""A total named by what was done is looked for among so many figures before the share."""
NEAR = 3
"""A total named by a pronoun stands in the same sentence or in one of so many before it."""

PRONOUN = (
    r"(?:(?:all |each |any )?(?:of )?(?:them|those|these|whom)(?= *(?:$|[^\w\s]|(?:affected|involved|concerned|"
    r"in question|people)\b))|(?:that|this|the)(?: (?:overall|original|initial|full|reported|estimated|official|"
    r"total|whole|latest|stated|claimed))?"
    r" (?:number|total|figure|sum|tally|count|estimate|group|crowd|contingent|toll|lot)(?= *$))"
)
"""Words that mean the latest earlier figure of the same kind of thing."""
_PRONOUN = re.compile(PRONOUN.replace(" ", r"\s+").replace(r"\s+*", r"\s*"), re.IGNORECASE)
_THESE = re.compile(r"(?:all\s+)?(?:those|these)\s+(?:[\w’'-]+\s+)?(?P<noun>[\w’'-]+)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b", re.IGNORECASE)


def named_totals(case: Case, before: int, part: Quantity, of: str) -> list[Quantity]:
    """The figures before offset ``before`` that ``of`` can mean as the total of ``part``; of each size one.

    ``of`` is a phrase such as "those who left" (by event and counter, anywhere earlier) or "them" (by nearness).
    Loose magnitudes give way to figures.
    """
    who, event = classes(of)
    earlier = [q for q in case.quantities_before(before, LOOK_BACK) if _may_be_total(case, q, part)]
    if _PRONOUN.match(of.strip()):
        found = _near(case, before, earlier)
    elif event:
        names = proper_names(of, start_of_sentence=False)
        found = [q for q in earlier if _counts(thing(case, q), who, event, names)]
    elif these := _THESE.match(of.strip()):
        found = [q for q in _near(case, before, earlier) if _named_so(thing(case, q), q, who, these["noun"])]
    else:
        found = []
    exact = [q for q in found if not _VAGUE.search(case.words(q.span))]
    return list({(q.low, q.high): q for q in (exact or found)}.values())


def _may_be_total(case: Case, other: Quantity, part: Quantity) -> bool:
    """A count above the part, of persons or things that the part can be some of."""
    if other.kind != "count" or other.low <= part.high or other.negated or other.hypothetical or other.change:
        return False
    if thing(case, other).apart or not (other.counted or thing(case, other).who) or case.disputed(other.span):
        return False
    mine = classes(part.counted)[0]
    if not part.counted or mine & thing(case, other).who:
        return True
    return stem(part.counted) == stem(other.counted) or bool(classes(part.counted)[1]) or part.counted == "person"


def _near(case: Case, before: int, earlier: list[Quantity]) -> list[Quantity]:
    here = case.sentence_of(Span(before, before))
    return [q for q in earlier if case.sentence_of(q.span) >= here - NEAR]


def _counts(counts: Thing, who: frozenset[str], event: frozenset[str], names: frozenset[str]) -> bool:
    return bool(
        counts.event & event
        and (not who or not counts.who or who & counts.who)
        and not (names and counts.names and not names & counts.names)
    )


def _named_so(counts: Thing, other: Quantity, who: frozenset[str], noun: str) -> bool:
    return bool(who & counts.who) or stem(noun) == stem(other.counted)
