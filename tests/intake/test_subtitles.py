"""Subtitles and Markdown: what is shown is read, and nothing else."""

import pytest

from reportedly.errors import NoText
from reportedly.intake import read_bytes

SRT = [
    ("1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,100 --> 00:00:03,000\ntwo.\n", "One two."),
    ("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:09,000 --> 00:00:10,000\nTwo.\n", "One.\n\nTwo."),
    ("1\n00:00:01,000 --> 00:00:02,000\n- One?\n- Two.\n", "One?\n\nTwo."),
    ("1\r\n00:00:01,000 --> 00:00:02,000\r\n7\r\n\r\n", "7"),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ada Quint>One &lt; two\n", "Ada Quint: One < two"),
]


@pytest.mark.parametrize(("file", "expected"), SRT)
def test_cues_become_paragraphs(file, expected):
    """Protects sentences over cues, and speakers from one another."""
    assert read_bytes(file.encode(), name="a.srt").text == expected


def test_subtitles_without_words_say_so():
    """Protects music and silence."""
    with pytest.raises(NoText):
        read_bytes(b"1\n00:00:01,000 --> 00:00:02,000\n[music]\n", name="a.srt")


MARKDOWN = [
    ("# One\n\nTwo *three* **four** _five_ `six`.\n", "One\n\nTwo three four five six."),
    ("One\n===\n\nTwo\nthree.\n", "One\n\nTwo three."),
    ("1. One\n2. Two\n   more\n\n* * *\n\nThree", "One\n\nTwo more\n\nThree"),
    ("One 2 * 3 * 4 and snake_case_word.", "One 2 * 3 * 4 and snake_case_word."),
    ("| A | B |\n|---|---|\n| 1 | 2 |\n", "A | B\n\n1 | 2"),
    ("| A | B |\n|---|---|\n| C | 2 |\n", "A\n\nB\n\nC\n\n2"),
    ("One \\*two\\* <https://a.example>\n\n~~~\ncode\n~~~\n", "One *two* https://a.example"),
    ("One.\n\n> Two.\n>\n> Three.", "One.\n\nTwo.\n\nThree."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "expected"), MARKDOWN)
def test_marks_are_no_words(file, expected):
    """Protects names and figures from the marks around them."""
    assert read_bytes(file.encode(), name="a.md").text == expected
