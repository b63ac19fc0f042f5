"""Reports and people that mean harm: nothing of theirs runs, breaks a page, or passes for something else.

Scripts stand in the text, the title, the address, the publisher, the authors, in reviews, names of sources, of files
and of accounts; with them overrides of the writing direction, letters of other alphabets that look Latin, and words
without an end. Every page that shows any of it is opened in a browser, wide and narrow.
"""

from urllib.parse import quote

import pytest
from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.archive.reviews.corrections import Wish
from reportedly.intake import from_text
from reportedly.model.desk import Actor
from reportedly.model.reviews import Evidence
from reportedly.service.desk import acting
from reportedly.service.jobs import Pasted, Reader
from tests.doors.desk import reports
from tests.doors.desk.conftest import PASSWORD, served

SCRIPT = '"><script>window.__ran=1</script><img src=x onerror="window.__ran=2"><svg/onload=window.__ran=3>'
ATTRIBUTE = "' onmouseover='window.__ran=4' x='{{7*7}}${7*7}</textarea></title></style><iframe srcdoc=x>"
BIDI = "\u202egnp.exe\u202c \u2066isolated\u2069 \u200bzero\u00adsoft"
HOMOGLYPH = "K\u043ervi\u0430"
"""Korvia, its o and its last a Cyrillic."""
ENDLESS = "W" * 3000
HARM = f"{SCRIPT} {ATTRIBUTE} {BIDI}"
URL = "https://evil.example/?q=%22%3E<script>window.__ran=5</script>&x=javascript:window.__ran=6"
TEXT = f"""More than 6,200 soldiers have deserted {HOMOGLYPH}’s army, {SCRIPT} an official told the Ostian Wire.

“{ATTRIBUTE} The count is {BIDI} right,” said Ilse <b>Brandt</b>, a spokeswoman for {ENDLESS}.

[click](javascript:window.__ran=7) Of the 240 soldiers, 31 were hurt, the hospital said. <!-- {SCRIPT} -->"""
PATHS = [
    "/inbox",
    "/inbox?words=deserted",
    "/reports/1",
    "/reports/1?q=soldiers",
    "/reports/1/explain/c1",
    "/reports/1/claims/c1/review",
    "/reports/1/correct/c1",
    "/reports/1/corrections",
    "/reports/1/claims/c1",
    "/reports/1/claims/c1/whole",
    "/reports/1/claims/c1/publish",
    "/trace/whole?q=6,200+soldiers+deserted",
    "/figures/whole?q=soldiers+deserted",
    "/search?q=soldiers",
    "/reviews",
    "/corrections",
    "/sources",
    "/jobs",
    "/feeds",
    "/team",
    "/team/log",
    "/account",
]
ECHOED = [
    "/search?q={}",
    "/trace?q={}",
    "/figures?q={}",
    "/inbox?words={}",
    "/sources/show?name={}",
    "/reports/1/explain/{}",
]
"""Pages that say again what the address says."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A desk on a port with it all; its address and the session's secret of an administrator of a bad name."""
    file = tmp_path_factory.mktemp("hostile") / "desk.db"
    with Archive(file) as archive, served(archive, reads=False) as live:
        facts = {"title": HARM, "publisher": f"{HOMOGLYPH} Wire {HARM}", "authors": [HARM, ENDLESS], "url": URL}
        archive.add([from_text(TEXT, id="harm", published="2031-06-03", **facts)])
        archive.add([from_text(TEXT.replace("6,200", "5,900"), id="copy", title=ENDLESS, publisher=BIDI)])
        desk = live.app.state.office.desk
        name = f"Ada {SCRIPT}"[:60]
        ada = acting(desk.add_person(Actor(name="Ada", role="admin"), name, PASSWORD, "admin"), "desk")
        judge(desk, ada)
        yield live.url, desk.sign_in(name, PASSWORD)[0]


def judge(desk, ada):
    """Reviews, grades, corrections, sources, feeds and submissions, each with harm in every word that it takes."""
    key = desk.archive.key(1)
    claim = f"{key}#c1"
    desk.review(ada, claim, "misleading", HARM, [Evidence(url="https://evil.example/?<script>", quote=HARM)])
    desk.grade_claim(ada, claim, "3", HARM)
    for source in (HARM, ENDLESS):
        desk.grade_source(ada, source, "C", HARM)
    record = desk.archive.reading(key).attributions[0].id
    desk.correct(ada, key, Wish(subject="attribution", of=record, fault="false-alarm"), HARM)
    desk.watch(ada, URL, 30)
    desk.submit_text(ada, Pasted(text=f"{HARM} said the mayor.", title=f"{HARM} {ENDLESS}"))
    desk.submit_file(ada, f"{HARM}.png", b"\x89PNG no report")
    while Reader(desk.archive).read_next():
        pass
    desk.make_key(ada, HARM[:90], "reader")


@pytest.fixture
def watched(browser, hostile):
    """A page of the administrator's browser that notes what would be harm: scripts, questions, requests elsewhere."""
    url, secret = hostile
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "reportedly", "value": secret, "url": url}])
    page = context.new_page()
    page.harm = []
    page.on("dialog", lambda dialog: (page.harm.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: page.harm.append(str(error)))
    page.on(
        "console", lambda line: page.harm.append(line.text) if line.type == "error" and "404" not in line.text else None
    )
    page.on("request", lambda asked: None if asked.url.startswith((url, "data:")) else page.harm.append(asked.url))
    yield page
    context.close()


def check_harmless(page, path):
    """Nothing ran, nothing was asked of elsewhere, and the page is no wider than the screen, wide and narrow."""
    page.mouse.move(200, 300)
    assert page.evaluate("window.__ran ?? 0") == 0, path
    assert page.harm == [], path
    assert page.evaluate("document.querySelectorAll('iframe, object, embed, base, [onerror], [onload]').length") == 0
    links = page.eval_on_selector_all("[href], [src], [action], [srcset]", LINKS)
    assert [one for one in links if one not in ("http:", "https:", "data:")] == [], path
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


LINKS = """all => all.map((one) => new URL(
  one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action") ?? one.getAttribute("srcset"),
  location.href).protocol)"""


@pytest.mark.parametrize("path", PATHS)
def test_pages(watched, hostile, path):
    """Every page that shows words of the report, or of somebody who judged it."""
    watched.goto(hostile[0] + path)
    check_harmless(watched, path)


def test_echoed(watched, hostile):
    """A page that says again what its address says, says it as words."""
    for path in ECHOED:
        watched.goto(hostile[0] + path.format(quote(HARM, safe="")))
        check_harmless(watched, path)


def test_shown_as_it_is(watched, hostile):
    """Scripts are read as words, overrides as signs, and letters of another alphabet are pointed at."""
    watched.goto(f"{hostile[0]}/reports/1")
    words = watched.eval_on_selector_all("#text [data-s]", "all => all.map((one) => one.textContent).join('')")
    assert "<script>window.__ran=1</script>" in words
    assert "⟨RLO⟩" in words
    assert "\u202e" not in watched.inner_text("body")
    assert "Cyrillic" in watched.inner_text(".notes-top", timeout=5000)
    watched.goto(f"{hostile[0]}/inbox")
    assert "<script>window.__ran=1</script>" in watched.inner_text(".reports")


def test_two_hundred_thousand_marks(tmp_path, page):
    """So many marks are drawn as far as can be drawn; the page comes, says so, and is as wide as the screen."""
    with Archive(tmp_path / "marked.db") as archive:
        many = reports.marked(200_000)
        archive.add([replace(many, claims=many.claims[:2000])])
        with served(archive, reads=False) as live:
            page.goto(f"{live.url}/reports/1", timeout=60_000)
            assert "So many marks" in page.inner_text("#report .flag")
            assert page.locator("#text [data-i]").count() < 50_000
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.keyboard.press("j")
            assert page.evaluate("document.activeElement.classList.contains('card')")
