"""Masked sentences and frames."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly import checks
from reportedly.checks.masks import frame
from tests.checks.passages import case_of

TEXT = (
    "Inspectors in Hale found mould in 54 of the 120 flats, or 45 percent. The toll rose from 45 to 59 on 3 May 2026."
)


def test_slots_keep_their_place():
    """Protects: every slot of a masked sentence stands for exactly the words it replaced."""
    case = case_of(TEXT)
    for masked in case.masked:
        for place, item in masked.items.items():
            assert masked.original(place) == item.span.start
            assert masked.original(place + 1) == item.span.end


def test_frame_finds_figures_by_place():
    """Protects: frames bind the figures to their roles."""
    case = case_of(TEXT)
    match = next(frame(r"<n:part> of the <n:total><words>, or <share:share>").search(case.masked[0]))
    assert [case.words(match.quantity(n).span) for n in ("part", "total", "share")] == ["54", "120", "45 percent"]
    assert case.words(match.place()) == "54 of the 120 flats, or 45 percent"


def test_a_move_becomes_two_figures():
    """Protects: "from 45 to 59" can be read as a move, each end with its own words."""
    case = case_of(TEXT)
    match = next(frame(r"from <n:old> to <n:new>").search(case.masked[1]))
    assert (match.quantity("old").low, match.quantity("new").low) == (45, 59)
    assert case.words(match.quantity("new").span) == "59"


@given(st.text(alphabet="ab 1,.50%($)\n“”", max_size=80))
def test_masking_any_text(text):
    """Protects: no text breaks the map from masked places to the document."""
    case = case_of(text)
    for masked in case.masked:
        assert masked.original(0) >= masked.span.start
        for place, item in masked.items.items():
            assert masked.original(place) == item.span.start


_ICONS = ["There were 54 of the", "120", "wells", ", or 45 percent", *map(chr, range(0xE000, 0xE00D))]


@given(st.lists(st.sampled_from(_ICONS)).map(" ".join))
def test_characters_of_icon_fonts_are_no_slots(text):
    """The private-use characters that stand for figures here are icons on the web: no check crashes on them."""
    case = case_of(text)
    assert all(len(masked.slots) == sum(masked.text.count(c) for c in set(masked.slots)) for masked in case.masked)
    checks.run(case)
