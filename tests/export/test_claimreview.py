"""ClaimReview: what is written of a review, judged by SHACL and schema.org's vocabulary, and read back by our own."""

import json
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from reportedly.archive.reviews.claimreview import checks_in
from reportedly.archive.reviews.feeds import values
from reportedly.errors import SettingsError
from reportedly.export import claimreview
from tests.export import dossiers, schema_org, traces

CHECKER = claimreview.Publisher(name="Tarn Checks", url="https://checks.example/")
PAGE = "https://checks.example/boats"
SCALE = {"accurate": 5, "misleading": 2, "inaccurate": 1}


def markup(dossier, **options):
    options = {"publisher": CHECKER, "url": PAGE} | options
    return json.loads(claimreview.encode(dossier, **options))


MADE = {
    "reviewed": dossiers.reviewed(),
    "without-trace": replace(dossiers.reviewed(), trace=None),
    "medium-trace": dossiers.reviewed(trace=dossiers.addressed(traces.medium().trace)),
    "own-voice": dossiers.reviewed(voice=None, voice_kind="own-voice"),
    "document": dossiers.reviewed(voice="the port's log", voice_kind="document"),
    "vague": dossiers.reviewed(voice="analysts", voice_kind="vague"),
    "bare": dossiers.reviewed(
        voice=None, voice_kind="own-voice", publisher=None, title=None, published=None, trace=None
    ),
    "hostile": dossiers.nasty(),
}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("ratings", [{}, SCALE], ids=["words", "numbers"])
def test_markup_conforms(name, ratings):
    """Every ClaimReview conforms to Google's requirements, to schema.org's own shapes, and to its vocabulary."""
    made = markup(MADE[name], ratings=ratings)
    assert schema_org.broken(made, schema_org.shapes()) == []
    assert schema_org.broken(made, schema_org.vocabulary_shapes()) == []
    assert schema_org.strange(made) == []


def test_what_is_written():
    """The review as a person gave it: words, claim, claimant, first appearance, the copies, evidence."""
    made = markup(dossiers.reviewed())
    claim = made["itemReviewed"]
    assert made["claimReviewed"] == traces.CLAIM
    assert made["author"] == {"@type": "Organization", "name": "Tarn Checks", "url": "https://checks.example/"}
    assert made["reviewRating"] == {"@type": "Rating", "alternateName": "Accurate"}
    assert (made["reviewBody"], made["datePublished"]) == (dossiers.REASONS, "2031-03-05T09:30:00+00:00")
    assert claim["author"] == {"@type": "Person", "name": "the mayor of Veldmark"}
    assert claim["firstAppearance"]["url"] == dossiers.FIRST
    assert [work.get("url") for work in claim["appearance"]] == [
        f"{dossiers.SITE}/tp/1",
        None,
        None,
        f"{dossiers.SITE}/sk/1",
    ]
    assert [(work.get("url"), work.get("text")) for work in made["citation"]] == [
        ("https://port.example/log", "0550 first call; 0810 ninth vessel lost"),
        ("https://coastguard.example/3-march", None),
        (None, "I counted nine of them from the wall"),
    ]


@pytest.mark.parametrize(
    ("kind", "voice", "expected"),
    [
        ("named-person", "Ilse Brandt", {"author": {"@type": "Person", "name": "Ilse Brandt"}}),
        ("captive", "a captured pilot", {"author": {"@type": "Person", "name": "a captured pilot"}}),
        ("organisation", "the port office", {"author": {"@type": "Organization", "name": "the port office"}}),
        ("media", "Tarn Wire", {"author": {"@type": "Organization", "name": "Tarn Wire"}}),
        ("document", "the log", {"isBasedOn": {"@type": "CreativeWork", "name": "the log"}}),
        ("vague", "analysts", {"creditText": "analysts"}),
        ("own-voice", None, {"author": {"@type": "Organization", "name": "Harbour Wire"}}),
    ],
)
def test_claimant(kind, voice, expected):
    """Nobody is made a person who is none: papers and "analysts" author nothing, own words are the publisher's."""
    claim = markup(dossiers.reviewed(voice=voice, voice_kind=kind))["itemReviewed"]
    assert {key: claim[key] for key in ("author", "isBasedOn", "creditText") if key in claim} == expected


def test_a_claim_of_nobody_has_no_author():
    """Without a voice and without a publisher no author is invented."""
    assert "author" not in markup(MADE["bare"])["itemReviewed"]


@pytest.mark.parametrize(
    ("times", "first"),
    [
        ({0: "2031-03-03T14:05:00+00:00", 1: "2031-03-03T14:40:00+00:00"}, 0),
        ({0: "2031-03-03T14:45:00+00:00", 1: "2031-03-03T14:40:00+00:00"}, 1),
        ({0: "2031-03-03T16:45:00+03:00", 1: "2031-03-03T14:40:00+00:00"}, 0),
        ({0: None, 1: "2031-03-03T14:40:00+00:00"}, 1),
        ({0: None, 1: None}, None),
    ],
)
def test_first_appearance(times, first):
    """It is the earliest that has an address and a time; where no time is known none is called first."""
    trace = dossiers.reviewed().trace
    mentions = [
        replace(m, published=times[n], published_from=times[n]) for n, m in enumerate(trace.mentions) if n in times
    ]
    claim = markup(dossiers.reviewed(trace=replace(trace, mentions=mentions)))["itemReviewed"]
    assert claim.get("firstAppearance", {}).get("url") == (None if first is None else mentions[first].article)
    assert len(claim["appearance"]) == (2 if first is None else 1)


ADA, BEN = dossiers.review(1), dossiers.review(2, "inaccurate", "Inaccurate", "Ben Orlo")
BACK = dossiers.review(3, "withdrawn", "Withdrawn", "ada quint", succeeds=1)


@pytest.mark.parametrize(
    ("reviews", "reviewer", "label"),
    [
        ([ADA], None, "Accurate"),
        ([ADA, dossiers.review(2, by="Ben Orlo", label="Accurate!")], None, "Accurate!"),
        ([ADA, dossiers.review(2, "inaccurate", "Inaccurate", succeeds=1)], None, "Inaccurate"),
        ([ADA, BEN], "ADA QUINT", "Accurate"),
        ([ADA, BEN], "Ben Orlo", "Inaccurate"),
        ([ADA, BEN, BACK], None, "Inaccurate"),
    ],
)
def test_which_review(reviews, reviewer, label):
    """The named person's last one, or the last that stands where all agree; a withdrawn one stands no more."""
    assert markup(dossiers.dossier(*reviews), reviewer=reviewer)["reviewRating"]["alternateName"] == label


@pytest.mark.parametrize(
    ("reviews", "options", "says"),
    [
        ([], {}, "no review of this claim stands"),
        ([ADA, BACK], {}, "no review of this claim stands"),
        ([ADA, BEN], {}, "the reviewers disagree"),
        ([ADA], {"reviewer": "Ben Orlo"}, "no review by 'Ben Orlo' stands"),
        ([ADA, BEN, BACK], {"reviewer": "Ada Quint"}, "no review by 'Ada Quint' stands"),
        ([ADA], {"publisher": claimreview.Publisher(name=" \0", url=PAGE)}, "the publisher has no name"),
        ([ADA], {"publisher": claimreview.Publisher(name="Tarn", url="javascript:1")}, "has no web address"),
        ([ADA], {"url": "ftp://checks.example/boats"}, "is no web address"),
        ([ADA], {"url": ""}, "is no web address"),
    ],
)
def test_refusals(reviews, options, says):
    """Nothing is published that nobody stands by, and no conflict is settled by the program."""
    with pytest.raises(SettingsError, match=says) as caught:
        markup(dossiers.dossier(*reviews), **options)
    assert "\n" not in str(caught.value)


def test_numbers_only_of_the_scale():
    """A verdict is rated in numbers only where the desk's scale numbers it."""
    rated = markup(dossiers.reviewed(), ratings=SCALE)["reviewRating"]
    assert (rated["ratingValue"], rated["bestRating"], rated["worstRating"]) == (5, 5, 1)
    unrated = dossiers.dossier(dossiers.review(verdict="unsupported", label="Unsupported"))
    assert markup(unrated, ratings=SCALE)["reviewRating"] == {"@type": "Rating", "alternateName": "Unsupported"}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({"url": PAGE}, PAGE),
        ({"url": f"{PAGE}/"}, f"{PAGE}/"),
        ({"url": "https://checks.example/a b?q=ü"}, "https://checks.example/a%20b?q=%C3%BC"),
        ({"url": "", "folder": PAGE}, f"{PAGE}/https%3A%2F%2Fharbour-wire.example%2Fhw%2F1%23c1"),
        ({"url": "", "folder": f"{PAGE}/"}, f"{PAGE}/https%3A%2F%2Fharbour-wire.example%2Fhw%2F1%23c1"),
        ({"url": PAGE, "folder": "https://other.example/"}, PAGE),
    ],
)
def test_address(places, expected):
    """The page's address as given, or in a folder by the claim's name, which is quoted whole."""
    assert markup(dossiers.reviewed(), **places)["url"] == expected


@pytest.mark.parametrize("name", ["reviewed", "medium-trace", "own-voice"])
def test_our_importer_reads_it(name):
    """What is written is read back by the archive's own importer: claim, rating, checker, claimant, dates, places."""
    made = markup(MADE[name], ratings=SCALE)
    (check,) = checks_in(made)
    claim = made["itemReviewed"]
    places = [claim["firstAppearance"], *claim["appearance"]]
    assert (check.url, check.claim, check.checker) == (PAGE, traces.CLAIM, "Tarn Checks")
    assert (check.checker_url, check.rating, check.value) == (CHECKER.url, "Accurate", "5")
    assert (check.best, check.worst, check.claimant) == ("5", "1", claim["author"]["name"])
    assert (check.published, check.claimed_at) == (made["datePublished"], claim["datePublished"])
    assert check.appearances == [work["url"] for work in places if "url" in work]


def test_a_page_with_it_is_imported(tmp_path):
    """Another desk that saves our page and imports it into its archive has the check, from the element in its head."""
    element = claimreview.script(claimreview.encode(MADE["reviewed"], publisher=CHECKER, url=PAGE)).decode()
    page = tmp_path / "boats.html"
    page.write_text(f"<!doctype html><html><head>{element}</head><body><p>Nine.</p></body></html>", encoding="utf-8")
    (check,) = [check for value in values(page) for check in checks_in(value)]
    assert (check.url, check.claim, check.rating) == (PAGE, traces.CLAIM, "Accurate")


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, _attributes):
        self.seen.append(tag)


@pytest.mark.parametrize("name", ["reviewed", "hostile"])
def test_script_holds_its_words(name):
    """A page that has the element has one element more, whatever the words, and reads the same markup from it."""
    plain = claimreview.encode(MADE[name], publisher=CHECKER, url=PAGE)
    element = claimreview.script(plain)
    parser = _Elements()
    parser.feed(element.decode())
    assert parser.seen == ["script"]
    assert element.count(b"<") == 2
    assert schema_org.from_script(element) == json.loads(plain)


def test_hostile_words_stay_words():
    """No control, direction override, lone surrogate or foreign address is published; lengths are bounded."""
    text = claimreview.encode(MADE["hostile"], publisher=CHECKER, url=PAGE).decode()
    assert not set(text) & set("\0\x1b\u202e\u2066\ufffe\uffff\ud800")
    assert '"url": "javascript' not in text
    assert len(text) < 200_000
