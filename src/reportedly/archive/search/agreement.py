"""Whether two sentences name the same figures and the same names: what vectors blur, and words count as any other.

Of what is asked: the share that is found. A question without a figure has no share of figures.
"""

import re
from typing import NamedTuple

from reportedly.figures.numbers import Numeral, numerals

_NAME = re.compile(r"(?<![^\W_])[A-Z][^\W_]+")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_SLACK = 1e-9


class Asked(NamedTuple):
    """What a question names: figures as intervals (an attached ``m`` may be millions or metres: both), and names."""

    figures: tuple[tuple[tuple[float, float], ...], ...]
    names: frozenset[str]


def asked(words: str) -> Asked:
    """The figures and names of a question. Its first word is a name only before another."""
    matches = list(_NAME.finditer(words))
    first = _WORD.search(words)
    names = {
        match.group().lower()
        for number, match in enumerate(matches)
        if first is None or match.start() != first.start() or _runs_on(words, matches, number)
    }
    return Asked(tuple(_values(numeral) for numeral in numerals(words)), frozenset(names))


def shares(of: Asked, said: str, title: str = "") -> tuple[float, float, float]:
    """How much of what is asked a claim has.

    The share of the figures that ``said`` has; 1 where it has figures and none of those asked for, else 0; the share of
    the names that it or its article's title has. All are 0 of what was not asked.
    """
    figures = other = names = 0.0
    if of.figures:
        held = [interval for numeral in numerals(said) for interval in _values(numeral)]
        figures = sum(any(_meet(one, two) for one in each for two in held) for each in of.figures) / len(of.figures)
        other = float(bool(held) and figures == 0)
    if of.names:
        there = set(_WORD.findall(f"{said} {title}".lower()))
        names = len(of.names & there) / len(of.names)
    return figures, other, names


def _runs_on(words: str, matches: list[re.Match[str]], number: int) -> bool:
    after = matches[number + 1] if number + 1 < len(matches) else None
    return after is not None and not words[matches[number].end() : after.start()].strip()


def _values(numeral: Numeral) -> tuple[tuple[float, float], ...]:
    plain = (numeral.low, numeral.high)
    if numeral.letter not in _LETTERS:
        return (plain,)
    times = _LETTERS[numeral.letter]
    return plain, (plain[0] * times, plain[1] * times)


def _meet(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] + _SLACK and two[0] <= one[1] + _SLACK
