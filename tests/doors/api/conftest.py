"""The API to test: over the example reports, without accounts or by keys of each role."""

import contextlib

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from reportedly.archive.desk import audit, people
from reportedly.doors.desk.app import Options, make_app
from reportedly.model.desk import Actor
from tests.doors.desk.conftest import archive_of_examples, empty_archive, example_file  # noqa: F401

PASSWORD = "a long night at the harbour"  # noqa: S105 - of accounts made here
ADMIN = Actor(name="Ada", role="admin")
V1 = "http://testserver/api/v1/"


class Client(TestClient):
    """Asks under /api/v1; can have the queue read, and says what the audit log has."""

    def __init__(self, app, **headers):
        super().__init__(app, base_url=V1, headers=headers, follow_redirects=False)
        self.office = app.state.office

    def request(self, method, url, **more):
        """A path from the root, as ``Location`` gives it, or one below /api/v1."""
        return super().request(method, f"http://testserver{url}" if url.startswith("/") else url, **more)

    def read_all(self):
        while self.office.reader.read_next():
            pass

    def deeds(self):
        """(verb, about, by, via) of each line of the audit log, oldest first."""
        with self.office.archive.looking() as connection:
            found = audit.deeds_done(connection)
        return [(deed.verb, deed.about, deed.by, deed.via) for deed in reversed(found)]


@pytest.fixture
def over():
    """A function: archive → client of an API over it without accounts."""
    with contextlib.ExitStack() as stack:
        yield lambda archive, **options: stack.enter_context(
            Client(make_app(archive, Options(**{"user": "Ada", "reads": False, "hosts": ("testserver",)} | options)))
        )


@pytest.fixture
def api(archive_of_examples, over):  # noqa: F811
    """An API without accounts over the examples."""
    return over(archive_of_examples)


@pytest.fixture
def quick_passwords(monkeypatch):
    """Hashes that take a millisecond, not half a second: no password is guessed here."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: hasher)


@pytest.fixture
def keyed(archive_of_examples, quick_passwords):  # noqa: F811
    """A function: role → client with a key of that role, of somebody of that role, to one desk over the examples."""
    app = make_app(archive_of_examples, Options(reads=False, hosts=("testserver",)))
    desk = app.state.office.desk
    held = {role: desk.add_person(ADMIN, f"Some {role}", PASSWORD, role) for role in ("admin", "reviewer", "reader")}
    with contextlib.ExitStack() as stack:

        def with_key(role, of=None):
            person = held[of or role]
            secret, key = desk.make_key(Actor(name=person.name, role=person.role, person=person.id), "test", role)
            client = stack.enter_context(Client(app, authorization=f"Bearer {secret}"))
            client.key = key
            return client

        yield with_key
