"""BibTeX: a report as ``@online`` where it has a URL, else as ``@article`` (BibLaTeX's types; any BibTeX reads them).

No command of the report's own reaches TeX: every character that TeX acts on is written as the command that prints it.
Braces are commands too, since BibTeX counts them even behind a backslash. A URL is printed verbatim; it has none of
them.
"""

from collections.abc import Iterable, Iterator

from reportedly.export.citation import Citation, Name, cited, many
from reportedly.model.reading import Reading

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': '{"}',
        "@": "{@}",
        **{char: f"\\{char}" for char in "$&#_%"},
    }
)
_LANGUAGES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "nl": "dutch"}


def encode(reading: Reading) -> bytes:
    """One entry, UTF-8."""
    return _entry(cited(reading)).encode()


def encode_many(readings: Iterable[Reading]) -> Iterator[bytes]:
    """An entry a report, an empty line between two."""
    for number, citation in enumerate(many(readings)):
        yield (("\n" if number else "") + _entry(citation)).encode()


def escaped(words: str) -> str:
    """``words`` as TeX prints them."""
    return words.translate(_TEX)


def _entry(of: Citation) -> str:
    kind, outlet = ("online", "organization") if of.url else ("article", "journal")
    fields = {
        "title": f"{{{escaped(of.title)}}}",
        "author": " and ".join(map(_author, of.authors)),
        outlet: escaped(of.publisher) and f"{{{escaped(of.publisher)}}}",
        "entrysubtype": "" if of.url else "newspaper",
        "date": _day(of.issued),
        "year": f"{of.issued[0]:04}" if of.issued else "",
        "month": str(of.issued[1]) if len(of.issued) > 1 else "",
        "url": of.url,
        "urldate": _day(of.accessed) if of.url else "",
        "langid": _LANGUAGES.get(of.language, ""),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{of.key},\n{lines}}}\n"


def _author(name: Name) -> str:
    """Taken apart by commas, or in braces that keep it whole."""
    if not name.given:
        return f"{{{escaped(name.family)}}}"
    return f"{escaped(' '.join(filter(None, (name.particles, name.family))))}, {escaped(name.given)}"


def _day(parts: list[int]) -> str:
    return "-".join(f"{part:04}" if n == 0 else f"{part:02}" for n, part in enumerate(parts))
