"""The command line: one function a command, or the file that has it.

Only typer is imported here; everything else waits until a command needs it, so that ``--help`` and a
mistyped option answer at once. What the exit codes mean stands in ``ending``.
"""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from reportedly import __version__
from reportedly.doors import (
    archive_cli,
    build_cli,
    checked_cli,
    completion,
    corrections_cli,
    desk_cli,
    doctor_cli,
    ending,
    export_cli,
    figures_cli,
    grade_cli,
    mcp_cli,
    people_cli,
    review_cli,
    search_cli,
    trace_cli,
    verify_cli,
)
from reportedly.doors.watching import Form, Level, Timings
from reportedly.errors import SettingsError

app = typer.Typer(
    name="reportedly",
    help="Reads news reports and shows what they stand on: who says what, through whom, whether the figures add up.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options that stand before any command."""


@app.command()
def read(
    where: Annotated[
        list[str],
        typer.Argument(metavar="WHERE", help="File, URL, folder, JSONL of articles, or - for standard input."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the complete reading as JSON; one line each for several documents.")
    ] = False,
    out: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", help="Write FILE.html, .json or .jsonl, or pages into a folder. A .jsonl is gone on with."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of publication, such as 2025-09-05.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoder: accurate (the default) or fast.")
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="P", min=0, max=1, help="Leave out attributions less probable than this.")
    ] = None,
    speech_only: Annotated[
        bool | None, typer.Option("--speech-only", help="Leave out beliefs, wishes and intentions.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(metavar="NAME|FILE", help="Newsroom whose rules to warn by: house, ap, reuters, bbc.")
    ] = None,
    parties: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A CSV of your own: who is party to what.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="List the report's plain assertions too.")] = False,
    width: Annotated[
        int | None, typer.Option(min=20, help="Columns to print in; the terminal's own by default.")
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colours (as NO_COLOR does).")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on standard error.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Explain each claim that is shown, decision by decision.")
    ] = False,
    claim: Annotated[
        list[str] | None, typer.Option("--claim", metavar="ID", help="Explain this claim alone (c3); again for more.")
    ] = None,
    timings: Timings = False,
    log_level: Level = None,
    log_format: Form = None,
) -> None:
    """Read a report, or many, and show what stands behind them."""
    from reportedly import service
    from reportedly.doors import batch, logs, output
    from reportedly.doors.timings import timed
    from reportedly.observed import stage
    from reportedly.settings import Choices

    logs.configure(log_level, log_format)
    choices = Choices(
        model=model, min_confidence=min_confidence, speech_only=speech_only, profile=profile, parties=parties
    )
    if profile is not None or parties is not None:  # a slip in a user's file is told before anything is read
        service.check_rules(profile, parties)
    order = batch.Order(where, out, as_json, service.day_of(published), choices, quiet)
    form = output.form_of(out) if out else ""
    with timed(wanted=timings):
        if service.is_batch(where) or form == "jsonl":  # a .jsonl may hold other readings: it is added to
            if verbose or claim:
                raise SettingsError("explains one report", where="--verbose", todo="Give it one, and no .jsonl.")
            raise typer.Exit(batch.run(order))
        with stage("load"):
            from reportedly.doors import single, terminal
        single.run(order, form, terminal.Shown(every, width, no_color), claim or [], explained=verbose)


@app.command()
def checks(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A rule to explain; without it, all are listed.")
    ] = None,
) -> None:
    """List the checks, or explain one: its rule, what it needs, its tolerance, its traps."""
    from reportedly.checks import CATALOGUE
    from reportedly.doors.catalogue import show_all, show_one
    from reportedly.doors.terminal import console_for

    console = console_for()
    if name is None:
        show_all(CATALOGUE, console)
        return
    rule = next((rule for rule in CATALOGUE if rule.id == name), None)
    if rule is None:
        raise SettingsError("no such check", where=name, todo="'reportedly checks' lists them.")
    show_one(rule, console)


@app.command()
def kinds() -> None:
    """List the kinds of source, and what an editor asks of each."""
    from reportedly.doors.catalogue import show_kinds
    from reportedly.doors.terminal import console_for

    show_kinds(console_for())


@app.command()
def profiles(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME|FILE]", help="A profile to show; without it, all are listed.")
    ] = None,
    conditions: Annotated[
        bool, typer.Option("--conditions", help="List the conditions that rules are made of.")
    ] = False,
) -> None:
    """List the newsrooms' profiles, or the rules of one: when an editor is warned, and where the rule is from."""
    from reportedly import cautions
    from reportedly.doors.catalogue import show_conditions, show_profile, show_profiles
    from reportedly.doors.terminal import console_for

    console = console_for()
    if conditions:
        show_conditions(console)
    elif name is None:
        show_profiles([cautions.profile(each) for each in cautions.names()], console)
    else:
        show_profile(cautions.profile(name), console)


@app.command()
def schema(
    name: Annotated[
        str, typer.Argument(metavar="[reading|trace|steps]", help="Of a reading, of a trace, of the steps to a claim.")
    ] = "reading",
) -> None:
    """Print the JSON Schema of a reading, of a trace, or of the steps to a claim."""
    from reportedly.doors.batch import put_bytes
    from reportedly.export import schema, trace_json
    from reportedly.export.steps import schema as steps_schema

    made = {"reading": schema.encode_schema, "trace": trace_json.encode_schema, "steps": steps_schema.encode_schema}
    if name not in made:
        raise SettingsError("no such schema", where=name, todo=f"Choose {', '.join(made)}.")
    put_bytes(made[name]() + b"\n")


search_cli.register(archive_cli.app)
archive_cli.app.command("keep")(verify_cli.keep)
archive_cli.app.command("verify")(verify_cli.verify)
archive_cli.app.command("build")(build_cli.build)
app.add_typer(archive_cli.app)
app.command()(trace_cli.trace)
app.command()(figures_cli.figures)
app.add_typer(checked_cli.app)
app.command("grade")(grade_cli.grade)
app.add_typer(grade_cli.source)
app.add_typer(review_cli.app)
app.add_typer(corrections_cli.app)
app.command()(export_cli.export)
app.command()(desk_cli.desk)
app.add_typer(people_cli.app)
app.command()(mcp_cli.mcp)
app.command()(doctor_cli.doctor)
app.command("completion")(completion.completion)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the program with ``arguments`` (``sys.argv`` by default) and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(ending.code_of(app, arguments))


if __name__ == "__main__":
    main()
