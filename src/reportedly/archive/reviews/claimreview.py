"""ClaimReview as people publish it → Check. Everything in it is data: plain words, http(s) addresses, bounded lengths.

Read are schema.org/ClaimReview in JSON-LD (with or without a prefix, alone, in lists, in ``@graph``, in a DataFeed's
items), the Google Fact Check Tools API's ``claims:search`` answers (``claims`` → ``claimReview``) and its ``pages``
(``claimReviewMarkups``).
"""

from collections.abc import Iterator
from typing import Any

from reportedly.archive.reviews.history import plain
from reportedly.archive.reviews.words import web_address
from reportedly.intake.metadata import iso_date
from reportedly.model.reviews import Check

_LONGEST_CLAIM = 2000
_LONGEST_NAME = 300
_LONGEST_TITLE = 500
_MOST_APPEARANCES = 20
_DEEPEST = 12
"""Levels of lists and objects that are looked into: the deepest feed known to us has its reviews on level 5."""

_PREFIXES = ("http://schema.org/", "https://schema.org/", "schema:")

Thing = dict[str, Any]


def checks_in(value: object) -> Iterator[Check | None]:
    """The checks anywhere in a JSON value, in order; None for one that lacks its address or its claim."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, dict):
            thing = {_bare(key): inner for key, inner in item.items()}
            if _is_review(thing):
                yield _from_review(thing)
                continue
            yield from _from_search(thing)
            yield from _from_page(thing)
            inside: list[object] = [inner for key, inner in thing.items() if not _is_done(thing, key)]
        else:
            inside = item if isinstance(item, list) else []
        if depth < _DEEPEST:
            waiting.extend((inner, depth + 1) for inner in reversed(inside) if isinstance(inner, dict | list))


def _is_review(thing: Thing) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _bare(name) == "ClaimReview" for name in names)


def _is_done(thing: Thing, key: str) -> bool:
    """Whether ``key`` holds what ``_from_search`` or ``_from_page`` has read."""
    return (key == "claimReview" and "text" in thing) or key == "claimReviewMarkups"


def _from_review(thing: Thing) -> Check | None:
    rating = _thing(thing.get("reviewRating"))
    reviewed = _thing(thing.get("itemReviewed"))
    checker = _thing(thing.get("author")) or _thing(thing.get("publisher"))
    appearances = [*_all(reviewed.get("firstAppearance")), *_all(reviewed.get("appearance"))]
    return _check(
        url=_address(thing.get("url")) or _address(thing.get("mainEntityOfPage")) or _address(thing.get("@id")),
        claim=_text(thing.get("claimReviewed"), _LONGEST_CLAIM) or _text(reviewed.get("text"), _LONGEST_CLAIM),
        checker=_name(checker) or _name(_thing(thing.get("publisher"))),
        checker_url=_address(checker.get("url")),
        rating=_text(rating.get("alternateName")) or _text(rating.get("name")),
        value=_text(rating.get("ratingValue")),
        best=_text(rating.get("bestRating")),
        worst=_text(rating.get("worstRating")),
        title=_text(thing.get("headline") or thing.get("name"), _LONGEST_TITLE),
        claimant=_name(_thing(reviewed.get("author"))),
        claimed_at=_date(reviewed.get("datePublished")),
        published=_date(thing.get("datePublished")),
        language=_language(thing.get("inLanguage")),
        appearances=appearances,
    )


def _from_search(thing: Thing) -> Iterator[Check | None]:
    """Reviews of one claim as the Fact Check Tools API's ``claims:search`` gives them."""
    if "text" not in thing or "claimReview" not in thing:
        return
    for review in map(_thing, _all(thing["claimReview"])):
        checker = _thing(review.get("publisher"))
        site = _text(checker.get("site"))
        yield _check(
            url=_address(review.get("url")),
            claim=_text(thing["text"], _LONGEST_CLAIM),
            checker=_name(checker) or site,
            checker_url=web_address(f"https://{site}") if site else "",
            rating=_text(review.get("textualRating")),
            title=_text(review.get("title"), _LONGEST_TITLE),
            claimant=_text(thing.get("claimant")),
            claimed_at=_date(thing.get("claimDate")),
            published=_date(review.get("reviewDate")),
            language=_language(review.get("languageCode")),
        )


def _from_page(thing: Thing) -> Iterator[Check | None]:
    """Reviews on one page as the Fact Check Tools API's ``pages`` gives them."""
    for review in map(_thing, _all(thing.get("claimReviewMarkups"))):
        rating, claimant = _thing(review.get("rating")), _thing(review.get("claimAuthor"))
        appearances = [*_all(review.get("claimFirstAppearance")), *_all(review.get("claimAppearances"))]
        yield _check(
            url=_address(review.get("url")) or _address(thing.get("pageUrl")),
            claim=_text(review.get("claimReviewed"), _LONGEST_CLAIM),
            checker=_name(_thing(thing.get("claimReviewAuthor"))),
            rating=_text(rating.get("textualRating")),
            value=_text(rating.get("ratingValue")),
            best=_text(rating.get("bestRating")),
            worst=_text(rating.get("worstRating")),
            claimant=_name(claimant),
            claimed_at=_date(review.get("claimDate")),
            published=_date(thing.get("publishDate")),
            appearances=appearances,
        )


def _check(*, url: str, claim: str, appearances: list[object] | None = None, **fields: Any) -> Check | None:  # noqa: ANN401
    if not url or not claim:
        return None
    places = dict.fromkeys(filter(None, map(_address, appearances or [])))
    return Check(url=url, claim=claim, appearances=list(places)[:_MOST_APPEARANCES], **fields)


def _bare(key: object) -> str:
    """A key or type without schema.org's prefix."""
    name = str(key)
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name


def _all(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _thing(value: object) -> Thing:
    """An object, or the first of a list of them; words alone are a thing's name."""
    first = next(iter(_all(value)), None)
    if isinstance(first, dict):
        return {_bare(key): inner for key, inner in first.items()}
    return {"name": first} if isinstance(first, str) else {}


def _name(thing: Thing) -> str:
    return _text(thing.get("name")) or _text(thing.get("alternateName"))


def _text(value: object, longest: int = _LONGEST_NAME) -> str:
    """Words or a number, plain; JSON-LD's ``{"@value": …}`` and the first of a list count as what they hold."""
    first = next(iter(_all(value)), None)
    if isinstance(first, dict):
        first = first.get("@value")
    if isinstance(first, bool) or not isinstance(first, str | int | float):
        return ""
    return plain(str(first), longest)


def _address(value: object) -> str:
    """The http(s) address that a value is, or that an object names."""
    first = next(iter(_all(value)), None)
    if isinstance(first, dict):
        thing = _thing(first)
        return _address(thing.get("url")) or _address(thing.get("@id"))
    return web_address(first) if isinstance(first, str) else ""


def _date(value: object) -> str | None:
    words = _text(value)
    return iso_date(words) if words else None


def _language(value: object) -> str:
    thing = _thing(value)
    tag = _text(thing.get("alternateName")) or _text(thing.get("name"))
    return tag if len(tag) <= 16 else ""
