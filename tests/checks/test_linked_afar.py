"""Ages, years and days told some sentences apart, and the crowded sentences in which they are another's."""

import pytest

from tests.checks.passages import verdict

AFAR = [
    (
        "age-at-death",
        "Mona Reith, 64, who ran the harbor, died on Sunday. The port doubled in size. She quarreled with three "
        "ministers. Reith was born in Calder in June 1955.",
        "inconsistent",
    ),
    (
        "age-at-death",
        "The poet Ansel Brodie died on Tuesday in Vane. He was 79. The cause was a stroke. He wrote much. "
        "Born in April 1936 near Osk, he left school early.",
        "inconsistent",
    ),
    (
        "age-birth",
        "Jorun Falk, 51, will lead the opposition, ahead of her rival. Ms. Falk, who was born in 1962, is a jurist.",
        "inconsistent",
    ),
    (
        "age-at-event",
        "Ida Holm, 40, opened a shop. The first was a stall. She was 22 when she set it up in 2008.",
        "consistent",
    ),
    (
        "duration-dates",
        "The truce lasted three months. Signed on 6 September, it was over by 6 December.",
        "consistent",
    ),
    ("duration-dates", "He was held in the prison of Okota for 12 days, from 4 to 27 February.", "inconsistent"),
    ("duration-dates", "Voters in Hald go to the polls on 12 April. With one month to go, all is open.", "consistent"),
    (
        "duration-dates",
        "The treaty lapsed in 2019. Five years later both sides armed. By 2024 all was lost.",
        "consistent",
    ),
    ("years-ago", "They won in 2018. Few recall it. It rained. The same club lost eight years ago.", "consistent"),
    ("weekday-date", "Eleven states vote on 3 March, known as Super Tuesday.", "consistent"),
]
ANOTHERS = [
    ("age-birth", "Ilse Brunn, 72, runs the mill with Peter Brunn. Peter Brunn was born in March 1961."),
    ("age-birth", "Anna Petri, 70, still runs the shop; Karl Petri was born in 1949."),
    ("age-at-event", "The clerk, 44, was hired at 22 by Judge Amund Roos, who was born in 1931 and retired in 1999."),
    ("age-at-event", "Rolf Eide, 58, was jailed in 1999 for a robbery carried out when he was 27."),
    ("duration-dates", "Workers walked out on 2 February, two weeks after talks failed, and returned on 23 February."),
    (
        "duration-dates",
        "He signed until the summer of 2028. He took the club up in 18 months. He first plays on 27 March.",
    ),
    ("years-ago", "Militants stormed the compound on the 11th anniversary of the attacks of September 11, 2001."),
    ("years-ago", "On the 25th anniversary of the 1986 fire the town built a chapel, which burned down last week."),
    ("weekday-date", "The king fell on Thursday, 2 March 1917, by the calendar then in use there."),
    ("weekday-date", "The council voted Tuesday on March 4 as the day of the race."),
]


@pytest.mark.parametrize(("rule", "text", "expected"), AFAR)
def test_linked_afar(rule, text, expected):
    """Protects: a birth, a day or a year told sentences away is found by the name, the count or the words in common."""
    assert verdict(rule, text) == expected


@pytest.mark.parametrize(("rule", "text"), ANOTHERS)
def test_of_another(rule, text):
    """Protects: what is another person's, event's, year's or calendar's is never set against the claim."""
    assert verdict(rule, text) is None
