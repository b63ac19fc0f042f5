"""Gathers the mentions of each voice of a report: names, surnames, roles, pronouns, "the source".

One walk through the text in order. Persons named or described on the way are kept even before they speak, since
pronouns and roles refer to them. A voice that is indefinite ("a source", "another official") is always a new one:
whether two of them are one person is for the reader, and is stated as doubt (``maybe-same-as``).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.attribution import pronouns, speakers, stated
from reportedly.attribution.definite import taken_up
from reportedly.attribution.described import Described, described
from reportedly.attribution.gathered import GROUP, HUMAN, Gathered
from reportedly.attribution.gathering import Gathering
from reportedly.attribution.groups import Together, side_by_side
from reportedly.attribution.introduced import outlets
from reportedly.attribution.names import Named
from reportedly.attribution.phrases import Phrase, parse
from reportedly.attribution.quotations import find
from reportedly.attribution.said import Said
from reportedly.model.span import Span
from reportedly.observed import stage

__all__ = ["Gathering", "gather"]

_SELF = frozenset("i we me us".split())
_SPEAKER = re.compile(r"[IMm](?<![\w’'-][IMm])(?:(?<=I)|(?<=[Mm])(?:e|y(?:self)?|ine))(?![\w-])")
_SENTENCE = 600  # code points; more than a sentence of news has
_STOP = re.compile(r"[.!?“”\"\n]")
_SUBJECT = re.compile(
    r"(?P<who>[A-Z][\w’'-]+(?: [\w’'-]+){0,4}?) (?:has|have|had|was|were|is|are|will|would|did|do|can|could)\b"
)
_OF_HIM = frozenset("him her them".split())  # "an aide to him, who": the aide
_PLURAL = ("organisation", "vague", "media", "document")


@dataclass(frozen=True, slots=True)
class Passing:
    """The words of one who quotes another, and is no source: "TASS quoted the governor as saying"."""

    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Introduced:
    """An outlet that the report names by what it is, and the noun that later takes it up: "the newspaper"."""

    phrase: Phrase
    noun: str


Event = int | Phrase | Passing | Introduced | Named | Together | Described | Span


@stage("gathering")
def gather(
    text: str, found: Sequence[Said], quoted: Sequence[Span] | None = None
) -> tuple[Gathering, list[Gathered | None]]:
    """Walks through the attributions' sources in text order; the voice of each (None where it has no source).

    ``quoted`` are the quotations of the text, found anew where they are not given.
    """
    quoted = [quotation.span for quotation in find(text)] if quoted is None else quoted
    gathering = Gathering(text, quoted)
    gathering.surnames |= speakers.surnames(text, found)
    walk = _Walk(gathering, found)
    for _, _, event in sorted(_events(gathering, found), key=lambda item: item[:2]):
        walk.step(event)
    walk.end()
    return gathering, walk.owners


def _events(gathering: Gathering, found: Sequence[Said]) -> list[tuple[int, int, Event]]:
    """What there is to meet, by its place: makers of claims, sources (by their number), persons."""
    text = gathering.text
    makers = stated.made_by(text)
    said = {span for one in found for span in one.source}
    events: list[tuple[int, int, Event]] = [(span.start, 0, parse(text, span)) for span in makers]
    events += [(one.source[0].start, 1, number) for number, one in enumerate(found) if one.source]
    events += [
        (span.start, 2, Introduced(parse(text, span), noun))
        for span, noun in outlets(text).values()
        if span not in said
    ]
    events += [(one.through[0].start, 1, Passing(parse(text, one.through[0]))) for one in found if one.through]
    starts = {*(one.source[0].start for one in found if one.source), *(span.start for span in makers)}
    whole = {one.source[0] for one in found if one.source}
    events += [(one.span.start, 2, one) for one in gathering.named]
    events += [(one.span.end, 2, one) for one in side_by_side(text, gathering.named)]
    events += [(one.span.start, 2, one) for one in described(text) if one.span.start not in starts]
    events += [(span.start, 2, span) for span in pronouns.found_in(text) if span not in whole]
    return events


class _Walk:
    """The walk through a report: who owns each attribution, and who spoke last."""

    def __init__(self, gathering: Gathering, found: Sequence[Said]) -> None:
        self.owners: list[Gathered | None] = [None] * len(found)
        self._gathering = gathering
        self._found = found
        self._before: Gathered | None = None
        self._contents = sorted((span, number) for number, one in enumerate(found) for span in one.content)
        self._quoted_self: list[tuple[int, int, Phrase]] = []

    def step(self, event: Event) -> None:
        """Meets what stands at one place."""
        if isinstance(event, int):
            self._source(event)
        elif isinstance(event, Passing):
            self._gathering.voice_of(event.phrase, self._before).spoke = True
        elif isinstance(event, Introduced):
            self._gathering.introduced(event.phrase, event.noun)
        elif isinstance(event, Phrase):
            if self._before is not None and _can_be(self._before, event.span.start):
                self._gathering.merge(self._before, event)
        else:
            self._gathering.meet(event, self._quoted_by(event) if isinstance(event, Span) else None)

    def end(self) -> None:
        """Gives the first persons within quotations to those who are quoted."""
        for number, speech, phrase in self._quoted_self:
            speaker = self.owners[speech] or self._gathering.own_voice(phrase)
            self._gathering.mention(speaker, phrase.span, "pronoun")
            self.owners[number] = speaker
        for match in _SPEAKER.finditer(self._gathering.text):
            span = Span(*match.span())
            within = self._speech(span)
            owner = self.owners[within] if within is not None else None
            if owner is not None and not owner.plural and not owner.phrase.joined and owner.kind not in _PLURAL:
                self._gathering.mention(owner, span, "pronoun")

    def _source(self, number: int) -> None:
        one, gathering = self._found[number], self._gathering
        text = gathering.text
        whole = parse(text, one.source[0])
        if not stated.speaks(text, one, whole):
            return
        phrase = speakers.labelled(text, one) or stated.speaker(text, whole)
        if stated.is_relative(text, phrase):
            self._relative(number, phrase)
            return
        if phrase.form == "pronoun" and phrase.head in _SELF:
            speech = self._speech(phrase.span)
            if speech is not None and speech != number:
                self._quoted_self.append((number, speech, phrase))
            else:
                self.owners[number] = gathering.own_voice(phrase)
            return
        voice = self._ahead(one, phrase) or self._made(whole, phrase) or gathering.voice_of(phrase, self._before)
        self._spoke(number, voice)
        voice.heads |= stated.issued(text, one)
        if whole.head != phrase.head and phrase.form != "pronoun" and whole.form != "pronoun":
            voice.heads.add(whole.head)  # "a statement by the union": later "the statement"

    def _ahead(self, one: Said, phrase: Phrase) -> Gathered | None:
        """Whom "they" means behind a paragraph's first clause: "Prosecutors have opened an inquiry, they announced"."""
        if phrase.head not in ("they", "it") or not one.content:
            return None
        text, start = self._gathering.text, one.content[0].start
        between = text[start : min(phrase.span.start, start + _SENTENCE)]
        if phrase.span.start < start or text[max(0, start - 1) : start].strip() or _STOP.search(between):
            return None
        match = _SUBJECT.match(between)
        who = parse(text, Span(start, start + match.end("who"))) if match else phrase
        kind = self._gathering.kind(who)
        people = phrase.head == "they" and who.plural and kind in ("unnamed-official", "unnamed-person", "organisation")
        if who is phrase or not (people or (phrase.head == "it" and not who.plural and kind == "organisation")):
            return None
        voice = self._gathering.voice_of(who, self._before)
        self._gathering.mention(voice, phrase.span, "pronoun")
        return voice

    def _made(self, whole: Phrase, maker: Phrase) -> Gathered | None:
        """The document heard before whose maker is told now: "an audit … The report, compiled by inspectors, says"."""
        if maker.span == whole.span or whole.form != "definite" or maker.form == "pronoun":
            return None
        recent = self._gathering.trail.voices(whole.span.start, pronouns.REACH)
        if any(voice.phrase.name and voice.phrase.name == maker.name for voice in recent):
            return None
        voice = taken_up(whole, recent, self._before)
        if voice is None or voice.kind != "document" or voice.phrase.name:
            return None
        self._gathering.merge(voice, maker)
        return voice

    def _spoke(self, number: int, voice: Gathered) -> None:
        """Gives an attribution its owner, who is the last that spoke."""
        voice.spoke = True
        self._before = self.owners[number] = self._gathering.speaker = voice

    def _relative(self, number: int, who: Phrase) -> None:
        """ "Ilse Varga, who said …": the person right before it, else the words it stands for."""
        gathering = self._gathering
        kinds = HUMAN if who.gender == "rel" else GROUP
        near = [
            seen
            for seen in gathering.trail.before(who.span.start, 4, 2)
            if seen.span.end < who.span.start and seen.span.of(gathering.text).lower() not in _OF_HIM
        ]
        voice = next((seen.voice for seen in near if seen.voice.kind in kinds), None)
        if voice is None:
            before = stated.relative(gathering.text, who)
            voice = gathering.voice_of(before, self._before)
        self._spoke(number, voice)
        gathering.mention(voice, who.span, "pronoun")

    def _speech(self, span: Span) -> int | None:
        """The attribution in whose quoted words a place lies."""
        if self._gathering.context.quotation(span.start) is None:
            return None
        at = bisect_right(self._contents, span, key=lambda item: item[0])
        for content, number in reversed(self._contents[max(0, at - 3) : at]):
            if content.contains(span) and self._found[number].source:
                return number
        return None

    def _quoted_by(self, pronoun: Span) -> Gathered | None:
        """Whose quoted words a pronoun stands in, where that is known before the quotation or by name after it."""
        speech = self._speech(pronoun)
        if speech is None:
            return None
        if (owner := self.owners[speech]) is not None:
            return owner
        source = parse(self._gathering.text, self._found[speech].source[0])
        return self._gathering.known.person(source.name, source.gender, pronoun.start) if source.name else None


def _can_be(voice: Gathered, at: int) -> bool:
    """Whether a voice heard just before may be named more closely: nobody in particular, and near."""
    return voice.kind in ("vague", "unnamed-official", "unnamed-person", "document") and at - voice.last < 600
