"""A strict reader of brat standoff, written from its manual (brat.nlplab.org/standoff.html) and nothing of ours."""

import re
from itertools import pairwise

LINE = {
    "T": r"(T[1-9]\d*)\t([A-Za-z][\w-]*) (\d+ \d+(?:;\d+ \d+)*)\t([^\t\n]+)",
    "R": r"(R[1-9]\d*)\t([A-Za-z][\w-]*) (Arg1):(T\d+) (Arg2):(T\d+)",
    "A": r"(A[1-9]\d*)\t([A-Za-z][\w-]*) ([TRE]\d+)(?: ([^\s]+))?",
    "#": r"(#[1-9]\d*)\t([A-Za-z][\w-]*) ([TREA]\d+)\t([^\t\n]+)",
}


def lines(ann: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The parts of each line, by its first letter and its id; fails where a line is none that the manual allows."""
    assert ann == "" or ann.endswith("\n")
    found: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in LINE}
    for line in ann.split("\n")[:-1]:
        assert line.splitlines() == [line], "a reader of lines would see two"
        match = re.fullmatch(LINE[line[0]], line)
        assert match, f"no line of brat's: {line!r}"
        assert match[1] not in found[line[0]], f"{match[1]} twice"
        found[line[0]][match[1]] = match.groups()[1:]
    return found


def check(ann: str, txt: str) -> dict[str, list[list[tuple[int, int]]]]:
    """The offsets of each annotation, by type; fails where offsets, words or references are wrong."""
    assert "\r" not in txt
    found = lines(ann)
    placed: dict[str, list[list[tuple[int, int]]]] = {}
    for type, places, words in found["T"].values():
        spans = [tuple(map(int, place.split())) for place in places.split(";")]
        assert all(0 <= start < end <= len(txt) for start, end in spans)
        assert all(one[1] < other[0] for one, other in pairwise(spans)), "in order and apart"
        assert " ".join(txt[start:end] for start, end in spans) == words
        placed.setdefault(type, []).append(spans)
    for _, _, one, _, other in found["R"].values():
        assert one != other
        assert {one, other} <= set(found["T"])
    assert {target for _, target, _ in [*found["A"].values(), *found["#"].values()]} <= set(found["T"])
    return placed
