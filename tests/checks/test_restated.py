"""Passages for figures said again: in digits, in words, rounded, misprinted, as a range's end or a magnitude."""

import pytest

from tests.checks.passages import verdict

REPEATED = [
    ("The slide buried 163 cars near Orl. Owners of the 136 cars will be paid within a month.", "inconsistent"),
    ("The flood drowned 18,430 sheep. Farmers want money for the 18,400 sheep.", "consistent"),
    ("The mill will shed 2,500 jobs. The mayor called the loss of twenty-five hundred jobs a blow.", "consistent"),
    ("Sixteen villagers were taken hostage on Friday. Relatives of the 60 hostages gathered.", "inconsistent"),
    ("The bridge cost $220 million. The $202 million bridge already needs new cables.", "inconsistent"),
    ("Some 5,200 people signed the petition. The 2,500 signatures were handed in on Friday.", "inconsistent"),
    ("She spent nine years in the camp. A book about the nine years is due in autumn.", "consistent"),
    ("Rovers scored 23 goals in autumn. The 32 goals they scored last season were not enough.", None),
    ("The regiment lost 41 men at Kell. The 14 men it lost at Dorn had been its best.", None),
    ("The club signed 12 players in January. The 21 players in its squad earn 3 million marks.", None),
    ("A jury awarded him $35 million. The $53 million award to his partner was thrown out.", None),
    ("The farm keeps 96 goats. The 69 goats born this spring will be sold.", None),
    ("The firm hired 120 welders in May. The 210 electricians came from abroad.", None),
]
RANGES = [
    ("Clearing it may take four to six years. If it does need the full eight, trade will suffer.", "inconsistent"),
    ("A place costs 600 to 900 crowns a month. Families at the upper end pay 1,100 crowns.", "inconsistent"),
    ("The term ranges from five to 12 years. Prosecutors asked for the minimum, four years.", "inconsistent"),
    ("The term ranges from five to 12 years. Prosecutors asked for the maximum of 12.", "consistent"),
    ("Wages range from $9 to $13 an hour. Marla Jenks earns the top rate: $15.", "inconsistent"),
    ("Guesses went from 4,000 to 6,000. Police favoured the smaller, 4,000.", "consistent"),
    ("Estimates ran from 20 million to 30 million marks. The lower figure is 22 million marks.", "strained"),
    ("Forecasts ran from 1.5 to 2.2 percent in May. The lowest was since cut to 1.1 percent.", None),
    ("The river is two to four metres deep. The lowest temperature was 12 degrees.", None),
]
MAGNITUDES = [
    ("Thirty-six people were hurt when the stand gave way. The hundreds of injured were treated.", "inconsistent"),
    ("Thirty-six people were hurt when the stand gave way. The dozens of injured were treated.", "consistent"),
    ("Eighty-four hens were stolen. The theft of hundreds of thousands of hens has baffled police.", "inconsistent"),
    ("The bank closed 140 branches. The closure of dozens of branches left villages without cash.", "strained"),
    ("Twelve demonstrators were hurt. The thousands of demonstrators dispersed by midnight.", None),
    ("A bomb killed nine people in Ardent. Thousands of people have been killed since 2011.", None),
]


@pytest.mark.parametrize(("text", "expected"), REPEATED)
def test_repeated_figures(text, expected):
    """Protects: a figure taken up again is linked by noun or words, and one narrowed by a clause or place is not."""
    assert verdict("repeated-figure", text) == expected


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ends_of_ranges(text, expected):
    """Protects: any word for an end of a range is understood; an end that has moved is not wrong."""
    assert verdict("range-restated", text) == expected


@pytest.mark.parametrize(("text", "expected"), MAGNITUDES)
def test_magnitudes_taken_up(text, expected):
    """Protects: a definite magnitude is set against the count before it, not against another event's."""
    assert verdict("magnitude-drift", text) == expected
