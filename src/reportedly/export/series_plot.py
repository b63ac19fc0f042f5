"""A series of figures as a picture: a Vega-Lite chart of intervals over time, which vl-convert draws as SVG or PNG.

An interval is a bar from what the words allow at least to at most, an arrow where that end is open; the printed
numbers are points on it. Every origin has a colour, a shape and a label of its own, so that none rests on colour.
Words of reports are data: they go in as values, which Vega never reads as markup, ``one_line`` before that.
"""

import json
from collections.abc import Sequence
from typing import Any

from reportedly.errors import SettingsError
from reportedly.export.outline import shortened
from reportedly.export.series_places import HEIGHT_OF_A_LABEL, WIDTH, Drawn, Layout, layout
from reportedly.export.series_table import heading
from reportedly.export.visible import one_line
from reportedly.model.series import Origin, Series

Spec = dict[str, Any]

_LIGHT = ("#0072B2", "#C44E00", "#007A5A", "#A8467F", "#8A6A00", "#3D3D8F", "#5A5A5A")
_DARK = ("#6CBDF0", "#F5A04C", "#3FD0A2", "#F0A3CC", "#EBD94A", "#B7AEF2", "#C8C8C8")
"""After Okabe and Ito, Color Universal Design (2008), darker and lighter: each has 4.5:1 or more on its background."""
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_UP, _DOWN = "M-0.6,0.5L0,-0.5L0.6,0.5", "M-0.6,-0.5L0,0.5L0.6,-0.5"
"""Arrow heads, open, so that none is taken for an origin's shape."""
_PAPER = {False: "#ffffff", True: "#15181c"}
_INK = {False: "#222222", True: "#e6e6e6"}
_FAINT = {False: "#d9d9d9", True: "#3a3f45"}
_LONGEST_LABEL = 100
MOST_ORIGINS = 30
"""So many origins are drawn, those in most articles; the table has all."""


def spec(series: Series, *, dark: bool = False) -> Spec:
    """The Vega-Lite chart of ``series``, about 900 pixels wide."""
    origins = sorted(series.origins, key=lambda origin: -origin.articles)[:MOST_ORIGINS]
    places = layout(series, {origin.id for origin in origins})
    ids = [origin.id for origin in series.origins]
    scales = {
        "color": _channel("color", ids, _DARK if dark else _LIGHT),
        "shape": _channel("shape", ids, _SHAPES),
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": _PAPER[dark],
        "padding": {"left": 8, "top": 10, "right": 12, "bottom": 8},
        "width": WIDTH,
        "height": places.height,
        "title": {
            "text": _brief(series.query),
            "subtitle": _subtitle(series, len(origins), places),
            "anchor": "start",
        },
        "config": _config(dark=dark),
        "layer": _layers(series.origins, places, scales, dark=dark),
    }


def svg(series: Series, *, dark: bool = False) -> str:
    """The chart as SVG. Raises SettingsError where vl-convert isn't installed."""
    return str(_converter().vegalite_to_svg(spec(series, dark=dark)))


def png(series: Series, *, dark: bool = False) -> bytes:
    """The chart as PNG at twice its size. Raises SettingsError where vl-convert isn't installed."""
    return bytes(_converter().vegalite_to_png(spec(series, dark=dark), scale=2))


def encode_spec(series: Series) -> bytes:
    """The chart's Vega-Lite JSON, which any Vega viewer and Altair read."""
    return json.dumps(spec(series), ensure_ascii=False, indent=1).encode()


def _converter() -> Any:  # noqa: ANN401 - a compiled module, wanted only by who draws
    try:
        import vl_convert
    except ImportError:
        todo = "Install it: pip install 'reportedly[plots]'; or write .json or .html."
        raise SettingsError("drawing needs vl-convert", todo=todo) from None
    return vl_convert


def _channel(name: str, ids: Sequence[str], values: Sequence[str]) -> Spec:
    scale = {"domain": list(ids), "range": [values[number % len(values)] for number in range(len(ids))]}
    return {name: {"field": "origin", "type": "nominal", "scale": scale, "legend": None}}


def _subtitle(series: Series, drawn: int, places: Layout) -> list[str]:
    chosen = "" if series.choice else "; none is chosen"
    lines = [
        f"{heading(series)}, by day of publication{chosen}",
        "Bar: what the words allow. Arrow: no end given. Tick: a copy. Small mark: said again.",
    ]
    if drawn < len(series.origins):
        lines.append(f"{len(series.origins) - drawn} more origins are in the table")
    if places.undated:
        lines.append(f"{places.undated} without a date stand at the left edge")
    if series.choice is not None:
        lines.append(f"Rule asked for: {_brief(series.choice.title)} ({', '.join(series.choice.figures) or 'none'})")
    return lines


def _config(*, dark: bool) -> Spec:
    ink = _INK[dark]
    axis = {"labelColor": ink, "titleColor": ink, "gridColor": _FAINT[dark], "domainColor": ink, "tickColor": ink}
    return {
        "font": "DejaVu Sans, Verdana, sans-serif",
        "axis": {**axis, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
        "title": {
            "color": ink,
            "subtitleColor": ink,
            "fontSize": 16,
            "subtitleFontSize": 12,
            "subtitlePadding": 6,
            "subtitleLineHeight": 17,
            "offset": 14,
        },
        "view": {"stroke": None},
    }


def _layers(origins: Sequence[Origin], places: Layout, scales: Spec, *, dark: bool) -> list[Spec]:
    color, both = {"color": scales["color"]["color"]}, scales["color"] | scales["shape"]
    scale: Spec = {"type": "log" if places.log else "linear", "domain": list(places.values), "nice": False}
    y = {"type": "quantitative", "scale": scale}
    x = {"type": "quantitative", "scale": {"domain": [0, WIDTH], "nice": False}, "axis": None}
    title = _brief(places.unit) + (", log scale" if places.log else "")
    title = "if\u00a0" if title == "if" else title  # at which alone vl-convert 1.9 looks for a signal of that name
    axis: Spec = {"title": title, "tickCount": 6, "format": ",~r", "labelFlush": True}
    if places.log:
        axis |= {"values": places.ticks, "format": ",~f" if places.values[1] < 1e6 else "~s"}
    up = {"field": "low", **y, "axis": axis}

    def rule(rows: Sequence[Drawn], **mark: object) -> Spec:
        encoding = {"x": {"field": "x", **x}, "y": up, "x2": {"field": "x2"}, "y2": {"field": "high"}}
        return {"data": _data(rows), "mark": {"type": "rule", **mark}, "encoding": encoding | color}

    def points(rows: Sequence[Drawn], **mark: object) -> Spec:
        encoding = {"x": {"field": "x", **x}, "y": up}
        return {"data": _data(rows), "mark": {"type": "point", "opacity": 1, **mark}, "encoding": encoding | both}

    def heads(rows: Sequence[Drawn], shape: str) -> Spec:
        mark = {"type": "point", "shape": shape, "filled": False, "size": 90, "strokeWidth": 2, "opacity": 1}
        return {"data": _data(rows), "mark": mark, "encoding": {"x": {"field": "x", **x}, "y": up} | color}

    return [
        _days(places, x, dark=dark),
        rule(places.leaders, strokeWidth=0.8, opacity=0.6, strokeDash=[2, 2]),
        rule(places.spans, strokeWidth=1, opacity=0.8),
        rule(places.bars, strokeWidth=6, opacity=0.45, strokeCap="butt"),
        rule(places.shafts, strokeWidth=2, opacity=1),
        heads([d for d in places.heads if d.up], _UP),
        heads([d for d in places.heads if not d.up], _DOWN),
        rule(places.copies, strokeWidth=1.5, opacity=1),
        points(places.again, filled=False, size=30, strokeWidth=1.2),
        points(places.points, filled=True, size=75),
        {
            "data": {
                "values": [{"origin": d.origin, "x": d.x, "low": d.low, "says": _brief(d.says)} for d in places.notes]
            },
            "mark": {"type": "text", "align": "left", "fontSize": 11},
            "encoding": {"x": {"field": "x", **x}, "y": up, "text": {"field": "says"}} | color,
        },
        *_labels(origins, places, x, up, color, both),
    ]


def _days(places: Layout, x: Spec, *, dark: bool) -> Spec:
    """The days below the chart, each with a faint line up."""
    ink = _INK[dark]
    rows = {"values": [{"x": at, "day": day} for at, day in places.days]}
    encoding = {"x": {"field": "x", **x}}
    line = {"type": "rule", "color": _FAINT[dark], "strokeWidth": 1}
    label = {"type": "text", "color": ink, "fontSize": 12, "dy": 14, "baseline": "top"}
    return {
        "data": rows,
        "layer": [
            {"mark": line, "encoding": encoding},
            {"mark": label, "encoding": {**encoding, "y": {"value": places.height}, "text": {"field": "day"}}},
        ],
    }


def _labels(origins: Sequence[Origin], places: Layout, x: Spec, up: Spec, color: Spec, both: Spec) -> list[Spec]:
    """Beside the chart: each origin's shape, name and newest figure."""
    names = {origin.id: origin for origin in origins}
    rows = [
        {"origin": d.origin, "x": WIDTH + 24, "low": d.low, "name": _name(names[d.origin]), "says": _brief(d.says)}
        for d in places.labels
    ]
    at = {"x": {"field": "x", **x}, "y": up}
    text = {"type": "text", "align": "left", "dx": 9, "limit": 285, "fontSize": 12}
    half = HEIGHT_OF_A_LABEL // 5
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "point", "filled": True, "size": 75, "opacity": 1},
            "encoding": at | both,
        },
        {
            "data": {"values": rows},
            "mark": {**text, "fontWeight": "bold", "dy": -half},
            "encoding": {**at, **color, "text": {"field": "name"}},
        },
        {
            "data": {"values": rows},
            "mark": {**text, "dy": half + 1},
            "encoding": {**at, **color, "text": {"field": "says"}},
        },
    ]


def _name(origin: Origin) -> str:
    heard = f" ({_brief(origin.heard_by)})" if origin.heard_by else ""
    return _brief(origin.name) + heard


def _brief(words: str) -> str:
    """Words of a report for a picture: cut, on one line, without controls, at which vl-convert ends the process."""
    return shortened(one_line(words), _LONGEST_LABEL)


def _data(rows: Sequence[Drawn]) -> Spec:
    return {"values": [{"origin": d.origin, "x": d.x, "x2": d.x2, "low": d.low, "high": d.high} for d in rows]}
