"""Copy as it is sent: what marks it, and what looks like a mark and is none."""

import pytest

from reportedly.intake import read_bytes
from reportedly.intake.dated import date_at_top, date_in
from reportedly.intake.sent import copy_of

LEFT_ALONE = [
    "Press release shows minister lied\n\nThe ministry's press release of Monday was wrong, the inspector said.",
    "Embargo on arms lifted\n\nThe council lifted the embargo on Monday, its speaker said.",
    "The ferry sank\n\nContact was lost at five, the coast guard said.\n\nAbout 40 people were on board.\n",
    "MORE\n\nMore ferries are needed, the mayor said.",
    "She read the press release.\nIt was long and it said nothing new about the ferry or its owner.\nPRESS RELEASE",
    "5 < 6, she said.\n^ the sign for a power",
    "On 3/4/2026, 10:00 she left. He said: no.\nOn 3/5/2026 he came.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_report_without_marks_is_left_as_it_is(text):
    """Protects every other text: words that only look like marks take nothing away."""
    assert copy_of(text) is None
    assert read_bytes(text.encode(), name="a.txt").text == text


DATES = [
    ("Date: 4 March 2026", "2026-03-04"),
    ("Wednesday 4 March 2026", "2026-03-04"),
    ("Aired March 4, 2026 - 21:00 ET", "2026-03-04"),
    ("Published on 4 Mar. 2026", "2026-03-04"),
    ("Carrow, 4 March 2026", "2026-03-04"),
    ("Operational summary as of 06:00, 4 March 2026", "2026-03-04"),
    ("CARROW, 5 March 2026 – Carrow Water today opened a reservoir.", "2026-03-05"),
    ("2026-03-04", "2026-03-04"),
    ("The bombing of 4 March 2026 remembered", None),
    ("He was born on 4 March 1926.", None),
    ("4 March 2026 was a cold day, said the mayor.", None),
    ("Date: 31 February 2026", None),
    ("04/03/2026", None),
]


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_only_a_line_that_is_a_date_dates_the_text(line, expected):
    """Protects checks of days: a date within a sentence is what the report tells, not when it was made."""
    assert date_in(line) == expected


def test_a_date_far_down_is_none_of_the_report():
    """Only the first lines say when a text was made."""
    assert date_at_top("Words.\n" * 20 + "4 March 2026") is None


def test_what_was_stated_goes_before():
    """Protects the user's word over the file's."""
    assert read_bytes(b"Date: 4 March 2026\n\nThe ferry sank.", published="2025-01-01").published == "2025-01-01"


RELEASE = (
    "PRESS RELEASE 9/2026\n\nBridge closed\n\nCARROW, 5 March 2026 – The bridge was closed on Thursday, the road "
    "office said.\n\n- ENDS -\n\nAbout Road Office Carrow\n\nIt is the best.\n"
)


def test_a_release_is_one_in_a_mail_too():
    """Protects the commonest way in which releases come."""
    head = "From: Press <p@roads.example>\nSubject: Bridge\nContent-Type: text/plain; charset=utf-8\n\n"
    document = read_bytes((head + RELEASE).encode(), name="a.eml")
    assert (document.publisher, document.published) == ("Road Office Carrow", "2026-03-05")
    assert document.text.startswith("Bridge closed")
    assert "best" not in document.text
    assert "press release" in document.warnings[0]


def test_a_release_is_one_in_word_too(tmp_path):
    """The same for Word."""
    docx = pytest.importorskip("docx")
    file = docx.Document()
    for line in filter(None, RELEASE.split("\n")):
        file.add_paragraph(line)
    file.save(tmp_path / "a.docx")
    document = read_bytes((tmp_path / "a.docx").read_bytes(), name="a.docx")
    assert (document.publisher, document.published) == ("Road Office Carrow", "2026-03-05")
    assert (document.title, document.text.split("\n\n")[0]) == ("Bridge closed", "Bridge closed")
