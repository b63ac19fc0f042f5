"""Plain: words of a report on one line, fit for a standard's text field: nothing in them acts unseen.

Pages show a control or a direction override as a sign (``visible``); a field that other programs read has no place for
signs, so there they are left out. Spans and quotations that must match a text are never changed by this.
"""

import re
from urllib.parse import quote, urlsplit

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls (ECMA-48) that are no white space
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction controls (UAX 9; CVE-2021-42574)
    "\ufeff\u00ad\u2060\ufdd0-\ufdef\ufffe\uffff"  # marks without width, noncharacters
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, invisible tags
)
LONGEST = 2000
LONGEST_NAME = 300
_LONGEST_ADDRESS = 2000
_ADDRESS_MARKS = "!$%&'()*+,/:;=?@~"
"""What RFC 3986 lets stand in a path, query or fragment beside letters, digits and ``-._``."""
_LOOSE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def plain(text: str | None, longest: int = LONGEST) -> str:
    """``text`` on one line of at most ``longest`` code points (a longer one ends in an ellipsis), without controls."""
    if not text:
        return ""
    line = " ".join(_UNSEEN.sub("", text[: 8 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def web_address(text: str | None) -> str:
    """``text`` as an http or https address in ASCII (RFC 3986), without a user's name; empty where it is none."""
    if not text or len(text) > _LONGEST_ADDRESS or _UNSEEN.search(text) or text != text.strip():
        return ""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("ascii" if parts.netloc.isascii() else "idna").decode("ascii")
        fits = parts.scheme in {"http", "https"} and bool(host) and parts.username is None
        port = parts.port
    except (ValueError, UnicodeError):
        return ""
    if not fits or re.search(r"[\s<>\"{}|\\^`%]", parts.netloc):
        return ""
    host = f"[{host}]" if ":" in host else host
    rest = {name: _quoted(getattr(parts, name)) for name in ("path", "query", "fragment")}
    return parts._replace(netloc=host if port is None else f"{host}:{port}", **rest).geturl()


def _quoted(part: str) -> str:
    return quote(_LOOSE_PERCENT.sub("%25", part), safe=_ADDRESS_MARKS)
