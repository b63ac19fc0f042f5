"""The Daft engine: the same steps as a plan of Daft's, on the cores of this machine or on a Ray cluster.

Joins are Daft's own. A kernel is a Daft function of whole batches: in ``map`` in processes of its own (its Python part
would keep threads waiting for each other), in ``group`` once a shard, in threads (numpy lets others run meanwhile).
"""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.archive.engines.frames import Kernel, Source
from reportedly.errors import ReportedlyError, SettingsError

# Nothing leaves the machine: Daft and Ray report that they are used, unless they are told before they are loaded.
os.environ |= {"DAFT_ANALYTICS_ENABLED": "0", "SCARF_NO_ANALYTICS": "true", "RAY_USAGE_STATS_ENABLED": "0"}

import daft
from daft import DataFrame, DataType, Series, col, lit
from daft.exceptions import DaftCoreException
from daft.functions import coalesce

_EACH = 32  # shards for each worker, so that none waits long for the last
_SHARD = 32 << 20  # bytes of the inputs for each shard: of the largest step it has four times as many


class Plan:
    """Rows as a Daft plan; ``shards``: into how many parts rows are put where those of a key come together."""

    def __init__(self, frame: DataFrame, shards: int) -> None:
        self.frame, self._shards = frame, shards

    def _with(self, frame: DataFrame) -> "Plan":
        return Plan(frame, self._shards)

    def map(self, kernel: Kernel) -> "Plan":
        """See ``frames.Frame``."""
        rows = _function(kernel, self.frame.column_names, listed=True)
        frame = self.frame.select(rows.alias("rows")).explode("rows").where(col("rows").not_null())
        return self._with(frame.select(col("rows").unnest()))

    def group(self, by: str, kernel: Kernel) -> "Plan":
        """See ``frames.Frame``."""
        names = self.frame.column_names
        frame = self.frame.with_column("shard", (col(by) % lit(self._shards)).cast(DataType.int32()))
        frame = frame.groupby("shard").map_groups(_function(kernel, names, listed=False).alias("rows"))
        return self._with(frame.select(col("rows").unnest()))

    def join(self, other: "Plan", on: str, how: Literal["inner", "left"] = "inner") -> "Plan":
        """See ``frames.Frame``."""
        return self._with(self.frame.join(other.frame, on=on, how=how))

    def pick(self, **columns: Source) -> "Plan":
        """See ``frames.Frame``."""
        return self._with(self.frame.select(*(_source(old).alias(new) for new, old in columns.items())))

    def rising(self, one: str, other: str) -> "Plan":
        """See ``frames.Frame``."""
        return self._with(self.frame.where(col(one) < col(other)))

    def where(self, flag: str, *, is_: bool) -> "Plan":
        """See ``frames.Frame``."""
        return self._with(self.frame.where(col(flag) if is_ else ~col(flag)))

    def write(self, folder: Path) -> None:
        """See ``frames.Frame``."""
        try:
            self.frame.write_parquet(str(folder), compression="zstd")
        except DaftCoreException as error:
            what = f"Daft could not do it: {error}"
            raise ReportedlyError(what, where=str(folder), todo="Mend the cause and give --resume.") from error
        if not any(folder.iterdir()):
            pq.write_table(self.frame.schema().to_pyarrow_schema().empty_table(), folder / "empty.parquet")


class Daft:
    """Runs a job on ``workers`` threads and processes of this machine, or on the Ray cluster at ``address``.

    ``given``: bytes of the inputs, by which it is decided into how many ``shards`` rows are put.
    """

    def __init__(self, workers: int | None = None, address: str | None = None, given: int = 0) -> None:
        _choose(workers, address)
        self._shards = max(_EACH * (workers or os.cpu_count() or 1), given // _SHARD)
        if daft.get_or_infer_runner_type() == "ray":
            daft.set_execution_config(shuffle_aggregation_default_partitions=max(200, self._shards))

    def table(self, rows: pa.Table) -> Plan:
        """See ``frames.Engine``."""
        return Plan(daft.from_arrow(rows), self._shards)

    def scan(self, folder: Path) -> Plan:
        """See ``frames.Engine``."""
        return Plan(daft.read_parquet(f"{folder}/*.parquet"), self._shards)

    def moved(self) -> int:
        """See ``frames.Engine``."""
        return 0


_chosen: list[tuple[int | None, str | None]] = []


def _choose(workers: int | None, address: str | None) -> None:
    """Set Daft's runner, which a process can do but once. Raises SettingsError."""
    if _chosen:
        if _chosen != [(workers, address)]:
            raise SettingsError("Daft's workers can't be changed within a process", todo="Start another process.")
        return
    if address or os.environ.get("DAFT_RUNNER", "").lower() == "ray":
        if find_spec("ray") is None:
            raise SettingsError("a Ray cluster needs ray", todo="Run pip install 'reportedly[cluster]' ray.")
        daft.set_runner_ray(address)
    else:
        daft.set_runner_native(num_threads=workers)
    _chosen.append((workers, address))


def _source(source: Source) -> daft.Expression:
    if isinstance(source, str):
        return col(source)
    first, second = source
    return coalesce(col(first), col(second) if isinstance(second, str) else lit(second))


def _function(kernel: Kernel, names: list[str], *, listed: bool) -> daft.Expression:
    """A kernel as a function of Daft's; ``listed``: its rows as one list, and an empty one for every other row."""
    rows = pa.struct(list(kernel.columns))
    kind = DataType.from_arrow_type(pa.large_list(rows) if listed else rows)

    def apply(*series: Series) -> pa.Array:
        given = kernel(pa.table([one.to_arrow() for one in series], names=names))
        columns = [c.combine_chunks() if isinstance(c, pa.ChunkedArray) else c for c in given.columns]
        array = pa.StructArray.from_arrays(columns, fields=list(kernel.columns))
        if not listed:
            return array
        offsets = pa.array([0] + [len(array)] * len(series[0]), type=pa.int64())
        return pa.LargeListArray.from_arrays(offsets, array)

    options: dict[str, Any] = {"batch_size": kernel.rows, "use_process": kernel.alone} if listed else {}
    function = daft.func.batch(return_dtype=kind, **options)(apply)
    return function(*(col(name) for name in names))
