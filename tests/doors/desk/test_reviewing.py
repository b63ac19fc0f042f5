"""Judging a claim: verdicts, evidence, grades; what everybody said stays, and nobody is overlooked."""

import pytest

CLAIM = "/reports/10/claims/c1"
PART = {"hx-request": "true"}


def verdict(code="accurate", **more):
    return {"verdict": code, "reasons": "Two logs say so.", "seen": "0"} | more


def test_a_review_is_kept(client):
    """Sent without scripts: back to the claim, where the verdict, the reasons and the evidence stand."""
    evidence = {"url": ["https://a.example/log", "", ""], "quote": ["fifty boxes", "a <b>second</b>", ""]}
    sent = client.post(f"{CLAIM}/review", data=verdict(**evidence))
    assert (sent.status_code, sent.headers["location"]) == (303, "/reports/10#c1")
    panel = client.get(f"{CLAIM}/review", headers=PART).text
    for words in ("Accurate", "Ada", "Two logs say so.", "https://a.example/log", "a &lt;b&gt;second&lt;/b&gt;"):
        assert words in panel
    assert client.deeds("review")[0].about.endswith("#c1")
    assert "Accurate" in client.get("/reports/10?review=reviewed").text


def test_a_review_by_script(client):
    """The panel comes anew, with the card's line beside it and what the card is filtered by from now on."""
    sent = client.post(f"{CLAIM}/review", data=verdict(), headers=PART)
    assert sent.status_code == 200
    assert 'id="people-c1" hx-swap-oob="true"' in sent.text
    assert '"place": "c1"' in sent.headers["hx-trigger"]
    assert "reviewed" in sent.headers["hx-trigger"]


REFUSED = [
    (verdict("nonsense"), 422, "no verdict"),
    (verdict(reasons=" "), 422, "no reason is given"),
    (verdict(url=["javascript:alert(1)"], quote=[""]), 422, "is no web address"),
]


@pytest.mark.parametrize(("data", "status", "says"), REFUSED)
@pytest.mark.parametrize("headers", [{}, PART])
def test_refused(client, data, status, says, headers):
    """What can't be kept is said over the form, and what was written stays in it."""
    sent = client.post(f"{CLAIM}/review", data=data | {"reasons": data["reasons"]}, headers=headers)
    assert sent.status_code == status
    assert says in sent.text
    assert 'id="reasons"' in sent.text
    assert (sent.headers.get("hx-retarget") == "#panel") is True
    assert client.deeds("review") == []


def test_somebody_else_came_first(signed_in):
    """A verdict given since the form was loaded is told, and nothing is lost: the form can be sent again."""
    first, second = signed_in("admin"), signed_in("reviewer")
    first.post(f"{CLAIM}/review", data=verdict("inaccurate"))
    told = second.post(f"{CLAIM}/review", data=verdict())
    assert told.status_code == 409
    assert "reviewed since you opened it (Some admin: Inaccurate)" in told.text
    assert "Two logs say so." in told.text
    assert 'name="seen" value="1"' in told.text
    assert second.post(f"{CLAIM}/review", data=verdict(seen="1")).status_code == 303
    panel = second.get(f"{CLAIM}/review").text
    assert "Reviewers differ." in panel
    assert "Some admin" in panel
    assert "Reviewers differ." in second.get("/reports/10?review=conflict").text


def test_history(client):
    """A later verdict of the same person succeeds the earlier; both can be read."""
    client.post(f"{CLAIM}/review", data=verdict())
    client.post(f"{CLAIM}/review", data=verdict("misleading", seen="1"))
    panel = client.get(f"{CLAIM}/review").text
    assert "All 2 reviews, oldest first" in panel
    assert "succeeds review 1" in panel
    assert panel.index("Misleading") < panel.index("All 2 reviews")


def test_grades(client):
    """A 1 that too few origins speak for is refused in a line; another grade is kept."""
    refused = client.post(f"{CLAIM}/grade", data={"grade": "1", "reason": "It is known."})
    assert refused.status_code == 422
    assert "can&#39;t have confirmed it" in refused.text
    assert 'id="nonetheless"' in refused.text
    assert client.post(f"{CLAIM}/grade", data={"grade": "2", "reason": "It is likely."}).status_code == 303
    panel = client.get(f"{CLAIM}/review").text
    assert "Probably true" in panel
    assert "/sources/show?name=" in panel


def test_readers_look(signed_in):
    """A reader sees what was said, is given no form, and is refused where one is sent."""
    reader = signed_in("reader")
    assert '<form method="post" action="/reports' not in reader.get(f"{CLAIM}/review").text
    assert reader.post(f"{CLAIM}/review", data=verdict()).status_code == 403


@pytest.mark.parametrize("path", ["/reports/10/claims/c999/review", "/reports/99/claims/c1/review"])
def test_no_such_claim(client, path):
    """A claim that is not there can be neither looked at nor judged."""
    assert client.get(path).status_code == 404
    assert client.post(path, data=verdict()).status_code == 404
