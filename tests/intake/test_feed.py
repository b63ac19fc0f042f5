"""Feeds: entries with their article are documents, teasers are failures that name the link."""

import json

import pytest

from reportedly import service
from reportedly.errors import NoText, SettingsError, TooLarge, WrongFormat
from reportedly.intake import Failure, fetch, is_batch, open_input
from reportedly.intake.fetch import Fetched
from tests.intake.conftest import REPORT

LONG = " ".join([REPORT] * 4)
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lintel Press</title>
<item><title>Ferry cancelled</title><link>https://lintel.example/1</link><guid>g1</guid>
  <pubDate>Mon, 01 Sep 2025 14:30:00 +0200</pubDate><dc:creator>Ada Quint</dc:creator>
  <content:encoded><![CDATA[<p>{REPORT}</p><script>alert(1)</script><ul><li>A first point.</li></ul>
  <p>One line.<br>Another &amp; more.<!-- no --></p>]]></content:encoded>
  <description>A teaser.</description></item>
<item><title>Only a teaser</title><link>https://lintel.example/2</link><description>Read on.</description></item>
<item><title>In the summary</title><link>https://lintel.example/3</link>
  <description>&lt;p&gt;{LONG}&lt;/p&gt;</description></item>
<item><title>Nothing</title></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Sorrel Post</title>
<entry><id>tag:sorrel.example,2025:1</id><title>Ferry back</title><link href="https://sorrel.example/1"/>
<updated>2025-09-02T08:00:00Z</updated><author><name>Bo Lund</name></author>
<content type="html">&lt;p&gt;{REPORT}&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture
def written(tmp_path):
    def write(words, name="feed.xml"):
        path = tmp_path / name
        path.write_text(words, encoding="utf-8")
        return path

    return write


def test_entries(written):
    """Title, link, date, author and publisher come from the feed; scripts and comments don't."""
    path = written(RSS)
    first, teaser, summary, nothing = open_input(path)
    assert first.text == f"Ferry cancelled\n\n{REPORT}\n\nA first point.\n\nOne line.\n\nAnother & more."
    assert [block.kind for block in first.blocks] == ["headline", "paragraph", "list", "paragraph", "paragraph"]
    assert (first.id, first.url, first.title) == ("g1", "https://lintel.example/1", "Ferry cancelled")
    assert (first.published, first.publisher) == ("2025-09-01T14:30:00+02:00", "Lintel Press")
    assert first.authors == ["Ada Quint"]
    assert first.place == f"{path}#1"
    assert isinstance(teaser.error, NoText)
    assert "Fetch its link: https://lintel.example/2" in str(teaser.error)
    assert LONG in summary.text
    assert "may be longer" in summary.warnings[0]
    assert nothing.where == "feed.xml#4"


def test_atom(written):
    """Atom, known by how it begins whatever the file is called."""
    path = written(ATOM, "saved.txt")
    assert is_batch(path)
    (entry,) = open_input(path)
    assert entry.text == f"Ferry back\n\n{REPORT}"
    assert (entry.publisher, entry.published) == ("Sorrel Post", "2025-09-02T08:00:00+00:00")
    assert (entry.media_type, entry.authors) == ("application/atom+xml", ["Bo Lund"])


def test_a_feed_cut_short(written):
    """What came is kept, and the end says that there was more."""
    items = list(open_input(written(RSS[: RSS.index("<item><title>Nothing")])))
    assert [isinstance(item, Failure) for item in items] == [False, True, False, True]
    assert isinstance(items[-1].error, WrongFormat)
    assert "damaged after entry 3" in str(items[-1].error)


@pytest.mark.parametrize("words", ["<note><to>Ada</to></note>", "", "not XML at all"])
def test_no_feed(written, words):
    """A file named .rss that is none says so."""
    with pytest.raises(WrongFormat, match="no feed"):
        list(open_input(written(words, "x.rss")))


def test_too_large(written, limit):
    """A feed over the limit is refused unread."""
    limit("max_bytes", 100)
    with pytest.raises(TooLarge):
        list(open_input(written(RSS)))


def test_entities_do_not_grow(written):
    """An XML bomb stays small: a "billion laughs" is no text of ours, and takes no time."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{lines}]><rss version="2.0"><channel><title>T</title>'
    bomb += "<item><title>x</title><description>&a9;</description></item></channel></rss>"
    path = written(bomb, "bomb.rss")
    assert all(isinstance(item, Failure) for item in open_input(path))


def test_in_a_folder(written, tmp_path):
    """A folder's feeds are read with its files; other XML is left alone."""
    written(ATOM)
    written("<note/>", "note.xml")
    written(REPORT, "report.txt")
    assert [item.id for item in open_input(tmp_path)] == ["tag:sorrel.example,2025:1", "report.txt"]


@pytest.mark.parametrize("media_type", ["application/rss+xml", "text/xml; charset=utf-8", "text/html", ""])
def test_at_a_url(monkeypatch, media_type):
    """A URL that turns out to be a feed gives its entries, retrieved when the feed was; a single report it is not."""
    got = Fetched(RSS.encode(), media_type, "https://lintel.example/feed", "2025-09-03T10:00:00+00:00")
    monkeypatch.setattr(fetch, "fetch", lambda _: got)
    first, *others = open_input("https://lintel.example/feed")
    assert (first.url, first.retrieved) == ("https://lintel.example/1", "2025-09-03T10:00:00+00:00")
    assert len(others) == 3
    with pytest.raises(SettingsError, match="several documents"):
        service.read("https://lintel.example/feed")


def test_other_xml_at_a_url(monkeypatch):
    """XML that is no feed says so."""
    got = Fetched(b"<note/>", "application/xml", "https://lintel.example/x", "2025-09-03T10:00:00+00:00")
    monkeypatch.setattr(fetch, "fetch", lambda _: got)
    with pytest.raises(WrongFormat, match="no feed"):
        list(open_input("https://lintel.example/x"))


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lintel Press",
    "home_page_url": "https://l.example/",
}
ITEM = {"id": "1", "title": "Ferry", "content_text": REPORT}
ODD_ITEMS = [  # what an item has otherwise; its id, its address, its authors
    ({"url": "/a"}, "1", "https://l.example/a", []),
    ({"url": "http://[bad"}, "1", None, []),
    ({"id": "\ud800x"}, "?x", None, []),
    ({"id": 7}, "7", None, []),
    ({"authors": [{"name": "\ud800 Bo"}, 7, {"name": 7}]}, "1", None, ["? Bo"]),
    ({"authors": 7}, "1", None, []),
]


@pytest.mark.parametrize(("more", "id", "url", "authors"), ODD_ITEMS)
def test_an_odd_item_of_a_json_feed_costs_none_of_the_others(written, more, id, url, authors):
    """Protects the rest of a JSON Feed, and every line that is written of it, from one bad address or name."""
    feed = JSON_FEED | {"items": [ITEM | more, ITEM | {"id": "2"}]}
    one, other = open_input(written(json.dumps(feed), "feed.json"))
    assert (one.id, one.url, one.authors, other.id) == (id, url, authors, "2")


@pytest.mark.parametrize("home", ["http://[bad", "", 7])
def test_a_json_feed_with_an_odd_home(written, home):
    """Protects a feed whose own address can't be read: its items stay as they are."""
    feed = JSON_FEED | {"home_page_url": home, "items": [ITEM | {"url": "https://l.example/a"}]}
    (document,) = open_input(written(json.dumps(feed), "feed.json"))
    assert document.url == "https://l.example/a"
