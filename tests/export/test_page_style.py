"""The page's colours: every text stands out from what it stands on, in light and in dark."""

import re
from pathlib import Path

import pytest

import reportedly.export

CSS = (Path(reportedly.export.__file__).parent / "page" / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)")
DARK = DARK.split("*, ::before")[0]
TINTS = ["o0", "o1", "o2", "o3", "o4", "o5", "own"]


def _colours(css, selector=":root"):
    block = css[css.index(selector) :].split("}")[0]
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", block))


def _luminance(colour):
    """Relative luminance, WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("css", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel", "lit"])
@pytest.mark.parametrize("ink", ["ink", "soft", "link", "alarm", "strain", "fine", "open"])
def test_text_on_its_ground(css, ground, ink):
    """WCAG 2.2 AA asks 4.5:1 of text, also on a highlighted card."""
    colours = _colours(css)
    assert _contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("css", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tint", TINTS)
def test_tints(css, tint):
    """The article's words and the origins' letters stand out from every tint."""
    own, page = _colours(css, f".{tint}"), _colours(css)
    assert _contrast(page["ink"], own["tint"]) >= 7
    assert _contrast(own["hue"], own["tint"]) >= 4.5
    assert _contrast(own["hue"], page["paper"]) >= 4.5
