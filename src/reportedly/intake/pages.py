"""Lines on pages → paragraphs: spacing, indents and short lines end one; hyphenation is undone.

Coordinates are PDF points, y upwards. All thresholds are in parts of the line's own height.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from reportedly.intake.canonical import is_headline
from reportedly.model.document import BlockKind

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’»)\]']*\Z")
_WORD = re.compile(r"\w+(?:-\w+)*")
_MARGIN_LINES = 2  # lines at the top and at the foot of a page that may be running ones
_RUNNING_SHARE = 0.6  # of the pages carry a running line
_LEADING = 1.3  # a gap this many times the usual one parts paragraphs
_INDENT = 0.8
_OTHER_SIZE = 0.15  # letters this much larger or smaller are another block's


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, page (from 1), left and right edge, bottom and top."""

    words: str
    page: int
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Its height in points, never zero."""
        return max(self.top - self.bottom, 0.1)


def without_running_lines(pages: list[list[Line]]) -> list[Line]:
    """All lines in order, without page numbers and the headers and footers that pages repeat."""
    seen = Counter(mark for page in pages for mark in {_mark(line) for line in _margins(page)})
    running = {mark for mark, n in seen.items() if n >= 2 and n >= _RUNNING_SHARE * len(pages)}
    kept: list[Line] = []
    for page in pages:
        margins = {id(line) for line in _margins(page)}
        kept.extend(
            line
            for line in page
            if id(line) not in margins or not (_mark(line) in running or _PAGE_NUMBER.fullmatch(line.words))
        )
    return kept


def paragraphs(lines: list[Line]) -> Iterator[tuple[BlockKind, str, int]]:
    """Kind, words and first page of each block."""
    groups = list(_groups(lines))
    compounds = {w.casefold() for line in lines for w in _WORD.findall(line.words) if "-" in w}
    joined = [_joined(group, compounds) for group in groups]
    body = median(line.height for line in lines) if lines else 0.0
    for n, (group, words) in enumerate(zip(groups, joined, strict=True)):
        larger = group[0].height > (1 + _OTHER_SIZE) * body
        following = joined[n + 1] if n + 1 < len(joined) else ""
        headline = is_headline(words, following) and (larger or n == 0)
        yield "headline" if headline else "paragraph", words, group[0].page


def _margins(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _MARGIN_LINES else page[:_MARGIN_LINES] + page[-_MARGIN_LINES:]


def _mark(line: Line) -> str:
    return _DIGITS.sub("#", line.words.casefold())


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    columns = list(_columns(lines))
    leadings = _leadings(columns)
    group: list[Line] = []
    for column in columns:
        right = max(line.right for line in column)
        left = min(line.left for line in column)
        leading = leadings[round(column[0].height)]
        for n, line in enumerate(column):
            if group and (_parts(group[-1], line, left, right, leading) if n else _new_column(group[-1], line)):
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _leadings(columns: list[list[Line]]) -> dict[int, float]:
    """The usual distance from line to line for letters of each size, over the whole document."""
    gaps: dict[int, list[float]] = defaultdict(list)
    for column in columns:
        gaps[round(column[0].height)] += [a.bottom - b.bottom for a, b in pairwise(column)]
    return {size: median_low(found) if found else 0.0 for size, found in gaps.items()}


def _columns(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines that go down one column of one page in letters of one size."""
    column: list[Line] = []
    for line in lines:
        if column:
            last = column[-1]
            same_size = abs(line.height - last.height) <= _OTHER_SIZE * last.height
            below = line.bottom < last.bottom and line.left < last.right and last.left < line.right
            if line.page != last.page or not same_size or not below:
                yield column
                column = []
        column.append(line)
    if column:
        yield column


def _parts(above: Line, line: Line, left: float, right: float, leading: float) -> bool:
    """Whether a paragraph ends between two lines of a column."""
    if above.bottom - line.bottom > _LEADING * max(leading, line.height):
        return True
    if line.left - left > _INDENT * line.height and above.left - left <= _INDENT * line.height:
        return True
    first = line.words.split(None, 1)[0]
    width = (line.right - line.left) / max(len(line.words), 1) * (len(first) + 1)
    return above.right + width < right - line.height and _ENDS_SENTENCE.search(above.words) is not None


def _new_column(above: Line, line: Line) -> bool:
    """Whether a paragraph ends where the text goes on elsewhere: another column, page or size of letter."""
    if abs(line.height - above.height) > _OTHER_SIZE * above.height:
        return True
    return _ENDS_SENTENCE.search(above.words) is not None


def _joined(group: list[Line], compounds: set[str]) -> str:
    parts = [group[0].words]
    for line in group[1:]:
        before = parts[-1]
        if not (before[-2:-1].isalpha() and before.endswith("-") and line.words[:1].isalpha()):
            parts.append(" ")
        elif line.words[0].islower() and not _is_compound(before, line.words, compounds):
            parts[-1] = before[:-1]
        parts.append(line.words)
    return "".join(parts)


def _is_compound(before: str, after: str, compounds: set[str]) -> bool:
    """Whether the hyphen is the word's own: it has another one, or the text writes the word so elsewhere."""
    head = before.rsplit(None, 1)[-1].lstrip("“\"‘'(")
    tail = _WORD.match(after)
    return "-" in head[:-1] or (head + (tail[0] if tail else "")).casefold() in compounds
