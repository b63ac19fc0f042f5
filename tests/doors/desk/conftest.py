"""A desk to test: over the example reports, as any role, with or without a browser.

``archive_of_examples`` is a fresh archive with the readings of ``examples/`` (read once a session); ``client`` asks a
desk over it that has no accounts; ``signed_in("reviewer")`` asks as somebody with an account; ``live`` is the same desk
on a port, with its reader; ``page`` is a page of a browser, and where a script fails or breaks the policy there, so
does the test.
What is submitted to ``client`` is read by ``client.read_all()``, not in the background.
"""

import contextlib
import re
import shutil
import socket
import threading
import time
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from fastapi.testclient import TestClient

from reportedly.archive.archive import Archive
from reportedly.doors.desk.app import Options, make_app
from reportedly.model.desk import ROLES, Actor

EXAMPLES = Path(__file__).parents[3] / "examples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PASSWORD = "a long night at the harbour"  # noqa: S105 - of accounts made here
ADMIN = Actor(name="Ada", role="admin")


class Client(TestClient):
    """A client that sends the desk's token with each write, does not follow redirects, and can have the queue read."""

    def __init__(self, app):
        super().__init__(app, follow_redirects=False)
        self.office = app.state.office

    def trusted(self):
        """Take the token from a page, as a browser does."""
        self.headers.pop("x-csrf-token", None)
        token = re.search(r'"X-CSRF-Token": "([^"]+)"', self.get("/inbox").text)
        self.headers["x-csrf-token"] = token[1]
        return self

    def read_all(self):
        """Read what waits, as the reader in the background would."""
        while self.office.reader.read_next():
            pass

    def deeds(self, verb=""):
        """What the audit log says was done, the latest first."""
        from reportedly.archive.desk import audit

        with self.office.archive.looking() as connection:
            return audit.deeds_done(connection, verb=verb)


@pytest.fixture(scope="session")
def example_file(tmp_path_factory):
    """An archive's file with the readings of the examples, to be copied."""
    file = tmp_path_factory.mktemp("examples") / "examples.db"
    with Archive(file) as archive:
        archive.add([EXAMPLES / "deserters.jsonl", EXAMPLES / "harbour.html"])
    return file


@pytest.fixture
def archive_of_examples(example_file, tmp_path):
    """The examples, read, in an archive of the test's own."""
    copy = tmp_path / "desk.db"
    shutil.copy(example_file, copy)
    with Archive(copy) as archive:
        yield archive


@pytest.fixture
def empty_archive(tmp_path):
    """An archive in which nothing is yet."""
    with Archive(tmp_path / "empty.db") as archive:
        yield archive


@pytest.fixture
def desk_over():
    """A function: archive → client of a desk over it without accounts."""
    with contextlib.ExitStack() as stack:

        def over(archive, **options):
            app = make_app(archive, Options(**{"user": "Ada", "reads": False, "hosts": ("testserver",)} | options))
            return stack.enter_context(Client(app)).trusted()

        yield over


@pytest.fixture
def client(archive_of_examples, desk_over):
    """A desk without accounts over the examples."""
    return desk_over(archive_of_examples)


@pytest.fixture
def signed_in(archive_of_examples):
    """A function: role → client signed in as somebody of that role (named after it), to one desk over the examples."""
    app = make_app(archive_of_examples, Options(reads=False, hosts=("testserver",)))
    desk = app.state.office.desk
    for role in ("admin", *ROLES[:-1]):  # the first account is an administrator's
        desk.add_person(ADMIN, f"Some {role}", PASSWORD, role)
    with contextlib.ExitStack() as stack:

        def as_role(role):
            client = stack.enter_context(Client(app))
            secret, _ = desk.sign_in(f"Some {role}", PASSWORD)
            client.cookies.set("reportedly", secret)
            return client.trusted()

        yield as_role


class Live(NamedTuple):
    """A desk that answers on a port."""

    url: str
    archive: Archive
    app: object


@contextlib.contextmanager
def served(archive, **options):
    """The desk over ``archive`` on a free port, with its reader, until the block ends."""
    import uvicorn

    app = make_app(archive, Options(**{"user": "Ada"} | options))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield Live(f"http://127.0.0.1:{listening.getsockname()[1]}", archive, app)
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def live(archive_of_examples):
    """A desk without accounts over the examples, on a port."""
    with served(archive_of_examples) as running:
        yield running


@pytest.fixture(scope="package")
def browser():
    """Debian's Chromium; tests that need it are skipped where there is none, with the reason.

    It ends with this folder's tests: playwright keeps an event loop running, beside which no other can be started.
    """
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no chromium is installed (apt-get install chromium)")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield started
        started.close()


@pytest.fixture
def page(browser):
    """A page in a new window; a script's fault, or something that the policy forbids, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    faults = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if "Security Policy" in line.text else None)
    yield opened
    context.close()
    assert not faults


@pytest.fixture
def no_violations():
    """A function: page → None; fails with what axe (WCAG 2.2 A and AA, and good practice) has against the page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

    def check(page):
        found = axe.Axe().run(page).response["violations"]
        assert not [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]

    return check
