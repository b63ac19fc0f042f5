"""Paragraphs that are a quotation and nothing else, after one about a single person: whoever that is speaks.

"Wendel Pryce, a baker, was the fourth car from the edge.¶ “I saw the lights go down …”": features do without a "said".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reportedly.attribution.forms.passages import Page, Passage, is_sentence
from reportedly.model.span import Span

_FIRST = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|us|mine)\b")
_FOLLOWS = re.compile(r",? (?=[\w(])")
_MOST = 12  # paragraphs of one quotation


def introduced(page: Page) -> Iterator[Passage]:
    """Runs of such paragraphs, each with the person who opens the paragraph before."""
    number = 1
    while number < len(page.lines):
        run = _run(page, number)
        if run and (who := _person(page, page.lines[number - 1])) is not None:
            said = " ".join(span.of(page.text) for span in run)
            if is_sentence(run[0].of(page.text)) and _FIRST.search(said):
                yield Passage("introduced", [who], [], run)
        number += max(1, len(run))


def _run(page: Page, first: int) -> list[Span]:
    """The quotations that fill the lines from ``first`` on."""
    run: list[Span] = []
    for line in page.lines[first : first + _MOST]:
        held = [quotation.span for quotation in page.quotations_in(line)]
        if len(held) != 1 or held[0].start != line.start or held[0].end < line.end:
            break
        run.append(held[0])
    return run


def _person(page: Page, line: Span) -> Span | None:
    """The one person whom a paragraph without a quotation names, if the paragraph begins with the name."""
    if page.quotations_in(line) or page.text[line.end - 1] not in ".!?":
        return None
    first = bisect_left(page.persons, line.start, key=lambda person: person.span.start)
    last = bisect_right(page.persons, line.end, key=lambda person: person.span.start)
    named = page.persons[first:last]
    if not named or named[0].span.start != line.start or not _FOLLOWS.match(page.text, named[0].span.end):
        return None
    return named[0].span if len({person.surname for person in named}) == 1 else None
