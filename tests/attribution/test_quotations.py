"""Quotations by their marks: even, uneven, nested, running over paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.attribution.quotations import find

CASES = [
    ("plain curly", "She said “no” and “never”.", ["“no”", "“never”"]),
    ("plain straight", 'He said "no" and "never".', ['"no"', '"never"']),
    ("British single", "‘I can’t,’ said Jo. The boys’ hats. ‘We won’t.’", ["‘I can’t,’", "‘We won’t.’"]),
    ("apostrophes alone", "The workers’ union isn’t the owners’ friend.", []),
    ("nested keeps the outer", "“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
    ("inches are no mark", 'The 6\'2" keeper said "never".', ['"never"']),
    ("guillemets", "«Oui», dit-il.", ["«Oui»"]),
    ("low quotes", "„So ist es“, sagte er.", ["„So ist es“"]),
    ("typewriter pairs", "``Hello'' he said.", ["``Hello''"]),
    ("left open at the paragraph's end", "“Never closed, he said.\n\nNext.", ["“Never closed, he said."]),
    ("runs over paragraphs, opened anew", "“A goes on.\n\n“B ends,” he said.", ["“A goes on.", "“B ends,”"]),
    ("runs over a line break", "“A goes on.\nB ends,” he said.", ["“A goes on.", "B ends,”"]),
    ("straight, over paragraphs", '"A goes on.\n\n"B ends," he said. "C."', ['"A goes on.', '"B ends,"', '"C."']),
]


@pytest.mark.parametrize(("what", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_finds(what, text, expected):
    """The words of each quotation, marks included."""
    assert [q.span.of(text) for q in find(text)] == expected


def test_a_running_quotation_says_so():
    """The second paragraph of a running quotation is known to continue the first."""
    first, second = find("“A goes on.\n\n“B ends,” he said.")
    assert not first.continues
    assert second.continues


@given(st.text(alphabet="ab .,\n“”\"'‘’«»„`", max_size=200))
def test_any_marks_give_ordered_disjoint_spans_within_paragraphs(text):
    """However uneven the marks: spans in order, disjoint, not empty, none across a line."""
    end = 0
    for quotation in find(text):
        assert end <= quotation.span.start < quotation.span.end <= len(text)
        assert "\n" not in quotation.span.of(text)
        end = quotation.span.end
