"""Who speaks in the passive: "was described by colleagues as quiet", "…, it was announced by the court"."""

import re
from collections.abc import Iterator

from reportedly.attribution.chains.steps import is_voice
from reportedly.attribution.framed.sentence import SURE, Sentence, subject_end, without
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.model.span import Span

_BE = r"(?:is|was|were|are|been|being)"
_BY = re.compile(
    rf"\b(?P<cue>(?:(?:has|have|had) )?{_BE} (?:[a-z]+ly |also |once |later |widely )?"
    r"(?:(?P<as>described|portrayed|depicted|characteri[sz]ed|hailed|dismissed|denounced)|(?P<of>accused|suspected)|"
    r"(?P<for>blamed|criticised|criticized|praised)) by) (?P<who>[^.;:“”\"\n]{2,80}?) "
    r"(?:(?P<AS>as )|(?P<OF>of (?=(?:having )?\w+ing\b))|(?P<FOR>for ))"
)
_PAIRS = (("as", "AS"), ("of", "OF"), ("for", "FOR"))
_CLAUSE_END = re.compile(r"[.;:!?](?=[\s”\"]|$)|, (?:and|but|which|who|while|although|though|after)\b|\n|$")
_IT = re.compile(
    r",? (?P<it>it )(?P<cue>(?:is|was|has been|had been|can(?: now)? be) (?:[a-z]+ly |also |now |later )?"
    r"(?:announced|alleged|claimed|reported|said|understood|believed|feared|revealed|disclosed|confirmed))"
    r"(?: by (?P<who>[^.;:“”\"\n]{2,90}))?"
    r"(?P<when> (?:on|in|late|early|last|yesterday|today)\b[^,.;:“”\"\n]{0,40})?[.!]?$"
)
_WHEN = re.compile(r" (?:on|in|late|early|last|yesterday|today|this)\b[^,.;:“”\"\n]{0,40}$")


def passives(sentence: Sentence) -> Iterator[Said]:
    """The attributions whose speaker a "by" names, and those at a sentence's end that name none."""
    yield from _agents(sentence)
    yield from _announced(sentence)


def _agents(sentence: Sentence) -> Iterator[Said]:
    text = sentence.text
    for match in _BY.finditer(text, *sentence.span):
        if sentence.in_quotes(match.start()) or not any(match[verb] and match[word] for verb, word in _PAIRS):
            continue
        who = Span(*match.span("who"))
        found = sentence.words(*who)
        if not found or subject_end(text, found) != len(found) or not is_voice(parse(text, who)):
            continue
        stop = _CLAUSE_END.search(text, match.end(), sentence.span.end)
        begin = match.end("who") + 1
        said = Span(begin, stop.start() if stop else sentence.span.end)
        if said.end - match.end() > 2 and not sentence.held(Span(match.start("cue"), said.end)):
            yield Said([who], [Span(*match.span("cue"))], [said], list(SURE))


def _announced(sentence: Sentence) -> Iterator[Said]:
    text = sentence.text
    match = _IT.search(text, *sentence.span)
    if match is None or sentence.in_quotes(match.start()):
        return
    said = Span(sentence.start, match.start())
    if len(sentence.words(*said)) < 4:
        return
    who = _agent(sentence, match)
    cue = Span(match.start("cue"), match.end("cue") + (3 if who else 0))
    mine = [one for one in sentence.near if any(span.overlaps(cue) for span in (*one.cue, *one.source))]
    others = [one for one in sentence.held(said) if one not in mine]
    if others:
        return
    source = [who] if who else []
    if not mine:
        yield Said(source, [cue], [said], list(SURE))
    elif not any(said.overlaps(span) for span in mine[0].content):
        mine[0].content, mine[0].source = [said], mine[0].source or source
        for one in mine[1:]:
            one.content = []


def _agent(sentence: Sentence, match: re.Match[str]) -> Span | None:
    """Who announced it, without the day."""
    if not match["who"]:
        return None
    when = _WHEN.search(match["who"])
    end = match.start("who") + (when.start() if when else len(match["who"]))
    found = sentence.words(match.start("who"), end)
    last = subject_end(sentence.text, found)
    return without(Span(match.start("who"), end), found, last) if last else None
