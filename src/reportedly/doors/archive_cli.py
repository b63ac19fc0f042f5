"""``reportedly archive …``: add, list, show, stats, export, remove. Only typer is loaded before a command runs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.doors.watching import Form, Level, Timings
from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from reportedly.archive.archive import Archive

app = typer.Typer(
    name="archive",
    help="Keep many reports: who copied whom, how many origins a claim has, which figures compete.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Where = Annotated[
    str | None,
    typer.Option(
        "--archive", metavar="FILE|URL", help="The archive: REPORTEDLY_ARCHIVE, or ./reportedly.db, by default."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Only articles of this publisher.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or earlier.")]


def opened(where: str | None, *, create: bool = False) -> "Archive":
    """The archive asked for; only ``add`` makes one where there is none."""
    from reportedly.archive.archive import Archive

    return Archive(where, create=create)


@app.command()
def add(
    places: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, JSONL, WARC, WACZ, feeds, URLs, - for standard input."),
    ],
    archive: Where = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoder: accurate (the default) or fast.")
    ] = None,
    no_readings: Annotated[
        bool, typer.Option("--no-readings", help="Keep texts and find copies only; readings can be added later.")
    ] = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of publication, such as 2025-09-05.")
    ] = None,
    collected_by: Annotated[
        str, typer.Option(metavar="NAME", help="Who collected these, for the record; your account by default.")
    ] = "",
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that read, 100 MB each; all cores by default.")
    ] = None,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on standard error.")] = False,
    timings: Timings = False,
    log_level: Level = None,
    log_format: Form = None,
) -> None:
    """Add reports: what is there already is passed over, a changed article becomes a new version."""
    from reportedly import service
    from reportedly.doors import archive_adding, logs
    from reportedly.doors.timings import timed

    logs.configure(log_level, log_format)
    order = archive_adding.Order(
        places, model, not no_readings, service.day_of(published), collected_by, workers, as_json, quiet
    )
    with timed(wanted=timings), opened(archive, create=True) as into:
        raise typer.Exit(archive_adding.run(into, order))


@app.command("list")
def list_(
    archive: Where = None,
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="So many at most.")] = 50,
    page: Annotated[int, typer.Option(min=1, metavar="N", help="The N-th so many.")] = 1,
    as_json: AsJson = False,
) -> None:
    """List the articles, latest first."""
    from reportedly.doors import archive_views
    from reportedly.doors.batch import put_bytes

    with opened(archive) as held:
        skip = (page - 1) * limit
        rows = list(held.list(publisher=publisher, since=since, until=until, limit=limit, skip=skip))
        if as_json:
            put_bytes(b"".join(archive_views.json_line(row) for row in rows))
            return
        number = held.count(publisher=publisher, since=since, until=until)
        archive_views.show_list(rows, number, skip)


@app.command()
def show(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The article's key, as 'list' shows it, or its path.")],
    archive: Where = None,
    number: Annotated[
        int | None, typer.Option("--number", min=1, metavar="N", help="Its version N; the newest by default.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the article and its reading as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the reading as a page.")] = None,
    every: Annotated[bool, typer.Option("--all", help="List the report's plain assertions too.")] = False,
) -> None:
    """Show an article: its versions, how it was collected, and what it stands on."""
    from reportedly.doors import archive_views, output
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.progress import say

    with opened(archive) as held:
        article = held.show(key)
        version = archive_views.version_of(article, number)
        reading = held.reading(key, number=version.number) if version.made_by is not None else None
    if html is not None:
        if reading is None:
            raise SettingsError("has no reading to show", where=key, todo="Add it without --no-readings.")
        say(f"reportedly: wrote {output.write(reading, html, 'html')}")
    elif as_json:
        put_bytes(archive_views.json_line({"article": article, "reading": reading}))
    else:
        archive_views.show_article(article, version, reading, every=every)


@app.command()
def stats(archive: Where = None, as_json: AsJson = False) -> None:
    """Count what the archive holds, and list what could not be read."""
    from reportedly.doors import archive_views
    from reportedly.doors.batch import put_bytes

    with opened(archive) as held:
        found = held.stats()
    if as_json:
        put_bytes(archive_views.json_line(found))
    else:
        archive_views.show_stats(found)


@app.command()
def export(
    archive: Where = None,
    readings: Annotated[bool, typer.Option("--readings", help="The whole readings, not only the articles.")] = False,
    parquet: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write articles, claims and figures as Parquet tables.")
    ] = None,
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Print the articles as JSON Lines, which 'archive add' takes back; or write tables for other tools."""
    from reportedly.doors.batch import written
    from reportedly.doors.progress import say

    with opened(archive) as held:
        if parquet is not None:
            made = held.export_tables(parquet, publisher=publisher, since=since, until=until)
            say(f"reportedly: {parquet}: " + ", ".join(f"{number:,} {name}" for name, number in made.items()))
            return
        with written():
            for line in held.export(readings=readings, publisher=publisher, since=since, until=until):
                sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()


@app.command()
def remove(
    keys: Annotated[list[str], typer.Argument(metavar="KEY", help="Keys of articles, as 'list' shows them.")],
    archive: Where = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    """Remove articles with all their versions, readings and claims."""
    from reportedly.doors import archive_views
    from reportedly.doors.progress import say
    from reportedly.export.outline import counted

    with opened(archive) as held:
        articles = [held.show(key) for key in dict.fromkeys(keys)]
        if not yes and not archive_views.agreed(articles):
            say("reportedly: nothing was removed")
            raise typer.Exit(1)
        number = held.remove([article.key for article in articles])
    say(f"reportedly: removed {counted(len(articles), 'article')}, {counted(number, 'version')}")
