"""``reportedly doctor``: what is well with this installation and its archive. Only typer is loaded before it runs."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Where
from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from reportedly.service.doctor import Report

_SIGNS = {"well": ("✓", "green"), "note": ("·", "yellow"), "wrong": ("✗", "bold red")}


def doctor(
    archive: Where = None,
    as_json: AsJson = False,
    problems: Annotated[bool, typer.Option("--problems", help="Only what is wrong, a line each.")] = False,
) -> None:
    """Look whether programs, weights, settings, machine and archive are well. Changes nothing; exit code 1 if not."""
    from reportedly.doors import logs
    from reportedly.doors.batch import put_bytes
    from reportedly.service.doctor import examine

    with suppress(SettingsError):  # of a setting that can't be the doctor tells itself
        logs.configure()
    report = examine(archive)
    if as_json:
        import msgspec

        put_bytes(msgspec.json.encode(report) + b"\n")
    else:
        _show(report, only_wrong=problems)
    if not report.healthy:
        raise typer.Exit(1)


def _show(report: "Report", *, only_wrong: bool) -> None:
    """A line a note: sign, what, what it says, what to do. Paths and messages are data: made safe for a terminal."""
    from rich.text import Text

    from reportedly.doors.terminal import console_for
    from reportedly.export.visible import one_line

    console, part = console_for(), ""
    for note in report.notes:
        if only_wrong and note.state != "wrong":
            continue
        if note.part != part and not only_wrong:
            part = note.part
            console.print(Text(part, "bold"))
        sign, style = _SIGNS[note.state]
        says = f"{note.what}: {note.says}. {note.todo}" if note.todo else f"{note.what}: {note.says}"
        line = Text.assemble((f"{sign} ", style), one_line(says))
        console.print(line, soft_wrap=True)
    wrong = sum(note.state == "wrong" for note in report.notes)
    if not only_wrong:
        console.print(Text("all is well" if report.healthy else f"{wrong} wrong", "green" if report.healthy else "red"))
