"""Profiles: a newsroom's rules as rows of a CSV file; ours stand in vocab/profiles, the user's anywhere.

A row: ``id``; ``when``, conditions of conditions.csv that must all hold, apart by spaces, ``!`` before one that
must not; ``severity`` note, warn or stop; ``says``, a sentence to the editor; ``rule``, the newsroom's rule in
our words, and its ``origin``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import get_args

from reportedly import vocab
from reportedly.errors import SettingsError, VocabError
from reportedly.model.cautions import Severity

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
COLUMNS = ("id", "when", "severity", "says", "rule", "origin")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a profile; it applies where all of ``needs`` hold and none of ``unless`` does."""

    id: str
    needs: tuple[str, ...]
    unless: frozenset[str]
    severity: Severity
    says: str
    rule: str
    origin: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A newsroom's rules, in the order of its file."""

    name: str
    title: str
    about: str
    rules: tuple[Rule, ...]


@cache
def conditions() -> dict[str, str]:
    """The conditions that rules may be made of → what each is of: a voice, a claim, or the report."""
    return {row["condition"]: row["of"] for row in vocab.rows("conditions")}


def names() -> list[str]:
    """The profiles that come with the program, ours first."""
    return [row["name"] for row in vocab.rows("profiles")]


@lru_cache(maxsize=8)
def profile(name: str) -> Profile:
    """The profile called ``name``, or the user's own in the file of that name.

    Raises SettingsError where there is neither, and for a row that can't be, by its number in the file.
    """
    row = next((row for row in vocab.rows("profiles") if row["name"] == name), None)
    if row is not None:
        return Profile(name, row["title"], row["about"], _rules(vocab.rows(f"profiles/{name}"), f"profiles/{name}.csv"))
    path = Path(name)
    if not path.is_file():
        todo = f"Choose {', '.join(names())}, or give a CSV file of your own."
        raise SettingsError("no such profile", where=name, todo=todo)
    try:
        rows = vocab.table(path)
    except VocabError as error:
        raise SettingsError(error.what, where=name, todo="Save the profile as UTF-8 CSV.") from None
    return Profile(path.stem, path.stem, f"from {path.name}", _rules(rows, name))


def _rules(rows: Sequence[dict[str, str]], where: str) -> tuple[Rule, ...]:
    if not rows:
        raise SettingsError("no rows", where=where, todo=f"The columns are {', '.join(COLUMNS)}.")
    if missing := [column for column in COLUMNS if column not in rows[0]]:
        raise SettingsError(f"columns missing: {', '.join(missing)}", where=where)
    made: dict[str, Rule] = {}
    for number, row in enumerate(rows, 2):  # the header is row 1, as a sheet counts
        rule = _rule(row, f"{where}, row {number}")
        if rule.id in made:
            raise SettingsError(f"{rule.id!r} is there twice", where=f"{where}, row {number}")
        made[rule.id] = rule
    return tuple(made.values())


def _rule(row: dict[str, str], where: str) -> Rule:
    if empty := [column for column in COLUMNS if not row[column]]:
        raise SettingsError(f"{' and '.join(empty)} empty", where=where)
    severity = next((one for one in SEVERITIES if one == row["severity"]), None)
    if severity is None:
        raise SettingsError(f"no severity {row['severity']!r}", where=where, todo=f"One of {', '.join(SEVERITIES)}.")
    words = row["when"].split()
    for word in words:
        if word.removeprefix("!") not in conditions():
            near = get_close_matches(word.removeprefix("!"), conditions(), n=1)
            todo = f"Did you mean {near[0]!r}?" if near else "'reportedly profiles --conditions' lists them."
            raise SettingsError(f"no condition {word!r}", where=where, todo=todo)
    needs = tuple(word for word in words if not word.startswith("!"))
    if not needs:
        raise SettingsError("only negated conditions", where=where, todo="Name one that must hold.")
    unless = frozenset(word[1:] for word in words if word.startswith("!"))
    return Rule(row["id"], needs, unless, severity, row["says"], row["rule"], row["origin"])
