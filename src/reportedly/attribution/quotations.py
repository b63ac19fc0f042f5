"""Quotations, found by their marks, even where marks are uneven, mixed, nested, or run over paragraphs.

The convention followed is the one of newspaper stylebooks (AP, Chicago 13.30): a quotation that
runs over paragraphs opens anew in each and closes only in the last. A mark left open is closed at
the end of its paragraph, unless the next paragraph closes it before opening another.
"""

import re
from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span
from reportedly.observed import stage

PAIRS: dict[str, tuple[str, ...]] = {
    **{"“": ("”",), "”": ("”",), "„": ("“", "”", "‟"), "‟": ("”",), '"': ('"',), "＂": ("＂",), "❝": ("❞",)},
    **{"«": ("»",), "»": ("«",), "‹": ("›",), "›": ("‹",), "❞": ("❞",)},
    **{"``": ("''",), "''": ("''",), "‘‘": ("’’", "''"), "’’": ("’’",), ",,": ("''", "”", '"')},
    **{"‘": ("’",), "‚": ("‘", "’"), "'": ("'",), "`": ("'",)},
}
"""Opening marks, and the marks that close each."""
_MARK = re.compile("``|''|‘‘|’’|,,(?=\\w)|[“”«»„‟\"＂❝❞‹›‘’‚'`]")
_SINGLE = frozenset("‘‚'`")
_STRAIGHT = ('"', "＂")
_STANDS_IN = frozenset(("“", "”", "‟", '"', "＂", "''", "’’"))  # closing marks that close one another's openings
_STOOD_FOR = _STANDS_IN | {"„", "``", ",,", "‘‘"}
_MAX_SINGLE = 600  # a single-quoted passage longer than this is taken for a stray apostrophe
_MAX_WEAK = 60  # one that may end in a plural's apostrophe is taken for a quotation only if this short
_REACH = 60  # marks looked ahead for a twin
_PARAGRAPH = re.compile(r"[^\n]+")
_CLIPPED = re.compile(r"\d\ds?\b|(?:n|tis|twas|til|till|em|cause|bout|round|sup)\b", re.IGNORECASE)  # ’90s, ’tis


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


@stage("sentences")
def find(text: str) -> list[Quotation]:
    """The outermost quotations of ``text``, in order, disjoint, none crossing a paragraph."""
    quotations: list[Quotation] = []
    running: str | None = None  # the mark a quotation left open in the paragraph before
    paragraphs = [Span(*m.span()) for m in _PARAGRAPH.finditer(text) if not m.group().isspace()]
    marks = [_marks(text, paragraph) for paragraph in paragraphs]
    beginnings = [_first(text, paragraph) for paragraph in paragraphs]
    for number, paragraph in enumerate(paragraphs):
        following = _Ahead(beginnings[number + 1], marks[number + 1][:1]) if number + 1 < len(paragraphs) else None
        found, running = _in_paragraph(text, paragraph, marks[number], running, following)
        quotations.extend(found)
    return quotations


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The paragraph after the one at hand: where its words begin, and its first mark."""

    beginning: int
    marks: list[_Mark]

    def resumes(self, opener: str) -> bool:
        """It opens with the same mark, or closes ours before it opens another."""
        if not self.marks:
            return False
        first = self.marks[0]
        at_start = first.at == self.beginning
        if opener in _SINGLE:
            return at_start and first.text == opener
        if first.text == opener and (first.side == "open" or opener in _STRAIGHT):
            return True
        return first.text in PAIRS[opener] and (first.side == "close" or at_start)  # «A. / »B: French use


def _in_paragraph(
    text: str, paragraph: Span, marks: list[_Mark], running: str | None, following: _Ahead | None
) -> tuple[list[Quotation], str | None]:
    found: list[Quotation] = []
    beginning = _first(text, paragraph)
    if running is not None:
        repeated = bool(marks) and marks[0].at == beginning and _goes_on(marks[0], running)
        marks = [_Mark(beginning, running, "open"), *marks[repeated:]]
    at, continues = 0, running is not None
    while at < len(marks):
        mark = marks[at]
        if mark.side == "close":
            at += 1
            continue
        twin = _twin(text, marks, at, following)
        if twin is None and mark.text in _SINGLE and not _opens_paragraphs(mark, beginning, following):
            at, continues = at + 1, False  # an apostrophe
            continue
        if twin is None:
            last, goes_on = _left_open(text, paragraph, mark, continues, following)
            return [*found, *last], goes_on
        found.append(Quotation(Span(mark.at, marks[twin].end), continues=continues))
        at, continues = twin + 1, False
    return found, None


def _goes_on(mark: _Mark, running: str) -> bool:
    """Whether a paragraph's first mark repeats the one a quotation left open before it."""
    return mark.text == running or (mark.text in PAIRS[running] and mark.side == "open")


def _opens_paragraphs(mark: _Mark, beginning: int, following: _Ahead | None) -> bool:
    return mark.at == beginning and following is not None and following.resumes(mark.text)


def _left_open(
    text: str, paragraph: Span, mark: _Mark, continues: bool, following: _Ahead | None
) -> tuple[list[Quotation], str | None]:
    """Whether a quotation with no closing mark in its paragraph runs on, or ends here."""
    goes_on = following is not None and following.resumes(mark.text)
    if continues and not goes_on and not text.startswith(tuple(PAIRS), mark.at):
        return [], None  # a run that nothing in this paragraph confirms
    span = Span(mark.at, mark.at + len(text[mark.at : paragraph.end].rstrip()))
    return [Quotation(span, closed=goes_on, continues=continues)], mark.text if goes_on else None


def _first(text: str, paragraph: Span) -> int:
    words = paragraph.of(text)
    return paragraph.start + len(words) - len(words.lstrip())


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The quotation marks of a paragraph, each told apart as opening or closing; apostrophes left out."""
    marks: list[_Mark] = []
    inside_straight = False
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        side = _side(mark, before, after, inside_straight)
        if side is None:
            continue
        if mark in _STRAIGHT:
            inside_straight = side == "open"
        marks.append(_Mark(match.start(), mark, side))
    return marks


def _side(mark: str, before: str, after: str, inside_straight: bool) -> Literal["open", "close"] | None:
    """Whether ``mark`` opens or closes; None for an apostrophe, a prime (6'2") or a lone backtick."""
    if mark in ("“", "«", "„", "‟", "‚", "``", ",,", "‘‘", "❝", "‹"):
        return "close" if mark in "“«‟‹" and _tight_close(before, after) else "open"
    if mark in ("”", "»", "''", "’’", "❞", "›"):
        return "open" if _tight_open(before, after) else "close"
    if mark in _STRAIGHT:
        if before.isdigit() and not inside_straight:
            return None
        opens, closes = _tight_open(before, after), _tight_close(before, after)
        return ("open" if opens else "close") if opens != closes else ("close" if inside_straight else "open")
    return _side_of_single(mark, before, after)


def _side_of_single(mark: str, before: str, after: str) -> Literal["open", "close"] | None:
    if mark == "‘":
        return "open" if not before.isalnum() else "close" if not after.isalnum() else None
    if mark == "`":
        return "open" if _tight_open(before, after) else None
    if before.isalnum() and after.isalnum():
        return None
    if mark == "'" and _tight_open(before, after):
        return "open"
    return "close" if not before.isspace() else None


def _tight_open(before: str, after: str) -> bool:
    return (before.isspace() or before in "([{—–-:/‘“'\"") and not after.isspace() and after not in ".,;:!?)]}"


def _tight_close(before: str, after: str) -> bool:
    return not before.isspace() and (after.isspace() or after in ".,;:!?)]}—–-’”'/")


def _twin(text: str, marks: list[_Mark], at: int, following: _Ahead | None) -> int | None:
    """The mark that closes the one at ``at``: by nesting, else one that stands in for it, else the first that can."""
    opener = marks[at]
    if opener.text in _SINGLE:
        return _single_twin(text, marks, at)
    ahead = range(at + 1, min(len(marks), at + _REACH))
    nested = _nested_twin(marks, at, ahead)
    if nested is not None or (following is not None and following.resumes(opener.text)):
        return nested
    anew = next((i for i in ahead if marks[i].text == opener.text and marks[i].side == "open"), ahead.stop)
    closing = [i for i in ahead if marks[i].side == "close"]
    stand_in = next((i for i in closing if i < anew and text[marks[i].at - 1] in ",.!?…"), None)
    plain = next((i for i in closing if marks[i].text in PAIRS[opener.text]), None)
    return plain if stand_in is None or (plain is not None and plain < anew) else stand_in


def _nested_twin(marks: list[_Mark], at: int, ahead: range) -> int | None:
    """The mark that closes the one at ``at`` when every double mark between opens or closes a quotation within it."""
    stack = [marks[at].text]
    for i in ahead:
        mark = marks[i]
        if mark.text in _SINGLE or mark.text == "’":
            continue
        if mark.side == "open":
            stack.append(mark.text)
            continue
        depth = next((d for d in range(len(stack) - 1, -1, -1) if mark.text in PAIRS[stack[d]]), None)
        if depth is None and mark.text in _STANDS_IN and stack[-1] in _STOOD_FOR:
            depth = len(stack) - 1
        if depth is not None:
            del stack[depth:]
        if not stack:
            return i
    return None


def _single_twin(text: str, marks: list[_Mark], at: int) -> int | None:
    """The mark that closes a single one; None where the single one is an apostrophe.

    An apostrophe after a plural (the workers’ fault) looks like a closing mark: it is passed over where a
    surer one follows, and believed only in a short phrase.
    """
    opener = marks[at]
    if _CLIPPED.match(text, opener.end):
        return None
    weak: int | None = None
    depth = 0  # of double quotations within
    for i in range(at + 1, min(len(marks), at + _REACH)):
        mark = marks[i]
        before, after = text[mark.at - 1], text[mark.end : mark.end + 1]
        if mark.at - opener.at > _MAX_SINGLE or (mark.text == opener.text and mark.side == "open"):
            break
        if mark.text not in _SINGLE and mark.text != "’":
            depth += 1 if mark.side == "open" else -1
            if depth < 0:  # closed as if it had been opened by a double mark
                return i if opener.text == "‘" and before in ",.!?…" else weak
            continue
        if mark.side == "open" or mark.text not in PAIRS[opener.text] or mark.at == opener.end or depth:
            continue
        if before not in "sSzx" or not after.isspace() or text[mark.end : mark.end + 2].isspace():
            return i
        weak = i if weak is None and mark.at - opener.at <= _MAX_WEAK else weak
    return weak
