"""Options of several commands that let one watch the program at work: its log, where its time goes. Only typer here."""

from typing import Annotated

import typer

Level = Annotated[
    str | None,
    typer.Option("--log-level", metavar="LEVEL", help="Log to standard error: off, error, warning, info or debug."),
]
Form = Annotated[str | None, typer.Option("--log-format", metavar="FORM", help="Of the log: text, or json.")]
Timings = Annotated[
    bool, typer.Option("--timings", help="Print on standard error, at the end, where the time went, by stage.")
]
