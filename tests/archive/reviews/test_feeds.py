"""Feeds of checks: every form in which people publish them, broken ones too, and of any length."""

import contextlib
import gzip
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from reportedly import settings
from reportedly.archive.reviews.claimreview import checks_in
from reportedly.archive.reviews.feeds import values
from reportedly.archive.reviews.importing import check_history, import_checks, key_of
from reportedly.errors import NotFound, ReportedlyError, TooLarge, WrongFormat
from reportedly.model.reviews import Check

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/forty",
    "claimReviewed": "Forty soldiers left Tarn",
    "author": {"@type": "Organization", "name": "Tarn Checks", "url": "https://checks.example/"},
    "datePublished": "2024-05-05",
    "inLanguage": "en",
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": "5",
        "worstRating": 1,
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ben Orlo"},
        "datePublished": "2024-05-01T10:00:00Z",
        "firstAppearance": {"@type": "CreativeWork", "url": "https://lintel.example/a"},
        "appearance": ["https://lintel.example/b", "javascript:alert(1)", "https://lintel.example/a"],
    },
}
CHECK = Check(
    url="https://checks.example/forty",
    claim="Forty soldiers left Tarn",
    checker="Tarn Checks",
    checker_url="https://checks.example/",
    rating="False",
    value="1",
    best="5",
    worst="1",
    claimant="Ben Orlo",
    claimed_at="2024-05-01T10:00:00+00:00",
    published="2024-05-05",
    language="en",
    appearances=["https://lintel.example/a", "https://lintel.example/b"],
)
DAY_ONE, DAY_FIVE = "2024-05-01T00:00:00+00:00", "2024-05-05T00:00:00+00:00"
SEARCH = {
    "claims": [
        {
            "text": "Forty soldiers left Tarn",
            "claimant": "Ben Orlo",
            "claimDate": "2024-05-01T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Tarn Checks", "site": "checks.example"},
                    "url": "https://checks.example/forty",
                    "title": "No, forty did not leave",
                    "reviewDate": "2024-05-05T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                }
            ],
        }
    ],
    "nextPageToken": "x",
}
PAGES = {
    "pages": [
        {
            "pageUrl": "https://checks.example/forty",
            "publishDate": "2024-05-05",
            "claimReviewAuthor": {"name": "Tarn Checks"},
            "claimReviewMarkups": [
                {"claimReviewed": "Forty soldiers left Tarn", "rating": {"textualRating": "False", "ratingValue": 1}}
            ],
        }
    ]
}
PREFIXED = {
    "@type": ["schema:Review", "http://schema.org/ClaimReview"],
    "schema:url": {"@id": "https://checks.example/forty"},
    "schema:claimReviewed": {"@value": "Forty soldiers left Tarn", "@language": "en"},
    "schema:author": [{"@type": "Organization", "schema:name": "Tarn Checks"}],
    "schema:reviewRating": {"schema:alternateName": "False"},
}


def script(value) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


@pytest.fixture
def feed(tmp_path):
    """Writes a feed of that name; gives its path."""

    def write(content, name="feed.json"):
        path = tmp_path / name
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def found(path: Path):
    return [check for value in values(path) if not isinstance(value, ReportedlyError) for check in checks_in(value)]


LINES = "".join(json.dumps(REVIEW) + "\n" for _ in range(2))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (REVIEW, "one.json"),
        ([REVIEW], "list.json"),
        ([[REVIEW]], "nested.json"),
        ({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}, "datacommons.json"),
        ({"@type": "DataFeed", "dataFeedElement": [{"item": REVIEW}]}, "item.json"),
        ({"@graph": [{"@type": "WebPage"}, REVIEW]}, "graph.json"),
        ({"@type": "NewsArticle", "review": {"@graph": [REVIEW]}}, "inside.json"),
        ("\ufeff" + json.dumps(REVIEW), "bom.json"),
        (gzip.compress(json.dumps([REVIEW]).encode(), mtime=0), "feed.json.gz"),
        (json.dumps(REVIEW) + "\n", "lines.jsonl"),
        (gzip.compress(json.dumps(REVIEW).encode(), mtime=0), "lines.jsonl.gz"),
        ("<!doctype html><html><head>" + script(REVIEW) + "</head></html>", "page.html"),
        (script(REVIEW).replace(">", " id=x\n>", 1), "attributes.html"),
        (script("\n//<![CDATA[\n" + json.dumps(REVIEW) + "\n//]]>\n"), "cdata.html"),
        (script("<!--" + json.dumps(REVIEW) + "-->"), "comment.html"),
        (script(json.dumps(REVIEW)[:-1] + ", }"), "comma.html"),
        (script(json.dumps(REVIEW).replace('"', "&quot;")), "entities.html"),
        (script(json.dumps(REVIEW).replace("soldiers", "soldiers\n")), "line break.html"),
        (script("{broken") + script(REVIEW) + script("also,}"), "broken.html"),
        (script(REVIEW).removesuffix("</script>"), "unclosed.html"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[-8:] else "",
)
def test_a_check_is_found_in_every_form(feed, content, name):
    assert found(feed(content, name)) == [CHECK]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            SEARCH,
            {
                "title": "No, forty did not leave",
                "claimed_at": "2024-05-01T00:00:00+00:00",
                "published": "2024-05-05T00:00:00+00:00",
            },
        ),
        (SEARCH["claims"][0], {"checker_url": "https://checks.example", "language": "en", "claimant": "Ben Orlo"}),
        ([SEARCH], {}),
        (PAGES, {"published": "2024-05-05", "value": "1"}),
        (PREFIXED, {}),
    ],
    ids=["claims:search", "one claim", "answers in a list", "pages", "prefixes"],
)
def test_a_check_is_read_from_other_shapes(feed, content, expected):
    (check,) = found(feed(content))
    assert (check.url, check.claim, check.checker) == (CHECK.url, CHECK.claim, CHECK.checker)
    assert check.rating == "False"
    assert {key: getattr(check, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"claimReviewed": "Forty\x00 sold\x1b[31miers\u2028left\ud800"}, ("claim", "Forty sold[31miers left")),
        ({"claimReviewed": "x" * 9000}, ("claim", "x" * 1999 + "…")),
        ({"url": "ftp://checks.example/forty"}, None),
        ({"url": "javascript:alert(1)"}, None),
        ({"url": "https://ada:secret@checks.example/"}, None),
        ({"url": "https://checks.example/" + "x" * 3000}, None),
        ({"url": None, "mainEntityOfPage": {"@id": "https://checks.example/p"}}, ("url", "https://checks.example/p")),
        ({"claimReviewed": ""}, None),
        ({"claimReviewed": None, "itemReviewed": {"text": "Forty left"}}, ("claim", "Forty left")),
        ({"author": "Tarn Checks"}, ("checker", "Tarn Checks")),
        ({"author": [], "publisher": {"name": "Press"}}, ("checker", "Press")),
        ({"author": 7}, ("checker", "")),
        ({"reviewRating": None}, ("rating", "")),
        ({"reviewRating": [{"alternateName": "Missing context"}]}, ("rating", "Missing context")),
        ({"reviewRating": {"ratingValue": True}}, ("value", "")),
        ({"datePublished": "05/09/2024"}, ("published", None)),
        ({"datePublished": {"@value": "5 May 2024"}}, ("published", "2024-05-05")),
        ({"inLanguage": {"@type": "Language", "name": "x" * 40}}, ("language", "")),
        ({"itemReviewed": "Forty left"}, ("claimant", "")),
    ],
)
def test_what_a_feed_says_is_data(feed, change, expected):
    """Addresses are http(s), words plain and bounded; what lacks its address or its claim is None."""
    (check,) = found(feed({**REVIEW, **change}))
    assert (check and (expected[0], getattr(check, expected[0]))) == expected


@pytest.mark.parametrize(
    ("content", "error", "why"),
    [
        ("", WrongFormat, "is empty"),
        ("hello", WrongFormat, "no JSON and no HTML"),
        ("[" * 200_000, WrongFormat, "too deep|cut short"),
        ('{"dataFeedElement": [', WrongFormat, "cut short"),
        ('[{"url": "x"', WrongFormat, "cut short"),
        ('{"a" 1}', WrongFormat, "colon is missing"),
        ('[{"a": ' + "1" * 5000 + "}]", WrongFormat, "no JSON"),
        (gzip.compress(b"[" + b" " * 10_000 + b"]", mtime=0)[:-9], WrongFormat, "damaged gzip"),
    ],
)
def test_what_is_no_feed_is_one_line(feed, content, error, why):
    with pytest.raises(error, match=why) as raised:
        found(feed(content))
    assert "feed.json" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_no_file(tmp_path):
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(NotFound):
            list(values(path))


def test_a_broken_line_is_passed_over(feed):
    path = feed(json.dumps(REVIEW) + "\n\n{broken\n" + json.dumps(REVIEW), "feed.jsonl")
    assert [type(value).__name__ for value in values(path)] == ["dict", "WrongFormat", "dict"]


def test_one_value_over_the_limit(feed, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_MAX_BYTES", "2000000")
    settings.current.cache_clear()
    with pytest.raises(TooLarge, match="over the limit of 2,000,000 bytes"):
        found(feed(json.dumps([{"text": "x" * 6_000_000}])))
    monkeypatch.undo()
    settings.current.cache_clear()


def test_a_long_feed_takes_little_memory(tmp_path):
    """The Data Commons feed is over 100 MB; here 15,000 checks, 10 MB, in half of that at most."""
    path = tmp_path / "feed.json"
    with path.open("w") as out:
        out.write('{"@type": "DataFeed", "dataFeedElement": [')
        for n in range(15_000):
            review = {**REVIEW, "url": f"https://checks.example/{n}"}
            out.write(("," if n else "") + json.dumps({"@type": "DataFeedItem", "item": [review]}))
        out.write("]}")
    assert path.stat().st_size > 9_900_000
    tracemalloc.start()
    number = sum(1 for value in values(path) for _ in checks_in(value))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 15_000
    assert peak < 5_000_000


def test_a_feed_read_twice_adds_nothing(archive, feed):
    """Idempotent by the review's address and the claim; a check its author changed is a new record after the old."""
    path = feed([REVIEW, {**REVIEW, "claimReviewed": "Nobody left Tarn"}, {**REVIEW, "url": ""}, REVIEW])
    first = import_checks(archive.engine, values(path), "feed")
    assert first[:4] == (2, 0, 0, 1)
    assert import_checks(archive.engine, values(path), "feed")[:4] == (0, 0, 2, 1)
    changed = feed({**REVIEW, "reviewRating": {"alternateName": "True"}}, "changed.json")
    assert import_checks(archive.engine, values(changed), "feed")[:4] == (0, 1, 0, 0)
    assert import_checks(archive.engine, values(path), "feed")[:4] == (0, 0, 2, 1)
    with archive.looking() as connection:
        assert [check.rating for _, check in check_history(connection, key_of(CHECK))] == ["False", "True"]


def test_broken_parts_are_told(archive, feed):
    path = feed(script("{") * 7 + script(REVIEW), "page.html")
    done = import_checks(archive.engine, values(path), "page")
    assert (done.new, done.left_out) == (1, 7)
    assert done.notes[0] == "JSON-LD script 1: is no JSON: passed over"
    assert done.notes[-1] == "2 more parts are no JSON: passed over."


KEYS = (
    *("@type", "@id", "@value", "@graph", "url", "name", "text", "author", "publisher", "claimReviewed", "claimReview"),
    *("reviewRating", "alternateName", "itemReviewed", "appearance", "datePublished", "inLanguage", "item", "claims"),
    *("claimReviewMarkups", "pageUrl", "site"),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("https://x.example/1"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)


@settings_of(max_examples=150, deadline=None)
@given(thing=st.dictionaries(st.sampled_from(KEYS), _JSON, max_size=8))
def test_no_shape_breaks_it(thing):
    """Feeds are written by many hands: whatever stands where, it is a check with plain words, or it is none."""
    for value in ({**thing, "@type": "ClaimReview"}, {**thing, "text": "x"}, [thing]):
        for check in checks_in(value):
            assert check is None or (check.url.startswith("https://") and check.claim.isprintable())


@settings_of(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60) | st.text('{}[]",:<>/script1 \n', max_size=60).map(str.encode))
def test_no_bytes_break_it(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(data)
    with contextlib.suppress(ReportedlyError):
        list(values(path))
