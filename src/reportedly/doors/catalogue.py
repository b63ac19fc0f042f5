"""Catalogues at a terminal: the checks, the kinds of source, the newsrooms' profiles and what they are made of."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from reportedly import vocab

if TYPE_CHECKING:
    from reportedly.cautions import Profile
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


def show_kinds(console: Console) -> None:
    """One row a kind of source: what it is, an example, what an editor asks."""
    grid = _grid()
    for row in vocab.rows("kinds"):
        grid.add_row(
            Text(row["kind"], "bold"),
            Group(Text(row["what"]), Text(f"e.g. {row['example']}", "dim"), Text(row["asks"], "italic")),
        )
    console.print(grid, width=min(console.width, _WIDEST))


def show_profiles(profiles: "Iterable[Profile]", console: Console) -> None:
    """One row a profile: its name, whose it is, how many rules it has."""
    grid = _grid()
    for one in profiles:
        grid.add_row(Text(one.name, "bold"), Text(f"{one.title}: {one.about} {len(one.rules)} rules."))
    console.print(grid, width=min(console.width, _WIDEST))


def show_profile(profile: "Profile", console: Console) -> None:
    """Every rule of a profile: when it applies, what it says, the newsroom's rule and its origin."""
    console.print(Text(profile.title, "bold").append(f": {profile.about}", "not bold"))
    grid = _grid()
    for rule in profile.rules:
        when = " ".join([*rule.needs, *(f"!{one}" for one in sorted(rule.unless))])
        says = Text(f"{rule.severity}: {rule.says}")
        grid.add_row(
            Text(rule.id, "bold"),
            Group(says, Text(f"when {when}", "dim"), Text(f"{rule.rule} ({rule.origin})", "dim")),
        )
    console.print(grid, width=min(console.width, _WIDEST))


def show_conditions(console: Console) -> None:
    """One row a condition that rules may be made of."""
    grid = _grid()
    for row in vocab.rows("conditions"):
        grid.add_row(Text(row["condition"], "bold"), Text(f"({row['of']}) {row['means']}"))
    console.print(grid, width=min(console.width, _WIDEST))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid
