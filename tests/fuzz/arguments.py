"""Arguments for a function, from what its parameters are said to be: how functions of plain values are fuzzed."""

import inspect
from collections.abc import Callable, Iterable, Sequence, Set
from datetime import date
from typing import Any, get_type_hints

from hypothesis import strategies as st

from reportedly.checks.interval import Interval
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span
from tests.fuzz import texts

PLACES = frozenset("at start end before after left right limit core from_ first last".split())
"""Parameters that are offsets of the text that is given with them."""

_words = texts.texts(5)
_many = st.lists(_words, max_size=5)
_sizes = st.floats(0, 1e12) | st.sampled_from((0.0, 1.0, 5.0, 0.1, 100.0, 1e300))


def _interval(ends: tuple[float, float]) -> Interval:
    return Interval(min(ends), max(ends))


@st.composite
def _quantity(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(_sizes), draw(_sizes)))
    kinds = ("count", "percent", "money", "measure", "multiple", "fraction", "ordinal", "age", "rate", "duration")
    return Quantity(
        id="q1",
        span=Span(0, 1),
        low=low,
        high=draw(st.sampled_from((low, high))),
        kind=draw(st.sampled_from(kinds)),  # type: ignore[arg-type]
        unit=draw(st.sampled_from(("", "percent", "USD", "kilometre", "person", "\u202e"))),
        counted=draw(st.sampled_from(("", "people", "homes", "\ud800"))),
        precision=draw(st.sampled_from((0.0, 0.5, 50.0))),
    )


_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: _words,
    str | None: st.none() | _words,
    bytes: st.binary(max_size=60) | _words.map(lambda words: words.encode("utf-8", "replace")),
    date: st.dates(),
    bool: st.booleans(),
    float: _sizes,
    float | None: st.none() | _sizes,
    int: st.integers(-3, 400),
    int | None: st.none() | st.integers(-3, 400),
    Interval: st.tuples(_sizes, _sizes).map(_interval),
    Quantity: _quantity(),
    Sequence[str]: _many,
    Iterable[str]: _many,
    list[str]: _many,
    tuple[str, ...] | list[str]: _many,
    Set[str]: _many.map(frozenset),
    frozenset[str]: _many.map(frozenset),
    Iterable[Interval]: st.lists(st.tuples(_sizes, _sizes).map(_interval), max_size=4),
    Iterable[Span]: st.just([Span(0, 1), Span(1, 3)]),
    Sequence[Span]: st.just([Span(0, 1), Span(1, 3)]),
    Sequence[Date]: st.just([]),
}


def of(function: Callable[..., Any]) -> st.SearchStrategy[tuple[tuple[Any, ...], dict[str, Any]]] | None:
    """Positional and named arguments, None where a parameter is of a kind that can't be made up.

    Offsets and spans are of the first text; where no text is given with them they can't be made up either.
    """
    try:
        hints = get_type_hints(function)
    except NameError:  # a type of which only the checker knows
        return None
    parameters = list(inspect.signature(function).parameters.values())
    named = [p.name for p in parameters]
    text = next((p.name for p in parameters if hints.get(p.name) is str and p.name in ("text", "words")), None)
    for name in named:
        known = hints.get(name) in _BY_TYPE or (hints.get(name) is Span and text)
        if not known or (name in PLACES and hints[name] is int and not text):
            return None
    return _drawn(parameters, hints, text)


@st.composite
def _drawn(draw: st.DrawFn, parameters: list[inspect.Parameter], hints: dict[str, Any], text: str | None) -> Any:
    words = draw(texts.texts(12).filter(bool)) if text else ""
    given: dict[str, Any] = {}
    for one in parameters:
        if one.name == text:
            given[one.name] = words
        elif hints[one.name] is Span:
            inside = given.get("span")
            given[one.name] = Span(0, len(words)) if inside else draw(texts.spans_of(words))
        elif one.name in PLACES and hints[one.name] is int:
            given[one.name] = draw(st.integers(given.get("start", 0), len(words)))
        else:
            given[one.name] = draw(_BY_TYPE[hints[one.name]])
    fixed = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.VAR_POSITIONAL)
    positional: list[Any] = []
    for one in parameters:
        if one.kind in fixed:
            value = given.pop(one.name)
            positional += [value] if one.kind is inspect.Parameter.POSITIONAL_ONLY else []
    return tuple(positional), given
