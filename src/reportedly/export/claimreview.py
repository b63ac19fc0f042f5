"""ClaimReview: a person's review of a claim as schema.org markup (JSON-LD), for the page where it is published.

Only what a person reviewed can be written, and nothing is made up: a claim in the report's own voice is its
publisher's, a voice that nobody could find (``analysts``) is credited in words, and only what has an address gets one.
Source: schema.org/ClaimReview, and Google's "Fact check (ClaimReview) structured data" (docs/exports.md).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from reportedly.errors import SettingsError
from reportedly.export.json import encode as to_json
from reportedly.export.plain import LONGEST_NAME, plain, web_address
from reportedly.intake.metadata import iso_date
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import WITHDRAWN, Evidence, Review, standing
from reportedly.model.trace import Mention

_LONGEST_BODY = 8000
_ORGANISATIONS = ("organisation", "media")
_PEOPLE = ("named-person", "named-role", "unnamed-official", "unnamed-person", "captive")
_IN_A_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}

Thing = dict[str, Any]


class Publisher(Struct, frozen=True, kw_only=True):
    """The organisation that checks claims and publishes what it found: its name and its web address."""

    name: str
    url: str


def encode(
    dossier: Dossier,
    *,
    publisher: Publisher,
    url: str = "",
    folder: str = "",
    reviewer: str | None = None,
    ratings: Mapping[str, float] | None = None,
) -> bytes:
    """The review of the dossier's claim as one ClaimReview, UTF-8 JSON-LD.

    ``url`` is the page of the review; or ``folder`` the address under which reviews are published, by the names of
    their claims. ``reviewer`` names whose review; without, it is the last one that stands. ``ratings`` are the numbers
    of the desk's scale by verdict, greatest best; a verdict without one is given in words alone. Raises SettingsError
    where no review stands, where reviewers disagree and none is named, where the publisher lacks a name or an address,
    or where it isn't said where the review will be published.
    """
    review = standing_review(dossier, reviewer)
    markup: Thing = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": _page(url, folder, dossier),
        "datePublished": iso_date(review.at),
        "author": _publisher(publisher),
        "claimReviewed": plain(dossier.claim.text or dossier.sentence),
        "itemReviewed": _claim(dossier),
        "reviewRating": _rating(review, ratings or {}),
        "reviewBody": plain(review.reasons, _LONGEST_BODY),
        "citation": [cited for cited in map(_citation, review.evidence) if cited],
    }
    return to_json(_filled(markup), pretty=True)


def script(markup: bytes) -> bytes:
    """``encode``'s markup as an HTML element for a page's head; no word of it can end the element or open another."""
    words = "".join(_IN_A_SCRIPT.get(char, char) for char in markup.decode())
    return f'<script type="application/ld+json">\n{words}\n</script>\n'.encode()


def standing_review(dossier: Dossier, reviewer: str | None = None) -> Review:
    """The review to publish: ``reviewer``'s, or else the last that stands; raises SettingsError where there is none."""
    stands = {who: one for who, one in standing(dossier.claim.reviews).items() if one.verdict != WITHDRAWN}
    if not stands:
        raise SettingsError("no review of this claim stands", where=dossier.name, todo="Review it first.")
    people = ", ".join(f"{review.by} ({review.label})" for review in stands.values())
    if reviewer is not None:
        if reviewer.casefold() not in stands:
            what = f"no review by {reviewer!r} stands"
            raise SettingsError(what, where=dossier.name, todo=f"Name one of: {people}.")
        return stands[reviewer.casefold()]
    if len({review.verdict for review in stands.values()}) > 1:
        raise SettingsError("the reviewers disagree", where=dossier.name, todo=f"Name one of: {people}.")
    return max(stands.values(), key=lambda review: review.number)


def _page(url: str, folder: str, dossier: Dossier) -> str:
    """The review's address, as given or under the folder; raises SettingsError where neither is a web address."""
    page = web_address(url or folder)
    if not page:
        what = f"{url or folder!r} is no web address"
        raise SettingsError(what, where="url", todo="Say where the review will be published.")
    return page if url else f"{page.rstrip('/')}/{quote(dossier.name.encode('utf-8', 'replace'), safe='')}"


def _publisher(publisher: Publisher) -> Thing:
    name, url = plain(publisher.name, LONGEST_NAME), web_address(publisher.url)
    if not name or not url:
        missing = "name" if not name else "web address"
        raise SettingsError(f"the publisher has no {missing}", where="publisher", todo="Say who publishes the review.")
    return {"@type": "Organization", "name": name, "url": url}


def _rating(review: Review, ratings: Mapping[str, float]) -> Thing:
    """The verdict in the desk's words; in its numbers too where its scale gives this verdict one."""
    rating: Thing = {"@type": "Rating", "alternateName": plain(review.label or review.verdict, LONGEST_NAME)}
    if review.verdict in ratings:
        low, high = min(ratings.values()), max(ratings.values())
        rating |= {"ratingValue": ratings[review.verdict], "bestRating": high, "worstRating": low}
    return rating


def _claim(dossier: Dossier) -> Thing:
    mentions = dossier.trace.mentions if dossier.trace else []
    first = _first(mentions)
    rest = [mention for mention in mentions if mention is not first]
    shown = [_appearance(m.article, m.title, m.publisher, m.published) for m in rest]
    if not mentions:
        shown = [_appearance(dossier.url, dossier.title, dossier.publisher, dossier.published)]
    return {
        "@type": "Claim",
        "text": plain(dossier.sentence or dossier.claim.text),
        **_claimant(dossier),
        "datePublished": iso_date((first.published if first else dossier.published) or ""),
        "inLanguage": "" if dossier.language == "und" else plain(dossier.language, 16),
        "firstAppearance": _appearance(first.article, first.title, first.publisher, first.published) if first else None,
        "appearance": [work for work in shown if work],
    }


def _claimant(dossier: Dossier) -> Thing:
    """Whose claim it is: the first voice as its kind allows, the publisher of words in the report's own voice."""
    name, kind = plain(dossier.voice, LONGEST_NAME), dossier.voice_kind
    if kind == "own-voice" or not name:
        outlet = plain(dossier.publisher, LONGEST_NAME)
        return {"author": {"@type": "Organization", "name": outlet}} if outlet else {}
    if kind in _ORGANISATIONS:
        return {"author": {"@type": "Organization", "name": name}}
    if kind in _PEOPLE:
        return {"author": {"@type": "Person", "name": name}}
    if kind == "document":  # a paper is what a claim rests on, and nobody's name
        return {"isBasedOn": {"@type": "CreativeWork", "name": name}}
    return {"creditText": name}


def _first(mentions: list[Mention]) -> Mention | None:
    """The earliest mention with a web address, if it can be told: of several, one with a time of publication."""
    found = [mention for mention in mentions if web_address(mention.article)]
    if len(found) == 1:
        return found[0]
    timed = [(when, n, m) for n, m in enumerate(found) if (when := _moment(m.published_from or m.published))]
    return min(timed)[2] if timed else None


def _moment(stamp: str | None) -> float | None:
    """Seconds since 1970 of an ISO 8601 time, UTC where it names no zone; None where it can't be read."""
    try:
        when = datetime.fromisoformat(stamp or "")
        return (when if when.tzinfo else datetime.fromisoformat(f"{when.isoformat()}+00:00")).timestamp()
    except (ValueError, OverflowError):
        return None


def _appearance(key: str | None, title: str | None, publisher: str | None, published: str | None) -> Thing | None:
    outlet = plain(publisher, LONGEST_NAME)
    work = _filled(
        {
            "url": web_address(key),
            "headline": plain(title, LONGEST_NAME),
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
            "datePublished": iso_date(published or ""),
        }
    )
    return {"@type": "CreativeWork", **work} if work else None


def _citation(evidence: Evidence) -> Thing | None:
    work = _filled({"url": web_address(evidence.url), "text": plain(evidence.quote)})
    return {"@type": "CreativeWork", **work} if work else None


def _filled(thing: Thing) -> Thing:
    """``thing`` without what is not known, on every level."""
    kept = {key: _filled(value) if isinstance(value, dict) else value for key, value in thing.items()}
    return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
