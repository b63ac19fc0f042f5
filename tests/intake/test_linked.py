"""What a page states for machines: its authors, its day, whether it is free; broken JSON is passed over."""

import json
import time
from typing import Any

import pytest
from lxml import html

from reportedly.intake.linked import Stated, stated


def told(*things: Any, head: str = "") -> Stated:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    return stated(html.document_fromstring(f"<html><head>{head}{scripts}</head><body></body></html>"))


NEWS = {"@type": "NewsArticle", "datePublished": "2026-02-03T23:30:00-05:00"}
FORMS = [
    ({"@type": "NewsArticle", "author": "Ada Quint"}, "authors", ("Ada Quint",)),
    ({"@type": "Article", "author": [{"name": "A. Quint"}, {"name": ["J. Aske"]}]}, "authors", ("A. Quint", "J. Aske")),
    ({"@type": "Article", "author": {"name": "https://facebook.example/x"}}, "authors", ()),
    ({"@graph": [{"@type": "WebPage"}, NEWS]}, "published", "2026-02-03"),
    ([[NEWS]], "published", "2026-02-03"),
    ({"@type": "WebPage", "mainEntity": NEWS}, "published", "2026-02-03"),
    ({"@type": "NewsArticle", "datePublished": "yesterday"}, "published", None),
    ({"@type": ["VideoObject"], "uploadDate": "2026-02-03"}, "published", "2026-02-03"),
    ({"@type": "VideoObject"}, "is_recording", True),
    ([NEWS, {"@type": "VideoObject"}], "is_recording", False),
    ({"@type": "http://schema.org/CollectionPage"}, "is_list", True),
    ({"@type": "NewsArticle", "isAccessibleForFree": "False"}, "free", False),
    ({"@type": "NewsArticle", "wordCount": "many", "hasPart": 7, "author": 7, "publisher": []}, "words", 0),
    ({"@type": "NewsArticle", "wordCount": 640}, "words", 640),
    ({"@type": "NewsArticle", "wordCount": "640"}, "words", 640),
    ({"@type": "NewsArticle", "wordCount": "²"}, "words", 0),
    ({"@type": "NewsArticle", "wordCount": "9" * 5000}, "words", 0),
    ({"@type": "NewsArticle", "headline": [7, "Ferry sinks"]}, "headline", "Ferry sinks"),
    ({"@type": "NewsArticle", "headline": {"@language": "en", "@value": "Ferry sinks"}}, "headline", "Ferry sinks"),
    ({"@type": "NewsArticle", "headline": 7, "articleBody": {"a": 1}}, "headline", None),
    ({"@type": "NewsArticle", "articleBody": ["One.", "Two."]}, "body", "One.\nTwo."),
    ("a string", "headline", None),
]  # fmt: skip


@pytest.mark.parametrize(("thing", "name", "expected"), FORMS)
def test_each_form_is_read(thing: Any, name: str, expected: object) -> None:
    """Protects dates and authors over the many forms that editors' systems write."""
    assert getattr(told(thing), name) == expected


def test_broken_json_says_nothing() -> None:
    """Protects a page from its own broken script."""
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    deep = f'<script type="application/ld+json">{"[" * 5000}{"]" * 5000}</script>'
    assert told(head=broken + deep) == Stated()


def test_the_day_is_the_publishers_and_not_the_update() -> None:
    """Protects the date of publication from a later update's, which stands first on many pages."""
    head = (
        '<meta property="article:modified_time" content="2026-05-02"><meta property="article:published_time" '
        'content="2026-04-22T08:00:00+02:00">'
    )
    assert told(head=head).published == "2026-04-22"


def test_a_list_as_long_as_a_page_may_be_is_passed_over() -> None:
    """Protects the desk from a script of ones: each step must not move all that are left."""
    began = time.perf_counter()
    assert told([1] * 400_000 + [NEWS]).published == "2026-02-03"
    assert time.perf_counter() - began < 5
