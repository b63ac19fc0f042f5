"""The three layouts of plain text."""

import textwrap

import pytest

from reportedly.intake import from_text, read_bytes
from reportedly.intake.text import is_hard_wrapped

ONE = (
    "The ferry to Sorrel Island was cancelled on Monday, the harbour master, Ada Quint, told the Lintel Press, "
    "since the long-delayed anti-slip coating of the landing stage had not been delivered by the manufacturer."
)
TWO = (
    "“We waited for four hours,” said one passenger, Ole Brandt. “Nobody came to tell us what was going on, and "
    "when the bus did come it took 40 of us and left the others standing in the rain until after midnight.”"
)
SHORT_LINES = "One came.\nTwo left.\nThree stayed where they were.\nFour slept.\n"
TITLE = "Ferry cancelled, passengers stranded"


def wrapped(words: str, width: int = 72, **options: str) -> str:
    return textwrap.fill(words, width, **options)  # type: ignore[arg-type]


LAYOUTS = [
    (f"{wrapped(ONE)}\n\n{wrapped(TWO)}\n", f"{ONE}\n\n{TWO}"),
    (f"{wrapped(ONE, 60)}\n\n\n{wrapped(TWO, 60)}", f"{ONE}\n\n{TWO}"),
    (f"{TITLE}\n{wrapped(ONE)}\n\n{wrapped(TWO)}\n", f"{TITLE}\n\n{ONE}\n\n{TWO}"),
    (f"{wrapped(ONE, initial_indent='    ')}\n{wrapped(TWO, initial_indent='    ')}\n", f"{ONE}\n\n{TWO}"),
    (f"{ONE}\n{TWO}\n", f"{ONE}\n{TWO}\n"),
    (f"{ONE}\n\n{TWO}\n", f"{ONE}\n\n{TWO}\n"),
    (f"{TITLE}\n\n{ONE}\n{TWO}", f"{TITLE}\n\n{ONE}\n{TWO}"),
    (SHORT_LINES, SHORT_LINES),
]  # fmt: skip


@pytest.mark.parametrize(("file", "expected"), LAYOUTS)
def test_only_hard_wrapped_lines_are_joined(file: str, expected: str) -> None:
    """Protects quotations that run over a line end, and the offsets of every file that is not hard-wrapped."""
    assert read_bytes(file.encode(), name="a.txt").text == expected


def test_a_line_break_inside_a_quotation_is_kept() -> None:
    """Protects the offsets of files with one paragraph a line that break in mid-quotation."""
    file = f"{ONE}\n“They left us,” he said. “It is a shame.\nNobody came.” The claim could not be verified.\n{TWO}"
    document = read_bytes(file.encode(), name="a.txt")
    assert document.text == file
    assert len(document.blocks) == 4


def test_rows_are_never_rewrapped() -> None:
    """Protects JSONL and Python callers: their offsets are their own, and a block may span wrapped lines."""
    row = f"{wrapped(ONE)}\n\n{wrapped(TWO)}\n"
    document = from_text(row)
    assert document.text == row
    assert [" ".join(b.span.of(row).split()) for b in document.blocks] == [ONE, TWO]


def test_the_headline_becomes_the_title_unless_one_was_given() -> None:
    """Protects headline–body checks: the title is the headline found, and the one stated goes before it."""
    file = f"{TITLE}\n\n{ONE}\n"
    assert read_bytes(file.encode()).title == TITLE
    assert read_bytes(file.encode()).blocks[0].kind == "headline"
    assert read_bytes(file.encode(), title="Stated").title == "Stated"
    assert from_text(f"{ONE}\n{TWO}").title is None


@pytest.mark.parametrize(
    "text", ["", "\n", "a\nb", ONE, f"{ONE}\n{TWO}", "short\n" * 50, "- item one\n- item two\n- item"]
)
def test_short_and_long_lines_are_not_taken_for_wrapping(text: str) -> None:
    """Protects lists and one-paragraph-a-line files from being joined."""
    assert not is_hard_wrapped(text)
