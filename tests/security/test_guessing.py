"""Guessing at passwords and tokens, planted sessions, cookies, and what an answer's time and words give away."""

import contextlib
import statistics
import time

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from reportedly.archive.archive import Archive
from reportedly.archive.desk import people
from reportedly.archive.desk.tables import api_keys, sessions
from reportedly.archive.desk.tables import people as accounts
from reportedly.doors.desk.app import Options, make_app
from reportedly.doors.network import Guesses, network_of
from reportedly.model.desk import Actor

PASSWORD = "seven lanterns over Veldmark"  # noqa: S105 - of an account made here
ADMIN = Actor(name="Ada Quint", role="admin", person=1)


@pytest.fixture
def app(tmp_path, monkeypatch):
    """A desk with one account; its hashes take a millisecond."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: quick)
    with Archive(tmp_path / "desk.db") as archive:
        made = make_app(archive, Options(reads=False, hosts=("localhost",)))
        made.state.office.desk.add_person(Actor(name="local", role="admin"), "Ada Quint", PASSWORD)
        yield made


def asking(app, address="192.0.2.1"):
    return TestClient(app, base_url="http://localhost", follow_redirects=False, client=(address, 5000))


def tried(app, name, password="a wrong guess at it", address="192.0.2.1"):  # noqa: S107
    return asking(app, address).post("/sign-in", data={"name": name, "password": password}).status_code


SPELLINGS = ["Ada Quint", "ADA QUINT", " Ada  Quint ", "Ada\tQuint", "A\x01da Quint", "Ada\u00a0Quint", "Ada Quint\x7f"]


def test_no_spelling_of_a_name_has_tries_of_its_own(app):
    """Before 2026-11-26 each control character put into a name gave five more tries at the same account."""
    statuses = [tried(app, name, address=f"192.0.2.{n}") for n, name in enumerate(SPELLINGS)]
    assert statuses == [401] * 5 + [429] * 2
    assert tried(app, "Ada Quint", PASSWORD, "192.0.2.99") == 429


def test_one_network_has_twenty_tries(app):
    """Many names from one network; of IPv6 its 2⁶⁴ addresses count as one. What is refused uses up nobody's tries."""
    statuses = [tried(app, f"nobody {n}", address=f"2001:db8:1:1::{n:x}") for n in range(22)]
    assert statuses == [401] * 20 + [429] * 2
    assert [tried(app, "Ada Quint", address="2001:db8:1:1::ff") for _ in range(6)] == [429] * 6
    assert tried(app, "Ada Quint", PASSWORD, "2001:db8:1:2::1") == 303


def test_long_names_fill_no_memory(app):
    """What is remembered of a try is short, however long the name is that was tried."""
    assert tried(app, "x" * 900_000) == 401
    keys = app.state.office.doorkeeper._tries.storage.events
    assert max(map(len, keys)) < 300


def test_the_old_password_is_not_guessed_either(app):
    """Whoever holds somebody's session learns their password no sooner than at the door."""
    client = asking(app)
    token = app.state.office.desk.sign_in("Ada Quint", PASSWORD)
    client.cookies.set("reportedly", token[0])
    statuses = [
        client.post(
            "/account/password",
            data={"old": f"guess {n}", "password": "another long night out"},
            headers={"x-csrf-token": token[1].csrf},
        ).status_code
        for n in range(6)
    ]
    assert (set(statuses[:4]), statuses[-1]) == ({422}, 429)


def test_signing_in_ends_the_session_before(app):
    """Session fixation: a new secret at each sign-in, and the one that came with the request opens nothing any more."""
    client = asking(app)
    client.post("/sign-in", data={"name": "Ada Quint", "password": PASSWORD})
    old = client.cookies["reportedly"]
    client.post("/sign-in", data={"name": "Ada Quint", "password": PASSWORD})
    new = client.cookies["reportedly"]
    assert new != old
    opened = [asking(app).get("/inbox", headers={"cookie": f"reportedly={one}"}).status_code for one in (old, new)]
    assert opened == [303, 200]


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_is_kept_from_scripts_and_other_sites(app, tmp_path, secure):
    """HttpOnly, SameSite, for this host and all its paths; for https alone where TLS is there, with HSTS."""
    with Archive(tmp_path / "desk.db") as archive:
        made = make_app(archive, Options(reads=False, hosts=("localhost",), secure=secure))
        answer = asking(made).post("/sign-in", data={"name": "Ada Quint", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert ("httponly" in cookie, "samesite=lax" in cookie, "path=/" in cookie, "domain" in cookie) == (
        True,
        True,
        True,
        False,
    )
    assert ("; secure" in cookie, "strict-transport-security" in answer.headers) == (secure, secure)


def test_only_hashes_are_kept(app):
    """Whoever reads the archive's file finds no key, no password and no session they could use."""
    desk = app.state.office.desk
    cookie, _ = desk.sign_in("Ada Quint", PASSWORD)
    key, record = desk.make_key(ADMIN, "script", "reader")
    with desk.archive.looking() as connection:
        kept = str(
            [
                *connection.execute(accounts.select()),
                *connection.execute(sessions.select()),
                *connection.execute(api_keys.select()),
            ]
        )
    assert [secret for secret in (cookie, key, PASSWORD) if secret in kept] == []
    assert "$argon2id$" in kept
    assert not hasattr(record, "token")
    file = desk.archive.name
    assert cookie.encode() not in open(file, "rb").read()  # noqa: PTH123, SIM115


def test_nobody_is_told_who_has_an_account(app, monkeypatch):
    """The same words and the same work for a name that there is and one that there is not."""
    hasher = PasswordHasher(time_cost=2, memory_cost=4096, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: hasher)
    people._nobody.cache_clear()
    desk = app.state.office.desk
    desk.set_password(ADMIN, 1, PASSWORD)
    times = {"Ada Quint": [], "Nobody At All": []}
    for _ in range(8):
        for name, taken in times.items():
            started = time.process_time()
            with contextlib.suppress(Exception):
                desk.sign_in(name, "a wrong guess at it")
            taken.append(time.process_time() - started)
    people._nobody.cache_clear()
    known, unknown = (statistics.median(taken) for taken in times.values())
    assert unknown > known / 3
    texts = {
        asking(app, f"192.0.2.{n}").post("/sign-in", data={"name": name, "password": "wrong"}).text.replace(name, "")
        for n, name in enumerate(times)
    }
    assert len(texts) == 1


def test_a_wrong_key_tells_nothing(app):
    """An API key that never was and one that was revoked get the same answer, which holds no word of what was sent."""
    desk = app.state.office.desk
    key, record = desk.make_key(ADMIN, "script", "reader")
    desk.revoke_key(ADMIN, record.id)
    answers = [
        asking(app).get("/api/v1/articles", headers={"authorization": f"Bearer {one}"}) for one in (key, "rk_never")
    ]
    assert answers[0].status_code == answers[1].status_code == 401
    assert answers[0].text == answers[1].text
    assert key not in answers[0].text


NETWORKS = [
    ("192.0.2.7", "192.0.2.7"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("fe80::1%eth0", "fe80::/64"),
    ("", ""),
    ("testclient", "testclient"),
]


@pytest.mark.parametrize(("address", "network"), NETWORKS)
def test_networks(address, network):
    """What counts as one sender."""
    assert network_of(address) == network


def test_mcp_tokens_are_not_guessed():
    """The MCP server answers twenty wrong tokens a minute of one network; then even the right one waits there."""
    http = pytest.importorskip("reportedly.doors.mcp.http", reason="the extra 'mcp' is not installed")
    secret = "s" * 40
    inner = Starlette(routes=[Route("/mcp", lambda _: PlainTextResponse("in"))])
    guarded = http.Guarded(inner, secret)

    def ask(token, address="192.0.2.1"):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return TestClient(guarded, client=(address, 5000)).get("/mcp", headers=headers).status_code

    assert [ask("") for _ in range(30)] == [401] * 30
    assert ask(secret) == 200
    assert [ask(f"guess {n}") for n in range(22)] == [401] * 20 + [429] * 2
    assert ask(secret) == 429
    assert ask(secret, "192.0.2.2") == 200


def test_guesses_are_forgiven_and_forgotten():
    """After a minute a network may try again; of very many networks the quiet ones are forgotten."""
    guesses = Guesses(2, seconds=0.05)
    guesses.wrong("a")
    guesses.wrong("a")
    assert guesses.too_many("a")
    time.sleep(0.06)
    assert not guesses.too_many("a")
    for n in range(10_050):
        guesses.wrong(str(n))
    assert len(guesses._made) <= 10_000


def test_logs_hold_no_secret_and_no_line_of_others(app, caplog, monkeypatch):
    """A fault is logged with its path, in which line ends stay written out; no cookie, key or password is in it."""
    desk = app.state.office.desk
    cookie, _ = desk.sign_in("Ada Quint", PASSWORD)
    key, _ = desk.make_key(ADMIN, "script", "reader")

    def broken(*_):
        raise RuntimeError("the desk is broken")

    monkeypatch.setattr(app.state.office.doorkeeper, "visitor", broken)
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    sent = {"cookie": f"reportedly={cookie}", "x-key": key}
    answer = client.get("/reports/1/claims/c1%0aFORGED%20LINE", headers=sent)
    client.post("/sign-in", data={"name": "Ada\nFORGED LINE", "password": PASSWORD})
    assert (answer.status_code, "broken" in answer.text) == (500, False)
    assert "\nFORGED" not in caplog.text
    assert [secret for secret in (cookie, key, PASSWORD) if secret in caplog.text] == []
