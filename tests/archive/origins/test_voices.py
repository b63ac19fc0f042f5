"""Protects primary voices: one official quoted by five newsrooms is one voice."""

from reportedly.archive.origins.voices import Heard, primary


def heard(*names, kind="named-role"):
    return [Heard(name, kind, f"article {number}", f"article {number}") for number, name in enumerate(names)]


def test_one_voice_in_many_words():
    (voice,) = primary(heard("the harbour office", "Harbour Office", "a tally published by the harbour office"))
    assert voice.articles == 3
    assert len(voice.origins) == 3


def test_two_voices():
    assert len(primary(heard("the harbour office", "the mayor, Ada Kern", "Ada Kern"))) == 2


def test_officials_may_be_anybody():
    (voice,) = primary([*heard("the harbour office"), Heard("officials", "unnamed-official", "b", "")])
    assert (voice.name, voice.articles) == ("the harbour office", 2)
    (nobody,) = primary([Heard("officials", "unnamed-official", "b", "b")])
    assert nobody.name == "officials"
