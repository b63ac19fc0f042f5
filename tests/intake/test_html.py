"""Pages: the article, its metadata, and the way back to the DOM's own words."""

from pathlib import Path

import pytest

from reportedly.errors import NoText, TooLarge
from reportedly.intake import read_bytes
from reportedly.intake.dom import DomText
from reportedly.model.document import Document

HARBOUR = Path(__file__).parents[2] / "examples" / "harbour.html"
SAID = "The bridge at Orling was shut on Tuesday, the council said, after a lorry hit a pier and a rail came down."
TOLD = "“It will stay shut until the divers are done,” the mayor, Rut Dahl, told the Lintel Press on Wednesday."
LAST = "The council did not say what the repairs would cost, and the haulier did not reply to questions."
FULL = f"<p>{SAID}</p><p>{TOLD}</p><p>{LAST}</p>"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(body: str, head: str = "") -> Document:
    return read_bytes(page(body, head), name="a.html")


def dom_words(markup: bytes) -> str:
    """The DOM text, by another way than the code under test: lxml's own text of the body, collapsed."""
    from lxml import etree, html

    tree = html.document_fromstring(markup.decode())
    etree.strip_elements(tree, etree.Comment, "script", "style", "noscript", "template", with_tail=False)
    return " ".join(tree.body.text_content().split())


def test_the_example_is_read_whole() -> None:
    """Protects the product's own example: headline first, all paragraphs, nothing of the page around them."""
    document = read_bytes(HARBOUR.read_bytes(), name="harbour.html")
    assert document.title == "Carrow harbour crane collapse leaves port half closed as inquiry widens"
    assert (document.publisher, document.authors) == ("The Ostrell Courier", ["Mara Lindane"])
    assert (document.published, document.language) == ("2025-09-18", "en")
    assert document.url == "https://courier.ostrell.example/2025/09/18/carrow-harbour-crane"
    assert document.blocks[0].kind == "headline"
    assert document.text.startswith(document.title + "\n\nBetween 40 and 55 containers")
    assert document.text.endswith("Ms Varga’s office said.")
    for stray in ("cookies", "Ferry timetable", "Most read", "window.courier", "Sign up", "All rights"):
        assert stray not in document.text
    assert all(block.selector for block in document.blocks)


PAGES = [
    FULL,
    f"<h1>Bridge shut</h1><article>{FULL}</article>",
    f"<nav><a>News</a></nav><h1>Bridge\n  shut</h1><main>{FULL}</main><footer>Bridge shut</footer>",
    f"<div id=a>{SAID}<br><br>{TOLD}<br>{LAST}</div>",
    f"<article><p>{SAID.replace(' shut', ' <b>shut</b>').replace('lorry', '<a href=x>lorry</a>')}</p>{FULL}</article>",
    f"<article><p>{SAID.replace('Orling', 'Orl&shy;ing').replace('a lorry', 'a&nbsp;lorry')}</p>{FULL}</article>",
    f"<article><p>Cafe&#x301; owner: {TOLD}</p><p>{SAID}</p></article>",
    f"<article><p>{SAID}</p><h2>Talks</h2><p>Talks went on. {TOLD}</p><ul><li>{LAST}</li><li>More.</li></ul></article>",
    f"<article><p>{SAID}</p><script>var p = '{TOLD}';</script><p>{TOLD}</p><!-- {LAST} --><p>{LAST}</p></article>",
    "<div>" * 200 + FULL + "</div>" * 200,
]


@pytest.mark.parametrize("body", PAGES)
def test_every_selector_finds_its_block_again(body: str) -> None:
    """Protects the way back to the page: exact words, with their surroundings, as the DOM has them."""
    head = "<title>Bridge shut</title>"
    document = read(body, head)
    dom = dom_words(page(body, head))
    assert any(block.selector for block in document.blocks)
    for block in document.blocks:
        if block.selector is None:
            continue
        exact = block.selector.exact
        assert f"{block.selector.prefix}{exact}{block.selector.suffix}" in dom
        assert " ".join(exact.replace("\xad", "").split()) == document.words(block.span)


def test_a_block_that_occurs_twice_is_placed_in_order() -> None:
    """Protects against a look-alike: a teaser above the headline is not the paragraph below it."""
    document = read(f"<div class=teaser><p>{SAID}</p></div><h1>Bridge shut</h1><article>{FULL}</article>")
    selector = next(b.selector for b in document.blocks if document.words(b.span) == SAID)
    assert selector is not None
    assert selector.prefix.endswith("Bridge shut")


FOUND = [
    ("<p>A b</p><p>C d</p>", "C d", 0, "C d"),
    ("<p>A b</p><p>C d</p>", "A b", 1, None),
    ("<p>A b</p><p>C d</p>", "not there", 0, None),
    ("<p>A b</p><p>C d</p>", "", 0, None),
    ("<div>One two<br>three four</div>", "three four", 0, "three four"),
    ("<div>One two<br>One two three</div>", "One two", 0, None),
    ("<p>Background checks</p><h2>Background</h2>", "Background", 0, "Background"),
    ("<p>Cafe&#x301;</p>", "Caf\u00e9", 0, "Cafe\u0301"),
    ("<p>a<script>C d</script></p>", "C d", 0, None),
]


@pytest.mark.parametrize(("body", "words", "start", "expected"), FOUND)
def test_a_passage_is_placed_for_certain_or_not_at_all(body: str, words: str, start: int, expected: str | None) -> None:
    """Protects honesty: what is not there, or there twice, is unanchored; it is never placed on a look-alike."""
    from lxml import html

    dom = DomText(html.document_fromstring(f"<html><body>{body}</body></html>").body)
    span = dom.find(words, start)
    assert (dom.words(span) if span else None) == expected
    if "<h2>" in body:
        assert span is not None
        assert span.start == len("Background checks")


CAPTION = "The bridge at Orling on Tuesday, seen from the north bank of the river. Photograph: Jon Aske."
ROLES = [
    (f"<article><p class=standfirst>{CAPTION}</p>{FULL}</article>", "standfirst"),
    (f"<article><h1>Bridge shut</h1><p class='article-summary'>{CAPTION}</p>{FULL}</article>", "standfirst"),
    (f"<article>{FULL}<div><figcaption><p>{CAPTION}</p></figcaption></div></article>", "caption"),
    (f"<article>{FULL}<p class=undekorated>{CAPTION}</p></article>", "paragraph"),
]


@pytest.mark.parametrize(("body", "kind"), ROLES)
def test_captions_and_standfirsts_are_no_paragraphs(body: str, kind: str) -> None:
    """Protects counts of claims from a caption or a standfirst taken for the report's own paragraph."""
    document = read(body)
    assert [block.kind for block in document.blocks if document.words(block.span) == CAPTION] == [kind]


@pytest.mark.parametrize(
    ("h1", "title", "expected"),
    [
        ("Bridge shut after crash", "Bridge shut after crash | The Courier", "Bridge shut after crash"),
        ("The Courier", "Bridge shut after crash", None),
        ("Bridge shut", None, "Bridge shut"),
    ],
)
def test_the_headline_is_the_heading_that_says_the_title(h1: str, title: str | None, expected: str | None) -> None:
    """Protects the headline from a masthead in an ``<h1>``."""
    head = f"<title>{title}</title><meta property='og:title' content='{title}'>" if title else ""
    document = read(f"<h1>{h1}</h1><article>{FULL}</article>", head)
    headlines = [document.words(b.span) for b in document.blocks if b.kind == "headline"]
    assert headlines == ([expected] if expected else [])
    if expected:
        assert document.title == expected


NONE, LOG_IN = "the page has no article", "the page is a log-in form, not a report"
NO_ARTICLE = [
    ("", NONE),
    ("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>", NONE),
    ("<nav><ul><li><a href=/a>News</a></li><li><a href=/b>Sport</a></li></ul></nav><footer>© Courier</footer>", NONE),
    ("<h1>Sign in</h1><form><p>Enter your e-mail address and password.</p><input></form>", LOG_IN),
    (
        "<div class='Cookie-Consent'><p>We use cookies to improve your experience. By continuing you agree to our "
        "policy and to that of our 214 partners.</p></div><h1>Sign in</h1><form><input></form>",
        LOG_IN,
    ),
    (f"<script>var a = '{SAID} {TOLD}';</script><style>p {{ }}</style>", NONE),
    ("<p>" + "word " * 3, NONE),
]


@pytest.mark.parametrize(("body", "line"), NO_ARTICLE)
def test_a_page_without_an_article_is_refused(body: str, line: str) -> None:
    """Protects the reader from a reading of a menu, a log-in form or a cookie notice."""
    with pytest.raises(NoText, match=line):
        read(body)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><meta charset=windows-1252><body>" + FULL.encode("cp1252"),
        b"<html><meta http-equiv=Content-Type content='text/html; charset=utf-8'><body>" + FULL.encode(),
        ("<?xml version='1.0' encoding='utf-16'?><!DOCTYPE html><html><body>" + FULL).encode("utf-16"),
        b"\xef\xbb\xbf<html><body>" + FULL.encode().replace(b"lorry", b"lo\0rry"),
    ],
)
def test_charsets_of_pages(data: bytes) -> None:
    """Protects quotation marks in pages: meta charset, byte order mark, XML declaration, stray NUL."""
    document = read_bytes(data, name="a.html")
    assert document.text == f"{SAID}\n\n{TOLD}\n\n{LAST}"
    assert document.warnings == []


def test_what_is_stated_goes_before_what_the_page_says() -> None:
    """Protects ``--published`` and a URL's own address over the page's metadata."""
    stated = "2024-01-02"
    document = read_bytes(HARBOUR.read_bytes(), name="h.html", published=stated, url="https://a.example/x", title="T")
    assert (document.published, document.url, document.title) == (stated, "https://a.example/x", "T")


def test_too_much_markup_is_refused(limit) -> None:  # type: ignore[no-untyped-def]
    """Protects the time a page may take."""
    limit("max_characters", 400)
    with pytest.raises(TooLarge, match="markup, over the limit of 1,600"):
        read(FULL + "<br>" * 400)


def test_the_same_page_gives_the_same_document() -> None:
    """Protects stored offsets: reading again changes nothing."""
    data = HARBOUR.read_bytes()
    assert read_bytes(data, name="h.html") == read_bytes(data, name="h.html")
