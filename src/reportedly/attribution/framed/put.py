"""Who gives a figure: "The fisheries agency put the number at 120,000"."""

import re
from collections.abc import Iterator

from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.chains.subjects import past_adverbial
from reportedly.attribution.framed.sentence import SURE, Sentence, subject_end, without
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_AMOUNTS = (
    r"numbers?|figures?|tolls?|totals?|counts?|loss(?:es)?|damages?|costs?|bill|price|value|dead|injured|wounded|missing|"
    r"casualties|deaths|killed|turnout|size|strength|crowd|population|shares?|rates?|margin|lead|odds|chances?|"
    r"probability|likelihood|risk|budget|debt|deficit|inflation|growth|unemployment|fortune|wealth|worth|attendance"
)
_PUT = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had) )?(?:put|puts)) "
    rf"(?P<what>(?:[\w’'-]+ ){{0,6}}?(?:{_AMOUNTS})(?: [\w’'-]+){{0,6}}?|it|them) at "
    r"(?=[“\"‘']?(?:[a-z]+ ){0,4}(?:[$€£¥]?\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|a? ?hundred|thousands?|hundreds|dozens|zero|nil|half|"
    r"a (?:third|quarter|fifth))\b)"
)
_OCCASION = re.compile(r", (?:speaking|talking|citing|quoting) ")
_CLAUSE = re.compile(r"(?:; |,? (?:and|but|while|whereas|although|though) (?=\S))")
_END = re.compile(r"[.;:!?](?=[\s”\"]|$)|, (?=\D)| (?:and|but|while|whereas|although|though) |\n|$")


def amounts(sentence: Sentence) -> Iterator[Said]:
    """The attributions of figures that somebody puts."""
    text = sentence.text
    for match in _PUT.finditer(text, *sentence.span):
        cue = Span(*match.span("cue"))
        who = None if sentence.in_quotes(cue.start) else subject(sentence, cue.start)
        if who is None:
            continue
        quoted = next((span.end for span in sentence.quoted if span.start == match.end()), match.end())
        stop = _END.search(text, quoted, sentence.span.end)
        said = Span(match.start("what"), stop.start() if stop else sentence.span.end)
        if not sentence.held(Span(cue.start, said.end)):
            yield Said([who], [cue], [said], list(SURE))


def subject(sentence: Sentence, verb: int) -> Span | None:
    """The noun phrase, or the pronoun, that ends right before the verb and begins its clause."""
    text = sentence.text
    begins = [sentence.start, *(m.end() for m in _CLAUSE.finditer(text, sentence.span.start, verb))]
    for begin in reversed(begins):
        found = sentence.words(begin, verb)
        found = found[past_adverbial(found, 0) :]
        if not found or subject_end(text, found) != len(found):
            continue
        who = without(Span(found[0].start, verb), found, len(found))
        who = Span(who.start, who.start + len(_OCCASION.split(who.of(text), maxsplit=1)[0]))
        phrase = parse(text, who)
        return who if phrase.form == "pronoun" or is_voice(phrase) else None
    return None
