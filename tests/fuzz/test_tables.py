"""Tables of any cells: figures in their places, findings that hold, and no other error than our own."""

import pytest
from hypothesis import given

from tests.fuzz import tabling
from tests.fuzz.profiles import examples


@examples(40)
@given(tabling.ROWS)
def test_any_cells(rows):
    """Whatever stands in a table, its figures lie in its cells and what is found is the same twice."""
    tabling.check(rows)


@pytest.mark.parametrize("rows", tabling.SEEDS)
def test_the_seeds(rows):
    """The tables that fuzzing starts from hold."""
    tabling.check(rows)
