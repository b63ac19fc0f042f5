"""Quotations, found by their marks, even where marks are uneven, nested, or run over paragraphs.

The convention followed is the one of newspaper stylebooks (AP, Chicago 13.30): a quotation that
runs over paragraphs opens anew in each and closes only in the last. A mark left open is closed at
the end of its paragraph, unless the next paragraph closes it before opening another.
"""

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

PAIRS = {
    **{"“": "”", "”": "”", "«": "»", "»": "«", "„": "“”", "‘": "’", "‚": "‘’", "``": "''", "''": "''"},
    **{'"': '"', "'": "'"},
}
_MARK = re.compile("``|''|[“”«»„\"‘’‚'`]")
_SINGLE = {"‘", "‚", "'"}
_MAX_SINGLE = 600  # a single-quoted passage longer than this is taken for a stray apostrophe
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch; ``span`` holds the marks, ``closed`` is false for a mark left open.

    ``continues`` is true where the quotation goes on from the paragraph before.
    """

    span: Span
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    text: str
    side: Literal["open", "close"]

    @property
    def end(self) -> int:
        return self.at + len(self.text)


def find(text: str) -> list[Quotation]:
    """The outermost quotations of ``text``, in order, disjoint, none crossing a paragraph."""
    quotations: list[Quotation] = []
    running: str | None = None  # the mark a quotation left open in the paragraph before
    paragraphs = [Span(*m.span()) for m in _PARAGRAPH.finditer(text)]
    marks = [_marks(text, paragraph) for paragraph in paragraphs]
    for number, paragraph in enumerate(paragraphs):
        following = marks[number + 1] if number + 1 < len(paragraphs) else []
        found, running = _in_paragraph(text, paragraph, marks[number], running, following)
        quotations.extend(found)
    return quotations


def _in_paragraph(
    text: str, paragraph: Span, marks: list[_Mark], running: str | None, following: list[_Mark]
) -> tuple[list[Quotation], str | None]:
    found: list[Quotation] = []
    start, opener, continues = paragraph.start, running, running is not None
    resumed = continues
    for mark in marks:
        if opener is None:
            if mark.side == "open" and not (mark.text in _SINGLE and not _closes(text, mark, marks)):
                start, opener, continues = mark.at, mark.text, resumed and mark.at == _first(text, paragraph)
        elif mark.side == "close" and mark.text in PAIRS[opener]:
            found.append(Quotation(Span(start, mark.end), continues=continues))
            opener, continues, resumed = None, False, False
        elif continues and mark.text == opener and mark.at == _first(text, paragraph):
            start = mark.at
    if opener is None:
        return found, None
    return _left_open(text, paragraph, found, start, opener, continues, following)


def _left_open(
    text: str, paragraph: Span, found: list[Quotation], start: int, opener: str, continues: bool, following: list[_Mark]
) -> tuple[list[Quotation], str | None]:
    """Whether a quotation with no closing mark in its paragraph runs on, or ends here."""
    span = Span(start, len(text[: paragraph.end].rstrip()))
    goes_on = opener not in _SINGLE and _resumes(opener, following)
    if opener in _SINGLE or (continues and not goes_on and not _reopens(text, start, opener)):
        return found, None  # a stray apostrophe, or a run that nothing in this paragraph confirms
    found.append(Quotation(span, closed=goes_on, continues=continues))
    return found, opener if goes_on else None


def _reopens(text: str, start: int, opener: str) -> bool:
    return text.startswith(opener, start)


def _resumes(opener: str, following: list[_Mark]) -> bool:
    """The next paragraph opens with the same mark, or closes ours before it opens another."""
    if not following:
        return False
    first = following[0]
    if first.text == opener and (first.side == "open" or opener == '"'):
        return True
    return first.side == "close" and first.text in PAIRS[opener]


def _first(text: str, paragraph: Span) -> int:
    words = paragraph.of(text)
    return paragraph.start + len(words) - len(words.lstrip())


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The quotation marks of a paragraph, each told apart as opening or closing; apostrophes left out."""
    marks: list[_Mark] = []
    depth_straight = False
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        side = _side(mark, before, after, depth_straight)
        if side is None:
            continue
        if mark == '"':
            depth_straight = side == "open"
        marks.append(_Mark(match.start(), mark, side))
    return marks


def _side(mark: str, before: str, after: str, inside_straight: bool) -> Literal["open", "close"] | None:
    """Whether ``mark`` opens or closes; None for an apostrophe, a prime (6'2") or a lone backtick."""
    if mark in ("“", "«", "„", "‚", "``"):
        return "close" if mark in "“«" and _tight_close(before, after) else "open"
    if mark in ("”", "»", "''"):
        return "open" if _tight_open(before, after) else "close"
    if mark == '"':
        if before.isdigit() and not inside_straight:
            return None
        opens, closes = _tight_open(before, after), _tight_close(before, after)
        return ("open" if opens else "close") if opens != closes else ("close" if inside_straight else "open")
    if mark == "‘":
        return "open" if not before.isalnum() else None
    if mark in ("’", "'"):
        if before.isalnum() and after.isalnum():
            return None
        if mark == "'" and _tight_open(before, after):
            return "open"
        return "close" if not before.isspace() else None
    return None


def _tight_open(before: str, after: str) -> bool:
    return (before.isspace() or before in "([{—–-:/‘“'") and not after.isspace() and after not in ".,;:!?)]}"


def _tight_close(before: str, after: str) -> bool:
    return not before.isspace() and (after.isspace() or after in ".,;:!?)]}—–-’”'/")


def _closes(text: str, mark: _Mark, marks: list[_Mark]) -> bool:
    """Whether a single mark is closed within reach by one that follows a letter or a stop."""
    for other in marks:
        if other.at > mark.at and other.side == "close" and other.text in PAIRS[mark.text]:
            return (other.at - mark.at <= _MAX_SINGLE and text[other.at - 1] not in "sS") or text[
                other.at - 1
            ] in ".,!?"
        if other.at > mark.at and other.side == "open" and other.text not in _SINGLE:
            continue
    return False
