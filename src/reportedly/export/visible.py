"""Visible: characters that act on a screen without being seen, shown as what they are.

An article is data. An escape sequence in it must not reach a terminal, and an override of the
writing direction must not make words read as something they are not (CVE-2021-42574, "Trojan
Source", lists the bidirectional controls; ECMA-48 the C0 and C1 controls).
"""

import re
from collections.abc import Iterator

_BIDI = {
    0x061C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
_BLANK = {0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: " ", 0xFEFF: "", 0x2060: "", 0x00AD: ""}

_NO_CHARACTERS = (
    *range(0xFDD0, 0xFDF0),
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
)
"""Code points that are no characters (Unicode 16, 23.7): HTML forbids them, XML can't write two."""


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
    table[0x7F] = "\u2421"
    table |= {code: f"⟨{code:02X}⟩" for code in range(0x80, 0xA0)}
    table |= {code: f"⟨{name}⟩" for code, name in _BIDI.items()}
    table |= dict.fromkeys((*range(0xD800, 0xE000), *_NO_CHARACTERS), "\ufffd")
    table |= {code: f"⟨U+{code:X}⟩" for code in range(0xE0000, 0xE0080)}  # "tags": invisible letters
    return table | _BLANK


_TABLE = _table()
_SIGNS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What ``visible`` shows by a sign, or drops: one character of the text, however many stand for it."""


def visible(text: str) -> str:
    """``text`` safe to print: controls and direction overrides become signs, what is no character U+FFFD.

    Tabs and line feeds stay; other line separators become line feeds; soft hyphens, joiners of
    words and byte-order marks, which show nothing, are dropped. The length may change: slice by
    offsets first.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def one_line(text: str) -> str:
    """``visible(text)`` with every run of white space as one space."""
    return " ".join(visible(text).split())


def stretches(text: str) -> Iterator[tuple[int, str, str]]:
    """``visible(text)`` in parts: where each starts in ``text``, what is shown, the character it is a sign for.

    Of a part that is no sign ("" as the character) what is shown is as long as what it stands for.
    """
    at = 0
    for found in _SIGNS.finditer(text):
        if at < found.start():
            yield at, visible(text[at : found.start()]), ""
        yield found.start(), visible(found.group()), found.group()
        at = found.end()
    if at < len(text):
        yield at, visible(text[at:]), ""
