"""The words and facts that rules use, as CSV files an editor can extend; each row names its source.

A folder named by ``settings.vocab_dir`` may hold files of the same names: their rows come after ours.
"""

import csv
from functools import cache
from itertools import zip_longest
from pathlib import Path

from reportedly.errors import VocabError
from reportedly.settings import current

_HERE = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.csv``, the user's after ours; cells are stripped, missing ones empty.

    Raises VocabError where a file is absent, not UTF-8, or lacks a column of ours.
    """
    found = list(table(_HERE / f"{name}.csv"))
    columns = set(found[0]) if found else set()
    folder = current().vocab_dir
    if folder is not None and (folder / f"{name}.csv").exists():
        extra = table(folder / f"{name}.csv")
        if extra and (missing := columns - set(extra[0])):
            raise VocabError(f"columns missing: {', '.join(sorted(missing))}", where=str(folder / f"{name}.csv"))
        found.extend(extra)
    return tuple(found)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of any CSV file, cells stripped; raises VocabError where it can't be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            cells_of = csv.reader(lines)
            columns = [name.strip() for name in next(cells_of, [])]
            return [
                dict(zip_longest(columns, map(str.strip, cells[: len(columns)]), fillvalue=""))
                for cells in cells_of
                if cells
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        what = f"can't be read ({type(error).__name__})"
        raise VocabError(what, where=str(path), todo="Save it as UTF-8 CSV.") from None


@cache
def words(name: str, column: str) -> frozenset[str]:
    """The distinct lower-cased values of one column."""
    return frozenset(row[column].lower() for row in rows(name) if row[column])
