"""Content words, how central a claim is, and named events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.span import Span
from reportedly.signals.central import WEIGHTS, Central
from reportedly.signals.content import Content, stem
from reportedly.signals.named_events import names_event

REPORT = (
    "The dam at Orel leaked on Monday. Engineers said the dam had leaked before. A choir sang in Lisk. "
    "The leak at the dam cost the valley its harvest."
)


def place(words):
    start = REPORT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("one", "other"), [("arming", "armed"), ("claims", "claim"), ("allegation", "allegations"), ("cutting", "cut")]
)
def test_forms_of_a_word_have_one_stem(one, other):
    """A denial in another form of the claim's word still names it."""
    assert stem(one) == stem(other) != ""


def test_content_words_of_a_span():
    """Function words are left out, and only the words of the span are in."""
    assert Content(REPORT).within([place("A choir sang in Lisk")]) == [stem(w) for w in ("choir", "sang", "lisk")]


@pytest.mark.parametrize("headline", ["", "Dam at Orel leaks"])
def test_the_matter_of_the_report_is_more_central_than_an_aside(headline):
    """What the report is about ranks above what it mentions once, with a headline or without."""
    central = Central(Content(REPORT), len(REPORT), headline)
    asides = central.of([place("A choir sang in Lisk")])
    assert central.of([place("The dam at Orel leaked on Monday")]) > central.of([place("The leak at the dam")]) > asides


@given(st.text(max_size=200), st.text(max_size=40), st.integers(0, 100), st.integers(0, 200))
def test_central_lies_between_0_and_1(text, headline, start, length):
    """Whatever the text, and wherever the span."""
    start = min(start, len(text))
    value = Central(Content(text), len(text), headline).of([Span(start, min(len(text), start + length))])
    assert -1e-9 <= value <= 1 + 1e-9


def test_weights_are_shares():
    """The four parts add up to one."""
    assert sum(WEIGHTS.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("words", "report", "expected"),
    [
        ("The strike closed four mines.", "", True),
        ("A strike closed four mines.", "", False),
        ("Hurricane Ada sank two boats.", "", True),
        ("The Orel siege ended.", "", True),
        ("It fell at the Battle of Orel.", "", True),
        ("Fighting went on.", "Fighting went on in Sudan, where Khartoum fell.", True),
        ("Fighting went on.", "Fighting went on in Velis.", False),
        ("The choir sang.", "", False),
    ],
)
def test_named_events(words, report, expected):
    """Events that have a name, are known, or are spoken of as known."""
    assert names_event(words, f"{words} {report}") is expected
