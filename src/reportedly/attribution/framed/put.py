"""Who gives a figure: "The fisheries agency put the number at 120,000"."""

import re
from collections.abc import Iterator

from reportedly.attribution.framed.sentence import Sentence
from reportedly.attribution.framed.subject import by_subject
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
_END = re.compile(r"[.;:!?](?=[\s”\"]|$)|, (?=\D)| (?:and|but|while|whereas|although|though) |\n|$")


def amounts(sentence: Sentence) -> Iterator[Said]:
    """The attributions of figures that somebody puts."""
    text = sentence.text
    for match in _PUT.finditer(text, *sentence.span):
        quoted = next((span.end for span in sentence.quoted if span.start == match.end()), match.end())
        stop = _END.search(text, quoted, sentence.span.end)
        said = Span(match.start("what"), stop.start() if stop else sentence.span.end)
        yield from by_subject(sentence, Span(*match.span("cue")), said)
