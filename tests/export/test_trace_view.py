"""The arrangement of a trace: every article once, below the likeliest one it is from; circles cut; linear time."""

import time

from reportedly.export.trace_view import follow_line, letter_of, ties, view
from reportedly.model.trace import Edge, ReportingOrigin, Trace
from tests.export import traces


def _keys(lane):
    return [node.key for node in lane.nodes]


def test_lanes():
    """A lane an origin, in their order; what starts elsewhere stands last."""
    seen = view(traces.medium().trace)
    assert [lane.letter for lane in seen.lanes] == ["A", "B", "C", ""]
    assert _keys(seen.lanes[0]) == ["hw/1", "tp/1", "lm/1", "ob/1", "sk/1", "vd/1", "hw/2", "fj/1"]
    assert _keys(seen.lanes[1]) == ["ct/1", "nb/1", "ri/1", "cb/1"]
    assert _keys(seen.lanes[3]) == ["Pelagic Press", "da/1"]


def test_each_once():
    """No article is lost or doubled, whatever its ties."""
    for made in (traces.small(), traces.medium(), traces.large()):
        shown = [node.key for lane in view(made.trace).lanes for node in lane.nodes if node.mention]
        assert sorted(shown) == sorted(mention.article for mention in made.trace.mentions)


def test_a_circle_is_cut():
    """Two outlets that credit each other stand one below the other, by the surer tie; the other tie is told."""
    seen = view(traces.medium().trace)
    assert seen.nodes["ri/1"].parent is seen.nodes["nb/1"]
    assert ties(seen.nodes["nb/1"], seen) == "credits; also credits Rill Online"


def test_a_circle_without_origin():
    """Nor is anything lost where everybody credits somebody."""
    edges = [Edge(later=f"n{n}", earlier=f"n{(n + 1) % 3}", tie="credits", sure=0.5) for n in range(3)]
    trace = Trace(query="", claim="", articles=3, outlets=3, low=0, best=0, high=1, edges=edges)
    assert sorted(_keys(view(trace).lanes[0])) == ["n0", "n1", "n2"]


def test_an_origin_outside():
    """An origin, and followers, that no mention is of are shown by their names."""
    origin = ReportingOrigin(article="Pelagic Press", publisher=None, sure=0.7, followers=["gone"])
    seen = view(Trace(query="", claim="", articles=0, outlets=0, low=0, best=1, high=1, origins=[origin]))
    assert _keys(seen.lanes[0]) == ["Pelagic Press"]
    assert follow_line(origin, seen) == "1 article has it from here: 1 by a tie not known"


def test_letters():
    """Beyond Z come two."""
    assert [letter_of(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_long_chain():
    """A chain of 20,000 copies of copies is arranged without recursion and without squaring."""
    edges = [Edge(later=f"n{n + 1}", earlier=f"n{n}", tie="copies", sure=0.9) for n in range(20_000)]
    trace = Trace(query="", claim="", articles=20_001, outlets=1, low=1, best=1, high=1, edges=edges)
    began = time.process_time()
    assert len(view(trace).lanes[0].nodes) == 20_001
    assert time.process_time() - began < 3
