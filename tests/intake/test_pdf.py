"""PDF: paragraphs from lines, pages, running lines, and every broken file."""

import random

import pytest

from reportedly.errors import IntakeError, NoText, TooLarge, WrongFormat
from reportedly.intake import read_bytes
from tests.intake.conftest import pdf_bytes

pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed")

TITLE = "Ferry to Sorrel Island cancelled"
FIRST = [
    "The ferry to Sorrel Island was cancelled on Monday, the har-",
    "bour master, Ada Quint, said. She told the Lintel Press that 40",
    "of the 160 passengers had been brought back by bus.",
]
SECOND = ["The long-delayed landing stage will be ready by May, the long-", "delayed report said on Tuesday at noon."]
THIRD = ["Ms Quint did not say who would pay for the Anglo-", "Lintel landing stage or for the bus."]
FIRST_WORDS = (
    "The ferry to Sorrel Island was cancelled on Monday, the harbour master, Ada Quint, said. She told the Lintel "
    "Press that 40 of the 160 passengers had been brought back by bus."
)
SECOND_WORDS = "The long-delayed landing stage will be ready by May, the long-delayed report said on Tuesday at noon."
THIRD_WORDS = "Ms Quint did not say who would pay for the Anglo-Lintel landing stage or for the bus."

Lines = list[tuple[float, float, float, str]]


def column(lines: list[str], top: float, left: float = 72) -> Lines:
    return [(left, top - 14 * n, 11, words) for n, words in enumerate(lines)]


def page(*paragraphs: list[str], number: int | None = None) -> Lines:
    drawn: Lines = [(72, 810, 8, "The Lintel Gazette")] if number else []
    top = 760.0
    for lines in paragraphs:
        drawn += column(lines, top)
        top -= 14 * len(lines) + 12
    return drawn + ([(290, 30, 8, f"Page {number}")] if number else [])


def test_paragraphs_are_rebuilt_with_their_pages() -> None:
    """Protects sentences over line ends: hyphenation is undone, compounds and names keep their hyphen."""
    data = pdf_bytes([[(72, 790, 18, TITLE), *page(FIRST, SECOND)], page(THIRD)])
    document = read_bytes(data, name="a.pdf")
    assert document.text.split("\n\n") == [TITLE, FIRST_WORDS, SECOND_WORDS, THIRD_WORDS]
    assert [(b.kind, b.page) for b in document.blocks] == [
        ("headline", 1), ("paragraph", 1), ("paragraph", 1), ("paragraph", 2),
    ]  # fmt: skip
    assert (document.title, document.media_type) == (TITLE, "application/pdf")


def test_running_lines_and_page_numbers_are_dropped() -> None:
    """Protects a quotation that runs over a page from the header in its middle."""
    document = read_bytes(pdf_bytes([page(FIRST, number=1), page(SECOND, number=2), page(THIRD, number=3)]))
    assert document.text.split("\n\n") == [FIRST_WORDS, SECOND_WORDS, THIRD_WORDS]


def test_a_paragraph_goes_on_over_the_page() -> None:
    """Protects sentences over page ends; the block has the page it begins on."""
    document = read_bytes(pdf_bytes([page(FIRST[:2], number=1), page(FIRST[2:], SECOND, number=2)]))
    assert document.text.split("\n\n") == [FIRST_WORDS, SECOND_WORDS]
    assert [b.page for b in document.blocks] == [1, 2]


def test_indents_and_short_lines_end_paragraphs() -> None:
    """Protects layouts without space between paragraphs."""
    lines = [*column(FIRST, 760), (90, 718, 11, SECOND[0]), (72, 704, 11, SECOND[1]), *column(THIRD, 690)]
    assert read_bytes(pdf_bytes([lines])).text.split("\n\n") == [FIRST_WORDS, SECOND_WORDS, THIRD_WORDS]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Protects newspapers' layout: a line goes on below, not beside."""
    left = [
        "The ferry to Sorrel was",
        "cancelled on Monday, the",
        "harbour master said. Forty",
        "people were brought back",
    ]
    right = ["by bus. The landing stage", "will be ready in May, she", "told the Lintel Press."]
    document = read_bytes(pdf_bytes([column(left, 760) + column(right, 760, left=320)]))
    assert document.text == " ".join(left + right)


def test_properties_count_where_the_page_shows_them() -> None:
    """Protects the title from a word processor's: only one that stands on the page is taken."""
    data = pdf_bytes([page([TITLE], FIRST)], info=f"/Title ({TITLE}) /Author (Ole Brandt)")
    assert (read_bytes(data).title, read_bytes(data).authors) == (TITLE, ["Ole Brandt"])
    data = pdf_bytes([page(FIRST, SECOND)], info="/Title (Microsoft Word - x7.doc) /Author (admin)")
    assert (read_bytes(data).title, read_bytes(data).authors) == (None, [])


RAISED = [  # words on the line, a raised digit behind them, what is read
    (
        "The bridge was closed on Wednesday, the office said.",
        "1",
        "The bridge was closed on Wednesday, the office said.",
    ),
    ("The lake covers an area of 40 km", "2", "The lake covers an area of 40 km2"),
]


@pytest.mark.parametrize(("words", "digit", "expected"), RAISED)
def test_the_number_of_a_note_is_no_digit_of_the_text(words, digit, expected):  # type: ignore[no-untyped-def]
    """Protects figures: "crowns" with a note is not "crowns2", and square kilometres stay square."""
    line = [(72.0, 760.0, 11.0, f"{words}) Tj 5 Ts /F1 6 Tf ({digit}"), (72.0, 746.0, 11.0, "It is so.")]
    assert read_bytes(pdf_bytes([line])).text == f"{expected} It is so."


def test_heads_that_differ_from_page_to_page_are_dropped() -> None:
    """Protects a sentence over a page's end from the head in its middle, also where no head comes twice."""
    pages = [
        [(72.0, 810.0, 9.0, f"Chapter {name}"), *column(lines, 760)]
        for name, lines in zip("AB", (FIRST, SECOND), strict=True)
    ]
    assert read_bytes(pdf_bytes(pages)).text.split("\n\n") == [FIRST_WORDS, SECOND_WORDS]


LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
LOCK += f"/ID [<{'43' * 16}> <{'43' * 16}>]"
GOOD = pdf_bytes([page(FIRST, SECOND)])
BROKEN = [
    (GOOD[: len(GOOD) // 2], WrongFormat, "the PDF is cut short"),
    (GOOD[:-8], WrongFormat, "the PDF is cut short"),
    (GOOD[:9], WrongFormat, "the PDF is cut short"),
    (b"%PDF-1.7\n" + random.Random(3).randbytes(3000) + b"\n%%EOF", WrongFormat, "the PDF is damaged"),  # noqa: S311
    (pdf_bytes([[]]), NoText, "the PDF has no text, only images"),
    (
        pdf_bytes([page(FIRST)], extra=LOCK),
        WrongFormat,
        "the PDF is protected by a password",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "what"), BROKEN)
def test_a_broken_pdf_gives_one_clear_error(data: bytes, error: type[IntakeError], what: str) -> None:
    """Protects batches and the terminal: one line that says what is wrong."""
    with pytest.raises(error) as caught:
        read_bytes(data, name="a.pdf")
    assert caught.value.what == what
    assert "\n" not in str(caught.value)


def test_limits(limit) -> None:  # type: ignore[no-untyped-def]
    """Protects time and memory: pages and characters are counted as they are read."""
    limit("max_pages", 1)
    with pytest.raises(TooLarge, match="has 2 pages, over the limit of 1"):
        read_bytes(pdf_bytes([page(FIRST), page(SECOND)]))
    limit("max_characters", 20)
    with pytest.raises(TooLarge, match="over the limit of 20"):
        read_bytes(GOOD)


def test_a_limit_ends_with_its_reading(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """The process that reads PDFs outlives a setting, and must not keep it."""
    with monkeypatch.context() as within:
        within.setenv("REPORTEDLY_MAX_PAGES", "1")
        with pytest.raises(TooLarge):
            read_bytes(pdf_bytes([page(FIRST), page(SECOND)]))
    assert FIRST_WORDS in read_bytes(pdf_bytes([page(FIRST), page(SECOND)])).text


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a core install: the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(IntakeError, match=r"Install reportedly\[pdf\]"):
        read_bytes(GOOD)
