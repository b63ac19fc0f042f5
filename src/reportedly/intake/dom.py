"""The words of a page's DOM, and where each block of an article stands in them.

The DOM text is ``document.body.textContent`` without scripts, styles, templates and ``<noscript>``,
each run of whitespace as one space. A program that holds the page finds a block again by searching
that text for the selector's ``exact`` words, between ``prefix`` and ``suffix`` where they occur twice.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportedly.model.document import QuoteSelector
from reportedly.model.span import Span

_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_CONTEXT = 32  # characters of prefix and suffix, as Hypothesis and Apache Annotator write them
_WINDOW = 50_000
"""How far past the last block the next is looked for, in characters; keeps the search linear."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element's tag, its class and itemprop names, and where its words stand."""

    tag: str
    names: str
    span: Span


class DomText:
    """The collapsed words of a page and the elements that hold them; ``body`` is an lxml element.

    ``reads`` gives the words of an element as a reader reads them, where they are not the DOM's (the mark of a footnote
    is passed over), else None: a program that holds the page will find the DOM's. ``is_figures`` tells a table of
    figures, which go to ``tables``, from one that lays out a page; ``rows`` has the place of every row and caption.
    """

    def __init__(
        self,
        body: Any,
        *,
        reads: Callable[[Any], str | None] = lambda _: None,
        is_figures: Callable[[Any], bool] = bool,
    ) -> None:
        self._reads, self._is_figures = reads, is_figures
        self._read: dict[Span, str] = {}
        self._parts: list[str] = []
        self._length = 0
        self._space = False
        self.elements: list[Element] = []
        self.tables: list[tuple[Any, Span]] = []
        self.rows: dict[Any, Span] = {}
        self._leaves: list[Span] = []
        self._walk(body)
        self.text = "".join(self._parts)
        self._by_words: dict[str, list[Span]] = defaultdict(list)
        for span in self._leaves:
            self._by_words[_composed(self.read(span))].append(span)

    def words(self, span: Span) -> str:
        """The DOM's own words at ``span``."""
        return self.text[span.start : span.end]

    def read(self, span: Span) -> str:
        """What a reader reads at ``span``: the DOM's own words where they are the same."""
        return self._read.get(span) or self.words(span)

    def find(self, words: str, start: int) -> Span | None:
        """Where the collapsed ``words`` stand at or after ``start``; None where they can't be placed for certain.

        An element whose words these are (in NFC, as extractors write) wins. Otherwise they must
        occur, as they are, exactly once within reach.
        """
        spans = self._by_words.get(_composed(words), [])
        nearest = bisect_left(spans, start, key=lambda span: span.start)
        if nearest < len(spans):
            return spans[nearest]
        stop = start + _WINDOW + len(words)
        at = self.text.find(words, start, stop)
        if at < 0 or not words or self.text.find(words, at + 1, stop) >= 0:
            return None
        return Span(at, at + len(words))

    def selector(self, span: Span) -> QuoteSelector:
        """The W3C text quote selector of ``span``."""
        prefix = self.text[max(0, span.start - _CONTEXT) : span.start]
        return QuoteSelector(self.words(span), prefix, self.text[span.end : span.end + _CONTEXT])

    def _walk(self, body: Any) -> None:
        """Depth first without recursion, since pages nest deeper than Python does."""
        pending: list[tuple[Any, _Entered | None]] = [(body, None)]
        while pending:
            node, entered = pending.pop()
            tail = None if node is body else node.tail
            if entered is not None:
                self._leave(node, entered)
                self._add(tail)
            elif not isinstance(node.tag, str) or node.tag in _UNSEEN:
                self._add(tail)
            else:
                pending.append((node, _Entered(self._length, len(self._parts), len(self.elements))))
                self._add(node.text)
                pending.extend((child, None) for child in reversed(node))

    def _leave(self, node: Any, entered: "_Entered") -> None:
        if node.tag not in _PLACED or entered.length == self._length:
            return
        gap = self._parts[entered.parts].startswith(" ")
        span = Span(entered.length + gap, self._length)
        if node.tag in _ROWS:
            self.rows[node] = span
        if node.tag not in _HOLDERS:
            return
        if len(self.elements) == entered.elements:
            self._leaves.append(span)  # no other holder inside: each word is indexed once
            if len(node) and (words := self._reads(node)):
                self._read[span] = words
        names = f"{node.get('class', '')} {node.get('itemprop', '')}".lower()
        self.elements.append(Element(node.tag, names, span))
        if node.tag == "table" and self._is_figures(node):
            self.tables.append((node, span))

    def _add(self, words: str | None) -> None:
        if not words:
            return
        collapsed = " ".join(words.split())
        if not collapsed:
            self._space = self._length > 0
            return
        gap = " " if self._length and (self._space or words[0].isspace()) else ""
        self._parts.append(gap + collapsed)
        self._length += len(gap) + len(collapsed)
        self._space = words[-1].isspace()


class _Entered(NamedTuple):
    """How much had been gathered when the walk entered an element."""

    length: int
    parts: int
    elements: int


_HEADINGS = {f"h{level}" for level in range(1, 7)}
_HOLDERS = frozenset(
    {"p", "li", "figcaption", "blockquote", "div", "section", "article", "td", "dd", "dt", "pre", "header", "table"}
    | _HEADINGS
)
_ROWS = frozenset({"tr", "caption"}) | _HEADINGS
"""What may become the row of a table of figures: its own rows, its caption, or a heading that goes with it."""
_PLACED = _HOLDERS | _ROWS


def _composed(words: str) -> str:
    return unicodedata.normalize("NFC", words)
