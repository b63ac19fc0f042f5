"""Gates: marks and replies looked for only in lines that hold a word they need. They must never lose one."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.cautions import judgements
from reportedly.intake.lines import Search, lines
from reportedly.signals import reply_frames, silence, stance
from reportedly.signals.phrases import folded
from reportedly.witness import clues

CLAIM, FINDING, PRONOUN, LAYING = stance._endorsing()
SEARCHES = {
    "silent": silence._silent(),
    "unverified": silence._unverified(),
    "passive": stance._passive(),
    "reaction": stance._reaction(),
    "claim endorsed": CLAIM,
    "finding endorsed": FINDING,
    "pronoun endorsed": PRONOUN,
    "claim laying bare": LAYING,
    "open question": stance._OPEN_QUESTION,
    **{f"{frame.kind} {n} {frame.test}": frame.search for n, frame in enumerate(reply_frames.frames())},
}
_AHEAD = re.compile(r"\(\?=[^()]*\)")
"""Looks ahead, which hypothesis only makes by throwing away what doesn't fit: of some patterns, nearly all."""
MADE = {name: st.from_regex(_AHEAD.sub("", search.pattern.pattern)) for name, search in SEARCHES.items()}


@pytest.mark.parametrize("name", SEARCHES)
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_none_is_lost(name: str, data: st.DataObject):
    """What a pattern finds in the whole of a text made from it, it finds in the lines with its words."""
    search: Search = SEARCHES[name]
    text = data.draw(MADE[name])
    found = [match.span() for match in search.matches(text, lines(text))]
    assert found == [match.span() for match in search.pattern.finditer(text)]


LISTS = {"clues": clues._listed(), "judgements": judgements._listed()}


@pytest.mark.parametrize("name", LISTS)
@settings(deadline=None, max_examples=200)
@given(st.data())
def test_no_phrase_is_lost(name: str, data: st.DataObject):
    """What a lexicon finds in a whole text, it finds in the lines that its gate lets pass."""
    lexicon, gate = LISTS[name]
    phrases = st.sampled_from([*lexicon._entries, "the", "İst", "not", "Velis’s"]).map(str.capitalize)
    pieces = data.draw(st.lists(st.tuples(phrases, st.sampled_from(" .,-’\n\N{NO-BREAK SPACE}")), max_size=12))
    text = "".join(piece for pair in pieces for piece in pair)
    low = folded(text)
    found = [
        (line.start + start, line.start + end)
        for line in gate.lines(text)
        for start, end, _ in lexicon.found(low[line.start : line.end])
    ]
    assert found == [(start, end) for start, end, _ in lexicon.found(low)]
