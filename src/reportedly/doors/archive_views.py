"""What the archive holds, for people at a terminal. Words of reports are data: no markup, no control characters."""

from collections.abc import Sequence

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.archive.listing import Article, Version
from reportedly.archive.stats import Stats
from reportedly.doors import terminal
from reportedly.errors import NotInArchive
from reportedly.export.outline import counted
from reportedly.export.visible import one_line, visible
from reportedly.model.reading import Reading

_DIM = "dim"


def json_line(record: object) -> bytes:
    """``record`` as one line of JSON."""
    return msgspec.json.encode(record) + b"\n"


def version_of(article: Article, number: int | None) -> Version:
    """The newest version, or that of ``number``. Raises NotInArchive."""
    found = next((one for one in article.versions if one.number == number), None) if number else article.versions[-1]
    if found is None:
        raise NotInArchive(f"has no version {number}", where=article.key, todo=f"It has {article.count}.")
    return found


def show_list(articles: Sequence[Article], number: int, skip: int) -> None:
    """A line an article, and how many there are in all."""
    console = terminal.console_for()
    table = _grid()
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold", max_width=28)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for article in articles:
        newest = article.versions[-1]
        title = Text(one_line(newest.title or "untitled"))
        title.append(f"\n{one_line(article.key)}", _DIM)
        if article.count > 1:
            title.append(f" · {article.count} versions", _DIM)
        claims = counted(newest.claims, "claim") if newest.made_by is not None else "unread"
        day = (newest.published_from or "no date")[:16].replace("T", " ")
        table.add_row(day, Text(one_line(newest.publisher or "no publisher")), title, Text(claims, _DIM))
    _print(console, table)
    last = skip + len(articles)
    shown = f"{skip + 1:,}–{last:,} of" if articles else "none of"
    shown += f" {counted(number, 'article')}"
    console.print(Text(shown + (" · --page shows more" if last < number else ""), _DIM))


def show_article(article: Article, version: Version, reading: Reading | None, *, every: bool) -> None:
    """How it was collected, its versions, and its reading, or its text where it has none."""
    console = terminal.console_for()
    table = _grid()
    table.add_column(no_wrap=True, style=_DIM)
    table.add_column(overflow="fold")
    for name, value in _facts(article, version):
        table.add_row(name, Text(one_line(value)))
    _print(console, table)
    console.print()
    if reading is not None:
        terminal.show(reading, console, every=every)
    else:
        console.out(visible(version.text), highlight=False)


def show_stats(found: Stats) -> None:
    """Counts, and the newest failures."""
    console = terminal.console_for()
    table = _grid()
    table.add_column(no_wrap=True, style=_DIM)
    table.add_column(overflow="fold")
    for name in ("articles", "versions", "readings", "claims", "figures", "words"):
        table.add_row(name, f"{getattr(found, name):,}")
    table.add_row("published", f"{_day(found.first)} to {_day(found.last)}, {found.undated:,} without a date")
    table.add_row("on disk", f"{found.bytes / 1e6:,.1f} MB")
    for name in ("publishers", "languages", "made_by"):
        each = ", ".join(f"{one_line(key)} {number:,}" for key, number in getattr(found, name).items())
        table.add_row(name.replace("_", " "), Text(each or "none"))
    table.add_row("failed", f"{found.failed:,}")
    for missed in found.failures:
        table.add_row("", Text(f"{missed.at[:16].replace('T', ' ')} {one_line(missed.why)}"))
    _print(console, table)


def agreed(articles: Sequence[Article]) -> bool:
    """Whether a person agrees to remove these."""
    for article in articles:
        title = one_line(article.versions[-1].title or "untitled")
        typer.echo(f"{one_line(article.key)} · {title} · {counted(article.count, 'version')}", err=True)
    try:
        return typer.confirm("Remove them, with all readings and claims?", err=True)
    except typer.Abort:  # nobody there to ask
        return False


def _kept(copy: str | None) -> str:
    """Where the copy of an original is; of a file that is not kept, ``copy`` is where it was read."""
    if copy is None or not copy.startswith("/"):
        return copy or "no copy is kept"
    return "no copy is kept; 'reportedly archive keep' keeps those of files"


def _facts(article: Article, version: Version) -> list[tuple[str, str]]:
    """The fields of the Berkeley Protocol's record, as far as they are known."""
    others = [f"{one.number} of {one.collected_at} ({one.words:,} words)" for one in article.versions]
    facts = [
        ("key", article.key),
        ("version", f"{version.number} of {article.count}"),
        ("versions", ", ".join(others) if article.count > 1 else ""),
        ("title", version.title),
        ("publisher", version.publisher),
        ("published", version.published),
        ("URL", version.url),
        ("taken from", version.place),
        ("collected", f"{version.collected_at} by {version.collected_by}"),
        ("working copy", f"sha256 {version.sha256} (the text, in this archive)"),
        ("original", f"sha256 {version.evidentiary_sha256}" if version.evidentiary_sha256 else ""),
        ("kept as", _kept(version.evidentiary_copy)),
        ("read by", "not read: text only" if version.made_by is None else version.made_by),
    ]
    return [(name, value) for name, value in facts if value]


def _grid() -> Table:
    return Table.grid(padding=(0, 2))


def _print(console: Console, table: Table) -> None:
    with console.capture() as printed:
        console.print(table, width=min(console.width, terminal.WIDEST))
    for line in printed.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def _day(time: str | None) -> str:
    return time[:10] if time else "no date"
