"""Rule: one check of the catalogue, described for readers beside the function that applies it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.model.claims import Finding


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a check needs, how it decides and where it may go wrong; ``docs/checks.md`` is made from these.

    ``apply`` yields findings whose ``id`` is empty: ``checks.run`` numbers them and fills in the kind.
    """

    id: str
    title: str
    needs: str
    rule: str
    tolerance: str
    example: str
    traps: str
    apply: Callable[[Case], Iterable[Finding]]
