"""Bytes → characters: byte order mark, UTF-8, UTF-16 without a mark, the declared charset, an informed guess."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from reportedly.errors import WrongFormat

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_NOISE = frozenset({"Cc", "Cn", "Co", "Cs"})
_NOISE_SHARE = 0.05
BINARY_SHARE = 0.01
"""More control bytes than this is no text: random bytes have 10 %, news text none."""
_HIGH_SHARE = 0.05
"""With fewer letters over 0x7F than this the text is English with a few accents: cp1252."""
_MULTI = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
"""Characters of UTF-8 outside ASCII."""
_LOW_AS_SPACE = bytes(32 if byte < 128 else byte for byte in range(256))
_MAC_MARKS = re.compile(
    rb"(?<![\w\x80-\xff])[\xd2\xd4](?=[A-Za-z])|(?<=[.,!?a-z])\xd3(?![\w\x80-\xff])|(?<=[a-z])\xd5(?=[a-z])"
)
_WINDOWS_MARKS = re.compile(rb"[\x91-\x94]")
_TYPOGRAPHIC = b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3"
"""The euro, quotation marks, dashes: the same in cp1250, cp1251 (but the euro) and cp1252, and no letters."""


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, list[str]]:
    """The characters of ``data`` and a warning for each thing that had to be guessed or replaced.

    ``declared`` is the charset an HTTP header or a ``<meta>`` names. Raises WrongFormat where the
    bytes look binary. The order is WHATWG's, but for valid UTF-8, which wins over a declared
    single-byte charset: text of another charset is hardly ever valid UTF-8 by accident.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _marked(data, charset)
    if wide := _utf16_without_mark(data):
        return _text_or_raise(data.decode(wide)), []
    if looks_binary(data):
        raise WrongFormat("looks binary, not text", todo="Give text, HTML, PDF, DOCX or JSONL.")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, []
    return _two_charsets(data) or _nearly_utf8(data) or _guessed(data)


def looks_binary(data: bytes) -> bool:
    """Whether the first 64 KiB hold more control bytes than text does."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > BINARY_SHARE * len(sample)


def _marked(data: bytes, charset: str) -> tuple[str, list[str]]:
    try:
        return _text_or_raise(data.decode(charset)), []
    except UnicodeDecodeError:
        text = _text_or_raise(data.decode(charset, "replace"))
        return text, [f"Some bytes are not valid {charset.removesuffix('-sig').upper()}: they were replaced."]


def _text_or_raise(text: str) -> str:
    """``text``, unless 5 % of it are controls, private or unassigned characters: noise read as UTF-16 has 20 %."""
    sample = text[:4096]
    noise = sum(c not in "\t\n\v\f\r" and unicodedata.category(c) in _NOISE for c in sample)
    if noise > _NOISE_SHARE * len(sample):
        raise WrongFormat("looks binary, not text", todo="Give text, HTML, PDF, DOCX or JSONL.")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in every other byte; even Cyrillic has its spaces and stops."""
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    pairs = len(sample) // 2
    first, second = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    charset = "utf-16-le" if second > 0.1 > 10 * first else "utf-16-be" if first > 0.1 > 10 * second else None
    try:
        if charset:
            data.decode(charset)
    except UnicodeDecodeError:
        return None
    return charset


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
        # WHATWG Encoding Standard: pages labelled Latin-1 or ASCII are windows-1252
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _nearly_utf8(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-8 with a few broken bytes (a cut, a bad paste): ten good multi-byte characters for each bad one."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(data.count(bytes([lead])) for lead in range(0xC2, 0xF5)) - bad
    if good < 10 * bad:
        return None
    return text, [f"{bad} byte(s) are not valid UTF-8: replaced by U+FFFD."]


def _two_charsets(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-8 and windows-1252 in one file, as pasting makes it.

    Each byte that is no UTF-8 stands alone among ASCII, as a letter or a quotation mark of windows-1252 does.
    """
    if _MULTI.search(data) is None or any(len(run) > 1 for run in _not_utf8(data)):
        return None
    text = "".join(_each_its_own(data))
    return text, ["The file is in two charsets: what is not UTF-8 is read as windows-1252."]


def _not_utf8(data: bytes) -> Iterator[bytes]:
    """The runs of bytes over 0x7F that are no characters of UTF-8."""
    return (run for run in _MULTI.sub(b" ", data).translate(_LOW_AS_SPACE).split())


def _each_its_own(data: bytes) -> Iterator[str]:
    at = 0
    for match in _MULTI.finditer(data):
        yield data[at : match.start()].decode("cp1252", "replace")
        yield match[0].decode("utf-8", "replace")
        at = match.end()
    yield data[at:].decode("cp1252", "replace")


def _guessed(data: bytes) -> tuple[str, list[str]]:
    sample = data[:_SAMPLE]
    high = len(sample.translate(None, bytes(range(128)) + _TYPOGRAPHIC))
    latin = high < _HIGH_SHARE * len(sample)
    name = "mac-roman" if latin and _is_mac(sample) else "cp1252" if latin else _best_guess(sample)
    return data.decode(name, "replace"), [f"The charset is not stated: read as {name}."]


def _is_mac(sample: bytes) -> bool:
    """Whether quotation marks and apostrophes stand where words begin and end as Mac OS Roman has them.

    In windows-1252 its marks would be capitals with accents (Ò Ó Ô Õ), which don't stand so.
    """
    return len(_MAC_MARKS.findall(sample)) > 2 * len(_WINDOWS_MARKS.findall(sample))


def _best_guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return "cp1252" if best is None else best.encoding
