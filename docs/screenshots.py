"""The pictures of docs/desk: every page of the desk, made anew by ``python docs/screenshots.py`` (or ``--only NAME…``).

It furnishes a desk as the tests do: over the examples, with people, reviews that differ, corrections, graded sources,
a feed and submissions, all invented; serves it on a free port, and takes each page in Debian's Chromium at 1280 pixels,
light, and the first of them dark and at 390 pixels too. A picture shows the page's top, at most 1,600 pixels of it.
Needs the extras 'desk' and 'dev', and the package chromium. Run it from the repository's folder when looks change.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from reportedly.archive.archive import Archive
from tests.doors.desk.conftest import PASSWORD, served
from tests.doors.desk.furnished import PEOPLE, REPORT, furnish

FOLDER = Path(__file__).parent / "desk"
EXAMPLES = Path(__file__).parents[1] / "examples"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MOST = 250_000
"""Bytes of a picture."""
_TALLEST, _SEEN = 1600, 1200


class Picture(NamedTuple):
    """A picture: its file's name, the page's address, what is done there first, its other looks, its top."""

    name: str
    path: str
    first: Callable[[Page], None] = lambda _: None
    others: tuple[str, ...] = ()
    at: str = ""
    of: str = "admin"


def _press(*keys: str, shows: str) -> Callable[[Page], None]:
    """Press keys, and wait for what they open."""

    def pressing(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)
        page.locator(shows).first.wait_for()

    return pressing


def _drawn(page: Page) -> None:
    """Until all of it has come, and the graph is drawn."""
    page.locator(".later").first.wait_for(state="detached", timeout=60_000)
    if page.locator("[data-graph]").count():
        page.locator(".net canvas").first.wait_for(timeout=20_000)
        page.wait_for_timeout(800)


ALL = ("dark", "narrow")
PICTURES = [
    Picture("inbox", "/inbox", others=ALL),
    Picture("reading", "/reports/{n}", others=ALL),
    Picture("explain", "/reports/{n}", _press("j", "e", shows="#h-panel"), at=".spread"),
    Picture("review", "/reports/{n}", _press("j", "r", shows="#review-form"), others=("narrow",), at=".spread"),
    Picture("correct", "/reports/{n}", _press("j", "c", shows="#correct-form"), at=".spread"),
    Picture("keys", "/reports/{n}", _press("?", shows="#keys")),
    Picture("corrections-of-a-report", "/reports/{n}/corrections"),
    Picture("claim", "/reports/{n}/claims/c1", _drawn, others=ALL),
    Picture("publish", "/reports/{n}/claims/c1/publish"),
    Picture("trace", "/trace?q=6,200+soldiers+have+deserted", _drawn, others=("dark",)),
    Picture("figures", "/figures?q=soldiers+deserted+Korvia", _drawn, others=("dark",)),
    Picture("search", "/search?q=soldiers+deserted"),
    Picture("reviews", "/reviews"),
    Picture("corrections", "/corrections"),
    Picture("sources", "/sources"),
    Picture("source", "/sources/show?name=Ostian+Wire"),
    Picture("exports", "/exports"),
    Picture("jobs", "/jobs"),
    Picture("feeds", "/feeds"),
    Picture("team", "/team"),
    Picture("log", "/team/log"),
    Picture("account", "/account"),
    Picture("sign-in", "/sign-in", of=""),
    Picture("complaint", "/reports/999"),
]


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="*", default=[], help="names of pictures")
    wanted = parser.parse_args().only
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive(Path(folder, "desk.db")) as archive,
        sync_playwright() as play,
    ):
        archive.add([EXAMPLES / "deserters.jsonl", EXAMPLES / "harbour.html"])
        with served(archive, reads=False) as live:
            desk = live.app.state.office.desk  # type: ignore[attr-defined]
            furnish(desk)
            secret = desk.sign_in(PEOPLE[0][0], PASSWORD)[0]
            number = archive.numbers([REPORT])[REPORT]
            browser = play.chromium.launch(executable_path=chromium, args=QUIET)
            for picture in PICTURES:
                if not wanted or picture.name in wanted:
                    for look in ("", *picture.others):
                        _take(browser, picture, look, live.url, number, secret)
            browser.close()


def _take(browser: Browser, picture: Picture, look: str, url: str, number: int, secret: str) -> None:
    """Take one picture in one look."""
    width, scheme = (390 if look == "narrow" else 1280), ("dark" if look == "dark" else "light")
    context = browser.new_context(
        viewport={"width": width, "height": 844 if look == "narrow" else 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    if picture.of:
        context.add_cookies([{"name": "reportedly", "value": secret, "url": url}])
    page = context.new_page()
    page.goto(url + picture.path.format(n=number))
    picture.first(page)
    page.wait_for_timeout(150)
    file = FOLDER / f"{picture.name}{'-' + look if look else ''}.png"
    tall = min(int(page.evaluate("document.documentElement.scrollHeight")), _SEEN if picture.at else _TALLEST)
    while tall > 0:
        page.set_viewport_size({"width": width, "height": tall})
        page.evaluate("at => at && document.querySelector(at).scrollIntoView()", picture.at)
        page.wait_for_timeout(250)
        page.screenshot(path=file)
        if file.stat().st_size <= MOST:
            break
        tall -= 100
    print(f"{file.name}: {file.stat().st_size // 1000} kB")
    context.close()


if __name__ == "__main__":
    main()
