"""Who may do what: roles, keys and their ends, sessions, other sites; and each write in the audit log, by the API."""

import pytest

from reportedly.archive.desk import sessions

CLAIM = "articles/1/claims/c1"
REPORT = {"text": "The mayor of Tarnby said that forty ferries were idle."}
WRITES = [  # method, path, body, status, least role, verb and what it is about in the log
    ("POST", f"{CLAIM}/reviews", {"verdict": "inaccurate", "reasons": "No."}, 201, "reviewer", ("review", "wire-1#c1")),
    ("POST", f"{CLAIM}/grades", {"grade": "2", "reason": "Yes."}, 201, "reviewer", ("grade-claim", "wire-1#c1")),
    (
        "POST",
        "articles/1/corrections",
        {"subject": "claim", "of": "c1", "fault": "right", "reason": "Yes."},
        201,
        "reviewer",
        ("correct", "wire-1#c1"),
    ),
    (
        "POST",
        "sources/Ostian%20Wire/grades",
        {"grade": "B", "reason": "Yes."},
        201,
        "reviewer",
        ("grade-source", "Ostian Wire"),
    ),
    (
        "POST",
        "sources/Ostian%20Wire/descriptions",
        {"values": {"access": "On the quay."}, "reason": "Yes."},
        201,
        "reviewer",
        ("describe-source", "Ostian Wire"),
    ),
    ("POST", "readings?async=true", REPORT, 202, "reviewer", ("submit", REPORT["text"])),
    (
        "POST",
        "readings?keep=true",
        {**REPORT, "url": "https://tarn.example/1"},
        201,
        "reviewer",
        ("keep", "https://tarn.example/1"),
    ),
    ("DELETE", "articles/3", None, 204, "admin", ("remove", None)),
]
ROLES = ("reader", "reviewer", "admin")


@pytest.mark.parametrize(("method", "path", "body", "status", "least", "logged"), WRITES, ids=[w[1] for w in WRITES])
@pytest.mark.parametrize("role", ROLES)
def test_a_write_needs_its_role_and_is_logged(keyed, reader, role, method, path, body, status, least, logged):
    """Of less a key gets 403, and nothing is done or logged; else one line, signed, by the API."""
    client = keyed(role)
    before = client.deeds()
    response = client.request(method, path, json=body)
    new = client.deeds()[len(before) :]
    if ROLES.index(role) < ROLES.index(least):
        assert (response.status_code, new) == (403, [])
        assert response.json()["title"] == "Forbidden"
        return
    assert response.status_code == status
    ((verb, about, by, via),) = new
    assert (verb, by, via) == (logged[0], f"Some {role}", "api")
    assert logged[1] in (None, about)


def test_a_key_can_do_less_than_its_person(keyed):
    """An administrator's key for reading writes nothing."""
    client = keyed("reader", of="admin")
    assert client.get("articles").status_code == 200
    assert client.delete("articles/1").status_code == 403


def test_a_revoked_key_opens_nothing(keyed):
    """From the moment it is revoked."""
    client = keyed("reviewer")
    assert client.get("articles").status_code == 200
    with client.office.archive.writing() as connection:
        sessions.revoke_key(connection, client.key.id)
    response = client.get("articles")
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("header", ["Bearer nobody", "Basic QWRhOng=", "Bearer rk_\u00e9", "nonsense here"])
def test_what_is_no_key_opens_nothing(keyed, header):
    """Not even on a desk where somebody is signed in."""
    client = keyed("admin")
    del client.headers["authorization"]
    given = [(b"authorization", header.encode("latin-1"))]
    assert client.get("articles", headers=given).status_code == 401


def test_a_session_reads_and_writes_only_with_its_token(keyed):
    """A page's script may use the API; a form of another site, which has the cookie alone, may not."""
    client = keyed("reviewer")
    del client.headers["authorization"]
    secret, session = client.office.desk.sign_in("Some reviewer", "a long night at the harbour")
    client.cookies.set("reportedly", secret)
    grade = {"grade": "2", "reason": "Yes."}
    assert client.get("articles").status_code == 200
    assert client.post(f"{CLAIM}/grades", json=grade).status_code == 403
    assert client.post(f"{CLAIM}/grades", json=grade, headers={"x-csrf-token": "é".encode()}).status_code == 403
    assert client.post(f"{CLAIM}/grades", json=grade, headers={"x-csrf-token": session.csrf}).status_code == 201


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://testserver", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://["}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_without_accounts_other_sites_write_nothing(api, reader, headers, status):
    """Whoever reaches a local desk may use it, but for a page of another site in the user's browser."""
    assert (
        api.post("readings", content="Some text.", headers={"content-type": "text/plain", **headers}).status_code
        == status
    )


def test_another_name_is_refused(api):
    """A page elsewhere whose name was made to point here (DNS rebinding) gets nothing, told as a problem."""
    response = api.get("articles", headers={"host": "elsewhere.example"})
    assert (response.status_code, response.headers["content-type"]) == (421, "application/problem+json")


def test_a_page_is_fetched_for_reviewers_and_noted(keyed, monkeypatch):
    """A reader's key can't make the desk ask other servers; what is asked for is in the log even where it fails."""
    assert keyed("reader").post("readings", json={"url": "http://127.0.0.1/"}).status_code == 403
    client = keyed("reviewer")
    response = client.post("readings", json={"url": "http://127.0.0.1/"})
    assert (response.status_code, response.json()["detail"]) == (422, "refused: 127.0.0.1 is a loopback address")
    assert client.deeds()[-1] == ("fetch", "http://127.0.0.1/", "Some reviewer", "api")
