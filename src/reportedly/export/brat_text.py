"""Text and offsets as brat has them (https://brat.nlplab.org/standoff.html): which export and import share.

A brat text is read with every kind of line end as one, and its annotations line by line, in columns parted by tabs. So
all that could end a line or a column, but the line feed itself, is a space in the ``.txt``, one code point for one, and
every offset is that of the report. An annotation can't hold a line feed: what runs over one is in two fragments.
"""

import re
from collections.abc import Iterable

from reportedly.export.wellformed import well_formed
from reportedly.model.span import Span

_SPACES = dict.fromkeys([*range(10), *range(11, 32), 0x7F, *range(0x80, 0xA0), 0x2028, 0x2029], " ")
_LINE = re.compile(r"[^\n]+")


def plain(text: str) -> str:
    """The ``.txt`` of ``text``: as long, without controls and separators other than line feeds."""
    return well_formed(text).translate(_SPACES)


def fragments(spans: Iterable[Span], text: str) -> list[Span]:
    """``spans`` of a plain ``text`` as an annotation has them: in order, apart, each on one line and with a word on it.

    Spans that overlap or touch become one; what lies outside the text is left out.
    """
    whole: list[Span] = []
    for start, end in sorted(Span(max(span[0], 0), min(span[1], len(text))) for span in spans):
        if whole and start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, end))
        elif start < end:
            whole.append(Span(start, end))
    lines = (Span(*line.span()) for span in whole for line in _LINE.finditer(text, *span))
    return [line for line in lines if not line.of(text).isspace()]


def joined(pieces: Iterable[Span], text: str) -> list[Span]:
    """The spans that ``fragments`` were made of: those with nothing but a line's end between them are one again."""
    whole: list[Span] = []
    for piece in sorted(pieces):
        between = text[whole[-1].end : piece.start] if whole else ""
        if whole and (piece.start <= whole[-1].end or ("\n" in between and between.isspace())):
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, piece.end))
        else:
            whole.append(piece)
    return whole
