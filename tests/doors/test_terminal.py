"""The reading at a terminal: whole at every width, plain without colour, deaf to a report's escapes."""

import io
import re
import unicodedata

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from reportedly.doors.terminal import show, summary
from reportedly.model.claims import Claim
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from tests.doors import sample


def _shown(reading, width=100, *, terminal=False, every=False, no_color=None):
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=terminal,
        no_color=no_color,
        color_system="truecolor" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    show(reading, console, every=every)
    return out.getvalue()


def _squeezed(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    "words",
    [
        "5 origins (4–6) · 7 attributed claims · 5 in the report’s own voice",
        "report ← Tarn Wire ← unnamed official, harbour ministry",
        "claims by named 1 · unnamed 3 · captive 1 · organisation 1 · media 0 · document 0 · vague 1 · own voice 5",
        "“The ministry did not respond to requests for comment”",
        "“This claim has not been independently verified”",
        "source “Some analysts” · cue “suggest” · indirect",
        "factive: takes it for true",
        "figure “Between 40 and 60” = 40–60 (ferry)",
        "! figure without source; loaded language",
        "≠ inconsistent · share-of-total",
        "18 ÷ 40…60 = 30–45 %, stated 20 %",
        "needs: the day on which the inspection began",
        "… and 1 more plain assertion (--all shows them)",
        "! The weekday of “Tuesday, 5 March” was not checked",
        "[48–130]",
    ],
)
@pytest.mark.parametrize("width", [100, 160])
def test_what_is_shown(words, width):
    """Origins, claims, findings and warnings are all on the screen, in words and not in colour alone."""
    assert words in _squeezed(_shown(sample.reading(), width))


def test_what_it_stands_on_comes_first():
    """The order is the product's: what it stands on, the claims, the findings, the warnings."""
    shown = _shown(sample.reading())
    places = [shown.index(f"{name} ─") for name in ("What it stands on", "Claims", "Findings", "Warnings")]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 110, 160])
def test_no_line_is_wider_than_the_terminal(width):
    """Nothing is cut off or pushed over the edge at any width."""
    lines = _shown(sample.reading(), width).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert all(line == line.rstrip() for line in lines)


def test_all_lists_plain_assertions():
    """--all shows what is otherwise only counted."""
    plain = "Veldmark has run ferries since the harbour was dredged."
    assert plain not in _shown(sample.reading())
    assert plain in _shown(sample.reading(), every=True)


def test_no_escape_where_nobody_watches():
    """Output to a file or pipe holds no escape sequence."""
    assert "\x1b" not in _shown(sample.reading())


def test_no_color_leaves_no_colour():
    """--no-color sends no colour code, even to a terminal."""
    codes = re.findall("\x1b\\[([0-9;]*)m", _shown(sample.reading(), terminal=True, no_color=True))
    assert codes
    assert not {code for each in codes for code in each.split(";")} & {str(n) for n in [*range(30, 39), *range(90, 98)]}


@pytest.mark.parametrize(
    "words", ["[bold]loud[/bold]", "[link=x]y[/link]", ":warning:", "\x1b[31mred\x1b]0;t\x07", "\u202eevil"]
)
def test_text_of_a_report_is_only_text(words):
    """Markup, emoji codes, escapes and overrides of a report are printed as words, never acted on."""
    text = f"Before {words} after."
    reading = Reading(
        id=words,
        document=Document(text=text, title=words, publisher=words),
        claims=[Claim(id="c1", spans=[Span(0, len(text))], attribution=None, flags=[words])],
        warnings=[words],
    )
    shown = _shown(reading)
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c != "\n"]
    assert "\u202e" not in shown
    if words.isprintable():
        assert shown.count(words) >= 4


@pytest.mark.parametrize("text", ["", "Nothing to see."])
def test_an_empty_reading(text):
    """A report without claims says so, and prints every heading that matters."""
    shown = _shown(Reading(id="x", document=Document(text=text)))
    assert "No claims were found." in shown
    assert "No check applied." in shown


def test_summary_is_one_line():
    """A batch has one line a document: title, claims, origins, findings."""
    reading = sample.reading()
    assert summary(reading) == (
        "Half of Veldmark’s ferries idle, officials say · 12 claims · 4–6 origins · "
        "4 findings (1 consistent, 1 strained, 1 inconsistent, 1 not-checkable)"
    )
    odd = replace(reading, document=replace(reading.document, title="a\nb\x1b[2J"))
    assert "\n" not in summary(odd)
    assert summary(odd).startswith("a b␛[2J · ")
