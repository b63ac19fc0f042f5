"""``reportedly people …``: accounts of a desk, from the terminal: the first one, and a forgotten password."""

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Where, opened

if TYPE_CHECKING:
    from reportedly.model.desk import Actor

app = typer.Typer(
    name="people",
    help="Accounts of the desk: who may read, review, and see to the rest.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that reviews are signed with.")]


@app.command()
def add(
    name: Name,
    role: Annotated[
        str, typer.Option(metavar="ROLE", help="reader, reviewer or admin; the first is an admin.")
    ] = "reviewer",
    archive: Where = None,
) -> None:
    """Add an account; its password is asked for, or read from standard input where that is no terminal."""
    from reportedly.archive.desk.people import role_named
    from reportedly.doors.progress import say
    from reportedly.service.desk import Desk

    chosen, password = role_named(role), _password()
    with opened(archive, create=True) as held:
        person = Desk(held).add_person(_actor(), name, password, chosen)
    say(f"reportedly: added {person.name}, {person.role}")


@app.command("list")
def list_(archive: Where = None, as_json: AsJson = False) -> None:
    """List the accounts."""
    from rich.table import Table

    from reportedly.archive.desk.people import person_list
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line
    from reportedly.doors.progress import say
    from reportedly.doors.terminal import console_for
    from reportedly.export.visible import one_line

    with opened(archive) as held, held.looking() as connection:
        found = person_list(connection)
    if as_json:
        put_bytes(b"".join(json_line(one) for one in found))
        return
    if not found:
        say("reportedly: there are no accounts: the desk serves whoever sits at it")
        return
    table = Table.grid(padding=(0, 2))
    for one in found:
        table.add_row(one_line(one.name), one.role, f"closed {one.disabled_at[:10]}" if one.disabled_at else "")
    console_for().print(table)


@app.command()
def password(name: Name, archive: Where = None) -> None:
    """Give somebody another password; all of their sessions end."""
    from reportedly.archive.desk.people import person_named
    from reportedly.doors.progress import say
    from reportedly.service.desk import Desk

    with opened(archive) as held:
        with held.looking() as connection:
            person = person_named(connection, name)
        Desk(held).set_password(_actor(), person.id, _password())
    say(f"reportedly: {person.name} has another password")


def _actor() -> "Actor":
    """Whoever can write the archive's file can do anything with it; the log says by which door."""
    from reportedly.archive.adding import whoever
    from reportedly.model.desk import Actor

    return Actor(name=whoever(), role="admin", via="cli")


def _password() -> str:
    import getpass
    import sys

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    from reportedly.errors import SettingsError

    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise SettingsError("are not the same", where="the two passwords", todo="Try again.")
    return first
