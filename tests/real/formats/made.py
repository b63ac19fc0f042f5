"""The inputs that are no plain text, made when a test asks for them: name → bytes, the same bytes each time.

``printed.pdf`` alone is kept as a file, since a browser made it (Chromium, "print to PDF", of printed-from.html).
"""

from collections.abc import Callable

from tests.real.formats import made_pdf, made_warc, made_words

_CAFE = (
    "Café owner saw the ship leave\n\nThe owner of the Café Aurore saw the ship leave at six, he told the Lintel "
    "Press. “I thought: that’s odd,” said René Åker. “Nobody sails in such a wind.”\n\nThe harbour master’s office – "
    "which keeps the log – wouldn’t comment. Repairs will cost £300,000.\n"
)
_LINES = _CAFE.replace("\n\n", "\n").replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-")
_MIXED = (
    "“The dam holds,” engineers said on Tuesday in the Café Aurore.\n".encode()
    + "The governor’s office – which keeps the log – said: “We weren’t told.”\n".encode("cp1252")
)
_FEEDS = (
    "The dam at Carrow holds, engineers said on Tuesday.\fThe governor’s office said that it had not been told.\v"
    "A third inspection is planned for May, according to the water board.\f\f"
)

MADE: dict[str, Callable[[], bytes]] = {
    "cp1252.txt": lambda: _CAFE.encode("cp1252"),
    "utf16le.txt": lambda: _CAFE.encode("utf-16-le"),
    "macroman.txt": lambda: _CAFE.encode("mac_roman"),
    "mixed.txt": lambda: _MIXED,
    "crlf.txt": lambda: _LINES.replace("\n", "\r\n").encode(),
    "cr.txt": lambda: _LINES.replace("\n", "\r").encode(),
    "formfeeds.txt": _FEEDS.encode,
    "renamed.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "The mayor said.".encode("utf-16-le"),
    **made_words.MADE,
    **made_pdf.MADE,
    **made_warc.MADE,
}
