"""Who says a sentence, told at its end or between its halves: "…, an inquiry found.", "…, he told us, and …"."""

import re
from collections.abc import Iterator, Sequence

from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.subjects import NO_SUBJECT, led, many
from reportedly.attribution.chains.words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    MARKS,
    OBJECTS,
    PREPOSITIONS,
    Word,
    phrase_end,
    span_of,
    verbs,
)
from reportedly.attribution.framed.sentence import SURE, Sentence, subject_end
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_LEMMAS = frozenset(
    "say tell report announce find show reveal claim allege confirm add warn state argue insist explain admit suggest "
    "believe think fear estimate write note rule testify declare indicate acknowledge complain recall observe "
    "predict conclude disclose assert maintain contend concede stress hold".split()
)
"""Verbs whose clause may stand behind what is said: "…, the report concludes"."""
_HEAR = frozenset("court inquiry hearing tribunal panel jury parliament committee inquest commission".split())
"""Who hears what others say before it: "…, an inquest heard"."""
_HEARERS = frozenset(("tell", "warn"))
_BEHIND = PREPOSITIONS | OBJECTS
_TIMES = frozenset(
    "late early last this yesterday today tonight earlier later monday tuesday wednesday thursday friday saturday "
    "sunday again".split()
)
_NO_TAIL = NO_SUBJECT | CONJUNCTIONS | (PREPOSITIONS - {"about", "over", "under", "near", "within"}) | {"that"}
_BE = frozenset("is are was were be been being".split())
_CIRCUMSTANCE = 9  # words behind the verb
_COMMAS = 4  # looked at from the end
_SHORTEST = 4  # words of a sentence before its tail; in a line of dialogue one is enough
_DASH = re.compile(r"\s*[—–]\s?(?=\w)")
_ADVERBIAL = PREPOSITIONS | CONJUNCTIONS | {"speaking", "asked", "according", "citing", "unlike", "despite", "given"}


def tails(sentence: Sentence) -> Iterator[Said]:
    """The attribution that a sentence's last clause makes of it; mends one whose cue the clause has."""
    found = _tail(sentence)
    if found is None:
        return
    comma, who, cue = found
    said = Span(_begin(sentence), comma)
    if not is_clause(sentence, said):
        return
    own = sentence.held(Span(who.start, cue.end))
    mine = [one for one in own if any(span.overlaps(cue) for span in one.cue)]
    if mine:
        if not mine[0].source and all(span.end <= cue.start for span in mine[0].content):
            mine[0].source = [who]
            kept = [Span(span.start, min(span.end, comma)) for span in mine[0].content]
            mine[0].content = [span for span in kept if span.end > span.start]
        elif len(mine[0].source) == 1 and _part_of(sentence, mine[0].source[0], who):
            mine[0].source = [who]
        return
    inner = [one for one in sentence.held(said) if one not in own]
    if own or any(not _inside(one, said) or _quotes(sentence, one) for one in inner):
        return
    for one in inner:
        one.content = []  # nested: a link of the chain
    yield Said([who], [cue], [said], list(SURE))


def interposed(sentence: Sentence) -> Iterator[Said]:
    """The attribution that a clause between two halves makes: "It was cracked, he told the court, and nobody came."."""
    text = sentence.text
    for match in _BETWEEN.finditer(text, *sentence.span):
        found = sentence.words(*match.span("who"))
        read = None if sentence.in_quotes(match.start()) or len(found) > _CIRCUMSTANCE + 4 else _clause(text, found)
        if read is None:
            continue
        before = Span(sentence.start, match.start())
        after = Span(match.end(), sentence.span.end)
        after = Span(after.start, after.start + len(after.of(text).rstrip(" .!?")))
        if is_clause(sentence, before) and not sentence.held(Span(before.start, after.end)):
            yield Said([read[0]], [read[1]], [before, after], list(SURE))
            return


_BETWEEN = re.compile(r", (?P<who>[^,;:“”\"\n]{4,90}), (?=(?:and|but|or|nor) )")


def _part_of(sentence: Sentence, source: Span, who: Span) -> bool:
    """Whether a source is but what ends a phrase: "documents seen by | the Lantern"."""
    before = sentence.words(who.start, source.start)
    return who.start < source.start and source.end == who.end and bool(before) and before[-1].low in PREPOSITIONS


def _tail(sentence: Sentence) -> tuple[int, Span, Span] | None:
    """Where the comma stands, who speaks, and the verb."""
    text, at = sentence.text, sentence.span.end
    for _ in range(_COMMAS):
        at = text.rfind(", ", sentence.span.start, at)
        if at < 0:
            return None
        if sentence.in_quotes(at):
            continue
        found = sentence.words(at + 2, sentence.span.end)
        if len(found) > _LONGEST:
            return None
        if (read := _clause(text, found)) is not None:
            return at, *read
    return None


_LONGEST = 30  # words of a tail, with an apposition or a relative clause


def _clause(text: str, found: Sequence[Word]) -> tuple[Span, Span] | None:
    """Subject and verb of a tail, if that is all it has."""
    if len(found) < 2 or found[0].low in _NO_TAIL or found[0].low in MARKS:
        return None
    for here in range(1, len(found)):
        verb = verbs().get(found[here].low)
        if found[here].low == "heard" and found[here - 1].low in _HEAR:
            return span_of(found, 0, here), Span(found[here].start, found[here].end)
        if verb is None or verb.lemma not in _LEMMAS or verb.tense not in ("past", "s", "base") or found[here].capital:
            continue
        end = here
        while end > 1 and led(found[end - 1].low):
            end -= 1
        if any(word.low in _BE for word in found[end:here]):
            continue  # "…, it is alleged": nobody's
        subject = found[:end]
        if subject_end(text, subject) != end:
            continue
        last = end - 1 if subject[-1].low == "," else end
        who = span_of(subject, 0, last)
        if not _speaks(text, who, found, last, verb.tense == "base"):
            return None
        if _circumstance(text, verb.lemma, found[here + 1 :]):
            return who, Span(found[end].start, found[here].end)
    return None


def _speaks(text: str, who: Span, found: Sequence[Word], end: int, base: bool) -> bool:
    phrase = parse(text, who)
    if phrase.form == "pronoun":
        return phrase.head in ("he", "she", "they", "it", "we", "i")
    return is_voice(phrase) and (not base or many(text, found, 0, end))


def _circumstance(text: str, lemma: str, rest: Sequence[Word]) -> bool:
    """Whether what follows the verb tells only to whom, where and when."""
    if lemma in _HEARERS:
        end = 1 if rest and rest[0].low in OBJECTS else phrase_end(text, rest, 0) if rest else 0
        if not end:
            return False
        rest = rest[end:]
    if not rest:
        return True
    if len(rest) > _CIRCUMSTANCE or (rest[0].low not in _BEHIND and rest[0].low not in _TIMES):
        return False
    return not any(w.low in MARKS or w.low in FINITE or w.low in ("that", "who", "which") for w in rest)


def _begin(sentence: Sentence) -> int:
    dash = _DASH.match(sentence.text, *sentence.span)
    return dash.end() if dash else sentence.start


def is_clause(sentence: Sentence, said: Span) -> bool:
    """Whether what stands before a tail is a clause, and no opening of one: "After the vote, the union said."."""
    found = sentence.words(*said)
    if not found:
        return False
    if said.start > sentence.span.start and _DASH.match(sentence.text, *sentence.span):
        return True
    clause = any(w.low in FINITE or w.low.endswith("ed") or w.low in verbs() for w in found)
    opening = found[0].low in _ADVERBIAL and not any(w.low == "," for w in found)
    return len(found) >= _SHORTEST and not opening and (clause or found[0].low in DETERMINERS or found[0].capital)


def _inside(one: Said, said: Span) -> bool:
    return all(said.contains(span) for span in (*one.source, *one.cue, *one.content))


def _quotes(sentence: Sentence, one: Said) -> bool:
    """Whether an attribution holds a quotation, whose speaker is surer than a tail."""
    return any(span.overlaps(quoted) for span in one.content for quoted in sentence.quoted)
