"""How patterns are really used: ``install`` before the program is imported, and each call of a pattern is noted.

A pattern may be quadratic and do no harm, where it is only ever given a stretch of bounded length, or tried at one
place.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

SEARCHING = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
_METHODS = (*sorted(SEARCHING), "match", "fullmatch")


@dataclass(slots=True)
class Use:
    """By which methods a pattern is used, how often, and the longest stretch that it was given."""

    methods: set[str] = field(default_factory=set)
    calls: int = 0
    longest: int = 0
    where: str = ""


USES: dict[tuple[Any, int], Use] = {}
"""By pattern and flags."""


class Recorded:
    """A compiled pattern that notes its calls."""

    def __init__(self, pattern: re.Pattern[Any], use: Use) -> None:
        self._pattern, self._use = pattern, use
        for method in _METHODS:
            setattr(self, method, self._noting(method, getattr(pattern, method)))

    def _noting(self, method: str, call: Callable[..., Any]) -> Callable[..., Any]:
        use, at = self._use, 1 if method in ("sub", "subn") else 0

        def noted(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            text = given[at] if len(given) > at else named.get("string", "")
            start, end = given[1:3] if at == 0 and method != "split" and len(given) > 2 else (0, len(text))
            use.methods.add(method)
            use.calls += 1
            use.longest = max(use.longest, min(end, len(text)) - start)
            return call(*given, **named)

        return noted

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._pattern, name)


def install() -> None:
    """Patterns that modules of ours compile from now on, or name in calls of ``re``, are recorded."""
    compile_ = re.compile

    def recorded(pattern: Any, flags: Any = 0) -> Any:  # noqa: ANN401
        made = compile_(pattern, flags)
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if not caller.startswith("reportedly"):
            return made
        use = USES.setdefault((made.pattern, made.flags), Use(where=caller))
        return Recorded(made, use)

    re.compile = recorded  # type: ignore[assignment]
    for method in (*_METHODS[:],):
        if hasattr(re, method):
            setattr(re, method, _spelled(method, getattr(re, method), compile_))


def _spelled(method: str, call: Callable[..., Any], compile_: Callable[..., Any]) -> Callable[..., Any]:
    def noted(pattern: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if isinstance(pattern, str) and caller.startswith("reportedly"):
            text = given[1] if method in ("sub", "subn") else given[0]
            made = compile_(
                pattern, named.get("flags", 0) or (given[1] if method in ("search", "match") and given[1:] else 0)
            )
            use = USES.setdefault((made.pattern, made.flags), Use(where=caller))
            use.methods.add(method)
            use.calls += 1
            use.longest = max(use.longest, len(text))
        if isinstance(pattern, Recorded):
            pattern = pattern._pattern
        return call(pattern, *given, **named)

    return noted
