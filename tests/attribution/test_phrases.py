"""Source phrases: head, name, kind."""

import pytest

from reportedly.attribution.kinds import kind_of
from reportedly.attribution.phrases import parse
from reportedly.model.span import Span

KINDS = [
    ("Anna Kovac", "named-person"),
    ("Health Minister Anna Kovac", "named-person"),
    ("Mr Tarrow", "named-person"),
    ("Jan Novak, the mayor of Lisk,", "named-person"),
    ("the mayor of Lisk", "named-role"),
    ("Ostravia's president", "named-role"),
    ("an unnamed official within the interior ministry", "unnamed-official"),
    ("a spokesman for the coast guard", "unnamed-official"),
    ("two senior diplomats", "unnamed-official"),
    ("Ostravian security sources", "unnamed-official"),
    ("government officials", "unnamed-official"),
    ("a source", "unnamed-person"),
    ("a person familiar with the talks", "unnamed-person"),
    ("a fisherman who saw the blast", "unnamed-person"),
    ("residents", "unnamed-person"),
    ("A captured soldier, speaking from a cell", "captive"),
    ("a prisoner of war", "captive"),
    ("the detained journalist", "captive"),
    ("the interior ministry", "organisation"),
    ("the Ostravian army", "organisation"),
    ("Police", "organisation"),
    ("the Razumov Centre", "organisation"),
    ("NATO", "organisation"),
    ("the United Nations Security Council", "organisation"),
    ("Human Rights Watch", "organisation"),
    ("Reuters", "media"),
    ("The source, an unnamed official in the ministry", "unnamed-official"),
    ("The company, Sund Lines,", "organisation"),
    ("the newspaper, the Carrow Post", "media"),
    ("The firm, Anna Kovac", "organisation"),
    ("the Meridian News Agency", "media"),
    ("state television", "media"),
    ("the indictment", "document"),
    ("a leaked inspection report obtained by Radio Vesna", "document"),
    ("Radio Vesna", "media"),
    ("A survey by the Razumov Centre", "document"),
    ("Earlier reports", "vague"),
    ("some analysts", "vague"),
    ("Critics", "vague"),
    ("observers", "vague"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS, ids=[k[0] for k in KINDS])
def test_kind(words, kind):
    """What kind of witness a source phrase names, by its words alone."""
    assert kind_of(parse(words, Span(0, len(words)))) == kind


NAMES = [
    ("Health Minister Anna Kovac", "Anna Kovac"),
    ("CNN’s Jake Tarrow", "Jake Tarrow"),
    ("spokeswoman Ilse Maret", "Ilse Maret"),
    ("the source", ""),
    ("Officials", ""),
    ("Secretary of State John F. Tarrow", "John F. Tarrow"),
    ("the United Nations Security Council", "United Nations Security Council"),
]


@pytest.mark.parametrize(("words", "name"), NAMES, ids=[n[0] for n in NAMES])
def test_name(words, name):
    """The proper name in a source phrase, without titles, roles and possessors."""
    assert parse(words, Span(0, len(words))).name == name


def test_a_role_with_the_name_after_it_is_a_named_person():
    """ "The mayor of Carrow, Ilse Varga" names its holder; a place after the comma does not."""
    words = "The mayor of Carrow, Ilse Varga"
    phrase = parse(words, Span(0, len(words)))
    assert (phrase.name, kind_of(phrase)) == ("Ilse Varga", "named-person")


JOINED = [
    ("Kovac and Holt", "Kovac and Holt", True),
    ("Anna Kovac and former mayor Jan Holt", "Anna Kovac and Jan Holt", True),
    ("Mr. Duarte and his lawyer", "Duarte", True),
    ("the EU and a diplomat", "EU", True),
    ("the Trade and Industry Ministry", "Trade and Industry Ministry", False),
    ("Health and Human Services", "Health and Human Services", False),
    ("state and local officials", "", False),
    ("Marlin & Co", "Marlin & Co", False),
    ("House and Senate Republicans", "House and Senate Republicans", False),
    ("his wife and current nominee Anna Kovac", "Anna Kovac", False),
]


@pytest.mark.parametrize(("words", "name", "joined"), JOINED, ids=[row[0] for row in JOINED])
def test_sources_joined_by_and(words, name, joined):
    """Two sources are not one, nor is one name of two parts two sources."""
    phrase = parse(words, Span(0, len(words)))
    assert (phrase.name, phrase.joined) == (name, joined)


COUNTS = [
    ("61 percent of voters", "share"),
    ("nearly eight of 10 voters", "share"),
    ("four in ten parents", "share"),
    ("Two-thirds", "share"),
    ("a large majority - 62% -", "share"),
    ("two analysts", "number"),
    ("more than a dozen people", "number"),
    ("one of two witnesses", "number"),
    ("a group of senators", "number"),
    ("dozens of residents", "number"),
    ("fifty of the nation's mayors", "number"),
    ("some analysts", "some"),
    ("a growing number of Republicans", "some"),
    ("most of us", "some"),
    ("the team of the Razumov Institute", ""),
    ("the 2019 report", ""),
]


@pytest.mark.parametrize(("words", "count"), COUNTS, ids=[row[0] for row in COUNTS])
def test_how_many_speak(words, count):
    """A share is a poll's, a number was met, "some" is nobody in particular."""
    assert parse(words, Span(0, len(words))).count == count


ENDS = [
    ("a union representing flight attendants", "union"),
    ("residents displaced by the flood", "residents"),
    ("officials Monday", "officials"),
    ("the agency itself", "agency"),
    ("guidelines recently issued by the ministry", "guidelines"),
    ("the report published Tuesday", "report"),
    ("article 33 of the treaty", "article"),
    ("even some senators", "senators"),
    ("a rights group called Open Carrow", "group"),
]


@pytest.mark.parametrize(("words", "head"), ENDS, ids=[row[0] for row in ENDS])
def test_where_the_head_noun_stands(words, head):
    """What comes after the head noun does not hide it."""
    assert parse(words, Span(0, len(words))).head == head


def test_a_surname_that_is_a_common_noun_too():
    """ "Dean" begins a sentence as a person, where the report names one; elsewhere as an office."""
    text = "Howard Dean spoke. Dean said so."
    assert parse(text, Span(19, 23)).name == "Dean"
    assert not parse("Dean said so.", Span(0, 4)).name


@pytest.mark.parametrize("unit", ["Kovac and ", "dozens of ", "one of the ", "even ", "the mayor, Ilse ", "about 5 "])
def test_a_span_too_long_for_a_phrase_is_read_at_its_beginning(unit):
    """Hostile input costs no more than its beginning."""
    text = unit * (200_000 // len(unit))
    assert parse(text, Span(0, len(text))).text == text
