"""Atom (RFC 4287): a feed of what checks found in reports as they come in, for feed readers and other desks.

The elements are built, never written as text, so that no word of a report can be markup.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from msgspec import Struct

from reportedly.errors import SettingsError
from reportedly.export.plain import LONGEST_NAME, plain, web_address
from reportedly.intake.metadata import iso_date
from reportedly.version import __version__

ATOM = "http://www.w3.org/2005/Atom"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+")


class Item(Struct, frozen=True, kw_only=True):
    """One finding of one report: ``kind`` is the rule's id, ``words`` those it rests on, ``when`` ISO 8601.

    ``report`` is the report's title, ``key`` its key in the archive, ``url`` its place on the web; ``link`` is where
    the finding can be seen ("": at the report itself).
    """

    report: str
    key: str
    kind: str
    verdict: str
    working: str
    words: str
    when: str
    url: str | None = None
    link: str = ""


def feed(
    items: Iterable[Item], *, title: str, id: str, link: str, updated: str, author: str = "reportedly", page: str = ""
) -> bytes:
    """The feed as UTF-8 XML; ``items`` in the order given, newest first by custom, each once.

    ``id`` is the feed's name for good (an IRI), ``link`` where it is served, ``page`` the page it belongs to,
    ``updated`` ISO 8601. Raises SettingsError for an id that is none, or a time that can't be read.
    """
    if not _IRI.fullmatch(id):
        raise SettingsError(f"{id!r} is no IRI", where="id", todo="Name the feed by an address or a urn:uuid.")
    stamp = _stamp(updated)
    if stamp is None:
        raise SettingsError(f"{updated!r} is no time", where="updated", todo="Write it as 2031-03-03T14:05:00Z.")
    root = Element("feed", {"xmlns": ATOM})
    _text(root, "id", id)
    _text(root, "title", plain(title, LONGEST_NAME) or "Findings")
    _text(root, "updated", stamp)
    _text(SubElement(root, "author"), "name", plain(author, LONGEST_NAME) or "reportedly")
    _text(root, "generator", "reportedly").set("version", __version__)
    for relation, address in (("self", web_address(link)), ("alternate", web_address(page))):
        if address:
            SubElement(root, "link", {"rel": relation, "href": address})
    for name, item in {_name(item): item for item in items}.items():
        _entry(root, name, item, stamp)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: Element, name: str, item: Item, stamp: str) -> None:
    entry = SubElement(root, "entry")
    report = plain(item.report, LONGEST_NAME) or plain(item.key, LONGEST_NAME) or "a report without a title"
    _text(entry, "id", name)
    _text(entry, "title", f"{plain(item.verdict, 40)}: {report}")
    _text(entry, "updated", _stamp(item.when) or stamp)
    for relation, address in (("alternate", web_address(item.link)), ("related", web_address(item.url))):
        if address:
            SubElement(entry, "link", {"rel": relation, "href": address})
    for term in (item.kind, item.verdict):
        if words := plain(term, 80):
            SubElement(entry, "category", {"term": words})
    _text(entry, "content", f"{plain(item.working)} — “{plain(item.words)}”").set("type", "text")


def _text(parent: Element, tag: str, words: str) -> Element:
    element = SubElement(parent, tag)
    element.text = words
    return element


def _name(item: Item) -> str:
    """The entry's name, the same whenever the finding is fed again: a version 5 UUID of what it says of what."""
    parts = "\n".join((item.key, item.kind, item.verdict, item.working, item.words))
    return f"urn:uuid:{uuid5(NAMESPACE_URL, parts.encode('utf-8', 'replace').decode())}"


def _stamp(time: str) -> str | None:
    """A time as RFC 3339, a day as its first second, in UTC; None where it can't be read."""
    found = iso_date(time)
    if found is None:
        return None
    when = datetime.fromisoformat(found)
    try:
        moment = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
