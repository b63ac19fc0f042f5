"""What a date without a year, and a step from another date, are told from: tense, and the date named before."""

import pytest

from reportedly.figures import dates

PUBLISHED = "2026-03-12"  # a Thursday; May is two months off
STEPS = [
    ("The ship left port last month. A day earlier its captain had been warned.", ["2026-02", "2026-XX-XX"]),
    ("The ship left port in February. Two days later it sank.", ["2026-02", "2026-XX-XX"]),
    ("The ship left port on 3 February. Two days later it sank.", ["2026-02-03", "2026-02-05"]),
    (
        "The mayor said on Monday that prices fell last month. A day earlier he had resigned.",
        ["2026-03-09", "2026-02", "2026-03-08"],
    ),
    ("The union struck in 2024. Less than a week later it won.", ["2024", "2024-WXX"]),
    ("The union struck in 2024. Two years later it lost.", ["2024", "2026"]),
    ("It sank in January. Three months later it was raised.", ["2026-01", "2026-04"]),
    ("It sank last year. Three months later it was raised.", ["2025", "2025-XX"]),
    ("The talks failed. A day earlier he had resigned.", ["2026-03-11"]),
    ("It sank in January. The next day nobody fished.", ["2026-01", "2026-XX-XX"]),
    ("It sank in January. That same day nobody fished.", ["2026-01", "2026-01-XX"]),
    ("It sank on 29 February 2023. The next day nobody fished.", ["2023-02-29", "2023-XX-XX"]),
]


@pytest.mark.parametrize(("text", "values"), STEPS)
def test_steps_are_counted_from_a_date_told_as_closely(text: str, values: list[str]):
    """Protects against "a day earlier" made the last of February because something was told of "last month"."""
    assert [d.value for d in dates(text, PUBLISHED)] == values


def test_a_step_of_a_vague_date_has_no_days():
    """What isn't known to the day is never compared as one."""
    step = dates("The ship left port last month. A day earlier it was loaded.", PUBLISHED)[1]
    assert (step.first, step.last) == (None, None)


PASSED = [
    "Prices fell in May, the office said.",
    "In May, prices fell.",
    "During May, 40 people died.",
    "In early May rebels took the town.",
    "18,400 people were waiting, down from 19,100 in May.",
    "Turnout was 61 percent, up from 58 percent in May.",
    "The festival in May drew 4,000 people.",
    "The union, which lost its case in May, will appeal.",
    "He pleaded guilty in May to fraud.",
    "The mayor announced in May that he would go.",
]
COMING = [
    "Parliament will vote in May on the bill.",
    "In May the council votes on the plan.",
    "The bridge is to be closed in May.",
    "The festival in May is sold out.",
    "A vote in May is likely.",
    "The government announced elections in May.",
    "He agreed to step down in May.",
    "The alliance has decided to admit Lisk, Senn and Osk in May.",
    "The talks, due in May, were put off.",
    "He said the talks would go on, first in Lisk, then in May in Senn.",
]


@pytest.mark.parametrize(("text", "year"), [*((text, "2025") for text in PASSED), *((text, "2026") for text in COMING)])
def test_tense_tells_whether_a_month_is_past(text: str, year: str):
    """Protects the year of a month two months off: the verb beside it says which is meant."""
    assert [d.value for d in dates(text, PUBLISHED)] == [f"{year}-05"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bank will reopen in February.", "2027-02"),
        ("The bank, which will mark the end of the siege in February, closed.", "2026-02"),
        ("Two men arrested in February will be tried.", "2026-02"),
        ("The bank closed in February.", "2026-02"),
    ],
)
def test_a_month_just_gone_is_the_next_one_only_with_a_plain_will(text: str, value: str):
    """Protects reports of last month from being put a year ahead."""
    assert [d.value for d in dates(text, PUBLISHED)] == [value]


@pytest.mark.parametrize(
    "text",
    ["The euro rose to $1.1175 from $1.1074.", "It is 3.1415 long.", "The code is 7,1984 here."],
)
def test_the_places_of_a_decimal_are_no_year(text: str):
    """Protects against the year 1175 in an exchange rate."""
    assert dates(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was scheduled to speak to the delegates Friday morning.", "2026-03-13TMO"),
        ("An address on the army, to be delivered Friday at the fort, was recast.", "2026-03-13"),
        ("The council on Friday called an emergency session.", "2026-03-06"),
        ("It comes to the mayor on Friday delivering a pointed, solemn speech.", "2026-03-13"),
    ],
)
def test_tense_tells_whether_tomorrows_weekday_is_past(text: str, value: str):
    """Protects the day of a weekday that was six days ago and is tomorrow."""
    assert [d.value for d in dates(text, PUBLISHED)] == [value]
