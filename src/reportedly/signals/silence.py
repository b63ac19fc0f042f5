"""Notices: who did not answer, and what could not be verified. Each is marked as its whole clause."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reportedly import vocab
from reportedly.intake.lines import Line, Search, longest_words
from reportedly.model.claims import MarkKind
from reportedly.model.span import Span
from reportedly.signals.clauses import clause
from reportedly.signals.phrases import either
from reportedly.signals.wording import Coloured

_ADVERBS = r"(?: (?:yet|so far|even|also|been|at once|\w{1,20}ly)){0,3}"
_NEGATED = (
    r"(?:(?:has|have|had|did|do|does|was|were|is|are|would|could|can)(?: so far| still| also)?(?: not|n't)|cannot|"
    r"(?:has|have|had|is|are|was|were)(?: so far| still)? yet to|failed to|(?:has|have|had)(?: so far)? never)"
)
_REFUSED = r"(?:(?:declin|refus)(?:ed|es|e|ing) to|would not|wouldn't|(?:was|were|is|are) (?:unwilling|not willing) to)"
_UNABLE = (
    rf"(?:{_NEGATED}|(?:was|were|is|are|has been|have been|been) (?:unable|not able) to|(?:was|were|is|are)n't able to)"
)
_OTHER_RESPONSE = (  # "did not respond to treatment" is no silence
    r"(?! (?:to|on)(?: \w{1,12})? (?:treatment|therapy|fire|drugs?|medication|medicines?|alarms?|"
    r"stimul\w{1,5}|orders?|emergenc\w{1,3}|commands?|911|999|112)\b)"
)


def _list(name: str, part: str) -> str:
    return either(row["phrase"] for row in vocab.rows(name) if row["part"] == part)


@cache
def _silent() -> Search:
    pattern = re.compile(
        rf"\b(?:{_NEGATED}{_ADVERBS} {_list('silence', 'negated')}|{_REFUSED}{_ADVERBS} {_list('silence', 'refused')}|"
        rf"{_list('silence', 'plain')})\b{_OTHER_RESPONSE}"
    )
    return Search(pattern, (longest_words(row["phrase"] for row in vocab.rows("silence")),))


@cache
def _unverified() -> Search:
    pattern = re.compile(
        rf"\b(?:{_NEGATED}{_ADVERBS}(?: be| been)?{_ADVERBS} {_list('unverified', 'passive')}|"
        rf"{_UNABLE}(?: (?:yet|so far|immediately|otherwise|independently(?= verif| corrob| authent))){{0,3}} "
        rf"{_list('unverified', 'active')}|{_list('unverified', 'plain')})\b"
    )
    return Search(pattern, (longest_words(row["phrase"] for row in vocab.rows("unverified")),))


def notices(low: str, lines: Sequence[Line], sentences: Sequence[Span]) -> Iterator[Coloured]:
    """No-reply and unverified clauses of the folded text, one of a kind a clause."""
    for kind, why, search in (
        ("no-reply", "says who gave no answer", _silent()),
        ("unverified", "says that this could not be, or was not, verified", _unverified()),
    ):
        yield from _clauses(low, sentences, kind, why, search.matches(low, lines))  # type: ignore[arg-type]


def _clauses(
    low: str, sentences: Sequence[Span], kind: MarkKind, why: str, hits: Iterable[re.Match[str]]
) -> Iterator[Coloured]:
    at, done = 0, -1
    for hit in hits:
        while at < len(sentences) and sentences[at].end <= hit.start():
            at += 1
        if at == len(sentences):
            return
        if hit.start() < max(done, sentences[at].start):
            continue
        span = clause(low, sentences[at], hit.start(), min(hit.end(), sentences[at].end))
        done = span.end
        yield Coloured(span, kind, why)
