"""The article of a page that has it in its data alone: JSON-LD ``articleBody``, or the state of a web application."""

from collections.abc import Iterator
from typing import Any

from reportedly.intake.canonical import Piece, collapse
from reportedly.intake.linked import Stated, json_of

_LEAST_PARAGRAPHS = 2
_DEEPEST = 40
_BLOCKS = "//p | //li | //h2 | //h3 | //blockquote[not(.//p)]"
_TEXTS = ("text", "html", "content", "value", "body")
NOTE = "The article was read from the page's data for machines: its words are not in the page itself."


def article(page: Any, stated: Stated) -> list[Piece]:
    """The blocks of the longest article in the page's JSON; empty where there is none."""
    if stated.body:
        return _pieces(stated.body)
    found = [candidate for script in page.iter("script") for candidate in _candidates(json_of(script))]
    return _pieces(max(found, key=len)) if found else []


def _pieces(body: str) -> list[Piece]:
    if "<p" not in body and "<br" not in body:
        return [Piece("paragraph", words) for line in body.splitlines() if (words := collapse(line))]
    from lxml import html

    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    return [
        Piece("list" if node.tag == "li" else "headline" if node.tag in {"h2", "h3"} else "paragraph", words)
        for node in tree.xpath(_BLOCKS)
        if (words := collapse(node.text_content()))
    ]


def _candidates(value: Any) -> Iterator[str]:
    """Strings of HTML with two paragraphs or more, and lists of such as ``{"type": "paragraph", "text": …}``."""
    pending = [(value, 0)]
    while pending:
        value, depth = pending.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(value, str):
            if value.count("<p") >= _LEAST_PARAGRAPHS:
                yield value
        elif isinstance(value, dict):
            pending.extend((one, depth + 1) for one in value.values())
        elif isinstance(value, list):
            paragraphs = [words for one in value if (words := _paragraph(one))]
            if len(paragraphs) >= _LEAST_PARAGRAPHS:
                yield "".join(f"<p>{words}</p>" for words in paragraphs)
            pending.extend((one, depth + 1) for one in value)


def _paragraph(value: Any) -> str:
    """The words of one block of an editor's own format; empty where it is none."""
    if not isinstance(value, dict) or not str(value.get("type", "")).lower().startswith(("p", "text")):
        return ""
    return next((value[key] for key in _TEXTS if isinstance(value.get(key), str)), "")
