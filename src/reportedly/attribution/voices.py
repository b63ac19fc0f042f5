"""Gathers the mentions of each voice of a report: names, surnames, roles, pronouns, "the source".

One walk through the text in order. Named persons met on the way are kept even before they speak, since
pronouns refer to them. A voice that is indefinite ("a source", "another official") is always a new one:
whether two of them are one person is for the reader, and is stated as doubt in the count of origins.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from reportedly.attribution import lexicon, speakers
from reportedly.attribution.gathered import GROUP, HUMAN, Gathered, finished
from reportedly.attribution.kinds import VEHICLES, kind_of
from reportedly.attribution.names import Named, persons
from reportedly.attribution.phrases import Phrase, parse, surname
from reportedly.attribution.spans import Said
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind, Voice

_REACH = 3000  # code points back that a pronoun or "the official" may refer; about five paragraphs
_GENERIC = {
    **dict.fromkeys(("source", "insider", "person", "individual", "figure", "man", "woman"), HUMAN),
    **dict.fromkeys(("official", "officer", "spokesman", "spokeswoman", "spokesperson", "minister"), HUMAN),
    **dict.fromkeys(("sources", "officials", "people"), HUMAN),
    **dict.fromkeys(("group", "organisation", "organization", "agency", "company", "body", "firm"), GROUP),
    **dict.fromkeys(("outlet", "newspaper", "paper"), ("media",)),
    **dict.fromkeys(("report", "study", "statement", "document"), ("document",)),
}
_MADE_BY = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Ss]uch)(?: \w+)? "
    r"(?:claims?|statements?|figures?|estimates?|allegations?|"
    r"assertions?|accusations?|reports?|remarks?|comments?|numbers?|account|announcement|information),? "
    r"(?:(?:which|that) )?(?:(?:was|were|is|are|came|has been|have been) )?"
    r"(?:made|issued|given|provided|put forward|voiced|released|attributed|offered|published|advanced|cited)? ?"
    r"(?:by|from|to|on the word of) (?P<who>[^,.;:—\n]{3,90})"
)


class Gathering:
    """The voices of one report, met in text order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.voices: list[Gathered] = []
        self.by_name: dict[str, Gathered] = {}
        self.people = persons(text)
        self.surnames = frozenset(person.surname for person in self.people)
        self._met = 0

    def meet_names(self, before: int) -> None:
        """Takes note of the persons named up to a place."""
        while self._met < len(self.people) and self.people[self._met].span.start < before:
            self._meet(self.people[self._met])
            self._met += 1

    def _meet(self, person: Named) -> None:
        voice = self.by_name.get(lexicon.bare(person.name)) or self.by_name.get(person.surname)
        if voice is None:
            phrase = Phrase(person.span, person.name, "name", name=person.name, gender=person.gender)
            voice = self._new(phrase, "named-person")
        before = self.text[max(0, person.span.start - 25) : person.span.start].lower().split()
        if before and before[-1] in lexicon.source_words():
            voice.heads.add(before[-1])  # "Mayor Anna Kovac" may come back as "the mayor"
        self._mention(voice, person.span)
        voice.gender = voice.gender or person.gender

    def voice_of(self, phrase: Phrase, before: Gathered | None) -> Gathered:
        """The voice a source phrase belongs to; ``before`` is the last one that spoke."""
        found = self._known(phrase, before)
        if found is None:
            found = self._new(phrase, kind_of(phrase, self.surnames))
        self._mention(found, phrase.span)
        found.heads.add(phrase.head)
        if phrase.form != "pronoun":
            found.words |= phrase.words
            found.counts.add("many" if phrase.plural else "one")
        found.gender = found.gender or (phrase.gender if phrase.gender in ("m", "f") else "")
        return found

    def merge(self, kept: Gathered, phrase: Phrase) -> None:
        """``phrase`` turns out to name ``kept`` more closely ("the claim, made by an unnamed official …")."""
        kind = kind_of(phrase, self.surnames)
        self._mention(kept, phrase.span)
        kept.heads.add(phrase.head)
        kept.words |= phrase.words
        kept.counts.add("many" if phrase.plural else "one")
        kept.phrase, kept.kind, kept.plural = phrase, kind, phrase.plural
        if phrase.name:
            self._register(kept, phrase)

    def own_voice(self, phrase: Phrase) -> Gathered:
        """The report itself, speaking as "I" or "we"."""
        voice = next((v for v in self.voices if v.kind == "own-voice"), None) or self._new(phrase, "own-voice")
        self._mention(voice, phrase.span)
        voice.spoke = True
        return voice

    def finished(self) -> list[Voice]:
        """The voices that spoke, numbered in text order."""
        spoke = sorted((v for v in self.voices if v.spoke), key=lambda v: v.mentions[0])
        for number, voice in enumerate(spoke, 1):
            voice.number = number
        return [finished(voice, self.text) for voice in spoke]

    def _known(self, phrase: Phrase, before: Gathered | None) -> Gathered | None:
        start = phrase.span.start
        there = next((v for v in self.voices[-8:] if v.spoke and any(m.start == start for m in v.mentions)), None)
        if there is not None:  # one source of two cues, or the words a "who" stands for
            return there
        if phrase.form == "pronoun":
            return self._pronoun(phrase, before)
        if phrase.name:
            return self._named(phrase)
        if phrase.form == "definite" or (phrase.form == "bare" and phrase.head):
            return self._definite(phrase, before)
        return None

    def _named(self, phrase: Phrase) -> Gathered | None:
        name = lexicon.bare(phrase.name)
        found = self.by_name.get(name)
        if found is None and " " not in name:
            found = self.by_name.get(surname(name))
        return found

    def _pronoun(self, phrase: Phrase, before: Gathered | None) -> Gathered | None:
        fits: Callable[[Gathered], bool] | None = {
            "m": lambda v: v.kind in HUMAN and not v.plural and v.gender != "f",
            "f": lambda v: v.kind in HUMAN and not v.plural and v.gender != "m",
            "pl": lambda v: v.plural or v.kind == "organisation",
            "n": lambda v: v.kind in GROUP,
            "rel": lambda v: phrase.span.start - v.last < 4,
        }.get(phrase.gender)
        near = [v for v in self._recent(phrase.span.start) if fits(v)] if fits else []
        if not near:
            return None
        return max(near, key=lambda v: self._salience(v, phrase, before))

    def _salience(self, voice: Gathered, phrase: Phrase, before: Gathered | None) -> float:
        """Nearness, counted in sentences of 150 code points; the last speaker and an exact gender count more.

        The weights are our judgement so far; nearness alone is right for 55 % of he/she (shared data README).
        """
        score = -(phrase.span.start - voice.last) / 150
        score += 2.0 if voice is before else 0.0
        score += 1.0 if voice.spoke else 0.0
        return score + (2.5 if voice.gender and voice.gender == phrase.gender else 0.0)

    def _definite(self, phrase: Phrase, before: Gathered | None) -> Gathered | None:
        """ "the source", "the ministry", "police": the latest voice with that head, or one it can stand for."""
        recent = list(self._recent(phrase.span.start))
        same = [
            v
            for v in recent
            if phrase.head in v.heads and not (v.plural and not phrase.plural and phrase.form == "bare")
        ]
        if phrase.form == "bare":
            said = (phrase.head, phrase.modifiers, phrase.rest)
            return next((v for v in same if (v.phrase.head, v.phrase.modifiers, v.phrase.rest) == said), None)
        described = set(phrase.modifiers) - {"same", "unnamed", "anonymous"}
        same = [v for v in same if not described or described & v.words]
        if same:
            return max(same, key=lambda v: v.last)
        kinds = _GENERIC.get(phrase.head)
        if kinds is None or described or phrase.text.split()[0].lower() in ("his", "her", "their", "my", "our"):
            return None
        unnamed = [v for v in recent if v.spoke and v.kind in kinds and v.plural == phrase.plural]
        if phrase.head in ("source", "sources", "insider", "person", "individual", "people"):
            unnamed = [v for v in unnamed if v.kind.startswith("unnamed") or v.kind == "captive"]
        if before in unnamed:
            return before
        return max(unnamed, key=lambda v: v.last, default=None)

    def _recent(self, at: int) -> Iterator[Gathered]:
        return (v for v in self.voices[-60:] if v.mentions and v.last <= at and at - v.last < _REACH)

    def _new(self, phrase: Phrase, kind: SourceKind) -> Gathered:
        gender = phrase.gender if phrase.gender in ("m", "f") else ""
        voice = Gathered(phrase, kind, [], gender, phrase.plural, number=len(self.voices))
        voice.heads.add(phrase.head)
        self.voices.append(voice)
        if phrase.name:
            self._register(voice, phrase)
            if kind in GROUP:  # "the institute" may come to stand for the Razumov Institute
                voice.heads.add(phrase.name.split()[-1].lower())
        return voice

    def _register(self, voice: Gathered, phrase: Phrase) -> None:
        name = lexicon.bare(phrase.name)
        self.by_name[name] = voice
        if voice.kind == "named-person":
            self.by_name.setdefault(surname(name), voice)
        elif " " in name:
            initials = "".join(w[0] for w in name.split() if w not in ("of", "the", "and", "for"))
            self.by_name.setdefault(initials, voice)
            acronym = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,8})\)").match(self.text, phrase.span.end)
            if acronym:
                self.by_name.setdefault(acronym.group(1).lower(), voice)

    def _mention(self, voice: Gathered, span: Span) -> None:
        at = bisect_right(voice.mentions, span)
        if not any(span.overlaps(m) for m in voice.mentions[max(0, at - 1) : at + 1]):
            voice.mentions.insert(at, span)
        if self.voices[-1] is not voice:
            self.voices.remove(voice)
            self.voices.append(voice)


def gather(text: str, found: Sequence[Said]) -> tuple[Gathering, list[Gathered | None]]:
    """Walks through the attributions' sources in text order; the voice of each (None where it has no source)."""
    gathering = Gathering(text)
    gathering.surnames |= speakers.surnames(text, found)
    owners: list[Gathered | None] = [None] * len(found)
    events = [(s.source[0].start, i, s.source[0]) for i, s in enumerate(found) if s.source]
    events += [(span.start, -1, span) for span in _made_by(text)]
    before: Gathered | None = None
    for at, number, span in sorted(events):
        gathering.meet_names(at)
        if number >= 0 and not _speaks(text, found[number]):
            continue
        label = speakers.labelled(text, found[number]) if number >= 0 else None
        phrase = label or parse(text, _speaker(text, span))
        if number < 0:
            if before is not None and _can_be(before, at):
                gathering.merge(before, phrase)
            continue
        if phrase.gender == "rel":
            phrase = _antecedent(text, phrase)
        if phrase.form == "pronoun" and phrase.head in ("i", "we", "me", "us"):
            owners[number] = gathering.own_voice(phrase)
            continue
        before = owners[number] = gathering.voice_of(phrase, before)
        before.spoke = True
    return gathering, owners


_CLAIM_NOUNS = frozenset(
    "claim claims allegation allegations assertion assertions accusation accusations sentiment figure figures "
    "estimate account accounts statement statements comment comments remarks report announcement revelation "
    "disclosure news it this that these which move decision incident practice development".split()
)


def _speaks(text: str, one: Said) -> bool:
    """Whether source and cue are somebody's speech, and not the report dwelling on it.

    "The claim highlights …", "it underscores …": no voice, but the report's own, which takes the claim up.
    """
    phrase = parse(text, one.source[0])
    if phrase.head not in _CLAIM_NOUNS or phrase.name:
        return True
    return lexicon.is_speech(" ".join(span.of(text) for span in one.cue))


def _made_by(text: str) -> list[Span]:
    return [Span(*match.span("who")) for match in _MADE_BY.finditer(text)]


def _can_be(voice: Gathered, at: int) -> bool:
    """Whether a voice heard just before may be named more closely: nobody in particular, and near."""
    return voice.kind in ("vague", "unnamed-official", "unnamed-person", "document") and at - voice.last < 600


_AGENT = re.compile(
    r"(?<!obtained )(?<!seen )(?<!reviewed )(?<!viewed )(?<!carried )(?<!published )\b(?:by|from)\s+(?=\S)"
)
_TO = re.compile(r"\s+(?:to|for|in|on|carried|published)\s")


def _speaker(text: str, span: Span) -> Span:
    """Within "a report by security sources to TASS", the words of who speaks: "security sources"."""
    phrase = parse(text, span)
    if phrase.head not in VEHICLES or phrase.form == "pronoun" or phrase.name:
        return span
    agent = _AGENT.search(text, span.start, span.end)
    if agent is None:
        return span
    end = _TO.search(text, agent.end(), span.end)
    inner = Span(agent.end(), end.start() if end else span.end)
    who = parse(text, inner)
    known = who.name or who.head in lexicon.source_words()
    return inner if known else span  # "reports from the front lines": a place, nobody's word


_CLAUSE = re.compile(r"[^,;:.!?\n“”\"]{2,80},?\s*$")


def _antecedent(text: str, phrase: Phrase) -> Phrase:
    """The words a relative pronoun stands for: the clause's end before it."""
    window = text[max(0, phrase.span.start - 90) : phrase.span.start]
    match = _CLAUSE.search(window)
    if match is None:
        return phrase
    words = match.group().rstrip(", ")
    start = max(0, phrase.span.start - 90) + match.start()
    lead = len(words) - len(words.lstrip())
    tail = re.search(r"(?:[Tt]he|[Aa]n?|[A-Z][\w’'-]+)(?: [\w’'-]+){0,6}$", words)
    lead = tail.start() if tail else lead
    return parse(text, Span(start + lead, start + len(words)))
