"""The five-minute path of docs/desk.md, walked by somebody new: from an empty archive to a published review.

The desk is the real command on a free port. Once with the mouse, once with the keyboard alone; each prints its time.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

import reportedly
from reportedly.archive.archive import Archive
from reportedly.doors.desk import submitting

PROGRAM = [sys.executable, "-c", "from reportedly.doors.cli import main; main()"]
TITLE, PUBLISHER, PUBLISHED, TEXT = submitting._SAMPLE.read_text("utf-8").split("\n", 3)
PATIENCE = 90_000
"""Milliseconds: the first report waits for the encoder to be loaded, and the machine may be busy."""
RUDDER = "The ferry that ran aground off Veldmark on Sunday had sailed with a damaged rudder since February"
REASON = "Two logs of the harbour office say so."
ORGANISATION, ADDRESS = "Tarnby Checks", "https://checks.example/reviews"


class Running(NamedTuple):
    """A desk started by its command: its address and its archive."""

    url: str
    archive: Path


@pytest.fixture
def desk(tmp_path):
    """``reportedly desk`` over an archive that is not there yet."""
    archive = tmp_path / "new.db"
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*PROGRAM, "desk", "--archive", str(archive), "--port", "0", "--user", "Ada", "--no-open"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    try:
        yield Running(re.search(r"(http://\S+)/ ", process.stderr.readline())[1], archive)
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert said == ""


@pytest.fixture
def timed(capsys):
    """Prints how long the test took, as it would be read beside the five minutes of the docs."""
    began = time.monotonic()
    yield
    took = time.monotonic() - began
    with capsys.disabled():
        print(f"\nfrom the command to the published review: {took:.0f} s")
    assert took < 300


def environment():
    """So that the program is this one, wherever another is installed."""
    return os.environ | {"PYTHONPATH": str(Path(reportedly.__file__).parents[1])}


def run(*arguments):
    """What a command of the program prints; it must succeed."""
    command = [*PROGRAM, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout


def check_kept(desk):
    """What the person did is in the archive: one review, one correction of the source's words, each by her name."""
    with Archive(desk.archive) as archive:
        (key,) = (one.key for one in archive.list())
        reading = archive.reading(key)
        (review,) = (one for claim in reading.claims for one in archive.judged(f"{key}#{claim.id}").reviews)
        (correction,) = archive.corrections(key)
    assert (review.by, review.label, review.reasons) == ("Ada", "Misleading", REASON)
    assert [(one.url, one.quote) for one in review.evidence] == [("https://harbour.example/log", "rudder replaced")]
    assert (correction.by, correction.fault) == ("Ada", "speaker")
    return [span.of(reading.document.text) for span in correction.now.source]


def check_published(file, tmp_path):
    """The file is valid ClaimReview by our shapes and by schema.org's, and another archive finds it as a check."""
    pytest.importorskip("pyshacl", reason="the extra 'validators' is not installed")
    from tests.export import schema_org

    markup = json.loads(file.read_text("utf-8"))
    assert schema_org.broken(markup, schema_org.shapes()) == []
    assert schema_org.broken(markup, schema_org.vocabulary_shapes()) == []
    assert schema_org.strange(markup) == []
    assert markup["claimReviewed"] == RUDDER
    assert (markup["author"]["name"], markup["reviewRating"]["alternateName"]) == (ORGANISATION, "Misleading")
    other = tmp_path / "other.db"
    run("checked", "import", str(file), "--archive", str(other))
    assert "Misleading" in run("checked", RUDDER, "--archive", str(other))


def test_with_the_mouse(desk, page, tmp_path, timed):
    """Paste, read, filter, review, correct, trace, export, figures: each where a newcomer would look for it."""
    page.goto(desk.url)
    page.get_by_label("The report’s text").fill(TEXT.strip())
    page.get_by_text("What is known of it").click()
    page.get_by_label("Title").fill(TITLE)
    page.locator("#publisher").fill(PUBLISHER)
    page.get_by_label("Published on").fill(PUBLISHED)
    page.get_by_role("button", name="Read it").click()
    page.locator("#work a", has_text=TITLE).click(timeout=PATIENCE)

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("searchbox", name="Words in claims").fill("damaged rudder")
    expect(page.locator("#count")).to_contain_text("1 of ")
    card = page.locator(f"#{page.locator('.card:visible').get_attribute('id')}")

    review_with_the_mouse(page, card)
    correct_with_the_mouse(page, card)

    card.get_by_role("link", name="Trace").click()
    expect(page.locator("#chain")).to_contain_text("harbour inspectors")
    expect(page.locator("#trace .answer")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="The review, ClaimReview JSON-LD").click()
    page.get_by_label("Your organisation").fill(ORGANISATION)
    page.get_by_label("Where its reviews are published").fill(ADDRESS)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take it as JSON-LD").click()
    taken.value.save_as(tmp_path / "review.jsonld")

    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_label("Words, or a whole claim").fill("passengers hurt")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="competing figures").click()
    expect(page.locator("#figures")).to_contain_text("31", timeout=PATIENCE)

    check_kept(desk)
    check_published(tmp_path / "review.jsonld", tmp_path)


def review_with_the_mouse(page, card):
    """A verdict with its reasons and its evidence."""
    card.get_by_role("link", name="Review").click()
    page.get_by_label("Misleading").check()
    page.get_by_label("Reasons").fill(REASON)
    page.get_by_label("Address 1", exact=True).fill("https://harbour.example/log")
    page.get_by_label("Words quoted from it 1").fill("rudder replaced")
    page.get_by_role("button", name="Keep the review").click()
    expect(card.locator(".badge")).to_have_text("Misleading")


def correct_with_the_mouse(page, card):
    """Another source than the machine's, by a double click on a word of the article."""
    card.get_by_role("link", name="Correct").click()
    page.locator("#text [data-s]", has_text="harbour inspectors").first.dblclick()
    expect(page.locator("#picked")).to_contain_text("Selected")
    page.get_by_role("button", name="Use the selected words as source").click()
    page.get_by_label("Reason", exact=True).fill("The others are not named.")
    page.get_by_role("button", name="Keep the correction").click()
    expect(card.locator(".people ins")).to_be_visible()


def test_with_the_keyboard(desk, page, tmp_path, timed):
    """The same without a mouse: Tab reaches all of it, the keys of the page shorten the way."""
    keys = page.keyboard
    page.goto(desk.url)
    tab_to(page, "#text")
    keys.insert_text(TEXT.strip())
    tab_to(page, ".by-text button[type=submit]")
    keys.press("Enter")
    page.locator("#work a[href^='/reports/']:focus").wait_for(timeout=PATIENCE)
    keys.press("Enter")
    page.wait_for_url("**/reports/1")
    keys.press("/")
    keys.type("damaged rudder")
    expect(page.locator("#count")).to_contain_text("1 of ")
    tab_to(page, "#sift summary")
    keys.press("j")
    expect(page.locator("#c1")).to_be_focused()

    review_by_keys(page)
    correct_by_keys(page)
    publish_by_keys(page, tmp_path / "review.jsonld")

    tab_to(page, "nav a[href='/search']")
    keys.press("Enter")
    expect(page.locator("#q")).to_be_focused()
    keys.type("passengers hurt")
    keys.press("Enter")
    page.wait_for_url("**/search?q=passengers*")
    tab_to(page, "main a[href^='/figures']")
    keys.press("Enter")
    expect(page.locator("#figures")).to_contain_text("31", timeout=PATIENCE)

    assert check_kept(desk) == ["harbour inspectors"]
    check_published(tmp_path / "review.jsonld", tmp_path)


def review_by_keys(page):
    """R opens the form, arrows choose, Enter in a field keeps it."""
    keys = page.keyboard
    keys.press("r")
    expect(page.locator("#h-panel")).to_be_focused()
    tab_to(page, "#review-form [name=verdict]")
    for _ in range(2):
        keys.press("ArrowDown")
    expect(page.get_by_label("Misleading")).to_be_checked()
    evidence = (("#url-1", "https://harbour.example/log"), ("#quote-1", "rudder replaced"))
    for field, words in (("#reasons", REASON), *evidence):
        tab_to(page, field)
        keys.type(words)
    keys.press("Enter")
    expect(page.locator("#c1 .badge")).to_have_text("Misleading")
    keys.press("Escape")
    expect(page.locator("#c1")).to_be_focused()


def correct_by_keys(page):
    """C opens the form; in the article arrows choose words, and Enter brings them back."""
    keys = page.keyboard
    keys.press("c")
    expect(page.locator("#correct-form")).to_be_visible()
    tab_to(page, "[data-to-article]")
    keys.press("Enter")
    expect(page.locator("#picked")).to_contain_text("two")
    keys.press("ArrowRight")
    keys.press("Shift+ArrowRight")
    expect(page.locator("#picked")).to_contain_text("harbour inspectors")
    keys.press("Enter")
    expect(page.locator("[data-role=source] [data-use=set]")).to_be_focused()
    keys.press("Enter")
    tab_to(page, "#why")
    keys.type("The number is not part of the name.")
    tab_to(page, "#correct-form > button")
    keys.press("Enter")
    expect(page.locator("#people-c1 ins")).to_contain_text("harbour inspectors")
    keys.press("Escape")
    expect(page.locator("#c1")).to_be_focused()


def publish_by_keys(page, file):
    """From the card to the claim's page, its trace, and the review as a file."""
    keys = page.keyboard
    tab_to(page, "#c1 .do a:last-child")
    keys.press("Enter")
    page.wait_for_url("**/reports/1/claims/c1")
    expect(page.locator("#trace .answer")).to_be_visible(timeout=PATIENCE)
    tab_to(page, "a[href$='/export/claimreview']")
    keys.press("Enter")
    page.wait_for_url("**/publish")
    for field, words in (("#organisation", ORGANISATION), ("#address", ADDRESS)):
        tab_to(page, field)
        keys.type(words)
    tab_to(page, "main form button")
    with page.expect_download() as taken:
        keys.press("Enter")
    taken.value.save_as(file)


def tab_to(page, selector, most=80):
    """Press Tab until the focus is on the first that ``selector`` finds; at the end of a page it begins again."""
    for _ in range(most):
        if page.evaluate("(one) => document.activeElement === document.querySelector(one)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} times Tab do not lead to {selector}")
