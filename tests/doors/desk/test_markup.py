"""Every page of the desk, and every page it writes to a file, is valid HTML by the W3C's checker (vnu).

The checker is Java, and no Python package has it: ``VNU_JAR`` names its file (.ci/run sets it); without it, or without
Java, the tests are skipped. What it has against the pages and stands is in STANDS, with the reason.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reportedly.archive.archive import Archive
from reportedly.doors.desk.app import Options, make_app
from reportedly.export import html, series_page, trace_page
from reportedly.service import exports
from tests.doors import sample
from tests.doors.desk import reports
from tests.doors.desk.conftest import PASSWORD, Client
from tests.doors.desk.furnished import OTHERS, PAGES, PEOPLE, REPORT, furnish

STANDS = re.compile(
    "Attribute “hx-[a-z-]+” not allowed on element .*"  # htmx's
    "|Inline (style|script) violates Content Security Policy .*"  # the policy has its hash, which vnu does not compute
    "|Article lacks heading.*"  # the headline of a report is among its words, as it was published
)
WHOLE = (
    '<!doctype html><html lang="en"><head><title>Part</title></head><body><h1>A</h1>{}'
    '<datalist id="publishers"></datalist></body></html>'
)


def checker():
    """The checker's file: of VNU_JAR, or lying in the repository's .cache."""
    places = [os.environ.get("VNU_JAR", ""), *Path(__file__).parents[3].glob(".cache/**/vnu.jar")]
    return next((Path(place) for place in places if place and Path(place).is_file()), None)


@pytest.fixture(scope="module")
def pages(example_file, tmp_path_factory):
    """Every page as it is answered: (page, status, words) by name."""
    file = tmp_path_factory.mktemp("pages") / "desk.db"
    shutil.copy(example_file, file)
    with Archive(file) as archive:
        app = make_app(archive, Options(reads=False, hosts=("testserver",)))
        desk = app.state.office.desk
        furnish(desk)
        number = archive.numbers([REPORT])[REPORT]
        clients = {"": Client(app)}
        for name, role in PEOPLE:
            clients[role] = Client(app)
            clients[role].cookies.set("reportedly", desk.sign_in(name, PASSWORD)[0])
            clients[role].follow_redirects = True
        found = {}
        for page in PAGES:
            headers = {"hx-request": "true"} if page.part else {}
            answer = clients[page.of].get(page.path.format(n=number), headers=headers)
            found[page.name] = (page, answer.status_code, answer.text)
        yield app, found


@pytest.fixture(scope="module")
def checked(pages, tmp_path_factory):
    """What the checker says of all pages, and of one that is wrong, in one run."""
    jar = checker()
    if not jar or not shutil.which("java"):
        pytest.skip("the checker is not here: set VNU_JAR to vnu.jar (npm package vnu-jar) and install Java")
    folder = tmp_path_factory.mktemp("checked")
    whole = {name: WHOLE.format(words) if page.part else words for name, (page, _, words) in pages[1].items()}
    whole |= {f"written-{name}": words for name, words in written(pages).items()}
    whole["bad"] = WHOLE.format('<p hx-get="/x" hy-get="/y"><div>one</div></p>')
    for name, words in whole.items():
        (folder / f"{name}.html").write_text(words, "utf-8")
    return told(jar, folder)


def test_every_page_is_asked_for(pages):
    """A page that somebody adds is in the list, or among the addresses that are no pages."""
    app, _ = pages
    asked = [page.path.partition("?")[0].format(n=1) for page in PAGES]
    routes = [route for route in routes_of(app) if not route.path.startswith(("/api/", "/static"))]
    missing = {
        route.path
        for route in routes
        if "GET" in route.methods and not any(route.path_regex.match(path) for path in asked)
    }
    assert missing <= OTHERS


def test_answers(pages):
    """Each page of the list is answered as the list says, so that what is checked is the page and no complaint."""
    _, found = pages
    assert {name: status for name, (page, status, _) in found.items() if status != page.status} == {}


def test_valid(checked):
    """No page has an error or a warning."""
    wrong = [line for line in checked if not line.startswith("bad.html")]
    assert not wrong, "\n".join(wrong)


def test_the_checker_bites(checked):
    """What is wrong with a page is told; of attributes htmx's alone are passed over."""
    wrong = [line for line in checked if line.startswith("bad.html")]
    assert len(wrong) == 2
    assert "hy-get" in wrong[0]


def written(pages):
    """The pages that are written to files."""
    app, _ = pages
    archive = app.state.office.archive
    dossier = exports.of_claim(archive, "html", f"{REPORT}#c1")
    return {
        "reading": html.page(archive.reading(REPORT)),
        "reading-sample": html.page(sample.reading()),
        "reading-hostile": html.page(reports.named('"><script>alert(1)</script>\u202e')),
        "trace": trace_page.page(archive.trace(f"{REPORT}#c1")),
        "series": series_page.page(archive.figures("soldiers deserted Korvia")),
        "dossier": b"".join(dossier.pieces).decode(),
    }


def told(jar, folder):
    """What the checker has against the pages of a folder: "file: what is wrong (where)"."""
    files = sorted(str(file) for file in folder.glob("*.html"))
    command = [
        "java",
        "-Xss4m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *files,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - the checker
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{Path(one['url']).name}: {one['message']} ({one.get('extract', '').strip()[:120]})"
        for one in messages
        if not STANDS.match(one["message"])
    ]


def routes_of(app):
    """The routes of the app and of the routers in it."""
    waiting, found = list(app.routes), []
    while waiting:
        route = waiting.pop()
        inner = getattr(route, "routes", None)
        if inner:
            waiting += inner
        elif hasattr(route, "path_regex") and getattr(route, "methods", None):
            found.append(route)
    return found
