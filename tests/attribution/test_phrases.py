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
