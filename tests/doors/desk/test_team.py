"""Accounts at the desk: who gets in, what each role may do, and what stands against those who should not."""

import re

import pytest

from tests.doors.desk.conftest import PASSWORD

WORD = "seven lanterns over Veldmark"


def test_a_desk_without_accounts_needs_none(client):
    """Its one local user may do everything, and signs with their name."""
    assert client.get("/inbox").status_code == 200
    assert "This desk is yours alone" in client.get("/team").text
    assert client.get("/sign-in").status_code == 303


def test_the_first_account_closes_the_door(client):
    """Whoever adds it is signed in by it; nobody else gets in without."""
    answer = client.post("/team", data={"name": "Ada Quint", "password": WORD, "role": "reader"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/team")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Ada Quint" in client.get("/team").text
    client.cookies.clear()
    assert client.get("/inbox").headers["location"] == "/sign-in"
    assert client.get("/inbox", headers={"hx-request": "true"}).headers["hx-redirect"] == "/sign-in"
    assert client.post("/inbox/text", data={"text": "x"}).headers["location"] == "/sign-in"


ADMIN_ONLY = [
    ("GET", "/team", {}),
    ("GET", "/team/log", {}),
    ("POST", "/team", {"name": "Cy", "password": WORD}),
    ("POST", "/team/1/role", {"role": "reader"}),
    ("POST", "/team/1/access", {"disabled": "true"}),
    ("POST", "/team/1/password", {"password": WORD}),
]


@pytest.mark.parametrize(("method", "path", "form"), ADMIN_ONLY)
@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_what_only_an_administrator_may(signed_in, role, method, path, form):
    """The server refuses, whatever the page shows."""
    who = signed_in(role)
    assert who.request(method, path, data=form or None).status_code == 403
    assert '<a href="/team"' not in who.get("/inbox").text


WRITES = [
    ("/sources/grade", {"name": "Lintel Press", "grade": "B", "reason": "Right in March."}),
    ("/sources/describe", {"name": "Lintel Press", "bias": "none", "reason": "Asked."}),
]


@pytest.mark.parametrize(("path", "form"), WRITES)
def test_readers_only_look(signed_in, path, form):
    reader = signed_in("reader")
    assert reader.post(path, data=form).status_code == 403
    assert reader.deeds("grade-source") == []


@pytest.mark.parametrize(("path", "form"), WRITES)
@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ({"x-csrf-token": ""}, ""),
        ({"x-csrf-token": "guess"}, ""),
        ({"x-csrf-token": ""}, "guess"),
        ({"origin": "https://evil.example"}, ""),
        ({"origin": "http://["}, ""),
        ({"sec-fetch-site": "cross-site"}, ""),
        ({"sec-fetch-site": "same-site"}, ""),
    ],
)
def test_forms_of_other_sites_are_refused(signed_in, path, form, headers, field):
    """CSRF: without the session's token, or from elsewhere, nothing is written."""
    reviewer = signed_in("reviewer")
    answer = reviewer.post(path, data=form | ({"csrf": field} if field else {}), headers=headers)
    assert answer.status_code == 403
    assert [deed.verb for deed in reviewer.deeds() if deed.verb.endswith("source")] == []


def test_the_token_may_come_in_the_form(signed_in):
    """As it does without JavaScript."""
    reviewer = signed_in("reviewer")
    token = reviewer.headers.pop("x-csrf-token")
    form = {"name": "Lintel Press", "grade": "B", "reason": "Right in March.", "csrf": token}
    assert reviewer.post("/sources/grade", data=form).status_code == 303
    assert "Usually reliable" in reviewer.get("/sources/show", params={"name": "lintel press"}).text


def test_a_session_is_never_one_that_was_brought(signed_in):
    """Session fixation: signing in makes a new secret, and the one sent along opens nothing."""
    admin = signed_in("admin")
    admin.cookies.clear()
    admin.cookies.set("reportedly", "planted-by-somebody")
    answer = admin.post("/sign-in", data={"name": "Some admin", "password": PASSWORD})
    assert answer.status_code == 303
    assert "planted" not in answer.headers["set-cookie"]


def test_signing_out_ends_it_on_the_server(signed_in):
    reviewer = signed_in("reviewer")
    secret = reviewer.cookies["reportedly"]
    assert reviewer.post("/sign-out").status_code == 303
    reviewer.cookies.set("reportedly", secret)
    assert reviewer.get("/inbox").headers["location"] == "/sign-in"


def test_guessing_is_slowed(signed_in):
    """Five tries a minute at one name; a right password after them waits too; what was tried is in the log."""
    client = signed_in("admin")
    name = client.deeds("sign-in")[0].by
    client.cookies.clear()
    statuses = [client.post("/sign-in", data={"name": name, "password": f"guess {n}"}).status_code for n in range(6)]
    assert statuses[-1] == 429
    assert set(statuses) == {401, 429}
    assert client.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 429
    assert client.deeds("sign-in-refused")


def test_ones_own_account(signed_in):
    """A reader changes their password, and makes and revokes a key, whose secret is shown once."""
    reader = signed_in("reader")
    assert "another one" in reader.post("/account/password", data={"old": "no", "password": WORD}).text
    page = reader.post("/account/keys", data={"label": "script <b>", "role": "reader"}).text
    secret = re.search(r'class="secret">(rk_[\w-]+)<', page)[1]
    assert secret not in reader.get("/account").text
    assert "script &lt;b&gt;" in reader.get("/account").text
    assert reader.post("/account/keys", data={"label": "more", "role": "admin"}).status_code == 403
    number = re.search(r"/account/keys/(\d+)/revoke", page)[1]
    assert reader.post(f"/account/keys/{number}/revoke").status_code == 303
    assert "revoked" in reader.get("/account").text
    old = reader.cookies["reportedly"]
    reader.cookies.clear()
    sent = {"cookie": f"reportedly={old}"}
    answer = reader.post("/account/password", data={"old": PASSWORD, "password": WORD}, headers=sent)
    assert answer.status_code == 303
    assert reader.cookies["reportedly"] != old
    assert reader.get("/account").status_code == 200
    reader.cookies.clear()
    assert reader.get("/account", headers=sent).status_code == 303


def test_the_log_accounts_for_it(signed_in):
    admin = signed_in("admin")
    admin.post("/sources/grade", data={"name": "<i>Lintel</i>", "grade": "B", "reason": "Right in March."})
    page = admin.get("/team/log", params={"verb": "grade-source"}).text
    assert "&lt;i&gt;Lintel&lt;/i&gt;" in page
    assert "<i>Lintel" not in page
    assert "1 line;" in page


@pytest.mark.parametrize("path", ["/team", "/account", "/team/log", "/reviews", "/corrections", "/sources"])
def test_pages_of_an_empty_desk(client, path):
    """Each says what to do next; none fails for want of anything to show."""
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/team/log?page=0", 200),
        ("/team/log?page=99999999999999999999", 200),
        ("/reviews?page=x", 422),
        ("/sources/show", 422),
    ],
)
def test_odd_addresses(client, path, status):
    assert client.get(path).status_code == status


def test_conflicts_are_shown_plainly(client):
    from reportedly.model.desk import Actor

    desk = client.office.desk
    claim = "wire-1#c1"
    for name, verdict in (("Ada Quint", "accurate"), ("Ben Orlo", "misleading")):
        desk.review(Actor(name=name), claim, verdict, "I looked.")
    page = client.get("/reviews", params={"show": "conflicts"}).text
    assert "reviewers disagree" in page
    assert re.search(r'href="/reports/\d+/claims/c1"', page)
    assert "Nothing was reviewed" not in page
    assert "Ada Quint" not in client.get("/reviews", params={"by": "Cy"}).text
