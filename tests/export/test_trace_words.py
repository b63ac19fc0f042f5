"""A trace in words: the answer reads naturally whatever the interval, times say what is known."""

import pytest
from msgspec.structs import replace

from reportedly.export.trace_words import answer, likely, moment, sure_words, tie_words, voice_line, when
from reportedly.model.trace import PrimaryVoice, Trace
from tests.export import traces


@pytest.mark.parametrize(
    ("low", "best", "high", "articles", "words"),
    [
        (2, 2, 3, 14, "2, perhaps 3, of 14 articles report it by themselves"),
        (2, 2, 2, 14, "2 of 14 articles report it by themselves"),
        (1, 1, 1, 14, "1 of 14 articles reports it by itself"),
        (1, 1, 1, 1, "The one article that has it reports it by itself"),
        (0, 0, 0, 1, "The one article that has it has it from elsewhere"),
        (0, 0, 0, 5, "None of 5 articles reports it by itself"),
        (0, 0, 1, 5, "None, perhaps 1, of 5 articles reports it by itself"),
        (0, 1, 1, 5, "1, perhaps none, of 5 articles reports it by itself"),
        (0, 1, 2, 5, "1, perhaps none or 2, of 5 articles report it by themselves"),
        (1, 2, 2, 9, "2, perhaps only 1, of 9 articles report it by themselves"),
        (1, 2, 3, 9, "2, perhaps 1 or 3, of 9 articles report it by themselves"),
        (2, 2, 6, 9, "2, perhaps as many as 6, of 9 articles report it by themselves"),
        (1, 3, 6, 9, "3, perhaps as few as 1 or as many as 6, of 9 articles report it by themselves"),
        (0, 3, 6, 9, "3, perhaps none or as many as 6, of 9 articles report it by themselves"),
        (3, 3, 3, 12345, "3 of 12,345 articles report it by themselves"),
        (0, 0, 0, 0, "No article of the archive has it"),
    ],
)
def test_answer(low, best, high, articles, words):
    """The first line anyone reads."""
    trace = Trace(query="q", claim="c", articles=articles, outlets=articles, low=low, best=best, high=high)
    assert answer(trace) == words


@pytest.mark.parametrize(
    ("articles", "origins", "words"),
    [
        (5, 2, "five reports of one voice, heard by two newsrooms"),
        (1, 1, "one report of one voice, heard by one newsroom"),
        (13, 1, "13 reports of one voice, heard by one newsroom"),
        (2, 0, "two reports of one voice; no article of the archive is known to have heard it"),
    ],
)
def test_voices(articles, origins, words):
    """Five newsrooms that quote one official are five reports of one voice."""
    voice = PrimaryVoice(name="x", kind="named-role", origins=[f"a{n}" for n in range(origins)], articles=articles)
    assert voice_line(voice) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-03T14:05:00+00:00", "2031-03-03T14:05:00+00:00", "3 Mar 2031, 14:05"),
        ("2031-03-03T14:05:00Z", "2031-03-03T14:05:00Z", "3 Mar 2031, 14:05"),
        ("2031-03-03T23:30:00-02:00", "2031-03-03T23:30:00-02:00", "4 Mar 2031, 01:30"),
        ("2031-03-03T00:00:00", "2031-03-03T23:59:59", "3 Mar 2031, no hour"),
        ("2031-03-03T00:00:00", "2031-03-09T23:59:59", "3 Mar 2031 to 9 Mar 2031"),
        ("2031-03-03T14:05:00Z", None, "3 Mar 2031, 14:05"),
        (None, None, "no time"),
        ("spring", "spring", "no time"),
    ],
)
def test_when(first, last, words):
    """A date alone never reads as midnight, and nothing as something."""
    mention = replace(traces.small().trace.mentions[0], published_from=first, published_to=last)
    assert when(mention) == words


def test_no_certainty():
    """Nothing is said to be certain, or impossible."""
    assert [sure_words(0.0), sure_words(0.416), sure_words(1.0)] == ["1 % sure", "42 % sure", "99 % sure"]
    assert likely(0.0) == "1 % likely"


def test_ties():
    """A copy says how many words, a credit needs no number."""
    assert [tie_words(edge) for edge in traces.medium().trace.edges[3:6]] == [
        "copies 38 words",
        "copies 37 words",
        "credits",
    ]


def test_the_calendar_ends():
    """A time at the calendar's end is a time or none, never a fault."""
    assert moment("0001-01-01T00:00:00+14:00") is None
