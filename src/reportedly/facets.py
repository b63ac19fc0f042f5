"""Facets of a claim: what a check would hold on to, by name."""

from collections.abc import Mapping

FACETS = {
    "figure": "a quantity, an ordinal apart",
    "public-record": "a law, a vote, a court or a register would show it (records.csv)",
    "named-event": "an event that has a name or is known: a war, the strike, Hurricane Ada",
    "harm": "somebody or something is hurt, lost or broken (worth.csv)",
    "change": "something rises, falls, begins or ends (worth.csv, change)",
    "comparison": "something is more, less, first or like another (worth.csv, comparison)",
    "date": "a time expression",
}
"""After the kinds of factual claims of Hassan et al. 2015 (ClaimBuster) and what newsroom checkers ask for."""

_KNOWN = {"public-record": "record"}


def names(known: Mapping[str, float], *, event: bool) -> list[str]:
    """The facets a claim has, in the order of FACETS; ``known`` are those that its worth is weighed by."""
    return [name for name in FACETS if (event if name == "named-event" else known.get(_KNOWN.get(name, name), 0.0) > 0)]
