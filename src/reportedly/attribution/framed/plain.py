"""The plainest frame, where the encoder passed it over: "The mayor – himself an owner – said that it would stay"."""

import re
from collections.abc import Iterator

from reportedly.attribution.framed.sentence import Sentence
from reportedly.attribution.framed.subject import by_subject
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_SAID_THAT = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had) )?(?:said|says|added|adds)) (?=that (?!of\b|is\b|was\b|[,.;:]))"
)
_END = re.compile(r"[.!?](?=[\s”\"]|$)|\n|$")


def plain(sentence: Sentence) -> Iterator[Said]:
    """The attributions of "said that" whose words nobody has."""
    text = sentence.text
    for match in _SAID_THAT.finditer(text, *sentence.span):
        stop = _END.search(text, match.end(), sentence.span.end)
        said = Span(match.end(), stop.start() if stop else sentence.span.end)
        yield from by_subject(sentence, Span(*match.span("cue")), said)
