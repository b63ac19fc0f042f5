"""Dates and languages."""

import pytest

from reportedly.errors import SettingsError
from reportedly.intake import from_text, metadata
from reportedly.intake.metadata import iso_date, language_of, language_warning, stated_date

DATES = [
    ("2025-09-05", "2025-09-05"),
    (" 2025-09-05 ", "2025-09-05"),
    ("2025-09-05T14:30", "2025-09-05T14:30:00"),
    ("2025-09-05T14:30:00Z", "2025-09-05T14:30:00+00:00"),
    ("2025-09-05 14:30:00+02:00", "2025-09-05T14:30:00+02:00"),
    ("Fri, 05 Sep 2025 10:00:00 GMT", "2025-09-05T10:00:00+00:00"),
    ("5 September 2025", "2025-09-05"),
    ("Friday, 5th September 2025", "2025-09-05"),
    ("September 5, 2025", "2025-09-05"),
    ("Sept. 5, 2025", "2025-09-05"),
    ("05/09/2025", None),
    ("2025-02-30", None),
    ("2025-09", None),
    ("31 Smarch 2025", None),
    ("12:99 nonsense", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("value", "expected"), DATES)
def test_dates_become_iso_or_nothing(value: str, expected: str | None) -> None:
    """Protects calendar checks: an ambiguous date is no date."""
    assert iso_date(value) == expected


def test_a_stated_date_that_is_none_says_so() -> None:
    """Protects ``--published``: the error names the value and the form wanted."""
    assert stated_date(None) is None
    with pytest.raises(SettingsError, match=r"'05/09/2025' is no date.* Write it as 2025-09-05"):
        stated_date("05/09/2025")


PLAIN_ENGLISH = [
    "The mayor of Carrow said on Tuesday that the bridge would be closed until the end of the month.",
    "Three people were killed and 40 injured when the roof of a mill in Veldt fell in, the police said.",
]
NOT_PLAIN = [
    ("Der Bürgermeister sagte am Dienstag, dass die Brücke bis Ende September geschlossen bleibe.", "de"),
    ("De burgemeester zei dinsdag dat de brug van de stad tot eind september dicht blijft voor het verkeer.", "nl"),
    ("Le maire a dit mardi que le pont de la ville resterait fermé jusqu'à la fin du mois de septembre.", "fr"),
    ("El alcalde dijo el martes que el puente de la ciudad seguirá cerrado hasta finales de septiembre.", "es"),
    ("Il sindaco ha detto martedì che il ponte della città resterà chiuso fino alla fine di settembre.", "it"),
    ("Мэр города сказал во вторник, что мост будет закрыт до конца сентября.", "ru"),
]


@pytest.mark.parametrize("text", PLAIN_ENGLISH)
def test_plain_english_needs_no_classifier(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the cold start: the classifier's model is not loaded for an English report."""
    monkeypatch.setattr(metadata, "_classifier", None)
    assert language_of(text) == "en"


@pytest.mark.parametrize(("text", "expected"), NOT_PLAIN)
def test_other_languages_are_named(text: str, expected: str) -> None:
    """Protects the fast way from passing another language as English."""
    assert not metadata.is_plainly_english(text)
    assert language_of(text) == expected


SCOTS_AND_MIXED = [
    "The cooncil said the brig wad bide steekit til the simmer, an a wheen fowk wis gey thrawn aboot the hale thing.",
    "The brig ower the watter isnae tae be uised the day, the polis said, an naebody kens whan it wull be redd up.",
    "The mayor said of the bridge: der Bürgermeister sagte, dass die Brücke nicht sicher ist und dass das Geld fehlt.",
    "THE OF AND TO",
]


@pytest.mark.parametrize("text", SCOTS_AND_MIXED)
def test_what_is_not_plainly_english_goes_to_the_classifier(text: str) -> None:
    """Protects the honesty of the fast way: Scots, mixtures and lists of words are not decided by it."""
    assert not metadata.is_plainly_english(text)


def test_a_short_text_has_no_language_and_no_warning() -> None:
    """Protects short inputs: they are read as English without a remark."""
    document = from_text("Bridge shut, says mayor")
    assert (document.language, document.warnings) == ("und", [])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "x" * 100, None),
        ("und", "x" * 10, None),
        ("de", "x" * 100, "Language is German: only figures and dates are read."),
        ("vec", "x" * 100, "Language is vec: only figures and dates are read."),
        ("und", "x" * 100, "The language could not be told: it is read as English."),
    ],
)
def test_the_language_warning(language: str, text: str, expected: str | None) -> None:
    """Protects the sentence a reader must see where the words are not read."""
    assert language_warning(language, text) == expected
