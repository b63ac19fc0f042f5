"""The benchmark of quantities and dates: our own sentences hold, and units are named as the annotations do."""

import pytest

from benchmarks.figures import own, unit_as_annotated
from reportedly.figures import quantities

FLOORS = {"value": 98, "unit": 97, "counted": 95, "modifier": 98, "change": 97}


@pytest.mark.parametrize("part", ["dev", "held", "fresh"])
def test_own_sentences(part: str):
    """No change may cost more than a figure or two of the sentences we wrote ourselves."""
    found = own(part)
    assert {name: value for name, value in found.items() if value < FLOORS[name]} == {}


UNITS = [
    ("126 fighter jets", False, "fighter jet"),
    ("300 people", False, "people"),
    ("$98 a share", False, "dollar per share"),
    ("40 tonnes", False, "metric ton"),
    ("It is 17.", False, "-"),
    ("It is 17.", True, "dimensionless"),
    ("126 fighter jets", True, "dimensionless"),
    ("30 degrees Celsius", True, "degree celsius"),
]


@pytest.mark.parametrize(("text", "quantulum3", "unit"), UNITS)
def test_unit_as_annotated(text: str, quantulum3: bool, unit: str):
    """CQE's files name what is counted, quantulum3's call every count dimensionless."""
    (found,) = quantities(text)
    assert unit_as_annotated(text, found, quantulum3=quantulum3) == unit
