"""A small SVG writer: shapes with colours for the light set on them, classes for the dark, and names for the ear.

Plain attributes carry the light colours, so that any rasteriser draws them; ``STYLE`` changes them in the dark. The
colours are those of ``page/page.css``.
"""

import unicodedata
from functools import lru_cache
from html import escape

from reportedly.export.visible import one_line

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
PAPER, PANEL, INK, SOFT, LINE = "#fdfcfa", "#f5f3ef", "#1b1d1f", "#54585e", "#d8d4cc"
TINTS = ("#e4edfa", "#faeed3", "#e0f2e5", "#f4e6f5", "#dcf1f1", "#fae5df")
HUES = ("#1d4f9c", "#744e00", "#1b5f36", "#78297a", "#0e5b60", "#92341d")
NO_TINT, NO_HUE = "#ecebe8", "#4b4f55"
_DARK = {"paper": "#141618", "ink": "#e6e4df", "soft": "#a3a8ae", "line": "#363a3f"}
_DARK_TINTS = ("#1c2d49", "#382d12", "#173526", "#3a203c", "#12353b", "#44231c")
_DARK_HUES = ("#a3c5fa", "#ebc872", "#93d9ac", "#e6abe9", "#84d6db", "#f4ab9b")


def _style() -> str:
    rules = [f".tf-{name} {{ fill: {colour} }} .ts-{name} {{ stroke: {colour} }}" for name, colour in _DARK.items()]
    pairs = zip((*_DARK_TINTS, "#292c30"), (*_DARK_HUES, "#b9bec5"), strict=True)
    for number, (tint, hue) in enumerate(pairs):
        name = number if number < len(_DARK_TINTS) else "x"
        rules.append(f".tf-t{name} {{ fill: {tint} }} .tf-h{name} {{ fill: {hue} }} .ts-h{name} {{ stroke: {hue} }}")
    return "@media screen and (prefers-color-scheme: dark) {\n" + "\n".join(rules) + "\n}\n"


STYLE = _style()
"""The dark colours, for the picture by itself or for the page that holds it."""


def ink_of(place: int | None) -> tuple[str, str, str, str]:
    """Tint, hue and the two names in their classes of the origin at ``place``; grey for None."""
    if place is None:
        return NO_TINT, NO_HUE, "tx", "hx"
    number = place % len(HUES)
    return TINTS[number], HUES[number], f"t{number}", f"h{number}"


def safe(words: str) -> str:
    """``words`` of a report on one line, controls made visible, markup escaped; isolated where they run leftwards."""
    shown = escape(one_line(words), quote=True)
    leftwards = any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in words)
    return f"\u2068{shown}\u2069" if leftwards else shown


_EMS = (
    (0.36, frozenset("iljI.,:;'’‘| ·-/")),
    (0.43, frozenset("ftr()[]!⟨⟩")),
    (0.86, frozenset("<>=+&#~wM")),
    (1.03, frozenset("mW@%—…\ufffd")),
)
"""Widths of letters in DejaVu Sans, the widest face that FONT may come to: a label may end early, never late."""


@lru_cache(maxsize=4096)
def _ems(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    return next((ems for ems, chars in _EMS if char in chars), 0.76 if char.isupper() else 0.64)


def width_of(words: str, size: float = 13, *, bold: bool = False) -> float:
    """About how wide ``words`` are in px, on the safe side."""
    return sum(map(_ems, words)) * size * (1.13 if bold else 1.0)


def cut_to(words: str, room: float, size: float = 13, *, bold: bool = False) -> str:
    """``words`` on one line, cut with an ellipsis to at most ``room`` px."""
    shown = one_line(words[:400])
    if len(words) <= 400 and width_of(shown, size, bold=bold) <= room:
        return shown
    while shown and width_of(shown + "…", size, bold=bold) > room:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def wrapped(words: str, room: float, size: float, most: int) -> list[str]:
    """``words`` in at most ``most`` lines of ``room`` px, the last cut where they don't fit."""
    lines: list[str] = []
    rest = one_line(words[:2000]).split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and width_of(" ".join(rest[: taken + 1]), size) <= room:
            taken += 1
        lines.append(cut_to(" ".join(rest[:taken]), room, size))
        rest = rest[taken:]
    return [*lines, cut_to(" ".join(rest), room, size)] if rest else lines


def text(
    x: float, y: float, words: str, *, size: float = 13, ink: str = "ink", bold: bool = False, end: str = ""
) -> str:
    """A line of text in ``ink`` or ``soft``, with a halo of the ground so that lines may pass behind it.

    ``end`` is its text-anchor.
    """
    weight = ' font-weight="700"' if bold else ""
    anchor = f' text-anchor="{end}"' if end else ""
    halo = f'stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    colour = f'fill="{INK if ink == "ink" else SOFT}" class="tf-{ink} ts-paper"'
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" {colour} {halo}{weight}{anchor}>{safe(words)}</text>'


def named(x: float, y: float, name: str, about: str) -> str:
    """A name and, softer and smaller, what is told of it, on one line."""
    said = f'<tspan dx="9" font-size="12" fill="{SOFT}" class="tf-soft">{safe(about)}</tspan>' if about else ""
    return text(x, y, name).replace("</text>", f"{said}</text>")


def line(path: str, stroke: str, tone: str, *, width: float = 1.5, dash: str = "") -> str:
    """A line along ``path``; ``tone`` names its class."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{width:g}" class="ts-{tone}"{dashes}/>'


def document(width: float, height: float, name: str, about: str, body: str, *, id: str, alone: bool = True) -> str:
    """The whole picture; ``alone`` with its own style, else for a page that has ``STYLE``."""
    style = f"<style>{STYLE}</style>" if alone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="{id}-t {id}-d" font-family="{FONT}">'
        f'<title id="{id}-t">{safe(name)}</title><desc id="{id}-d">{safe(about)}</desc>{style}'
        f'<rect width="100%" height="100%" fill="{PAPER}" class="tf-paper"/>{body}</svg>'
    )
