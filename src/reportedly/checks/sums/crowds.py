"""Crowds: a round magnitude of people in the report's own words, against what those whom it cites put the crowd at."""

import re
from collections.abc import Sequence

from reportedly.checks.case import Case
from reportedly.model.figures import Quantity

_AHEAD = 2
"""Sentences behind the magnitude in which the crowd's size is told."""
_PUT_AT = re.compile(
    r"\b(?:put|puts|placed|estimated|estimates|reckoned)\s+(?:the\s+|its\s+|their\s+)?(?:crowd|turnout|attendance|"
    r"numbers?|size\s+of\s+the\s+\w+|march|rally|demonstration|protest|procession)\s+(?:of\s+\w+\s+)?at\s+"
    r"(?:(?:about|around|some|nearly|only|just|roughly|almost|over|more\s+than|at\s+least|at\s+most|up\s+to)\s+)*$",
    re.IGNORECASE,
)
_AND_AT = re.compile(
    r"(?:,|\band|\bbut|\bwhile)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?\s+at\s+(?:(?:about|around|some|nearly|only|just|"
    r"roughly|almost|over|more\s+than|at\s+least|at\s+most|up\s+to)\s+)*$",
    re.IGNORECASE,
)
_REACH = 70
"""Code points before a figure in which it is told that the crowd was put at it."""


def crowd_sizes(case: Case, loose: Quantity, behind: Sequence[Quantity]) -> list[Quantity]:
    """The figures that others put the crowd at, of which ``loose`` is the report's own magnitude ("tens of thousands").

    Empty where somebody is said to give the magnitude: two parties may differ.
    """
    if case.speaker(loose) is not None or case.disputed(loose.span):
        return []
    here, found = case.sentence_of(loose.span), list[Quantity]()
    for quantity in behind:
        at = case.sentence_of(quantity.span)
        if not here < at <= here + _AHEAD:
            continue
        before = case.text[max(case.sentences[at].start, quantity.span.start - _REACH) : quantity.span.start]
        beside = found and case.sentence_of(found[-1].span) == at
        if _PUT_AT.search(before) or (beside and _AND_AT.search(before)):
            found.append(quantity)
    return found
