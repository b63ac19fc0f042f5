"""What each rule made of an attribution, noted while somebody asks: its spans after the rule."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from reportedly.attribution.said import Said
from reportedly.model.span import Span
from reportedly.observed.notes import asked, note


class After(NamedTuple):
    """An attribution as it was after a rule."""

    said: Said
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def saw(rule: Callable[..., Any], found: Iterable[Said]) -> None:
    """Note what the attributions are now that ``rule`` has been applied; its docstring says what it does."""
    if asked():
        after = [After(one, tuple(one.source), tuple(one.cue), tuple(one.content)) for one in found]
        module = rule.__module__.removeprefix("reportedly.")
        note("after", rule=f"{module}.{rule.__name__}", says=_first(rule.__doc__ or ""), after=after)


def _first(words: str) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join(words.split("\n\n", maxsplit=1)[0].replace("``", "").split())
