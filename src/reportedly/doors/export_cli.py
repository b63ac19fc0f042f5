"""``reportedly export``: a report, a claim, or the whole archive in a form others read. Only typer is loaded first."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reportedly.doors.archive_cli import Where, opened
from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from reportedly.service.exports import Made, Order


def export(
    form: Annotated[str, typer.Argument(metavar="FORM", help="'reportedly export forms' lists them.")],
    what: Annotated[
        str,
        typer.Argument(
            metavar="[ARTICLE|ARTICLE#c3|FILE]",
            help="An article of the archive, a claim of it, or a file or URL to read; without it, the whole archive.",
        ),
    ] = "",
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; standard output by default.")
    ] = None,
    archive: Where = None,
    organisation: Annotated[str, typer.Option(metavar="NAME", help="Who publishes a ClaimReview.")] = "",
    address: Annotated[
        str, typer.Option(metavar="URL", help="Where reviews are published: each is under it by its claim's name.")
    ] = "",
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Whose review, where they disagree.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error.")] = False,
) -> None:
    """Export a reading, a claim or an archive: ClaimReview, Web Annotation, PROV, CSV, Parquet, brat, PDF and more."""
    from reportedly.doors import logs
    from reportedly.service.exports import Order

    if form == "forms":
        _show_forms()
        return
    logs.configure()
    with _options_named():
        made = _made(form, what, archive, Order(organisation, address, reviewer))
        if out is None:
            for piece in made.pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            return
        _write(made, out)
    if not quiet:
        from reportedly.doors.progress import say

        say(f"reportedly: wrote {out}")


@contextmanager
def _options_named() -> Iterator[None]:
    """Name the option that says what a ClaimReview lacks."""
    try:
        yield
    except SettingsError as error:
        if error.where not in _OPTIONS:
            raise
        raise SettingsError(error.what, where=error.where, todo=f"{error.todo} {_OPTIONS[error.where]}") from None


_OPTIONS = {"url": "Give --address URL.", "publisher": "Give --organisation NAME and --address URL."}


def _made(form: str, what: str, archive: str | None, order: "Order") -> "Made":
    """The export asked for. What is a file or an address, and no article, is read for it."""
    from reportedly import service
    from reportedly.errors import ArchiveError
    from reportedly.service import exports

    if what and (Path(what).is_file() or what == "-"):
        return exports.of_reading(form, service.read_at(what))
    held = opened(archive)  # stays open while pieces are written; the process ends soon after
    if not what:
        return exports.of_archive(held, form, order)
    if "#" in what and what.rpartition("#")[2].startswith("c") and form in exports.CLAIM:
        return exports.of_claim(held, form, what, order)
    try:
        return exports.of_report(held, form, what)
    except ArchiveError:
        if what.lower().startswith(("http://", "https://")):
            return exports.of_reading(form, service.read_at(what))
        raise


def _write(made: "Made", out: Path) -> None:
    """Write the pieces beside ``out`` first, so that under its name is a whole file; a pipe is written to as it is."""
    try:
        if out.exists() and not out.is_file():
            _put(made, out)
            return
        whole = out.resolve()  # what a link leads to is renewed, not the link
        part = whole.with_name(f".{whole.name}.part")
        try:
            part.unlink(missing_ok=True)
            _put(made, part, "xb")  # never through a link that somebody laid there
            part.replace(whole)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(f"can't be written ({error.strerror})", where=str(out), todo="Check the folder.") from None


def _put(made: "Made", into: Path, mode: Literal["wb", "xb"] = "wb") -> None:
    with into.open(mode) as stream:
        for piece in made.pieces:
            stream.write(piece)


def _show_forms() -> None:
    """The forms of each kind, with what they are."""
    from rich.table import Table

    from reportedly.doors.terminal import console_for
    from reportedly.service import exports

    console = console_for()
    for title, forms in (
        ("of a report", exports.REPORT),
        ("of a claim (ARTICLE#c3)", exports.CLAIM),
        ("of the whole archive", exports.ARCHIVE),
    ):
        table = Table.grid(padding=(0, 2))
        for form, _ in forms.values():
            table.add_row(f"  {form.name}", form.title)
        console.print(title, style="bold")
        console.print(table)
