"""What is asked of a claim: the reading, and the notes of the pipeline (``observed.notes``) by what they are on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.attribution.changes import After
from reportedly.attribution.decode import Relation
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.said import Said
from reportedly.model.claims import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.steps import Fact
from reportedly.model.voices import Attribution
from reportedly.observed import Note

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """The notes of one reading, looked up."""

    reading: Reading
    heard: Facts | None
    """Of the encoder: its pass, itself, the quotations; None of a report that it did not read."""
    gathered: Facts | None
    attributions: dict[str, Facts]
    chains: dict[int, Facts]
    relations: dict[int, Relation]
    """By the identity of the Said that each became."""
    decoded: list[Said]
    rules: list[tuple[str, str, list[After]]]
    """Each rule that was applied to attributions: its name, what it does, and how they were after it."""
    whose: list[Facts]
    mentions: dict[tuple[int, Span], str]
    """The form of each mention, by its voice's identity."""
    pronouns: dict[Span, Facts]
    worth: dict[str, list[Facts]]
    checks: list[Facts]

    @property
    def text(self) -> str:
        """The report's words."""
        return self.reading.document.text

    def fact(self, says: str, span: Span | None = None, **more: Any) -> Fact:  # noqa: ANN401 - the fields of a Fact
        """A fact, with the words of its span."""
        return Fact(says=says, span=span, words=span.of(self.text) if span else "", **more)

    def facts(self, says: str, spans: Iterable[Span], **more: Any) -> list[Fact]:  # noqa: ANN401
        """A fact for each of several spans."""
        return [self.fact(says, span, **more) for span in spans]


@dataclass(frozen=True, slots=True)
class Asked:
    """One claim of a reading, its attribution, and what the pipeline made it of."""

    told: Told
    claim: Claim
    attribution: Attribution | None
    said: Said | None = None
    owner: Gathered | None = None
    way: Sequence[Any] = field(default_factory=list)


def told(reading: Reading, notes: Sequence[Note]) -> Told:
    """The notes of ``reading``, looked up; linear in their number."""
    by: dict[str, list[Facts]] = {}
    worth: dict[str, list[Facts]] = {}
    claim = ""
    for note in notes:
        by.setdefault(note.what, []).append(note.facts)
        if note.what == "claim":
            claim = note.facts["id"]
        elif note.what == "worth" and claim:
            worth.setdefault(claim, []).append(note.facts)
    decoded: Facts = next(iter(by.get("decoded", [])), {"relations": [], "said": []})
    pairs = zip(decoded["said"], decoded["relations"], strict=True)
    return Told(
        reading=reading,
        heard=next(iter(by.get("heard", [])), None),
        gathered=next(iter(by.get("gathered", [])), None),
        attributions={facts["id"]: facts for facts in by.get("attribution", [])},
        chains={id(facts["said"]): facts for facts in by.get("chain", [])},
        relations={id(said): relation for said, relation in pairs},
        decoded=list(decoded["said"]),
        rules=[(facts["rule"], facts["says"], facts["after"]) for facts in by.get("after", [])],
        whose=by.get("whose", []),
        mentions={(id(facts["voice"]), facts["span"]): facts["form"] for facts in by.get("mention", [])},
        pronouns={facts["span"]: facts for facts in by.get("pronoun", [])},
        worth=worth,
        checks=by.get("rule", []),
    )


def asked(known: Told, claim: Claim) -> Asked:
    """A claim, with its attribution and what the pipeline made it of."""
    attribution = next((one for one in known.reading.attributions if one.id == claim.attribution), None)
    facts = known.attributions.get(claim.attribution or "")
    if facts is None:
        return Asked(known, claim, attribution)
    return Asked(known, claim, attribution, facts["said"], facts["owner"], facts["way"])
