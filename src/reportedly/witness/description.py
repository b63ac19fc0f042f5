"""How a voice is called: its role, its body, its place, and how many it is, by the words of its mentions.

The scale is how AP, Reuters and the BBC ask for sources to be described: a name and a role tell a reader most,
then a role with a body or place, then a body alone; bare "sources" tells nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.attribution.phrases import PRONOUNS
from reportedly.model.span import Span
from reportedly.model.voices import Voice

_TOKEN = re.compile(r"[^\W_](?:[\w.’'&-]*[\w])?")
_STOP = frozenset(
    "of in at on from with by to for within inside near who which that whose whom where speaking about into over "
    "under against after before during as via through is was are were has have had not close familiar based working "
    "briefed involved quoted cited told said".split()
)
_JOINED = re.compile(r"\s*|\.\s+|-")  # between two words of one phrase: "U.S. official"
_HEARSAY = re.compile(r"\b(?:familiar|briefed|aware|who|whose|speaking|(?:direct |first-?hand )?knowledge)\b")
_APPOSED = re.compile(r",\s+(?!(?:and|but|or|who|which|where|when|while|as|after|in|on)\b)([^,.;:!?()“”\"—–\n]{3,90})")
_GENERIC = frozenset(
    "source sources person people individual individuals figure figures insider insiders man woman men women others "
    "some many those one".split()
)
_SOURCES = ("source", "sources", "insider", "insiders")
_ANY = frozenset(  # words before "sources" that name no body: "several well-placed sources"
    "a an the some several many two three four five other another one both various multiple unnamed anonymous "
    "unidentified undisclosed reliable informed well-informed well-placed credible trusted confidential separate "
    "different independent local key inside same senior high-level top of our his her their these those no few "
    "additional numerous official".split()
)
_COUNTS = frozenset("one some many several most few those two three both".split())  # "one of the …" is no head
_DEFINITE = frozenset("the this that his her its their our my your".split())
_FORMER = frozenset("former ex retired then onetime one-time late".split())
_RANKS = frozenset("senior high-ranking high-level top ranking official western state party".split())
_MANY = re.compile(
    r"(?:(?:(?P<more>more than|at least|over|as many as)|"
    r"(?P<about>about|around|nearly|almost|some|roughly|up to|fewer than))\s+)?"
    r"(?P<word>(?:a |two |three |half a )?dozens?(?: of)?|\d{1,4}|several|many|some|most|multiple|numerous|both|"
    r"a (?:few|handful of|number of|group of|couple of|pair of|range of|series of)|scores of|hundreds of|various|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)}


@dataclass(slots=True)
class Description:
    """What the mentions of a voice tell; spans are of the words it rests on."""

    best: Span
    more: list[Span] = field(default_factory=list)
    heads: list[tuple[str, Span]] = field(default_factory=list)
    name: Span | None = None
    body: Span | None = None
    place: Span | None = None
    number: tuple[str, Span] | None = None
    plural: bool = False
    former: bool = False
    anybody: bool = False
    """Whether a mention brings the voice in as anybody: "an official", "sources", and not "the announcer"."""
    pronoun: bool = True
    """Whether no mention is more than a pronoun."""

    @property
    def generic(self) -> bool:
        """Whether no head noun tells one person from another."""
        return all(head in _GENERIC for head, _ in self.heads)


def describe(text: str, voice: Voice) -> Description:
    """The description of ``voice`` by its two longest mentions, with what is apposed to them."""
    several = [m for m in voice.mentions[:12] if m.end - m.start > 3] or voice.mentions
    longest = sorted(several, key=lambda m: (m.start - m.end, m.start))[:2]
    made = Description(best=longest[0])
    _bring_in(made, text, several)
    for mention in longest:
        _take(made, text, mention, voice)
        apposed = _APPOSED.match(text, mention.end)
        if mention != made.best:
            made.more.append(mention)
        if apposed and voice.kind == "named-person":
            made.more.append(Span(*apposed.span(1)))
            _take(made, text, Span(*apposed.span(1)), voice, apposed=True)
    return made


def _bring_in(made: Description, text: str, mentions: Sequence[Span]) -> None:
    """Whether the voice comes in as anybody, as one whom the reader should know, or as a pronoun alone."""
    for mention in mentions:
        first, _, rest = text[mention.start : min(mention.end, mention.start + 60)].lower().partition(" ")
        if first in PRONOUNS and not rest:
            continue
        made.pronoun = False
        known = first in _DEFINITE and not any(word in _GENERIC for word in rest.split()[:3])
        made.anybody = made.anybody or not known


def _take(made: Description, text: str, span: Span, voice: Voice, *, apposed: bool = False) -> None:
    """Adds what the words at ``span`` tell."""
    end = min(span.end, span.start + 200)
    words = text[span.start : end]
    cut = _HEARSAY.search(words)
    tokens = list(_TOKEN.finditer(text, span.start, span.start + cut.start() if cut else end))
    if not tokens:
        return
    if voice.kind.startswith(("unnamed", "vague", "captive")) and made.number is None and not apposed:
        made.number = _number(words, span.start)
    named = voice.kind in ("named-person", "organisation", "media")
    in_name = {w for w in voice.name.split() if w[0].isupper() and w != "The"} if named else set()
    head = body = None
    source = made.best == span and any(token.group().lower() in _SOURCES for token in tokens[1:4])
    of_voice = True  # up to a preposition; what follows it is the body or the person that the voice belongs to
    for word, low, at in _segmented(tokens):
        listed = (low in heads() or low in lexicon.source_words()) and low not in _COUNTS
        if listed and of_voice:
            head = (low, at)
            made.body = made.body or body  # "harbour sources": the body is a plain noun before the head
        elif listed and made.body is None and _holds_office(low):
            made.body = at  # "an aide to the mayor"
        elif low in _STOP or word == ",":
            of_voice = word == "," or (of_voice and head is None)  # "at least three …", "one of the …" go on
            if head:
                made.heads.append(head)
            head = None
        body = at if low in lexicon.organisation_words() or (source and low not in _ANY) else None
        if low in _FORMER:
            made.former = True
        if word in in_name:
            made.name = made.name or at
            continue
        _body_or_place(made, word, low, at, first=at.start == span.start)
    if head:
        made.heads.append(head)
    entry = lexicon.source_words().get(made.heads[0][0]) if made.heads else None
    made.plural = made.plural or bool(entry and entry.plural)


def _holds_office(low: str) -> bool:
    entry = lexicon.source_words().get(low)
    return entry is not None and entry.kind in ("role", "official", "organisation", "media")


def _segmented(tokens: list["re.Match[str]"]) -> Iterator[tuple[str, str, Span]]:
    """Tokens with their lower-cased form, pairs ("bus driver") as one where they are listed, commas between."""
    at, last = 0, tokens[0].start()
    while at < len(tokens):
        token = tokens[at]
        between = token.string[last : token.start()]
        if between != " " and not _JOINED.fullmatch(between):
            yield ",", ",", Span(last, last)
        word, low = token.group(), token.group().lower().replace("’", "'")
        pair = f"{low} {tokens[at + 1].group().lower()}" if at + 1 < len(tokens) else ""
        if pair and tokens[at + 1].start() - token.end() == 1 and (pair in heads() or pair in lexicon.source_words()):
            at += 1
            token, word, low = tokens[at], f"{word} {tokens[at].group()}", pair
            yield word, low, Span(token.end() - len(word), token.end())
        else:
            yield word, low, Span(*token.span())
        last = token.end()
        at += 1


def _body_or_place(made: Description, word: str, low: str, at: Span, *, first: bool) -> None:
    plain = low.split(maxsplit=1)[0].removesuffix("'s")
    entry = lexicon.source_words().get(plain)
    is_body = bool(entry and entry.kind in ("organisation", "media"))
    is_body = is_body or (word[0].isupper() and plain in lexicon.organisation_words())
    effect = lexicon.modifiers().get(plain) == "official" and plain not in _RANKS
    if made.body is None and (is_body or effect or plain in lexicon.bodies()):
        made.body = at
    elif (
        made.place is None
        and plain not in _RANKS
        and (plain in lexicon.places() or (word[0].isupper() and not first and not entry))
    ):
        made.place = at


def _number(words: str, start: int) -> tuple[str, Span] | None:
    """How many are spoken of: "2", "12+", "several"; None where the words do not say."""
    found = _MANY.match(words)
    if found is None:
        return None
    word = found["word"].lower().removesuffix(" of")
    dozen = {"a dozen": "12", "dozen": "12", "two dozen": "24", "three dozen": "36", "half a dozen": "6"}.get(word)
    value = dozen or str(_NUMBERS.get(word, "2" if word in ("both", "a couple", "a pair") else word))
    sign = "+" if found["more"] else "~" if found["about"] and value.isdigit() else ""
    return value + sign if sign == "+" else sign + value, Span(start + found.start(), start + found.end())


@cache
def heads() -> dict[str, str]:
    """Head nouns, in both numbers, lower-cased → the position they tell of (positions.csv)."""
    plurals = {row["singular"].lower(): row["plural"].lower() for row in vocab.rows("plurals")}
    found: dict[str, str] = {}
    for row in vocab.rows("positions"):
        if row["part"] == "head":
            word = row["phrase"].lower()
            found.setdefault(word, row["position"])
            found.setdefault(_plural(word, plurals), row["position"])
    return found


def _plural(word: str, listed: dict[str, str]) -> str:
    if word in listed:
        return listed[word]
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith(("s", "sh", "ch")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeo" else word + "s"


def scale(voice: Voice, made: Description) -> tuple[int, str]:
    """How specifically a voice is described, 0 to 3, and why."""
    role = bool(made.heads) and not made.generic
    if voice.kind == "named-person":
        told = bool(made.heads or made.body)
        return (3, "a name, and what the person is") if told else (2, "a name alone")
    if voice.kind == "organisation":
        return 1, "a body, and nobody who speaks for it"
    if voice.kind in ("media", "document"):
        told = bool(made.name or made.body or made.place)
        return (2, "can be looked up") if told else (0, "could be any")
    where = "a body" if made.body else "a place" if made.place else ""
    if made.generic or voice.kind == "vague":
        return (1, f"{where}, and no role") if where else (0, "would fit anybody")
    office = {head for head, _ in made.heads} <= {"official", "officials"}
    if office and not made.body:
        return (1, "an office, and a place") if where else (0, "an office, and no more")
    if role and where:
        return 2, f"a role and {where}"
    return 1, "a role alone"
