"""Web Annotations that people made elsewhere → what they say of which words; placed exactly, or not at all.

Read are an Annotation, a list of them, an AnnotationPage and an AnnotationCollection with its pages within. Everything
in them is data. A passage is placed where its position and its quotation agree, or where its quotation with what stands
around it is found once; a position alone counts only for the very text it was made on. Anything else is unanchored.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct, field

from reportedly.errors import WrongFormat
from reportedly.model.document import sha256_of
from reportedly.model.span import Span

ROLES = ("source", "cue", "content", "claim", "finding", "mark", "quantity", "date")
_URN = "urn:sha256:"
_DEEPEST = 12
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_SEARCHES = 10_000
"""Passages of one text that are searched for where their position doesn't fit; further ones stay unanchored."""

Thing = dict[str, Any]


class Passage(Struct, frozen=True, kw_only=True):
    """Words that an annotation is of. ``exact`` is null without a quotation, ``position`` without one in numbers."""

    exact: str | None = None
    prefix: str = ""
    suffix: str = ""
    position: Span | None = None


class Annotated(Struct, frozen=True, kw_only=True):
    """One annotation of one document: who says what (``says``: purpose and words) of which passages.

    ``source`` is the target's address, ``sha256`` the text it was made on ("": not told). ``role`` is the part that its
    tags name, of ROLES ("": none), ``of`` the record it belongs to, as its identifying body says.
    """

    id: str
    source: str
    sha256: str = ""
    role: str = ""
    of: str = ""
    by: str = ""
    at: str = ""
    motivation: str = ""
    says: list[tuple[str, str]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


class Placed(Struct, frozen=True, kw_only=True):
    """An annotation with its passages' spans in a text; ``unanchored`` are those that stand nowhere for certain."""

    annotation: Annotated
    spans: list[Span] = field(default_factory=list)
    unanchored: list[Passage] = field(default_factory=list)


def read_annotations(data: bytes) -> list[Annotated]:
    """The annotations in ``data`` (UTF-8 JSON-LD), in order; one of several documents once for each.

    Raises WrongFormat where it is no JSON or holds no annotation.
    """
    try:
        value = msgspec.json.decode(data.removeprefix(_BYTE_ORDER_MARK))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise WrongFormat("no JSON", todo="A Web Annotation in JSON-LD is expected.") from None
    found = [annotated for thing in _annotations(value, 0) for annotated in _read(thing)]
    if not found:
        raise WrongFormat("no Web Annotation in it", todo="Annotations need the type Annotation and a target.")
    return found


def place(annotations: list[Annotated], text: str) -> list[Placed]:
    """The spans of the annotations' passages in ``text``, in code points; no passage is put on a look-alike.

    The caller chooses the annotations that are of this text, by their source or SHA-256.
    """
    sha256, left = sha256_of(text), _MOST_SEARCHES
    shown = _SURROGATE.sub("\ufffd", text)  # as JSON has them, one for one
    placed = []
    for one in annotations:
        spans, lost = [], []
        for passage in one.passages:
            span = _at_position(passage, shown, sure=one.sha256 == sha256)
            if span is None and passage.exact and left:
                left -= 1
                span = _at_quotation(passage, shown)
            if span is None:
                lost.append(passage)
            else:
                spans.append(span)
        placed.append(Placed(annotation=one, spans=sorted(set(spans)), unanchored=lost))
    return placed


def _at_position(passage: Passage, text: str, *, sure: bool) -> Span | None:
    """The position, if its words and what stands around them are the quotation's; in the ``sure`` same text sooner.

    There the words are enough, or the position alone. Elsewhere a short word may stand at its place by chance.
    """
    span = passage.position
    if span is None or not 0 <= span.start < span.end <= len(text):
        return None
    if passage.exact is None:
        return span if sure else None
    fits = text.startswith(passage.exact, span.start) and span.end - span.start == len(passage.exact)
    around = text.endswith(passage.prefix, 0, span.start) and text.startswith(passage.suffix, span.end)
    return span if fits and (sure or around) else None


def _at_quotation(passage: Passage, text: str) -> Span | None:
    """Where the quotation stands between its prefix and its suffix, if it does so once."""
    exact = passage.exact or ""
    around = f"{passage.prefix}{exact}{passage.suffix}"
    first = text.find(around)
    if first < 0 or text.find(around, first + 1) >= 0:
        return None
    start = first + len(passage.prefix)
    return Span(start, start + len(exact))


def _annotations(value: object, depth: int) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item, depth + 1)
    elif isinstance(value, dict):
        if "Annotation" in _all(value.get("type", value.get("@type"))):
            yield value
            return
        for key in ("first", "items", "next", "last", "@graph"):
            yield from _annotations(value.get(key), depth + 1)


def _read(thing: Thing) -> Iterator[Annotated]:
    """The annotation once for each document it is of, with that document's passages."""
    says = [said for body in _all(thing.get("body", thing.get("bodyValue"))) if (said := _said(body))]
    sources: dict[tuple[str, str], list[Passage]] = {}
    for target in _all(thing.get("target")):
        source, sha256 = _source(target)
        if source:
            sources.setdefault((source, sha256), []).extend(_passages(target))
    for (source, sha256), passages in sources.items():
        yield Annotated(
            id=_word(thing.get("id")),
            source=source,
            sha256=sha256,
            role=next((words for why, words in says if why in {"tagging", ""} and words in ROLES), ""),
            of=next((words for why, words in says if why == "identifying"), ""),
            by=_name(thing.get("creator")),
            at=_word(thing.get("created")),
            motivation=_word(thing.get("motivation")),
            says=says,
            passages=passages,
        )


def _said(body: object) -> tuple[str, str] | None:
    if isinstance(body, str):
        return "", body
    if isinstance(body, dict) and isinstance(value := body.get("value"), str):
        return _word(body.get("purpose")), value
    return None


def _source(target: object) -> tuple[str, str]:
    """A target's address, and the SHA-256 of the text that was annotated, if its address or its state tells it."""
    if isinstance(target, str):
        return target, target.removeprefix(_URN) if target.startswith(_URN) else ""
    if not isinstance(target, dict):
        return "", ""
    source = _word(target.get("source")) or _word(target.get("id"))
    named = [source, *(_word(cached) for state in _all(target.get("state")) for cached in _cached(state))]
    return source, next((name.removeprefix(_URN) for name in named if name.startswith(_URN)), "")


def _cached(state: object) -> list[object]:
    return _all(state.get("cached")) if isinstance(state, dict) else [state]


def _passages(target: object) -> list[Passage]:
    """The words a target selects: selectors that stand side by side are of the same words.

    A target with none is the whole document. One whose selectors are not understood, or are refined by others, gives a
    passage of nothing, which stands nowhere.
    """
    selectors = _all(target.get("selector")) if isinstance(target, dict) else []
    if not selectors:
        return []
    plain = [one for one in selectors if isinstance(one, dict) and "refinedBy" not in one]
    quotes = [one for one in plain if one.get("type") == "TextQuoteSelector" and isinstance(one.get("exact"), str)]
    quoted = quotes[0] if quotes else {}
    return [
        Passage(
            exact=quoted.get("exact"),
            prefix=_word(quoted.get("prefix")),
            suffix=_word(quoted.get("suffix")),
            position=next((place for place in map(_position, plain) if place), None),
        )
    ]


def _position(selector: Thing) -> Span | None:
    start, end = selector.get("start"), selector.get("end")
    if selector.get("type") != "TextPositionSelector" or type(start) is not int or type(end) is not int:
        return None
    return Span(start, end)


def _all(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _word(value: object) -> str:
    """Words, or the address of an object, or the first of a list of them."""
    first = next(iter(_all(value)), None)
    if isinstance(first, dict):
        first = first.get("id")
    return first if isinstance(first, str) else ""


def _name(value: object) -> str:
    first = next(iter(_all(value)), None)
    if isinstance(first, dict) and (name := _word(first.get("name"))):
        return name
    return _word(first)
