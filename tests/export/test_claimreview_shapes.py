"""The shapes that judge ClaimReviews bite: each constraint is broken once, and says so."""

import copy
import json

import pytest

from reportedly.export import claimreview
from tests.export import dossiers, schema_org
from tests.export.test_claimreview import CHECKER, PAGE, SCALE

GOOD = json.loads(claimreview.encode(dossiers.reviewed(), publisher=CHECKER, url=PAGE, ratings=SCALE))
AUTHOR, CLAIM, RATING = ("author",), ("itemReviewed",), ("reviewRating",)


@pytest.mark.parametrize(
    ("at", "key", "value", "constraint"),
    [
        ((), "claimReviewed", None, "claimReviewed"),
        ((), "claimReviewed", "", "claimReviewed"),
        ((), "claimReviewed", ["one", "two"], "claimReviewed"),
        ((), "reviewRating", None, "reviewRating"),
        ((), "reviewRating", "Accurate", "reviewRating"),
        ((), "url", None, "url"),
        ((), "url", "javascript:alert(1)", "url"),
        ((), "author", None, "author"),
        ((), "author", {"@type": "Person", "name": "A", "url": PAGE}, "author"),
        (AUTHOR, "name", None, "author"),
        (AUTHOR, "url", None, "author"),
        (AUTHOR, "url", "ftp://checks.example/", "author"),
        ((), "itemReviewed", None, "itemReviewed"),
        ((), "itemReviewed", {"@type": "CreativeWork"}, "itemReviewed"),
        ((), "datePublished", None, "datePublished"),
        ((), "datePublished", "last week", "datePublished"),
        ((), "reviewBody", None, "reviewBody"),
        ((), "reviewBody", "", "reviewBody"),
        ((), "citation", "a log", "citation"),
        (RATING, "alternateName", None, "alternateName"),
        (RATING, "alternateName", "", "alternateName"),
        (RATING, "ratingValue", 6, "ratingValue<=bestRating"),
        (RATING, "ratingValue", 0, "worstRating<=ratingValue"),
        (RATING, "bestRating", None, "urn:reportedly:shapes#Rating"),
        (RATING, "worstRating", None, "urn:reportedly:shapes#Rating"),
        (CLAIM, "author", {"@type": "CreativeWork", "name": "the log"}, "claim.author"),
        (CLAIM, "author", {"@type": "Person"}, "claim.author"),
        (CLAIM, "appearance", "https://harbour-wire.example/tp/1", "appearance"),
        (CLAIM, "firstAppearance", {"@type": "Person", "url": PAGE}, "firstAppearance"),
        (CLAIM, "firstAppearance", {"@type": "CreativeWork", "headline": "Boats"}, "firstAppearance"),
        (CLAIM, "datePublished", "Monday", "claim.datePublished"),
        (("itemReviewed", "firstAppearance"), "url", "ftp://harbour-wire.example/", "work.url"),
    ],
)
def test_each_constraint_bites(at, key, value, constraint):
    """A ClaimReview that breaks one rule is caught by the constraint for it."""
    bad = copy.deepcopy(GOOD)
    place = bad
    for step in at:
        place = place[step]
    place.pop(key)
    if value is not None:
        place[key] = value
    assert constraint in schema_org.broken(bad, schema_org.shapes())


def test_every_constraint_is_broken_above():
    """No named constraint of the file is without a case here."""
    names = {str(name) for name in schema_org.shapes().objects(None, schema_org.SH.name)}
    cases = {case[3] for mark in test_each_constraint_bites.pytestmark for case in mark.args[1]}
    nested = {"author.name", "author.url", "claim.author.name", "firstAppearance.url"}  # broken through their owners
    assert names - nested == cases - {"urn:reportedly:shapes#Rating"}


def test_vocabulary_check_bites():
    """A property that schema.org doesn't have for a type, or a value of the wrong kind, is caught."""
    bad = copy.deepcopy(GOOD) | {"claimant": "x", "ratingValue": 3}
    assert schema_org.strange(bad) == ["ClaimReview.claimant", "ClaimReview.ratingValue"]
    wrong = copy.deepcopy(GOOD) | {"reviewRating": {"@type": "Claim", "alternateName": "x"}}
    assert schema_org.broken(wrong, schema_org.vocabulary_shapes()) == ["reviewRating"]
