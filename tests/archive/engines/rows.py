"""What was written, to be compared."""

from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from reportedly.archive.engines.build import OUTPUTS


def rows(out: Path) -> dict[str, pa.Table]:
    """Every output's rows, sorted by all their columns."""
    return {name: _sorted(out / name) for name in OUTPUTS}


def _sorted(folder: Path) -> pa.Table:
    table = ds.dataset(folder, format="parquet").to_table()
    return table.sort_by([(name, "ascending") for name in table.column_names])
