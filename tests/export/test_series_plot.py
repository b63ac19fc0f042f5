"""A series as a picture and as a page: valid, legible, and safe whatever the reports say."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from reportedly.errors import SettingsError
from reportedly.export import series_plot
from reportedly.export.series_page import page
from reportedly.export.series_places import HEIGHT_OF_A_LABEL, WIDTH, layout
from reportedly.model.series import Figure, Origin, Report, Series
from reportedly.model.span import Span
from tests.export import hostile

HOSTILE = '</script><img src=x onerror=alert(1)> ${evil} {{x}} \x1b[31m\u202e & "quoted"'


def report(article, day, copy_of=None):
    return Report(
        article=article, version=1, claim="c1", publisher="Morrow", title=None, published=day,
        published_from=day and f"{day}T00:00:00Z", published_to=None, span=Span(0, 1), sentence=Span(0, 1),
        words="About 12 people left.", printed="12", copy_of=copy_of,
    )  # fmt: skip


def figure(id, origin, low, high=None, *, most=0.0, days=("2025-09-01",), name="12"):
    high = high or low
    reports = [report(f"d{n}", day, "d0" if n else None) for n, day in enumerate(days)]
    dated = [r.published_from for r in reports if r.published_from]
    return Figure(
        id=id, origin=origin, low=low, high=high, least=low, most=high if most == 0.0 else most, modifier="exact",
        printed=name, first=min(dated, default=None), last=max(dated, default=None), articles=len(reports),
        copies=len(reports) - 1, reports=reports,
    )  # fmt: skip


def of(*figures, name="Ana Torr"):
    ids = list(dict.fromkeys(f.origin for f in figures))
    origins = [Origin(id=id, name=name, kind="named-person", articles=1) for id in ids]
    return Series(query="left Tarsk", counts="people", figures=list(figures), origins=origins, articles=len(figures))


MANY = of(
    figure("f1", "o1", 300, 500, days=("2025-09-01", "2025-09-01", "2025-09-03")),
    figure("f2", "o2", 300, most=None, days=("2025-09-02",)),
    figure("f3", "o3", 310, days=("2025-09-02",)),
    *(figure(f"f{n}", f"o{n}", 300 + n, days=("2025-09-04",)) for n in range(4, 16)),
)


def test_vega_lite_takes_it():
    """The chart is valid Vega-Lite: Altair reads it against its schema."""
    altair = pytest.importorskip("altair")
    for series in (MANY, of(figure("f1", "o1", 3), figure("f2", "o2", 3_000_000)), Series(query="x", counts="")):
        altair.Chart.from_dict(series_plot.spec(series))
        json.loads(series_plot.encode_spec(series))


def test_labels_do_not_cover_each_other():
    """Each origin has one label, a line apart from the next, inside the picture."""
    places = layout(MANY, {origin.id for origin in MANY.origins})
    at = sorted(places.values[1] - label.low for label in places.labels)
    assert len(at) == len(MANY.origins)
    share = places.height / (places.values[1] - places.values[0])
    assert min(b - a for a, b in pairwise(at)) * share > HEIGHT_OF_A_LABEL - 0.5
    assert all(0 <= mark.x <= WIDTH for mark in (*places.bars, *places.points))


def test_open_ends_are_arrows_and_copies_ticks():
    """ "More than 300" has an arrow up; two copies are two ticks, and no points."""
    places = layout(MANY, {origin.id for origin in MANY.origins})
    assert [(head.origin, head.up) for head in places.heads] == [("o2", True)]
    assert len(places.copies) == 2
    assert len(places.points) == len(MANY.figures) + 1


def test_far_apart_is_logarithmic():
    """Figures a thousand times apart are on a scale that shows both; without a date they stand at the edge."""
    series = of(figure("f1", "o1", 3), figure("f2", "o2", 3_000, days=(None,)))
    places = layout(series, {"o1", "o2"})
    assert places.log
    assert places.undated == 1


@pytest.mark.parametrize("dark", [False, True])
def test_words_of_reports_stay_words(dark):
    """Nothing of a report's words becomes markup in the SVG."""
    pytest.importorskip("vl_convert")
    drawn = series_plot.svg(of(figure("f1", "o1", 12, name=HOSTILE), name=HOSTILE), dark=dark)
    tags = {element.tag.split("}")[1] for element in ET.fromstring(drawn).iter()}  # noqa: S314 - our own
    assert tags <= {"svg", "g", "path", "line", "rect", "text", "tspan", "defs", "clipPath"}
    assert "\x1b" not in drawn
    assert re.search(r'width="(\d+)"', drawn)
    assert 700 < int(re.search(r'width="(\d+)"', drawn)[1]) < 960


def test_png():
    """A PNG is one."""
    pytest.importorskip("vl_convert")
    assert series_plot.png(MANY).startswith(b"\x89PNG")


def test_every_origin_differs_without_colour():
    """No two origins share both shape and colour, and neighbours differ in shape."""
    layers = json.dumps(series_plot.spec(MANY))
    shapes, colours = series_plot._SHAPES, series_plot._LIGHT
    looks = {(shapes[n % len(shapes)], colours[n % len(colours)]) for n in range(series_plot.MOST_ORIGINS)}
    assert len(looks) == series_plot.MOST_ORIGINS
    assert '"legend": null' in layers


def test_page_says_the_same_in_tables():
    """Who can't see the chart reads it: every figure, every article, and nothing of a report is markup."""
    made = page(of(figure("f1", "o1", 12, name=HOSTILE, days=("2025-09-01", "2025-09-02")), name=HOSTILE))
    assert "<img" not in made
    assert "<script" not in made
    assert made.count("About 12 people left.") == 2
    assert "the table below says the same" in made


def test_without_vl_convert(monkeypatch):
    """Where the extra isn't installed a picture says what to install, and the page has its tables."""
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    with pytest.raises(SettingsError, match=r"reportedly\[plots\]"):
        series_plot.svg(MANY)
    assert "<table>" in page(MANY)


@pytest.mark.parametrize("words", hostile.NASTY, ids=range(len(hostile.NASTY)))
def test_no_words_end_the_process(words):
    """vl-convert ends the whole process at a control character: none reaches it, from whichever field."""
    origins = [replace(origin, name=words, heard_by=words) for origin in MANY.origins]
    drawn = series_plot.svg(replace(MANY, query=words, unit=words, origins=origins))
    assert drawn.startswith("<svg")
    assert len(drawn) < 200_000
