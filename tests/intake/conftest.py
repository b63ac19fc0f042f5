"""Settings that a test may change, and small files in the formats we read, made by hand."""

from collections.abc import Callable, Iterator

import pytest

from reportedly import settings

REPORT = (
    "The ferry to Sorrel Island was cancelled on Monday, the harbour master, Ada Quint, said. "
    "She told the Lintel Press that 40 of the 160 passengers had been brought back by bus."
)


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, object], None]]:
    """Sets one of ``settings`` for the length of a test."""

    def put(name: str, value: object) -> None:
        monkeypatch.setenv(f"REPORTEDLY_{name.upper()}", str(value))
        settings.current.cache_clear()

    yield put
    monkeypatch.undo()
    settings.current.cache_clear()


def pdf_bytes(pages: list[list[tuple[float, float, float, str]]], *, info: str = "", extra: str = "") -> bytes:
    """A PDF of one built-in font; each page is a list of (x, y, size, words), in points from the lower left."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for n, lines in enumerate(pages):
        drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("cp1252")
