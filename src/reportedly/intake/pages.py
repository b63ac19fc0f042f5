"""Lines on pages → paragraphs: spacing, indents and short lines end one; hyphenation is undone.

Coordinates are PDF points, y upwards. All thresholds are in parts of the line's own height.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median, median_low

from reportedly.intake.canonical import is_headline
from reportedly.model.document import BlockKind

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’»)\]']*\Z")
_WORD = re.compile(r"\w+(?:-\w+)*")
_PRINTED_ON = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?: |\Z)")
_PRINTED_FROM = re.compile(r"(?P<url>(?:https?|file|about|data):\S+)(?: \d{1,4}/\d{1,4})?")
_PARTED = re.compile(r" [·•|] ")
_SMALL = 0.85
_APART = 1.9  # times its height: how far a running line stands from the text
_LONGEST_HEAD = 80
_ROWS = 2  # lines with gaps, one below the other, that make a table
_MARGIN_LINES = 2  # lines at the top and at the foot of a page that may be running ones
_RUNNING_SHARE = 0.6  # of the pages carry a running line
_LEADING = 1.3  # a gap this many times the usual one parts paragraphs
_INDENT = 0.8
_OTHER_SIZE = 0.15  # letters this much larger or smaller are another block's


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, page (from 1), left and right edge, bottom and top.

    ``cells`` are the parts that wide gaps leave of it; ``is_note`` says that it begins with a raised number.
    """

    words: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    cells: int = 1
    is_note: bool = False

    @property
    def height(self) -> float:
        """Its height in points, never zero."""
        return max(self.top - self.bottom, 0.1)


def without_running_lines(pages: list[list[Line]]) -> list[Line]:
    """All lines in order, without page numbers and the headers and footers that pages repeat; notes come last.

    Headers may differ from page to page: they stand apart, at one height, in letters no larger than the text's.
    """
    seen = Counter(mark for page in pages for mark in {_mark(line) for line in _margins(page)})
    running = {mark for mark, n in seen.items() if n >= 2 and n >= _RUNNING_SHARE * len(pages)}
    body = median(line.height for page in pages for line in page) if any(pages) else 0.0
    apart = Counter(place for page in pages for place in {_place(line) for line in _apart(page, body)})
    places = {place for place, n in apart.items() if n >= 2 and n >= _RUNNING_SHARE * len(pages)}
    kept: list[Line] = []
    notes: list[Line] = []
    for page in pages:
        gone = {id(line) for line in _margins(page) if _mark(line) in running or _is_furniture(line, body)}
        gone |= {id(line) for line in _apart(page, body) if _place(line) in places}
        text = [line for line in page if id(line) not in gone]
        foot = _foot(text, body)
        kept += text[:foot]
        notes += text[foot:]
    return kept + notes


def printed_from(pages: list[list[Line]]) -> str | None:
    """The web address that a browser prints at the edge of each page."""
    found = (_PRINTED_FROM.fullmatch(line.words) for page in pages[:1] for line in _margins(page))
    return next((match["url"] for match in found if match and match["url"].startswith("http")), None)


def _is_furniture(line: Line, body: float) -> bool:
    """A page number, what a browser prints at the edges, or a line of addresses in small letters."""
    if _PAGE_NUMBER.fullmatch(line.words) or _PRINTED_FROM.fullmatch(line.words) or _PRINTED_ON.match(line.words):
        return True
    return line.height < _SMALL * body and len(_PARTED.findall(line.words)) >= 2


def _apart(page: list[Line], body: float) -> list[Line]:
    """The first and the last line of a page where they are short and stand apart from all others."""
    found = []
    for line in page[:1] + page[-1:] if len(page) > 2 else []:
        gap = min((abs(line.bottom - other.bottom) for other in page if other is not line), default=0.0)
        if len(line.words) <= _LONGEST_HEAD and line.height <= (1 + _OTHER_SIZE) * body and gap > _APART * line.height:
            found.append(line)
    return found


def _place(line: Line) -> int:
    return round(line.bottom / 2)


def _foot(page: list[Line], body: float) -> int:
    """Where the notes at the foot of a page begin: in smaller letters, each behind a raised number."""
    start = len(page)
    while start and page[start - 1].height < (1 - _OTHER_SIZE / 2) * body:
        start -= 1
    return next((n for n in range(start, len(page)) if page[n].is_note), len(page))


def paragraphs(lines: list[Line]) -> Iterator[tuple[BlockKind, str, int]]:
    """Kind, words and first page of each block."""
    rows = set(_rows(lines))
    groups = list(_groups(lines, rows))
    compounds = {w.casefold() for line in lines for w in _WORD.findall(line.words) if "-" in w}
    joined = [_joined(group, compounds) for group in groups]
    body = median(line.height for line in lines) if lines else 0.0
    for n, (group, words) in enumerate(zip(groups, joined, strict=True)):
        if group[0].cells > 1 and len(group) == 1 and group[0] in rows:
            yield "table", words, group[0].page
            continue
        larger = group[0].height > (1 + _OTHER_SIZE) * body
        following = joined[n + 1] if n + 1 < len(joined) else ""
        headline = is_headline(words, following) and (larger or n == 0)
        yield "headline" if headline else "paragraph", words, group[0].page


def _margins(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _MARGIN_LINES else page[:_MARGIN_LINES] + page[-_MARGIN_LINES:]


def _mark(line: Line) -> str:
    return _DIGITS.sub("#", line.words.casefold())


def _rows(lines: list[Line]) -> Iterator[Line]:
    """The lines that are rows of a table: with gaps in them, one below the other."""
    for _, run in groupby(lines, lambda line: line.cells > 1):
        found = list(run)
        if found[0].cells > 1 and len(found) >= _ROWS:
            yield from found


def _groups(lines: list[Line], rows: set[Line]) -> Iterator[list[Line]]:
    columns = list(_columns(lines))
    leadings = _leadings(columns)
    group: list[Line] = []
    for column in columns:
        right = max(line.right for line in column)
        left = min(line.left for line in column)
        leading = leadings[round(column[0].height)]
        for n, line in enumerate(column):
            row = line.is_note or line in rows or (group and group[-1] in rows)
            if group and (
                row or (_parts(group[-1], line, left, right, leading) if n else _new_column(group[-1], line))
            ):
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
    beside = line.right <= above.left or above.right <= line.left
    if line.page == above.page and line.bottom < above.bottom and beside:
        return True  # a date at the right and what stands below it at the left: a column would go on further up
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
