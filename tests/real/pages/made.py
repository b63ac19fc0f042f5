"""Pages whose bytes matter: written here as characters, and encoded as their servers would have sent them."""

_HEAD = (
    '<!DOCTYPE html><html lang="en"><head>{meta}<title>{title}</title>'
    '<meta property="og:site_name" content="Quay Post">'
    '<meta property="article:published_time" content="2026-02-18"></head><body><header>Quay Post</header><article>'
    "<h1>{title}</h1>{body}</article><footer>Quay Post</footer></body></html>"
)
_TITLE = "Café owners’ strike shuts Quay’s old town"
_BODY = (
    "<p>Some 140 cafés in the old town of Quay stayed shut on Wednesday, the owners’ guild said.</p>"
    "<p>“We can’t pay €2,000 a month for three tables,” its chairwoman, Zoë Brûlé, said.</p>"
    "<p>The mayor – himself a café owner – said that the fee would stay.</p>"
)


def _page(meta: str, title: str = _TITLE, body: str = _BODY) -> str:
    return _HEAD.format(meta=meta, title=title, body=body)


def cp1252_called_utf8() -> bytes:
    """windows-1252 bytes under a meta element that says utf-8."""
    return _page('<meta charset="utf-8">').encode("cp1252")


def utf8_called_latin1() -> bytes:
    """UTF-8 bytes under a meta element that says iso-8859-1."""
    return _page('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">').encode()


def utf16_with_mark() -> bytes:
    """UTF-16 with a byte order mark, and a meta element that says utf-8."""
    return _page('<meta charset="utf-8">').encode("utf-16")


def mojibake() -> bytes:
    """UTF-8 read as windows-1252 by the site itself, and sent as UTF-8 again: â€œ for “."""
    garbled = "".join(_as_1252(character) for character in _page('<meta charset="utf-8">'))
    return garbled.encode()


def _as_1252(character: str) -> str:
    """What windows-1252 makes of the character's UTF-8; its five unused bytes are C1 controls, as browsers have it."""
    return "".join(_byte(byte) for byte in character.encode())


def _byte(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def escaped_twice() -> bytes:
    """Entities that the site's editor has escaped once more: &amp;rsquo; for ’."""
    escaped = _BODY
    for character, name in {"’": "#8217", "“": "ldquo", "”": "rdquo", "€": "euro", "–": "ndash", "é": "eacute"}.items():
        escaped = escaped.replace(character, f"&amp;{name};")
    return _page(
        '<meta charset="utf-8">', "Café owners&amp;#039; strike shuts Quay&amp;#039;s old town", escaped
    ).encode()


def huge_image() -> bytes:
    """A page of which 99 % is one inline picture."""
    picture = f'<img alt="" src="data:image/jpeg;base64,{"/9j/4AAQSkZJRgABAQ" * 50_000}">'
    return _page('<meta charset="utf-8">', body=picture + _BODY).encode()
