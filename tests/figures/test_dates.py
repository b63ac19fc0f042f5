"""Dates: TIMEX3 spans, types and values."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.figures import dates, timex

PUBLISHED = "2026-03-12"  # a Thursday
ONE = [
    ("By August 30, men could return.", "August 30", "DATE", "2025-08-30"),
    ("It fell on Thursday, 5 March 2026, they said.", "Thursday, 5 March 2026", "DATE", "2026-03-05"),
    ("It fell on Thursday, March 5.", "Thursday, March 5", "DATE", "2026-03-05"),
    ("the order of 24 February 2022", "24 February 2022", "DATE", "2022-02-24"),
    ("signed 2022-02-24 in Lisk", "2022-02-24", "DATE", "2022-02-24"),
    ("since Oct. 3, 2019", "Oct. 3, 2019", "DATE", "2019-10-03"),
    ("He left on Friday.", "Friday", "DATE", "2026-03-06"),
    ("He left on Thursday.", "Thursday", "DATE", "2026-03-12"),
    ("They will meet on Friday.", "Friday", "DATE", "2026-03-13"),
    ("He left Friday morning.", "Friday morning", "TIME", "2026-03-06TMO"),
    ("at 5 p.m. Wednesday", "5 p.m. Wednesday", "TIME", "2026-03-11T17:00"),
    ("He left yesterday.", "yesterday", "DATE", "2026-03-11"),
    ("It opens tomorrow.", "tomorrow", "DATE", "2026-03-13"),
    ("the storm of last night", "last night", "TIME", "2026-03-11TNI"),
    ("It rained last month.", "last month", "DATE", "2026-02"),
    ("a vote early next year", "early next year", "DATE", "2027"),
    ("talks this week", "this week", "DATE", "2026-W11"),
    ("born in June 1978", "June 1978", "DATE", "1978-06"),
    ("in December", "December", "DATE", "2025-12"),
    ("The poll is expected in May.", "May", "DATE", "2026-05"),
    ("three weeks ago", "three weeks ago", "DATE", "2026-W08"),
    ("two years ago", "two years ago", "DATE", "2024"),
    ("The trial begins Monday in Lisk.", "Monday", "DATE", "2026-03-16"),
    ("The vote was postponed until Tuesday.", "Tuesday", "DATE", "2026-03-17"),
    ("On Saturday, she will meet the mayor.", "Saturday", "DATE", "2026-03-14"),
    ("On Saturday, she met the mayor.", "Saturday", "DATE", "2026-03-07"),
    ("It had been due to end on Monday.", "Monday", "DATE", "2026-03-09"),
    ("Wednesday's vote surprised him.", "Wednesday", "DATE", "2026-03-11"),
    ("ahead of Sunday's election", "Sunday", "DATE", "2026-03-15"),
    ("Voters go to the polls on Sunday.", "Sunday", "DATE", "2026-03-15"),
    ("until 9 a.m. Monday", "9 a.m. Monday", "TIME", "2026-03-16T09:00"),
    ("the crash of last Oct. 23", "last Oct. 23", "DATE", "2025-10-23"),
    ("the week of March 2", "the week of March 2", "DATE", "2026-W10"),
    ("the second half of 2024", "the second half of 2024", "DATE", "2024-H2"),
    ("over the past decade", "the past decade", "DURATION", "P10Y"),
    ("a year-long siege", "year-long", "DURATION", "P1Y"),
    ("for a year and a half", "a year and a half", "DURATION", "P1Y6M"),
    ("the next couple of years", "the next couple of years", "DURATION", "P2Y"),
    ("by the year two thousand", "the year two thousand", "DATE", "2000"),
    ("profit for the full year", "the full year", "DATE", "2026"),
    ("the previous morning", "the previous morning", "TIME", "2026-03-11TMO"),
    ("in the 1990s", "the 1990s", "DATE", "199"),
    ("in the 20th century", "the 20th century", "DATE", "19"),
    ("in early 2020", "early 2020", "DATE", "2020"),
    ("the third quarter of 2025", "the third quarter of 2025", "DATE", "2025-Q3"),
    ("the winter of 2021", "the winter of 2021", "DATE", "2021-WI"),
    ("for nearly forty years", "nearly forty years", "DURATION", "P40Y"),
    ("over the past two weeks", "the past two weeks", "DURATION", "P2W"),
    ("a two-week siege", "two-week", "DURATION", "P2W"),
    ("for 2 1/2 years", "2 1/2 years", "DURATION", "P2Y6M"),
    ("for months", "months", "DURATION", "PXM"),
    ("5 to 10 years in prison", "5 to 10 years", "DURATION", "P5Y"),
    ("shelled every day", "every day", "SET", "P1D"),
    ("shelled daily", "daily", "SET", "P1D"),
    ("every Friday", "every Friday", "SET", "XXXX-WXX-5"),
    ("It is now over.", "now", "DATE", "PRESENT_REF"),
    ("It recently closed.", "recently", "DATE", "PAST_REF"),
    ("on Christmas Day", "Christmas Day", "DATE", "2025-12-25"),
    ("on Good Friday 2024", "Good Friday 2024", "DATE", "2024-03-29"),
    ("Thanksgiving 2023", "Thanksgiving 2023", "DATE", "2023-11-23"),
    ("on Election Day 2024", "Election Day 2024", "DATE", "2024-11-05"),
    ("On Friday, the council and the mayor meet.", "Friday", "DATE", "2026-03-13"),
    ("A vote on the Friday deadline", "Friday", "DATE", "2026-03-13"),
    ("The ministers meet on Monday.", "Monday", "DATE", "2026-03-16"),
    ("ahead of the weekend", "the weekend", "DATE", "2026-W11-WE"),
    ("The case is heard in May.", "May", "DATE", "2026-05"),
    ("It changed its name in May.", "May", "DATE", "2025-05"),
    ("closing around year-end", "around year-end", "DATE", "2026"),
    ("by the year's end", "the year's end", "DATE", "2026"),
    ("Sales were flat for the year.", "the year", "DATE", "2026"),
    ("The law was passed earlier in the year.", "earlier in the year", "DATE", "2026"),
    ("He died later in the day.", "later in the day", "DATE", "2026-03-12"),
    ("sometime next year", "sometime next year", "DATE", "2027"),
    ("over the next year or so", "the next year or so", "DATE", "2027"),
    ("prices rose over the past year", "the past year", "DATE", "2025"),
    ("a shift seen in recent weeks and months", "recent weeks and months", "DURATION", "PXW"),
    ("talks in the coming weeks", "the coming weeks", "DURATION", "PXW"),
    ("in the past few years", "the past few years", "DURATION", "PXY"),
    ("She hopes he will one day return.", "one day", "DATE", "FUTURE_REF"),
    ("It took one day.", "one day", "DURATION", "P1D"),
    ("losses in the past two quarters", "the past two quarters", "DURATION", "P2Q"),
    ("paid every quarter", "every quarter", "SET", "P1Q"),
    ("after a quarter of a century", "a quarter of a century", "DURATION", "P25Y"),
    ("a year and a half ago", "a year and a half ago", "DATE", "2024-09"),
    ("after months of talks", "months", "DURATION", "PXM"),
    ("days after the vote", "days", "DURATION", "PXD"),
    ("within weeks or months", "weeks or months", "DURATION", "PXW"),
    ("It is paid for another week.", "another week", "DURATION", "P1W"),
    ("a law from a long time ago", "a long time ago", "DATE", "PAST_REF"),
    ("He was found dead in the morning.", "the morning", "TIME", "2026-03-12TMO"),
    ("They struck before dawn.", "dawn", "TIME", "2026-03-12TMO"),
    ("The strike began at 0900 GMT.", "0900 GMT", "TIME", "2026-03-12T09:00"),
    ("at 8 a.m. ET on Tuesday", "8 a.m. ET on Tuesday", "TIME", "2026-03-10T08:00"),
    ("signed 2022/02/24 in Lisk", "2022/02/24", "DATE", "2022-02-24"),
    ("after the Sept. 11 terrorist attacks", "Sept. 11", "DATE", "2001-09-11"),
    ("It opened in the fall.", "the fall", "DATE", "2025-FA"),
    ("It will open in the fall.", "the fall", "DATE", "2026-FA"),
    ("the floods of this winter", "this winter", "DATE", "2025-WI"),
    ("The year-ago results were good.", "year-ago", "DATE", "2025"),
]


@pytest.mark.parametrize(("text", "printed", "kind", "value"), ONE)
def test_time_expression(text: str, printed: str, kind: str, value: str):
    """The words, type and value of the one time expression of a text published on a Thursday."""
    (found,) = dates(text, PUBLISHED)
    assert (found.span.of(text), found.type, found.value) == (printed, kind, value)


UNANCHORED = [
    ("By August 30, men could return.", "XXXX-08-30"),
    ("He left on Friday.", "XXXX-WXX-5"),
    ("It rained last month.", "PAST_REF"),
    ("born in June 1978", "1978-06"),
]


@pytest.mark.parametrize(("text", "value"), UNANCHORED)
def test_without_a_day_of_publication(text: str, value: str):
    """What hangs on the day of publication keeps its X without it."""
    (found,) = dates(text, None)
    assert found.value == value


NONE = [
    "May I come in?",
    "the Women's March",
    "a march on the capital",
    "1500 people came",
    "an 8-month-old baby",
    "he may go",
    "three-quarters of its food",
    "two thousand homes",
    "the fall in prices",
    "the Man of the Year",
    "a quarter mile away",
]


@pytest.mark.parametrize("text", NONE)
def test_words_that_look_like_dates(text: str):
    """Verbs, names and counts that share a form with dates are none."""
    assert [d.span.of(text) for d in dates(text, PUBLISHED)] == []


TOLD_BEFORE = [
    ("He fell on Monday, 2 March. The next day he died.", ["2026-03-02", "2026-03-03"]),
    ("He left on Monday, 2 March. Two days later he was back.", ["2026-03-02", "2026-03-04"]),
    ("The flood of 1998 came in May of that year.", ["1998", "1998-05"]),
    ("It fought in August and September 2014.", ["2014-08", "2014-09"]),
    ("It ran from 5 March to 3 April 2018.", ["2018-03-05", "2018-04-03"]),
    ("Shots were heard on Monday. A call came at 6 p.m.", ["2026-03-09", "2026-03-09T18:00"]),
    ("It blew at 10:35 a.m. (0735 GMT) Monday.", ["2026-03-09T10:35", "2026-03-09"]),
    ("It ran from September to May.", ["2025-09", "2026-05"]),
    ("He earned 5 in the year ended June 30.", ["P1Y", "2025-06-30"]),
    ("He earns 5 in the year ending June 30.", ["P1Y", "2026-06-30"]),
    ("sales for the quarter ended Jan. 31, 2026", ["2025-Q4", "2026-01-31"]),
    ("It fell on Friday, from the previous Friday.", ["2026-03-06", "2026-02-27"]),
    ("Net for the third quarter was 5, from 4 a year earlier.", ["2025-Q3", "2024-Q3"]),
    (
        "In the third quarter it lost 1. In the first nine months it won 5, from 4 a year earlier.",
        ["2025-Q3", "P9M", "2025"],
    ),
    ("He won on Sunday. The night before, he had wept.", ["2026-03-08", "2026-03-07TNI"]),
]


@pytest.mark.parametrize(("text", "values"), TOLD_BEFORE)
def test_days_that_hang_on_others(text: str, values: list[str]):
    """A day, a clock time or a month takes what it lacks from the day or year told beside it."""
    assert [d.value for d in dates(text, PUBLISHED)] == values


HISTORY = (
    "The kingdom fell in May 1841. In June 1842 a republic was declared, and on 3 July its army marched. In 1843 it "
    "lost Lisk. By September 1844 it was bankrupt. In January 1845 the king returned. In March, he was crowned. He "
    "died in 1850."
)


def test_a_history_is_told_from_its_own_days():
    """In a text of times long past, months without a year go on from the year told last."""
    found = {d.span.of(HISTORY): d.value for d in dates(HISTORY, PUBLISHED)}
    assert (found["3 July"], found["March"]) == ("1842-07-03", "1845-03")


def test_a_word_of_the_present_does_not_break_a_history():
    """Where a history speaks of its own day between, it goes on from where it had got to."""
    text = HISTORY.replace("In March", "A book of last month tells it. In March") + " He was mourned in 1851 and 1852."
    found = {d.span.of(text): d.value for d in dates(text, PUBLISHED)}
    assert (found["last month"], found["March"]) == ("2026-02", "1845-03")


RUNS = [
    ("the war of 1939-1945", ["1939", "1945"]),
    ("from 3 January to 17 February", ["3 January", "17 February"]),
    ("a year earlier, in 2021", ["a year earlier", "2021"]),
]


@pytest.mark.parametrize(("text", "printed"), RUNS)
def test_several(text: str, printed: list[str]):
    """The ends of a run of days or years are expressions of their own."""
    assert [d.span.of(text) for d in dates(text, PUBLISHED)] == printed


INTERVALS = [
    ("2026-03-05", ("2026-03-05", "2026-03-05")),
    ("2026-02", ("2026-02-01", "2026-02-28")),
    ("2026-W10", ("2026-03-02", "2026-03-08")),
    ("2026-Q1", ("2026-01-01", "2026-03-31")),
    ("2025-WI", ("2025-12-01", "2026-02-28")),
    ("199", ("1990-01-01", "1999-12-31")),
    ("2026-03-06TMO", ("2026-03-06", "2026-03-06")),
    ("XXXX-08-30", None),
    ("2026-02-30", None),
    ("PRESENT_REF", None),
]


@pytest.mark.parametrize(("value", "expected"), INTERVALS)
def test_interval(value: str, expected: tuple[str, str] | None):
    """The first and last day of a value, or nothing where it is no stretch of days."""
    assert timex.interval(value) == expected


@pytest.mark.parametrize(("year", "day"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05")])
def test_easter(year: int, day: str):
    """Movable feasts follow the computus."""
    assert timex.feast("easter", year) == date.fromisoformat(day)


_WORDS = (
    "Friday|May|5|March|2020|last|next|the|of|two|years|ago|quarter|third|a|half|dozen|weeks|10:30|"
    "p.m.|every|-|/|,|1999|31|early|centuries|Christmas|9999|later|from now|100000|decades|0|BC"
)
_PIECES = st.sampled_from(_WORDS.split("|"))


@given(
    st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=20).map(" ".join)),
    st.sampled_from(["2024-02-29", "0001-01-01", "9999-12-31", None, "nonsense"]),
)
def test_invariants(text: str, published: str | None):
    """Whatever the text and day: ids in order, spans within the text and disjoint, intervals the right way round."""
    found = dates(text, published)
    assert [d.id for d in found] == [f"d{n}" for n in range(1, len(found) + 1)]
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(d.first <= d.last for d in found if d.first and d.last)
