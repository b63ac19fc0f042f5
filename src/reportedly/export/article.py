"""The article of a page: its paragraphs, with sources, cues, contents, figures and marks laid over the words."""

import re
from collections.abc import Iterator
from html import escape

from reportedly.export.dress import PLAIN, Dress
from reportedly.export.marking import Item, Piece, pieces
from reportedly.export.outline import SYMBOLS, Outline
from reportedly.export.visible import stretches, visible
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.span import Span

HUES = 6
"""So many tints for origins; letters tell apart what shares one."""
_NOTICES = ("unverified", "no-reply")
_EXPLAINED = frozenset(("hedge", "loaded", "vague", "agentless", "endorsement", "notice", "question"))
_UNSAFE = re.compile(r"[^\w.-]")


def safe(words: str) -> str:
    """``words`` for use in a page: controls made visible, markup escaped, for text and attributes alike."""
    return escape(visible(words), quote=True)


def anchor(id: str) -> str:
    """A record's id as a fragment."""
    return escape(_UNSAFE.sub("-", visible(id)))


def hue(seen: Outline, claim: str) -> str:
    """The class that tints a claim: its origin's, or that of the report's own voice."""
    if claim in seen.letters:
        return f"o{seen.places[seen.letters[claim]] % HUES}"
    return "own" if claim in seen.owned else "loose"


def article(seen: Outline, dress: Dress = PLAIN) -> Iterator[str]:
    """The paragraphs of the report, marked up; linear in the text and in the number of marks."""
    document = seen.reading.document
    paragraphs = list(_paragraphs(document))
    cuts = [point for _, span in paragraphs for point in span]
    row = pieces(len(document.text), _items(seen, dress), cuts)
    piece = next(row, None)
    for kind, span in paragraphs:
        letters: dict[str, str] = {}
        inside = []
        while piece and piece.start < span.end:
            if piece.start >= span.start:
                inside.append(_piece(piece, document.text, seen, dress))
                letters |= {seen.letters[i.id]: i.origin for i in piece.begins if i.anchor and i.id in seen.letters}
            piece = next(row, None)
        yield f'<p class="b-{kind}" dir="auto">{_margin(letters)}{"".join(inside)}</p>'


def drawn_until(seen: Outline, dress: Dress) -> int | None:
    """Where in the text the marks end that ``dress`` draws, in code points; None where all are drawn."""
    if dress.marks is None:
        return None
    reading = seen.reading
    starts = [span.start for some in (reading.claims, reading.findings) for one in some for span in one.spans]
    for said in reading.attributions:
        starts += [span.start for spans in (said.source, said.cue) for span in spans]
    for records in (reading.quantities, reading.dates, reading.marks, reading.replies):
        starts += [one.span.start for one in records]
    return sorted(starts)[dress.marks] if len(starts) > dress.marks else None


def _paragraphs(document: Document) -> Iterator[tuple[str, Span]]:
    """The blocks in order, and what stands between them, line by line, so that no word is lost."""
    at = 0
    for block in sorted(document.blocks, key=lambda block: block.span):
        start, end = max(block.span.start, at), min(block.span.end, len(document.text))
        if start < end:
            yield from _lines(document.text, at, start)
            yield block.kind, Span(start, end)
            at = end
    yield from _lines(document.text, at, len(document.text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield "paragraph", Span(start, start + len(line))
        start += len(line)


def _items(seen: Outline, dress: Dress) -> Iterator[Item]:
    """Everything to be shown in the article that begins before the marks end."""
    until = drawn_until(seen, dress)
    least = len(seen.reading.document.text) if until is None else until
    yield from _claimed(seen, least)
    yield from _read_as(seen.reading, least)
    yield from _answers(seen, dress, least)
    yield from _found(seen.reading, least)


def _claimed(seen: Outline, least: int) -> Iterator[Item]:
    claimed = {}
    for claim in seen.reading.claims:
        layer = "own" if claim.attribution is None else "content"
        if claim.attribution is not None:
            claimed[claim.attribution] = claim.id
        for number, span in enumerate(claim.spans):
            if span.start < least:
                place = f"t-{anchor(claim.id)}" if number == 0 else ""
                yield Item(span, layer, claim.id, place, hue(seen, claim.id), chip=claim.id not in seen.plain)
    for said in seen.reading.attributions:
        if (id := claimed.get(said.id)) is None:  # nothing on the page would say what these words are for
            continue
        yield from (Item(span, "source", id) for span in said.source if span.start < least)
        yield from (Item(span, "cue", id) for span in said.cue if span.start < least)


def _read_as(reading: Reading, least: int) -> Iterator[Item]:
    for figure in (one for one in reading.quantities if one.span.start < least):
        yield Item(figure.span, "figure", figure.id, f"t-{anchor(figure.id)}")
    for date in (one for one in reading.dates if one.span.start < least):
        yield Item(date.span, "date", date.id, f"t-{anchor(date.id)}")
    for mark in (one for one in reading.marks if one.span.start < least):
        layer = "notice" if mark.kind in _NOTICES else mark.kind
        yield Item(mark.span, layer, mark.id, f"t-{anchor(mark.id)}", title=f"{mark.kind}: {mark.why}")


def _answers(seen: Outline, dress: Dress, least: int) -> Iterator[Item]:
    for group in seen.answered:
        for number, reply in enumerate(group.replies, 1):
            if reply.span.start < least:
                place = f"{group.place}-{number}"
                id = reply.id if dress.explain else place
                yield Item(reply.span, "notice", id, f"t-{place}", title=group.title.lower())


def _found(reading: Reading, least: int) -> Iterator[Item]:
    for finding in reading.findings:
        for number, span in enumerate(finding.spans, 1):
            if span.start < least:
                place = f"t-{anchor(finding.id)}" + (f"-{number}" if number > 1 else "")
                shown = number == 1 or finding.verdict != "consistent"
                yield Item(span, f"finding {finding.verdict}", finding.id, place, finding.verdict, chip=shown)


def _piece(piece: Piece, text: str, seen: Outline, dress: Dress) -> str:
    place, words = _words(text, piece, dress)
    link = piece.figure if piece.figure in piece.begins else None
    if dress.explain and link is None:
        link = next((item for item in piece.begins if item.layer in _EXPLAINED and item.id), None)
    before = "".join(_beginning(item, seen) for item in piece.begins if item is not link)
    if not piece.layers:
        return f"{before}<span{place}>{words}</span>" if place else before + words
    tint = piece.innermost.origin if piece.innermost else ""
    classes = " ".join(filter(None, ["s", *piece.layers, tint]))
    named = " ".join(anchor(id) for id in piece.ids)
    title = f' title="{safe(piece.title)}"' if piece.title else ""
    about = f'class="{classes}" data-i="{named}"{place}{title}'
    if link:
        to = dress.to(link.id) if dress.explain else f"#{anchor(link.id)}"
        return f'{before}<a id="{link.anchor}" href="{to}" {about}>{words}</a>'
    return f"{before}<span {about}>{words}</span>"


def _words(text: str, piece: Piece, dress: Dress) -> tuple[str, str]:
    """The attribute that says where a piece's words start, and the words.

    A character that is shown by a sign stands in an element of its own, so that each text node of the page has as many
    code points as the stretch of the text it shows, and what a person selects can be placed exactly.
    """
    words = text[piece.start : piece.end]
    if not dress.placed:
        return "", safe(words)
    parts = list(stretches(words))
    if all(not sign for _, _, sign in parts):
        return f' data-s="{piece.start}"', escape(visible(words))
    return "", "".join(_stretch(piece.start + at, shown, sign) for at, shown, sign in parts)


def _stretch(at: int, shown: str, sign: str) -> str:
    about = f' class="sign-of" title="U+{ord(sign):04X}"' if sign else ""
    return f'<span data-s="{at}"{about}>{escape(shown)}</span>'


def _beginning(item: Item, seen: Outline) -> str:
    """A chip that links to the record, or the bare anchor of one that needs no sign of its own."""
    if not item.anchor:
        return ""
    if not item.chip:
        return f'<span id="{item.anchor}"></span>'
    sign, noun, about = "", "claim ", ""
    if item.layer.startswith("finding"):
        sign, noun = SYMBOLS.get(item.origin, ""), f"{item.origin.replace('-', ' ')} finding "
    elif item.id in seen.letters:
        sign, about = seen.letters[item.id], ", origin " + seen.letters[item.id]
    about_sign = ' class="sign"' if item.layer.startswith("finding") else ""
    shown = f'<span{about_sign} aria-hidden="true">{sign} </span>' if sign else ""
    spoken = f'<span class="vh">{noun}</span>{shown}{safe(item.id)}<span class="vh">{about}</span>'
    return f'<a class="chip {item.origin}" id="{item.anchor}" href="#{anchor(item.id)}">{spoken}</a>'


def _margin(letters: dict[str, str]) -> str:
    if not letters:
        return ""
    shown = "".join(f'<span class="{tint}">{letter}</span>' for letter, tint in letters.items())
    return f'<span class="margin" aria-hidden="true">{shown}</span>'
