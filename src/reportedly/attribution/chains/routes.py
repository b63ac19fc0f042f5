"""Routes: a voice that came through an outlet once is taken to come through it again, unless told otherwise."""

import re
from collections.abc import Sequence

from reportedly.attribution import lexicon
from reportedly.attribution.chains.steps import Step
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.said import Said
from reportedly.model.span import Span, words_of

_ELSEWHERE = re.compile(
    r"\b(?:in (?:an?|his|her|their|its|the) (?:\w+ ){0,2}"
    r"(?:statement|post|speech|letter|tweet|report|filing|testimony)|"
    r"(?:news|press) (?:conference|briefing)|briefing|wrote (?:on|to)|posted|tweeted|testified|"
    r"told (?:reporters|journalists|parliament|lawmakers|the (?:court|council|committee|hearing|assembly|judge|jury))|"
    r"at an? (?:\w+ )?(?:rally|meeting|hearing|summit|conference|event))\b"
)
_PASSES_ON = ("media", "document")
_NEAR = 700  # code points between words of a named voice, which speaks to many, through the same outlet


class Routes:
    """The way by which each voice of a report came."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ways: dict[int, tuple[list[Step], int]] = {}

    def note(self, chain: Sequence[Step], told: int) -> None:
        """Keeps the outlets and documents that stand straight before a voice of a chain.

        Links from number ``told`` on are nested in what is said: a named voice among them may speak for itself next.
        """
        for at, step in enumerate(chain):
            if at >= told and not step.voice.kind.startswith("unnamed"):
                continue
            if at and chain[at - 1].voice.kind in _PASSES_ON and step.voice.kind not in ("own-voice", "vague"):
                before = [s for s in chain[:at] if s.voice.kind in _PASSES_ON]
                self._ways[id(step.voice)] = (before, step.source[0].start)

    def to(self, voice: Gathered, one: Said, area: Sequence[Span]) -> list[Step]:
        """The outlets a voice came through before; none where its clause tells of another occasion, or of no speech."""
        way, at = self._ways.get(id(voice), ([], 0))
        if not way or any(_ELSEWHERE.search(self._text, *span) for span in area) or not self._speaks(one):
            return []
        named = not voice.kind.startswith("unnamed") and voice.kind != "captive"
        return [] if named and one.source[0].start - at > _NEAR else way

    def _speaks(self, one: Said) -> bool:
        cue = words_of(one.cue, self._text)
        return lexicon.is_speech(cue) and lexicon.stance_of(cue) not in ("belief", "intent")
