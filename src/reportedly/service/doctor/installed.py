"""Programs and their versions, extras, and the settings in force."""

import importlib.metadata
import os
import platform
import re
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.service.doctor.notes import Note, State
from reportedly.settings import Settings, current
from reportedly.version import __version__

TESTED = ((3, 11), (3, 13))
"""Pythons that the packaging tests install on, the oldest and the newest."""
OTHERS = frozenset({"BY", "DEBUG", "MCP_TOKEN"})
"""Variables ``REPORTEDLY_…`` that are no settings."""
_FORM = re.compile(r"([\w.-]+)\s*(?:\[([\w, -]+)\])?\s*([^;]*)(?:;(.*))?")


class Needed(NamedTuple):
    """A requirement: a distribution, and ``>=`` or ``==`` versions of it (PEP 440's release numbers alone)."""

    name: str
    bounds: tuple[tuple[str, str], ...]


def programs() -> list[Note]:
    """Python, this program, what it can't do without, and SQLite with full text."""
    notes = [_python(), _well("reportedly", f"{__version__}, {platform.platform()}")]
    for needed in requirements(""):
        state, says = standing(needed)
        if state == "wrong" or needed.name in ("onnxruntime", "tokenizers", "sqlalchemy", "typer"):
            todo = "pip install --upgrade --force-reinstall reportedly" if state == "wrong" else ""
            notes.append(Note(part="programs", what=needed.name, state=state, says=says, todo=todo))
    return [*notes, full_text()]


def _python() -> Note:
    lowest, highest = TESTED
    here = f"{platform.python_version()} ({platform.python_implementation()}), {sys.executable}"
    if lowest <= sys.version_info[:2] <= highest:
        return _well("python", here)
    says = f"{here}: not among those it is tested on, {lowest[0]}.{lowest[1]} to {highest[0]}.{highest[1]}"
    return Note(part="programs", what="python", state="note", says=says)


def full_text() -> Note:
    """Whether SQLite, which comes with Python, has FTS5: an archive in a file needs it."""
    version = f"{sqlite3.sqlite_version}, FTS5"
    memory = sqlite3.connect(":memory:")
    try:
        memory.execute("CREATE VIRTUAL TABLE words USING fts5(said)")
    except sqlite3.Error as error:
        todo = "Install a Python whose sqlite3 has FTS5; until then keep archives in PostgreSQL."
        return Note(part="programs", what="sqlite", state="wrong", says=f"{version} is missing ({error})", todo=todo)
    finally:
        memory.close()
    return _well("sqlite", version)


def extras() -> Iterator[Note]:
    """Each extra: what it brings, or the command that installs it. Half of one, or an old one, is wrong."""
    for extra in sorted(_extras()):
        found = [(needed.name, *standing(needed)) for needed in requirements(extra)]
        there = [(name, says) for name, state, says in found if state == "well"]
        old = [f"{name} {says}" for name, state, says in found if state == "wrong" and says != "missing"]
        install = f"pip install 'reportedly[{extra}]'"
        if old:
            yield Note(part="extras", what=extra, state="wrong", says="; ".join(old), todo=install)
        elif len(there) == len(found):
            yield Note(part="extras", what=extra, state="well", says=", ".join(" ".join(one) for one in there))
        else:
            lacking = ", ".join(name for name, _, says in found if says == "missing")
            yield Note(part="extras", what=extra, state="note", says=f"not installed ({lacking})", todo=install)


def _extras() -> set[str]:
    told = importlib.metadata.metadata("reportedly").get_all("Provides-Extra") or []
    return set(told) - {"dev", "dist", "train", "bench", "validators"}  # of those who work on the program


def requirements(extra: str) -> list[Needed]:
    """What an extra needs, and the extras that it names; of "", what the program itself does."""
    found: dict[str, Needed] = {}
    for line in importlib.metadata.requires("reportedly") or []:
        match = _FORM.match(line)
        if not match:
            continue
        name, inner, bounds, marker = (part or "" for part in match.groups())
        of = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", marker)
        if (of.group(1) if of else "") != extra:
            continue
        if name == "reportedly":
            found |= {one.name: one for other in inner.split(",") for one in requirements(other.strip())}
        else:
            found[name] = Needed(name, tuple(re.findall(r"([<>=!~]=?)\s*([\w.]+)", bounds)))
    return list(found.values())


def standing(needed: Needed) -> tuple[State, str]:
    """Whether a distribution is here and new enough, and its version or what is amiss."""
    try:
        version = importlib.metadata.version(needed.name)
    except importlib.metadata.PackageNotFoundError:
        return "wrong", "missing"
    for sign, bound in needed.bounds:
        if sign == ">=" and _release(version) < _release(bound):
            return "wrong", f"{version} is older than {bound}"
        if sign == "==" and _release(version) != _release(bound):
            return "wrong", f"{version} is not {bound}"
    return "well", version


def _release(version: str) -> tuple[int, ...]:
    """The numbers of a version, as PEP 440 compares releases: 2.0 and 2.0.0 are one."""
    match = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(part) for part in match.group().split(".")] if match else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def settings() -> list[Note]:
    """Settings that differ from the defaults, those that can't be, and names that no setting has."""
    from reportedly.service.reading import check_rules

    notes = [_unknown(name) for name in sorted(os.environ) if name.startswith("REPORTEDLY_") and not _known(name)]
    try:
        force = current()
        check_rules(force.profile, force.parties)
    except ReportedlyError as error:
        return [*notes, _wrong(error.where or "settings", error.what, error.todo)]
    plain = Settings()
    for one in fields(Settings):
        value = getattr(force, one.name)
        if value != getattr(plain, one.name) and one.name != "archive":
            says = str(value) if one.repr else "set, and not shown"  # a secret: people send what we print to others
            notes.append(Note(part="settings", what=one.name, state="well", says=says))
    return notes or [Note(part="settings", what="settings", state="well", says="the defaults")]


def _known(name: str) -> bool:
    short = name.removeprefix("REPORTEDLY_")
    return short in OTHERS or short.lower() in {one.name for one in fields(Settings)}


def _unknown(name: str) -> Note:
    return _wrong(name, "no setting has this name", "'reportedly --help' and settings.py list them; unset it.")


def _wrong(what: str, says: str, todo: str) -> Note:
    return Note(part="settings", what=what, state="wrong", says=says, todo=todo)


def _well(what: str, says: str) -> Note:
    return Note(part="programs", what=what, state="well", says=says)
