"""The graph of a trace as JSON: the articles of the picture, each right of what it has the claim from; hostile too."""

import json

import pytest

from reportedly.export.trace_net import encode, net
from reportedly.export.trace_rows import MOST_ROWS
from reportedly.export.trace_view import view
from tests.export import hostile, traces

SMALL, MEDIUM, LARGE = traces.small().trace, traces.medium().trace, traces.large().trace


def test_who_and_how():
    """Signs, letters and words say what each report does; colour only repeats it."""
    found = {node.name: (node.sign, node.letter, node.says) for node in net(SMALL).nodes}
    assert found["Harbour Wire"] == ("origin", "A", "reports it by itself (97 % sure); heard the mayor of Veldmark")
    assert found["Tarn Post"] == ("copy", "", "copies 37 words")
    assert len(found) == SMALL.articles


def test_every_kind_of_node():
    """A doubtful origin, an update, an outlet outside the archive: each has a sign of its own."""
    signs = {node.sign for node in net(MEDIUM).nodes}
    assert {"origin", "perhaps", "copy", "own-words", "outside"} <= signs


@pytest.mark.parametrize("trace", [SMALL, MEDIUM, LARGE], ids=["small", "medium", "large"])
def test_time_runs_right(trace):
    """Nothing stands left of the one it has the claim from; times never run back from column to column."""
    made = net(trace)
    columns = {node.id: node.column for node in made.nodes}
    main = [edge for edge in made.edges if edge.main]
    assert main
    assert all(columns[edge.earlier] <= columns[edge.later] for edge in main)
    placed = {node.rows[0]: node.column for node in made.nodes}
    nodes = [node for lane in view(trace).lanes for node in lane.nodes]
    timed = sorted((nodes[row].first, column) for row, column in placed.items() if nodes[row].first)
    assert [column for _, column in timed] == sorted(column for _, column in timed)


@pytest.mark.parametrize("trace", [SMALL, MEDIUM, LARGE], ids=["small", "medium", "large"])
def test_rows_are_the_tables(trace):
    """Each row of the table is in one node at most, by its place in the table; what is left out is counted."""
    made = net(trace)
    rows = [row for node in made.nodes for row in node.rows]
    nodes = [node for lane in view(trace).lanes for node in lane.nodes]
    assert len(rows) == len(set(rows)) == len(nodes) - made.left_out
    assert len(made.nodes) <= MOST_ROWS
    assert {edge.earlier for edge in made.edges} | {edge.later for edge in made.edges} <= {n.id for n in made.nodes}


def test_places():
    """Where a report can be read is given as it was given, and for no other."""
    places = {node.name: node.place for node in net(SMALL, {"tp/1": "/reports/7"}).nodes}
    assert places == dict.fromkeys(places, "") | {"Tarn Post": "/reports/7"}


def test_hostile():
    """Names are data: valid JSON, one line but for the label's two, nothing unseen, none without end."""
    nodes = json.loads(encode(hostile.trace()))["nodes"]
    assert nodes
    for node in nodes:
        words = [node["name"], *node["label"].split("\n"), node.get("says", ""), node.get("title", "")]
        assert all(len(word) < 700 for word in words)
        assert not any(ord(char) < 32 or char in "\u202e\u2066\u2069\ud800" for word in words for char in word)
        assert node["label"].count("\n") <= 1
