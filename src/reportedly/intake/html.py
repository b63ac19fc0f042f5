"""HTML pages: the article by trafilatura in precision mode, each block tied to the page's DOM text.

1. what the page states for machines      4. the article's blocks, each found again in the DOM
2. the DOM's words, with their places     5. a wall or a list of reports is refused
3. what is no part of a report goes       6. what is known of it, its tables, and what the reader must be told
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from reportedly import settings
from reportedly.errors import NoText, TooLarge, WrongFormat
from reportedly.intake import garbled, html_tables, machine, notes, parts, seen, wall
from reportedly.intake.build import Known, build
from reportedly.intake.byline import known_from
from reportedly.intake.canonical import Piece, collapse, lay_out
from reportedly.intake.charset import decode
from reportedly.intake.dom import DomText, Element
from reportedly.intake.headline import headline_of, skeleton
from reportedly.intake.linked import Stated, stated
from reportedly.intake.tags import check_tags
from reportedly.model.document import BlockKind, Document
from reportedly.model.span import Span

_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"”’»)\]']*(?:\s|\Z)")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_WIDTHLESS = re.compile("[\u200b\u2060]")  # where a line may, or may not, be broken; a reader sees nothing

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
    page has no article, or is a wall before one (``wall``), WrongFormat where it is no HTML, TooLarge.
    """
    check_tags(data)
    if charset is None and (meta := _META_CHARSET.search(data[:4096])):
        charset = meta[1].decode("ascii", "replace")
    sent, warnings = decode(data, declared=charset)
    limit = MARKUP_SHARE * settings.current().max_characters
    if len(sent) > limit:
        raise TooLarge(f"the page has {len(sent):,} characters of markup, over the limit of {limit:,}")
    markup = garbled.put_right(sent)
    page = _parsed(markup)
    told = stated(page)
    html_tables.plain_cells(page)
    body = page.find("body")
    dom = DomText(page if body is None else body, reads=seen.read_words, is_figures=parts.is_figures)
    whole = html_tables.whole(dom)
    taken = parts.take_out(page)
    tables = html_tables.gather(page, dom, whole)
    parts.drop_boxes_of_figures(page)
    found = _found(page, known.url)
    headline = headline_of(dom, (found.title if found else None) or told.headline or known.title, told.site)
    shown = list(_pieces(found.body, dom, headline)) if found else []
    pieces = _report(page, shown, told)
    facts = known_from(known, found, told, dom.read(headline) if headline else None, pieces)
    rows, taken["table"] = html_tables.of_report(tables, dom, pieces)
    warnings = [*warnings, *notes.of(page, pieces, told, taken)]
    if not found or pieces[-1] not in shown:
        warnings.append(machine.NOTE)
    pieces += rows
    if markup is not sent:  # the page that a program holds has the garbled words
        warnings.append(notes.GARBLED)
        pieces = [replace(piece, selector=None) for piece in pieces]
    text, blocks = lay_out(pieces)
    return build(text, blocks, facts, media_type=media_type, warnings=warnings)


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


def _found(page: Any, url: str | None) -> Any:
    """Trafilatura's record; on a page that hardly has a ``<p>``, of the fuller of two trials."""
    found = _article(page, url)
    if len(page.xpath("//p[string-length(normalize-space()) > 40]")) > 1 or not parts.name_paragraphs(page):
        return found
    again = _article(page, url)
    return again if again and (not found or len(again.text or "") > len(found.text or "")) else found


def _article(page: Any, url: str | None) -> Any:
    """Trafilatura's record, or None.

    Dates come from markup alone: one guessed from the text would be checked against itself.
    """
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
    return None if found is None or found.body is None else found


def _report(page: Any, shown: list[Piece], told: Stated) -> list[Piece]:
    """The report's blocks, from the page or else from its data for machines; NoText where it has none."""
    wall.refuse(page, shown, told)
    pieces = wall.without_offers(shown)
    if _is_article(pieces):
        return pieces
    pieces = machine.article(page, told)
    if not _is_article(pieces):
        raise NoText("the page has no article", todo="Give the page of one report, or its text.")
    return [Piece("headline", told.headline), *pieces] if told.headline else pieces


def _is_article(pieces: list[Piece]) -> bool:
    return sum(len(p.words) for p in pieces if p.kind != "headline" and _SENTENCE.search(p.words)) >= MIN_ARTICLE


def _pieces(body: Any, dom: DomText, headline: Span | None) -> Iterator[Piece]:
    """The headline, then each block of the article, with the DOM's own words where they can be placed."""
    cursor, shown = 0, ""
    if headline:
        shown, cursor = skeleton(dom.read(headline)), headline.end
        yield Piece("headline", _seen(dom.read(headline)), dom.selector(headline))
    roles = _Roles(dom.elements)
    for kind, words in _blocks(body):
        if (shown and kind == "headline" and skeleton(words) == shown) or _CLOCK.fullmatch(words):
            continue
        span = dom.find(words, cursor)
        if span is None:
            yield Piece(kind, _seen(words))
        else:
            cursor = span.end
            yield Piece(roles.kind(span, kind), _seen(dom.read(span)), dom.selector(span))


def _seen(words: str) -> str:
    """What a reader sees of ``words``: entities that were escaped twice as letters, nothing that has no width."""
    return _WIDTHLESS.sub("", garbled.unescaped(words))


def _blocks(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """Kind and collapsed words of each block of trafilatura's tree, in order; a line break ends a block."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]
    for event, node in iterwalk(body, events=("start", "end")):
        breaks = node.tag in _BREAKS
        if breaks and (words := collapse("".join(pieces))):
            yield kinds[-1], words
        if breaks:
            pieces = []
        if event == "start":
            kinds.append(_KINDS.get(node.tag, kinds[-1]))
            pieces.append(node.text or "")
        else:
            kinds.pop()
            pieces.append(node.tail or "" if node is not body else "")
    if words := collapse("".join(pieces)):
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
