"""``reportedly archive build``: who shares which passages, over files of articles. Only typer is loaded at first."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from reportedly.archive.engines.steps import Took


class Engine(StrEnum):
    """What runs the steps."""

    embedded = "embedded"
    daft = "daft"


def build(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="IN…", help="JSONL or Parquet of articles, archives (.db), or folders of them."),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder that the Parquet files are written into.")
    ],
    engine: Annotated[
        Engine, typer.Option(help="embedded: this process, in bounded memory; daft: all cores, or a Ray cluster.")
    ] = Engine.embedded,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Cores that daft uses here; all by default.")
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The Ray cluster that daft runs on (DAFT_RUNNER=ray: one of this machine)."),
    ] = None,
    folded: Annotated[
        bool,
        typer.Option(
            "--folded", help="Pair an article only with the first that has each sentence: linear, not quadratic."
        ),
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a job that was stopped.")] = False,
    keep: Annotated[bool, typer.Option("--keep-steps", help="Keep what each step gave, in DIR/steps.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error.")] = False,
) -> None:
    """Find who copied whom over files of articles, at any size, and write it as Parquet."""
    from reportedly.archive.engines.build import build as built_of

    if engine is Engine.embedded and (workers or address):
        raise SettingsError("--workers and --address are daft's", todo="Add --engine daft.")
    told = built_of(
        inputs,
        out,
        engine=engine,
        workers=workers,
        address=address,
        folded=folded,
        resume=resume,
        keep=keep,
        tell=(lambda _: None) if quiet else _say,
    )
    if as_json:
        import json

        typer.echo(json.dumps({"schema": "reportedly/build/1", "output": str(out), **told._asdict()}))
    else:
        clusters = f"{told.clusters:,} clusters of articles that share passages"
        typer.echo(f"{told.articles:,} articles: {told.pairs:,} pairs with {told.passages:,} passages, {clusters}.")
        typer.echo(f"Written into {out}: articles, repeats, pairs and passages, each a folder .parquet.")


def _say(took: "Took") -> None:
    from reportedly.doors.progress import say

    name = took.step.removeprefix("steps/").removesuffix(".parquet")
    say(f"reportedly: {name}: {took.rows:,} rows in {took.seconds:.1f} s")
