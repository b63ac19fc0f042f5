"""Explanations, alphabets and the desk's dress: pure functions of a reading."""

import re

import pytest

from reportedly.export.article import article, drawn_until
from reportedly.export.cards import claim_card, groups
from reportedly.export.dress import Dress
from reportedly.export.explanation import explanation
from reportedly.export.outline import outline
from reportedly.export.scripts import mixed_words
from reportedly.export.visible import stretches, visible
from tests.doors import sample

DESK = Dress(explain="/reports/1/explain/", placed=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [(0, "plain", "")]),
        ("a\u202eb", [(0, "a", ""), (1, "⟨RLO⟩", "\u202e"), (2, "b", "")]),
        ("soft\u00adly", [(0, "soft", ""), (4, "", "\u00ad"), (5, "ly", "")]),
        ("\x00", [(0, "\u2400", "\x00")]),
        ("🦀\ud800", [(0, "🦀", ""), (1, "\ufffd", "\ud800")]),
        ("a\u2028b\rc", [(0, "a\nb c", "")]),
        ("", []),
    ],
)
def test_stretches(text, expected):
    """What is shown by a sign is told apart, and all else is as long as what it stands for."""
    assert list(stretches(text)) == expected
    assert "".join(shown for _, shown, _ in stretches(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Port of Carrow", []),
        ("порт Carrow", []),
        ("Carrоw", ["“Carrоw” mixes Cyrillic letters into Latin: о (U+043E)"]),
        ("Αlpha", ["“Αlpha” mixes Greek letters into Latin: Α (U+0391)"]),
        ("naïve café 東京 A東", []),
    ],
)
def test_mixed_words(text, lines):
    """One word of two alphabets is told; two words of one each are not, nor are scripts nobody takes for another."""
    assert mixed_words(text) == lines


EVERY = [
    one.id
    for some in (
        sample.reading().claims,
        sample.reading().attributions,
        sample.reading().voices,
        sample.reading().quantities,
        sample.reading().dates,
        sample.reading().marks,
        sample.reading().findings,
        sample.reading().replies,
    )
    for one in some
]


@pytest.mark.parametrize("id", EVERY)
def test_every_record_is_explained(id):
    """Each says what it is, why or what it was read as, and what its number means or that there is none."""
    told = explanation(sample.reading(), id)
    assert told.id == id
    assert told.noun
    assert told.what
    assert told.lines
    assert told.means
    assert all(0 <= one.span.start < one.span.end <= len(sample.TEXT) for one in told.words)
    known = set(EVERY)
    assert {line.of for line in told.lines if line.of} <= known


def test_what_is_not_there_is_not_explained():
    """No record, no explanation."""
    assert explanation(sample.reading(), "zz") is None


def test_the_desks_article_says_where_its_words_stand():
    """Pieces say their offsets, and figures and marks lead to their explanation."""
    words = "\n".join(article(outline(sample.reading()), DESK))
    assert 'href="/reports/1/explain/q1"' in words
    assert 'href="/reports/1/explain/m1"' in words
    starts = [int(start) for start in re.findall(r'data-s="(\d+)"', words)]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert "data-s" not in "\n".join(article(outline(sample.reading())))


def test_only_so_many_marks_are_drawn():
    """Of too many the first are, and it is known where they end; the words stay whole."""
    seen = outline(sample.reading())
    few = Dress(marks=5)
    words = re.sub("<[^>]+>", "", "\n".join(article(seen, few)))
    assert drawn_until(seen, DESK) is None
    assert 0 < drawn_until(seen, few) < len(sample.TEXT)
    assert "hundreds of boats are still tied up" in " ".join(words.split())


def test_cards_lead_on():
    """On the desk what a card names leads to its explanation; in a file it leads nowhere that is not there."""
    seen = outline(sample.reading())
    (entry,) = [one for group in groups(seen) for one in group.entries if one.claim.id == "c1"]
    assert 'href="/reports/1/explain/a1"' in claim_card(entry, seen, DESK)
    assert "explain" not in claim_card(entry, seen)
