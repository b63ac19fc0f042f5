"""``reportedly trace``: where a claim starts and who has it from whom. Only typer is loaded before it runs."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from reportedly.model.trace import Trace

_FORMS = {".svg": "svg", ".png": "png", ".html": "html", ".htm": "html", ".json": "json"}


def trace(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar='ARTICLE|ARTICLE#c3|"WORDS"',
            help="An article of the archive, one of its claims, or words that a claim is looked for with.",
        ),
    ],
    archive: Annotated[
        str | None,
        typer.Option(
            "--archive", metavar="FILE|URL", help="The archive: REPORTEDLY_ARCHIVE, or ./reportedly.db, by default."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the complete trace as JSON.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write a picture, .svg or .png, a page, .html, or .json."),
    ] = None,
    width: Annotated[
        int | None, typer.Option(min=20, help="Columns to print in; the terminal's own by default.")
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colours (as NO_COLOR does).")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error.")] = False,
) -> None:
    """Trace a claim through the archive: how many origins it has, and who has it from whom."""
    from reportedly import service
    from reportedly.doors.batch import put_bytes
    from reportedly.export import json

    form = form_of(out) if out else ""
    found = service.trace(" ".join(query), archive=archive)
    if as_json:
        put_bytes(json.encode(found) + b"\n")
    if out:
        _write(found, out, form, archive)
        if not quiet:
            from reportedly.doors.progress import say

            say(f"reportedly: wrote {out}")
    elif not as_json:
        from reportedly.doors.terminal import console_for
        from reportedly.export import trace_text

        trace_text.show(found, console_for(width=width, no_color=no_color))


def form_of(out: Path) -> str:
    """``svg``, ``png``, ``html`` or ``json``, by the suffix, told before anything is traced. Raises SettingsError."""
    if out.is_dir() or (form := _FORMS.get(out.suffix.lower())) is None:
        raise SettingsError("not known by its suffix", where=str(out), todo="Use .svg, .png, .html or .json.")
    if form == "png" and find_spec("vl_convert") is None:
        todo = "Run pip install 'reportedly[plots]', or write .svg, which needs nothing."
        raise SettingsError("a PNG needs the extra 'plots'", where=str(out), todo=todo)
    return form


def _write(found: "Trace", out: Path, form: str, archive: str | None) -> None:
    from reportedly import service
    from reportedly.doors.output import put_file
    from reportedly.export import json, trace_graph, trace_page

    match form:
        case "svg":
            data = trace_graph.graph(found).encode()
        case "png":
            data = trace_graph.png(found)
        case "html":
            data = trace_page.page(found, service.texts_of(found, archive=archive)).encode()
        case _:
            data = json.encode(found, pretty=True) + b"\n"
    put_file(out, data)
