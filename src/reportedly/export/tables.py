"""Four tables of readings (claims, attributions, quantities, findings): the one definition of their columns.

CSV, JSON Lines and Parquet are thin writers of ``rows``; ``described`` prints the columns for the docs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Literal, Protocol

from reportedly.errors import SettingsError
from reportedly.export.wellformed import well_formed
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, SourceKind, Voice

Type = Literal["text", "integer", "number", "truth", "spans", "texts"]
"""``spans`` is a list of ``[start, end]``, ``texts`` a list of texts; CSV holds both as JSON."""
Cell = str | int | float | bool | list[list[int]] | list[str] | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Seen:
    """A reading with its records by id, and which claims hold a quantity."""

    reading: Reading
    said: dict[str, Attribution] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    claims: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> "Seen":
        """Linear in the reading."""
        claims: dict[str, list[str]] = defaultdict(list)
        for claim in reading.claims:
            for quantity in claim.quantities:
                claims[quantity].append(claim.id)
        said = {one.id: one for one in reading.attributions}
        return cls(reading, said, {voice.id: voice for voice in reading.voices}, claims)

    def words(self, spans: Sequence[Span]) -> str:
        """The words of ``spans``, joined by an ellipsis in brackets."""
        return " […] ".join(self.reading.document.text[start:end] for start, end in spans)

    def voice(self, attribution: str | None) -> tuple[str | None, SourceKind]:
        """Name and kind of the stated source of an attribution; the report's own voice where there is none."""
        said = self.said.get(attribution or "")
        voice = self.voices.get(said.voice or "") if said else None
        if voice:
            return voice.name, voice.kind
        return (None, "own-voice") if said is None else (None, said.chain[0].kind if said.chain else "vague")

    def first(self, attribution: str | None) -> tuple[str | None, SourceKind]:
        """Name and kind of the first voice: the far end of the chain."""
        said = self.said.get(attribution or "")
        last: Link | None = said.chain[-1] if said and said.chain else None
        return (last.name, last.kind) if last else self.voice(attribution)


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``get`` takes its cell from a record of the reading seen."""

    name: str
    type: Type
    meaning: str
    get: Callable[[Seen, Any], object]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a row of each of ``records``."""

    name: str
    says: str
    records: Callable[[Reading], Sequence[Any]]
    columns: tuple[Column, ...]


def table(name: str) -> Table:
    """The table called ``name``. Raises SettingsError."""
    from reportedly.export.columns import TABLES

    if name not in TABLES:
        raise SettingsError(f"no table {name!r}", where="table", todo=f"Choose one of {', '.join(TABLES)}.")
    return TABLES[name]


def rows(of: Table, seen: Seen) -> Iterator[Row]:
    """The rows of one reading, cells in the order of the columns, each as its column's type says.

    Lone surrogates become U+FFFD; a number that is not finite is null.
    """
    for record in of.records(seen.reading):
        yield tuple(_cell(column.get(seen, record), column.type) for column in of.columns)


class Writer(Protocol):
    """A table being written in some format; ``add`` and ``end`` give the bytes to write next."""

    def add(self, seen: Seen) -> bytes: ...  # noqa: D102

    def end(self) -> bytes: ...  # noqa: D102


def written(readings: Iterable[Reading], writer: Writer) -> Iterator[bytes]:
    """One table of many readings, piece by piece: what each adds, and what ends the file."""
    for reading in readings:
        yield writer.add(Seen.of(reading))
    yield writer.end()


def described() -> str:
    """The tables and their columns as Markdown, for docs/exports-corpus.md."""
    from reportedly.export.columns import TABLES

    parts = []
    for one in TABLES.values():
        lines = "".join(f"| `{c.name}` | {c.type} | {c.meaning} |\n" for c in one.columns)
        parts.append(f"### {one.name}\n{one.says}\n\n| column | type | meaning |\n|---|---|---|\n{lines}")
    return "\n".join(parts)


def _cell(value: object, type: Type) -> Cell:
    match value:
        case str():
            return well_formed(value)
        case int() | float() if type == "number":
            return float(value) if isfinite(value) else None
        case bool() | int() | None:
            return value
        case list() if type == "spans":
            return [list(span) for span in value]
        case list():
            return [well_formed(words) for words in value]
    raise TypeError(f"no cell: {value!r}")


if __name__ == "__main__":
    print(described(), end="")
