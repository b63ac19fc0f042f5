"""Silences: who did not answer, who would not, who was not reached, and what could not be verified."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly import vocab
from reportedly.intake.lines import Line, Search, longest_words
from reportedly.model.claims import MarkKind, ReplyKind
from reportedly.model.span import Span
from reportedly.signals.clauses import clause
from reportedly.signals.phrases import either

_ADVERBS = r"(?: (?:yet|so far|even|also|been|at once|\w{1,20}ly)){0,3}"
_NEGATED = (
    r"(?:(?:has|have|had|did|do|does|was|were|is|are|would|could|can)(?: so far| still| also)?(?: not|n't)|cannot|"
    r"(?:has|have|had|is|are|was|were)(?: so far| still)? yet to|failed to|(?:has|have|had)(?: so far)? never)"
)
_REFUSED = r"(?:(?:declin|refus)(?:ed|es|e|ing) to|would not|wouldn't|(?:was|were|is|are) (?:unwilling|not willing) to)"
_UNABLE = (
    rf"(?:(?:has|have|had)(?: so far)?(?: not|n't) been able to|{_NEGATED}|"
    r"(?:was|were|is|are|has been|have been|been) (?:unable|not able) to|(?:was|were|is|are)n't able to)"
)
_NOT = frozenset("not t cannot yet failed never unable".split())
"""Words of which _NEGATED, _UNABLE and _CANNOT_SAY need one; "t" is that of "didn't"."""
_OTHER_RESPONSE = (  # "did not respond to treatment" is no silence
    r"(?! (?:to|on)(?: \w{1,12})? (?:treatment|therapy|fire|drugs?|medication|medicines?|alarms?|vaccines?|"
    r"stimul\w{1,5}|orders?|emergenc\w{1,3}|commands?|911|999|112|blaze|accident|crash|scene)\b)"
)
_CANNOT_SAY = (  # "said she could not comment on an open inquiry": she answered, and would not say
    r"(?:could not|couldn't|cannot|can not|can't|can neither|will not|won't|do not|don't|does not|doesn't|"
    r"(?:was|were|is|are|am)(?: not able| unable) to|not in a position to|not authori[sz]ed to)"
    r"(?: (?:publicly|further|immediately)){0,2} (?:comment|discuss (?:the|an?|ongoing|pending|individual|specific)|"
    r"speak (?:publicly )?about)"
)
_NEITHER = (
    r"neither (?:[\w'-]+ ){1,8}?(?:(?:has|have|had) )?"
    r"(?:responded|replied|commented|answered|returned (?:a |any )?(?:calls?|messages?|e-?mails?|requests?)|"
    r"was available for comment|were available for comment|could be reached|agreed to comment|would comment)"
)
_NOBODY = r"(?:no one|nobody|none)(?: [\w'-]+){0,7}? (?:responded|replied|answered|was available for comment)"
_TRIED = (
    r"(?:attempts?|efforts?|trying) to (?:reach|contact|speak (?:to|with)|get in touch with|locate|seek comment from|"
    r"get (?:a )?(?:comment|response) from|obtain (?:a )?(?:comment|response) from)(?: [\w'.,-]+){1,10}?"
    r" (?:were|was|have been|had been|proved|failed|went)(?:(?<=failed)| (?:unsuccessful|not successful|fruitless|"
    r"in vain|without success|unanswered|not answered|unsuccessful))"
)
_NOT_REACHED = (  # "could not reach Mr Holt": persons and bodies, not a village or a deal
    rf"{_UNABLE}{_ADVERBS} (?:reach|contact|locate) "
    r"(?:(?:mr|mrs|ms|dr|him|her|them)\b|"
    r"(?:[\w'.-]+ ){0,6}?(?:for (?:a )?(?:comment|response)|by (?:tele)?phone|by e-?mail)\b|"
    r"(?:[\w'.-]+ ){0,4}?(?:lawyers?|attorneys?|relatives?|spokes\w{3,6}|representatives?|owners?|famil(?:y|ies))\b)"
)


class Silence(NamedTuple):
    """A silence: the kind of mark it is, the kind of reply, its clause, and the words that tell it.

    ``of_itself``: it says what is not told ("has not said when"), and answers no claim.
    """

    kind: MarkKind
    sort: ReplyKind
    span: Span
    at: Span
    of_itself: bool = False


_KINDS: tuple[ReplyKind, ...] = ("refusal", "unreached", "no-response")
_ANSWER = (  # "did not answer messages", "has refused to answer the Lantern's questions"; not "did not answer the door"
    r"answer(?:ed)? (?:(?!door\b|call of\b)[\w'.]+ ){0,3}?(?:questions?|calls?|messages?|e-?mails?|letters?|texts?|"
    r"requests?|queries|enquiries|inquiries)"
)
_WOULD_NOT_ANSWER = rf"{_REFUSED}{_ADVERBS} {_ANSWER}"
_DID_NOT_ANSWER = rf"{_NEGATED}{_ADVERBS} {_ANSWER}"
_HAS_NOT_SAID = (  # "has not said how many came home"; what somebody once did not say is no silence
    r"(?:(?:has|have)(?: so far| still)?(?: not|n't)(?: yet| so far)? (?:said|disclosed|revealed|explained)|"
    r"(?:would not|wouldn't) say) (?:how|whether|why|what|when|who|where|which|if)"
)
_FRAMES = {
    "refusal": (_CANNOT_SAY, _WOULD_NOT_ANSWER, _HAS_NOT_SAID),
    "unreached": (_TRIED, _NOT_REACHED),
    "no-response": (_NEITHER, _NOBODY, _DID_NOT_ANSWER),
}


def _list(name: str, part: str, kind: str = "") -> str:
    return either(
        row["phrase"] for row in vocab.rows(name) if row["part"] == part and (not kind or row["kind"] == kind)
    )


def _longest(name: str, part: str) -> frozenset[str]:
    return longest_words(row["phrase"] for row in vocab.rows(name) if row["part"] == part)


def _by_kind(part: str) -> str:
    """The phrases of one part of silence.csv, each kind a group of its own, named for part and kind."""
    lists = {kind: _list("silence", part, kind) for kind in _KINDS}
    return "|".join(f"(?P<{part}_{kind.replace('-', '_')}>{of})" for kind, of in lists.items() if of)


@cache
def _silent() -> Search:
    frames = "|".join(f"(?P<frame_{kind.replace('-', '_')}>{'|'.join(of)})" for kind, of in _FRAMES.items())
    pattern = re.compile(
        rf"\b(?=\w)(?:{frames}|{_REFUSED}{_ADVERBS} (?:{_by_kind('refused')})|"
        rf"{_NEGATED}{_ADVERBS} (?:{_by_kind('negated')})|{_by_kind('plain')})(?![\w-]){_OTHER_RESPONSE}"
    )
    needs = longest_words(row["phrase"] for row in vocab.rows("silence"))
    made = "comment discuss speak attempt attempts effort efforts trying reach contact locate answer answered "
    made += "said say disclosed revealed explained"
    refused = "decline declined declines declining refuse refused refuses refusing would unwilling"
    framed = "neither nobody none no attempt attempts effort efforts trying"
    missing = _NOT.union(refused.split(), framed.split(), _longest("silence", "plain"))
    return Search(pattern, (needs | frozenset(made.split()), missing))


@cache
def _unverified() -> Search:
    pattern = re.compile(
        rf"\b(?=\w)(?:{_NEGATED}{_ADVERBS}(?: be| been)?{_ADVERBS} {_list('unverified', 'passive')}|"
        rf"{_UNABLE}(?: (?:yet|so far|immediately|otherwise|independently(?= verif| corrob| authent))){{0,3}} "
        rf"{_list('unverified', 'active')}|{_list('unverified', 'plain')})\b"
    )
    needs = longest_words(row["phrase"] for row in vocab.rows("unverified"))
    return Search(pattern, (needs, _NOT | _longest("unverified", "plain")))


def silences(low: str, lines: tuple[Line, ...], sentences: Sequence[Span]) -> list[Silence]:
    """No-reply and unverified clauses of the folded text, one of a kind a clause, kind by kind."""
    silent, unverified = _found(low, lines)
    return [*_clauses(low, sentences, "no-reply", silent), *_clauses(low, sentences, "unverified", unverified)]


@lru_cache(maxsize=1)  # marks and replies of a report look for the same silences
def _found(low: str, lines: tuple[Line, ...]) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    return list(_silent().matches(low, lines)), list(_unverified().matches(low, lines))


def _clauses(low: str, sentences: Sequence[Span], kind: MarkKind, hits: Iterable[re.Match[str]]) -> Iterator[Silence]:
    at, done = 0, -1
    for hit in hits:
        while at < len(sentences) and sentences[at].end <= hit.start():
            at += 1
        if at == len(sentences):
            return
        if hit.start() < max(done, sentences[at].start):
            continue
        end = min(hit.end(), sentences[at].end)
        span = clause(low, sentences[at], hit.start(), end)
        done = span.end
        of_itself = re.fullmatch(_HAS_NOT_SAID, hit.group()) is not None
        yield Silence(kind, _kind_of(hit), span, Span(hit.start(), end), of_itself)


def _kind_of(hit: re.Match[str]) -> ReplyKind:
    named = (hit.lastgroup or "").partition("_")[2].replace("_", "-")
    return next((kind for kind in _KINDS if kind == named), "unverified")
