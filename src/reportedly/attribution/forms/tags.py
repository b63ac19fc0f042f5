"""Quotations with who says them right beside: “…,” she asked; “…,” said Holt; Holt said, “…”."""

import re
from collections.abc import Iterator, Sequence

from reportedly.attribution.forms.clauses import leading, stops, subject_and_verb, verb_and_subject
from reportedly.attribution.forms.passages import Page, Passage, is_sentence, is_spoken
from reportedly.attribution.quotations import Quotation
from reportedly.model.span import Span

_AFTER = re.compile(r"\s{0,2}[,—–-]?\s{1,3}(?=\w)")
_CIRCUMSTANCE = re.compile(
    r"\s*(?:$|[,.—–-]|(?:in|on|at|to|after|before|during|as|when|while|with|from|by|via|of|later|then|again|recently|"
    r"[a-z]+ly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|him|her|them|reporters|me|us)\b)"
)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_PLAIN = frozenset("said says asked asks replied answered added wrote told tells".split())
_REACH = 200


def tagged(page: Page, quotations: Sequence[Quotation]) -> list[Passage]:
    """Those of ``quotations`` that have a subject and a verb of speech beside them."""
    return [*_after(page, quotations), *_before(page, quotations)]


def _after(page: Page, quotations: Sequence[Quotation]) -> Iterator[Passage]:
    text = page.text
    for quotation in quotations:
        span = quotation.span
        gap = _AFTER.match(text, span.end)
        if gap is None or not quotation.closed:
            continue
        inside = text[max(span.start, span.end - 3) : span.end].rstrip("”\"’'»«“ ")[-1:]
        reach = min(len(text), gap.end() + _REACH)
        clause = Span(gap.end(), next(stops(text, gap.end(), reach), reach))
        found = verb_and_subject(page, clause) if text[clause.start].islower() else None
        comma = inside == "," or "," in text[span.end : gap.end()]
        if found is None and (comma or inside in "?!—–-"):
            found = subject_and_verb(page, clause)
            if found and (found[0].start > clause.start or not (comma or _alone(text, found[1].end, clause.end))):
                found = None  # a sentence of its own: “Why now?” Holt asked the board for …
        if found is not None and _spoken(text, span, found[1]):
            yield Passage("tag", [found[0]], [found[1]], [span])


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a verb has nothing behind it but the circumstances of speaking."""
    return _CIRCUMSTANCE.match(text, start, end) is not None


def _before(page: Page, quotations: Sequence[Quotation]) -> Iterator[Passage]:
    text = page.text
    for quotation in quotations:
        span = quotation.span
        lead = text[max(0, span.start - _REACH) : span.start].rstrip(" \u00a0")
        if lead[-1:] not in (",", ":"):
            continue
        end = span.start - (len(text[max(0, span.start - _REACH) : span.start]) - len(lead)) - 1
        start = max(
            (at + 1 for at in stops(text, max(0, span.start - _REACH), end)), default=max(0, span.start - _REACH)
        )
        found = leading(page, page.trimmed(start, end))
        if found is not None and _spoken(text, span, found[1]):
            yield Passage("said-quote", [found[0]], [found[1]], [span])


def _spoken(text: str, span: Span, cue: Span) -> bool:
    """Whether a quotation is speech, and no title or phrase: a sentence, or few words with a plain verb of saying."""
    words = span.of(text)
    if is_sentence(words) or (is_spoken(words) and words.rstrip("”\"’'»«“ ")[-1:] in "!?…"):
        return True
    found = _WORD.findall(words)
    titled = len(found) > 1 and not any(word.islower() for word in found)
    return not titled and cue.of(text).lower() in _PLAIN
