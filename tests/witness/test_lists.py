"""The lists behind traits and cautions: rows whole, distinct, and of values that the code knows."""

import pytest

from reportedly import vocab
from reportedly.model.voices import SourceKind
from reportedly.witness.description import heads

KEYS = {
    "positions": ("phrase", "position"),
    "constraints": ("phrase", "constraint"),
    "anonymity": ("phrase", "part"),
    "judgements": ("phrase", "class"),
    "parties": ("matter", "party"),
    "kinds": ("kind",),
    "traits": ("trait", "value"),
    "conditions": ("condition",),
    "profiles": ("name",),
}
PARTS = {
    "positions": ("part", {"head", "context", "content"}),
    "constraints": ("part", {"context"}),
    "anonymity": ("part", {"asked", "reason"}),
    "judgements": ("class", {"belief", "ought", "superlative", "judgement", "speculation", "accusation"}),
    "conditions": ("of", {"voice", "claim", "report"}),
}


@pytest.mark.parametrize("name", KEYS)
def test_rows_are_whole_and_distinct(name):
    """A row twice, or without its source, is found here."""
    rows = vocab.rows(name)
    keys = [tuple(row[column] for column in KEYS[name]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(row["source"] and all(key) for row, key in zip(rows, keys, strict=True))


@pytest.mark.parametrize("name", PARTS)
def test_cells_hold_what_rules_know(name):
    """A part that no rule knows would silently do nothing."""
    column, known = PARTS[name]
    assert {row[column] for row in vocab.rows(name)} <= known


@pytest.mark.parametrize(
    ("name", "column", "trait"),
    [
        ("positions", "position", "position"),
        ("constraints", "constraint", "constraint"),
        ("anonymity", "reason", "anonymity"),
    ],
)
def test_every_value_is_in_the_catalogue(name, column, trait):
    """What a list can say of a voice, the catalogue of traits explains."""
    known = {row["value"] for row in vocab.rows("traits") if row["trait"] == trait}
    assert {row[column] for row in vocab.rows(name)} - {""} <= known


def test_kinds_are_those_of_the_model():
    """The catalogue an editor reads is of the kinds a reading has."""
    assert [row["kind"] for row in vocab.rows("kinds")] == list(SourceKind.__args__)


@pytest.mark.parametrize(
    ("word", "position"),
    [
        ("passers-by", "witness"),
        ("policemen", "official"),
        ("deputies", None),
        ("attorneys", "spokesperson"),
        ("witnesses", "witness"),
        ("envoys", "official"),
    ],
)
def test_heads_in_both_numbers(word, position):
    """A list of singulars is enough: plurals come by rule."""
    assert heads().get(word) == position
