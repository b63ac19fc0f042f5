"""Draws a result: quality against speed, and said probability against the share that is right. SVG and PNG, offline."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from benchmarks.readings import PART, WHOLE
from benchmarks.results import Record

BLUE, GREY, INK = "#1f5fa8", "#8a8f98", "#22262b"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
LEVELS = {"two human annotators": "two human annotators", "BERT-base tagger": "BERT-base tagger and nearest-cue links"}
"""Systems measured elsewhere whose quality is drawn as a line, by how their names begin, and what the line says."""
WIDTH, HEIGHT, SCALE = 640, 440, 2
GAP = 70 * 17 / HEIGHT
"""Points of F1 that a line of type takes up, the axis having 70."""
BESIDE: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "baseline": "middle", "dx": 12},
    "left": {"align": "right", "baseline": "middle", "dx": -12},
}


def draw(record: Record, stem: Path) -> list[Path]:
    """Writes ``STEM-quality`` and ``STEM-reliability`` as .svg and .png; returns their paths."""
    charts = {"quality": quality(record)}
    sure = [one for one in record["systems"] if one.get("bins")]
    if sure:
        charts["reliability"] = alt.hconcat(*map(reliability, sure), spacing=36)
    paths = []
    for name, chart in charts.items():
        spec = _styled(chart).to_json()
        svg, png = (stem.with_name(f"{stem.name}-{name}.{kind}") for kind in ("svg", "png"))
        svg.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")
        png.write_bytes(vl_convert.vegalite_to_png(spec, scale=SCALE))
        paths += [svg, png]
    return paths


def quality(record: Record) -> Any:  # noqa: ANN401  # Altair's chart types are many
    """F1 of whole relations against words a second on one core; lines for what was measured elsewhere."""
    points = [point for one in record["systems"] if not one["failed"] for point in _points(one)]
    fastest = max((point["speed"] for point in points), default=10_000)
    slowest = min((point["speed"] for point in points), default=1_000)
    left, end = min(1_000, slowest / 1.6), fastest * 2
    _place(points, middle=math.sqrt(left * end))
    x = alt.X("speed:Q").scale(type="log", domain=[left, end], nice=False)
    x = x.axis(title="words a second on one core (CPU time, logarithmic)", values=_ticks(left, end), format=",")
    y = alt.Y("F1:Q").scale(domain=[0, 70]).axis(title="whole relations right, F1 of trimmed spans (%)", tickCount=7)
    base = alt.Chart(alt.Data(values=points))
    return alt.layer(
        *_levels(record, left),
        base.transform_filter("datum.ours").mark_line(color=BLUE, strokeDash=[2, 3]).encode(x, y, alt.Detail("name:N")),
        base.transform_filter("datum.low !== null").mark_rule(strokeWidth=1.5).encode(
            x, y=alt.Y("low:Q"), y2="high:Q", color=_colour()
        ),
        base.mark_point(size=90, strokeWidth=2, opacity=1).encode(
            x, y, color=_colour(), fill=_fill(), shape=_shape()
        ),
        *_labels(base, x),
    ).properties(
        width=WIDTH,
        height=HEIGHT,
        title=alt.Title(
            "Who said what: quality against speed",
            subtitle=[
                f"{len(record['data']['documents'])} articles of {record['data']['name']}, {record['date']}; "
                f"{record['machine']['processor']}; bars: 95 % bootstrap intervals over articles",
                "● finding attributions alone · ○ the whole reading (figures, claims, checks, origins too) · ■ peer",
                "dashed lines: measured elsewhere, on the PolNeAR test split, without a speed",
            ],
        ),
    )  # fmt: skip


def _points(one: Record) -> list[dict[str, Any]]:
    low, high = one["intervals"].get("relation norm", (None, None))
    label, _, detail = (f"reportedly, {one['name']}" if one["ours"] else one["name"]).partition(" (")
    made = []
    for what in (PART, WHOLE):
        if speed := one["speeds"].get(what):
            alone = what == PART
            made.append({
                "name": one["name"],
                "label": label,
                "detail": detail.removesuffix(")"),
                "speed": speed["words a second"],
                "F1": one["figures"]["relation norm"],
                "low": low if alone else None,
                "high": high if alone else None,
                "ours": one["ours"],
                "kind": ("ours" if alone else "whole") if one["ours"] else "peer",
            })  # fmt: skip
    return made


def _place(points: list[dict[str, Any]], middle: float) -> None:
    """Says where each system is named, so that no name meets another or leaves the picture.

    Our fastest model is named to the right of its faster point and the others to the left of their slower one, since
    two models may lie close together; peers on the side with more room, the better above the worse.
    """
    fastest = max((point["speed"] for point in points if point["ours"]), default=0)
    quickest = {point["name"]: point["speed"] for point in sorted(points, key=lambda point: point["speed"])}
    said: set[str] = set()
    height = -GAP
    for point in sorted(points, key=lambda point: point["F1"]):
        left = quickest[point["name"]] != fastest if point["ours"] else point["speed"] > middle
        point |= {"side": "left" if left else "right", "at": point["F1"]}
        if point["ours"] and (point["kind"] == "whole") != left:
            point["label"] = ""
        if not point["ours"]:
            point["at"] = height = max(point["F1"], height + GAP)
            point["detail"] = "" if point["detail"] in said else point["detail"]  # what two ran with is said once
            said.add(point["detail"])


def _labels(base: Any, x: Any) -> list[Any]:  # noqa: ANN401
    y = alt.Y("at:Q")
    layers = []
    for side, place in BESIDE.items():
        of = base.transform_filter(f"datum.side === '{side}'")
        bold = {**place, "fontSize": 13, "fontWeight": "bold"}
        layers += [
            of.mark_text(**bold, stroke="white", strokeWidth=4).encode(x, y, text="label:N"),
            of.mark_text(**bold).encode(x, y, text="label:N", color=_colour()),
            of.mark_text(**place, dy=16, fontSize=11).encode(x, y, text="detail:N", color=_colour()),
        ]
    return layers


def _colour() -> Any:  # noqa: ANN401
    scale = alt.Scale(domain=["ours", "whole", "peer"], range=[BLUE, BLUE, INK])
    return alt.Color("kind:N", legend=None).scale(scale)


def _fill() -> Any:  # noqa: ANN401
    scale = alt.Scale(domain=["ours", "whole", "peer"], range=[BLUE, "white", INK])
    return alt.Fill("kind:N", legend=None).scale(scale)


def _shape() -> Any:  # noqa: ANN401
    scale = alt.Scale(domain=["ours", "whole", "peer"], range=["circle", "circle", "square"])
    return alt.Shape("kind:N", legend=None).scale(scale)


def _ticks(left: float, end: float) -> list[int]:
    steps = [digit * 10**power for power in range(2, 7) for digit in (1, 2, 5)]
    return [step for step in steps if left <= step <= end]


def _levels(record: Record, left: float) -> list[Any]:
    levels = []
    for row in record["elsewhere (PolNeAR test split)"]:
        said = next((text for begin, text in LEVELS.items() if row["system"].startswith(begin)), None)
        if said:
            levels.append({"F1": float(row["relation norm"]), "text": f"{said}, {row['relation norm']}", "at": left})
    base = alt.Chart(alt.Data(values=levels))
    text = base.mark_text(align="left", dx=6, dy=-6, color=GREY, fontSize=11)
    return [
        base.mark_rule(color=GREY, strokeDash=[6, 4]).encode(y="F1:Q"),
        text.encode(x="at:Q", y="F1:Q", text="text:N"),
    ]


def reliability(one: Record) -> Any:  # noqa: ANN401
    """Said probability against the share right, bin by bin, above how many attributions each bin holds."""
    values = [{**b, "middle": (b["low"] + b["high"]) / 2} for b in one["bins"]]
    base = alt.Chart(alt.Data(values=values))
    x = alt.X("said:Q").scale(domain=[0, 1]).axis(title=None, labels=False, format="%", values=_tenths())
    y = alt.Y("right:Q").scale(domain=[0, 1]).axis(title="share that is right", format="%", values=_tenths())
    diagonal = alt.Chart(alt.Data(values=[{"said": 0, "right": 0}, {"said": 1, "right": 1}]))
    error = one["calibration error"]
    top = alt.layer(
        diagonal.mark_line(color=GREY, strokeDash=[6, 4], strokeWidth=1.5).encode(x, y),
        base.mark_rule(color=BLUE, strokeWidth=1.5).encode(x, y=alt.Y("least:Q"), y2="most:Q"),
        base.mark_line(color=BLUE, strokeWidth=1, opacity=0.5).encode(x, y),
        base.mark_point(color=BLUE, fill=BLUE, size=60, opacity=1).encode(x, y),
    ).properties(
        width=330,
        height=330,
        title=alt.Title(
            f"{one['name']}: expected calibration error {100 * error:.1f} %",
            subtitle=_wrapped(len(one["sure"])),
        ),
    )
    below = base.mark_bar(color=BLUE, opacity=0.55).encode(
        alt.X("low:Q").scale(domain=[0, 1]).axis(title="probability said, in ten bins", format="%", values=_tenths()),
        alt.X2("high:Q"),
        alt.Y("count:Q").scale(zero=True).axis(title="attributions", tickCount=3, format=",d"),
        alt.Y2Datum(0),
    )
    return alt.vconcat(top, below.properties(width=330, height=80), spacing=8)


def _wrapped(count: int) -> Sequence[str]:
    return [
        f"{count:,} attributions on polnear_dev, on which it was fitted; bars: 95 % (Wilson)",
        "right: source, cue and content each share words with one annotated attribution",
    ]


def _tenths() -> list[float]:
    return [0, 0.2, 0.4, 0.6, 0.8, 1]


def _styled(chart: Any) -> Any:  # noqa: ANN401
    return (
        chart.configure(font=FONT, background="white", padding=14)
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=11, titleFontSize=12, titleFontWeight="normal", gridColor="#e8eaed", titleColor=INK
        )
        .configure_title(
            anchor="start", fontSize=16, subtitleFontSize=11, subtitleColor="#555b63", offset=14, color=INK
        )
    )
