"""Single claims and sources: what is known, what people say, the archive asked; the same answers as other doors."""

import pytest
from msgspec import convert

from reportedly.model.corrections import Correction
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import Checked, JudgedClaim, SourceRecord
from reportedly.model.series import Series
from reportedly.model.trace import Trace
from reportedly.service import dossier

CLAIM = "articles/1/claims/c1"
JSON = {"content-type": "application/json"}


def test_the_same_as_from_every_door(api):
    """The dossier, the trace and the figures are the archive's own."""
    archive, name = api.office.archive, "wire-1#c1"
    assert convert(api.get(CLAIM).json(), Dossier) == dossier(archive, name)
    assert convert(api.get(f"{CLAIM}/trace").json(), Trace) == archive.trace(name)
    assert convert(api.get(f"{CLAIM}/figures").json(), Series) == archive.figures(name)
    assert convert(api.get("trace?q=wire-1").json(), Trace) == archive.trace("wire-1")
    words = "soldiers deserted Korvia"
    assert convert(api.get(f"figures?q={words}").json(), Series) == archive.figures(words)
    assert convert(api.get(f"checked?q={words}").json(), Checked) == archive.checked(words)


def test_search_leads_to_claims(api):
    """What is found can be asked for: its article by its key, and there by its id."""
    found = api.get("claims?q=villagers gave deserters clothes&limit=3").json()["items"]
    assert len(found) == 3
    article = api.get(f"articles?key={found[0]['key']}").json()["items"][0]["id"]
    assert api.get(f"articles/{article}/claims/{found[0]['local']}").json()["claim"]["text"] == found[0]["text"]


def test_a_profile_chooses_only_where_it_is_named(api):
    """No figure is chosen unless somebody asks by which rule."""
    name = api.get("openapi.json").json()["paths"]["/api/v1/figures"]["get"]["parameters"]
    rules = next(one for one in name if one["name"] == "profile")["schema"]["enum"]
    assert api.get(f"{CLAIM}/figures").json()["choice"] is None
    assert api.get(f"{CLAIM}/figures?profile={rules[0]}").json()["choice"]["profile"] == rules[0]


def test_reviews_succeed_each_other(api):
    """A review is never overwritten; the second says which it succeeds; ``Location`` gives all."""
    for verdict in ("unsupported", "inaccurate"):
        evidence = [{"url": "https://harbour.example/log", "quote": "None."}]
        response = api.post(f"{CLAIM}/reviews", json={"verdict": verdict, "reasons": "No.", "evidence": evidence})
    judged = convert(api.get(response.headers["location"]).json(), JudgedClaim)
    assert [(one.verdict, one.succeeds) for one in judged.reviews] == [("unsupported", None), ("inaccurate", 1)]
    assert judged == convert(response.json(), JudgedClaim)


@pytest.mark.parametrize(
    ("path", "body", "word"),
    [
        ("reviews", b'{"verdict": "false", "reasons": "No."}', "Choose one of: accurate"),
        ("reviews", b'{"verdict": "inaccurate"}', "reasons"),
        ("reviews", b'{"verdict": "inaccurate", "reasons": " "}', "no reason"),
        (
            "reviews",
            b'{"verdict": "inaccurate", "reasons": "No.", "evidence": [{"url": "javascript:x"}]}',
            "no web address",
        ),
        ("reviews", b'{"verdict": "inaccurate", "reasons": "No.", "evidence": [{}]}', "says nothing"),
        ("reviews", b'{"verdict": "inaccurate", "reasons": "No.", "by": "Somebody else"}', "by"),
        ("grades", b'{"grade": "7", "reason": "No."}', "Choose one of: 1"),
        ("grades", b'{"grade": 2, "reason": "No."}', "body.grade"),
    ],
)
def test_what_is_no_judgement(api, path, body, word):
    """Refused with what is wrong, and nothing is kept; nobody signs for another."""
    response = api.post(f"{CLAIM}/{path}", content=body, headers=JSON)
    assert response.status_code == 422
    assert word in response.text
    assert api.deeds() == []


@pytest.mark.parametrize("deep", [b"[", b'{"a":'])
def test_depths_are_refused(api, deep):
    """A hundred thousand brackets are no reason to fall over."""
    body = b'{"verdict": "inaccurate", "reasons": "No.", "evidence": [{"x": ' + deep * 100_000
    assert api.post(f"{CLAIM}/reviews", content=body, headers=JSON).status_code in (400, 422)


def test_a_judgement_is_small(api):
    """A body of a megabyte is no review."""
    response = api.post(f"{CLAIM}/reviews", content=b" " * 1_000_001, headers=JSON)
    assert response.status_code == 413


def test_hostile_words_are_kept_as_data(api):
    """Markup and bidi marks come back as they were; NUL and lone surrogates go."""
    body = rb'{"verdict": "inaccurate", "reasons": "<script>x</script> \u202e\u0000 \ud800"}'
    review = api.post(f"{CLAIM}/reviews", content=body, headers=JSON).json()["reviews"][0]
    assert review["reasons"].startswith("<script>x</script> \u202e")
    assert not {"\0", "\ud800"} & set(review["reasons"])


def test_corrections_stand_beside_the_reading(api):
    """What is corrected is listed, and the machine's reading stays as it is."""
    before = api.get("articles/1/reading").content
    wish = {"subject": "claim", "of": "c1", "fault": "content", "now": {"content": [[0, 9]]}, "reason": "Too long."}
    made = convert(api.post("articles/1/corrections", json=wish).json(), Correction)
    assert made.now.content == [(0, 9)]
    assert convert(api.get("articles/1/corrections").json(), list[Correction]) == [made]
    assert api.get("articles/1/reading").content == before


@pytest.mark.parametrize(
    "wish",
    [
        {"subject": "claim", "of": "c1", "fault": "content", "now": {"content": [[0, 10**9]]}},
        {"subject": "claim", "of": "c1", "fault": "content", "now": {"content": [[5, 5]]}},
        {"subject": "claim", "of": "c1", "fault": "content", "now": {"content": [[-(2**70), 2**70]]}},
        {"subject": "claim", "of": "c1", "fault": "content", "now": {"content": [[1, 2, 3]]}},
        {"subject": "claim", "of": "c999", "fault": "right"},
        {"subject": "finding", "of": "f1", "fault": "speaker"},
        {"subject": "thought", "of": "c1", "fault": "right"},
    ],
)
def test_what_is_no_correction(api, wish):
    """Spans outside the text, records there are not, faults they can't have."""
    response = api.post("articles/1/corrections", json={**wish, "reason": "No."})
    assert (response.status_code, api.deeds()) == (422, [])


def test_reviews_of_all_by_what_they_say(api):
    """The judged claims, by verdict standing, by person, by publisher, by whether people disagree."""
    api.post(f"{CLAIM}/reviews", json={"verdict": "inaccurate", "reasons": "No."})
    api.post("articles/2/claims/c1/grades", json={"grade": "3", "reason": "Perhaps."})
    for query, articles in [
        ("", ["wire-1", "courier-1"]),
        ("verdict=inaccurate", ["wire-1"]),
        ("verdict=accurate", []),
        ("by=ada", ["wire-1", "courier-1"]),
        ("by=Bo", []),
        ("publisher=ostian wire", ["wire-1"]),
        ("only=disagree", []),
        ("skip=1", ["courier-1"]),
    ]:
        assert [one["article"] for one in api.get(f"reviews?{query}").json()["items"]] == articles, query


@pytest.mark.parametrize("name", ["Ostian Wire", "Tarn/Veld Wire", "Ünnamed “official”", "..%2F..", "a?b#c", "a%0Ab"])
def test_sources_by_any_name(api, name):
    """A name with a slash, quotes or dots is a name; graded, described, found again."""
    quoted = name if "%" in name else name.replace("/", "%2F").replace("?", "%3F").replace("#", "%23")
    graded = api.post(f"sources/{quoted}/grades", json={"grade": "B", "reason": "Right thrice."})
    said = {"values": {"access": "On the quay."}, "reason": "Her word.", "kind": "person"}
    assert api.post(f"sources/{quoted}/descriptions", json=said).status_code == 201
    record = convert(api.get(graded.headers["location"]).json(), SourceRecord)
    assert record.name == name.replace("%2F", "/").replace("%0A", " ")
    assert (record.grades[0].grade, {one.field for one in record.descriptors}) == ("B", {"kind", "access"})
    assert api.get("sources").json()["items"] == [record.name]
    assert api.get(f"sources/{quoted}/grades").json()[0]["label"] == "Usually reliable"
    assert len(api.get(f"sources/{quoted}/descriptions").json()) == 2


def test_a_source_nobody_judged(api):
    """Has an empty record, and is in no list."""
    assert api.get("sources/Nobody").json()["grades"] == []
    assert api.get("sources").json()["total"] == 0
