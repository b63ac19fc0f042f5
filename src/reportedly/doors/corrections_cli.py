"""``reportedly corrections …``: what people say the machine has wrong, from their annotations, and listed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Where, opened
from reportedly.doors.grade_cli import By

if TYPE_CHECKING:
    from reportedly.model.corrections import Correction
    from reportedly.service.imports import Imported

app = typer.Typer(
    name="corrections",
    help="What people say the machine has wrong, or right: from annotated files, and listed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_SHOWN = 20
"""Words of which no correction could be made that are listed at a terminal; --json has all."""


@app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="brat: a ZIP file, or an .ann beside its .txt; Web Annotation."),
    ],
    article: Annotated[
        str | None, typer.Option(metavar="KEY", help="The article a brat file is of; else its name or text says it.")
    ] = None,
    by: By = "",
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why, in a sentence.")] = "Annotated in a file.",
    confirm: Annotated[
        bool, typer.Option("--confirm", help="What is as the machine has it was looked at, and is right.")
    ] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file has all there is: what it lacks is a false alarm.")
    ] = False,
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """Bring in annotations that people changed or made elsewhere, as corrections signed by one of them.

    Begin with 'reportedly export brat KEY', or annotations. A file brought in again adds nothing.
    """
    from reportedly.archive.adding import whoever
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line
    from reportedly.model.desk import Actor
    from reportedly.service.compared import Ask
    from reportedly.service.desk import Desk
    from reportedly.service.imports import import_files

    read = _read(files)
    actor = Actor(name=by or whoever(), role="admin", via="cli")
    with opened(archive) as held:
        done = import_files(Desk(held), actor, read, article, reason, Ask(confirm=confirm, complete=complete))
    if as_json:
        put_bytes(json_line(done))
    else:
        _show(done)
    raise typer.Exit(1 if done.failed or done.not_found else 0)


@app.command("list")
def list_(
    article: Annotated[str, typer.Option(metavar="KEY", help="Only of this article, every text of it.")] = "",
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="So many at most.")] = 50,
    page: Annotated[int, typer.Option(min=1, metavar="N", help="The N-th so many.")] = 1,
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """List the corrections, the latest first."""
    from reportedly.archive.listing import find
    from reportedly.archive.reviews.corrections import all_corrections, corrections_of
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line

    skip = (page - 1) * limit
    with opened(archive) as held, held.looking() as connection:
        if article:
            found = corrections_of(connection, find(connection, article)[1])[::-1][skip : skip + limit]
        else:
            found = all_corrections(connection, limit=limit, skip=skip)
    if as_json:
        put_bytes(b"".join(json_line(one) for one in found))
    else:
        _show_list(found)


def _read(files: list[Path]) -> list[tuple[str, bytes]]:
    """Each file's path and bytes; of an ``.ann`` its ``.txt`` too."""
    beside = [file.with_suffix(".txt") for file in files if file.suffix.lower() == ".ann"]
    return [(str(file), _bytes(file)) for file in dict.fromkeys([*files, *beside])]


def _bytes(file: Path) -> bytes:
    """A file's bytes, one more at most than any may have."""
    from reportedly.errors import NotFound
    from reportedly.settings import current

    try:
        with file.open("rb") as stream:
            return stream.read(current().max_bytes + 1)
    except OSError as error:
        raise NotFound(f"can't be read ({error.strerror})", where=str(file)) from None


def _show(done: "Imported") -> None:
    """What was brought in, a line a kind; then what was not."""
    from reportedly.doors.terminal import console_for
    from reportedly.export.outline import counted
    from reportedly.export.visible import one_line

    def line(words: str) -> None:
        console.print(one_line(words), markup=False, highlight=False, soft_wrap=True)

    console = console_for()
    faults = ", ".join(f"{number:,} {fault}" for fault, number in sorted(done.faults.items()))
    made, articles = counted(done.made, "correction"), counted(len(done.articles), "article")
    line(f"{made}{f' ({faults})' if faults else ''} in {articles}; {done.same:,} unchanged, {done.known:,} said before")
    for one in done.unused[:_SHOWN]:
        line(f"{one.file}: {one.why}: “{one.words}”")
    if len(done.unused) > _SHOWN:
        line(f"and {len(done.unused) - _SHOWN:,} more; --json lists them")
    for note in [*done.notes, *done.failed]:
        line(note)
    for name in done.not_found:
        line(f"{name}: its article is not in the archive, or is not the only one that it could be; --article names one")


def _show_list(found: "list[Correction]") -> None:
    from rich.table import Table
    from rich.text import Text

    from reportedly.doors.terminal import WIDEST, console_for
    from reportedly.export.outline import counted
    from reportedly.export.visible import one_line

    console, table = console_for(), Table.grid(padding=(0, 2))
    for one in found:
        what = one.value or one.fault
        words = Text(one_line(one.text)).append(f"\n{one_line(one.article)} {one_line(one.of)}".rstrip(), "dim")
        said = Text(one_line(one.by)).append(f", {one.at[:10]}: {one_line(one.reason)}", "dim")
        table.add_row(Text(f"{one.subject} {what}"), words, said)
    if found:
        console.print(table, width=min(console.width, WIDEST))
    console.print(Text(counted(len(found), "correction"), "dim"))
