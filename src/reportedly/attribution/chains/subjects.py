"""The subject of a verb of saying: where it may begin, how far it goes, and whether it can say anything."""

from collections.abc import Sequence

from reportedly.attribution import lexicon
from reportedly.attribution.chains.steps import is_paper, is_voice
from reportedly.attribution.chains.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    MARKS,
    NOMINATIVES,
    OPENING,
    PREPOSITIONS,
    Verb,
    Word,
    span_of,
    verbs,
)
from reportedly.attribution.phrases import parse
from reportedly.model.span import Span

NO_SUBJECT = frozenset(
    "what whatever which whether how why there there's if where when nobody no none nothing everyone everybody anyone "
    "anybody".split()
)
"""Words that begin no voice."""
_STEADY = frozenset("also later once already then twice repeatedly still even first just now since always long".split())
_TO = frozenset("close adviser aide envoy ambassador linked loyal according".split())  # nouns that "to" belongs to
_PLURAL = frozenset("percent % per half and people most many some majority police third".split())
_TIMES = frozenset(("when", "while", "as", "last", "earlier", "later"))


def opened(found: Sequence[Word], at: int) -> int:
    """Past "that", a colon and opening marks."""
    while at < len(found) and (found[at].low in ("that", ":", ",") or found[at].low in OPENING):
        at += 1
    return at


def past_adverbial(found: Sequence[Word], at: int) -> int:
    """Past "in March,", "after the raid,"."""
    if at < len(found) and found[at].low in PREPOSITIONS | _TIMES:
        for here in range(at + 1, min(len(found), at + 12)):
            if found[here].low == ",":
                return here + 1
            if found[here].low in MARKS:
                break
    return at


def breaks(found: Sequence[Word], here: int) -> bool:
    """Whether no subject goes on over the word at ``here``."""
    word, before = found[here], found[here - 1]
    if word.low in MARKS:
        return word.low != "," or not _closes(found, here)
    if word.low in NOMINATIVES:
        return before.low not in ("that", "who") and word.low != "it"
    if word.low in ("that", "to", "not", "n't") or (word.low in FINITE and word.low not in AUXILIARIES):
        return before.low not in _TO
    if word.low in AUXILIARIES:
        return here + 1 < len(found) and not _leads(found, here)
    return word.low in CONJUNCTIONS and word.low not in ("and", "or")


def _closes(found: Sequence[Word], comma: int) -> bool:
    """Whether a comma begins words that a second one ends: "Mr Holt, the mayor, said"."""
    before = any(word.low == "," for word in found[max(0, comma - 10) : comma])
    return before or any(word.low == "," for word in found[comma + 1 : comma + 12])


def _leads(found: Sequence[Word], here: int) -> bool:
    """Whether auxiliaries and adverbs at ``here`` lead to a verb of saying, or a relative clause stands there."""
    while here < len(found) and led(found[here].low):
        here += 1
    return here < len(found) and found[here].low in verbs()


def led(low: str) -> bool:
    """Whether a word may stand between a subject and its verb: an auxiliary, an adverb."""
    adverb = low.endswith("ly") and len(low) > 4 and low not in lexicon.source_words()
    return adverb or low in AUXILIARIES or low in _STEADY


def subject(found: Sequence[Word], at: int, first: int) -> Span | None:
    """The words ``[at, first)`` as a noun phrase, relative clauses that introduce the verb left out."""
    end = first
    if found[end - 1].low in ("who", "which", "that"):
        end -= 1
    while end > at and found[end - 1].low in MARKS:
        end -= 1
    commas = sum(word.low == "," for word in found[at:first])
    if commas == 1 or (commas and found[first - 1].low != ","):
        return None  # no apposition: "Well, look, Mrs Holt thinks"
    if found[end - 1].low.endswith("'s"):
        return None  # "Holt's state tax returns"
    if all(word.low in DETERMINERS | MARKS for word in found[at:end]) or any(w.low in FINITE for w in found[at:end]):
        return None
    return span_of(found, at, end)


def many(text: str, found: Sequence[Word], at: int, first: int) -> bool:
    """Whether a subject can stand before "fear", "say": it is plural."""
    phrase = parse(text, span_of(found, at, first))
    low = {word.low for word in found[at:first]}
    shared = low & _PLURAL
    shared = shared or {word for word in low if word.endswith(("%", "thirds", "quarters"))}
    return phrase.plural or bool(shared) or found[first - 1].low.endswith("s") or found[at].low in ("i", "we", "they")


def can_say(text: str, who: Span, verb: Verb, found: Sequence[Word], rest: int) -> bool:
    """Whether the subject is a voice, as far as the verb leaves doubt: figures show, and so do photographs."""
    phrase = parse(text, who)
    if phrase.form == "pronoun":
        return False
    if verb.takes == "finding":
        return is_voice(phrase) and (is_paper(phrase) or bool(phrase.name))
    if is_voice(phrase):
        return True
    begins = phrase.form in ("definite", "indefinite") or text[who.start].isupper() or phrase.plural
    return begins and rest > 0 and found[rest - 1].low == "that" and phrase.head.isalpha()
