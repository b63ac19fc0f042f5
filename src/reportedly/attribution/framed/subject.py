"""Who stands before a verb as its subject, and the attribution that the two make of what follows."""

import re
from collections.abc import Iterator

from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.subjects import past_adverbial
from reportedly.attribution.framed.sentence import SURE, Sentence, subject_end, without
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_OCCASION = re.compile(r", (?:speaking|talking|citing|quoting) ")
_CLAUSE = re.compile(r"(?:; |,? (?:and|but|while|whereas|although|though) (?=\S))")


def by_subject(sentence: Sentence, cue: Span, said: Span) -> Iterator[Said]:
    """The attribution of ``said`` to the subject of ``cue``; none in a quotation, or where their words are held."""
    who = None if sentence.in_quotes(cue.start) else _subject(sentence, cue.start)
    if who is not None and not sentence.held(Span(cue.start, said.end)):
        yield Said([who], [cue], [said], list(SURE))


def _subject(sentence: Sentence, verb: int) -> Span | None:
    """The noun phrase, or the pronoun, that ends right before the verb and begins its clause."""
    text = sentence.text
    begins = [sentence.start, *(m.end() for m in _CLAUSE.finditer(text, sentence.span.start, verb))]
    for begin in reversed(begins):
        found = sentence.words(begin, verb)
        found = found[past_adverbial(found, 0) :]
        if not found or subject_end(text, found) != len(found):
            continue
        who = without(Span(found[0].start, verb), found, len(found))
        who = Span(who.start, who.start + len(_OCCASION.split(who.of(text), maxsplit=1)[0].rstrip(" –—-")))
        phrase = parse(text, who)
        return who if phrase.form == "pronoun" or is_voice(phrase) else None
    return None
