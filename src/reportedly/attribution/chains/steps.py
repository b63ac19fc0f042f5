"""Steps of a chain, and whose voice the words of a step are."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.attribution.definite import taken_up
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.kinds import VEHICLES, kind_of
from reportedly.attribution.phrases import Phrase, parse
from reportedly.attribution.stated import AGENT
from reportedly.attribution.voices import Gathering
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind

_REACH = 3000  # code points over which "the official" may be the one named before or after; as in gathering


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain while it is being built."""

    voice: Gathered
    source: list[Span]
    cue: list[Span]


def named_as_outlet(voice: Gathered) -> None:
    """Gives a voice that is named as outlets are ("The Vesna Courier") its kind."""
    if voice.kind in ("media", "own-voice") or voice.phrase.titled or voice.phrase.form == "pronoun":
        return
    name = voice.phrase.text.removeprefix("The ").removeprefix("the ")
    short = name != voice.phrase.text and name.lower() in vocab.words("outlet_words", "word")  # "The Post"
    if name and all(word[0].isupper() for word in name.split()) and (short or lexicon.is_outlet(name)):
        voice.kind = "media"


_ASIDES = (", who ", ", which ", ", whose ")
"""What is said by the way of somebody who is known: "the report, which nobody has seen"."""


class Steps:
    """Makes steps of voices that the walk over the sources did not come by, met out of its order."""

    def __init__(self, gathering: Gathering) -> None:
        self.text = gathering.text
        self._gathering = gathering
        self._later: dict[str, list[Gathered]] = defaultdict(list)
        for voice in gathering.voices:
            refers = voice.phrase.form == "definite" and not voice.phrase.name
            if refers and voice.mentions and (not voice.phrase.rest or voice.phrase.rest.startswith(_ASIDES)):
                self._later[voice.phrase.head].append(voice)
        for voices in self._later.values():
            voices.sort(key=lambda voice: voice.mentions[0].start)

    def of(self, who: Span, cue: Sequence[Span], kind: SourceKind | None = None) -> Step:
        """The step of the voice that ``who`` names; ``kind`` where the construction tells it ("told the Ledger")."""
        voice = self._voice(parse(self.text, who))
        voice.spoke = True
        if kind is not None:
            voice.kind = kind
        named_as_outlet(voice)
        return Step(voice, [who], list(cue))

    def _voice(self, phrase: Phrase) -> Gathered:
        """One heard before, or one that is first heard later with nobody to refer back to ("the official")."""
        gathering = self._gathering
        later = self._taken_up(phrase) if not phrase.name else None
        if later is not None and phrase.form == "indefinite" and not phrase.plural:
            gathering.merge(later, phrase)
            return later
        if later is not None and phrase.form == "definite":
            if taken_up(phrase, gathering.trail.voices(phrase.span.start, _REACH), None) is None:
                gathering.mention(later, phrase.span, "noun")
                return later
        elif phrase.text.partition(" ")[0].lower() in _POSSESSIVES:  # "his captors": not he himself
            voice = gathering.new(phrase, gathering.kind(phrase))
            gathering.mention(voice, phrase.span, "noun")
            return voice
        return gathering.voice_of(phrase, None)

    def _taken_up(self, phrase: Phrase) -> Gathered | None:
        """A voice whose first mention comes later and refers back: "the official", after "citing an official"."""
        voices = self._later.get(phrase.head, [])
        at = bisect_left(voices, phrase.span.end, key=lambda voice: voice.mentions[0].start)
        for voice in voices[at : at + 3]:
            alike = not set(voice.phrase.modifiers) - phrase.words and voice.plural == phrase.plural
            if alike and voice.mentions[0].start - phrase.span.end < _REACH:
                return voice
        return None


_POSSESSIVES = frozenset("his her its their our my your".split())


def author(text: str, phrase: Phrase) -> Span | None:
    """Whose word a document carries: of "a report by the Gazette", "the Gazette"; None where the phrase tells none."""
    if phrase.name or phrase.head not in VEHICLES:
        return None
    match = AGENT.search(text, phrase.span.start, phrase.span.end)
    return Span(match.end(), phrase.span.end) if match else None


def is_voice(phrase: Phrase) -> bool:
    """Whether a phrase names somebody or something that can say: a known head noun, a name, a share of people."""
    if phrase.form == "pronoun":
        return phrase.gender in ("m", "f", "pl", "rel")
    if phrase.name or phrase.head in lexicon.source_words() or phrase.head in lexicon.organisation_words():
        return True
    parts = [part for word in phrase.words for part in word.split("-") if part]
    if any(part in _SHARES or part[0].isdigit() for part in parts):
        return True
    return any(word in lexicon.source_words() for word in phrase.modifiers)  # "officers wounded in the raid"


_SHARES = frozenset(
    "two three four five six seven eight nine ten percent per half third thirds quarter quarters majority most many "
    "few some none all".split()
)


def is_paper(phrase: Phrase) -> bool:
    """Whether a phrase names a document, a recording, a study."""
    return kind_of(phrase) == "document"
