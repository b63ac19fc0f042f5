"""What the encoder said of a claim's words, what rules mended, and why its source was linked."""

import math
from collections.abc import Iterator

from reportedly.attribution.changes import After
from reportedly.attribution.confidence import LEAST, confidence, parts
from reportedly.attribution.decode import Relation, Segment, candidates, span_of
from reportedly.attribution.forms import sureness
from reportedly.encoder import TAGS, Encoding
from reportedly.export.steps.asked import Asked, Told
from reportedly.model.span import Span, any_overlap
from reportedly.model.steps import Fact, Step

_SHOWN = 4
"""Sources that a cue might have taken, at most."""


def encoder(asked: Asked) -> Step:
    """The segments, each with its mean probability, and how surely they belong together."""
    heard = asked.told.heard
    if heard is None:
        says = "The encoder read nothing: it knows English alone. Figures and dates are read by rule."
        return Step(step="encoder", says=says)
    relation = asked.told.relations.get(id(asked.said))
    if relation is None:
        return Step(step="encoder", says=_without(asked), facts=list(_passed_over(asked)))
    says = "The encoder’s one pass gave each word piece a role; the likeliest run of roles has these stretches."
    encoding: Encoding = heard["encoding"]
    facts = [*_segments(asked.told, encoding, relation), *_sureness(asked)]
    return Step(step="encoder", says=says, facts=facts)


def _segments(told: Told, encoding: Encoding, relation: Relation) -> Iterator[Fact]:
    groups = (("cue", relation.cues), ("content", relation.contents), ("source", [relation.source]))
    for role, segments in groups:
        for segment in segments:
            if segment is not None:
                says = f"{role}: mean probability of the role over its word pieces"
                yield told.fact(says, span_of(encoding, segment), value=segment.sure)
    link = "the content points at this cue: probability, as a geometric mean over its word pieces"
    yield told.fact(link, value=math.exp(relation.content_link))


def _sureness(asked: Asked) -> Iterator[Fact]:
    """The probability that the attribution is right, with what each feature adds to its log-odds."""
    if asked.said is None or asked.told.heard is None:
        return
    card = asked.told.heard["encoder"].card
    says = "source, cue and content are all three right: calibrated probability; below the least it is left out"
    of = asked.attribution.id if asked.attribution else ""
    yield asked.told.fact(says, value=confidence(asked.said, card), least=LEAST, of=of)
    if asked.said.form:
        says = f"the form “{asked.said.form}” is so sure where it was counted; the surer of the two holds"
        yield asked.told.fact(says, value=sureness()[asked.said.form], rule="vocab/quote_forms.csv")
    if not asked.said.made:
        for name, added in parts(asked.said, card):
            yield asked.told.fact(f"by the encoder, in log-odds: {name}", value=added)


def _without(asked: Asked) -> str:
    if asked.said is None:
        return "The encoder found nobody who says this: the report asserts it itself."
    if asked.said.form:
        return f"The encoder found no attribution here; the form “{asked.said.form}” did (quote_forms.csv)."
    return "The encoder found no attribution here; a rule did, as is told below."


def _passed_over(asked: Asked) -> Iterator[Fact]:
    """Of words that nobody is said to have said: how near the encoder came, and what it found too unlikely."""
    told, heard = asked.told, asked.told.heard
    if asked.said is not None or heard is None:
        return
    encoding, card = heard["encoding"], heard["encoder"].card
    for span in asked.claim.spans:
        says = "mean probability that its word pieces are something said (content)"
        yield told.fact(says, span, value=_content(encoding, span))
    for one in told.decoded:
        sure = confidence(one, card)
        if sure < LEAST and any_overlap(one.content, asked.claim.spans):
            for span in one.content:
                yield told.fact("too unlikely to be an attribution: its content", span, value=sure, least=LEAST)


def _content(encoding: Encoding, span: Span) -> float:
    low, high = encoding.pieces.starts.searchsorted([span.start, span.end])
    begin = TAGS.index("B-content")
    total = 0.0
    for row in encoding.emissions[low:high].tolist():
        powers = [math.exp(score - max(row)) for score in row]
        total += sum(powers[begin : begin + 2]) / sum(powers)
    return float(total / max(high - low, 1))


def mended(asked: Asked) -> Step | None:
    """What each rule changed of the attribution, in the order in which they were applied."""
    if asked.said is None:
        return None
    facts = list(_changes(asked))
    says = "Rules brought it into line with the marks and words:" if facts else "No rule had anything to mend."
    return Step(step="mended", says=says, facts=facts)


def _changes(asked: Asked) -> Iterator[Fact]:
    before: After | None = None
    for rule, says, after in asked.told.rules:
        now = next((one for one in after if one.said is asked.said), None)
        if now is None:
            continue
        found_by_encoder = before is None and id(asked.said) in asked.told.relations
        if not found_by_encoder:
            yield from _changed(asked.told, before, now, rule, says)
        before = now


def _changed(told: Told, before: After | None, now: After, rule: str, says: str) -> Iterator[Fact]:
    for role in ("source", "cue", "content"):
        was, became = getattr(before, role, ()), getattr(now, role)
        if was == became:
            continue
        for span in became:
            if span not in was:
                yield told.fact(f"{role} is now this. {says}", span, rule=rule)
        for span in was:
            if not any(span.overlaps(other) for other in became):
                yield told.fact(f"{role} no more. {says}", span, rule=rule)


def source(asked: Asked) -> Step | None:
    """Which sources the cue might have taken, with their scores."""
    heard, said = asked.told.heard, asked.said
    relation = asked.told.relations.get(id(said))
    if said is None or heard is None:
        return None
    if relation is None:
        return Step(step="source", says="The rule that found the attribution named its source.", facts=_own(asked))
    encoding: Encoding = heard["encoding"]
    held, none = candidates(encoding, heard["encoder"].transitions, relation.cues[0])
    facts = [
        _candidate(asked.told, encoding, one.source, one.there, one.back, taken=one.source == relation.source)
        for one in held[:_SHOWN]
    ]
    facts.append(asked.told.fact("no source at all: probability that the cue points at none", value=none))
    says = "The cue takes the source that it points at and that points back; these were within reach."
    return Step(step="source", says=says, facts=facts)


def _candidate(told: Told, encoding: Encoding, source: Segment, there: float, back: float, *, taken: bool) -> Fact:
    says = (
        f"{'taken' if taken else 'not taken'} (it points back with {back:.2f}): probability that the cue points at it"
    )
    return told.fact(says, span_of(encoding, source), value=there)


def _own(asked: Asked) -> list[Fact]:
    return asked.told.facts("source", asked.said.source) if asked.said else []
