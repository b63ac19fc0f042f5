"""Which loops of a pattern can share out the same characters in many ways: what makes back-tracking catastrophic.

*Nested*: a loop whose turn may be no more than another loop's turns, so that n characters are shared out in 2ⁿ ways.
*Adjacent*: two loops with nothing that must stand between them and some character that both take: n ways, at every
place where a match is tried. Loops that end within twenty turns count as none, possessive ones and atomic groups
never give back.
"""

import re
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LONG = 20
_SAMPLE = [chr(n) for n in range(9, 592)] + list("–—‘’“”…€−ſİ\u2028\u3000新ع\ue000\ue00b\U0001f600")
_LOOPS = ("MAX_REPEAT", "MIN_REPEAT")
_ZERO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")


def found(pattern: re.Pattern[Any]) -> set[str]:
    """``nested`` and ``adjacent``, whichever there is in the pattern."""
    if not isinstance(pattern.pattern, str):
        return set()
    return set(_in(list(parser.parse(pattern.pattern, pattern.flags)), pattern.flags))


def _in(tree: list[Any], flags: int) -> Iterator[str]:
    if _adjacent(tree, flags):
        yield "adjacent"
    for op, value in tree:
        name = str(op)
        if name in _LOOPS and value[1] > _LONG and _may_be_a_loop(list(value[2])):
            yield "nested"
        for inner in _inside(name, value):
            yield from _in(inner, flags)


def _inside(name: str, value: Any) -> Iterator[list[Any]]:  # noqa: ANN401
    if name in (*_LOOPS, "POSSESSIVE_REPEAT"):
        yield list(value[2])
    elif name == "SUBPATTERN":
        yield list(value[-1])
    elif name == "ATOMIC_GROUP":
        yield list(value)
    elif name == "BRANCH":
        yield from map(list, value[1])
    elif name in ("ASSERT", "ASSERT_NOT"):
        yield list(value[1])


def _may_be_a_loop(body: list[Any]) -> bool:
    """Whether a turn may consist of an inner loop's turns alone: all else in it may be nothing."""
    for at, (op, value) in enumerate(body):
        rest = body[:at] + body[at + 1 :]
        if not all(_may_be_empty(*other) for other in rest):
            continue
        name = str(op)
        if name in _LOOPS and value[1] > _LONG:
            return True
        if name in ("SUBPATTERN", "BRANCH") and any(_may_be_a_loop(inner) for inner in _inside(name, value)):
            return True
    return False


def _may_be_empty(op: Any, value: Any) -> bool:  # noqa: ANN401
    name = str(op)
    if name in (*_LOOPS, "POSSESSIVE_REPEAT"):
        return value[0] == 0 or all(_may_be_empty(*one) for one in value[2])
    if name in _ZERO_WIDTH:
        return True
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return all(_may_be_empty(*one) for one in next(iter(_inside(name, value))))
    if name == "BRANCH":
        return any(all(_may_be_empty(*one) for one in branch) for branch in value[1])
    return False


def _adjacent(tree: list[Any], flags: int) -> bool:
    """Whether two loops of single characters stand so that both may take the same ones."""
    before: frozenset[str] = frozenset()
    for op, value in _flat(tree):
        name = str(op)
        if name in _LOOPS and value[1] > _LONG and len(value[2]) == 1:
            takes = _taken(next(iter(value[2])), flags)
            if before & takes:
                return True
            before = takes | (before if value[0] == 0 else frozenset())
        elif not _may_be_empty(op, value):
            before = frozenset()
    return False


def _flat(tree: list[Any]) -> Iterator[tuple[Any, Any]]:
    """The tree's items, those of groups in their place."""
    for op, value in tree:
        if str(op) == "SUBPATTERN":
            yield from _flat(list(value[-1]))
        else:
            yield op, value


def _taken(item: Any, flags: int) -> frozenset[str]:  # noqa: ANN401
    """The characters of the sample that an item of one character takes; none where it is of several."""
    op, value = item
    if str(op) not in ("IN", "LITERAL", "NOT_LITERAL", "ANY"):
        return frozenset()
    compiler = re._compiler  # type: ignore[attr-defined]
    tree = parser.SubPattern(parser.State(), [item])
    tree.state.str, tree.state.flags = "", flags
    code = compiler._code(tree, flags)
    import _sre

    one = _sre.compile("", flags, code, 0, {}, (None,))
    del op, value
    return frozenset(char for char in _SAMPLE if one.fullmatch(char))
