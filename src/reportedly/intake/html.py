"""HTML pages: the article by trafilatura in precision mode, each block tied to the page's DOM text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Any

from reportedly import settings
from reportedly.errors import NoText, TooLarge, WrongFormat
from reportedly.intake.build import Known, build
from reportedly.intake.canonical import Piece, collapse, lay_out
from reportedly.intake.charset import decode
from reportedly.intake.dom import DomText, Element
from reportedly.intake.metadata import iso_date
from reportedly.intake.tags import check_tags
from reportedly.model.document import BlockKind, Document
from reportedly.model.span import Span

_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"”’»)\]']*(?:\s|\Z)")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]+")

MARKUP_SHARE = 4
"""Markup may have this many times ``settings.max_characters``: trafilatura takes 1.7 s a million characters."""
MIN_ARTICLE = 80
"""An article has this many characters in paragraphs that hold a sentence; a log-in form or a menu has not."""

_CONSENT = " or ".join(
    f"contains(translate(concat(@class, ' ', @id), 'CGKNOPRSTE', 'cgknoprste'), '{name}')"
    for name in ("cookie", "consent", "gdpr")
)
_CONSENT_NOTICES = (
    "//*[self::div or self::section or self::aside or self::dialog or self::form]"
    f"[{_CONSENT}][not(descendant::h1 or descendant::article or descendant::main)]"
)
_STANDFIRST = re.compile(r"\b(?:standfirst|subheadline|sub-headline|subtitle|dek|lede|article-summary)\b")
_KINDS: dict[str, BlockKind] = {"head": "headline", "item": "list", "cell": "table"}
_BREAKS = frozenset(
    {"p", "head", "item", "quote", "list", "table", "row", "cell", "lb", "div", "code", "body", "graphic"}
)


def from_bytes(data: bytes, known: Known, *, charset: str | None = None, media_type: str = "text/html") -> Document:
    """A Document from a page's bytes; ``charset`` is what HTTP declared.

    The headline is the first block where the page shows it in an ``<h1>``. Raises NoText where the
    page has no article, WrongFormat where it is no HTML, TooLarge.
    """
    check_tags(data)
    if charset is None and (meta := _META_CHARSET.search(data[:4096])):
        charset = meta[1].decode("ascii", "replace")
    markup, warnings = decode(data, declared=charset)
    limit = MARKUP_SHARE * settings.current().max_characters
    if len(markup) > limit:
        raise TooLarge(f"the page has {len(markup):,} characters of markup, over the limit of {limit:,}")
    page = _parsed(markup)
    body = page.find("body")
    dom = DomText(page if body is None else body)
    article = _article(page, known.url)
    headline = _headline(dom, article.title or known.title)
    pieces = list(_pieces(article.body, dom, headline))
    if sum(len(p.words) for p in pieces if p.kind != "headline" and _SENTENCE.search(p.words)) < MIN_ARTICLE:
        raise _no_article()
    text, blocks = lay_out(pieces)
    shown = collapse(dom.words(headline)) if headline else article.title
    return build(text, blocks, _known(known, article, shown), media_type=media_type, warnings=warnings)


def _parsed(markup: str) -> Any:
    from trafilatura.utils import load_html

    declaration = _XML_DECLARATION.match(markup)
    markup = _CONTROLS.sub("", markup[declaration.end() :] if declaration else markup)
    if not markup.strip():
        raise NoText("is empty")
    page = load_html(markup)
    if page is None:
        raise WrongFormat("can't be read as HTML")
    return page


def _article(page: Any, url: str | None) -> Any:
    """Trafilatura's record. Dates come from markup alone: one guessed from the text would be checked against itself."""
    from trafilatura.core import bare_extraction

    found: Any = bare_extraction(
        page,
        url=url,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": date.today().isoformat(),
        },
        prune_xpath=_CONSENT_NOTICES,
    )
    if found is None or found.body is None:
        raise _no_article()
    return found


def _no_article() -> NoText:
    return NoText("the page has no article", todo="Give the page of one report, or its text.")


def _known(known: Known, article: Any, title: str | None) -> Known:
    """What was known from outside, and for the rest what the page says."""
    url = article.url if str(article.url).startswith(("http://", "https://")) else None
    authors = tuple(name.strip() for name in (article.author or "").split(";") if name.strip())
    return Known(
        id=known.id,
        title=known.title or title,
        publisher=known.publisher or article.sitename,
        published=known.published or iso_date(article.date or ""),
        authors=known.authors or authors,
        url=known.url or url,
        retrieved=known.retrieved,
    )


def _headline(dom: DomText, title: str | None) -> Span | None:
    """The ``<h1>`` that says what the title says; the only one where no title is known. A masthead is neither."""
    ones = [e.span for e in dom.elements if e.tag == "h1"]
    if not title:
        return ones[0] if len(ones) == 1 else None
    wanted = _skeleton(title)
    for span in ones:
        words = _skeleton(dom.words(span))
        if words == wanted or (min(len(words), len(wanted)) >= 10 and (words in wanted or wanted in words)):
            return span
    return None


def _pieces(body: Any, dom: DomText, headline: Span | None) -> Iterator[Piece]:
    """The headline, then each block of the article, with the DOM's own words where they can be placed."""
    cursor, shown = 0, ""
    if headline:
        shown, cursor = _skeleton(dom.words(headline)), headline.end
        yield Piece("headline", dom.words(headline), dom.selector(headline))
    roles = _Roles(dom.elements)
    for kind, words in _blocks(body):
        if shown and kind == "headline" and _skeleton(words) == shown:
            continue
        span = dom.find(words, cursor)
        if span is None:
            yield Piece(kind, words)
        else:
            cursor = span.end
            yield Piece(roles.kind(span, kind), dom.words(span), dom.selector(span))


def _blocks(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """Kind and collapsed words of each block of trafilatura's tree, in order; a line break ends a block."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]
    for event, node in iterwalk(body, events=("start", "end")):
        breaks = node.tag in _BREAKS
        if breaks and (words := collapse("".join(parts))):
            yield kinds[-1], words
        if breaks:
            parts = []
        if event == "start":
            kinds.append(_KINDS.get(node.tag, kinds[-1]))
            parts.append(node.text or "")
        else:
            kinds.pop()
            parts.append(node.tail or "" if node is not body else "")
    if words := collapse("".join(parts)):
        yield "paragraph", words


class _Roles:
    """What the page's own markup says a passage is: a caption or a standfirst."""

    def __init__(self, elements: list[Element]) -> None:
        named: list[tuple[Span, BlockKind]] = []
        for element in elements:
            if element.tag == "figcaption":
                named.append((element.span, "caption"))
            elif _STANDFIRST.search(element.names):
                named.append((element.span, "standfirst"))
        self._named = sorted(named)

    def kind(self, span: Span, otherwise: BlockKind) -> BlockKind:
        """The role of the element around ``span``, or ``otherwise``."""
        at = bisect_right(self._named, span.start, key=lambda role: role[0].start) - 1
        if at >= 0 and self._named[at][0].contains(span):
            return self._named[at][1]
        return otherwise


def _skeleton(words: str) -> str:
    return "".join(_LETTER_OR_DIGIT.findall(words.casefold()))
