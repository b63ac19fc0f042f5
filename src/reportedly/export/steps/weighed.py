"""The flags of a claim with the words that raised them, and what its worth is made of."""

import re
from collections.abc import Iterator

from reportedly.claims import FLAGS, MANY, UNNAMED_BODIES, flag_of_mark
from reportedly.export.outline import counted
from reportedly.export.steps.asked import Asked, Facts
from reportedly.model.claims import OUTLET, QUOTED, Mark
from reportedly.model.span import Span
from reportedly.model.steps import Fact, Step
from reportedly.signals.worth import facet_words

_OF_SOURCE = frozenset(("vague-source", "unnamed-source", "captive-source", "factive-cue", "institution-for-one-voice"))


def flags(asked: Asked) -> Step:
    """Each flag, what it means, and the words or the kind of source that raised it; then marks that raise none."""
    claim = asked.claim
    marks = [mark for mark in asked.told.reading.marks if mark.id in claim.marks]
    facts = [fact for flag in claim.flags for fact in _flag(asked, flag, marks)]
    raised = {flag_of_mark(mark) for mark in marks} & set(claim.flags)
    silent = (mark for mark in marks if flag_of_mark(mark) not in raised)
    facts += [
        asked.told.fact(f"{mark.kind}, which raises no flag: {mark.why}", mark.span, of=mark.id) for mark in silent
    ]
    says = f"{counted(len(claim.flags), 'flag')}, and the signals in its words:"
    return Step(step="flags", says=says if facts else "No flag, and no signal in its words.", facts=facts)


def _flag(asked: Asked, flag: str, marks: list[Mark]) -> Iterator[Fact]:
    told = asked.told
    yield told.fact(f"{flag.replace('-', ' ')}: {FLAGS.get(flag, '')}", rule=flag)
    for mark in marks:
        if flag_of_mark(mark) == flag:
            yield told.fact(f"{mark.kind}, {_whose(mark)}: {mark.why}", mark.span, of=mark.id)
    for span in _by_words(asked, flag):
        yield told.fact("by these words", span, rule=flag)
    said = asked.attribution
    if said and flag in _OF_SOURCE:
        kind = said.chain[-1].kind if said.chain else "not known"
        yield told.fact(f"the first voice is of the kind {kind}, and the cue is {said.stance}", rule=flag)
    if flag == "figure-without-source":
        for one in told.reading.quantities:
            if one.id in asked.claim.quantities and one.kind not in ("ordinal", "duration", "age"):
                yield told.fact("a figure in the report’s own voice", one.span, of=one.id)
    for reply in told.reading.replies:
        if asked.claim.id in reply.claims and flag in ("denied", "denial", "retracted", "unverified"):
            yield told.fact(f"{reply.kind}: {reply.why}", reply.span, of=reply.id)


def _whose(mark: Mark) -> str:
    known = {OUTLET: "the outlet’s own word", QUOTED: "within quotation marks of nobody named"}
    return known.get(mark.charged_to, f"of {mark.charged_to}")


def _by_words(asked: Asked, flag: str) -> Iterator[Span]:
    """The words of the claim that a flag was raised by, where a pattern raised it."""
    text = asked.told.text
    patterns: dict[str, re.Pattern[str]] = {"no-source": MANY, "unnamed-organisations": UNNAMED_BODIES}
    for span in asked.claim.spans:
        if flag in patterns and (match := patterns[flag].search(text, *span)):
            yield Span(*match.span())
        if flag == "checkable-public-record":
            for words, facets in facet_words(span.of(text)):
                if "record" in facets:
                    yield Span(span.start + words.start, span.start + words.end)


def worth(asked: Asked) -> Step:
    """The probability that a fact-checker would pick it, and what adds to it."""
    claim = asked.claim
    notes = asked.told.worth.get(claim.id, [])
    facts = [fact for facts in notes for fact in _weighed(asked, facts, alone=len(notes) == 1)]
    facts += _facets(asked)
    facts.append(asked.told.fact("central to its report, 0 to 1: it weighs nothing in the worth", value=claim.central))
    says = f"Worth checking: {claim.worth:.2f}; above 0.50 it is."
    if len(notes) > 1:
        says += " It is the mean of what its own words and its whole sentence tell."
    return Step(step="worth", says=says, facts=facts)


def _weighed(asked: Asked, weighed: Facts, *, alone: bool) -> Iterator[Fact]:
    told = asked.told
    own = list(weighed["spans"]) == list(asked.claim.spans)
    what = "the claim" if own or alone else "its whole sentence"
    span = weighed["spans"][0] if len(weighed["spans"]) == 1 else None
    yield told.fact(f"{what}: probability", span, value=weighed["likely"], least=0.5)
    yield told.fact(f"{what}: what the encoder makes of the words, in log-odds", value=weighed["words"])
    for name, added in sorted(weighed["facets"].items(), key=lambda item: -abs(item[1])):
        if abs(added) >= _SLIGHT:
            yield told.fact(f"{what}: {name}, in log-odds", value=added)


_SLIGHT = 0.005
"""Log-odds that change no digit that is shown."""


def _facets(asked: Asked) -> Iterator[Fact]:
    for span in asked.claim.spans:
        for words, facets in facet_words(span.of(asked.told.text)):
            at = Span(span.start + words.start, span.start + words.end)
            yield asked.told.fact(f"stands for {', '.join(facets)}", at, rule="vocab/worth.csv, records.csv")
