"""Quotations and reported words in a headline: "Mayor: bridge is ‘safe’", "Two hurt in blast: police"."""

import re
from collections.abc import Sequence

from reportedly.attribution.forms.clauses import predicates, subject_and_verb, verb_and_subject
from reportedly.attribution.forms.labels import Label
from reportedly.attribution.forms.passages import Page, Passage, furniture
from reportedly.intake.canonical import is_headline
from reportedly.model.span import Span

_BEHIND = re.compile(r"(?P<cue>:| [–—-]) (?P<who>[^:–—“”‘’\"]{3,60})$")
_TAG = re.compile(r",[’”'\"]? (?P<clause>[^,“”\"]{5,70})$")

_PLAIN = frozenset("says said warns warn say".split())  # verbs taken for one also where Every Word Is Capitalised


def headlines(page: Page, found: Sequence[Label]) -> list[Passage]:
    """What the headline (the first line, where it reads as one) puts in somebody's mouth; at most one passage."""
    if len(page.lines) < 2 or not is_headline(page.lines[0].of(page.text), page.lines[1].of(page.text)):
        return []
    line = page.lines[0]
    for form in (_before, _behind, _tagged):
        passage = form(page, line, found)
        if passage is not None:
            return [passage]
    return []


def _before(page: Page, line: Span, found: Sequence[Label]) -> Passage | None:
    label = found[0] if found and found[0].line == 0 else None
    if (
        label is None
        or label.kind not in ("person", "role", "part", "body")
        or len(label.body.of(page.text).split()) < 3
    ):
        return None
    return Passage("headline", [label.who], [label.cue], [label.body]) if label.who.start == line.start else None


def _behind(page: Page, line: Span, _: Sequence[Label]) -> Passage | None:
    match = _BEHIND.search(page.text, line.start, line.end)
    if match is None:
        return None
    who = page.trimmed(*match.span("who"))
    words = who.of(page.text)
    if page.who(who) not in ("person", "role", "body") or furniture(words) or predicates(page, who):
        return None
    content = page.trimmed(line.start, match.start())
    if len(words.split()) > 3 or len(content.of(page.text).split()) < 3:
        return None
    return Passage("headline", [who], [page.trimmed(*match.span("cue"))], [content])


def _tagged(page: Page, line: Span, _: Sequence[Label]) -> Passage | None:
    match = _TAG.search(page.text, line.start, line.end)
    if match is None:
        return None
    clause = Span(*match.span("clause"))
    pair = verb_and_subject(page, clause) or subject_and_verb(page, clause)
    if (
        pair is None
        or not (pair[1].of(page.text).islower() or pair[1].of(page.text).lower() in _PLAIN)
        or max(pair[0].end, pair[1].end) < clause.end
    ):
        return None
    end = page.trimmed(line.start, clause.start).end
    return Passage("headline", [pair[0]], [pair[1]], [Span(line.start, end - (page.text[end - 1] == ","))])
