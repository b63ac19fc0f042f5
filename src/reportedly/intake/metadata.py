"""What is known of a document beside its text: dates and language."""

import re
from datetime import date, datetime
from functools import cache
from typing import Any

from reportedly.errors import SettingsError
from reportedly.vocab import rows

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_FIRST = re.compile(r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_LONGEST_DATE = 80
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?", re.DOTALL)

SHORT = 40
"""Texts of fewer characters are too short to tell a language by."""
_SURE = 0.5  # py3langid's calibrated probability; below it no language is named
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2_000
_ENGLISH_SHARE = 0.15
_FOREIGN_SHARE = 0.01
_ASCII_SHARE = 0.97


def iso_date(value: str) -> str | None:
    """``value`` as ISO 8601, a day or a day with its time as given; None where it can't be read.

    Read are ISO 8601, RFC 2822 (feeds) and English dates with the month as a word. 05/09/2025 is
    not: it means one day in London and another in Boston.
    """
    if len(value) > _LONGEST_DATE:
        return None
    value = " ".join(value.split())
    if _ISO.fullmatch(value):
        return _iso(value)
    if ":" in value:
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return _english(value)


def stated_date(value: str | None) -> str | None:
    """A date the user stated, as ISO 8601; raises SettingsError where it is none."""
    if value is None:
        return None
    if (found := iso_date(value)) is None:
        raise SettingsError(
            f"{value!r} is no date", where="published", todo="Write it as 2025-09-05 or 2025-09-05T14:30."
        )
    return found


def language_of(text: str) -> str:
    """The ISO 639-1 code of ``text``'s language (639-3 where it has no shorter one); "und" where it can't be told.

    Plain English is known by its commonest words, since loading the classifier (py3langid) takes
    0.6 s of a cold start; every other text goes to the classifier.
    """
    sample = _sample(text)
    if len(sample.strip()) < SHORT:
        return "und"
    if is_plainly_english(sample):
        return "en"
    label, probability = _classifier().classify(sample.encode("utf-8", "replace"))
    return "und" if probability < _SURE or label == "zxx" else str(label)


def is_plainly_english(text: str) -> bool:
    """Whether ``text`` is English beyond doubt.

    At least 15 % of the words are among the commonest of English and "the" is one of them; under
    1 % are among the commonest of other languages; its letters are ASCII.
    """
    words = _WORD.findall(text.lower())
    if len(words) < 8 or "the" not in words:
        return False
    letters = "".join(words)
    plain = len(letters.encode("ascii", "ignore"))
    language = _common_words()
    english = sum(language.get(w) == "en" for w in words)
    foreign = sum(language.get(w, "en") != "en" for w in words)
    return (
        plain >= _ASCII_SHARE * len(letters)
        and english >= _ENGLISH_SHARE * len(words)
        and foreign <= _FOREIGN_SHARE * len(words)
    )


def language_warning(language: str, text: str) -> str | None:
    """The sentence a reader must see where ``text`` is not known to be English; None otherwise."""
    if language == "en" or (language == "und" and len(text.strip()) < SHORT):
        return None
    if language == "und":
        return "The language could not be told: it is read as English."
    name = next((row["name"] for row in rows("languages") if row["code"] == language), language)
    return f"Language is {name}: only figures and dates are read."


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE // 2]} {text[-_SAMPLE // 2 :]}"


@cache
def _common_words() -> dict[str, str]:
    return {row["word"]: row["language"] for row in reversed(rows("language_words"))}


@cache
def _classifier() -> Any:
    from py3langid.langid import LanguageIdentifier

    return LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)


def _iso(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if len(value) == 10 else datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _english(value: str) -> str | None:
    if found := _DAY_FIRST.fullmatch(value):
        return _day(found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(value):
        return _day(found[3], found[1], found[2])
    return None


def _day(year: str, month: str, day: str) -> str | None:
    low = month.lower()
    number = next((n for n, name in enumerate(_MONTHS, 1) if name == low or low in {name[:3], name[:4]}), 0)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
