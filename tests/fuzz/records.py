"""Records that no single text makes: traces, dossiers, series; with other words where reports may bring any."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any, get_type_hints

from msgspec.structs import replace

from reportedly.model.series import Series
from reportedly.model.trace import Trace
from tests.export import dossiers, traces, whole_dossiers
from tests.export.test_series_plot import MANY, figure, of

FIXED = frozenset(
    "id article version voice origin earlier later kind sort first last at published_from published_to".split()
)
"""Fields that name other records, or hold what this program alone writes."""


def shaken(record: Any, words: Iterator[str]) -> Any:
    """The record with the next of ``words`` in every free text of it, and of the records that it holds."""
    if isinstance(record, list):
        return [shaken(item, words) for item in record]
    if not hasattr(record, "__struct_fields__"):
        return record
    hints = get_type_hints(type(record))
    changed: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        free = hints[name] in (str, str | None, list[str]) and name not in FIXED
        if free and isinstance(value, str):
            changed[name] = next(words)
        elif free and isinstance(value, list):
            changed[name] = [next(words) for _ in value]
        else:
            changed[name] = shaken(value, words)
    return replace(record, **changed)


def made() -> tuple[list[Trace], list[Any], list[Series]]:
    """Traces, dossiers and series to start from."""
    odd = of(figure("f1", "o1", 0, 0), figure("f2", "o2", 1e300, days=(None, "2025")), figure("f3", "o3", 3, days=()))
    return (
        [traces.small().trace, traces.medium().trace, traces.odd().trace],
        [dossiers.reviewed(), whole_dossiers.medium(), whole_dossiers.bare()],
        [MANY, odd, Series(query="x", counts="")],
    )


def turned(words: list[str]) -> tuple[list[Trace], list[Any], list[Series]]:
    """The same, shaken with ``words`` over and over."""
    turn = cycle(words)
    held, about, counted = made()
    return [shaken(t, turn) for t in held], [shaken(d, turn) for d in about], [shaken(s, turn) for s in counted]
