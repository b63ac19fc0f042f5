"""Numerals: value and printed precision of digits and number words."""

import pytest

from reportedly.figures.numbers import numerals

VALUES = [
    ("29,000 men", "29,000", 29_000, 500),
    ("4,800 patients", "4,800", 4_800, 50),
    ("45 days", "45", 45, 0.5),
    ("52.6 percent", "52.6", 52.6, 0.05),
    ("2.1 million tonnes", "2.1 million", 2.1e6, 50_000),
    ("$300bn", "300bn", 300e9, 0.5e9),
    ("twenty-three goats", "twenty-three", 23, 0.5),
    ("two hundred and five", "two hundred and five", 205, 0.5),
    ("a hundred", "a hundred", 100, 50),
    ("half a million", "half a million", 500_000, 50_000),
    ("two and a half million", "two and a half million", 2.5e6, 50_000),
    ("one point six billion", "one point six billion", 1.6e9, 50_000_000),
    ("10 1/2 miles", "10 1/2", 10.5, 0.05),
    ("2½ years", "2½", 2.5, 0.05),
    ("1\u202f500 sheep", "1\u202f500", 1_500, 50),
    ("half a dozen", "half a dozen", 6, 0.05),
    ("three dozen", "three dozen", 36, 0.5),
    ("two-thirds", "two-thirds", 2 / 3, 1 / 30),
    ("one in ten", "one in ten", 0.1, 0.005),
    ("fourfold", "fourfold", 4, 0.2),
    ("a quarter of a million", "a quarter of a million", 250_000, 50_000),
    ("three-quarters of a billion", "three-quarters of a billion", 0.75e9, 0.05e9),
    ("1,50,000 rupees", "1,50,000", 150_000, 5_000),
    ("12,34,567.89 rupees", "12,34,567.89", 1_234_567.89, 0.005),
    ("80, 000 spectators", "80, 000", 80_000, 5_000),
    ("the fifth", "fifth", 5, 0),
]


@pytest.mark.parametrize(("text", "printed", "value", "place"), VALUES)
def test_numeral(text: str, printed: str, value: float, place: float):
    """A numeral's words, value and half its last printed place."""
    (found,) = numerals(text)
    assert found.span.of(text) == printed
    assert (found.low, found.place) == (pytest.approx(value), pytest.approx(place))


VAGUE = [
    ("dozens", 24, 99),
    ("scores", 40, 99),
    ("hundreds", 200, 999),
    ("tens of thousands", 20_000, 99_999),
    ("hundreds of thousands", 200_000, 999_999),
    ("millions", 2e6, 1e7 - 1),
    ("several hundred", 200, 999),
    ("a few thousand", 2_000, 9_999),
]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE)
def test_vague_magnitude(text: str, low: float, high: float):
    """A plural magnitude stands for the interval from two of it to just under ten."""
    (found,) = numerals(text)
    assert (found.low, found.high) == (low, high)


def test_no_numeral_of_noise():
    """Dates like 9/11 and endless digits are no numerals, and do not break the reading."""
    assert [n.span.of("24/7 and 9/11") for n in numerals("24/7 and 9/11")] == []
    assert list(numerals("9" * 5000)) == []
