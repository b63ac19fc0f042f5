"""A trace at the terminal: the answer first, 80 columns hold it, and it needs no colour."""

import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportedly.export.trace_text import show
from reportedly.model.trace import Trace
from tests.export import hostile, traces


def _shown(trace, *, width=80, terminal=False):
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, highlight=False, markup=False, emoji=False)
    show(trace, console)
    return out.getvalue()


def test_the_answer_first():
    """The first line is the answer, the second the claim."""
    first, second, *_ = _shown(traces.medium().trace).splitlines()
    assert first == "2, perhaps 3, of 14 articles report it by themselves"
    assert second == f"“{traces.CLAIM}”"


@pytest.mark.parametrize(
    "words",
    [
        "A Harbour Wire · 3 Mar 2031, 14:05 · 96 % sure",
        "7 articles have it from here: 4 by copying, 2 by credit, 1 as an update",
        "C Mixed Tidings · 5 Mar 2031, 16:45 · perhaps: 45 % sure",
        "eight reports of one voice, heard by one newsroom (A)",
        "? North Bank Radio and Rill Online credit each other",
        "│  └─ Skerry News",
        "C? Mixed Tidings",
        "may relay A",
        "4 Mar 2031, no hour",
        "not in the archive",
    ],
)
def test_what_is_told(words):
    """Origins and why, the voices apart, the doubts, who has it from whom."""
    assert words in _shown(traces.medium().trace)


@pytest.mark.parametrize("made", [traces.small, traces.medium, traces.large])
@pytest.mark.parametrize("width", [20, 40, 80])
def test_columns(made, width):
    """No line is wider than the terminal."""
    assert max(map(len, _shown(made().trace, width=width).splitlines())) <= width


def test_without_colour():
    """Printed into a file there is no escape sequence; with colours the words are the same."""
    plain = _shown(traces.medium().trace)
    assert "\x1b" not in plain
    assert "\x1b[1m" in _shown(traces.medium().trace, terminal=True)


def test_many():
    """Of hundreds of articles the first are listed, and the rest is counted."""
    shown = _shown(traces.large(500).trace)
    assert shown.count("\n") < 180
    assert "more" in shown


def test_hostile():
    """What a report says can't act on the terminal."""
    shown = _shown(hostile.trace())
    assert not set(shown) & set("\x1b\x07\u202e\u2066\x9b")
    assert "[red]" in shown
    assert max(map(cell_len, shown.splitlines())) <= 80


def test_nothing_found():
    """No mention is an answer too."""
    shown = _shown(Trace(query="q", claim="no such thing", articles=0, outlets=0, low=0, best=0, high=0))
    assert shown == "No article of the archive has it\n“no such thing”\n"


def test_the_manual():
    """What docs/trace.md shows is what is printed."""
    manual = Path(__file__).parents[2] / "docs" / "trace.md"
    assert f"```\n{_shown(traces.medium().trace)}```" in manual.read_text(encoding="utf-8")
