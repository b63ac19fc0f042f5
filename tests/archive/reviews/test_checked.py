"""Earlier checks: found by any words, safely, ranked, each in its checker's words and held beside the query."""

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.archive.archive import Archive
from reportedly.archive.database import transaction
from reportedly.archive.reviews.checked import RANKERS, check_says, checked
from reportedly.archive.reviews.claims import review_claim
from reportedly.archive.reviews.comparing import comparisons
from reportedly.archive.reviews.history import sign
from reportedly.archive.reviews.importing import import_checks, keep_checks
from reportedly.archive.reviews.ranking import Hit, by_words, fused
from reportedly.archive.reviews.vectors import by_vectors, fill_vectors
from reportedly.errors import SettingsError
from reportedly.model.reviews import Check
from tests.archive.reviews.conftest import FERRY

CLAIMS = [
    "About 300 soldiers deserted from the garrison at Veldmark in March",
    "The bridge at Tarn was closed for a year",
    "The mayor of Veldmark owns the bridge company",
    "Nine boats sank off Sorrel Island in the storm",
    "The harbour at Tarn is the deepest of the country",
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def checks(request, tmp_path_factory):
    """An archive with a check of each of CLAIMS; nothing is written to it but vectors."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("checks") / "checks.db")
    else:
        server = request.getfixturevalue("postgres")
        server.sql("CREATE DATABASE checks")
        place = server.url("checks")
    with Archive(place) as archive:
        with transaction(archive.engine) as connection:
            keep_checks(
                connection,
                [
                    Check(url=f"https://checks.example/{n}", claim=claim, checker="Tarn Checks", rating="False")
                    for n, claim in enumerate(CLAIMS)
                ],
                "feed",
            )
        yield archive


def claims_found(archive, query, **options):
    with archive.looking() as connection:
        return [e.check.claim if e.check else e.judged.text for e in checked(connection, query, **options).found]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("3,000 soldiers have deserted at Veldmark", 0),
        ("Was the bridge at Tarn closed?", 1),
        ("who owns the company that built the bridge", 2),
        ("boat sank in storms", 3),
        ("HARBOUR deepest", 4),
    ],
)
def test_the_likeliest_comes_first(checks, query, first):
    """Rare words count more than common ones, and words are found in their other forms; on both databases."""
    assert claims_found(checks, query)[0] == CLAIMS[first]


@pytest.mark.parametrize(
    "query",
    [
        '"bridge',
        "bridge OR",
        "NEAR(bridge",
        "bridge*",
        "-bridge",
        "claim:bridge",
        "bridge' OR 1=1 --",
        "bridge & | !",
        "(bridge",
    ],
)
def test_any_words_are_only_words(checks, query):
    """No syntax of either full-text engine reaches it."""
    assert CLAIMS[1] in claims_found(checks, query)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_no_words_break_it(checks, words):
    with checks.looking() as connection:
        by_words(connection, words, 5)


@pytest.mark.parametrize("query", ["", "  ", "?!", "\x00"])
def test_no_words_no_search(checks, query):
    with checks.looking() as connection, pytest.raises(SettingsError, match="no words to look for"):
        checked(connection, query)


def test_nothing_alike_is_nothing(checks):
    assert claims_found(checks, "zeppelin") == []


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (
            Check(url="u", claim="c", rating="False", checker="X", published="2024-05-05T10:00:00+00:00"),
            "rated “False” by X on 5 May 2024",
        ),
        (Check(url="u", claim="c", rating="False"), "rated “False” by a checker without a name"),
        (Check(url="u", claim="c", value="2", worst="1", best="5", checker="X"), "rated 2 on a scale from 1 to 5 by X"),
        (Check(url="u", claim="c", value="2", checker="X"), "rated 2 by X"),
        (Check(url="u", claim="c", checker="X"), "checked, without a rating in words, by X"),
    ],
)
def test_the_rating_is_the_checkers(check, says):
    """The program never says true or false itself: the words are quoted, and whose they are is said."""
    assert check_says(check) == says


def test_own_reviews_are_found_too(archive, report):
    """With each reviewer's verdict; a disagreement is said first."""
    report()
    with transaction(archive.engine) as connection:
        review_claim(connection, f"{FERRY}#c1", "accurate", sign("Ada Quint", "Names.", "2026-11-01T10:00:00+00:00"))
        review_claim(connection, f"{FERRY}#c1", "misleading", sign("Ben Orlo", "Why?", "2026-11-02T10:00:00+00:00"))
    with archive.looking() as connection:
        (found,) = checked(connection, "soldiers who left Tarn").found
    assert found.says == (
        "reviewers here disagree: “Accurate” by Ada Quint on 1 November 2026; "
        "“Misleading” by Ben Orlo on 2 November 2026"
    )
    assert found.judged.article == FERRY


@pytest.mark.parametrize(
    ("query", "check", "lines"),
    [
        (
            "About 3,000 soldiers deserted at Veldmark",
            CLAIMS[0],
            [
                ("figure", "differ", "the check is about 300 soldiers, the query about 3,000 soldiers"),
                ("name", "agree", "both name Veldmark"),
            ],
        ),
        (
            "some 300 soldiers deserted at Tarn",
            CLAIMS[0],
            [
                ("figure", "agree", "both say 300 soldiers"),
                ("name", "query-only", "the check does not name Tarn"),
                ("name", "check-only", "only the check names Veldmark"),
            ],
        ),
        ("12% of boats sank", "Nine boats sank", [
            ("figure", "query-only", "the check does not say 12% of boats"),
            ("figure", "check-only", "only the check says Nine boats"),
        ]),
        ("It closed in March 2023", "It closed in March 2024", [
            ("date", "differ", "the check says March 2024, the query March 2023"),
        ]),
        ("It closed in 2024", "Closed in 2024", [("date", "agree", "both say 2024")]),
        ("Video Shows Boats Sinking Near Tarn", "Boats sank near Tarn", [("name", "check-only", "")]),
        ("nothing to compare", "nothing at all", []),
    ],
)  # fmt: skip
def test_what_differs_is_said(query, check, lines):
    """A check of 300 soldiers is no answer about 3,000, however alike the words."""
    found = [(c.of, c.how, c.line) for c in comparisons(query, check)]
    if lines and not lines[0][2]:  # of a headline in capitals no names are told
        assert all(kind != "name" or how != "query-only" for kind, how, _ in found)
    else:
        assert found == lines


def embed(texts):
    """Bag of letters: enough to tell a vector's way through the database."""
    rows = np.array([[1 + text.lower().count(c) for c in "abcdefghijklmnopqrstuvwxyz"] for text in texts], "float32")
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_vectors_rank_too_and_are_fused(checks):
    assert fill_vectors(checks.engine, embed) == len(CLAIMS)
    assert fill_vectors(checks.engine, embed) == 0
    rankers = {**RANKERS, "vectors": by_vectors(embed)}
    with checks.looking() as connection:
        found = checked(connection, CLAIMS[3], rankers=rankers).found
    assert found[0].check.claim == CLAIMS[3]
    assert found[0].by == ["words", "vectors"]
    assert len(found) == len(CLAIMS)
    assert [e.rank for e in found] == [1, 2, 3, 4, 5]


def test_fusion_is_by_reciprocal_rank():
    """1/(60 + rank) summed over rankers; equal sums in the order of rows."""
    rankers = {"a": lambda *_: [Hit(1, 9.0), Hit(2, 8.0)], "b": lambda *_: [Hit(2, 0.1), Hit(3, 0.05)]}
    assert [(hit.id, round(hit.score, 4), by) for hit, by in fused(rankers, None, "x", 3)] == [
        (2, round(1 / 62 + 1 / 61, 4), ["a", "b"]),
        (1, round(1 / 61, 4), ["a"]),
        (3, round(1 / 62, 4), ["b"]),
    ]


def test_only_the_newest_of_a_check_is_shown(archive):
    old = Check(url="https://x.example/1", claim="Nine boats sank", checker="X", rating="True")
    new = Check(url="https://x.example/1", claim="Nine boats sank", checker="X", rating="False")
    with transaction(archive.engine) as connection:
        keep_checks(connection, [old], "feed")
        keep_checks(connection, [new], "feed")
        (found,) = checked(connection, "boats sank").found
    assert found.check.rating == "False"


def test_json_is_one_object(checks):
    import msgspec

    with checks.looking() as connection:
        answer = json.loads(msgspec.json.encode(checked(connection, "bridge")))
    assert (answer["schema"], answer["query"], answer["searched"]) == ("reportedly/checked/1", "bridge", 5)
    assert {"rank", "score", "says", "by", "comparisons", "check"} <= set(answer["found"][0])


def test_many_are_searched_quickly(archive):
    """20,000 checks; a query is far below a second on either database."""
    import time

    values = [
        {
            "@type": "ClaimReview",
            "url": f"https://x.example/{n}",
            "claimReviewed": f"{CLAIMS[n % 5]} for the {n}th time",
        }
        for n in range(20_000)
    ]
    import_checks(archive.engine, values, "feed")
    with archive.looking() as connection:
        start = time.perf_counter()
        found = checked(connection, "soldiers deserted at Veldmark for the 15000th time").found
        took = time.perf_counter() - start
    assert found[0].check.url == "https://x.example/15000"
    assert took < 2
