"""What a citation of a report says, before it is written as BibTeX or CSL-JSON: title, authors, outlet, dates."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from reportedly import vocab
from reportedly.export.plain import LONGEST_NAME, plain, web_address
from reportedly.model.document import Document
from reportedly.model.reading import Reading

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_PARTICLES = frozenset("da de del della den der di dos du el la le ten ter van von zu al bin ibn".split())
_BYLINES = frozenset(
    "agencies and associated bureau by correspondent correspondents desk editor editorial editors france newsroom "
    "presse reporter reporters reuters staff team writer writers".split()
)
"""Words of bylines that are no person's; beside those of outlets' and organisations' names."""
_LONGEST_TITLE = 90
_ASCII = re.compile(r"[^a-z0-9]+")


class Name(Struct, frozen=True):
    """A person by given name, particles and family name; or, where ``given`` is "", a name that is kept whole."""

    family: str
    given: str = ""
    particles: str = ""


class Citation(Struct, frozen=True, kw_only=True):
    """One report. ``issued`` and ``accessed`` are year, month, day, as far as known; ``url`` is http or https."""

    key: str
    title: str
    authors: list[Name]
    publisher: str
    issued: list[int]
    accessed: list[int]
    url: str
    language: str


def cited(reading: Reading) -> Citation:
    """What is known of the report. Where it has no title, its first words stand for one."""
    document = reading.document
    title = plain(document.title) or _beginning(document)
    authors = [name for author in document.authors if (name := _name(plain(author, LONGEST_NAME)))]
    issued = _date(document.published)
    return Citation(
        key=_key(reading, authors, issued, title),
        title=title,
        authors=authors,
        publisher=plain(document.publisher, LONGEST_NAME),
        issued=issued,
        accessed=_date(document.retrieved),
        url=web_address(document.url),
        language="" if document.language == "und" else document.language,
    )


def many(readings: Iterable[Reading]) -> Iterator[Citation]:
    """The citations of many readings, in order."""
    return map(cited, readings)


def _beginning(document: Document) -> str:
    """The first words of the text, cut between two of them."""
    first = next((line for line in document.text[:2000].split("\n") if line.strip()), "")
    words = plain(first)
    if not words:
        return "Untitled report"
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"


def _date(stated: str | None) -> list[int]:
    match = _DATE.match(stated or "")
    parts = [int(part) for part in match.groups() if part] if match else []
    known = parts[:1] + [part for part, most in zip(parts[1:], (12, 31), strict=False) if 1 <= part <= most]
    return known if len(known) == len(parts) else known[:1]


def _name(words: str) -> Name | None:
    """A person's name taken apart where it plainly is one: two to four words of letters, no word of organisations'."""
    if not words:
        return None
    parts = words.split()
    if not 2 <= len(parts) <= 4 or not all(_NAME.fullmatch(part) for part in parts):
        return Name(words)
    others = _BYLINES | vocab.words("org_words", "word") | vocab.words("outlet_words", "word")
    if others & {part.lower() for part in parts}:
        return Name(words)
    at = next((n for n, part in enumerate(parts) if n and part in _PARTICLES), len(parts) - 1)
    end = next((n for n in range(at, len(parts)) if parts[n] not in _PARTICLES), len(parts) - 1)
    return Name(" ".join(parts[end:]), " ".join(parts[:at]), " ".join(parts[at:end]))


def _key(reading: Reading, authors: list[Name], issued: list[int], title: str) -> str:
    """Such as ``quint2031ferry-1a2b3c``: ASCII, and of this report only."""
    who = authors[0].family if authors else reading.document.publisher or ""
    words = [word for word in map(_ascii, title.split()) if len(word) > 3]
    year = str(issued[0]) if issued else ""
    known = hashlib.sha256(f"{reading.id}\0{reading.document.sha256}".encode("utf-8", "replace")).hexdigest()
    return f"{_ascii(who)[:20] or 'report'}{year}{words[0][:20] if words else ''}-{known[:6]}"


def _ascii(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _ASCII.sub("", plain.lower())
