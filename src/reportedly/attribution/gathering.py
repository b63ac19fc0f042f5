"""The voices of a report while they are met in text order, and to which of them a phrase belongs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.attribution import lexicon, members, pronouns, variation
from reportedly.attribution.context import Context
from reportedly.attribution.definite import named_now, taken_up
from reportedly.attribution.described import Described
from reportedly.attribution.doubts import maybe_same
from reportedly.attribution.gathered import GROUP, Gathered, finished, gender_of
from reportedly.attribution.groups import Together
from reportedly.attribution.introduced import outlets
from reportedly.attribution.kinds import kind_of
from reportedly.attribution.known import Known, spelled_out
from reportedly.attribution.names import Named, persons
from reportedly.attribution.offices import told
from reportedly.attribution.people import People
from reportedly.attribution.phrases import Phrase, parse
from reportedly.attribution.trail import MentionForm, Seen, Trail
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind, Voice
from reportedly.observed import note

_REACH = pronouns.REACH
_HEADLINE = 200  # code points; a longer first line is no headline
_THERE = "the same words are the source of another cue, or what a “who” stands for"
_PRONOUN = "a pronoun: the person, or the body, who fits it best"
_NAME = "a name, or a part or an acronym of one, that the report has given before"
_NOUN = "a noun that takes up a voice met before"
_HEADLINE_SAID = "what the headline said in short, given in full"
_STANDS_FOR = "a noun that stands for a person whom the report has named"
_ONE_OF = "one of several heard before"
_NEW = "nobody met before fits: a new voice"
_ACRONYMS = 40  # more than any report known to us has
_LEAD = 700  # code points within which the lead says in full what the headline said


class Gathering:
    """The voices of one report, met in text order."""

    def __init__(self, text: str, quoted: Sequence[Span] = ()) -> None:
        self.text = text
        self.voices: list[Gathered] = []
        self.trail = Trail()
        self.known = Known(text)
        self.context = Context(text, quoted)
        self.named = persons(text)
        self.told = told(self.named)
        self.surnames = frozenset(person.surname for person in self.named)
        self.speaker: Gathered | None = None
        self._people = People(self)
        self._outlets = outlets(text)
        self._sought = 0
        end = text.find("\n")
        self._headline = end if 0 < end < _HEADLINE else None

    def voice_of(self, phrase: Phrase, before: Gathered | None) -> Gathered:
        """The voice a source phrase belongs to; ``before`` is the last one that spoke."""
        phrase = self._in_full(phrase)
        found = self._known(phrase, before) or self._told(phrase, self._meant(phrase), _STANDS_FOR)
        if found is None:
            found = self._met(phrase)
            self._told(phrase, found, _NEW)
        elif found.plural and phrase.form == "definite" and phrase.head in ("source", "official"):
            self.merge(found, phrase)
        form: MentionForm = "pronoun" if phrase.form == "pronoun" else "name" if phrase.name else "noun"
        self.mention(found, phrase.span, form)
        found.heads.add(phrase.head)
        if phrase.form != "pronoun":
            found.words |= phrase.words
            if not members.is_one(phrase):
                found.counts.add("many" if phrase.plural else "one")
        found.gender = found.gender or gender_of(phrase)
        if phrase.name and not found.phrase.name:
            self.name(found, phrase)
        return found

    def kind(self, phrase: Phrase) -> SourceKind:
        """The kind of a phrase, by what the report tells elsewhere as well: its persons, its outlets."""
        outlet = phrase.name and not phrase.titled and lexicon.bare(phrase.name) in self._outlets
        return "media" if outlet else kind_of(phrase, self.surnames)

    def merge(self, kept: Gathered, phrase: Phrase) -> None:
        """``phrase`` turns out to name ``kept`` more closely ("the claim, made by an unnamed official …")."""
        kind = self.kind(phrase)
        self._told(phrase, kept, "whoever was heard right before, named more closely")
        self.mention(kept, phrase.span, "name" if phrase.name else "noun")
        kept.heads.add(phrase.head)
        kept.words |= phrase.words
        kept.counts.add("many" if phrase.plural else "one")
        kept.phrase, kept.kind, kept.plural = phrase, kind, phrase.plural
        if phrase.name:
            self._register(kept, phrase)

    def own_voice(self, phrase: Phrase) -> Gathered:
        """The report itself, speaking as "I" or "we"."""
        voice = next((v for v in self.voices if v.kind == "own-voice"), None) or self.new(phrase, "own-voice")
        self.mention(voice, phrase.span, "pronoun")
        voice.spoke = True
        return voice

    def finished(self) -> list[Voice]:
        """The voices that spoke, numbered in text order."""
        spoke = sorted((v for v in self.voices if v.spoke), key=lambda v: v.mentions[0])
        for number, voice in enumerate(spoke, 1):
            voice.number = number
        maybe_same(spoke)
        return [finished(voice, self.text) for voice in spoke]

    def meet(self, one: Named | Together | Described | Span, quoted_by: Gathered | None = None) -> None:
        """Takes note of a person named, described or meant by a pronoun that is no source."""
        if isinstance(one, Together):
            self._people.together(one)
        elif isinstance(one, Named):
            self._people.name(one)
        elif isinstance(one, Described):
            self._people.describe(one)
        else:
            gender = pronouns.GENDERS[one.of(self.text).lower()]
            voice = self._people.pronoun(one, gender, source=False, quoted_by=quoted_by)
            if voice is not None:
                self.mention(voice, one, "pronoun")

    def introduced(self, phrase: Phrase, noun: str) -> None:
        """Takes note of an outlet that is named by what it is, whether it speaks there or not."""
        if not phrase.name:
            return
        voice = self.known.body(phrase.name) or self.new(phrase, "media")
        self.mention(voice, phrase.span, "name")
        voice.heads.add(noun)

    def new(self, phrase: Phrase, kind: SourceKind) -> Gathered:
        """A voice not met before."""
        gender = gender_of(phrase)
        voice = Gathered(phrase, kind, [], gender, phrase.plural, number=len(self.voices))
        voice.heads.add(phrase.head)
        self.voices.append(voice)
        if phrase.name:
            self._register(voice, phrase)
        return voice

    def join(self, gone: Gathered, kept: Gathered) -> None:
        """Two voices turn out to be one: "the mayor, Anna Kovac,"."""
        for span in gone.mentions:
            self._insert(kept, span)
        kept.heads |= gone.heads
        kept.words |= gone.words
        kept.gender = kept.gender or gone.gender
        self.trail.replace(gone, kept)
        self.voices.remove(gone)

    def mention(self, voice: Gathered, span: Span, form: MentionForm) -> None:
        """Adds a mention to a voice, unless it has these words already."""
        if self._insert(voice, span):
            note("mention", voice=voice, span=span, form=form)
            self.trail.add(Seen(span, voice, form, self.context))

    def _insert(self, voice: Gathered, span: Span) -> bool:
        at = bisect_right(voice.mentions, span)
        if any(span.overlaps(m) for m in voice.mentions[max(0, at - 1) : at + 1]):
            return False
        voice.mentions.insert(at, span)
        return True

    def _known(self, phrase: Phrase, before: Gathered | None) -> Gathered | None:
        there = self._there(phrase)
        if there is not None:  # one source of two cues, or the words a "who" stands for
            return self._told(phrase, there, _THERE)
        if phrase.form == "pronoun":
            return self._told(phrase, self._people.source(phrase, before), _PRONOUN)
        if phrase.name:
            found = self._told(phrase, self._named(phrase) or self._now_named(phrase, before), _NAME)
            return found or self._told(phrase, self._of_headline(phrase), _HEADLINE_SAID)
        if members.is_one(phrase) and phrase.text[:4].lower() != "the ":
            return self._told(phrase, self._group(phrase) if members.is_first(phrase) else None, _ONE_OF)
        found = None
        if phrase.form == "definite" or (phrase.form == "bare" and phrase.head):
            found = taken_up(
                phrase, self.trail.voices(phrase.span.start, _REACH), before, self._subject(phrase.span.start)
            )
        return self._told(phrase, found, _NOUN) or self._told(phrase, self._of_headline(phrase), _HEADLINE_SAID)

    def _met(self, phrase: Phrase) -> Gathered:
        """A voice not met before, or another of several who were."""
        group, one = self._group(phrase), members.is_one(phrase)
        kind = group.kind if group else members.kind_of_one(phrase)
        made = self.new(replace(phrase, plural=False) if one else phrase, kind or self.kind(phrase))
        made.maybe = group if group and group.plural else None
        return made

    def _group(self, phrase: Phrase) -> Gathered | None:
        """Those whom "one of them", "another" is one of."""
        recent = self.trail.voices(phrase.span.start, _REACH) if members.is_one(phrase) else ()
        return members.group_of(phrase, recent)

    def _told(self, phrase: Phrase, found: Gathered | None, why: str) -> Gathered | None:
        """What was found, noted with how."""
        if found is not None:
            note("whose", span=phrase.span, phrase=phrase, voice=found, why=why)
        return found

    def _subject(self, at: int) -> Gathered | None:
        """The named person who opens the sentence of a place: "Koren testified that the minister …"."""
        sentence = self.context.sentence(at)
        for seen in self.trail.before(at, 300, 12):
            if seen.sentence < sentence:
                break
            if seen.form == "name" and seen.place.opening:
                return seen.voice
        return None

    def _meant(self, phrase: Phrase) -> Gathered | None:
        """The named persons whom a noun stands for: "the Vermont senator", "the Republican", "both men"."""
        noun = variation.as_noun(phrase) if phrase.name else phrase
        if noun is None or phrase.form == "pronoun":
            return None
        return self._people.stands_for(noun) or self._people.pair(noun)

    def _of_headline(self, phrase: Phrase) -> Gathered | None:
        """The voice of the headline's bare noun that the lead gives in full, or names.

        "Court rules … A federal court ruled"; "rebel radio claims … the rebel station Upland Radio said".
        """
        heads = {phrase.head, phrase.name.split()[-1].lower()} if phrase.name else {phrase.head}
        if self._headline is None or phrase.span.start > _LEAD or not any(heads):
            return None
        if phrase.name and self.kind(phrase) not in GROUP:
            return None
        for seen in self.trail.before(phrase.span.start, _LEAD):
            said, voice = seen.voice.phrase, seen.voice
            bare = said.form == "bare" and not said.name and len(voice.mentions) == 1 and seen.form == "noun"
            if not bare or said.span.end > self._headline or phrase.span.start < self._headline:
                continue
            if said.head in heads and set(said.modifiers) <= phrase.words and voice.plural == phrase.plural:
                voice.phrase, voice.kind = phrase, self.kind(phrase)
                if phrase.name:
                    self._register(voice, phrase)
                return voice
        return None

    def _in_full(self, phrase: Phrase) -> Phrase:
        """The phrase with the person's name as the names of the text have it, where it has a part only."""
        if not phrase.name or phrase.plural:
            return phrase
        at = bisect_left(self.named, phrase.span.start, key=lambda person: person.span.start)
        while at < len(self.named) and (span := self.named[at].span).end <= phrase.span.end:
            words = span.of(self.text)
            if words != phrase.name and words.endswith(" " + phrase.name):
                return replace(phrase, name=words, gender=phrase.gender or self.named[at].gender)
            at += 1
        return phrase

    def _there(self, phrase: Phrase) -> Gathered | None:
        start = phrase.span.start
        for seen in self.trail.latest(start + 1, 12):
            if seen.span.start < start:
                break
            if seen.voice.spoke:
                owner = phrase.form != "pronoun" and seen.place.part == "owner" and seen.span.end < phrase.span.end
                if not owner:  # "his captors" are not he
                    return seen.voice
        return None

    def _named(self, phrase: Phrase) -> Gathered | None:
        found = self.known.body(phrase.name)
        if found is not None or phrase.plural:
            return found
        kind = self.kind(phrase)
        if kind in GROUP and (span := self._full_name(phrase)):
            found = self.known.body(span.of(self.text)) or self._spelled_out(span, kind)
            self.known.add_body(found, phrase.name, phrase.span.end)
            return found
        if kind in GROUP and " " in phrase.name:
            return None
        return self.known.person(phrase.name, gender_of(phrase), phrase.span.start)

    def _now_named(self, phrase: Phrase, before: Gathered | None) -> Gathered | None:
        """The body heard without a name that is given one now."""
        near = self.trail.voices(phrase.span.start, _REACH)
        return named_now(phrase, near, before) if self.kind(phrase) in GROUP else None

    def _full_name(self, phrase: Phrase) -> Span | None:
        """Where the words stand that an acronym is short for; asked for so many acronyms only, to bound the time."""
        self._sought += 1
        return spelled_out(self.text, phrase.name, phrase.span.start) if self._sought <= _ACRONYMS else None

    def _spelled_out(self, span: Span, kind: SourceKind) -> Gathered:
        """The organisation whose name in full stands at ``span``, and which has not spoken under it."""
        found = self.new(parse(self.text, span), kind)
        found.phrase = replace(found.phrase, name=span.of(self.text))
        self.known.add_body(found, found.phrase.name, span.end)
        self.mention(found, span, "name")
        return found

    def name(self, voice: Gathered, phrase: Phrase) -> None:
        """A voice met without a name is named: "the mayor, Anna Kovac"."""
        voice.phrase, voice.kind = phrase, self.kind(phrase)
        self._register(voice, phrase)

    def _register(self, voice: Gathered, phrase: Phrase) -> None:
        if voice.kind in ("named-person", "captive") and not phrase.plural:
            self.known.add_person(voice, phrase.name)
            return
        self.known.add_body(voice, phrase.name, phrase.span.end)
        if voice.kind in GROUP:  # "the institute" may come to stand for the Razumov Institute
            voice.heads.add(phrase.name.split()[-1].lower())
