"""What a figure counts where its noun stands before it, and the nouns before a figure that it doesn't count."""

import pytest

from reportedly.figures import dates, quantities

NAMED = [
    ("The ministry put the number of dead at 300.", ["dead"]),
    ("It put the number of dead at 300 and the wounded at 1,250.", ["dead", "wounded"]),
    ("The number of complaints rose to 412 on Friday.", ["complaint"]),
    ("The number of people in the camp at Osk fell to 18,400 in January.", ["person"]),
    ("Police put the marchers at 6,000.", ["marcher"]),
    ("The number of houses without water is now about 40.", ["house"]),
]
UNNAMED = [
    ("Officials put the cost at 300.", [""]),
    ("The number of complaints rose by 40.", [""]),
    ("The number of dead is unknown, and the damage rose to 40.", [""]),
    ("The number of dead is unknown and the damage rose to 40.", [""]),
    ("The number of dead at the mine was not told. It rose to 40.", [""]),
    ("The number of dead rose after 40 soldiers came.", ["soldier"]),
]


@pytest.mark.parametrize(("text", "counted"), [*NAMED, *UNNAMED])
def test_a_noun_before_the_verb_is_what_is_counted(text: str, counted: list[str]) -> None:
    """Protects the series and checks that hang on who is counted; a cost or another clause's noun is nobody."""
    found = quantities(text, dates(text, "2026-03-12"))
    assert [q.counted for q in found] == counted
    assert all(q.counted_span is None or q.counted_span.of(text) for q in found)
