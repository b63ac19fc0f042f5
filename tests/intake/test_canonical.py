"""What offsets count in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import NoText
from reportedly.intake import from_text
from reportedly.intake.canonical import Piece, blocks_of, clean, is_headline, lay_out

CLEANED = [
    ("Two\r\nlines", "Two\nlines"),
    ("Old\rMac", "Old\nMac"),
    ("form\x0cfeed and\x0btab", "form\nfeed and\ntab"),
    ("a\x00b\x07c\x1bd", "abcd"),
    ("har\xadbour", "harbour"),
    ("\ufeffStart", "Start"),
    ("a\tb\nc", "a\tb\nc"),
    ("lone \ud83d half", "lone \ufffd half"),
    ("cafe\u0301 “quoted” \u200b\u00a0end ", "cafe\u0301 “quoted” \u200b\u00a0end "),
]


@pytest.mark.parametrize(("given_text", "expected"), CLEANED)
def test_only_what_nobody_reads_is_changed(given_text: str, expected: str) -> None:
    """Protects offsets: a word, quotation mark or accent that changed would shift or break every span."""
    assert clean(given_text) == expected


HEADLINES = [
    ("Mill fire in Veldt kills three", "A fire at a mill in Veldt killed three people on Monday.", True),
    ("“We lost it all”", "A fire at a mill in Veldt killed three people on Monday.", True),
    ("Who knew about the crane?", "A crane fell at the port of Carrow on Monday, police said.", True),
    ("A fire broke out in Veldt.", "The police said on Monday that it had begun in the mill.", False),
    ("“We lost it all.”", "A fire at a mill in Veldt killed three people on Monday.", False),
    ("Veldt", "A fire at a mill in Veldt killed three people on Monday.", False),
    ("A longer line than the one after it", "It ended soon.", False),
    ("The mayor said:", "“The bridge will stay closed until the divers are done.”", False),
    ("– and so on it went", "The bridge will stay closed until the divers are done.", False),
    ("word " * 40, "word " * 60, False),
]


@pytest.mark.parametrize(("line", "following", "expected"), HEADLINES)
def test_headlines_are_told_from_first_sentences(line: str, following: str, expected: bool) -> None:
    """Protects the headline–body checks from a first sentence taken for a headline."""
    assert is_headline(line.strip(), following.strip()) is expected


def test_a_stated_title_makes_the_first_line_a_headline() -> None:
    """Protects rows whose text begins with their title and a full stop."""
    text = "Mill fire kills three.\n\nThree people died at a mill in Veldt."
    assert [b.kind for b in blocks_of(text, title="Mill fire kills three")] == ["headline", "paragraph"]


def test_pieces_are_laid_out_with_their_spans() -> None:
    """Protects the canonical text of HTML, PDF and DOCX: blocks a blank line apart, empty ones left out."""
    text, blocks = lay_out([Piece("headline", " A  b\n"), Piece("paragraph", "\xad "), Piece("paragraph", "c d")])
    assert text == "A b\n\nc d"
    assert [(b.kind, b.span.of(text)) for b in blocks] == [("headline", "A b"), ("paragraph", "c d")]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=300)


@settings(deadline=None)
@given(WORDS)
def test_clean_text_is_kept_as_it_is_and_blocks_cover_its_words(text: str) -> None:
    """Protects the contract of offsets for any text: identity once clean; blocks in order, disjoint, trimmed, whole."""
    text = clean(text)
    try:
        document = from_text(text)
    except NoText:
        assert not text.strip()
        return
    assert document.text == text
    end = 0
    for block in document.blocks:
        words = block.span.of(text)
        assert block.span.start >= end
        assert words
        assert words == words.strip()
        assert not text[end : block.span.start].strip()
        end = block.span.end
    assert not text[end:].strip()


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Protects stored documents: reading a Document's text again must give the same offsets."""
    assert clean(clean(text)) == clean(text)
