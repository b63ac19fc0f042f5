"""Lines that make a regular expression work as hard as it can, from its own parse tree.

For each loop: what may stand before it, once; what the loop takes, over and over; and then what it can't take, so that
every way of matching is tried and fails. And the whole of it again and again, for patterns that are searched for.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHOWN = "a1 A.-,'“\n$_é"
"""Tried in this order for what a class of characters takes."""
_LONG = 20
"""A loop that goes on no further than this costs no more than a constant."""
_UNTAKEN = "\x00"


def lines(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Texts of about ``size`` code points, each for a loop of the pattern, and some for all."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    seen: set[str] = set()
    for before, body in _loops(list(tree), ""):
        for unit in _units(body):
            head = before[-200:]
            for line in (
                head + unit * (size // len(unit)) + _UNTAKEN,
                (head + unit) * (size // len(head + unit)) + _UNTAKEN,
                (head + unit * 3) * (size // len(head + unit * 3)),
            ):
                if line not in seen:
                    seen.add(line)
                    yield line
    whole = example(list(tree))
    if whole:
        yield whole * (size // len(whole))
        yield whole[:-1] * (size // max(1, len(whole) - 1)) if len(whole) > 1 else whole * size


def _units(body: list[Any]) -> list[str]:
    """What one turn of a loop takes, in up to four ways."""
    found = [example(body, turn) for turn in range(4)]
    return [unit for unit in dict.fromkeys(found) if unit]


def _loops(tree: list[Any], before: str) -> Iterator[tuple[str, list[Any]]]:
    """Each loop without a near end, with an example of what stands before it."""
    for op, value in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = value
            if most > _LONG:
                yield before, list(body)
            yield from _loops(list(body), before)
        elif name == "SUBPATTERN":
            yield from _loops(list(value[-1]), before)
        elif name == "ATOMIC_GROUP":
            yield from _loops(list(value), before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _loops(list(branch), before)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _loops(list(value[1]), before)
        before += example([(op, value)])


def example(tree: list[Any], turn: int = 0) -> str:
    """A short text that the tree takes, or nearly: ``turn`` chooses among characters and branches."""
    return "".join(_example(str(op), value, turn) for op, value in tree)


def _example(name: str, value: Any, turn: int) -> str:  # noqa: ANN401
    if name == "LITERAL":
        return chr(value)
    if name == "NOT_LITERAL":
        return next(char for char in _SHOWN[turn:] + "b" if ord(char) != value)
    if name == "ANY":
        return _SHOWN[turn]
    if name == "IN":
        return _of_class(value, turn)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, body = value
        return example(list(body), turn) * min(least, _LONG)
    if name == "SUBPATTERN":
        return example(list(value[-1]), turn)
    if name == "ATOMIC_GROUP":
        return example(list(value), turn)
    if name == "BRANCH":
        return example(list(value[1][turn % len(value[1])]), turn)
    return ""


@cache
def _taken(characters: str) -> list[str]:
    """Which of the usual characters a class takes."""
    test = re.compile(characters)
    return [char for char in _SHOWN if test.fullmatch(char)]


def _of_class(items: list[Any], turn: int) -> str:
    """A character of a class: the ``turn``-th of those usually seen, else the first it names."""
    if taken := _taken(_class_of(items)):
        return taken[turn % len(taken)]
    first = next((value for op, value in items if str(op) in ("LITERAL", "RANGE")), ord("a"))
    return chr(first[0] if isinstance(first, tuple) else first)


def _class_of(items: list[Any]) -> str:
    parts = []
    for op, value in items:
        name = str(op)
        if name == "NEGATE":
            parts.append("^")
        elif name == "LITERAL":
            parts.append(re.escape(chr(value)))
        elif name == "RANGE":
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif name == "CATEGORY":
            parts.append(_CATEGORIES[str(value)])
    return f"[{''.join(parts)}]"


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}
