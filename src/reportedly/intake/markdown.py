"""Markdown (CommonMark's commonest marks) → blocks: the marks go, the front matter is what is known of the report."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.errors import NoText
from reportedly.intake import grids
from reportedly.intake.build import Known, build, check_characters
from reportedly.intake.canonical import Piece, clean, collapse, is_headline, lay_out
from reportedly.intake.charset import decode
from reportedly.intake.grids import Cell
from reportedly.intake.metadata import iso_date
from reportedly.model.document import BlockKind, Document

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*\s*\Z")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,})\s*\Z")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ITEM = re.compile(r"\s{0,12}(?:[-*+]|\d{1,4}[.)])[ \t]+")
_QUOTE = re.compile(r"\A {0,3}(?:>[ \t]?)+")
_NOTE = re.compile(r" {0,3}\[[^\]\n]{1,80}\]:")
_TABLE_LINE = re.compile(r"[\s|:-]*\|[\s|:-]*\Z")
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)"
_CELL_ENDS = re.compile(r"(?<!\\)\|")
_MARKED = re.compile(r"[\[*_`~<\\]")
_INLINE = (
    (re.compile(rf"!\[[^\[\]\n]{{0,300}}\]{_TARGET}"), ""),
    (re.compile(r"\[\^[^\]\n]{1,80}\]"), ""),
    (re.compile(rf"\[([^\[\]\n]{{0,1000}})\](?:{_TARGET}|\[[^\[\]\n]{{0,80}}\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,1000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,300}>|<!--.{0,1000}?-->"), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,1000})(?<=[^\s\\])\*(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]{1,1000})(?<=[^\s\\])_(?!\w)"), r"\1"),
    (re.compile(r"(`{1,2})([^`\n]{1,300})\1"), r"\2"),
    (re.compile(r"~~([^~\n]{1,300})~~"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_FIELDS = re.compile(r"(title|date|author|authors|publisher):\s*(.*)", re.IGNORECASE)


def from_bytes(data: bytes, known: Known, *, charset: str | None = None) -> Document:
    """A Document from a Markdown file's bytes; code, pictures, notes and struck words are not read."""
    raw, warnings = decode(data, declared=charset)
    check_characters(len(raw))
    lines = clean(raw).split("\n")
    fields, start = _front_matter(lines)
    rows = [piece for piece in _pieces(lines[start:]) if piece.words]
    if not rows:
        raise NoText("the Markdown holds no words", todo="Give a report with words in it.")
    if rows[0].kind == "paragraph" and len(rows) > 1 and is_headline(rows[0].words, rows[1].words):
        rows[0] = replace(rows[0], kind="headline")
    text, blocks = lay_out(rows)
    author = fields.get("author") or fields.get("authors") or ""
    title, publisher, day = fields.get("title"), fields.get("publisher"), iso_date(fields.get("date", ""))
    found = known.with_found(title=title, publisher=publisher, published=day, authors=[author])
    return build(text, blocks, found, media_type="text/markdown", warnings=warnings)


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """The simple fields between the two lines "---" at the top, and where the text begins."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    end = next((n for n, line in enumerate(lines[1:200], 1) if line.rstrip() in ("---", "...")), 0)
    found = (_FIELDS.fullmatch(line.strip()) for line in lines[1:end])
    return {match[1].lower(): match[2].strip(" \"'") for match in found if match}, end + 1 if end else 0


def _pieces(lines: list[str]) -> Iterator[Piece]:
    """The blocks without their marks; the rows of a table of figures each as one, another table's cells each as one."""
    rows: list[list[Cell]] = []
    number = 1
    for kind, line in (*_blocks(lines), ("paragraph", "")):
        if kind == "table":
            rows.append([Cell(collapse(_plain(cell.replace("\\|", "|")))) for cell in _CELL_ENDS.split(line)])
            continue
        if rows and grids.holds_figures(rows):
            yield from grids.pieces(rows, number)
        else:
            yield from (Piece("table", cell.words) for row in rows for cell in row)
        rows, number = [], number + 1
        yield Piece(kind, collapse(_plain(line)))


def _blocks(lines: list[str]) -> Iterator[tuple[BlockKind, str]]:
    """Kind and words of each block, marks within lines still in it; lines of a paragraph are joined."""
    held: list[str] = []
    kind: BlockKind = "paragraph"
    fence = ""
    for line in lines:
        opened = _FENCE.match(line)
        if fence:
            fence = "" if opened and opened[1].startswith(fence) else fence
            continue
        bare = _QUOTE.sub("", line, count=1)
        heading = _HEADING.match(bare[:1000])
        is_title = bool(held) and kind == "paragraph" and _UNDERLINE.match(bare) is not None
        item = _ITEM.match(bare)
        ends = opened or heading or item or not bare.strip() or is_title or _RULE.match(bare) or _NOTE.match(bare)
        if (ends or "|" in bare) and held:
            yield ("headline" if is_title else kind), " ".join(held)
            held, kind = [], "paragraph"
        if opened:
            fence = opened[1]
        elif heading:
            yield "headline", heading[2]
        elif item and not _RULE.match(bare):
            held, kind = [bare[item.end() :]], "list"
        elif bare.lstrip().startswith("|") and not _TABLE_LINE.match(bare):
            yield "table", _inside(bare.strip())
        elif not ends and not _TABLE_LINE.match(bare):
            held.append(bare.strip())
    if held:
        yield kind, " ".join(held)


def _inside(row: str) -> str:
    """A row without the bars at its ends; an empty cell at an end is kept."""
    return row.removeprefix("|").removesuffix("|")


def _plain(line: str) -> str:
    """``line`` without the marks of Markdown."""
    if _MARKED.search(line) is None:
        return line
    for pattern, words in _INLINE:
        line = pattern.sub(words, line)
    return line
