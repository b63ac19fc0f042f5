"""``python -m docs.making.looks site [FOLDER]``: some built pages in Chromium, as people see them.

Light and dark, at 1,280 pixels, and at 390: axe (WCAG 2.2 A and AA, and good practice) finds nothing, nothing is wider
than the screen, nothing is asked of the network. With FOLDER a picture of each is put there. Where there is no Chromium
it says so.
"""

import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

PAGES = (
    "index",
    "tutorial/first-reading",
    "howto/standards-editor",
    "reference/cli",
    "reference/python-api",
    "explanation/limits",
    "exports-corpus",
)
LOOKS = (("light", 1280), ("dark", 1280), ("light", 390))


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on a port of this machine; gives its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def faults(site: Path, pictures: Path | None = None) -> list[str]:
    """What is wrong, a line each."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    found: list[str] = []
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
        for scheme, width in LOOKS:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            page.on("request", partial(_asked, address, found))
            page.on("pageerror", partial(_failed, found))
            for name in PAGES:
                page.goto(f"{address}{name}.html", wait_until="load")
                found += [f"{name}, {scheme}, {width}: {fault}" for fault in _faults(page, Axe())]
                if pictures:
                    page.screenshot(path=pictures / f"{name.replace('/', '-')}-{scheme}-{width}.png")
            context.close()
        browser.close()
    return found


def _asked(address: str, found: list[str], request: Any) -> None:  # noqa: ANN401 - playwright's
    if not request.url.startswith((address, "data:", "blob:")):
        found.append(f"{request.url} is asked for")


def _failed(found: list[str], error: object) -> None:
    found.append(f"a script failed: {error}")


def _faults(page: Any, axe: Any) -> list[str]:  # noqa: ANN401 - playwright's and axe's
    broken = [
        f"{one['id']}: {node['html'][:160]}"
        for one in axe.run(page).response["violations"]
        for node in one["nodes"][:3]
    ]
    wide = not page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return [*broken, "is wider than the screen"] if wide else broken


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def main(arguments: list[str]) -> int:
    """The exit code: 1 where a page is not as it should be."""
    if not _chromium():
        print("no chromium is installed: the pages were not looked at", file=sys.stderr)
        return 0
    pictures = Path(arguments[1]) if len(arguments) > 1 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    found = faults(Path(arguments[0]), pictures)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(PAGES)} pages looked at in {len(LOOKS)} ways: {len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
