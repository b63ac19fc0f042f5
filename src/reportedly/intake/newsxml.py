"""News agencies' XML (IPTC): NITF 3, and NewsML-G2 with NITF, XHTML or plain text in it.

The parser resolves no entity and opens nothing. A report that its agency withdrew is not read.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from reportedly.errors import IntakeError, NoText, ReportedlyError, WrongFormat
from reportedly.intake import fragments
from reportedly.intake.build import Known, build, check_bytes
from reportedly.intake.canonical import Piece, clean, collapse, lay_out
from reportedly.intake.jsonfile import WITHDRAWN
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import iso_date
from reportedly.intake.tags import check_tags
from reportedly.model.document import Document

_NITF_TYPE = "application/nitf+xml"
_G2_TYPE = "application/vnd.iptc.g2.newsitem+xml"


def from_bytes(data: bytes, known: Known) -> Document:
    """A Document from a NITF file, or one NewsML-G2 item. Raises WrongFormat, NoText, TooLarge."""
    root = _parsed(data)
    if _tag(root) == "nitf":
        return _of_nitf(root, known)
    items = list(root.iter("{*}newsItem"))
    if len(items) != 1:
        raise IntakeError(f"holds {len(items):,} news items", todo="Read it as a batch.")
    return _of_item(items[0], known)


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The texts of a NewsML-G2 message in order, each by its guid; its pictures and films are passed over."""
    name = name or path.name
    try:
        check_bytes(path.stat().st_size)
        data = path.read_bytes()
        items = list(_parsed(data).iter("{*}newsItem"))
    except OSError as error:
        raise IntakeError(f"can't be read ({error.strerror})", where=str(path)) from None
    except IntakeError as error:
        raise error.at(str(path)) from None
    sha256 = hashlib.sha256(data).hexdigest()
    for number, item in enumerate(items, 1):
        kind = next((node.get("qcode", "") for node in item.iter("{*}itemClass")), "ninat:text")
        if not kind.endswith(":text"):
            continue
        id, place = item.get("guid") or f"{name}#{number}", f"{path}#{number}"
        try:
            read = _of_item(item, Known(id=id, published=published))
            yield replace(read, place=place, original_sha256=sha256)
        except ReportedlyError as error:
            yield Failure(id, error.at(place), place)


def _parsed(data: bytes) -> Any:
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    check_tags(data)
    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return fromstring(data, parser)
    except (XMLSyntaxError, ValueError) as error:
        what = " ".join(str(error).split())[:120]
        raise WrongFormat(f"the XML is cut short or damaged ({what})", todo="Get it again.") from None


def _of_nitf(root: Any, known: Known) -> Document:
    """The report of a ``<nitf>``: headlines, then the blocks of ``<body.content>``."""
    if root.get("management-status", "") in WITHDRAWN or _attribute(root, "docdata", "management-status") in WITHDRAWN:
        raise _withdrawn()
    title = _first(root, "hl1") or _first(root, "title")
    under = [Piece("standfirst", _words(node)) for node in root.iter("{*}hl2")]
    date = _attribute(root, "date.issue", "norm") or _attribute(root, "pubdata", "date.publication")
    byline = next((_first(node, "person") for node in root.iter("{*}byline")), "") or _first(root, "byline")
    found = known.with_found(
        id=_attribute(root, "doc-id", "id-string"),
        title=title,
        publisher=_first(root, "distributor") or _attribute(root, "doc.copyright", "holder"),
        published=_date(date),
        authors=_names([byline]),
    )
    body = [piece for node in root.iter("{*}body.content") for piece in _pieces(node)]
    return _built(title, [*under, *body], bool(body), found, _NITF_TYPE)


def _of_item(item: Any, known: Known) -> Document:
    """The report of a ``<newsItem>``; what it says of itself goes before what a NITF within says."""
    status = _attribute(item, "pubStatus", "qcode").rpartition(":")[2]
    if status.lower() in WITHDRAWN:
        raise _withdrawn()
    meta = next(item.iter("{*}contentMeta"), item)
    title = _first(meta, "headline")
    provider = next(item.iter("{*}provider"), None)
    creators = [_first(node, "name") or _words(node) for node in meta.iter("{*}creator")]
    found = known.with_found(
        id=item.get("guid") or "",
        title=title,
        publisher="" if provider is None else _first(provider, "name") or _words(provider) or provider.get("literal"),
        published=_date(_first(item, "versionCreated") or _first(item, "firstCreated")),
        authors=_names(creators or [_first(meta, "by")]),
    )
    body = [piece for node in item.iter("{*}inlineXML") for piece in _content(node)]
    if not body:
        lines = [line for node in item.iter("{*}inlineData") for line in _text(node).split("\n")]
        body = [Piece("paragraph", line) for line in lines if line.strip()]
    return _built(title, body, bool(body), found, _G2_TYPE)


def _content(inline: Any) -> Iterator[Piece]:
    bodies = list(inline.iter("{*}body.content")) or list(inline.iter("{*}body")) or [inline]
    for body in bodies:
        yield from _pieces(body)


def _built(title: str, body: list[Piece], has_body: bool, known: Known, media_type: str) -> Document:
    if not has_body:
        raise NoText("the news item holds no text", todo="Give one whose text is in it.")
    text, blocks = lay_out([*([Piece("headline", title)] if title else []), *body])
    return build(text, blocks, known, media_type=media_type)


def _pieces(node: Any) -> Iterator[Piece]:
    """The blocks of NITF or XHTML, both of which name them as HTML does."""
    from lxml.etree import tostring

    for part in node.iter("{*}*"):
        part.tag = {"media-caption": "figcaption", "media-producer": "object"}.get(_tag(part), _tag(part))
    for part in node.iter("*"):  # of other names nothing is left but their words
        part.attrib.clear()
    yield from fragments.pieces(tostring(node, encoding="unicode", method="html", with_tail=False))


def _withdrawn() -> NoText:
    return NoText("was withdrawn by its agency", todo="Don't use it, or give its words as text.")


def _tag(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _text(node: Any) -> str:
    return clean("".join(node.itertext()))


def _words(node: Any) -> str:
    return collapse(_text(node))


def _first(root: Any, name: str) -> str:
    return next((words for node in root.iter(f"{{*}}{name}") if (words := _words(node))), "")


def _attribute(root: Any, name: str, key: str) -> str:
    return next((value for node in root.iter(f"{{*}}{name}") if (value := node.get(key))), "")


def _names(lines: list[str]) -> tuple[str, ...]:
    bare = (line.removeprefix("Reporting by ").removeprefix("By ").removeprefix("by ") for line in lines)
    return tuple(filter(None, bare))


def _date(value: str) -> str | None:
    """ISO 8601, also without hyphens and colons, as NITF has it: 20260303T141200Z."""
    if len(value) >= 8 and value[:8].isdigit():
        day, time = f"{value[:4]}-{value[4:6]}-{value[6:8]}", value[9:]
        if len(time) >= 6 and time[:6].isdigit():
            time = f"{time[:2]}:{time[2:4]}:{time[4:6]}{time[6:]}"
        value = f"{day}T{time}" if time else day
    return iso_date(value)
