"""Persons met on the way through a report: by name, by description, by pronoun."""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.attribution import groups, pronouns, variation
from reportedly.attribution.definite import clash
from reportedly.attribution.described import Described
from reportedly.attribution.gathered import GROUP, HUMAN, Gathered
from reportedly.attribution.names import Named
from reportedly.attribution.offices import apposition, offices
from reportedly.attribution.phrases import SELF_NAMED, Phrase, parse
from reportedly.attribution.trail import Seen
from reportedly.model.span import Span

if TYPE_CHECKING:
    from reportedly.attribution.gathering import Gathering

_REACH = pronouns.REACH
_APPOSITION = re.compile(r",? (?:aged )?(?:\d{1,3}, )?(?:then |now |formerly )?|, |'s | \(\d{1,3}\), ")
_COPULA = re.compile(r",? (?:who )?(?:is|was|became|remains|, now)(?: also| now| still)? ")
_NAMED_NEXT = re.compile(r",? (?:named |called )?")
_BEFORE = re.compile(r"[\w’'-]+")
_PARTY_AFTER = re.compile(r",? \(?([DR])-")
_OPENING_BODY = re.compile(
    r"(?P<who>(?:The|Its|Their|[A-Z][\w-]+[’']s) (?:[\w’'-]+ ){0,3}?[\w’'-]+|[A-Z][\w’-]+(?: [A-Z][\w’-]+){1,3}) "
    r"(?:has|had|have|did|does|is|was|made|gave|offered|declined|refused|would|could|will|said|says|denied|called)\b"
)
_NEARBY = 500
"""Code points within which a person is still at hand; about three sentences."""
_NEXT_OWN = re.compile(r"[^.!?\n“”\"]{0,100}?\b(his|her|himself|herself)\b")


class People:
    """Gives each mention of a person to a voice of a gathering."""

    def __init__(self, gathering: "Gathering") -> None:
        self._gathering = gathering
        self._text = gathering.text

    def name(self, person: Named) -> Gathered:
        """The voice of a person named."""
        gathering, span = self._gathering, person.span
        words = span.of(self._text)
        printed = words if person.short else person.name
        voice = gathering.known.person(printed, person.gender, span.start)
        called = self._described_before(span)
        if voice is None and person.short and printed not in person.name.split()[-1:]:
            printed = person.name
        if voice is None and called is not None and not clash(called, person.gender):
            called.phrase = Phrase(span, printed, "name", called.phrase.head, name=printed, gender=person.gender)
            called.kind = "captive" if called.kind == "captive" else "named-person"
            gathering.known.add_person(called, printed)
            voice = called
        elif voice is None:
            phrase = Phrase(span, printed, "name", name=printed, gender=person.gender)
            voice = gathering.new(phrase, "named-person")
        elif called is not None and called is not voice and not called.spoke and not clash(called, voice.gender):
            gathering.join(called, voice)
        gathering.mention(voice, span, "name")
        self._note(voice, person, printed)
        return voice

    def _note(self, voice: Gathered, person: Named, printed: str) -> None:
        """What a mention by name adds to what is known of a person."""
        if not person.short:
            self._gathering.known.add_person(voice, printed)
        if not person.short or person.roles:
            voice.named_in_full = person.span.end
        voice.gender = voice.gender or person.gender
        if person.roles:  # "Democratic nominee Ilse Varga": which nominee
            before = self._text[max(0, person.span.start - 60) : person.span.start].lower()
            words = _BEFORE.findall(before)[-len(person.roles) - 2 :]
            voice.heads |= offices(person.roles, words)
            voice.words |= set(words)
            voice.marks |= variation.marks(words)
        if not person.short:
            self._apposed(voice, person.span.end)
        voice.heads |= self._gathering.told.get(person.surname, frozenset())
        if party := _PARTY_AFTER.match(self._text, person.span.end):
            voice.marks |= variation.marks((party.group(1).lower(),))

    def _apposed(self, voice: Gathered, end: int) -> None:
        """What is said of a person after the name without an article: "Ilse Varga, governor of Carrow,"."""
        after = apposition(self._text, end)
        if after:
            voice.heads |= offices((after[-1],), after)
            voice.words |= set(after)
            voice.marks |= variation.marks(after)

    def _described_before(self, span: Span) -> Gathered | None:
        """The person described right before a name: "the mayor, Ilse Varga", "his wife Ilse"."""
        for seen in self._gathering.trail.before(span.start, 40, 3):
            between = self._text[seen.span.end : span.start]
            if (
                seen.form == "noun"
                and seen.voice.kind in HUMAN
                and not seen.voice.names
                and _NAMED_NEXT.fullmatch(between)
            ):
                return seen.voice
        return None

    def describe(self, one: Described) -> Gathered | None:
        """The voice of a person described: one named beside it, one met before by this noun, or a new one."""
        gathering = self._gathering
        if any(seen.span.end == one.span.end for seen in gathering.trail.before(one.span.end, 200, 2)):
            return None  # a source's own noun: "Ilse Varga's lawyer"
        phrase = parse(self._text, one.span)
        if phrase.name and not phrase.head:
            return None  # a paper's name: "the Carrow Courier"
        voice = self._beside(one) or self._again(one)
        if voice is None:
            if phrase.name or phrase.plural:
                return None
            kind = gathering.kind(phrase)
            voice = gathering.new(phrase, kind if kind in HUMAN else "unnamed-person")
            voice.words |= one.modifiers
        if (own := SELF_NAMED.match(self._text, one.span.end)) is not None and not voice.names:
            gathering.name(voice, parse(self._text, Span(one.span.start, own.end())))
        gathering.mention(voice, one.span, "noun")
        voice.heads |= one.heads
        voice.words |= one.modifiers
        if one.form != "possessed":
            voice.marks |= variation.marks([word.lower() for word in _BEFORE.findall(one.span.of(self._text))])
        voice.gender = voice.gender or one.gender
        return voice

    def _beside(self, one: Described) -> Gathered | None:
        """The person whom the words are said of: "Ilse Varga, the mayor", "Varga is a lawyer"."""
        if one.form == "possessed":
            return None
        for seen in self._gathering.trail.before(one.span.start, 60, 3):
            between = self._text[seen.span.end : one.span.start]
            if seen.span.contains(one.span):
                if seen.form == "name" and self._text.endswith(", ", 0, one.span.start):
                    return seen.voice  # within a source: "Ilse Varga, the mayor of Carrow"
                continue
            if seen.voice.kind not in HUMAN or clash(seen.voice, one.gender):
                continue
            named = seen.form == "name" and _APPOSITION.fullmatch(between) and between.startswith((",", " ("))
            if named or _COPULA.fullmatch(between):
                return seen.voice
        return None

    def _again(self, one: Described) -> Gathered | None:
        """The latest person met by the same noun, where the words point back."""
        if one.form == "indefinite":
            return None
        heads = {head for head in one.heads if " " in head} or one.heads
        held: list[Gathered] = []
        for voice in self._gathering.trail.voices(one.span.start, _REACH):
            fits = voice.kind in HUMAN and not voice.plural and heads & voice.heads and not clash(voice, one.gender)
            owned = voice.phrase.text.split(" ")[0].lower() in ("his", "her", "their", "my", "our")
            if fits and (one.form != "possessed" or owned):
                held.append(voice)
        if one.modifiers:
            held = [voice for voice in held if one.modifiers & voice.words]
        return held[0] if held else None

    def pronoun(self, span: Span, gender: str, *, source: bool, quoted_by: Gathered | None = None) -> Gathered | None:
        """The person whom "he", "her" … means; ``gender`` is m or f."""
        gathering = self._gathering
        place = gathering.context.place(span)
        asked = pronouns.Asked(span, gender, place, source, gathering.speaker, quoted_by)
        follows = self._follows(span) if pronouns.looks_ahead(self._text, gathering.context, span) else ()
        voice = pronouns.antecedent(self._text, asked, gathering.trail, follows)
        if voice is not None and not voice.gender:
            voice.gender = gender
        return voice

    def _follows(self, span: Span) -> list[Seen]:
        """The person named right after the opening phrase of a pronoun's sentence, as its subject."""
        gathering = self._gathering
        number = bisect_left(gathering.named, span.end, key=lambda person: person.span.start)
        if number == len(gathering.named):
            return []
        person = gathering.named[number]
        place = gathering.context.place(person.span)
        between = self._text[span.end : person.span.start]
        here = gathering.context.sentence(span.start)
        if place.sentence != here or place.part != "subject" or between.count(",") != 1 or place.quoted:
            return []
        return [Seen(person.span, self.name(person), "name", gathering.context, place)]

    def stands_for(self, phrase: Phrase) -> Gathered | None:
        """The person whom the report has named and a noun means: "the Vermont senator", "the businessman"."""
        sure = variation.stands_for_name(phrase) if variation.is_plain(phrase) else ""
        if not sure:
            return None
        gathering = self._gathering
        gender = phrase.gender if phrase.gender in ("m", "f") else ""
        asked = pronouns.Asked(phrase.span, gender, gathering.context.place(phrase.span), True, gathering.speaker, None)
        latest = pronouns.candidates(asked, gathering.trail)
        fitting = {
            voice: seen
            for voice, seen in latest.items()
            if voice.kind == "named-person" and not variation.contradicts(voice, phrase)
        }
        main = {
            v for v, seen in fitting.items() if seen[0].place.opening and seen[0].place.sentence == asked.place.sentence
        }
        if len(main) < len(fitting):  # "Holt met Varga before the senator spoke": not Holt, who would be "he"
            fitting = {voice: seen for voice, seen in fitting.items() if voice not in main}
        if own := _NEXT_OWN.match(self._text, phrase.span.end):  # "the candidate has shown her plans"
            gender = pronouns.GENDERS[own.group(1)]
            fitting = {voice: seen for voice, seen in fitting.items() if voice.gender in ("", gender)} or fitting
        if sure == "salient":
            return pronouns.best_of(self._text, asked, fitting)[0]
        here = phrase.span.start
        if any(here - seen[0].span.end < _NEARBY for voice, seen in latest.items() if voice.kind != "named-person"):
            return None
        near = [voice for voice, seen in fitting.items() if here - seen[0].span.end < _NEARBY]
        return near[0] if len(near) == 1 else None

    def source(self, phrase: Phrase, before: Gathered | None) -> Gathered | None:
        """The voice of a pronoun that is an attribution's source."""
        if phrase.gender in ("m", "f"):
            return self.pronoun(phrase.span, phrase.gender, source=True)
        recent = self._gathering.trail.voices(phrase.span.start, _REACH)
        if phrase.gender == "rel":
            return next((voice for voice in recent if 0 <= phrase.span.start - voice.last < 4), None)
        if phrase.gender == "pl":
            recent = [voice for voice in recent if voice.plural or voice.phrase.joined or voice.kind == "organisation"]
            recent = [voice for voice in recent if voice.spoke or not groups.hidden(self._text, voice, phrase)]
            here = self._gathering.context.place(phrase.span)
            if (pair := groups.last_subject(self._gathering.trail, here, phrase.span)) is not None:
                return pair
            near = any(phrase.span.start - voice.last < _NEARBY for voice in recent)
            if not near and (pair := self.pair(phrase)) is not None:
                return pair
        elif phrase.gender == "n":
            recent = [voice for voice in recent if voice.kind in GROUP and not voice.plural]
            if phrase.head == "it" and (body := self._body_before(phrase)) is not None:
                return body
        else:
            return None
        return before if before in recent[:3] else recent[0] if recent else None

    def _body_before(self, phrase: Phrase) -> Gathered | None:
        """The body that the sentence before is about, for "It" that opens the next one, whether it spoke there or not.

        "The government had no comment. It has said in the past …"
        """
        gathering, text = self._gathering, self._text
        here = gathering.context.place(phrase.span)
        if not here.opening or here.quoted or not here.sentence:
            return None
        start = gathering.context.start_of(here.sentence - 1)
        match = _OPENING_BODY.match(text, start, phrase.span.start)
        if match is None or "\n" in text[start : phrase.span.start].rstrip():
            return None
        body = parse(text, Span(*match.span("who")))
        if body.plural or gathering.kind(body) not in ("organisation", "media"):
            return None
        return gathering.voice_of(body, None)

    def pair(self, phrase: Phrase) -> Gathered | None:
        """The persons named last whom "the two senators", "both", "they" mean."""
        gathering = self._gathering
        found = groups.two_named(self._text, gathering.trail, phrase, _NEARBY)
        if found is None or len(found) == 1:
            return found[0] if found else None
        name = " and ".join(voice.phrase.name for voice in found)
        known = gathering.known.body(name)
        return known or gathering.new(groups.together(phrase, name), "named-person")

    def together(self, one: groups.Together) -> None:
        """Takes note of persons named side by side: "Ilse Varga and Peter Holt"."""
        gathering = self._gathering
        text = one.span.of(self._text)
        if (voice := gathering.known.body(one.name)) is None:
            phrase = Phrase(one.span, text, "name", name=one.name, plural=True, joined=True)
            voice = gathering.new(phrase, "named-person")
        gathering.mention(voice, one.span, "name")
