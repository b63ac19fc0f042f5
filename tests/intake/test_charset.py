"""Bytes to characters."""

import codecs
import random

import pytest

from reportedly.errors import WrongFormat
from reportedly.intake.charset import decode

ENGLISH = "“Nobody came,” the mayor’s office said — twice. " * 3
DECODED = [
    (ENGLISH.encode(), None, ENGLISH),
    (ENGLISH.encode("utf-8-sig"), None, ENGLISH),
    (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), None, ENGLISH),
    (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), None, ENGLISH),
    (ENGLISH.encode("utf-16-le"), None, ENGLISH),
    (ENGLISH.encode("utf-16-be"), None, ENGLISH),
    (ENGLISH.encode("utf-32"), None, ENGLISH),
    (ENGLISH.encode("cp1252"), "iso-8859-1", ENGLISH),
    (ENGLISH.encode("cp1252"), "windows-1252", ENGLISH),
    ("Мэр сказал, что мост закрыт.".encode("cp1251"), "windows-1251", "Мэр сказал, что мост закрыт."),
    (ENGLISH.encode(), "iso-8859-1", ENGLISH),
    (ENGLISH.encode(), "no-such-charset", ENGLISH),
]


@pytest.mark.parametrize(("data", "declared", "expected"), DECODED)
def test_text_is_decoded_without_a_guess(data: bytes, declared: str | None, expected: str) -> None:
    """Protects quotation marks in every charset news comes in; a wrong declaration must not spoil UTF-8."""
    assert decode(data, declared=declared) == (expected, [])


def test_an_unstated_charset_is_guessed_and_said() -> None:
    """Protects honesty: a guess is always a warning."""
    text, warnings = decode(ENGLISH.encode("cp1252"))
    assert text == ENGLISH
    assert warnings == ["The charset is not stated: read as cp1252."]


def test_other_alphabets_are_guessed_from_their_bytes() -> None:
    """Protects files of other languages: their figures and dates are still read."""
    words = "Мэр города сказал во вторник, что мост будет закрыт до конца сентября. " * 5
    text, warnings = decode(words.encode("cp1251"))
    assert text == words
    assert len(warnings) == 1


def test_a_cut_multibyte_character_is_replaced_and_said() -> None:
    """Protects a file cut in mid-character from being read as another charset."""
    text, warnings = decode(("“Nobody came,” he said. " * 20 + "”").encode()[:-1])
    assert text.startswith("“Nobody came,”")
    assert text.endswith("\ufffd")
    assert warnings == ["1 byte(s) are not valid UTF-8: replaced by U+FFFD."]


BINARY = [
    random.Random(7).randbytes(4096),  # noqa: S311
    codecs.BOM_UTF16_LE + random.Random(8).randbytes(4000),  # noqa: S311
    bytes(4096),
    b"\x89PNG\r\n\x1a\n" + random.Random(9).randbytes(2000),  # noqa: S311
]


@pytest.mark.parametrize("data", BINARY)
def test_binary_is_refused(data: bytes) -> None:
    """Protects the reader from a page of noise taken for a report."""
    with pytest.raises(WrongFormat, match="looks binary"):
        decode(data)
