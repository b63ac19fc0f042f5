"""Steps: how the program came to a claim, decision by decision, from the bytes to what an editor is warned of."""

from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span

SCHEMA = "reportedly/steps/1"
StepName = Literal[
    "words",
    "encoder",
    "mended",
    "source",
    "voice",
    "kind",
    "chain",
    "stance",
    "quotation",
    "figures",
    "flags",
    "worth",
    "checks",
    "origin",
    "answers",
    "cautions",
]


class Fact(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was found or decided. ``words`` are those of ``span``, where it rests on words of the report.

    ``value`` is a probability, a score or a weight as ``says`` tells; ``least`` what it had to reach; ``rule`` the
    rule's id, or the function that is it; ``of`` the id of a record of the reading; ``verdict`` a check's.
    """

    says: str
    span: Span | None = None
    words: str = ""
    value: float | None = None
    least: float | None = None
    rule: str = ""
    of: str = ""
    verdict: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """One stage of the way, and what was found at it, in order."""

    step: StepName
    says: str
    facts: list[Fact] = field(default_factory=list)


class ClaimSteps(Struct, frozen=True, kw_only=True):
    """The way to one claim."""

    claim: str
    spans: list[Span]
    words: str
    steps: list[Step] = field(default_factory=list)


class Steps(Struct, frozen=True, kw_only=True):
    """The ways to claims of one reading, in text order. ``sha256`` is of the text that all spans are of."""

    schema: str = SCHEMA
    id: str
    sha256: str
    made_by: str
    claims: list[ClaimSteps] = field(default_factory=list)
