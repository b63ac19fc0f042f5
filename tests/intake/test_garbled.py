"""Letters that a site garbled itself, and those that only look so."""

import pytest

from reportedly.intake.garbled import put_right, unescaped

GARBLED = [
    ("â€œShutâ€\x9d, the cafÃ©â€™s owner said.", "“Shut”, the café’s owner said."),
    ("12Â\xa0% â€“ 14Â\xa0%, Ã¼ber â‚¬2", "12\xa0% – 14\xa0%, über €2"),
    ("“Shut”, the café’s owner said.", "“Shut”, the café’s owner said."),
    ("ÃO and â€ are two signs; é, ü and ñ are letters.", "ÃO and â€ are two signs; é, ü and ñ are letters."),
    ("One cafÃ© alone", "One cafÃ© alone"),
]


@pytest.mark.parametrize(("markup", "expected"), GARBLED)
def test_text_encoded_twice_is_put_right(markup: str, expected: str) -> None:
    """Protects quotation marks on pages encoded twice, and pages that only mention such letters."""
    assert put_right(markup) == expected


ESCAPED = [
    ("the owners&#8217; guild &ldquo;won&rdquo;", "the owners’ guild “won”"),
    ("AT&T; R&D and Q&A", "AT&T; R&D and Q&A"),
    ("&nosuchname; stays", "&nosuchname; stays"),
]


@pytest.mark.parametrize(("words", "expected"), ESCAPED)
def test_entities_escaped_twice_are_letters(words: str, expected: str) -> None:
    """Protects quotations and figures (&euro;2,000) from an editor's double escaping."""
    assert unescaped(words) == expected
