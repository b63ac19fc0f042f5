"""Signed passages: “…” – Jane Smith, mayor; “…” (Jane Smith); "— Jane Smith" on the line after; tweets."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.attribution.forms.clauses import stops
from reportedly.attribution.forms.passages import Page, Passage, is_spoken
from reportedly.model.span import Span

_DASH = r"(?P<cue>[—–―‒]{1,2}|--?|~)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?|\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
_WHEN = rf"(?:,?\s+(?:on\s+)?(?:{_DAY}))?"
_AFTER_QUOTATION = re.compile(rf"\s{{0,3}}[,.]?\s{{0,3}}{_DASH}\s{{0,3}}(?P<who>[^\n]{{2,160}})")
_IN_BRACKETS = re.compile(r"\s{0,2}(?P<cue>\()(?P<who>[^()\n]{3,100})\)[.,]?(?=\s|$)")
_OWN_LINE = re.compile(rf"{_DASH}\s{{0,3}}(?P<who>[^\n]{{2,160}})")
_TWEET = re.compile(rf"{_DASH}\s{{0,3}}(?P<who>[^\n()@—–―]{{0,60}}\(?@\w{{1,30}}\)?)(?P<when>{_WHEN}\s*)$")
_TAIL = re.compile(rf"{_WHEN}[.;]?\s*$")
_SAYS = re.compile(
    r"\b(?:is|was|were|are|has|had|have|will|would|said|says|told|added|and|but|that|who)\b|[?!“”\"«»:;]", re.IGNORECASE
)
_NAMES = re.compile(r"[^\W\d_a-z]|@|(?:the|an?|one|de|van|von) ")
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S{1,100}$")


def signed(page: Page) -> list[Passage]:
    """Quotations and tweets with the name of who said them after a dash or in brackets."""
    return [*_tweets(page), *_quotations(page), *_own_lines(page)]


def _quotations(page: Page) -> Iterator[Passage]:
    """A quotation and its signature, on one line."""
    signature_end = -9
    for number, quotation in enumerate(page.quotations):
        if not quotation.closed:
            continue
        line_end = _line_end(page.text, quotation.span.end)
        ahead = page.quotations[number + 1].span.start if number + 1 < len(page.quotations) else line_end
        end = min(line_end, ahead)
        dashed = _AFTER_QUOTATION.match(page.text, quotation.span.end, end)
        match = dashed or _IN_BRACKETS.match(page.text, quotation.span.end, end)
        if match is None:
            continue
        who = _signature(page, Span(*match.span("who")))
        content = _running(page, number)
        alone = content[0].start - signature_end < 3 or _stands_alone(page.text, content[0].start)
        if who is None or not alone or (not dashed and page.who(who) != "person"):
            continue
        if is_spoken(" ".join(span.of(page.text) for span in content)):
            signature_end = who.end
            yield Passage("signed" if dashed else "bracketed", [who], [Span(*match.span("cue"))], content)


def _own_lines(page: Page) -> Iterator[Passage]:
    """A line that is a signature: under a quotation, or after a long dash right under plain words."""
    for above, line in zip(page.lines, page.lines[1:], strict=False):
        if page.text[line.start] not in "—–―‒-~":
            continue
        match = _OWN_LINE.match(page.text, line.start, line.end)
        who = match and _signature(page, Span(*match.span("who")))
        if match is None or who is None:
            continue
        last = bisect_left(page.quotations, line.start, key=lambda q: q.span.start) - 1
        held = last >= 0 and above.end - 1 <= page.quotations[last].span.end
        if held:
            content = _running(page, last)
        elif match.group("cue") in "—―" and page.text[above.end : line.start].count("\n") == 1:
            content = [above]
        else:
            continue
        if is_spoken(" ".join(span.of(page.text) for span in content)) and (held or page.who(who) == "person"):
            yield Passage("signed", [who], [Span(*match.span("cue"))], content)


def _tweets(page: Page) -> Iterator[Passage]:
    """An embedded tweet: "… — Name (@handle) March 4, 2026", its words before the dash or on the line above."""
    for number, line in enumerate(page.lines):
        if page.text.find("@", line.start, line.end) < 0:
            continue
        match = _TWEET.search(page.text, max(line.start, line.end - 160), line.end)
        if match is None:
            continue
        who = page.trimmed(*match.span("who"))
        body = page.trimmed(line.start, match.start())
        if body.start == body.end:
            body = page.lines[number - 1] if number else body
        while link := _LINK.search(page.text, max(body.start, body.end - 120), body.end):
            body = page.trimmed(body.start, link.start())
        if body.end > body.start and (match.group("when").strip() or is_spoken(body.of(page.text))):
            yield Passage("tweet", [who], [Span(*match.span("cue"))], [body])


def _signature(page: Page, span: Span) -> Span | None:
    """The words of a signature without date and stop; None where they are no name with an office at most."""
    tail = _TAIL.search(page.text, span.start, next(stops(page.text, *span), span.end))
    span = page.trimmed(span.start, tail.start() if tail else span.end)
    words = span.of(page.text)
    name = words.split(",")[0]
    if not words or len(words.split()) > 18 or _SAYS.search(name) or not _NAMES.match(words):
        return None
    named = page.who(Span(span.start, span.start + len(name)))
    if named in ("person", "body", "handle"):
        return span
    if named == "name" or (named == "word" and "," in words):
        return span if words[0].isupper() else None
    return span if named == "role" and len(words.split()) <= 12 and not words.endswith((".", ",")) else None


def _stands_alone(text: str, start: int) -> bool:
    """Whether a quotation begins a line or a sentence, and is no part of one: "… called him “my friend” - Reuters"."""
    before = text[max(0, start - 3) : start].rstrip(" \t\u00a0")
    return not before or before[-1] in '.?!:”"»)…*-•·\n'


def _running(page: Page, number: int) -> list[Span]:
    """A quotation with the paragraphs it goes on from."""
    first = number
    while first and page.quotations[first].continues:
        first -= 1
    return [quotation.span for quotation in page.quotations[first : number + 1]]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
