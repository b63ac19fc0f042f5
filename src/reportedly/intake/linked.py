"""What a page says of itself for machines: JSON-LD (schema.org) and the ``<meta>`` elements that go with it.

Only what an editor's system states outright is taken; what trafilatura guesses comes after it.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportedly.intake.canonical import collapse

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|ImageGallery|MediaGallery)\Z")
_VIDEO = frozenset({"VideoObject", "AudioObject", "PodcastEpisode", "Clip"})
_LISTS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[0-9]{1,9}")
_BEFORE, _AFTER = ("//", "/*", "<![CDATA[", "<!--", "*/"), ("//", "*/", "]]>", "-->", "/*", ";")
_MARKS = 4  # "/*", "<![CDATA[", "*/" and one more: each takes a copy of the text
_DEEPEST = 24  # of lists in lists: hostile JSON must end somewhere
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page's JSON-LD and ``<meta>`` elements state; empty where they don't."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    headline: str | None = None
    site: str | None = None
    url: str = ""
    types: frozenset[str] = field(default_factory=frozenset)
    free: bool = True
    paid_class: str = ""
    words: int = 0
    body: str = ""

    @property
    def is_recording(self) -> bool:
        """Whether the page is about a video or a sound, and no article."""
        return bool(self.types & _VIDEO) and not any(map(_ARTICLE.match, self.types))

    @property
    def is_list(self) -> bool:
        """Whether the page calls itself a list of reports."""
        return bool(self.types & _LISTS) and not any(map(_ARTICLE.match, self.types))


def stated(page: Any) -> Stated:
    """What ``page`` (an lxml tree) states. JSON that can't be read is passed over."""
    top = [thing for script in page.iter("script") for thing in _things(_json(script))]
    articles = [thing for thing in top if any(map(_ARTICLE.match, _types(thing)))]
    meta = _meta(page)
    url = _canonical(page)
    main = (
        _own(articles, meta.get("og:title", ""), url)
        if articles
        else next((thing for thing in top if _types(thing) & _VIDEO), {})
    )
    part = next((one for one in _listed(main.get("hasPart")) if isinstance(one, dict)), {})
    types = frozenset().union(*map(_types, top)) | (
        {"VideoObject"} if meta.get("og:type", "").startswith("video") else set()
    )
    return Stated(
        authors=tuple(dict.fromkeys(_names(main.get("author")))),
        published=_published(main, meta),
        headline=collapse(_words(main, "headline", "name") or meta.get("og:title", "")) or None,
        site=next(_names(main.get("publisher")), None) or meta.get("og:site_name"),
        url=url,
        types=types,
        free=str(main.get("isAccessibleForFree", True)).lower() != "false"
        and meta.get("article:content_tier") != "locked",
        paid_class=_words(part, "cssSelector").strip().removeprefix("."),
        words=_number(main.get("wordCount")),
        body=_words(main, "articleBody", "text"),
    )


def _own(articles: list[dict[str, Any]], title: str, url: str) -> dict[str, Any]:
    """The page's own article among those that it lists: of its title or address, else the first."""

    def is_own(thing: dict[str, Any]) -> bool:
        addresses = {thing.get(key) for key in ("url", "@id", "mainEntityOfPage") if isinstance(thing.get(key), str)}
        return (bool(title) and thing.get("headline") == title) or (bool(url) and url in addresses)

    return next((thing for thing in articles if is_own(thing)), articles[0])


def _canonical(page: Any) -> str:
    """The address that the page gives as its own; empty where it gives none."""
    found = (node.get("href") for node in page.iter("link") if (node.get("rel") or "").lower() == "canonical")
    return next((address for address in found if address), "")


def json_of(script: Any) -> Any:
    """The JSON of a ``<script>`` that says it holds JSON; None of any other or where it is broken."""
    kind = (script.get("type") or "").partition(";")[0].strip().lower()
    if not kind.endswith("json"):
        return None
    try:
        return json.loads(_unwrapped(script.text or ""), strict=False)
    except (ValueError, RecursionError):
        return None


def _unwrapped(text: str) -> str:
    """JSON without the comment or CDATA section that some editors' systems put around it."""
    text = text.strip()
    for _ in range(_MARKS):
        text = next((text.removeprefix(mark) for mark in _BEFORE if text.startswith(mark)), text).lstrip()
        text = next((text.removesuffix(mark) for mark in _AFTER if text.endswith(mark)), text).rstrip()
    return text


def _json(script: Any) -> Any:
    return json_of(script) if "ld+json" in (script.get("type") or "").lower() else None


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The top things of one JSON-LD script, those of its ``@graph`` and the page's main entity too."""
    pending = deque([(value, 0)])
    while pending:
        value, depth = pending.popleft()
        if isinstance(value, list) and depth < _DEEPEST:
            pending.extend((one, depth + 1) for one in value)
        elif isinstance(value, dict):
            yield value
            pending.extend(
                (value[key], depth + 1) for key in ("@graph", "mainEntity") if key in value and depth < _DEEPEST
            )


def _types(thing: dict[str, Any]) -> frozenset[str]:
    return frozenset(str(one).rpartition("/")[2] for one in _listed(thing.get("@type")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(thing: dict[str, Any], *keys: str) -> str:
    """What stands under the first of ``keys`` that has words; of a list each on a line."""
    for key in keys:
        found = [one.get("@value") if isinstance(one, dict) else one for one in _listed(thing.get(key))]
        if words := "\n".join(one for one in found if isinstance(one, str) and one.strip()):
            return words
    return ""


def _number(value: Any) -> int:
    """A number of up to nine digits, as such or as words; 0 of anything else."""
    found = str(value) if isinstance(value, int | str) else ""
    return int(found) if _NUMBER.fullmatch(found) else 0


def _names(value: Any) -> Iterator[str]:
    """Names of persons and organisations; an address is no name."""
    for one in _listed(value):
        name = one.get("name") if isinstance(one, dict) else one
        for each in _listed(name):
            words = collapse(str(each)) if isinstance(each, str) else ""
            if words and "://" not in words:
                yield words


def _published(main: dict[str, Any], meta: dict[str, str]) -> str | None:
    """The day as printed, in the publisher's own time zone."""
    values = [main.get("datePublished"), *(meta.get(name) for name in _PUBLISHED), main.get("uploadDate")]
    found = (_DAY.match(value.strip()) for value in values if isinstance(value, str))
    return next((day[0] for day in found if day), None)


def _meta(page: Any) -> dict[str, str]:
    """The content of each ``<meta>``, by its name, property or itemprop in lower case; the first wins."""
    found: dict[str, str] = {}
    for node in page.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        found.setdefault(name.lower(), node.get("content") or "")
    return found
