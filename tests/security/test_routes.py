"""Every route of the desk and its API × every role, other sites, the head of every answer: none can be forgotten."""

import contextlib
import shutil
from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from reportedly.archive.archive import Archive
from reportedly.archive.desk import audit, jobs, people
from reportedly.doors.desk.app import Options, make_app
from reportedly.doors.desk.guard import HEADERS
from reportedly.model.desk import Actor
from reportedly.service.jobs import Pasted
from tests.doors.desk.conftest import ADMIN, PASSWORD, example_file  # noqa: F401
from tests.security.routes import CALLS, PAGES, ROLES, Way, address, routes_of

WAYS = PAGES | CALLS
KEPT = {f"GET /api/v1/articles/{{article}}/{leaf}" for leaf in ("reading", "text")}
"""Answers that a browser may keep for the one who asked, and asks for again each time."""


class Asking:
    """One desk over the examples, asked as each role by a session of a browser; every answer's head is looked at."""

    def __init__(self, archive: Archive) -> None:
        self.app = make_app(archive, Options(reads=False, hosts=("localhost",)))
        self.desk = self.app.state.office.desk
        self.sessions: dict[str, tuple[str, str]] = {"open": ("", "")}
        for number, role in enumerate(("admin", "reader", "reviewer"), 1):
            self.desk.add_person(ADMIN, f"Some {role}", PASSWORD, role)
            secret, session = self.desk.sign_in(f"Some {role}", PASSWORD)
            self.sessions[role] = (secret, session.csrf)
            self.desk.make_key(Actor(name=f"Some {role}", role=role, person=number), "one")
        self.desk.add_person(ADMIN, "Some guest", PASSWORD, "reader")
        self.desk.submit_text(ADMIN, Pasted(text="Forty ferries are idle."))
        self.desk.watch(ADMIN, "https://veld.example/feed", 60)
        with archive.writing() as connection:
            jobs.finish(connection, 1, key=None)

    def asks(self, role: str, way: str, known: Way, **headers: str):  # type: ignore[no-untyped-def]
        """The answer to one role's request, with the token of its session unless another is given."""
        secret, token = self.sessions[role]
        client = TestClient(self.app, base_url="http://localhost", follow_redirects=False)
        if secret:
            client.cookies.set("reportedly", secret)
        path = self.place(way, known)
        sent: dict[str, object] = {"json" if path.startswith("/api/") else "data": known.sent} if known.sent else {}
        if path.endswith(("/inbox/files", "/corrections/import")):
            sent["files"] = {"files": ("a.zip", b"PK\5\6" + bytes(18))}
        answer = client.request(way.partition(" ")[0], path, headers={"x-csrf-token": token, **headers}, **sent)
        assert answer.status_code < 500, answer.text
        heads = {name: answer.headers.get(name) for name in HEADERS}
        heads["content-security-policy"] = HEADERS[
            "content-security-policy"
        ]  # an export's is stricter, looked at below
        assert heads == HEADERS, way
        kept = "private, no-cache" if way in KEPT and answer.status_code == 200 else "no-store"
        assert answer.headers["cache-control"].startswith(kept) or way == "GET /ink.css", way
        return answer

    def place(self, way: str, known: Way) -> str:
        """The path, with numbers of things that may be taken away."""
        path = address(way, known)
        own = {"token": 2, "open": 2, "reader": 2, "reviewer": 3, "admin": 1}
        path = path.replace("/team/1/", "/team/4/").replace("/keys/1/", f"/keys/{own[known.least]}/")
        return (
            path.replace("/1", "/3")
            if way.startswith("DELETE")
            else path.replace("/reports/1/remove", "/reports/2/remove")
        )

    def deeds(self) -> int:
        """How many lines the log has."""
        with self.app.state.office.archive.looking() as connection:
            return audit.count_deeds(connection)


@pytest.fixture(scope="module")
def asking(example_file, tmp_path_factory) -> Iterator[Asking]:  # type: ignore[no-untyped-def]  # noqa: F811
    """The desk, for all tests of this file."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
        patch.setattr(people, "_hasher", lambda: quick)
        patch.setenv("REPORTEDLY_REQUESTS_PER_MINUTE", "0")
        copy = tmp_path_factory.mktemp("routes") / "desk.db"
        shutil.copy(example_file, copy)
        yield Asking(stack.enter_context(Archive(copy)))


def test_every_route_is_in_the_table(asking) -> None:  # type: ignore[no-untyped-def]
    """Protects against a new route that nobody thought about: it must be given its least role in routes.py."""
    found = routes_of(asking.app)
    assert len(found) == len(set(found))
    assert sorted(found) == sorted(WAYS)


def is_refused(answer) -> bool:  # type: ignore[no-untyped-def]
    """Whether somebody was turned away: to sign in, or as one who may not."""
    return answer.status_code in (401, 403) or answer.headers.get("location") == "/sign-in"


@pytest.mark.parametrize("way", [way for way, known in WAYS.items() if known.least != "open"])
def test_below_its_role_nobody_gets_in(asking, way: str) -> None:  # type: ignore[no-untyped-def]
    """IDOR and rights: of less than its role a route does nothing, and nothing is logged as done."""
    known = WAYS[way]
    before = asking.deeds()
    for role in ROLES[: ROLES.index(known.least)]:
        assert is_refused(asking.asks(role, way, known)), role
    assert asking.deeds() == before


@pytest.mark.parametrize(("way", "known"), [(way, known) for way, known in PAGES.items() if not way.startswith("GET")])
def test_forms_of_other_sites_do_nothing(asking, way: str, known: Way) -> None:  # type: ignore[no-untyped-def]
    """CSRF on every route that writes: without the token, with a guess, from another origin, from a neighbour site."""
    before = asking.deeds()
    attacks = [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "same-site"}]
    tokens = [] if known.least == "open" else [{"x-csrf-token": ""}, {"x-csrf-token": "guess"}]
    for headers in [*attacks, *tokens]:
        assert asking.asks("admin", way, known, **headers).status_code == 403, headers
    assert asking.deeds() == before


@pytest.mark.parametrize(("way", "known"), [(way, known) for way, known in CALLS.items() if not way.startswith("GET")])
def test_calls_of_other_sites_do_nothing(asking, way: str, known: Way) -> None:  # type: ignore[no-untyped-def]
    """CSRF on the API, for a browser that is signed in to the desk."""
    before = asking.deeds()
    for headers in ({"x-csrf-token": ""}, {"x-csrf-token": "guess"}, {"origin": "https://evil.example"}):
        assert asking.asks("admin", way, known, **headers).status_code == 403, headers
    assert asking.deeds() == before


@pytest.mark.parametrize(
    "way",
    [
        *sorted(
            WAYS.keys() - {"GET /metrics"},
            key=lambda way: (way.startswith("DELETE") or "remove" in way or "out" in way, way),
        )
    ],
)
def test_with_its_role_everybody_gets_in(asking, way: str) -> None:  # type: ignore[no-untyped-def]
    """The table is no stricter than the desk: the least role it names is let in (last: what takes things away)."""
    answer = asking.asks(WAYS[way].least, way, WAYS[way])
    assert way.startswith("POST /sign-") or not is_refused(answer), answer.text


def test_keys_of_others_are_not_theirs(asking) -> None:  # type: ignore[no-untyped-def]
    """IDOR: to whoever is no administrator another's key is no key at all, and it goes on opening what it opened."""
    secret, key = asking.desk.make_key(Actor(name="Some admin", role="admin", person=1), "another")
    client = TestClient(asking.app, base_url="http://localhost", follow_redirects=False)
    cookie, token = asking.sessions["reviewer"]
    client.cookies.set("reportedly", cookie)
    assert client.post(f"/account/keys/{key.id}/revoke", headers={"x-csrf-token": token}).status_code == 404
    client.cookies.clear()
    assert client.get("/api/v1/articles", headers={"authorization": f"Bearer {secret}"}).status_code == 200


ODD = [
    ("GET", "/nowhere", 404),
    ("GET", "/api/v1/nowhere", 404),
    ("PUT", "/inbox", 405),
    ("PUT", "/api/v1/articles", 405),
    ("OPTIONS", "/inbox", 405),
    ("TRACE", "/api/v1/jobs", 405),
    ("GET", "/static/desk.css", 200),
    ("GET", "/static/nothing.css", 404),
    ("GET", "/static/..%2f..%2fapp.py", 404),
    ("GET", "/static//etc/passwd", 404),
    ("GET", "/static/page/..%5c..%5cexport.py", 404),
    ("GET", "/reports/x", 422),
]


@pytest.mark.parametrize(("method", "path", "status"), ODD)
def test_odd_answers_have_their_headers_too(asking, method: str, path: str, status: int) -> None:  # type: ignore[no-untyped-def]
    """Errors and static files: the same head, and no file from outside the folder."""
    client = TestClient(asking.app, base_url="http://localhost", follow_redirects=False)
    client.cookies.set("reportedly", asking.sessions["admin"][0])
    answer = client.request(method, path)
    assert (answer.status_code, {name: answer.headers.get(name) for name in HEADERS}) == (status, HEADERS)
    assert answer.headers["cache-control"] == ("max-age=3600" if path.startswith("/static/") else "no-store")


HOSTS = [
    "evil.example",
    "localhost.evil.example",
    "localhost:80:80",
    "",
    "localhost@evil.example",
    "testserver",
    "[::1",
    "127.0.0.1.nip.io",
]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/inbox", "/api/v1/articles", "/static/desk.css", "/api/v1/health"])
def test_another_name_gets_nothing(asking, host: str, path: str) -> None:  # type: ignore[no-untyped-def]
    """DNS rebinding: 421 with the headers of all else, whatever is asked for."""
    answer = TestClient(asking.app, base_url="http://localhost").get(path, headers={"host": host})
    assert (answer.status_code, {name: answer.headers.get(name) for name in HEADERS}) == (421, HEADERS)


FORM = "application/x-www-form-urlencoded"
BODIES = [
    ("/inbox/files", "multipart/form-data; boundary=x"),
    ("/sign-in", FORM),
    ("/api/v1/readings", "application/json"),
]


@pytest.mark.parametrize(("path", "kind"), BODIES)
def test_no_body_is_too_large_for_long(asking, path: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    """Uploads: a length that is stated is refused at once, one that is not where it goes past the limit."""
    client = TestClient(asking.app, base_url="http://localhost", follow_redirects=False)
    secret, token = asking.sessions["admin"]
    client.cookies.set("reportedly", secret)
    headers = {"content-type": kind, "x-csrf-token": token}
    stated = client.post(path, content=b"x", headers=headers | {"content-length": "99999999999"})
    pieces = (bytes(1_000_000) for _ in range(40))
    assert stated.status_code == 413
    assert client.post(path, content=pieces, headers=headers).status_code in (400, 413)  # 400: one field is too long


NEXT = [
    "//evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "%0d%0aLocation:%20//evil.example",
]


@pytest.mark.parametrize("to", NEXT)
def test_no_redirect_leads_elsewhere(asking, to: str) -> None:  # type: ignore[no-untyped-def]
    """Open redirects: where one is sent after signing in is not taken from the address."""
    client = TestClient(asking.app, base_url="http://localhost", follow_redirects=False)
    for path in (f"/sign-in?next={to}", f"/?next={to}", f"//evil.example/..{to}", "/inbox/", "//evil.example"):
        where = client.get(path).headers.get("location", "/")
        assert where.startswith(("/", "http://localhost/")), path
        assert not where.startswith(("//", "/\\")), path
