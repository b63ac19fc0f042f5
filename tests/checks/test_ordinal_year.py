"""Passages for reportedly.checks.times.ordinal_year."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "ordinal-year-of-event",
        "The siege of Orlen began on 3 March 2023. The blockade has cost lives, and the siege is now in its fourth "
        "year.",
        "2026-03-12",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "The siege of Orlen began on 3 March 2023. As the siege enters its sixth year, food is short.",
        "2026-03-12",
        "inconsistent",
    ),
    ("ordinal-year-of-event", "The blockade of Vell enters its third year.", "2026-03-12", "not-checkable"),
    (
        "ordinal-year-of-event",
        "In the third year of the drought, which began in 2024, wells ran dry.",
        "2026-03-12",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "Sudan's army shelled Khartoum as the war entered its fourth year.",
        "2026-04-15",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "Sudan's army shelled Khartoum as the war entered its sixth year.",
        "2026-04-15",
        "inconsistent",
    ),
    ("ordinal-year-of-event", "The council enters its third year.", "2026-03-12", None),
    ("ordinal-year-of-event", "By 2019 the blockade of Vell would have entered its third year.", "2026-03-12", None),
    (
        "ordinal-year-of-event",
        "The strike began on 1 March 2026. Trains are idle. The strike is now in its third week.",
        "2026-05-01",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "The strike, which began on 1 March 2026, is now in its third week.",
        "2026-03-17",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "The blockade of Vell was imposed on 4 May 2021. The blockade’s fifth year has been the hardest.",
        "2026-03-12",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "The occupation began in June 2019. It is a country in the tenth year of an occupation.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "Kyiv and Moscow traded fire. It is a war now in its eighth year.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "The drought began in 2021. The drought, now entering its fifth year, has emptied the wells.",
        "2026-03-12",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "The teachers have been on strike since 2 March 2026. The strike is entering its second month.",
        "2026-03-12",
        "strained",
    ),
    (
        "ordinal-year-of-event",
        "The protests started on 10 January 2026. With the protests in their fifth month, shops are shut.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "The hostilities broke out on 10 January 2022. As the fighting drags into its fifth year, talks stall.",
        "2026-03-12",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "Between 40,000 and 60,000 Ukrainian soldiers have deserted, Moscow says. As the conflict drags into "
        "its fourth year, morale is low.",
        "2025-02-20",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "Kyiv and Moscow traded fire. With the war now in its sixth year, morale is low.",
        "2025-02-20",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "Kyiv and Moscow traded fire. The full-scale invasion, now in its third year, goes on.",
        "2026-06-20",
        "inconsistent",
    ),
    ("ordinal-year-of-event", "Israel struck Gaza as the war approached its second year.", "2024-09-28", "consistent"),
    (
        "ordinal-year-of-event",
        "Gaza was hit by Israel. The war is about to enter its fifth year.",
        "2025-09-28",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "Sudan's war, now in its fifth year, has emptied Khartoum.",
        "2026-03-12",
        "inconsistent",
    ),
    ("ordinal-year-of-event", "Sudan's war, now in its third year, has emptied Khartoum.", "2026-03-12", "consistent"),
    (
        "ordinal-year-of-event",
        "The curfew, imposed on 5 January 2026, is entering its tenth week.",
        "2026-03-10",
        "consistent",
    ),
    ("ordinal-year-of-event", "The 2023 strike entered its fourth week that June.", "2026-03-10", "not-checkable"),
    (
        "ordinal-year-of-event",
        "Kyiv was hit by Russia. As the war grinds through its fifth year, hopes fade.",
        "2025-06-01",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "Kyiv was hit by Russia. Now in its fifth year, the war has cost lives.",
        "2025-06-01",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "Kyiv was hit by Russia. In the fifth year of the war, hopes fade.",
        "2025-06-01",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "Kyiv was hit by Russia. The fifth year of the war begins with frost.",
        "2025-06-01",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "Kyiv was hit by Russia. With the war on the verge of its fifth year, hopes fade.",
        "2025-06-01",
        "inconsistent",
    ),
    (
        "ordinal-year-of-event",
        "The miners walked out on 1 March 2025. Their strike enters its fifth month.",
        "2026-06-01",
        "inconsistent",
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_ordinal_year(rule, text, published, expected):
    """Protects: years of an event are counted from its start to publication; what is missing is asked for."""
    assert verdict(rule, text, published) == expected
