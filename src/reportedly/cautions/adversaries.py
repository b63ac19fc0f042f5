"""Adversaries: claims in which a party to a matter speaks about the other party, and whether that one is heard too."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reportedly.cautions.ground import Ground
from reportedly.model.claims import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Party, Voice

_ASIDE = re.compile(
    r"\b(?:with|to|from|for|in|near|at|into|towards?|across|between|against|inside|outside|visit|leave|join|reach) "
    r"(?:the )?$",
    re.IGNORECASE,
)
"""Before a party's name: a place or an object, and nothing that the party does or suffers ("talks with Ostland")."""
_NOUN = re.compile(r"['’]s? \w|[ -][a-z]")
_FREE = ("named-person", "named-role", "unnamed-official", "unnamed-person", "organisation")
_BOUND = ("captive", "detained", "guarded", "released-by-captor")


class Adversaries:
    """Who speaks for which party in one reading, and where each party is named."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._matters = reading.matters
        self._voices = {voice.id: voice for voice in reading.voices}
        first = {a.id: a.chain[-1].voice for a in reading.attributions if a.chain}
        speakers = {first[claim.attribution] for claim in reading.claims if claim.attribution in first}
        free = [voice for voice in reading.voices if voice.id in speakers and _free(voice)]
        self._heard = {party for voice in free for party in _parties(voice)}

    def of_claim(self, claim: Claim, voice: str) -> Iterator[tuple[str, Ground]]:
        """``adversary-claim`` with the words that name the other party; ``one-side-only`` where that one is unheard."""
        speaker = self._voices.get(voice)
        own = _parties(speaker) if speaker else set()
        for matter in self._matters if own else ():
            if not own.intersection(party.name for party in matter.parties):
                continue
            for party in matter.parties:
                spans = [] if party.name in own else list(self._about(party, claim.spans))
                if spans:
                    yield "adversary-claim", Ground(tuple(spans), f"{party.name}, {matter.name}")
                    if party.name not in self._heard:
                        yield "one-side-only", Ground(remark=f"nobody speaks freely for {party.name}")
                    return

    def _about(self, party: Party, spans: Sequence[Span]) -> Iterator[Span]:
        """Where the spans tell of ``party`` as one that does or suffers something."""
        for span in spans:
            at = bisect_left(party.mentions, span)
            for mention in party.mentions[at : at + 6]:
                if mention.end > span.end:
                    break
                aside = _ASIDE.search(self._text, max(span.start, mention.start - 16), mention.start)
                if not aside or _NOUN.match(self._text, mention.end):
                    yield mention


def _free(voice: Voice) -> bool:
    bound = any(trait.trait == "constraint" and trait.value in _BOUND for trait in voice.traits)
    return voice.kind in _FREE and not bound


def _parties(voice: Voice) -> set[str]:
    return {trait.value for trait in voice.traits if trait.trait == "party"}
