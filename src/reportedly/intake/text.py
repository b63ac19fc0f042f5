"""Plain text. Three layouts are told apart: hard-wrapped lines, one paragraph a line, blank-line paragraphs.

Only in a hard-wrapped file are lines joined, since a line break ends a paragraph everywhere else here.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.intake.build import Known, build, check_characters
from reportedly.intake.canonical import blocks_of, clean
from reportedly.intake.charset import decode
from reportedly.intake.dated import date_at_top
from reportedly.intake.sent import copy_of
from reportedly.model.document import Block, Document

WIDTHS = range(40, 101)
"""The longest line of a hard-wrapped text, in characters: mail and wire copy use 60-80."""
_FULL = 0.8  # of the breaks inside paragraphs are where the next word would not have fitted
_SHORT_LINE = 0.75  # a line that stops before this share of the width ended a paragraph
_INDENTED = re.compile(r"[ \t\u3000]{2,}|\t")
_BREAKABLE = re.compile(r"\w[-–—]\Z")


def from_bytes(data: bytes, known: Known, *, charset: str | None = None) -> Document:
    """A Document from the bytes of a plain-text file; raises NoText, TooLarge or WrongFormat."""
    raw, warnings = decode(data, declared=charset)
    check_characters(len(raw))
    return from_copy(clean(raw), known, warnings)


def from_copy(text: str, known: Known, warnings: list[str]) -> Document:
    """A Document from the cleaned words of a file, which may be wire copy, a press release or a chat."""
    if copy := copy_of(text):
        text, known, warnings = copy.text, copy.known(known), [*warnings, *copy.warnings]
    if known.published is None and (day := date_at_top(text)):
        known = replace(known, published=day)
    return build(*laid_out(text, known.title), known, warnings=warnings)


def from_str(text: str, known: Known, *, warnings: list[str] | None = None) -> Document:
    """A Document whose text is ``text`` itself, cleaned but never re-wrapped; raises NoText or TooLarge."""
    check_characters(len(text))
    text = clean(text)
    blocks = blocks_of(text, wrapped=is_hard_wrapped(text), title=known.title)
    return build(text, blocks, known, warnings=warnings)


def is_hard_wrapped(text: str, *, least: int = 2) -> bool:
    """Whether line breaks stand where the next word would not have fitted the width, not where paragraphs end.

    ``least`` breaks must show it: one in mails, which are hard-wrapped as a rule.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if width not in WIDTHS:
        return False
    breaks = [(a, b) for a, b in itertools.pairwise(lines) if a and b.strip() and not _is_indented(b, a)]
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width for a, b in breaks)
    return len(breaks) >= least and full >= _FULL * len(breaks)


def laid_out(text: str, title: str | None, *, least: int = 2) -> tuple[str, list[Block]]:
    """``text`` with hard-wrapped lines joined (``is_hard_wrapped``; where ``least`` is 0 none are), and its blocks."""
    if least and is_hard_wrapped(text, least=least):
        text = "\n\n".join(_unwrapped(text))
    return text, blocks_of(text, title=title)


def _unwrapped(text: str) -> Iterator[str]:
    """The paragraphs of a hard-wrapped text, each on one line."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line:
            continue
        if parts and not _BREAKABLE.search(parts[-1][-2:]):
            parts.append(" ")  # none after a compound's own hyphen, or a dash, where the line was broken
        parts.append(line.strip())
        if _ends_paragraph(line, following, width):
            yield "".join(parts)
            parts = []


def _is_indented(line: str, above: str) -> bool:
    return _INDENTED.match(line) is not None and not _INDENTED.match(above)


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    if not following.strip():
        return True
    if _is_indented(following, line):
        return True
    return len(line) + 1 + len(following.split(None, 1)[0]) < _SHORT_LINE * width
