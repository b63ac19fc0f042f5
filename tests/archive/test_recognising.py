"""Which article a file from elsewhere is of: found by text, address or key, and several where there are several."""

import pytest

from reportedly.archive import recognising
from reportedly.errors import NotInArchive
from reportedly.intake import from_text

FIRST, SECOND = "Nine boats sank off Veldmark.", "Ten boats sank off Veldmark."


@pytest.fixture
def filled(archive):
    """Two articles of one text, one of them with another text since; one with an address."""
    for id, text in (("a", FIRST), ("b", FIRST), ("b", SECOND), ("c", "Elsewhere, it rained.")):
        url = "https://lintel.example/c" if id == "c" else None
        archive.add(from_text(text, id=id, url=url), readings=False)
    return archive


def test_by_text(filled):
    """Those that have the text now, else those that had it."""
    digest = {text: from_text(text).sha256 for text in (FIRST, SECOND)}
    with filled.looking() as connection:
        assert recognising.by_text(connection, digest[FIRST]) == ["a"]
        assert recognising.by_text(connection, digest[SECOND]) == ["b"]
        assert recognising.by_text(connection, "0" * 64) == []
        filled.remove("a")
    with filled.looking() as connection:
        assert recognising.by_text(connection, digest[FIRST]) == ["b"]


def test_by_address_and_key(filled):
    with filled.looking() as connection:
        assert recognising.by_address(connection, "https://lintel.example/c") == ["https://lintel.example/c"]
        assert recognising.by_address(connection, "a") == []
        assert [recognising.is_key(connection, key) for key in ("a", "c", "")] == [True, False, False]
        assert recognising.all_keys(connection) == ["a", "b", "https://lintel.example/c"]


def test_texts_newest_first(filled):
    with filled.looking() as connection:
        assert list(recognising.texts_of(connection, "b")) == [SECOND, FIRST]
        with pytest.raises(NotInArchive):
            list(recognising.texts_of(connection, "nowhere"))
