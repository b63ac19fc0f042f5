"""``reportedly figures``: the figures that compete for one quantity. Only typer is loaded before it runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.doors.archive_cli import Where
from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from reportedly.model.series import Series

FORMS = (".svg", ".png", ".json", ".html")


def figures(
    query: Annotated[
        str | None,
        typer.Argument(metavar="[WORDS|ARTICLE#CLAIM]", help="What is counted, and where; or a claim of an article."),
    ] = None,
    archive: Where = None,
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="Apply this rule for choosing one figure; none is applied else.")
    ] = None,
    profiles: Annotated[
        bool, typer.Option("--profiles", help="List the rules for choosing one figure, each with its source.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the series as JSON.")] = False,
    out: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Draw it: FILE.svg, .png, .json (Vega-Lite) or .html."),
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw .svg and .png for a dark background.")] = False,
    width: Annotated[int | None, typer.Option(min=40, help="Columns of the terminal.")] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> None:
    """Show the figures that compete for one quantity, by origin over time, copies folded; none is chosen unasked."""
    from reportedly.doors import figures_table
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.progress import say
    from reportedly.doors.terminal import console_for

    if profiles:
        from reportedly.archive.series.profiles import profiles as all_profiles

        figures_table.show_profiles(all_profiles(), console_for(width=width, no_color=no_color))
        return
    if query is None:
        raise SettingsError("says nothing to count", where="figures", todo="Such as: figures 'killed Tarsk'.")
    if out is not None:
        _form(out)
    found = _series(query, archive, profile)
    if as_json:
        import msgspec

        put_bytes(msgspec.json.encode(found) + b"\n")
    if out is not None:
        _write(found, Path(out), dark=dark)
        say(f"reportedly: wrote {out}")
    elif not as_json:
        figures_table.show(found, console_for(width=width, no_color=no_color))


def _series(query: str, archive: str | None, profile: str | None) -> "Series":
    from reportedly.doors.archive_cli import opened

    with opened(archive) as kept:
        return kept.figures(query, profile=profile)


def _form(out: str) -> str:
    form = Path(out).suffix.lower()
    if form not in FORMS:
        raise SettingsError("not known by its suffix", where=out, todo=f"Use {', '.join(FORMS)}.")
    return form


def _write(series: "Series", out: Path, *, dark: bool) -> None:
    from reportedly.doors.output import put_file
    from reportedly.export import series_page, series_plot

    match _form(str(out)):
        case ".svg":
            data = series_plot.svg(series, dark=dark).encode()
        case ".png":
            data = series_plot.png(series, dark=dark)
        case ".json":
            data = series_plot.encode_spec(series)
        case _:
            data = series_page.page(series).encode()
    put_file(out, data)
