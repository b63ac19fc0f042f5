"""Ages, durations, anniversaries, editions and weekdays linked in other wordings than a fixed frame's."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("age-birth", "Only 19, the skater Una Rask has won twice. She was born in January 2001.", "inconsistent"),
    ("age-birth", "Born in May 1973, the son of a miller, the abbot is at 42 the youngest.", "inconsistent"),
    ("age-birth", "Oda Mikkel, who is 99, recalls it. Born in June 1926, she was the youngest.", "consistent"),
    ("age-birth", "Pia Lund, 29, plays a queen born in 1708.", None),
    ("age-birth", "Anton Vex, 52, was elected in 2019. His daughter was born in 2004.", None),
    ("age-birth", "The twins' father, Karl Rask, 49, said they were born on 2 May 2010.", None),
    ("age-at-death", "Born in 1911, Hugo Mant died in 2002, a week short of his 80th birthday.", "inconsistent"),
    ("age-at-death", "Ole Fisk died on Monday. He was 79. Fisk, born in June 1946, wrote nine books.", "consistent"),
    ("age-at-event", "Eighty-one now, Bertil Strand recalls the fire of 1962. He was nine.", "inconsistent"),
    ("age-at-event", "Tilda Roe, 46, came to Lisk in 1998 as a girl of 18.", "consistent"),
    ("duration-dates", "Seized on 2 December and freed on 27 January, he spent 56 days in a cellar.", "consistent"),
    ("duration-dates", "The hearing took 11 weeks, opening on Jan. 12 and closing on Feb. 23.", "inconsistent"),
    ("duration-dates", "The fair ran from 3 to 9 March, a week in all.", "consistent"),
    ("duration-dates", "The fair runs from 2 May to 9 May. Tickets for three days cost 40 marks.", "not-checkable"),
    ("duration-dates", "He ruled from 2004 to 2010 and has lived in exile for 12 years.", None),
    ("years-ago", "When the smelter shut in 1998, the town wept. That was 15 years ago.", "inconsistent"),
    ("years-ago", "Founded in 1926, the brass band celebrates its 150th birthday in June.", "inconsistent"),
    ("years-ago", "The church, built in 1870, got its present roof 40 years ago.", None),
    ("ordinal-year-of-event", "The fair was first held in 2012. The 15th opens in July.", "consistent"),
    ("ordinal-year-of-event", "First held in 2014, the fair is back in May. It will be the 20th.", "inconsistent"),
    ("ordinal-year-of-event", "The biennale was first held in 2002; the 12th opens in May.", None),
    ("ordinal-year-of-event", "The queen was crowned in May 2019. Her reign is in its 15th year.", "inconsistent"),
    ("weekday-date", "Polling day is 19 April, which falls on a Saturday this year.", "inconsistent"),
    ("weekday-date", "The note is dated Monday, the second of March.", "consistent"),
    ("weekday-date", "The burial is on March 20. Flags fly on Monday, the day of the burial.", "inconsistent"),
]


@pytest.mark.parametrize(("rule", "text", "expected"), PASSAGES)
def test_linked_times(rule, text, expected):
    """Protects: figures are linked by what they are, not by one wording, and those of others are left alone."""
    if expected == "not-checkable":
        assert verdict(rule, text) in (None, "not-checkable")
    else:
        assert verdict(rule, text) == expected
