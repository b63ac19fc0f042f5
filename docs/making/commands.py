"""``reference/cli.md``: every command, argument and option, from the typer app."""

from collections.abc import Iterator
from typing import Any

import typer

from docs.making.words import cell, table
from reportedly.doors.cli import app

HEAD = """\
# Every command

You want to know what a command takes. Here are all; the program says the same by `reportedly COMMAND --help`.
Exit codes: [errors and exit codes](faults.md). What can be set once for all: [settings](settings.md).
Reading in a shell without colours: set `NO_COLOR=1`. `reportedly --version` prints the version.
"""


def commands(group: Any = None, before: str = "reportedly") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer's
    """Each command that is not hidden, by the words it is called by, in the order of ``--help``."""
    for name, command in (group or typer.main.get_command(app)).commands.items():
        if command.hidden:
            continue
        called = f"{before} {name}"
        yield called, command
        if hasattr(command, "commands"):
            yield from commands(command, called)


def page() -> str:
    """The page."""
    found = list(commands())
    rows = [(f"[`{called}`](#{_anchor(called)})", cell(_first(command))) for called, command in found]
    return "\n".join([HEAD, table(("command", "does"), rows), *(_section(*one) for one in found)])


def _section(called: str, command: Any) -> str:  # noqa: ANN401 - typer's
    parts = [f"## {called}", _help(command)]
    if hasattr(command, "commands"):
        below = ", ".join(f"[`{name}`](#{_anchor(f'{called} {name}')})" for name in command.commands)
        return "\n\n".join([*parts, f"Commands: {below}.", ""])
    usage = command.get_usage(typer.Context(command, info_name=called)).removeprefix("Usage: ")
    parts.append("```text\n" + " ".join(usage.split()) + "\n```")
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and not one.hidden]
    for title, params in (("argument", arguments), ("option", options)):
        if params:
            parts.append(table((title, "is"), [(_name(one), _told(one)) for one in params]).rstrip())
    return "\n\n".join([*parts, ""])


def _anchor(called: str) -> str:
    return called.replace(" ", "-")


def _help(command: Any) -> str:  # noqa: ANN401 - typer's
    return "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))


def _first(command: Any) -> str:  # noqa: ANN401 - typer's
    return _help(command).split("\n\n", maxsplit=1)[0]


def _name(param: Any) -> str:  # noqa: ANN401 - typer's
    if param.param_type_name == "argument":
        return f"`{cell(param.metavar or param.name.upper())}`"
    value = "" if param.is_flag else f" {param.metavar or _value(param)}"
    names = [*param.opts, *param.secondary_opts]
    return ", ".join(f"`{cell(name + (value if name == names[-1] else ''))}`" for name in names)


def _value(param: Any) -> str:  # noqa: ANN401 - typer's
    return str(param.opts[-1].lstrip("-").upper())


def _told(param: Any) -> str:  # noqa: ANN401 - typer's
    told = cell(param.help or "")
    if not getattr(param, "is_flag", False) and param.default not in (None, "", (), []) and not callable(param.default):
        told += f" By default `{cell(str(param.default))}`."
    if param.envvar:
        told += f" Also `{param.envvar}`."
    return told + (" Needed." if param.required else "")
