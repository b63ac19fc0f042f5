"""The page: self-contained, every link leads somewhere, and a report's text stays text."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from reportedly.export.html import page
from reportedly.model.claims import Claim, Mark, OriginGroup, Origins
from reportedly.model.document import Block, Document
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from tests.doors import sample

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """A page taken apart: its tags, ids, links, headings, and the words of its article."""

    def __init__(self, words):
        super().__init__()
        self.tags, self.ids, self.hrefs, self.headings, self.attributes = [], [], [], [], []
        self.open, self.article, self.data = [], "", {"style": "", "script": "", "title": ""}
        self.hidden = 0
        self.feed(words)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.ids += [found["id"]] if "id" in found else []
        self.hrefs += [found["href"]] if "href" in found else []
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            own = set((found.get("class") or "").split())
            self.open.append((tag, bool(own & {"chip", "margin"})))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if tags and tags[-1] in self.data:
            self.data[tags[-1]] += data
        if "article" in tags and not any(aside for _, aside in self.open):
            self.article += data


@pytest.fixture(scope="module")
def whole():
    return Page(page(sample.reading()))


def _squeezed(text):
    return " ".join(text.split())


def test_the_article_is_whole(whole):
    """Marking up loses, doubles and moves no word of the report."""
    assert _squeezed(whole.article) == _squeezed(sample.TEXT)


def test_every_element_is_closed(whole):
    """The page is well formed, overlapping marks and all."""
    assert whole.open == []


def test_links_lead_somewhere(whole):
    """Words and cards are linked both ways, and no fragment is missing or doubled."""
    fragments = [href[1:] for href in whole.hrefs if href.startswith("#")]
    assert set(fragments) <= set(whole.ids)
    assert len(whole.ids) == len(set(whole.ids))
    for claim in sample.reading().claims:
        assert {claim.id, f"t-{claim.id}"} <= set(whole.ids)
        assert f"t-{claim.id}" in fragments
    assert {"c1", "c9", "f1", "f2", "q1", "t1", "o-A", "t-f1", "t-f1-2", "t-silent-1"} <= set(fragments)


def test_nothing_is_fetched(whole):
    """One file: no image, style sheet or script from elsewhere, no style that the policy forbids."""
    assert not {"img", "link", "iframe", "object", "form"} & set(whole.tags)
    assert not [a for a in whole.attributes if a[1] in ("src", "style", "srcset") or a[1].startswith("on")]
    assert "url(" not in whole.data["style"]
    assert "@import" not in whole.data["style"]


def test_policy_names_the_style_and_the_script(whole):
    """The Content-Security-Policy allows the page's own style and script by hash, and nothing else."""
    (policy,) = [value for tag, name, value in whole.attributes if tag == "meta" and value.startswith("default-src")]
    assert policy.startswith("default-src 'none';")
    for kind in ("style", "script"):
        digest = b64encode(sha256(whole.data[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_headings_go_down_one_at_a_time(whole):
    """A screen reader's outline has one h1 and skips no level."""
    assert whole.headings.count(1) == 1
    assert whole.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(whole.headings, whole.headings[1:], strict=False))


def test_landmarks(whole):
    """Header, main and footer are there, a skip link leads past the summary, and the language is named."""
    assert {"header", "main", "footer", "article"} <= set(whole.tags)
    assert whole.hrefs[0] == "#report"
    assert ("article", "lang", "en") in whole.attributes


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</article></main><h1>gone</h1>",
    "</style><script>alert(1)</script>",
    "&lt;b&gt; &amp; &#x3C;",
    "\u202eevil\u202c",
    "\x1b[2Jcleared",
    "[bold]loud[/bold]",
    "\ud83d",
]


def _everywhere(words):
    """A reading that holds ``words`` in every field that takes text."""
    text = f"Before {words} after.\n\n{words}"
    span = Span(7, 7 + len(words))
    base = sample.reading()
    return replace(
        base,
        id=words,
        document=Document(
            text=text, title=words, publisher=words, published=words, authors=[words], url=words, language=words
        ),
        attributions=[
            replace(base.attributions[0], id=words, source=[span], cue=[span], content=[span], flags=[words])
        ],
        voices=[replace(base.voices[0], id=words, name=words, flags=[words])],
        quantities=[replace(base.quantities[0], id=words + "q", span=span, counted=words, unit=words)],
        dates=[replace(base.dates[0], id=words + "d", span=span, value=words)],
        marks=[Mark(id=words + "m", kind="loaded", span=span, why=words)],
        claims=[Claim(id=words + "c", spans=[span], attribution=words, flags=[words], marks=[words + "m"])],
        findings=[replace(base.findings[0], id=words + "f", kind=words, working=words, needs=words, spans=[span])],
        origins=Origins(
            low=1,
            best=1,
            high=1,
            groups=[
                OriginGroup(name=words, kind="vague", voices=[words], claims=[words + "c"], through=[words], why=words)
            ],
        ),
        no_reply=[replace(base.no_reply[0], span=span)],
        unverified=[replace(base.unverified[0], span=span, claims=[words + "c"])],
        replies=[replace(base.replies[1], id=words + "r", span=span, claims=[words + "c"], why=words)],
        warnings=[words],
        made_by=words,
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_a_report_is_only_text(words, whole):
    """Markup, handlers, overrides and escapes in any field come out as words, in a page that still parses."""
    hostile = Page(page(_everywhere(words)))
    assert hostile.open == []
    assert set(hostile.tags) <= set(whole.tags)
    assert hostile.tags.count("script") == 1
    assert not [a for a in hostile.attributes if a[1].startswith("on") or a[1] in ("src", "style")]
    assert not [href for href in hostile.hrefs if not href.startswith("#")]
    assert not re.search(
        "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page(_everywhere(words))
    )


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc", False),
    ],
)
def test_only_web_addresses_are_links(url, linked):
    """A document's address is a link only where following it is harmless."""
    shown = Page(page(Reading(id="x", document=Document(text="Words.", url=url))))
    assert (url in shown.hrefs) is linked


@pytest.mark.parametrize(
    ("text", "blocks", "expected"),
    [
        ("", [], []),
        ("One.", [], ["One."]),
        ("One.\n\nTwo.", [], ["One.", "Two."]),
        ("One.\nTwo.", [Block("headline", Span(0, 4))], ["One.", "Two."]),
        ("One. Two.", [Block("paragraph", Span(0, 6)), Block("paragraph", Span(3, 9))], ["One. T", "wo."]),
        ("One.", [Block("paragraph", Span(0, 99))], ["One."]),
    ],
)
def test_paragraphs(text, blocks, expected):
    """Every word stands in one paragraph, whether blocks cover the text, leave gaps or overlap."""
    words = page(Reading(id="x", document=Document(text=text, blocks=blocks)))
    found = re.findall('<p class="b-[a-z]+" dir="auto">(.*?)</p>', words, re.DOTALL)
    assert [p.strip() for p in found] == expected


def test_ten_thousand_marks_make_a_page_of_bounded_size():
    """A page grows with the number of marks, not with its square: each mark costs a few hundred bytes."""
    text = "word " * 20_000
    marks = [Mark(id=f"m{n}", kind="hedge", span=Span(n, len(text) - n), why="x") for n in range(10_000)]
    written = page(Reading(id="x", document=Document(text=text), marks=marks))
    assert len(written) < len(text) + 20_000 * 400
