"""Passages: stretches of an article about as long as a paragraph, which are found where a whole article is not.

A claim's sentence, asked of whole articles, finds 30 to 39 % of its mentions among the first fifty (measured 2026-11
on archives of shared/eval/make_archive.py): what else an article says drowns it.
"""

from reportedly.intake.sentences import sentences
from reportedly.model.span import Span

LEAST, MOST = 200, 1200
"""Code points: shorter paragraphs are joined to the next, longer ones are cut between sentences. News paragraphs hold
150 to 400, a page of print 1,800."""


def passages(text: str) -> list[Span]:
    """The passages of ``text`` in order: disjoint, every sentence in one, whole sentences where none is over MOST."""
    found: list[Span] = []
    start = end = -1
    for sentence in sentences(text):
        new_paragraph = start >= 0 and "\n" in text[end : sentence.start]
        if start >= 0 and ((new_paragraph and end - start >= LEAST) or sentence.end - start > MOST):
            found.append(Span(start, end))
            start = -1
        start, end = (sentence.start if start < 0 else start), sentence.end
    if start >= 0:
        found.append(Span(start, end))
    return found
