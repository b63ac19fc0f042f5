"""Words that lead in a passage: "Holt wrote on Twitter:", "Statement by the Water Board:", "From Anna Kovac:"."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from reportedly.attribution import lexicon
from reportedly.attribution.forms.clauses import leading, stops
from reportedly.attribution.forms.passages import Page, Passage, is_sentence
from reportedly.model.span import Span

_LEAD = re.compile(r"(?P<cue>:)[*_]{0,2}$")
_STATEMENT = re.compile(
    r"(?P<cue>(?:(?:The|A|In a|Read the|Here is the|Below is the|This is the) )?"
    r"(?:(?:full|joint|press|written|following|complete|official|latest|new|opening|closing) ){0,3}"
    r"(?:statement|remarks?|comments?|message|letter|response|reply|speech|text|tweet|post|email|e-mail|declaration)"
    r"(?: in full| issued| released| made| given| sent| delivered){0,2} (?:by|from|of)|From)\s+"
    r"(?P<who>(?:(?! (?:on|in|posted|issued|sent|dated|regarding|about|after|following)\b)[^:\n]){2,100})"
    r"(?:[^:\n]{0,80}):",
    re.IGNORECASE,
)
_OWN_STATEMENT = re.compile(
    r"(?P<who>[^:\n]{2,90}?(?:[’']s?(?= )|(?= (?:on|via) )))(?P<cue> (?:(?:full|official|written|complete|joint) ){0,2}"
    r"(?:statement|response|reply|letter|message|remarks)(?: in full)?"
    r"| (?:on|via) (?:Twitter|X|Facebook|Instagram|Telegram|Truth Social|Bluesky|Threads|TikTok))"
    r"(?: (?:on|in|to|about|of|from|at|after|read|reads)\b[^:\n]{0,60}|,[^:\n]{0,60})?:"
)
_END = re.compile(
    r"(?:ENDS?|End of statement|###|-30-|Notes? to editors|Media contact|Press contact|Contact|For more information|"
    r"About [A-Z])",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|our|us|I|my)\b", re.IGNORECASE)
_BULLET = re.compile(r"[-•*·–—]\s")
_LONGEST_BLOCK = 40  # lines of a statement


def leads(page: Page) -> list[Passage]:
    """Passages led in by who says them, on the same line or on the lines after."""
    return [*_next_lines(page), *_same_line(page)]


def _next_lines(page: Page) -> Iterator[Passage]:
    for number, line in enumerate(page.lines[:-1]):
        match = _LEAD.search(page.text, max(line.start, line.end - 4), line.end)
        if match is None:
            continue
        lead = Span(line.start, match.end("cue"))
        found = _statement(page, lead)
        content = _block(page, number + 1) if found else _passage(page, number + 1)
        form = "statement" if found else "lead-in"
        found = found or _says(page, lead)
        if found is not None and content:
            yield Passage(form, [found[0]], [found[1]], content)


def _same_line(page: Page) -> Iterator[Passage]:
    """ "Kovac said: The dam is safe." up to the line's end."""
    for line in page.lines:
        at = page.text.find(": ", line.start, min(line.end, line.start + 200))
        if at < 0:
            continue
        found = _says(page, Span(line.start, at + 1))
        body = page.trimmed(at + 1, line.end)
        if found is None or not is_sentence(body.of(page.text)):
            continue
        quoted = [q for q in page.quotations_in(body) if q.span.start == body.start]
        yield Passage("said-colon", [found[0]], [found[1]], [quoted[0].span if quoted else body])


def _says(page: Page, lead: Span) -> tuple[Span, Span] | None:
    """Who speaks, and the verb, in the clause that a colon ends: "On Monday, Mayor Holt also wrote on Twitter:"."""
    start = max((at + 1 for at in stops(page.text, lead.start, lead.end - 1)), default=lead.start)
    return leading(page, Span(start, lead.end - 1))


def _statement(page: Page, lead: Span) -> tuple[Span, Span] | None:
    for pattern in (_STATEMENT, _OWN_STATEMENT):
        match = pattern.fullmatch(page.text, lead.start, lead.end)
        if match is None:
            continue
        who = page.trimmed(*match.span("who"))
        somewhere = lexicon.bare(who.of(page.text)) in lexicon.places()  # "From Carrow:"
        if page.who(who) in ("person", "body", "role", "name", "handle") and not somewhere:
            return who, page.trimmed(*match.span("cue"))
    return None


def _passage(page: Page, first: int) -> list[Span]:
    """The lines a lead-in is for: a quotation over its paragraphs, an indented or listed block, or one paragraph."""
    line = page.lines[first]
    quoted = [q for q in page.quotations_in(line) if q.span.start == line.start]
    if quoted:
        at = bisect_left(page.quotations, line.start, key=lambda q: q.span.start)
        spans = [quoted[0].span]
        while at + 1 < len(page.quotations) and page.quotations[at + 1].continues:
            at += 1
            spans.append(page.quotations[at].span)
        return spans
    for marked in (_indented, _listed):
        if marked(page, line):
            return _while(page, first, marked)
    return [line] if is_sentence(line.of(page.text)) and not _ends_in_colon(page, line) else []


def _block(page: Page, first: int) -> list[Span]:
    """The paragraphs of a statement: up to its end mark, else as long as they say "we" or "I", else as _passage."""
    lines = page.lines[first : first + _LONGEST_BLOCK]
    end = next((i for i, line in enumerate(lines) if _END.match(page.text, line.start, line.end)), None)
    if end is not None:
        return lines[:end]
    ours = next((i for i, line in enumerate(lines) if not _OURS.search(page.text, line.start, line.end)), len(lines))
    return lines[:ours] if ours > 1 else _passage(page, first)


def _while(page: Page, first: int, marked: Callable[[Page, Span], bool]) -> list[Span]:
    ahead = (page.lines[number] for number in range(first, len(page.lines)))
    return [_bare(page, line) for line in itertools.takewhile(lambda line: marked(page, line), ahead)]


def _indented(page: Page, line: Span) -> bool:
    before = page.text[page.text.rfind("\n", 0, line.start) + 1 : line.start]
    return len(before.expandtabs(4)) >= 2 or page.text[line.start] == ">"


def _listed(page: Page, line: Span) -> bool:
    return _BULLET.match(page.text, line.start, line.end) is not None


def _bare(page: Page, line: Span) -> Span:
    """A line without the sign that marks it as quoted or listed."""
    words = line.of(page.text)
    return Span(line.end - len(words.lstrip("> \t-•*·–—")), line.end)


def _ends_in_colon(page: Page, line: Span) -> bool:
    return page.text[line.end - 1] == ":"
