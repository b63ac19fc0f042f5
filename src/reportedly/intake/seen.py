"""What a reader sees of a page's words: nothing hidden or struck out, no notes' marks, but the marks of ``<q>``."""

import re
from copy import deepcopy
from functools import cache
from typing import Any

from reportedly.intake.canonical import collapse
from reportedly.vocab import rows

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?![.\d])"
)
_NOTE = re.compile(r"\b(?:footnotes?|footnote-ref|reference|fn|noteref|endnote)\b")
_MARK = re.compile(r"\[\d{1,3}\]|[*†‡§]")
_STRUCK = frozenset({"s", "strike", "del"})
INLINE = frozenset("a abbr b bdi br cite code em font i img ins mark q s small span strong sub sup time u wbr".split())


def read_words(leaf: Any) -> str | None:
    """The words of ``leaf`` as a reader reads them, where they are not those of its markup; None where they are."""
    if not any(_altered(node) for node in leaf.iterdescendants()):
        return None
    copy = deepcopy(leaf)
    copy.tail = None
    alter(copy)
    return collapse("".join(copy.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")))


def alter(root: Any) -> None:
    """Makes the words within ``root`` those that a reader reads; a browser draws the marks of ``<q>`` itself."""
    for node in [node for node in root.iterdescendants() if isinstance(node.tag, str) and _altered(node)]:
        if node.tag != "q":
            node.drop_tree()
            continue
        node.text = "“" + (node.text or "").lstrip()
        if len(node):
            node[-1].tail = (node[-1].tail or "").rstrip() + "”"
        else:
            node.text = node.text.rstrip() + "”"
        node.tag = "span"


def is_note_mark(node: Any) -> bool:
    """Whether ``node`` is the mark of a footnote: a figure that carries one is another figure with it (312¹, 3121)."""
    if node.tag != "sup":
        return False
    names = f"{node.get('class') or ''} {node.get('id') or ''}".lower().replace("_", "-")
    points = any((link.get("href") or "").startswith("#") for link in node.iter("a"))
    return bool(points or _NOTE.search(names) or _MARK.fullmatch(collapse(node.text_content())))


def is_hidden(node: Any) -> bool:
    """Whether the markup of ``node`` itself hides it, or its words are a drawing's."""
    if node.tag in {"template", "svg"} or node.get("hidden") is not None:
        return True
    return node.get("aria-hidden") == "true" or bool(_HIDDEN.search((node.get("style") or "").lower()))


def names_of(node: Any) -> list[str]:
    """Class names and the id, in lower case; BEM's ``block__related`` has its element's name too."""
    names = f"{node.get('class') or ''} {node.get('id') or ''}".lower().split()
    return names + [part for name in names if "__" in name for part in name.split("__")[1:]]


@cache
def named(way: str) -> dict[str, str]:
    """The part of a page that each word of ``page_parts.csv`` stands for, of the rows that go by ``way``."""
    return {row["words"].lower(): row["part"] for row in rows("page_parts") if row["by"] == way}


def _altered(node: Any) -> bool:
    """Whether an inline element is read otherwise than it is written: notes, hidden and struck words, ``<q>``."""
    if node.tag not in INLINE and node.tag not in _STRUCK:
        return False
    if node.tag == "q" or node.tag in _STRUCK or is_note_mark(node) or is_hidden(node):
        return True
    return any(named("inline").get(name) or named("class").get(name) == "hidden" for name in names_of(node))
