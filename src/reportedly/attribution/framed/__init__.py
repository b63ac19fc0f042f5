"""Attributions by the small clauses that frame a sentence, where the encoder passed them over or took half of one.

"…, an inquiry found on Friday.", "…, it was announced by the court", "Her deputy, she added, had kept notes", "put the
number at 120", "was described by colleagues as", "in her words, “…”". A rule comes in where no attribution has the
clause's own words; what it makes is less sure than what the encoder knows.
"""

from collections.abc import Sequence

from reportedly.attribution.changes import saw
from reportedly.attribution.framed.aside import asides, enclosed
from reportedly.attribution.framed.passive import passives
from reportedly.attribution.framed.plain import plain
from reportedly.attribution.framed.put import amounts
from reportedly.attribution.framed.sentence import sentences
from reportedly.attribution.framed.tail import interposed, tails
from reportedly.attribution.quotations import Quotation
from reportedly.attribution.said import Said
from reportedly.observed import stage

__all__ = ["with_frames"]

_RULES = (tails, interposed, passives, amounts, asides, plain)
"""What is tried on each sentence, in this order; each yields the attributions that it makes."""


@stage("chains")
def with_frames(text: str, found: Sequence[Said], quotations: Sequence[Quotation]) -> list[Said]:
    """``found`` with what the frames of its sentences add and mend, in order of contents; ``found`` is changed."""
    made: list[Said] = []
    for sentence in sentences(text, found, quotations):
        enclosed(sentence)
        for rule in _RULES:
            kept = list(rule(sentence))
            sentence.near.extend(kept)  # later rules see them as well
            made += kept
    out = [one for one in (*found, *made) if one.content]
    saw(with_frames, out)
    return sorted(out, key=lambda one: one.content[0])
