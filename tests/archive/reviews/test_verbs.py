"""The archive's own verbs about judgements: a claim's words, or its name, lead to what people said."""

import pytest

from reportedly.archive.reviews.claims import review_claim
from reportedly.archive.reviews.history import sign
from reportedly.errors import NotInArchive, SettingsError
from tests.archive.reviews.conftest import FERRY


@pytest.fixture
def reviewed(archive, report):
    """An archive whose first claim was reviewed."""
    report()
    with archive.writing() as connection:
        review_claim(connection, f"{FERRY}#c1", "accurate", sign("Ada Quint", "It was seen."))
    return archive


@pytest.mark.parametrize("name", ["", f"{FERRY}#c1"])
def test_checked(reviewed, name):
    """By words that say it, or by those of a claim that is named."""
    words = reviewed.judged(name).text if name else "forty soldiers left Tarn"
    (found,) = reviewed.checked(words).found
    assert found.judged.local == "c1"
    assert "by Ada Quint" in found.says


def test_judged(reviewed):
    """What was said of one claim, and of one nobody judged yet."""
    assert [review.verdict for review in reviewed.judged(f"{FERRY}#c1").reviews] == ["accurate"]
    assert reviewed.judged(f"{FERRY}#c2").reviews == []


@pytest.mark.parametrize("name", [f"{FERRY}#c9", "https://lintel.example/none#c1"])
def test_what_is_not_there(reviewed, name):
    """A name of nothing is an error."""
    with pytest.raises(NotInArchive):
        reviewed.judged(name)


def test_no_words(reviewed):
    """A query without words is an error."""
    with pytest.raises(SettingsError):
        reviewed.checked("—")
