"""The inbox in a browser: paste, read and follow the link; drop files; watch a feed; by keyboard; without scripts."""

import pytest

from tests.doors.desk.conftest import ADMIN, PASSWORD, served

TEXT = "Nine boats sank off Tarn harbour on Monday, the mayor of Veldmark said. Two officials said ten had sunk."
PATIENCE = 30_000
DROP = """([names, text]) => {
  const carried = new DataTransfer();
  for (const name of names) {
    const words = name.endsWith("pdf") ? "%PDF-1.7" : name;
    carried.items.add(new File(name.startsWith("empty") ? [] : [words + text], name));
  }
  for (const kind of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def drop(page, *names):
    """Files of these names dropped on the page, each with a text of its own; those called "empty" with none."""
    page.evaluate(DROP, [names, TEXT])


def test_paste(live, page):
    """A text is pasted; the page tells when it is read, focuses the link to it, and its list has it."""
    page.goto(f"{live.url}/inbox")
    page.fill("#text", TEXT)
    page.click("summary:has-text('What is known')")
    page.fill("#title", "Boats sink")
    page.click("text=Read it")
    link = page.locator("#work a:has-text('Boats sink')")
    link.wait_for(timeout=PATIENCE)
    assert page.input_value("#text") == ""
    page.locator("#work a:focus").wait_for(timeout=PATIENCE)
    assert "Read: Boats sink." in page.text_content("#said")
    page.locator(".reports h3:has-text('Boats sink')").wait_for(timeout=PATIENCE)
    assert page.evaluate("document.querySelector('#work').hasAttribute('hx-trigger')") is False
    assert link.get_attribute("href").startswith("/reports/")


def test_keyboard(live, page):
    """A text is put in by the keyboard alone, and its link is reached by it."""
    page.goto(f"{live.url}/inbox")
    page.focus("#by-text")
    page.keyboard.press("Tab")
    page.keyboard.type(f"Korvia says boats sank. {TEXT}")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#work a[href^='/reports/']:focus").wait_for(timeout=PATIENCE)


def test_drop(live, page):
    """Files dropped anywhere are read one by one; what can't be is told of in a line, and the others are read."""
    page.goto(f"{live.url}/inbox")
    drop(page, "one.txt", "empty.txt", "two.txt")
    page.locator("#complaints:has-text('empty.txt')").wait_for(timeout=PATIENCE)
    page.locator("#work li.done >> nth=1").wait_for(timeout=PATIENCE)
    assert page.locator("#work li.done a").count() == 2
    assert not page.locator(".drop").is_visible()


def test_choose(live, page, tmp_path):
    """Files are chosen by the form, too."""
    files = [tmp_path / "a.txt", tmp_path / "b.html"]
    files[0].write_text(f"First. {TEXT}")
    files[1].write_text(f"<html><body><article><h1>Boats</h1><p>{TEXT}</p></article></body></html>")
    page.goto(f"{live.url}/inbox")
    page.click("label[for=by-files]")
    page.set_input_files("#files", files)
    page.click("text=Read them")
    page.locator("#work li.done >> nth=1").wait_for(timeout=PATIENCE)


def test_feed(live, page):
    """A feed is watched and let go of without leaving the inbox; a wrong address is told of."""
    page.goto(f"{live.url}/inbox")
    page.click("label[for=by-feeds]")
    page.fill("#feed-url", "ftp://tarn.example/feed")
    page.click("text=Watch it")
    page.locator("#complaints:has-text('is no web address')").wait_for()
    page.fill("#feed-url", "http://127.0.0.1:9/feed")
    page.click("text=Watch it")
    page.locator(".feeds li:has-text('127.0.0.1:9')").wait_for()
    assert page.text_content("#complaints") == ""
    page.click("text=Let go")
    page.locator("#feeds:has-text('No feed is watched')").wait_for()


def test_without_scripts(live, browser):
    """Without scripts the same is done by forms and links."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live.url}/inbox")
    page.fill("#text", TEXT)
    page.click("text=Read it")
    for _ in range(60):
        if page.locator("#work li.done a").count():
            break
        page.click("text=Look again", timeout=PATIENCE)
        page.wait_for_timeout(200)
    assert page.locator("#work li.done a").get_attribute("href").startswith("/reports/")
    context.close()


def test_hostile(live, page):
    """A title that is markup is shown as it is, and runs nothing (``page`` fails where the policy had to stop it)."""
    page.goto(f"{live.url}/inbox")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    drop(page, "<img src=x onerror=alert(1)>.txt")
    page.locator("#work li.done").wait_for(timeout=PATIENCE)
    page.goto(f"{live.url}/jobs")
    assert "<img src=x" in page.text_content("main")
    assert asked == []


PATHS = [
    "/inbox",
    "/inbox?by=feeds",
    "/inbox?words=zzz",
    "/search?q=6,200+soldiers",
    "/search",
    "/jobs",
    "/jobs/1",
    "/feeds",
    "/nowhere",
]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_everyone(live, page, no_violations, width, scheme):
    """Axe finds nothing on any of these pages, light and dark, wide and narrow; none is wider than the screen."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live.url}/inbox")
    drop(page, "one.txt", "broken.pdf")
    page.locator("#work li.done").wait_for(timeout=PATIENCE)
    page.locator("#work li.failed").wait_for(timeout=PATIENCE)
    no_violations(page)
    for path in PATHS:
        page.goto(live.url + path)
        no_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_empty(empty_archive, page, no_violations):
    """A new desk's report to try it with is read at a click."""
    with served(empty_archive) as running:
        page.goto(f"{running.url}/inbox")
        no_violations(page)
        page.click("text=Try it with an invented report")
        page.locator(".reports h3").wait_for(timeout=PATIENCE)
        assert page.locator(".empty").count() == 0


def test_sign_in(archive_of_examples, page, no_violations):
    """The form is usable by everyone, a wrong password is told of, and a right one leads to the inbox."""
    with served(archive_of_examples) as running:
        running.app.state.office.desk.add_person(ADMIN, "Ada", PASSWORD, "admin")
        page.goto(f"{running.url}/inbox")
        for tried, seen in (("wrong", "[role=alert]"), (PASSWORD, ".bar")):
            page.fill("#name", "Ada")
            page.fill("#password", tried)
            no_violations(page)
            page.keyboard.press("Enter")
            page.locator(seen).wait_for()
        page.locator(".bar:has-text('Sign out')").wait_for()
