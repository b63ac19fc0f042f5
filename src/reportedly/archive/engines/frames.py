"""What a step is made of: frames of rows, the verbs on them, and kernels that work on many rows at once.

A job uses nothing but these verbs, so that whatever runs it gives the same rows. Frames have no order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, Self, TypeAlias

import pyarrow as pa

Source: TypeAlias = str | tuple[str, str | bool]
"""Where a column comes from: another column, or a column and, where that is null, a second one or a constant."""


@dataclass(frozen=True)
class Kernel:
    """A function of many rows (numpy over Arrow), the columns that it gives, and how many rows it is best given.

    Within ``Frame.group`` it sees all the rows of a key together, with those of other keys; what it gives must not
    depend on which other keys those are.
    """

    function: Callable[[pa.Table], pa.Table]
    columns: pa.Schema
    rows: int = 1 << 16
    alone: bool = False
    """Whether it is more Python than numpy: threads of one process would wait for each other."""

    def __call__(self, table: pa.Table) -> pa.Table:
        """The rows it gives for the rows of ``table``."""
        if not table.num_rows:
            return self.columns.empty_table()
        return self.function(table).select(self.columns.names).cast(self.columns)


class Frame(Protocol):
    """Rows that an engine can make."""

    def map(self, kernel: Kernel) -> Self:
        """The rows that the kernel gives for these, some at a time."""
        ...

    def group(self, by: str, kernel: Kernel) -> Self:
        """The rows that the kernel gives where it sees rows of the same ``by`` (whole numbers) together."""
        ...

    def join(self, other: Self, on: str, how: Literal["inner", "left"] = "inner") -> Self:
        """Each row beside each of ``other``'s with the same ``on`` (whole numbers); no other column is in both."""
        ...

    def pick(self, **columns: Source) -> Self:
        """These columns alone, under these names."""
        ...

    def rising(self, one: str, other: str) -> Self:
        """The rows whose ``one`` is less than their ``other``."""
        ...

    def where(self, flag: str, *, is_: bool) -> Self:
        """The rows whose ``flag`` is so."""
        ...

    def write(self, folder: Path) -> None:
        """The rows into Parquet files in an empty folder, of which there is one at least."""
        ...


class Engine(Protocol):
    """Makes frames."""

    def table(self, rows: pa.Table) -> Frame:
        """A few rows, as a frame."""
        ...

    def scan(self, folder: Path) -> Frame:
        """The rows of a folder of Parquet files."""
        ...

    def moved(self) -> int:
        """Bytes of rows that were brought together by a key, as yet; 0 where it is not known."""
        ...
