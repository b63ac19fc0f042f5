"""``python -m docs.making.links site``: every link, picture and anchor of the built pages leads somewhere.

Links within are followed to files and anchors; addresses outside are looked at for form alone, since there may be no
network (``--external`` lists them). Nothing may be loaded from elsewhere. Headings go down one step at a time, ids are
unique, pictures have words, and every page is reached from the first one.
"""

import posixpath
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {"script": "src", "img": "src", "source": "src", "iframe": "src", "link": "href"}
_INERT_RELS = {"canonical", "next", "prev", "alternate"}
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}|localhost|127\.0\.0\.1", re.IGNORECASE)


class _Page(HTMLParser):
    """What a page links to, loads, and can be linked to by."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what matters of a tag."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        inert = tag == "link" and given.get("rel") in _INERT_RELS
        if tag in _LOADS and not inert and given.get(_LOADS[tag]):
            self.loads.append(given[_LOADS[tag]])
        if tag == "img" and "alt" not in given:
            self.faults.append(f"a picture without words: {given.get('src')}")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


def faults(site: Path) -> tuple[list[str], set[str]]:
    """What is wrong, a line each, and the addresses outside."""
    pages = {
        path.relative_to(site).as_posix(): _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }
    found: list[str] = []
    outside: set[str] = set()
    reached: dict[str, set[str]] = {name: set() for name in pages}
    for name, page in pages.items():
        found += [f"{name}: {fault}" for fault in (*page.faults, *_headings(page), *_twice(page))]
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                outside.add(link)
                found += [f"{name}: {fault}" for fault in _form(link)]
            elif name != "404.html":
                to = _place(name, parts.path)
                reached[name].add(to)
                found += [f"{name}: {link} {fault}" for fault in _missing(site, pages, to, unquote(parts.fragment))]
        for load in page.loads:
            parts = urlsplit(load)
            if parts.scheme not in ("", "data") or parts.netloc:
                found.append(f"{name}: loads {load} from elsewhere")
            elif not parts.scheme and name != "404.html" and not (site / _place(name, parts.path)).is_file():
                found.append(f"{name}: loads {load}, which is not there")
    lost = pages.keys() - _walked(reached) - {"404.html"}
    return found + [f"{name}: no page leads to it" for name in sorted(lost)], outside


def _place(name: str, path: str) -> str:
    if not path:
        return name
    to = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    return posixpath.normpath(f"{to}/index.html") if path.endswith("/") or to == "." else to


def _missing(site: Path, pages: dict[str, _Page], to: str, anchor: str) -> list[str]:
    if not (site / to).is_file():
        return ["leads to no file"]
    if anchor and to in pages and anchor not in pages[to].ids:
        return ["leads to no such place on the page"]
    return []


def _headings(page: _Page) -> list[str]:
    steps = zip([0, *page.levels], page.levels, strict=False)
    wrong = [f"a heading of level {now} behind one of level {before}" for before, now in steps if now > before + 1]
    return wrong + ([f"{page.levels.count(1)} first headings"] if page.levels.count(1) != 1 else [])


def _twice(page: _Page) -> list[str]:
    return [f"id {one} stands twice" for one in sorted({one for one in page.ids if page.ids.count(one) > 1})]


def _form(link: str) -> list[str]:
    parts = urlsplit(link)
    if parts.scheme == "mailto":
        return []
    good = parts.scheme in ("https", "http") and parts.hostname and _HOST.fullmatch(parts.hostname)
    return [] if good else [f"{link} is no address"]


def _walked(reached: dict[str, set[str]]) -> set[str]:
    done: set[str] = set()
    ahead = {"index.html"}
    while ahead:
        done |= ahead
        ahead = {to for name in ahead for to in reached.get(name, ())} - done
    return done


def main(arguments: list[str]) -> int:
    """The exit code: 1 where something leads nowhere."""
    found, outside = faults(Path(arguments[0]))
    if "--external" in arguments:
        print(*sorted(outside), sep="\n")
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} faults; {len(outside)} addresses outside, of good form, not followed", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
