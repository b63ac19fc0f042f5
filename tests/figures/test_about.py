"""What a sentence says about a figure: of which population, of when, its part in a change, whether it is planned."""

import pytest

from reportedly.figures import dates, quantities
from reportedly.model.figures import Quantity


def read(text: str) -> tuple[list[Quantity], dict[str, str]]:
    days = dates(text, "2026-03-12")
    return quantities(text, days), {day.id: day.span.of(text) for day in days}


@pytest.mark.parametrize(
    ("text", "populations"),
    [
        ("Lead was found in 54 of the 120 wells they sampled.", ["the 120 wells", ""]),
        ("Some 48 percent of residents were in favour.", ["residents"]),
        ("Among renters, 62 percent opposed it.", ["renters"]),
        ("About 29,000 of the 300,000 to 500,000 men deserted.", ["the 300,000 to 500,000 men", ""]),
        ("It cost 3 percent of its budget.", ["its budget"]),
        ("Twelve soldiers died.", [""]),
    ],
)
def test_population(text: str, populations: list[str]) -> None:
    """The group that a figure is said to be of, and its exact place."""
    found, _ = read(text)
    assert [q.population for q in found] == populations
    assert all(q.population_span is None or q.population_span.of(text) == q.population for q in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose to 40 million crowns in March, and 200 people were hired.", ["March", None]),
        ("In 2024, 12 soldiers died; 30 were hurt.", ["2024", None]),
        ("On Friday 40 homes burned, and on Monday 12 more did.", ["Friday", "Monday"]),
    ],
)
def test_when(text: str, expected: list[str | None]) -> None:
    """A figure is of the nearest date of its own clause, never of another clause's."""
    found, days = read(text)
    assert [days.get(q.when or "") for q in found] == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sales rose by 5 percent to 40 million crowns from 38 million.", ["by", "to", "from"]),
        ("Deaths fell from 40 to 30.", ["from", "to"]),
        ("The toll went from 45 to about 59.", ["from", "to"]),
        ("He walked from 3 houses.", [None]),
        ("A letter to 40 mayors.", [None]),
    ],
)
def test_part(text: str, parts: list[str | None]) -> None:
    """Where a change began, where it got to, and how large it was."""
    assert [q.part for q in read(text)[0]] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm plans to hire 200 engineers.", True),
        ("The ministry will spend $40 million on roads.", True),
        ("The ministry spent $40 million on roads.", False),
        ("It will close; 30 people worked there.", False),
    ],
)
def test_planned(text: str, expected: bool) -> None:
    """What is to be is told from what is."""
    assert read(text)[0][0].planned is expected
