"""What is asked for: words of a query become who, event and place, or a line that says what is missing."""

import pytest

from reportedly.archive.series.wanted import from_words, named, names_about
from reportedly.errors import SettingsError


@pytest.mark.parametrize(
    ("query", "who", "event", "names", "words"),
    [
        ("deserters Velia", {"troops"}, {"desert"}, ("Velia",), set()),
        ("killed Tarsk", set(), {"kill"}, ("Tarsk",), set()),
        ("Velia soldiers killed", {"troops"}, {"kill"}, ("Velia",), set()),
        ("bill dam Nadir", set(), set(), ("Nadir",), {"bill", "dam"}),
        ("number of people killed in Upper Carrow", {"residents"}, {"kill"}, ("Upper", "Carrow"), set()),
    ],
)
def test_words_of_a_query(query, who, event, names, words):
    """Each word has one part: who is counted, what happened, where, or a plain word to be found."""
    wanted = from_words(query)
    assert (wanted.event, wanted.names, wanted.words) == (event, names, words)
    assert who <= wanted.who


@pytest.mark.parametrize("query", ["", "Velia", "the of in", "12", "—"])
def test_no_quantity(query):
    """A query that names nothing to count is refused in one line that says what to do."""
    with pytest.raises(SettingsError, match=r"names no quantity.*Say what is counted"):
        from_words(query)


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("Velia", "the Velian army", True),
        ("Velia", "in Velia", True),
        ("Velia", "the velar sound", False),
        ("Moravia", "the Moravian border", True),
        ("Ona", "On Monday", False),
    ],
)
def test_a_name_and_its_adjective(name, words, found):
    """A place is found by the words made from it too, and only where they are capitalised."""
    assert named(name, words) is found


@pytest.mark.parametrize(
    ("before", "after", "spoken", "name"),
    [
        ("At least ", " people were killed in Tarsk on Monday, the mayor said.", "", ["Tarsk"]),
        ("The dam at Upper Carrow will cost ", " million crowns, Ivo Lanz said.", "ivo lanz", ["Upper", "Carrow"]),
        ("A raid on Tarsk left ", " dead, according to the Harbour Council.", "", ["Tarsk"]),
        ("Tarsk has emptied: ", " people left.", "", ["Tarsk"]),
        ("More than ", " people, most of them miners, were killed in Tarsk.", "", ["Tarsk"]),
        ("On Monday ", " people died.", "", []),
    ],
)
def test_the_name_a_figure_is_of(before, after, spoken, name):
    """A claim's place is read from its sentence: not its voice, not a weekday, not any capital letter."""
    assert names_about(before, after, frozenset(spoken.split())) == name
