"""The desk's shell: who is let in, what every page has round it."""

import pytest

from tests.doors.desk.conftest import PASSWORD


def test_home(client):
    """The desk begins at the inbox."""
    assert client.get("/").headers["location"] == "/inbox"


@pytest.mark.parametrize(
    ("role", "seen", "hidden"),
    [
        ("reader", ["Inbox", "Some reader", "Sign out"], ["/team"]),
        ("admin", ["Inbox", "/team"], []),
    ],
)
def test_bar(signed_in, role, seen, hidden):
    """The bar shows where one may go, and no more."""
    page = signed_in(role).get("/inbox").text
    assert [word for word in seen if word not in page] == []
    assert [word for word in hidden if word in page] == []


def test_sign_in(signed_in):
    """Whoever has no session is sent to the form; a wrong password is told so, a right one begins a session."""
    client = signed_in("reader")
    client.cookies.clear()
    assert client.get("/inbox").headers["location"] == "/sign-in"
    refused = client.post("/sign-in", data={"name": "<b>Some</b>", "password": "wrong"})
    assert (refused.status_code, "<b>Some" in refused.text) == (401, False)
    let_in = client.post("/sign-in", data={"name": "Some reader", "password": PASSWORD})
    assert (let_in.status_code, "reportedly" in let_in.cookies) == (303, True)
    assert client.get("/inbox").status_code == 200


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/static/nothing.css", 404)])
def test_complaints(client, path, status):
    """What is not there is said on a page, and what asks for a part of a page gets one line."""
    assert client.get(path).status_code == status
    part = client.get(path, headers={"hx-request": "true"}).text
    assert part.startswith('<p class="complaint" role="alert">')


def test_policy(client):
    """No page runs a script or takes a style that stands in it."""
    page = client.get("/inbox")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert page.text.count("<script") == page.text.count("<script src=")
