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
