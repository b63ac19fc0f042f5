"""The reading page in a browser: words and cards light each other, keys, filter, panel, review, choosing words."""

import re

import pytest
from playwright.sync_api import expect

from reportedly.archive.archive import Archive
from reportedly.service import read
from tests.doors import sample
from tests.doors.desk import reports
from tests.doors.desk.conftest import served


@pytest.fixture
def at(tmp_path, page):
    """A function: reading → the page of a desk that has it as report 1, opened; gives the desk."""
    import contextlib

    with contextlib.ExitStack() as stack:

        def opened(reading, path=""):
            archive = stack.enter_context(Archive(tmp_path / "made.db"))
            archive.add([reading])
            live = stack.enter_context(served(archive, reads=False))
            page.goto(f"{live.url}/reports/1{path}")
            return live

        yield opened


def visible_cards(page):
    return page.eval_on_selector_all(
        ".card[data-i]", "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
    )


def test_words_and_cards_light_each_other(at, page):
    """A pointer on a card lights its words, one on words their card."""
    at(sample.reading())
    page.locator("#c6 .words").hover()
    expect(page.locator(".text [data-i~=c6].lit").first).to_be_visible()
    page.locator(".text .content[data-i~=c4]").first.hover()
    expect(page.locator("#c4.lit")).to_have_count(1)
    expect(page.locator("#c6.lit")).to_have_count(0)


def test_keys(at, page):
    """J and k go through claims and findings, Enter opens, Escape closes and gives the focus back."""
    at(sample.reading())
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    second = visible_cards(page)[1]
    expect(page.locator(f"#{second}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#h-panel")).to_be_focused()
    expect(page.locator("#h-panel")).to_contain_text("Explained")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_empty()
    expect(page.locator(f"#{second}")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("jjk?")
    expect(page.locator("#q")).to_have_value("jjk?")
    expect(page.locator("#keys")).to_be_hidden()


def test_keys_can_be_turned_off(at, page):
    """Single-letter keys stay off from one page to the next (WCAG 2.1.4)."""
    at(sample.reading())
    page.keyboard.press("?")
    page.get_by_label("Single-letter keys work on this page").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator(".card:focus")).to_have_count(0)
    expect(page.locator("#keys")).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    expect(page.locator("#keys")).to_be_visible()


def test_filter_at_once(at, page):
    """What is chosen is shown at once, counted aloud, kept in the address, and the same as the server's."""
    at(sample.reading())
    page.get_by_text("By voice, origin, flag").click()
    page.get_by_role("checkbox", name=re.compile("^captive")).first.check()
    expect(page.locator("#count")).to_contain_text("1 of ")
    assert [id for id in visible_cards(page) if id[0] == "c"] == ["c6"]
    assert "kind=captive" in page.url
    mine = visible_cards(page)
    page.reload()
    assert visible_cards(page) == mine
    page.locator("#q").fill("no such words")
    expect(page.locator("#count")).to_contain_text("0 of ")
    page.get_by_role("link", name="Clear the filter").click()
    expect(page.locator("#c1")).to_be_visible()


def test_a_review_by_keyboard_alone(at, page):
    """From the article to a kept verdict without a pointer; the card shows it, and the filter knows it."""
    live = at(sample.reading())
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator("#h-panel")).to_be_focused()
    page.locator("#panel input[name=verdict]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Two logs say so.")
    for words in ("https://a.example/log", "fifty boxes"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator(".card .people .badge")).to_have_text("Accurate")
    card = page.locator(".card:has(.badge)")
    assert "reviewed" in card.get_attribute("data-t")
    claim = card.get_attribute("id")
    (review,) = live.archive.judged(f"https://courier.example/ferries#{claim}").reviews
    assert (review.reasons, review.evidence[0].url) == ("Two logs say so.", "https://a.example/log")


SELECT = """([from, to]) => {
  const all = [];
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(".chip, .margin")) all.push(walker.currentNode);
  }
  const find = (words, atEnd) => {
    for (const node of all) {
      const at = node.data.indexOf(words);
      if (at >= 0) return [node, at + (atEnd ? words.length : 0)];
    }
  };
  const range = document.createRange();
  range.setStart(...find(from, false));
  range.setEnd(...find(to, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
CHOSEN = [
    ("🦀", "🦀", "🦀"),
    ("🦀", "The clerk", "🦀 The clerk"),
    ("👩", "said", "👩‍🚒 said"),
    ("the tide", "🌊", "the tide 🌊"),
    (" was late", " was late", "was late"),
    ("לפי", "הגשר", "לפי הפקיד הגשר"),
    ("נסגר", "he said", "נסגר, he said"),
    ("The mayor", "denied it", "The mayor\u202c denied it"),
    ("⟨RLO⟩", "The mayor", "\u202eThe mayor"),
    ("soft", "ly", "soft\u00adly"),
]


@pytest.mark.parametrize(("start", "end", "expected"), CHOSEN)
def test_a_selection_is_placed_by_code_points(at, page, start, end, expected):
    """Letters of two UTF-16 units, from right to left, or shown by a sign: what is selected is what is kept."""
    at(reports.emoji(), "/")
    page.locator("#c1 [data-key=c]").click()
    expect(page.locator("#picked")).to_be_visible()
    page.evaluate(SELECT, [start, end])
    at_text = reports.EMOJI.index(expected)
    expect(page.locator("#picked")).to_contain_text(f"({at_text}–{at_text + len(expected)})")


def test_select_and_correct(at, page, no_violations):
    """Words selected in the article become the content; the correction stands beside the machine's answer."""
    live = at(reports.emoji())
    page.locator("#c1 [data-key=c]").click()
    page.evaluate(SELECT, ["🌊", "late"])
    expect(page.locator("#picked")).to_contain_text("🌊 was late")
    page.locator("[data-role=content] [data-use=set]").click()
    expect(page.locator("[data-role=content] [data-words]")).to_have_text("“🌊 was late”")
    page.get_by_label("Reason").fill("The tide is named before.")
    no_violations(page)
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator("#people-c1 ins")).to_contain_text("🌊 was late")
    expect(page.locator("#people-c1 del")).to_contain_text("the tide 🌊 was late")
    (said,) = live.archive.corrections("emoji")
    assert [span.of(reports.EMOJI) for span in said.now.content] == ["🌊 was late"]


def test_words_are_chosen_by_keyboard(at, page):
    """The article takes the focus; arrows go word by word, Shift takes more, Enter brings the words back."""
    at(reports.emoji())
    page.locator("#c1 [data-key=c]").click()
    page.get_by_role("button", name="Select by keyboard").press("Enter")
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#picked")).to_contain_text("The")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#picked")).to_contain_text("The clerk")
    page.keyboard.press("Enter")
    expect(page.locator("[data-role=source] [data-use=set]")).to_be_focused()


def test_missed_by_mouse(at, page):
    """A statement that was missed: three parts, each selected with the mouse and given its button."""
    live = at(sample.reading())
    page.get_by_role("link", name="Mark a statement that was missed").click()
    words = page.locator(".text span", has_text="Veldmark has run ferries since the harbour was dredged").first
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.locator("#picked")).to_contain_text("Veldmark")
    page.locator("[data-role=content] [data-use=set]").click()
    page.get_by_label("Reason").fill("Somebody says it.")
    page.get_by_role("button", name="Keep the statement").click()
    expect(page.locator("#said")).to_have_text("Marked.")
    (said,) = live.archive.corrections("https://courier.example/ferries")
    assert said.now.content[0].of(sample.TEXT) in sample.TEXT
    assert said.text.startswith("Veldmark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("key", ["", "e", "r", "c"])
def test_accessible(at, page, no_violations, scheme, width, key):
    """Axe has nothing against the page, nor against what opens on it."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 850})
    at(sample.reading())
    if key:
        page.keyboard.press("j")
        page.keyboard.press(key)
        expect(page.locator("#h-panel")).to_be_focused()
    no_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts(at, browser, page):
    """Filter, explanation and review are links and forms."""
    live = at(sample.reading())
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(f"{live.url}/reports/1")
        plain.locator("#q").fill("life jackets")
        plain.get_by_role("button", name="Filter").click()
        assert plain.locator(".card:visible").count() == 1
        plain.locator("#c6 [data-key=r]").click()
        plain.get_by_label("Misleading").check()
        plain.get_by_label("Reasons").fill("It leaves out the quay.")
        plain.get_by_role("button", name="Keep the review").click()
        expect(plain.locator("#c6 .badge")).to_have_text("Misleading")


def test_first_paint_of_five_thousand_words(at, page):
    """A reading of 5,000 words is on the screen in less than a second (best of three)."""
    at(read(reports.long()))
    painted = []
    for _ in range(3):
        page.reload()
        painted.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    assert min(painted) < 1000


def test_words_of_a_report_run_nothing(at, page):
    """A report whose every word is an attack: nothing runs, and the page says what it is."""
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    at(reports.named("<img src=x onerror=alert(1)><script>alert(2)</script>\" onmouseover='alert(3)' \u202eCarrоw"))
    expect(page.locator("h1")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("h1")).to_contain_text("⟨RLO⟩")
    expect(page.locator(".notes-top")).to_contain_text("mixes Cyrillic letters into Latin")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("#h-panel")).to_be_focused()
    page.locator(".text .loaded").last.click()
    expect(page.locator("#h-panel")).to_contain_text("m99")
    assert asked == []
