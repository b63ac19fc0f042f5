"""Protects the number of origins: the likeliest, within an interval that holds nine tenths of the odds."""

import pytest

from reportedly.archive.origins.own import FACTS, number_of, own

PLAIN = dict.fromkeys(FACTS, 0.0)


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ([], (0, 0, 0)),
        ([0.01], (1, 1, 1)),  # somebody reported it
        ([1.0, 0.0, 0.0], (1, 1, 1)),
        ([0.99, 0.98, 0.02], (2, 2, 2)),
        ([0.99, 0.5], (1, 2, 2)),
        ([0.99, 0.3], (1, 1, 2)),
        ([0.9, 0.9, 0.9, 0.9], (3, 4, 4)),
    ],
)
def test_number(chances, expected):
    number = number_of(chances)
    assert (number.low, number.high) == (expected[0], expected[2])
    assert number.low <= number.best <= number.high


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"details": 1.0}, {"bare": 1.0}),
        ({}, {"credits": 1.0}),
        ({"reused": 1.6}, {}),
        ({}, {"tied": 1.0}),
        ({"first": 1.0}, {"hours": 3.0}),
        ({}, {"rounded": 1.0}),
        ({"names": 1.0}, {}),
        ({}, {"vague": 1.0}),
        ({"credits later": 1.0}, {"credits": 1.0}),
    ],
)
def test_each_fact_speaks_as_it_should(better, worse):
    assert own({**PLAIN, **better}) > own({**PLAIN, **worse})
