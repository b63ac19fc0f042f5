"""Conditions: what holds of a claim, of its first voice and of the report, each with the words that show it.

The names are those of conditions.csv, which rules are made of; a test holds the two together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.cautions.adversaries import Adversaries
from reportedly.cautions.ground import Ground
from reportedly.cautions.judgements import OPINION, Judgements
from reportedly.model.claims import Claim, Mark
from reportedly.model.figures import Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Trait, Voice

_UNNAMED = ("unnamed-official", "unnamed-person", "captive")
_HELD = ("captive", "detained", "guarded", "released-by-captor")
_FIRST_HAND = ("direct-knowledge", "witness", "participant")
_OPINIONS = ("judges the matter",)  # loaded.csv: reasons that make a word a judgement
_LEAD = 400  # code points; a first paragraph longer than this is no lead
_FLAGS = {
    "unverified": "unverified",
    "hedged": "hedged",
    "endorses-source": "endorsed",
    "figure-without-source": "figure-without-source",
    "no-source": "no-source",
    "institution-for-one-voice": "institution-for-one-voice",
}


Held = dict[str, Ground]
"""Condition → its ground, of those that hold."""


@dataclass(slots=True)
class Grounds:
    """Everything conditions are asked of, looked up once for a reading."""

    reading: Reading
    judgements: Judgements
    voices: dict[str, Voice]
    attributions: dict[str, Attribution]
    adversaries: Adversaries
    of_voice: dict[str, Held] = field(default_factory=dict)
    of_report: Held = field(default_factory=dict)
    answered: bool = False
    lead: int = 0
    marks: dict[str, Mark] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)

    def marks_of(self, claim: Claim) -> list[Mark]:
        """The marks that stand in ``claim``."""
        return [self.marks[id] for id in claim.marks if id in self.marks]

    def figures_of(self, claim: Claim) -> list[Span]:
        """Where ``claim`` has figures; ordinals and ages are none that would need a source."""
        found = (self.quantities[id] for id in claim.quantities if id in self.quantities)
        return [quantity.span for quantity in found if quantity.kind not in ("ordinal", "age")]


def grounds(reading: Reading) -> Grounds:
    """What the conditions of every claim of ``reading`` are asked of."""
    voices = {voice.id: voice for voice in reading.voices}
    made = Grounds(
        reading=reading,
        judgements=Judgements(reading.document.text),
        voices=voices,
        attributions={a.id: a for a in reading.attributions},
        adversaries=Adversaries(reading),
        answered=bool(reading.no_reply) or any(one.kind != "unverified" for one in reading.replies),
        lead=_lead(reading),
        marks={mark.id: mark for mark in reading.marks},
        quantities={quantity.id: quantity for quantity in reading.quantities},
    )
    made.of_voice = {voice.id: dict(_of_voice(voice)) for voice in reading.voices}
    made.of_report = dict(_of_report(reading))
    return made


def held(claim: Claim, known: Grounds) -> tuple[str | None, Held]:
    """The claim's first voice (None: the report itself) and all that holds of claim, voice and report."""
    said = known.attributions.get(claim.attribution or "")
    last = said.chain[-1] if said and said.chain else None
    if said is None or last is None or last.kind == "own-voice":
        return None, dict(_of_words(claim, known)) | dict(_of_own(claim, known)) | known.of_report
    found = dict(known.of_voice.get(last.voice, {}))
    found |= dict(_of_words(claim, known))
    found |= dict(_of_way(said, known))
    found |= dict(known.adversaries.of_claim(claim, last.voice))
    return last.voice, found | known.of_report


def _of_voice(voice: Voice) -> Iterator[tuple[str, Ground]]:
    traits: dict[str, list[Trait]] = {}
    for trait in voice.traits:
        traits.setdefault(trait.trait, []).append(trait)
    fullest = [trait.span for trait in traits.get("described", ()) if trait.span] or voice.mentions[:1]
    here = Ground(tuple(fullest))
    unnamed = all(trait.value == "no" for trait in traits.get("named", ()))
    if voice.kind in _UNNAMED and unnamed:
        yield "unnamed", here
    if voice.kind == "vague" and "anonymity" in traits:  # "sources" who asked not to be named are persons after all
        yield "unnamed", here
    if voice.kind in ("named-person", "named-role"):
        yield "named", here
    elif voice.kind in ("vague", "organisation", "document", "media"):
        yield voice.kind, here
    if "plural-for-one" in voice.flags:
        yield "plural-for-one", Ground(tuple(voice.mentions[:2]))
    for trait in voice.traits:
        yield from _of_trait(trait)
    positions = {trait.value for trait in traits.get("position", ())}
    if voice.kind in _UNNAMED and unnamed and not positions:
        yield "no-position", here
    if positions.intersection(_FIRST_HAND):
        yield "direct-knowledge", _words(next(t for t in traits["position"] if t.value in _FIRST_HAND))


def _of_trait(trait: Trait) -> Iterator[tuple[str, Ground]]:
    ground = _words(trait)
    if trait.trait == "position":
        yield trait.value, ground
    elif trait.trait == "constraint":
        yield ("captive" if trait.value in _HELD else trait.value), ground
    elif trait.trait == "described" and trait.value in "01":
        yield "thin-description", ground
        if trait.value == "0":
            yield "bare-description", ground
    elif trait.trait == "anonymity":
        if trait.value != "unexplained":
            yield "asked-for-anonymity", ground
        if trait.value in ("no-reason", "unexplained"):
            yield "no-reason-for-anonymity", ground
        elif trait.value == "not-authorised":
            yield "not-authorised", ground
    elif trait.trait == "party":
        yield "party", Ground(ground.spans, trait.value)
    elif trait.trait == "state":
        yield "state-media", Ground(ground.spans, trait.value)
    elif trait.trait == "number" and trait.value.lstrip("~") != "1":
        yield "plural", ground


def _words(trait: Trait) -> Ground:
    return Ground((trait.span,) if trait.span else ())


def _of_words(claim: Claim, known: Grounds) -> Iterator[tuple[str, Ground]]:
    """What the claim's own words show."""
    kinds: dict[str, list[Span]] = {}
    for span in claim.spans:
        for kind, place in known.judgements.within(span):
            kinds.setdefault("opinion" if kind in OPINION else kind, []).append(place)
    for mark in known.marks_of(claim):
        if mark.kind == "loaded" and mark.charged_to == claim.attribution and mark.why.startswith(_OPINIONS):
            kinds.setdefault("opinion", []).append(mark.span)
    for kind, places in kinds.items():
        yield kind, Ground(tuple(sorted(set(places))))
    if figures := known.figures_of(claim):
        yield "figure", Ground(tuple(figures))
    for flag in claim.flags:
        if flag in _FLAGS:
            yield _FLAGS[flag], Ground()
    if claim.spans[0].start < known.lead:
        yield "lead", Ground()
    if not known.answered:
        yield "no-reply-sought", Ground()


def _of_own(claim: Claim, known: Grounds) -> Iterator[tuple[str, Ground]]:
    """What is asked only of the report's own words."""
    yield "own-voice", Ground()
    loaded = [m.span for m in known.marks_of(claim) if m.kind == "loaded" and m.charged_to == "outlet"]
    if loaded:
        yield "loaded", Ground(tuple(loaded))
    vague = [m.span for m in known.marks_of(claim) if m.kind in ("hedge", "agentless", "vague")]
    if "no-source" in claim.flags:
        yield "no-source", Ground(tuple(vague))
    if "figure-without-source" in claim.flags:
        yield "figure-without-source", Ground(tuple(known.figures_of(claim)))
    if "endorses-source" in claim.flags:
        yield "endorsed", Ground(tuple(m.span for m in known.marks_of(claim) if m.kind == "endorsement"))


def _of_way(said: Attribution, known: Grounds) -> Iterator[tuple[str, Ground]]:
    """How the words were put, and through whom they came."""
    if said.quote != "indirect":
        yield "quoted", Ground()
    if said.stance == "factive":
        yield "factive", Ground(tuple(said.cue))
    elif said.stance == "doubt":
        yield "doubting-verb", Ground(tuple(said.cue))
    if "institution-for-one-voice" in said.flags:
        yield "institution-for-one-voice", Ground(tuple(said.source))
    for link in said.chain[:-1]:
        if link.kind == "media":
            yield "through-media", Ground(tuple(link.source), link.name)
        if state := known.of_voice.get(link.voice, {}).get("state-media"):
            yield "state-media", state


def _of_report(reading: Reading) -> Iterator[tuple[str, Ground]]:
    found = reading.origins
    kinds = {group.kind for group in found.groups}
    if found.best == 1 and len(found.groups[0].claims) > 1:
        yield "single-origin", Ground(remark=found.groups[0].name)
        if found.groups[0].kind in (*_UNNAMED, "vague"):
            yield "single-unnamed-origin", Ground(remark=found.groups[0].name)
    if found.groups and not kinds & {"named-person", "named-role"}:
        yield "no-named-voice", Ground()


def _lead(reading: Reading) -> int:
    """Where the headline and the first sentence end."""
    text = reading.document.text
    first = next((b.span for b in reading.document.blocks if b.kind == "paragraph"), Span(0, len(text)))
    stop = text.find(". ", first.start, first.start + _LEAD)
    return min(first.end, stop if stop >= 0 else first.start + _LEAD)
