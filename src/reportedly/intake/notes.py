"""What the reader of a page must be told: what of it was not read, and what of it may be missing."""

import re
from collections import Counter
from typing import Any

from reportedly.intake import wall
from reportedly.intake.canonical import Piece
from reportedly.intake.linked import Stated
from reportedly.vocab import rows

GARBLED = "The page's letters were garbled (â€œ for “): they were put right."
GOES_ON = "The report goes on on another page, which is not read."
RECORDING = "The report is a video or a recording: only the words beside it are read."
_SHORT = 1_000  # characters; a recording's page with more has its transcript
_PAGE = re.compile(r"(?:[?&/](?:page|pg|p|seite)[=/-]?|[/,_-])[2-9]\d?(?:/|\.html?)?\Z", re.IGNORECASE)


def of(page: Any, pieces: list[Piece], told: Stated, taken: Counter[str]) -> list[str]:
    """The warnings that belong to a page: one line each; ``taken`` counts what was left out."""
    lines = []
    if wall.is_cut(page, pieces, told):
        lines.append(wall.TEASER)
    if _goes_on(page, told):
        lines.append(GOES_ON)
    if told.is_recording and sum(len(piece.words) for piece in pieces) < _SHORT:
        lines.append(RECORDING)
    if posts := taken["embedded post"]:
        lines.append(f"{_number(posts, 'embedded post')} not read: their words are not the report's own.")
    if tables := taken["table"]:
        lines.append(f"{_number(tables, 'table')} not read.")
    return lines + [f"A part in {_language(kind)} is not read." for kind in taken if kind.startswith("language ")]


def _goes_on(page: Any, told: Stated) -> bool:
    """Whether the page names the next one of its own report: its own address with the number of a page."""
    own = _bare(told.url)
    for node in page.iter("link", "a"):
        if "next" not in (node.get("rel") or "").split() or not (href := (node.get("href") or "").strip()):
            continue
        if (found := _PAGE.search(href)) and (found.start() == 0 or (own and _bare(href[: found.start()]) == own)):
            return True
    return False


def _bare(address: str) -> str:
    """The path of an address, without its end: what the pages of one report share."""
    return re.sub(r"(?:/|\.html?)\Z", "", re.sub(r"\Ahttps?://[^/]*", "", address).partition("?")[0])


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s are' if count > 1 else ' is'}"


def _language(kind: str) -> str:
    code = kind.removeprefix("language ")
    return next((row["name"] for row in rows("languages") if row["code"] == code), code)
