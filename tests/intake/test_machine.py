"""Articles that a page has in its data alone."""

from typing import Any

import pytest
from lxml import html

from reportedly.intake.linked import Stated
from reportedly.intake.machine import article

A, B = "The bridge was shut on Tuesday, the council said.", "It will stay shut until Friday."
STATES = [
    (f'{{"page": {{"body": "<p>{A}</p><p>{B}</p>"}}}}', [A, B]),
    (f'{{"blocks": [{{"type": "paragraph", "text": "{A}"}}, {{"type": "text", "value": "{B}"}}]}}', [A, B]),
    (f'[{{"teaser": "<p/><p/>"}}, {{"body": "<h2>Shut</h2><p>{A}</p><ul><li>{B}</li></ul><p></p>"}}]', ["Shut", A, B]),
    ('{"body": "<p>One paragraph is no article.</p>"}', []),
    ('{"words": ["p", 1, null, {"type": "paragraph"}, {"type": 7}]}', []),
    ("{broken", []),
]  # fmt: skip


@pytest.mark.parametrize(("state", "expected"), STATES)
def test_the_longest_article_is_found(state: str, expected: list[str]) -> None:
    """Protects pages of single-page applications: the article, and not the teasers beside it."""
    page = html.document_fromstring(f"<html><body><script type='application/json'>{state}</script></body></html>")
    assert [piece.words for piece in article(page, Stated())] == expected


BODIES: list[tuple[str, Any]] = [
    (f"{A}\n\n{B}", [("paragraph", A), ("paragraph", B)]),
    (f"<p>{A}</p><blockquote>{B}</blockquote>", [("paragraph", A), ("paragraph", B)]),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_article_body_may_be_text_or_markup(body: str, expected: list[tuple[str, str]]) -> None:
    """Protects ``articleBody`` in both of its forms."""
    page = html.document_fromstring("<html><body></body></html>")
    assert [(piece.kind, piece.words) for piece in article(page, Stated(body=body))] == expected
