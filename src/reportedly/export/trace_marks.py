"""The marks of a trace's picture: nodes, links, labels. Each differs in form, so that colour says nothing alone."""

from collections.abc import Iterator

from reportedly.export import trace_svg as svg
from reportedly.export.trace_layout import DOT, Layout, Spot
from reportedly.export.trace_view import View, letter_of, name_of, sign_of, ties
from reportedly.export.trace_words import bounds, heard, is_perhaps, sure_words, tie_words, when
from reportedly.model.trace import Mention, Tie

DASHES: dict[Tie, str] = {"copies": "", "credits": "7 4", "may-relay": "1.5 4", "updates": "10 3 2 3"}
MOST_CROSSING = 30
"""So many ties besides the likeliest are drawn; more would be a thicket."""
_TEXT = 13.0
_ARROW = 6.0


class Inks:
    """The colours of each lane, by the letter of its origin."""

    def __init__(self, seen: View) -> None:
        self._places = {letter_of(number): number for number in range(len(seen.trace.origins))}

    def of(self, letter: str) -> tuple[str, str, str, str]:
        """Tint, hue, and the classes of both."""
        return svg.ink_of(self._places.get(letter))


def links(made: Layout, inks: Inks) -> Iterator[str]:
    """A line down from each parent and across to its child, in the manner of its tie."""
    for strip in made.strips:
        for spot in strip.spots:
            parent = spot.row.parent and made.spots.get(spot.row.parent.key)
            tie = spot.row.node.tie if spot.row.node else spot.row.folded[0].tie
            if parent and tie:
                yield _elbow(parent, spot, tie.tie, inks)


def _elbow(parent: Spot, spot: Spot, tie: Tie, inks: Inks) -> str:
    _, hue, _, tone = inks.of(spot.letter)
    side = 1 if spot.x >= parent.x else -1
    end = spot.x - side * (spot.size + 2)
    bend = min(6.0, abs(end - parent.x) / 2)
    start = parent.y + parent.size
    path = f"M{parent.x:.1f} {start:.1f}V{spot.y - bend:.1f}q0 {bend:.1f} {side * bend:.1f} {bend:.1f}H{end:.1f}"
    return svg.line(path, hue, tone, width=1.6, dash=DASHES[tie]) + _arrow(end, spot.y, side, hue, tone)


def _arrow(x: float, y: float, side: int, hue: str, tone: str) -> str:
    back = x - side * _ARROW
    return f'<path d="M{x:.1f} {y:.1f}L{back:.1f} {y - 3.2:.1f}V{y + 3.2:.1f}Z" fill="{hue}" class="tf-{tone}"/>'


def crossing(made: Layout) -> Iterator[str]:
    """The ties besides the likeliest, as thin curves; they may cross lanes."""
    edges = [edge for strip in made.strips for spot in strip.spots if spot.row.node for edge in spot.row.node.others]
    for edge in edges[:MOST_CROSSING]:
        later, earlier = made.spots.get(edge.later), made.spots.get(edge.earlier)
        if later is None or earlier is None or later is earlier:
            continue
        end = later.x - later.size - 2
        away = min(earlier.x - earlier.size, end) - 26 - abs(later.y - earlier.y) / 12
        start = earlier.x - earlier.size
        bow = f"{away:.1f} {earlier.y:.1f} {away:.1f} {later.y:.1f}"
        path = f"M{start:.1f} {earlier.y:.1f}C{bow} {end:.1f} {later.y:.1f}"
        yield svg.line(path, svg.SOFT, "soft", width=1.1, dash=DASHES[edge.tie])
        yield _arrow(end, later.y, 1, svg.SOFT, "soft")


def bar(spot: Spot, inks: Inks) -> str:
    """The span of time within which an article was published; empty where that is a moment."""
    if not spot.bar or spot.row.folded:
        return ""
    tint, hue, tint_tone, tone = inks.of(spot.letter)
    left, right = spot.bar
    return (
        f'<rect x="{left:.1f}" y="{spot.y - 4:.1f}" width="{max(right - left, 2):.1f}" height="8" rx="4" '
        f'fill="{tint}" stroke="{hue}" stroke-width="0.75" class="tf-{tint_tone} ts-{tone}"/>'
    )


def node(spot: Spot, made: Layout, inks: Inks) -> str:
    """The mark of a row: large and filled for an origin, broken in outline for a doubtful one; all folded copies."""
    _, hue, _, tone = inks.of(spot.letter)
    if spot.row.folded:
        places = {round(made.axis.place(each.first)) for each in spot.row.folded if each.first and made.timed}
        places = places or {round(spot.x) - 2, round(spot.x) + 1, round(spot.x) + 4}
        about = f'fill="{hue}" stroke="{svg.PAPER}" stroke-width="0.75" class="tf-{tone} ts-paper"'
        return "".join(f'<circle cx="{x}" cy="{spot.y:.1f}" r="4" {about}/>' for x in sorted(places))
    return _mark(spot, hue, tone)


def _mark(spot: Spot, hue: str, tone: str) -> str:
    x, y, found = spot.x, spot.y, spot.row.node
    filled, hollow = f'fill="{hue}" class="tf-{tone}"', f'fill="{svg.PAPER}" stroke="{hue}" class="tf-paper ts-{tone}"'
    if found is None:
        return ""
    if found.origin:
        about = f'{hollow} stroke-width="2" stroke-dasharray="4 3"' if is_perhaps(found.origin) else filled
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{spot.size:g}" {about}/>'
        ink = (hue, tone) if is_perhaps(found.origin) else (svg.PAPER, "paper")
        size = 13 if len(found.letter) == 1 else 10
        letter = f'font-size="{size}" font-weight="700" text-anchor="middle" fill="{ink[0]}" class="tf-{ink[1]}"'
        return f'{shape}<text x="{x:.1f}" y="{y + size * 0.36:.1f}" {letter}>{found.letter}</text>'
    if found.mention is None:
        square = f'x="{x - DOT:.1f}" y="{y - DOT:.1f}" width="{2 * DOT:g}" height="{2 * DOT:g}"'
        return f'<rect {square} {hollow} stroke-width="1.5" stroke-dasharray="3 2"/>'
    if found.mention.role == "update":
        return f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z" {filled}/>'
    about = filled if sign_of(found) == "copy" else f'{hollow} stroke-width="1.75"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT:g}" {about}/>'


def label(spot: Spot, made: Layout, seen: View) -> str:
    """Whose it is and how it has it, right of the mark, cut to the room that is left."""
    width = made.width
    if not made.timed:
        return _stacked(spot, width - spot.x - spot.size - 13, seen)
    x = max(spot.x + spot.size, (spot.bar[1] if spot.bar else 0) + (5 if spot.row.folded else 0)) + 7
    parent = made.spots.get(spot.row.parent.key) if spot.row.parent else None
    x = (
        max(x, parent.x + 8) if parent and parent.x > spot.x else x
    )  # earlier than its source: past the line down from it
    room = width - x - 6
    found = spot.row.node
    if found is None:
        return _folded(spot, x, room)
    if found.origin:
        name = svg.cut_to(name_of(found), room, _TEXT, bold=True)
        about = svg.cut_to(_about_origin(spot), room, 12)
        return svg.text(x, spot.y - 2, name, bold=True) + svg.text(x, spot.y + 13, about, size=12, ink="soft")
    if found.mention is None:
        return svg.text(x, spot.y + 4.5, svg.cut_to(f"{name_of(found)} (not in the archive)", room))
    return _in_two(x, spot.y, name_of(found), _about(spot, found.mention), room)


def _stacked(spot: Spot, room: float, seen: View) -> str:
    """The label on two lines: a name, and under it how it has it and when."""
    x, found = spot.x + spot.size + 7, spot.row.node
    if found is None:
        name, about = f"+{len(spot.row.folded):,} copies", _some(spot)
    elif found.origin:
        name, about = name_of(found), _about_origin(spot)
    else:
        name = name_of(found)
        stamp = when(found.mention) if found.mention else "not in the archive"
        about = " · ".join(filter(None, [stamp, ties(found, seen)]))
    is_origin = found is not None and found.origin is not None
    first = svg.text(x, spot.y - 1, svg.cut_to(name, room, bold=is_origin), bold=is_origin)
    return first + svg.text(x, spot.y + 14, svg.cut_to(about, room, 12), size=12, ink="soft")


def _in_two(x: float, y: float, name: str, about: str, room: float) -> str:
    """A name and, where there is room, what is told of it."""
    least = min(svg.width_of(about, 12), 90.0)
    shown = svg.cut_to(name, max(room - least - 9, 0.62 * room))
    rest = room - svg.width_of(shown) - 9
    return svg.named(x, y + 4.5, shown, svg.cut_to(about, rest, 12) if about and rest > 44 else "")


def _about(spot: Spot, mention: Mention) -> str:
    parts = [tie_words(spot.row.node.tie)] if spot.row.node and spot.row.node.tie else []
    found = bounds(mention)
    if found and found[0] == found[1]:
        parts.append(f"{found[0]:%H:%M}")
    return " · ".join(parts)


def _about_origin(spot: Spot) -> str:
    found = spot.row.node
    if found is None or found.origin is None:
        return ""
    sure = f"{'perhaps: ' if is_perhaps(found.origin) else ''}{sure_words(found.origin.sure)}"
    voices = heard(found.origin, found.mention)
    stamp = when(found.mention) if found.mention else ""
    return " · ".join(filter(None, [stamp, sure, f"heard {voices}" if voices else ""]))


def _folded(spot: Spot, x: float, room: float) -> str:
    return _in_two(x, spot.y, f"+{len(spot.row.folded):,} copies", _some(spot), room)


def _some(spot: Spot) -> str:
    names = [name_of(each) for each in spot.row.folded[:2]]
    more = len(spot.row.folded) - len(names)
    return ", ".join(names) + (f" and {more:,} more" if more else "")
