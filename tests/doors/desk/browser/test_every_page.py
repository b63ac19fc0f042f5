"""Every page of the desk in a browser: axe finds nothing, and none is wider than the screen."""

import shutil

import pytest

from reportedly.archive.archive import Archive
from tests.doors.desk.conftest import PASSWORD, served
from tests.doors.desk.furnished import PAGES, PEOPLE, REPORT, furnish

WHOLE = [page for page in PAGES if not page.part]
LOOKS = [("light", 1280), ("dark", 1280), ("light", 390)]


@pytest.fixture(scope="module")
def desk(example_file, tmp_path_factory):
    """A furnished desk on a port; its address, the secrets of people's sessions, the number of the report."""
    file = tmp_path_factory.mktemp("every") / "desk.db"
    shutil.copy(example_file, file)
    with Archive(file) as archive, served(archive, reads=False) as live:
        verbs = live.app.state.office.desk
        furnish(verbs)
        secrets = {role: verbs.sign_in(name, PASSWORD)[0] for name, role in PEOPLE}
        yield live.url, secrets, archive.numbers([REPORT])[REPORT]


@pytest.fixture(scope="module")
def windows(browser, desk):
    """A function: role → a page of somebody of that role ("" of nobody), kept for all tests."""
    url, secrets, _ = desk
    opened = {}

    def window(role):
        if role not in opened:
            context = browser.new_context()
            if role:
                context.add_cookies([{"name": "reportedly", "value": secrets[role], "url": url}])
            opened[role] = context.new_page()
        return opened[role]

    yield window
    for page in opened.values():
        page.context.close()


@pytest.mark.parametrize("asked", WHOLE, ids=lambda page: page.name)
def test_accessible(desk, windows, no_violations, asked):
    """In light and in dark, and narrow: no violation of WCAG 2.2 A and AA, and nothing to scroll sideways."""
    url, _, number = desk
    page = windows(asked.of)
    page.goto(url + asked.path.format(n=number))
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        no_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (asked.name, width)
