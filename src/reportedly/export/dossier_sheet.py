"""A dossier as the plain data that the PDF's template sets: words on one line, of a bearable length, isolated."""

import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from reportedly.export import dossier_people as people
from reportedly.export import dossier_traces as traces
from reportedly.export.dossier_parts import LONGEST, Section
from reportedly.export.dossier_words import begun, judged
from reportedly.export.outline import shortened
from reportedly.export.trace_words import moment
from reportedly.export.visible import one_line
from reportedly.model.dossier import Dossier

_LEFTWARDS = ("R", "AL", "AN")
_SHORT, _ROOM, _LONGEST_CELL = 12, 50, 400
"""In characters: a column this narrow is set without a break, while such columns together are no wider than the second;
beyond the third a cell makes its column no wider."""


def sheet(dossier: Dossier, made_at: str) -> dict[str, Any]:
    """All that the template needs, as JSON has it."""
    claim = dossier.claim
    title = one_line(shortened(claim.text or dossier.name, 120))
    summary = f"{judged(claim.reviews, disagree=claim.disagree)}. {begun(dossier)}."
    return {
        "title": f"Dossier of a claim: {title}",
        "description": _line(summary),
        "claim": f"“{_line(shortened(claim.text or dossier.sentence))}”",
        "language": _language(dossier.language),
        "date": _date(made_at),
        "foot": f"reportedly · dossier of {_line(shortened(dossier.name, 80))}",
        "note": "",
        "glance": _plain(msgspec.to_builtins(people.glance(dossier))),
        "sections": [_section(section) for section in _sections(dossier, made_at)],
    }


def _sections(dossier: Dossier, made_at: str) -> Iterator[Section]:
    yield from (made(dossier) for made in (people.words, people.source, people.verdicts))
    yield from traces.found(dossier)
    yield from (made(dossier) for made in (people.earlier, people.corrections))
    if doubtful := people.doubts(dossier):
        yield doubtful
    yield people.foot(dossier, made_at)


def _section(section: Section) -> dict[str, Any]:
    parts = [_plain(part) for part in msgspec.to_builtins(section.parts)]
    for part in parts:
        if part["type"] == "table":
            part["widths"] = _widths(part["heads"], part["rows"])
        elif part["type"] == "quoted":
            part["language"] = _language(part["language"])
            part["leftwards"] = _starts_leftwards(part["claim"])
    return {"title": section.title, "parts": parts}


def _plain(value: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever JSON can be
    """``value`` with every string fit to be set; a picture stays as it is drawn."""
    if isinstance(value, dict):
        return {name: _plain(each, name) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return _line(value) if isinstance(value, str) and key != "svg" else value


def _line(words: str) -> str:
    """``words`` on one line; isolated where any of them run leftwards, so that they turn nothing around them."""
    shown = one_line(shortened(words, LONGEST))
    is_turned = any(unicodedata.bidirectional(char) in _LEFTWARDS for char in shown)
    return f"\u2068{shown}\u2069" if is_turned else shown


def _starts_leftwards(words: str) -> bool:
    strong = (unicodedata.bidirectional(char) for char in words)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def _widths(heads: list[str], rows: list[list[str]]) -> list[int]:
    """A share of the page for each column; 0 for a short one, which takes what it needs.

    Cells wrap, so that a column needs about the root of its longest cell, and room for the words of its heading.
    """
    words = [max(map(len, head.split()), default=0) for head in heads]
    longest = [max([least, *map(len, column)]) for least, column in zip(words, zip(*rows, strict=True), strict=True)]
    room, widths = _ROOM, []
    for least, width in zip(words, longest, strict=True):
        is_short = width <= _SHORT and width <= room
        room -= width if is_short else 0
        widths.append(0 if is_short else max(round(10 * min(width, _LONGEST_CELL) ** 0.5), 4 * least))
    return widths


def _language(language: str) -> str:
    """The language as typst takes it: two or three letters."""
    code = language.partition("-")[0].lower()
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) and code != "und" else "en"


def _date(made_at: str) -> dict[str, int] | None:
    found = moment(made_at)
    names = ("year", "month", "day", "hour", "minute", "second")
    return {name: getattr(found, name) for name in names} if found else None


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Every string in it, pictures too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        yield from chain.from_iterable(map(strings, value.values() if isinstance(value, dict) else value))


def replaced(value: Any, signs: dict[int, str]) -> Any:  # noqa: ANN401 - as above
    """``value`` with characters in its strings replaced."""
    if isinstance(value, str):
        return value.translate(signs)
    if isinstance(value, dict):
        return {name: replaced(each, signs) for name, each in value.items()}
    return [replaced(each, signs) for each in value] if isinstance(value, list) else value
