"""Places each clue with the voice it tells of: the one named just before it in the sentence, or the sentence's subject.

What stands in somebody's quoted or reported words does not describe him ("the mayor said a man was captured by
rebels"), but for the phrases that are looked for there ("I saw").
"""

import re
from collections.abc import Iterator, Sequence

from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Voice
from reportedly.witness.clues import Hit, Spans

_NEAR = 220  # code points from a voice to what is told of it, about the longest relative clause of a news sentence
_BACK = 900  # code points back to the voice that a sentence's subject ("He", "Both") stands for: two paragraphs
_CLOSE = 12  # code points from the sentence's subject to how it knows: "He was at the scene"
_OPENING = 40  # a phrase this near the sentence's start is about the voice that comes after it ("Fearing …, he said")
_HUMAN = ("named-person", "named-role", "unnamed-official", "unnamed-person", "captive", "vague")
_UNNAMED = ("unnamed-official", "unnamed-person", "captive", "vague")
_SUBJECT = re.compile(
    r"[“\"'‘\s]*(?P<word>[Hh]e|[Ss]he|[Tt]hey|[Bb]oth|[Aa]ll|[Nn]either|[Nn]one|[Ee]ach|[Tt]hose|"
    r"[Tt]he (?P<noun>(?:[\w’'-]+ ){0,3}[\w’'-]+?)|[Ll]ike (?:the )?others)(?:[ ,])"
)
_PLURAL = frozenset(("they", "both", "all", "neither", "none", "each", "those"))
_OF_ANOTHER = re.compile(r"\bwhose\b|\bof (?:whom|which)\b")  # "Holt, whose brother was captured": not of Holt
_BESIDE = re.compile(r"\s*|[,(—–-][^.;:!?]{0,120}|,? (?:who |that )?(?:was|were|is|are|had|has|have)(?: \w+){0,2} ")
"""Between a voice and how it knows: nothing, an apposition, or a form of "be"; no other verb, no other person."""
_FREED = re.compile(r"\b(?:was|were|been|has been|since|later|after being) (?:\w+ly )?(?:released|freed|acquitted)\b")


class Placing:
    """The voices of one text, ready to be asked whom a phrase is about."""

    def __init__(
        self, text: str, sentences: Sequence[Span], voices: Sequence[Voice], attributions: Sequence[Attribution]
    ) -> None:
        self._text = text
        self._voices = voices
        numbers = {voice.id: number for number, voice in enumerate(voices)}
        mentions = [(m, n) for n, v in enumerate(voices) for m in v.mentions if v.kind != "own-voice"]
        said = [(s, numbers[a.voice]) for a in attributions if a.voice in numbers for s in a.source]
        self._mentions = Spans(mentions)
        self._sources = Spans(said)
        self._contents = Spans([(c, numbers[a.voice]) for a in attributions if a.voice in numbers for c in a.content])
        self._sentences = Spans([(s, n) for n, s in enumerate(sentences)])

    def voices_of(self, hit: Hit) -> Iterator[int]:
        """The numbers of the voices that ``hit`` tells of; none where that is not to be told."""
        held = next(self._contents.holding(hit.span.start), None)
        if hit.clue.inside:
            if held is not None:
                yield held[1]
            return
        sentence = next(iter(self._sentences.before(hit.span.start)), (Span(0, len(self._text)), 0))[0]
        if hit.clue.trait == "constraint" and _FREED.search(
            self._text, hit.span.end, min(sentence.end, hit.span.end + _NEAR)
        ):
            return
        if held is not None:
            around = [n for m, n in self._mentions.before(hit.span.start, 3) if m.contains(hit.span)]
            yield from around[:1] or self._near(hit, self._sources, max(held[0].start, sentence.start))
            return
        found = [*self._near(hit, self._mentions, sentence.start)] or [*self._ahead(hit, sentence)]
        yield from found or self._subject(hit, sentence)

    def _near(self, hit: Hit, among: Spans, start: int) -> Iterator[int]:
        """The voice named last before the phrase, or around it, at or after ``start``."""
        for mention, number in among.before(hit.span.start, 2):
            if mention.start < start or hit.span.start - mention.end > _NEAR:
                return
            if self._voices[number].kind in _HUMAN:
                gap = self._text[mention.end : max(mention.end, hit.span.start)]
                if hit.clue.trait == "position" and not _BESIDE.fullmatch(gap):
                    return
                if not _OF_ANOTHER.search(self._text, max(mention.start, hit.span.start - _NEAR), hit.span.start):
                    yield number
                return

    def _ahead(self, hit: Hit, sentence: Span) -> Iterator[int]:
        """The voice that comes first after a phrase that opens the sentence."""
        if hit.span.start - sentence.start > _OPENING or self._subject_of(hit, sentence):
            return
        mention = self._mentions.after(hit.span.start)
        if mention and hit.clue.trait == "constraint" and self._voices[mention[1]].kind not in _HUMAN:
            mention = self._mentions.after(mention[0].end)  # "released by the group, the hostage said": not the group
        if mention and mention[0].end <= sentence.end and mention[0].start - hit.span.end < _NEAR:
            yield mention[1]

    def _subject_of(self, hit: Hit, sentence: Span) -> "re.Match[str] | None":
        return _SUBJECT.match(self._text, sentence.start, min(sentence.end, hit.span.start + 1))

    def _subject(self, hit: Hit, sentence: Span) -> Iterator[int]:
        """The voice that the sentence's subject stands for: "They spoke on condition of anonymity"."""
        subject = self._subject_of(hit, sentence)
        if subject is None or (hit.clue.trait == "position" and hit.span.start - subject.end() > _CLOSE):
            return
        word, noun = subject["word"].lower(), (subject["noun"] or "").lower()
        if word == "those" and hit.clue.trait == "position":
            return  # "Those who lost their jobs …": whoever they are, they are introduced here
        anonymous = hit.clue.trait in ("asked", "reason")
        kinds = _UNNAMED if anonymous else _HUMAN
        near = [
            (mention, number)
            for mention, number in self._mentions.before(sentence.start, 8)
            if sentence.start - mention.end < _BACK and self._voices[number].kind in kinds
        ]
        if noun:
            near = [one for one in near if self._is_called(one[1], noun)] or self._next(sentence, noun, kinds)
        numbers = list(dict.fromkeys(number for _, number in near))
        several = anonymous and (word in _PLURAL or noun.endswith("s"))
        yield from numbers[: (2 if word == "both" else 3) if several else 1]

    def _next(self, sentence: Span, noun: str, kinds: Sequence[str]) -> list[tuple[Span, int]]:
        """The voice that comes after a sentence about it: "The officials spoke … One of the officials said"."""
        after = self._mentions.after(sentence.end)
        if after is None or after[0].start - sentence.end > _NEAR or self._voices[after[1]].kind not in kinds:
            return []
        return [after] if self._is_called(after[1], noun) else []

    def _is_called(self, number: int, noun: str) -> bool:
        """Whether a noun ("officials", "two men") has its last word, in either number, among the voice's mentions."""
        head = noun.rsplit(maxsplit=1)[-1].removesuffix("s")
        spoken = (self._text[m.start : m.end].lower() for m in self._voices[number].mentions[:6])
        return head in ("source", "person", "people") or any(head in words for words in spoken)
