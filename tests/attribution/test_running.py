"""Quotations that run on from a speaker."""

import pytest

from reportedly.attribution import quotations
from reportedly.attribution.spans import free_quotations, keep_speaker
from tests.attribution.said import said

FIRST = "“They sent us out in the storm,” the pilot said."


@pytest.mark.parametrize(
    ("text", "other", "owner"),
    [
        # a full stop ends the second quotation: what comes after it does not attribute it
        (f"{FIRST} “It was murder.” The charge was repeated and it shows the anger.", ("it", "shows"), "the pilot"),
        # a comma: the second speaker's own words
        (f"{FIRST} “It was duty,” the owner said.", ("the owner", "said"), "the owner"),
        # a full stop, but the owner speaks before
        (f"{FIRST} The owner said: “It was duty.”", ("The owner", "said"), "The owner"),
        # words stand between the two quotations
        (f"{FIRST} Nobody moved. “It was murder.” The owner agreed.", ("The owner", "agreed"), "The owner"),
    ],
)
def test_whose_the_second_quotation_is(text, other, owner):
    """A running quotation is not handed to whoever comes next."""
    marks = quotations.find(text)
    second = text[marks[1].span.start : marks[1].span.end]
    found = said(text, ("the pilot", "said", "“They sent us out in the storm,”"), (*other, second))
    free_quotations(text, found, marks)
    keep_speaker(text, found, marks)
    holders = {text[slice(*one.source[0])] for one in found for span in one.content if span.overlaps(marks[1].span)}
    assert holders == {owner}
