"""The steps to a claim, from a reading and the notes that the pipeline made on the way (``observed.noting``).

Nothing here is decided anew: what was noted is put in words, and what a function can say again (a kind, a bound, a
candidate's score) is asked of that very function. One group of steps a file, in the order of the pipeline.
"""

from collections.abc import Sequence

from reportedly.export.steps import figured, heard, standing, weighed, whose
from reportedly.export.steps.asked import asked, told
from reportedly.model.reading import Reading
from reportedly.model.span import words_of
from reportedly.model.steps import ClaimSteps, Steps
from reportedly.observed import Note

_ORDER = (
    standing.words,
    heard.encoder,
    heard.mended,
    heard.source,
    whose.voice,
    whose.kind,
    whose.chain,
    whose.stance,
    whose.quotation,
    figured.figures,
    weighed.flags,
    weighed.worth,
    figured.checks,
    standing.origin,
    standing.answers,
    standing.cautions,
)


def steps(reading: Reading, notes: Sequence[Note], claims: Sequence[str] | None = None) -> Steps:
    """The steps to each claim of ``claims`` (ids), or to every one, in text order; what does not apply is left out."""
    known = told(reading, notes)
    text = reading.document.text
    made = []
    for claim in sorted(reading.claims, key=lambda one: one.spans[:1]):
        if claims is None or claim.id in claims:
            this = asked(known, claim)
            taken = [step for make in _ORDER if (step := make(this))]
            words = words_of(claim.spans, text)
            made.append(ClaimSteps(claim=claim.id, spans=claim.spans, words=words, steps=taken))
    return Steps(id=reading.id, sha256=reading.document.sha256, made_by=reading.made_by, claims=made)
