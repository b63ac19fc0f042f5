"""Well-formed: text that UTF-8 can hold, with every offset where it was."""

import re

_LONE = re.compile(r"[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """``text`` with each lone surrogate as U+FFFD: one code point for one, so offsets stand."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)
