"""PDFs: set by typst where the layout is the point, written by hand where the file itself is odd."""

import hashlib
from collections.abc import Callable

from tests.intake.conftest import pdf_bytes

_STORY = """
The bridge at Holm was closed on Wednesday after cracks were found in two of its six piers, the road office said. It
will stay closed for at least three weeks, and lorries are sent over Lower Sorrel, where the inhabitants have complained
of the traffic.

“We found the first crack by chance,” said the office’s head, Nils Aker. “A diver was looking for a lost anchor.”

The ministry of transport had put the cost of a new bridge at 62 million crowns in 2024, of which the province was to
pay 12 million. Nothing came of it, according to correspondence between the ministry and the governor that the Courier
has seen.

A spokeswoman for the governor, Sera Novik, denied that anybody had been warned of the deterioration. “There were no
irregularities whatsoever,” she told journalists. “The inspections were carried out as the regulations demand.”

An engineer who took part in the last inspection, and who asked not to be named because he is not authorised to speak,
said that the divers had been sent home after two of the six piers for lack of money.

The mayor of Lower Sorrel, Bo Lund, said that 4,000 lorries a day were too many for a village of 900 inhabitants.
"""
_PAGE = (
    '#set page(width: {w}pt, height: {h}pt, margin: {m}pt{more})\n#set text(size: 9pt, lang: "en", hyphenate: true)\n'
)


def _set(words: str, width: int = 420, height: int = 595, margin: int = 45, more: str = "") -> bytes:
    import typst

    page = _PAGE.format(w=width, h=height, m=margin, more=f", {more}" if more else "")
    return bytes(typst.compile((page + "#set par(justify: true)\n" + words).encode(), ignore_system_fonts=True))


def two_columns() -> bytes:
    """A newspaper's page: a headline over two narrow, hyphenated columns."""
    head = '#place(top + center, scope: "parent", float: true)[#text(size: 20pt)[Bridge at Holm closed]]\n'
    return _set(head + _STORY, more="columns: 2")


def running() -> bytes:
    """A magazine's pages: other running heads left and right, page numbers, words broken over columns and pages."""
    head = "header: context if calc.odd(here().page()) [CARROW COURIER #h(1fr) 4 March 2026] else [THE HOLM BRIDGE]"
    foot = "footer: context align(center)[— #counter(page).display() —]"
    return _set(f"= Bridge at Holm closed\n{_STORY}", 300, 260, 40, f"columns: 2, {head}, {foot}")


def tables() -> bytes:
    """A report with a table in its middle."""
    cells = "Year,Inspections,Piers seen,2023,2,6,2024,1,4,2025,1,2".split(",")
    table = f"#table(columns: 3, {', '.join(f'[{cell}]' for cell in cells)})\n"
    one, two, *_ = _STORY.strip().split("\n\n")
    return _set(f"= Bridge at Holm closed\n{one}\n\n{table}\n{two}\n")


def footnotes() -> bytes:
    """A paragraph that goes on over the page, with notes at the foot of the first."""
    words = _STORY.replace(
        "the road office said.", "the road office said.#footnote[Press release No. 9 of 4 March 2026.]"
    )
    words = words.replace("62 million crowns", "62 million crowns#footnote[Draft budget of 2024, page 14.]")
    return _set(f"= Bridge at Holm closed\n{words}", 330, 230, 40)


def letterhead() -> bytes:
    """A press release on an authority's paper."""
    head = """#text(size: 16pt)[*ROAD OFFICE CARROW*]\n
#text(size: 7pt)[Quay Street 4 · 1000 Carrow · Tel. +00 555 0190 · press\\@roads.example · www.roads.example]\n
#line(length: 100%)
#align(right)[Carrow, 4 March 2026]\n
*PRESS RELEASE 9/2026*\n
= Holm bridge closed for three weeks
"""
    tail = "\n#v(1fr)\n#text(size: 7pt)[Road Office Carrow · Head: Nils Aker · Bank of Carrow 00 4711]"
    one, two, *_ = _STORY.strip().split("\n\n")
    return _set(f"{head}\n{one}\n\n{two}\n{tail}")


def scan() -> bytes:
    """A page that is one picture."""
    data = pdf_bytes([[]])
    drawn = b"q 400 0 0 500 90 150 cm BI /W 8 /H 8 /CS /G /BPC 8 ID " + bytes(range(0, 256, 4)) + b" EI Q"
    return data.replace(b"<< /Length 0 >>\nstream\n", f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn)


_GLYPHS = "/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 {names}] >>"


def _lettered(names: str, lines: list[str], more: str = "") -> bytes:
    data = pdf_bytes([[(72, 760 - 14 * n, 11, words) for n, words in enumerate(lines)]])
    old = b"/Encoding /WinAnsiEncoding >>"
    return data.replace(old, f"{_GLYPHS.format(names=names)} {more} >>".encode())


def ligatures() -> bytes:
    """Letters that were set as ligatures, told by their glyphs' names alone."""
    lines = [
        "The \\001rst \\002ood was put at 300 crowns by the \\001re chief, who de\\001ned it so,",
        "she told the press.",
    ]
    return _lettered("/fi /fl", lines)


def garbled() -> bytes:
    """A font whose table says that every letter is one of private use: what is seen can't be read."""
    table = "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def\n"
    table += (
        "1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <21> <7E> <E021> endbfrange\nendcmap end"
    )
    lines = [
        "The bridge at Holm was closed on Wednesday after cracks were",
        "found in two of its six piers, the office said.",
    ]
    data = _lettered("/fi", lines, "/ToUnicode 99 0 R")
    extra = f"99 0 obj\n<< /Length {len(table)} >>\nstream\n{table}\nendstream\nendobj\n".encode()
    return data.replace(b"xref\n0", extra + b"xref\n0", 1)


def locked(user: str = "secret") -> bytes:
    """Encrypted by RC4 at 40 bits; with an empty ``user`` password anybody may open it."""
    one, two = (
        "The bridge at Holm was closed on Wednesday, the road",
        "office said. It will stay closed for three weeks.",
    )
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    padded, owner, ident = ((name.encode() + pad)[:32] for name in (user, "owner", "ident"))
    o = _rc4(hashlib.md5(owner).digest()[:5], padded)  # noqa: S324 - ISO 32000-1, algorithm 3
    permissions = (-44 & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(padded + o + permissions + ident[:16]).digest()[:5]  # noqa: S324 - algorithm 2
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{o.hex()}> /U <{_rc4(key, pad).hex()}> >> "
    lock += f"/ID [<{ident[:16].hex()}> <{ident[:16].hex()}>]"
    data = pdf_bytes([[(72, 760, 11, one), (72, 746, 11, two)]], extra=lock)
    start = data.index(b"stream\n") + 7
    stop = data.index(b"\nendstream")
    number = hashlib.md5(key + (6).to_bytes(3, "little") + bytes(2)).digest()[:10]  # noqa: S324 - algorithm 1
    return data[:start] + _rc4(number, data[start:stop]) + data[stop:]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


MADE: dict[str, Callable[[], bytes]] = {
    "columns.pdf": two_columns,
    "running.pdf": running,
    "tables.pdf": tables,
    "footnotes.pdf": footnotes,
    "letterhead.pdf": letterhead,
    "scan.pdf": scan,
    "ligatures.pdf": ligatures,
    "garbled.pdf": garbled,
    "locked.pdf": locked,
    "open-locked.pdf": lambda: locked(""),
    "cut.pdf": lambda: two_columns()[:-900],
}
