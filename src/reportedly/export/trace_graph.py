"""The picture of a trace: who has the claim from whom over time, and how it added up, as one SVG of our own making."""

from collections.abc import Iterator

from reportedly.export import trace_svg as svg
from reportedly.export.outline import counted
from reportedly.export.trace_layout import DOT, Layout, indented, layout
from reportedly.export.trace_marks import DASHES, Inks, bar, crossing, label, links, node
from reportedly.export.trace_timeline import HEIGHT, has_lines, timeline
from reportedly.export.trace_view import View, follow_line, sign_of, view
from reportedly.export.trace_words import answer, counts, is_perhaps, publisher_of, sure_words
from reportedly.export.visible import one_line
from reportedly.model.trace import Tie, Trace

WIDE, PRINTED, NARROW = 1040.0, 760.0, 358.0
"""Widths in px: of a picture by itself or on a wide page, of one on paper, and of one on a telephone."""
_SIDE = 16.0
_NAMES = 330.0
"""Width kept for the names of the last articles, in px."""
_TIES: tuple[tuple[Tie, str], ...] = (
    ("copies", "copies its words"),
    ("credits", "credits it"),
    ("may-relay", "may relay it"),
    ("updates", "updates its own"),
)


def graph(trace: Trace, *, narrow: bool = False, alone: bool = True, id: str = "g", width: float = WIDE) -> str:
    """The SVG of ``trace``; ``alone`` with its answer and style, else for the page, which has both.

    ``narrow`` for a telephone, ``width`` in px of the one that is not; ``id`` is the prefix of its ids. Linear in
    mentions and edges but for sorting, and at most MOST_ROWS rows are drawn.
    """
    seen, width = view(trace), NARROW if narrow else width
    inks = Inks(seen)
    head, at = _head(trace, width) if alone else ([], 6.0)
    legend, at = _legend(seen, width, at)
    made = indented(seen, NARROW, at + 4) if narrow else layout(seen, width, at + 30, _NAMES)
    body = [*head, *legend]
    if seen.lanes:
        body += [*(_axis(made) if made.timed else ()), *_lanes(made, seen, inks)]
        at = made.bottom + 14
        if has_lines(seen):
            body += timeline(seen, made, at, inks)
            at += HEIGHT + 20
    foot = list(_foot(made, seen))
    for words in foot:
        for shown in svg.wrapped(words, width - 2 * _SIDE, 12, 3):
            at += 17
            body.append(svg.text(_SIDE, at, shown, size=12, ink="soft"))
    return svg.document(width, at + 14, answer(trace), about(seen), "".join(body), id=id, alone=alone)


def png(trace: Trace, *, scale: float = 2.0) -> bytes:
    """The same picture as PNG, in light colours; raises ImportError where the extra ``plots`` is not installed."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(graph(trace), scale=scale))


def _head(trace: Trace, width: float) -> tuple[list[str], float]:
    lines, at = [], 18.0
    for words in svg.wrapped(answer(trace), width - 2 * _SIDE, 21.5, 3):
        at += 18
        lines.append(svg.text(_SIDE, at, words, size=19, bold=True))
        at += 6
    for words in svg.wrapped(f"“{one_line(trace.claim[:2000])}”", width - 2 * _SIDE, 14, 2):
        at += 19
        lines.append(svg.text(_SIDE, at, words, size=14))
    at += 19
    lines.append(svg.text(_SIDE, at, svg.cut_to(counts(trace), width - 2 * _SIDE), ink="soft"))
    return lines, at + 12


def _legend(seen: View, width: float, top: float) -> tuple[list[str], float]:
    """Only what occurs in the picture, in words, wrapped to ``width``."""
    shapes, x, y = [], _SIDE, top + 14
    for sign, words in signs(seen):
        wide = 34 + svg.width_of(words, 12) + 18
        if x + wide > width and x > _SIDE:
            x, y = _SIDE, y + 20
        shapes.append(f'<g transform="translate({x:.1f} {y:.1f})">{sign}</g>')
        shapes.append(svg.text(x + 32, y + 4, words, size=12, ink="soft"))
        x += wide
    return shapes, y + 8 if shapes else top


def signs(seen: View) -> Iterator[tuple[str, str]]:
    """What the marks and lines of the picture mean: each as SVG about 28 px wide round the height 0, and in words."""
    nodes = [found for lane in seen.lanes for found in lane.nodes]
    ties = {edge.tie for edge in seen.trace.edges}
    dot = f'cx="14" cy="0" r="{DOT:g}"'
    hollow = f'fill="{svg.PAPER}" stroke="{svg.INK}" class="tf-paper ts-ink"'
    filled = f'fill="{svg.INK}" class="tf-ink"'
    if any(found.origin for found in nodes):
        yield f'<circle cx="14" cy="0" r="9" {filled}/>', "reports it by itself"
    if any(is_perhaps(origin) for origin in seen.trace.origins):
        yield f'<circle cx="14" cy="0" r="8" {hollow} stroke-width="2" stroke-dasharray="4 3"/>', "perhaps by itself"
    drawn = set(map(sign_of, nodes))
    if "copy" in drawn:
        yield f"<circle {dot} {filled}/>", "a copy"
    if "own-words" in drawn:
        yield f'<circle {dot} {hollow} stroke-width="1.75"/>', "in words of its own"
    if any(found.mention is None for found in nodes):
        yield f'<rect x="9" y="-5" width="10" height="10" {hollow} stroke-dasharray="3 2"/>', "not in the archive"
    for tie, words in _TIES:
        if tie in ties:
            yield svg.line("M0 0H28", svg.INK, "ink", width=1.75, dash=DASHES[tie]), words
    if any(found.first != found.last for found in nodes):
        yield (
            f'<rect x="0" y="-4" width="28" height="8" rx="4" {hollow} stroke-width="0.75"/>',
            "some time in this span",
        )


def _axis(made: Layout) -> Iterator[str]:
    top, bottom = made.top - 6, made.bottom
    for tick in made.axis.ticks(widest=88):
        dash = "" if tick.day else "2 4"
        yield svg.line(f"M{tick.x:.1f} {top:.1f}V{bottom:.1f}", svg.LINE, "line", width=1, dash=dash)
        yield svg.text(tick.x, top - 5, tick.label, size=12, ink="soft", bold=tick.day, end="middle")
    for stretch in made.axis.stretches:
        if stretch.cut:
            middle = (stretch.left + stretch.right) / 2
            for x in (middle - 3, middle + 3):
                yield svg.line(f"M{x - 3:.1f} {top + 5:.1f}l6 -12", svg.SOFT, "soft")
    for column, words in ((made.outside, "elsewhere"), (made.no_time, "no time")):
        if column is not None:
            yield svg.line(f"M{column:.1f} {top:.1f}V{bottom:.1f}", svg.LINE, "line", width=1, dash="1 5")
            yield svg.text(column, top - 5, words, size=12, ink="soft", end="middle")


def _lanes(made: Layout, seen: View, inks: Inks) -> Iterator[str]:
    for strip in made.strips:
        _, hue, _, tone = inks.of(strip.band.lane.letter)
        height = strip.bottom - strip.top
        place = f'x="8" y="{strip.top:.1f}" width="4" height="{height:.1f}" rx="2"'
        yield f'<rect {place} fill="{hue}" class="tf-{tone}"/>'
    yield from (bar(spot, inks) for strip in made.strips for spot in strip.spots)
    yield from links(made, inks)
    if made.timed:
        yield from crossing(made)
    spots = [spot for strip in made.strips for spot in strip.spots]
    yield from (label(spot, made, seen) for spot in spots)
    yield from (node(spot, made, inks) for spot in spots)


def _foot(made: Layout, seen: View) -> Iterator[str]:
    if not seen.lanes:
        yield "There is nothing to draw."
        return
    notes = ["Times are in UTC."]
    if made.timed:
        notes = ["Times are in UTC; an article stands a little right of the one it has the claim from."]
    if any(stretch.cut for stretch in made.axis.stretches):
        notes.append("// marks time without an article that is left out.")
    if any(node.mention and node.last is None for lane in seen.lanes for node in lane.nodes):
        notes.append("What has no time is not in the lower picture.")
    if made.left_out:
        notes.append(f"{counted(made.left_out, 'more article')} did not fit; the page and the JSON list them.")
    yield " ".join(notes)


def about(seen: View) -> str:
    """The picture for those who don't see it, as plain text."""
    parts = [f"“{one_line(seen.trace.claim[:300])}”.", f"{counts(seen.trace)}."]
    for origin in seen.trace.origins[:12]:
        name = f"Origin {seen.letters[origin.article]}: {publisher_of(origin)[:80]}, {sure_words(origin.sure)}"
        parts.append(f"{name}; {follow_line(origin, seen)}.")
    return " ".join(parts)
