"""Which words of a source name the voice: "a report by security sources to TASS", "the claim, made by …"."""

import re

from reportedly.attribution import lexicon
from reportedly.attribution.kinds import VEHICLES, kind_of
from reportedly.attribution.phrases import Phrase, parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_MADE_BY = re.compile(
    r" (?:claims?|statements?|figures?|estimates?|allegations?|"
    r"assertions?|accusations?|reports?|remarks?|comments?|numbers?|account|announcement|information),? "
    r"(?:(?:which|that) )?(?:(?:was|were|is|are|came|has been|have been) )?"
    r"(?:made|issued|given|provided|put forward|voiced|released|attributed|offered|published|advanced|cited)? ?"
    r"(?:by|from|to|on the word of) (?=(?P<who>[^,.;:—\n]{3,90}))"
)
_WHICH_CLAIM = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Ss]uch)(?: \w+)?\Z")
_CLAIM_NOUNS = frozenset(
    "claim claims allegation allegations assertion assertions accusation accusations sentiment figure figures "
    "estimate account accounts statement statements comment comments remarks report announcement revelation "
    "disclosure news it this that these which move decision incident practice development".split()
)


def speaks(text: str, one: Said, phrase: Phrase) -> bool:
    """Whether source and cue are somebody's speech, and not the report dwelling on it.

    "The claim highlights …", "it underscores …": no voice, but the report's own, which takes the claim up.
    """
    if phrase.head not in _CLAIM_NOUNS or phrase.name:
        return True
    return lexicon.is_speech(" ".join(span.of(text) for span in one.cue))


def made_by(text: str) -> list[Span]:
    """The words that name whose claim, report or estimate something is."""
    found: list[Span] = []
    for match in _MADE_BY.finditer(text):
        at = match.start()
        if (not found or at >= found[-1].end) and _WHICH_CLAIM.search(text, max(0, at - 60), at):
            found.append(Span(*match.span("who")))
    return found


_IN_A = re.compile(r"\b[Ii]n (?:an?|its|his|her|their) (?:[\w’'-]+ ){0,3}?(?P<noun>[\w’'-]+)(?= |\Z)")
_OPENS_IN_A = re.compile(r"(?:\A|[.!?”\"\n]\s*)(?P<frame>In [^.!?\n“”\"]{2,90}?), \Z")
_FRAME = 60  # code points between a cue and what is said


def issued(text: str, one: Said) -> frozenset[str]:
    """The nouns of papers that carry a source's own words, and may stand for it later ("the statement").

    "said in a bulletin", "In a letter to the council, she wrote".
    """
    start = min(span.start for span in (*one.source, *one.cue))
    before = _OPENS_IN_A.search(text, max(0, start - 100), start)
    frames = [*one.cue, *([Span(*before.span("frame"))] if before else [])]
    if one.content and one.cue and 0 < one.content[0].start - one.cue[-1].end < _FRAME:
        frames.append(Span(one.cue[-1].start, one.content[0].start))
    found = [match["noun"] for span in frames for match in _IN_A.finditer(text, *span)]
    entries = lexicon.source_words()
    return frozenset(noun for noun in found if (entry := entries.get(noun)) is not None and entry.kind == "document")


AGENT = re.compile(
    r"(?<!obtained )(?<!seen )(?<!reviewed )(?<!viewed )(?<!carried )(?<!published )\b(?:by|from)\s+(?=\S)"
)
"""Before whoever made a report or an account; whoever only saw or carried it made nothing."""
_TO = re.compile(
    r"\s+(?:to|for|in|on|carried|published|dated)\s|,?\s+and\s+(?:dated|released|published|issued|sent|shared|leaked|seen|made)\b"
)


def speaker(text: str, phrase: Phrase) -> Phrase:
    """Within "a report by security sources to TASS", the words of who speaks: "security sources"."""
    span = phrase.span
    if phrase.head not in VEHICLES or phrase.form == "pronoun" or phrase.name:
        return phrase
    agent = AGENT.search(text, span.start, span.end)
    if agent is None:
        return phrase
    end = _TO.search(text, agent.end(), span.end)
    inner = Span(agent.end(), end.start() if end else span.end)
    who = parse(text, inner)
    known = who.name or who.head in lexicon.source_words()
    return who if known else phrase  # "reports from the front lines": a place, nobody's word


_CLAUSE = re.compile(r"[^;:.!?\n“”\"]{2,100}\Z")
_WORDS = re.compile(r"[\w’'-]+")
_OPENS = lexicon.DEFINITE | lexicon.INDEFINITE | frozenset("those".split())
_BEFORE_NOUN = frozenset("to of by for with from as at in are is was were including and among like against".split())
_THINGS = ("organisation", "media", "document")
_HUMAN = ("role", "official", "person", "captive", "vague")


def is_relative(text: str, phrase: Phrase) -> bool:
    """Whether a pronoun takes up the words right before it: "who", "the study, which"."""
    if phrase.form != "pronoun" or phrase.head not in ("who", "whom", "which", "that"):
        return False
    before = text[max(0, phrase.span.start - 4) : phrase.span.start].rstrip(" ,—–-")
    return phrase.gender == "rel" or before[-1:].isalnum()


def relative(text: str, phrase: Phrase) -> Phrase:
    """The words "who" or "which" stands for: the nearest before it, within its clause, that can mean somebody."""
    kinds = _HUMAN if phrase.gender == "rel" else _THINGS
    match = _CLAUSE.search(text[max(0, phrase.span.start - 100) : phrase.span.start])
    if match is None:
        return phrase
    words = match.group().rstrip(" ,—–-")
    start = max(0, phrase.span.start - 100) + match.start()
    marks = list(_WORDS.finditer(words))
    best = None
    for number in range(len(marks) - 1, max(-1, len(marks) - 12), -1):
        word, before = marks[number].group(), marks[number - 1].group().lower() if number else ""
        opens = word.lower() in _OPENS or word.isdigit() or before in _BEFORE_NOUN or not number
        if not opens and (word.islower() or marks[number - 1].group()[:1].isupper()):
            continue
        best = parse(text, Span(start + marks[number].start(), start + len(words)))
        entry = lexicon.source_words().get(best.head)
        if (entry is not None and entry.kind in kinds) or (best.name and (best.titled or best.plural)):
            return best
        if best.name and phrase.gender != "rel" and kind_of(best) in _THINGS:
            return best
    return best or phrase
