"""The catalogue of checks at a terminal: what each needs, its rule, tolerance, an example, its traps."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from reportedly.checks.rule import Rule

_PARTS = ("needs", "rule", "tolerance", "example", "traps")
_WIDEST = 110


def show_all(rules: "Iterable[Rule]", console: Console) -> None:
    """One row a check: its id and its title."""
    grid = _grid()
    for rule in rules:
        grid.add_row(Text(rule.id, "bold"), Text(rule.title))
    console.print(grid, width=min(console.width, _WIDEST))


def show_one(rule: "Rule", console: Console) -> None:
    """Everything the catalogue says about one check."""
    grid = _grid()
    for part in _PARTS:
        if words := str(getattr(rule, part)):
            grid.add_row(Text(part, "dim"), Text(words))
    console.print(Text(rule.id, "bold").append(f": {rule.title}", "not bold"))
    console.print(grid, width=min(console.width, _WIDEST))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid
