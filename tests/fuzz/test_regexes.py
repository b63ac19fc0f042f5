"""Regular expressions: none can be made to try exponentially many ways, and none a square at one place unbounded.

The quick part of the audit; ``python -m benchmarks.regexes`` measures each pattern on lines made from its parse tree.
"""

import re

import pytest

from fuzz import adversaries, ambiguity, patterns

ALL = patterns.collect()
ADJACENT = {
    "_FROM_TO": "the words of one range, at most 40 code points to either side",
    "THAN_THE": "the words after a figure, to the next: at most linking.CONTEXT",
    "OUT_OF": "as THAN_THE",
    "_EXPLAINS": "as THAN_THE",
    "_NEW": "masked text of a sentence: at most case.LONGEST",
    "_AGAINST": "as THAN_THE",
    "_EARLIER": "as THAN_THE",
    "_VERSUS": "as _NEW",
    "_FREE": "as _NEW",
    "_AGAIN": "as _NEW",
    "_FOR_EVERY": "as THAN_THE",
    "_OPENS": "as THAN_THE",
    "_END_BEFORE": "as THAN_THE",
    "_NEXT_WORDS": "nothing follows its loops, so that they never give back",
    "_SUBJECT": "the beginning of a sentence: at most case.LONGEST",
    "_BESIDE": "a source's words: at most phrases._LONGEST",
    "_BODY_BESIDE": "as _BESIDE",
    "_HEAD": "nothing must follow its last loop, so that none gives back",
    "_FIELDS": "as _HEAD",
    "_EMBARGO": "as _HEAD",
    "_VOICE": "its loops take at most 80",
    "_FORM": "requirements of our own package",
    "_HEADING": "the first 1,000 code points of a line of Markdown",
    "_START": "a line of a wire's own: at most wire._LINE",
    "_SLUG": "as _START",
    "_ANPA": "as _START",
    "_APPOSED": "its second loop takes at most 90",
}
"""Two loops side by side that may take the same characters, by the name of the pattern: why it costs no more, or that
it is still to be mended."""


def test_the_collection_is_whole():
    """A change that hides patterns from the audit is seen: so many there are, from modules, makers and calls."""
    assert len(ALL) > 1200
    assert any(place.endswith("sentences._STOP") for places in ALL.values() for place in places)
    assert any(".py:" in place for places in ALL.values() for place in places)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(a+)+b", {"nested"}),
        (r"(?:\w+\s*)*x", {"nested"}),
        (r"(?:a|b+)*c", {"nested"}),
        (r"(?:\w+ )*x", set()),
        (r"(?:\w++\s*+)*+x", set()),
        (r"\s*\s*x", {"adjacent"}),
        (r"\w+[\w-]*!", {"adjacent"}),
        (r"\s+(?:of)?\s+x", {"adjacent"}),
        (r"\s++(?:of)?\s*x", set()),
        (r"[a-z]+ [a-z]+", set()),
        (r"a+b+c", set()),
    ],
)
def test_the_check_bites(pattern, expected):
    """The kinds of catastrophe that are known are found, and harmless patterns are left alone."""
    assert ambiguity.found(re.compile(pattern)) == expected


def test_no_pattern_shares_out_its_characters_in_many_ways():
    """Protects against catastrophic back-tracking, in every pattern of the program."""
    found = {(kind, places[0]) for pattern, places in ALL.items() for kind in ambiguity.found(pattern)}
    assert not [place for kind, place in found if kind == "nested"]
    adjacent = {place.rpartition(".")[2] for kind, place in found if kind == "adjacent"}
    assert adjacent == ADJACENT.keys()


def test_lines_are_made_of_the_pattern():
    """The lines that the measured audit uses make a bad pattern work: its loop's characters, and then none of them."""
    bad = re.compile(r"x(?:\w+ ?)*!")
    line = max(adversaries.lines(bad, 40), key=len)
    assert len(line) >= 20
    assert any(one.startswith("x" + "a" * 15) for one in adversaries.lines(bad, 20))
