"""Passages for the linking of part-whole: totals, remainders and lists in reporters' own wordings."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    # remainders
    ("Police made 31 arrests, 18 of them at the ground and the other 15 on the ring road.", "inconsistent"),
    ("Police made 31 arrests, 18 of them at the ground and the other 13 on the ring road.", "consistent"),
    ("The line will drop six of its 20 routes in May; the 14 that remain will see fewer trains.", "consistent"),
    ("Some 400 seats went to schools and 250 to pensioners, leaving 200 of the hall's 900.", "inconsistent"),
    ("The mine has 1,900 workers. About 1,400 dig and 300 load; the other 500 are clerks.", "inconsistent"),
    ("Of the 80 pupils, 50 play chess and 45 sing. The other 10 do neither.", None),
    # totals
    ("In the raid 120 were goats, 45 sheep and 30 cows. All 215 were sold.", "inconsistent"),
    ("Twelve vans and seven lorries burned at the depot. All 21 vehicles belonged to the post office.", "inconsistent"),
    ("The letter was signed by 62 priests and 19 deacons. The 91 signatories met on Monday.", "inconsistent"),
    ("Buses carried 4,100 people in May, trams 2,700. In total, 6,800 were carried.", "consistent"),
    ("He walked 31 kilometres on Saturday and 27 kilometres on Sunday, 68 kilometres in all.", "inconsistent"),
    ("It sold 4,300 cars in May and 5,100 in June, bringing the total for the two months to 9,800.", "inconsistent"),
    ("Police held 14 men and six women. All 31 residents of the house will be questioned.", None),
    ("Five of the seven judges voted for it and three wrote opinions. All nine clerks were there.", None),
    ("The navy lost two ships in 2019 and three in 2021. Its 40 ships are mostly old.", None),
    # lists
    ("The study had 2,400 smokers (1,350 men, 1,150 women).", "inconsistent"),
    ("There are 26 schools in the district, 17 primary and eight secondary.", "inconsistent"),
    ("The flotilla of 22 ships comprises seven frigates, 11 minesweepers and five tenders.", "inconsistent"),
    ("There were 16 deaths at Easter, nine on Friday, four on Saturday and two on Sunday.", "inconsistent"),
    ("They hold three beliefs: that one man and one woman marry, and that is it.", None),
    # split by the whole's noun, and by what another took
    ("She won nine of the 13 delegates at stake. He picked up four delegates.", "consistent"),
    ("She won nine of the 13 delegates at stake. He picked up three delegates.", None),
    ("Oduya won 39 states. Marrow was one of only 10 states he lost in the 50-state union.", "inconsistent"),
    ("Oduya won 39 states. Marrow was one of only 11 states he lost in the 50-state union.", "consistent"),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_parts_are_linked(text, expected):
    """Protects: a whole is found by the words beside it, and unlike or overlapping counts are not added up."""
    assert verdict("part-whole", text) == expected
