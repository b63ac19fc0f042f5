"""The picture of a trace: well formed, labels that don't cover each other, forms that need no colour, never too big."""

import re
import time
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

import reportedly.export
from reportedly.export import trace_svg
from reportedly.export.trace_graph import NARROW, WIDE, graph, png
from reportedly.export.trace_rows import MOST_ROWS
from reportedly.model.trace import Trace
from tests.export import hostile, traces
from tests.export.test_page_style import _contrast

SVG = "{http://www.w3.org/2000/svg}"
MADE = {"small": traces.small, "medium": traces.medium, "large": traces.large, "odd": traces.odd}
EMPTY = Trace(query="q", claim="no such thing", articles=0, outlets=0, low=0, best=0, high=0)


def _tree(svg):
    return etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))


def _labels(svg):
    """Each text of the picture as (words, left, top, right, bottom) in px; widths as estimated."""
    found = []
    for text in _tree(svg).iter(f"{SVG}text"):
        if text.get("font-weight") == "700" and text.get("text-anchor") == "middle" and len(text.text) <= 2:
            continue  # the letter inside an origin's mark
        size, bold = float(text.get("font-size")), text.get("font-weight") == "700"
        wide = trace_svg.width_of(text.text or "", size, bold=bold)
        wide += sum(9 + trace_svg.width_of(part.text, 12) for part in text.iter(f"{SVG}tspan"))
        x, y = float(text.get("x")), float(text.get("y"))
        left = x - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor"), 0)
        found.append(("".join(text.itertext()), left, y - size * 0.75, left + wide, y + size * 0.2))
    return found


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", MADE)
def test_labels_keep_apart(name, narrow):
    """No label covers another, or leaves the picture."""
    labels = _labels(graph(MADE[name]().trace, narrow=narrow))
    for words, left, _, right, _ in labels:
        assert left >= 0, words
        assert right <= (NARROW if narrow else WIDE) + 1, words
    for one, other in combinations(labels, 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, (one, other)


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_everyone_is_named(narrow):
    """Each article of a trace that needs no folding is labelled, with its tie, and the columns say what they are."""
    words = "\n".join(label[0] for label in _labels(graph(traces.medium().trace, narrow=narrow)))
    for mention in traces.medium().trace.mentions:
        assert mention.publisher[:20] in words
    assert "copies 37 words" in words
    assert "not in the archive" in words
    assert "no time" in words


def test_an_odd_order():
    """What is earlier than its source stands left of it; a year of silence is cut out and its end is dated."""
    svg = graph(traces.odd().trace)
    words = "\n".join(label[0] for label in _labels(svg))
    assert "// marks time without an article" in words
    assert "3 May 2032" in words


def test_for_the_ear():
    """A title, a description with every origin, and a role."""
    tree = _tree(graph(traces.medium().trace, id="x"))
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "x-t x-d"
    assert tree.find(f"{SVG}title").text == "2, perhaps 3, of 14 articles report it by themselves"
    about = tree.find(f"{SVG}desc").text
    assert "Origin A: Harbour Wire, 96 % sure; 7 articles have it from here" in about
    assert "Origin C: Mixed Tidings" in about


def test_forms_differ():
    """Ties differ in their dashes, a doubtful origin in its outline, a date alone in its bar; the legend says so."""
    svg = graph(traces.medium().trace)
    for dash in ("7 4", "1.5 4", "10 3 2 3"):
        assert f'stroke-dasharray="{dash}"' in svg
    words = "\n".join(label[0] for label in _labels(svg))
    for said in ("copies its words", "credits it", "may relay it", "perhaps by itself", "some time in this span"):
        assert said in words
    assert "may relay it" not in graph(traces.small().trace)


def test_folded():
    """Many copies of one article are one row that counts them; the rows are never more than can be read."""
    svg = graph(traces.large().trace)
    assert "+38 copies" in svg
    assert "more did not fit" not in svg
    many = Trace(
        query="", claim="c", articles=400, outlets=1, low=0, best=0, high=0, mentions=traces.large(400).trace.mentions
    )
    svg = graph(many)
    assert len(re.findall("<text", svg)) < MOST_ROWS * 2 + 40
    assert "340 more articles did not fit" in svg


def test_nothing_quadratic():
    """Ten times the mentions take about ten times as long, and the picture grows no further."""
    few, many = traces.large(1_000).trace, traces.large(10_000).trace
    began = time.process_time()
    small = graph(few)
    between = time.process_time()
    large = graph(many)
    assert time.process_time() - between < 40 * (between - began) + 0.5
    assert len(large) < 12 * len(small)


def test_no_script_and_nothing_fetched():
    """Only our shapes, whatever the report says."""
    for trace in (hostile.trace(), traces.medium().trace):
        for narrow in (False, True):
            svg = graph(trace, narrow=narrow)
            tags = {etree.QName(each).localname for each in _tree(svg).iter()}
            assert tags <= {"svg", "title", "desc", "style", "rect", "path", "text", "tspan", "circle", "g"}
            names = {name for each in _tree(svg).iter() for name in each.attrib}
            assert not {name for name in names if name.startswith("on") or name in ("href", "style")}
            assert "url(" not in svg
            assert len(svg) < 60_000


def test_hostile_is_drawn():
    """Names without end and direction overrides keep to their room."""
    labels = _labels(graph(hostile.trace()))
    assert max(label[3] for label in labels) <= WIDE + 1
    assert not any(set(label[0]) & set("\u202e\u202d\x1b") for label in labels)


def test_empty():
    """Nothing found is a picture that says so."""
    assert "There is nothing to draw" in graph(EMPTY)
    assert "There is nothing to draw" in graph(EMPTY, narrow=True, alone=False)


def test_dark_only_on_screen():
    """The style by itself changes only colours, on a dark screen; a page brings its own copy."""
    assert trace_svg.STYLE.startswith("@media screen and (prefers-color-scheme: dark)")
    assert "<style>" in graph(traces.small().trace)
    assert "<style>" not in graph(traces.small().trace, alone=False)


CSS = (Path(reportedly.export.__file__).parent / "page" / "page.css").read_text(encoding="utf-8")


def test_the_colours_of_the_page():
    """The picture's colours are the page's, light and dark, and stand out from its ground."""
    for colour in (*trace_svg.TINTS, *trace_svg.HUES, trace_svg.PAPER, trace_svg.INK, trace_svg.SOFT, trace_svg.LINE):
        assert colour in CSS
    for colour in re.findall("#[0-9a-f]{6}", trace_svg.STYLE):
        assert colour in CSS
    for hue in (*trace_svg.HUES, trace_svg.NO_HUE, trace_svg.SOFT):
        assert _contrast(hue, trace_svg.PAPER) >= 4.5


def test_png():
    """The same picture as PNG, twice the size, where the extra is installed."""
    pytest.importorskip("vl_convert")
    data = png(traces.small().trace)
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 2 * WIDE
