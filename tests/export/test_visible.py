"""Characters that act on a screen are shown, not sent."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("«naïve» — “ok”", "«naïve» — “ok”"),
        ("a\tb\nc", "a\tb\nc"),
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("\x9b31m", "⟨9B⟩31m"),
        ("a\u202eb\u202c", "a⟨RLO⟩b⟨PDF⟩"),
        ("\u2066x\u2069", "⟨LRI⟩x⟨PDI⟩"),
        ("in\u00advisible\ufeff", "invisible"),
        ("one\u2028two", "one\ntwo"),
        ("\ud800", "\ufffd"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_visible(text, expected):
    """Escape sequences, direction overrides and invisible letters are made signs; ordinary text stays."""
    assert visible(text) == expected


@given(st.text(st.characters(exclude_categories=())))
def test_no_control_is_left(text):
    """Whatever a report holds, nothing a terminal acts on gets through."""
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert not [c for c in shown if unicodedata.bidirectional(c) in ("LRO", "RLO", "LRE", "RLE", "RLI", "LRI", "FSI")]
    assert len(one_line(text).splitlines()) <= 1
