"""Atom: the feed is well-formed, holds to RFC 4287, is read by a feed reader, and its words are never markup."""

from pathlib import Path

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace

from reportedly.errors import SettingsError
from reportedly.export.atom import ATOM, Item, feed
from tests.export import hostile

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "shapes" / "atom.rng"))
ABOUT = {
    "title": "New findings",
    "id": "urn:uuid:0a4a4b1e-6f0e-4a51-9d0c-5a3b8f0f7f11",
    "link": "https://desk.example/findings.atom",
    "updated": "2031-03-05T09:30:00+00:00",
}
ITEM = Item(
    report="Half of Veldmark’s ferries idle",
    key="https://tarn-post.example/ferries",
    url="https://tarn-post.example/ferries",
    kind="share-of-total",
    verdict="inconsistent",
    working="18 of 40–60 is 30–45 %, not 20 %",
    words="Only 18 vessels have returned—a mere 20%",
    when="2031-03-05T10:15:00+01:00",
    link="https://desk.example/readings/7#f1",
)


def _hostile_items():
    words = hostile.NASTY
    return [
        Item(report=w, key=w, url=w, kind=w, verdict=words[n - 1], working=words[n - 2], words=w, when=w, link=w)
        for n, w in enumerate(words)
    ]


FEEDS = {
    "two": feed([ITEM, replace(ITEM, kind="sum", when="2031-03-04")], **ABOUT, page="https://desk.example/"),
    "none": feed([], **ABOUT),
    "bare": feed([Item(report="", key="", kind="", verdict="", working="", words="", when="")], **ABOUT),
    "hostile": feed(_hostile_items(), **ABOUT | {"title": hostile.NASTY[0], "author": hostile.NASTY[10]}),
}


def tree(data):
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_hold_to_the_rfc(name):
    """Every feed is well-formed XML by RFC 4287's grammar, and a feed reader has nothing to complain of."""
    GRAMMAR.assertValid(tree(FEEDS[name]))
    read = feedparser.parse(FEEDS[name])
    assert (read.bozo, read.version) == (0, "atom10")
    ids = [entry.id for entry in read.entries]
    assert len(ids) == len(set(ids)) == FEEDS[name].count(b"<entry>")


def test_what_a_reader_gets():
    """Title, times in UTC, where to look, the kind, and the finding's working with the words it rests on."""
    read = feedparser.parse(FEEDS["two"])
    assert (read.feed.title, read.feed.id, read.feed.updated) == ("New findings", ABOUT["id"], "2031-03-05T09:30:00Z")
    assert {(link.rel, link.href) for link in read.feed.links} == {
        ("self", ABOUT["link"]),
        ("alternate", "https://desk.example/"),
    }
    first, second = read.entries
    assert first.title == "inconsistent: Half of Veldmark’s ferries idle"
    assert (first.updated, second.updated) == ("2031-03-05T09:15:00Z", "2031-03-04T00:00:00Z")
    assert (first.link, first.links[1].href) == (ITEM.link, ITEM.url)
    assert [tag.term for tag in first.tags] == ["share-of-total", "inconsistent"]
    assert first.content[0].value == f"{ITEM.working} — “{ITEM.words}”"


def test_an_entry_keeps_its_name():
    """The same finding has the same id in every feed and stands once; another finding has another."""
    names = [entry.id for entry in feedparser.parse(feed([ITEM, ITEM, replace(ITEM, words="x")], **ABOUT)).entries]
    assert len(names) == 2
    assert names[0] == feedparser.parse(FEEDS["two"]).entries[0].id


def test_hostile_words_stay_words():
    """No element but the feed's own is made, no control gets through, no script address is linked."""
    root = tree(FEEDS["hostile"])
    assert {etree.QName(element).namespace for element in root.iter()} == {ATOM}
    assert not set(FEEDS["hostile"].decode()) & set("\0\x1b\u202e\u2066\ufffe\uffff")
    assert all(link.get("href").startswith("https://") for link in root.iter(f"{{{ATOM}}}link"))
    assert len(FEEDS["hostile"]) < 100_000


@pytest.mark.parametrize("key", ["id", "updated"])
@pytest.mark.parametrize("value", ["", "x", "a b:c", "<x>:y", "last Monday", "\ud800:\ud800"])
def test_refusals(key, value):
    """A feed without a name for good, or without a time, is none."""
    with pytest.raises(SettingsError) as caught:
        feed([], **ABOUT | {key: value})
    assert "\n" not in str(caught.value)


NS = f"{{{ATOM}}}"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: root.remove(root.find(f"{NS}id")),
        lambda root: root.remove(root.find(f"{NS}title")),
        lambda root: root.remove(root.find(f"{NS}updated")),
        lambda root: root.remove(root.find(f"{NS}author")),
        lambda root: etree.SubElement(root, f"{NS}id").__setattr__("text", "urn:x:1"),
        lambda root: setattr(root.find(f"{NS}id"), "text", "findings"),
        lambda root: setattr(root.find(f"{NS}updated"), "text", "2031-03-05T09:30:00"),
        lambda root: setattr(root.find(f"{NS}updated"), "text", "2031-03-05"),
        lambda root: root.find(f"{NS}link").attrib.pop("href"),
        lambda root: root.find(f"{NS}link").set("href", "javascript:alert(1)"),
        lambda root: root.find(f"{NS}entry").remove(root.find(f"{NS}entry/{NS}id")),
        lambda root: root.find(f"{NS}entry").remove(root.find(f"{NS}entry/{NS}content")),
        lambda root: root.find(f"{NS}entry/{NS}category").attrib.pop("term"),
        lambda root: etree.SubElement(root.find(f"{NS}entry/{NS}content"), f"{NS}b"),
        lambda root: root.find(f"{NS}author").remove(root.find(f"{NS}author/{NS}name")),
    ],
)
def test_the_grammar_bites(spoil):
    """A feed that breaks one MUST of RFC 4287 is refused."""
    root = tree(FEEDS["two"])
    spoil(root)
    assert not GRAMMAR.validate(root)
