"""Gates: where dates and numerals are looked for. They save time, and must never lose a match.

Texts are made from the patterns themselves, so that whatever a pattern matches is tried.
"""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.figures import about, context, number_words, numbers, patterns
from reportedly.figures.cues import Cue
from reportedly.figures.rules import rules
from reportedly.intake.lines import lines

SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
MADE = {name: st.from_regex(rule.search.pattern) for name, rule in rules().items()}
AROUND = st.sampled_from(["", " ", "He said ", ", or so.\n", "\nOn 3 May ", "_", "-"])


@pytest.mark.parametrize("name", rules())
@SLOW
@given(st.data())
def test_no_date_is_lost(name: str, data: st.DataObject):
    """A rule finds in lines with the words it needs all that its pattern finds in the whole text."""
    search = rules()[name].search
    text = data.draw(AROUND) + data.draw(MADE[name]) + data.draw(AROUND)
    found = [match.span() for match in search.matches(text, lines(text))]
    assert found == [match.span() for match in search.pattern.finditer(text)]


RARE = [
    ("season", "the midwinter of 1990"),
    ("weekday", "on Mondays"),
    ("clock", "5 a.m."),
    ("year BC", "300 B.C."),
    ("Q quarter", "Q3 2020"),
    ("decade", "the ’80s"),
    ("decade", "the nineties"),
    ("month day", "on may fifth"),
    ("distance", "two yrs from today"),
    ("indefinite", "the last several months"),
    ("bare", "within weeks"),
    ("spoken year", "two thousand and five"),
    ("deictic day", "last night"),
]


@pytest.mark.parametrize(("name", "text"), RARE)
def test_rare_forms(name: str, text: str):
    """Forms that texts made at random seldom have."""
    assert rules()[name].search.pattern.search(text)
    assert list(rules()[name].search.matches(text, lines(text)))


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (patterns.UNIT, patterns.UNITS),
        (patterns.LONG_UNIT, patterns.LONG_UNITS),
        (patterns.SEASON, patterns.SEASONS),
    ],
)
def test_pieces_and_their_words(piece: str, words: frozenset[str]):
    """A unit added to the pattern is also among the words that rules need, and the other way round."""
    forms = piece.removeprefix("(?:").removesuffix(")").split("|")
    assert {form.replace("s?", ending) for form in forms for ending in ("", "s")} == words


@settings(SLOW, max_examples=200)
@given(AROUND, st.from_regex(number_words.vocabulary().pattern), AROUND)
def test_no_numeral_is_lost(before: str, numeral: str, after: str):
    """Numerals begin where the pattern begins to match, wherever it does."""
    pattern, text = number_words.vocabulary().pattern, before + numeral + after
    assert {match.start() for match in pattern.finditer(text)} <= set(numbers._starts(text))


@pytest.mark.parametrize("printed", ["USD500", "x.5 people", "2½ miles", "½ a mile", "v.5 times", "twofold", "٣ boats"])
def test_odd_beginnings(printed: str):
    """Numerals behind letters, at a decimal point, and of other digits begin where they did."""
    pattern = number_words.vocabulary().pattern
    first = re.search(pattern, printed)
    assert first is not None
    assert first.start() in set(numbers._starts(printed))


CUES: dict[str, Cue] = {
    "planned": about._PLANNED,
    "part": about._PART,
    "changed by": context._CHANGED_BY,
    "negated": context._NEGATED,
    "supposed": context._SUPPOSED,
    "bounds": context._bounds()[1],
    "changes": context._changes()[1],
}


@pytest.mark.parametrize("name", CUES)
@SLOW
@given(st.data())
def test_no_cue_before_a_figure_is_lost(name: str, data: st.DataObject):
    """A cue finds in a window all that its pattern finds there, whatever letters, marks and figures stand around."""
    cue = CUES[name]
    made = data.draw(st.from_regex(cue.pattern))
    window = data.draw(st.sampled_from(["", "5% ", "İſK", "é_", "re"])) + made
    found, expected = cue.search(window), cue.pattern.search(window)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(
    ("name", "window"),
    [
        ("planned", "the firms expect "),
        ("planned", "won’t spend "),
        ("supposed", "as if there were "),
        ("negated", "no longer "),
        ("bounds", "≈"),
        ("changes", "rose by "),
    ],
)
def test_rare_cues(name: str, window: str):
    """Words that windows made at random seldom have."""
    assert CUES[name].pattern.search(window)
    assert CUES[name].search(window)
