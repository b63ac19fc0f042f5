"""Which heading of a page is its report's headline."""

import re

from reportedly.intake.dom import DomText
from reportedly.model.span import Span

_LETTER_OR_DIGIT = re.compile(r"[^\W_]+")
_LEAST = 10  # letters that a part of a title must have to stand for it


def headline_of(dom: DomText, title: str | None, site: str | None = None) -> Span | None:
    """The ``<h1>`` that says what the title says, or else the only one inside the article.

    Where no title is known it is the only ``<h1>`` of the page. A masthead (the name of the ``site``) is none. On a
    page without an ``<h1>`` its first ``<h2>`` or ``<h3>`` serves, if the title holds its words.
    """
    ones = [e.span for e in dom.elements if e.tag == "h1"]
    if not title:
        return ones[0] if len(ones) == 1 else None
    wanted = skeleton(title)
    for span in ones:
        words = skeleton(dom.read(span))
        if words == wanted or (min(len(words), len(wanted)) >= _LEAST and (words in wanted or wanted in words)):
            return span
    if not ones:
        first = next((e.span for e in dom.elements if e.tag in {"h2", "h3"}), None)
        words = skeleton(dom.words(first)) if first else ""
        return first if len(words) >= _LEAST and words in wanted else None
    bodies = [e.span for e in dom.elements if e.tag == "article"]
    inside = [span for span in ones if skeleton(dom.words(span)) != skeleton(site or "") and _holds(bodies, span)]
    return inside[0] if len(inside) == 1 else None


def skeleton(words: str) -> str:
    """The letters and digits of ``words``, in one case: what two settings of a headline share."""
    return "".join(_LETTER_OR_DIGIT.findall(words.casefold()))


def _holds(bodies: list[Span], span: Span) -> bool:
    return any(body.contains(span) for body in bodies)
