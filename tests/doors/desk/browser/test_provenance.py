"""A claim's page in a browser: the graph is drawn under the policy, nodes and rows find each other, keys are enough."""

import pytest

from reportedly.archive.archive import Archive
from tests.export import hostile, traces

CLAIM = "/reports/1/claims/c1"
SIZES = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))
POINT = "[...document.querySelectorAll('tr.picked-row')].map(row => Number(row.dataset.row))"


@pytest.fixture
def drawn(page, live):
    """A claim's page with its graph, and what the console said."""
    lines = []
    page.on("console", lambda line: lines.append(line.text))
    page.goto(live.url + CLAIM)
    page.wait_for_selector(".explore[data-drawn]")
    page.lines = lines
    return page


def test_drawn_under_the_policy(drawn):
    """A node for each article, on a canvas, and not a word in the console."""
    assert drawn.locator(".explore").get_attribute("data-drawn") == "7"
    assert drawn.locator(".net canvas").count() >= 1
    assert drawn.lines == []
    assert drawn.locator("style").count() == 0


def test_keys(drawn):
    """By keys alone: reports one after another from left to right, to the row of one, closer, farther, all."""
    drawn.locator(".net").focus()
    drawn.keyboard.press("ArrowRight")
    assert drawn.evaluate(POINT) == [0]
    assert "Ostian Wire" in drawn.locator(".picked").inner_text()
    drawn.keyboard.press("ArrowRight")
    assert drawn.evaluate(POINT) != [0]
    drawn.keyboard.press("ArrowLeft")
    assert drawn.evaluate(POINT) == [0]
    for key in ("+", "-", "0", "Shift+ArrowLeft", "Shift+ArrowUp"):
        drawn.keyboard.press(key)
    drawn.keyboard.press("Enter")
    assert drawn.evaluate("document.activeElement.dataset.row") == "0"


def test_from_a_row_to_its_node(drawn):
    """The button of a row chooses its node, whose words are told where they are read out."""
    drawn.get_by_role("button", name="Show Coast Monitor in the graph").click()
    picked = drawn.evaluate(POINT)
    assert len(picked) == 1
    assert "Coast Monitor" in drawn.locator(f"tr[data-row='{picked[0]}']").inner_text()
    told = drawn.locator(".picked")
    assert told.get_attribute("role") == "status"
    assert "Coast Monitor" in told.inner_text()
    assert told.get_by_role("link", name="Read it").get_attribute("href") == "/reports/6"


def test_from_a_node_to_its_row(drawn):
    """A click on a node marks its row."""
    net = drawn.locator(".net")
    net.scroll_into_view_if_needed()
    at = drawn.evaluate("document.querySelector('.explore').graph.cy.getElementById('n1').renderedPosition()")
    net.click(position=at)
    picked = drawn.evaluate(POINT)
    assert len(picked) == 1
    assert "Lindal Courier" in drawn.locator(f"tr[data-row='{picked[0]}']").inner_text()


def test_buttons(drawn):
    """Closer and farther change the picture; they are buttons with names, large enough to be hit."""
    tools = drawn.locator(".tools button")
    assert tools.count() == 7
    for number in range(7):
        tools.nth(number).click()
        size = tools.nth(number).bounding_box()
        assert min(size["width"], size["height"]) >= 24
    assert drawn.lines == []


def test_the_part_that_comes_later(page, live, monkeypatch):
    """A slow trace is fetched by the page itself, and its graph drawn then."""
    import threading

    real, may_end = Archive.trace, threading.Event()
    monkeypatch.setattr(Archive, "trace", lambda *asked: (may_end.wait(60), real(*asked))[1])
    page.goto(live.url + CLAIM)
    assert page.locator("#trace .later").count() == 1
    may_end.set()
    page.wait_for_selector(".explore[data-drawn]")
    assert page.locator("#trace .later").count() == 0


def test_a_rule_for_figures(page, live):
    """Chosen in place, without leaving the page; Apply does the same without scripts."""
    page.goto(live.url + CLAIM)
    page.wait_for_selector("#figures select")
    page.locator("#figures select").focus()
    page.locator("#figures select").select_option("conservative")
    page.wait_for_selector("#figures h3")
    assert "Most conservative" in page.locator("#figures h3").first.inner_text()
    assert page.evaluate("document.activeElement.id") == "profile"


def test_the_chart_is_seen(page, live):
    """The image loads under the page's policy, in the scheme's colours."""
    pytest.importorskip("vl_convert", reason="the extra 'plots' is not installed")
    page.emulate_media(color_scheme="dark")
    page.goto(live.url + CLAIM)
    for _ in range(100):  # wait_for_function asks by eval, which the policy forbids
        if page.evaluate("document.querySelector('.chart img')?.naturalWidth > 100"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate("document.querySelector('.chart img').naturalWidth") > 100
    assert "dark=1" in page.evaluate("document.querySelector('.chart img').currentSrc")


@pytest.mark.parametrize("trace", [hostile.trace(), traces.large().trace], ids=["hostile", "large"])
def test_hostile_and_large(page, live, monkeypatch, trace):
    """Names that mean harm are drawn as names; a large trace is drawn, folded."""
    monkeypatch.setattr(Archive, "trace", lambda *_: trace)
    page.goto(live.url + CLAIM)
    page.wait_for_selector(".explore[data-drawn]")
    page.locator(".net").focus()
    page.evaluate("document.querySelector('.picked').textContent = ''")
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        assert page.locator(".picked b bdi").count() == 1
        assert page.locator(".picked :is(script, img, svg)").count() == 0


@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("path", [CLAIM, "/trace?q=wire-1%23c1", "/figures?q=soldiers+Korvia", "/trace", "/figures"])
def test_fit_for_everybody(page, live, no_violations, path, width, scheme):
    """By axe nothing is found, and nothing runs out of the window."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(live.url + path)
    page.wait_for_load_state("networkidle")
    no_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts(browser, live):
    """The still picture, the table and the way to what is slow are there; the graph's frame is not."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live.url}{CLAIM}/whole")
    assert page.locator(".picture svg").first.is_visible()
    assert page.locator("table.mentions tbody tr").count() == 7
    assert not page.locator(".explore").is_visible()
    page.locator("#figures select").select_option("majority")
    page.get_by_role("button", name="Apply").click()
    assert "profile=majority" in page.url
    context.close()
