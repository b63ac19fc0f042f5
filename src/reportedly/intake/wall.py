"""Pages that stand before a report, or instead of it: bot checks, log-ins, cookie walls, paywalls, missing pages.

Told by the words that such pages show (``vocab/walls.csv``). One word of theirs never decides: a report may be
about cookies. Each block of the page is looked at, and the share of blocks that speak so is what counts.
"""

import re
from functools import cache
from typing import Any

from reportedly.errors import NoText
from reportedly.intake.canonical import Piece
from reportedly.intake.linked import Stated
from reportedly.intake.parts import is_link
from reportedly.vocab import rows

LONGEST = 2_500
"""A page with more characters of sentences than this is no wall, whatever its words."""
_SENTENCE = re.compile(r"[.!?…。！？؟][\"”’»)\]']*(?:\s|\Z)")
_TOLD = re.compile(r"\b(?:said|says|told|according to)\b", re.IGNORECASE)  # walls speak to the reader, and quote nobody
_WITH_HEAD, _ALONE = 1 / 3, 2 / 3
"""Share of blocks with a wall's words that make one: a third where title or heading say so too, else two thirds."""
_TEASERS = 4
_TEASER = 1_500  # characters; what paywalls let through is a paragraph or three

_LINES = {
    "bot check": (
        "the page is a bot check, not a report",
        "Open it in a browser, save the page that follows, and give that file.",
    ),
    "missing page": (
        "the page says that the report is not there any more",
        "Check the address, or look in a web archive.",
    ),
    "log-in": (
        "the page is a log-in form, not a report",
        "Log in with a browser, save the report, and give that file.",
    ),
    "cookie wall": (
        "the page is a cookie wall, not a report",
        "Answer it in a browser, save the page that follows, and give that file.",
    ),
    "paywall": (
        "the page shows an offer to subscribers, and nothing of the report",
        "Save the page where you are logged in, and give that file.",
    ),
}
FRONT = ("the page lists reports, and is none itself", "Give the page of one report.")
FRAMES = (
    "the page is made of frames, and the report is in another file",
    "Give the file of the frame that holds the report.",
)
TEASER = "The report is for subscribers: this page may have only its beginning."


def refuse(page: Any, pieces: list[Piece], stated: Stated) -> None:
    """Raises NoText, with what the page is and what to do, where it is a wall or a list of reports."""
    if page.find(".//frameset") is not None:
        raise NoText(FRAMES[0], todo=FRAMES[1])
    blocks = [p.words for p in pieces if _SENTENCE.search(p.words)]
    if sum(map(len, blocks)) <= LONGEST and (kind := _wall(page, blocks, stated)):
        raise NoText(_LINES[kind][0], todo=_LINES[kind][1])
    if _is_front(page, pieces, stated):
        raise NoText(FRONT[0], todo=FRONT[1])


def without_offers(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` without the blocks at the end that offer a subscription; the report's own words stay."""
    end = len(pieces)
    while end and _phrases("paywall", "text", pieces[end - 1].words):
        end -= 1
    said = set().union(*(_phrases("paywall", "text", piece.words) for piece in pieces[end:]))
    return pieces[:end] if len(said) > 1 else pieces


def is_cut(page: Any, pieces: list[Piece], stated: Stated) -> bool:
    """Whether a report that the page calls not free seems to be cut off by its paywall.

    It is whole where the page states how many words it has and most are there, or where the element that the page
    names as paid for holds words.
    """
    if stated.free:
        return False
    if stated.words:
        return sum(len(piece.words.split()) for piece in pieces) < 0.7 * stated.words
    if sum(len(piece.words) for piece in pieces) > _TEASER:
        return False
    if not stated.paid_class or not re.fullmatch(r"[\w-]+", stated.paid_class):
        return True
    paid = page.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {stated.paid_class} ")
    return not any(_SENTENCE.search(node.text_content()) for node in paid)


def _wall(page: Any, blocks: list[str], stated: Stated) -> str | None:
    """The kind of wall that ``page`` is; the one with most blocks where several would do."""
    heads = [_plain(node.text_content()) for node in page.iter("title", "h1", "h2") if len(node.text_content()) < 90]
    ids = set(page.xpath("//@id"))
    told = any(_TOLD.search(block) for block in blocks)
    best: tuple[float, str] | None = None
    for kind in _LINES:
        touched = [found for block in blocks if (found := _phrases(kind, "text", block))]
        head = any(_begins(kind, head) for head in heads)
        if not ids.isdisjoint(_signals(kind, "markup")):
            return kind
        share = len(touched) / len(blocks) if blocks else float(head)
        distinct = len(set().union(*touched)) if touched else 0
        dated = stated.published is not None and kind != "paywall"
        enough = share >= _WITH_HEAD if head and not dated else share >= _ALONE and distinct >= 2 and not told
        if enough and (not blocks or distinct) and (best is None or (share, kind) > best):
            best = (share, kind)
    return best[1] if best else None


def _is_front(page: Any, pieces: list[Piece], stated: Stated) -> bool:
    """Whether most of the page's passages stand under headings that lead to other reports, one or two under each."""
    passages = {_plain(piece.words) for piece in pieces if _SENTENCE.search(piece.words)}
    boxes = {node.getparent() for node in page.iter("h2", "h3", "h4") if is_link(node)} - {None}
    under = [passages & {_plain(p.text_content()) for p in box.iter("p", "div")} for box in boxes]
    teasers = sum(bool(found) for found in under)
    least = _TEASERS - 1 if stated.is_list else _TEASERS
    most = len(set().union(*under)) * 2 >= len(passages) if under else False
    return teasers >= least and most and len(passages) <= 2 * teasers and (stated.is_list or stated.published is None)


def _begins(kind: str, head: str) -> bool:
    return any(
        head == words or head.startswith((f"{words} ", f"{words}.", f"{words},")) for words in _signals(kind, "head")
    )


def _phrases(kind: str, where: str, words: str) -> set[str]:
    low = _plain(words)
    return {phrase for phrase in _signals(kind, where) if phrase in low}


def _plain(words: str) -> str:
    """Lower case, with one kind of apostrophe and of space, so that a phrase is found however it was set."""
    return " ".join(words.casefold().replace("’", "'").replace("…", "").split()).strip(" .!|")


@cache
def _signals(kind: str, where: str) -> frozenset[str]:
    return frozenset(_plain(row["words"]) for row in rows("walls") if (row["kind"], row["where"]) == (kind, where))
