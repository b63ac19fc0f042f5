"""``reportedly source …`` and ``reportedly grade``: Admiralty grades and descriptions, set by people, kept apart."""

from typing import Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Where, opened

By = Annotated[str, typer.Option("--by", metavar="NAME", envvar="REPORTEDLY_BY", help="Who judges: a person's name.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="What it rests on, in a sentence.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="An outlet, a person, a role or a body.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="ARTICLE#c3: the article's key and the claim's id.")]

source = typer.Typer(
    name="source",
    help="What people hold of a source: its reliability, A to F, and its access, precision, currency, record, bias.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@source.command("show")
def show_source(name: Name, archive: Where = None, as_json: AsJson = False) -> None:
    """Show all that people said of a source, what stands first."""
    from reportedly.archive.reviews.sources import source_record
    from reportedly.doors.judging import put_source

    with opened(archive) as held, held.looking() as connection:
        record = source_record(connection, name)
    put_source(record, as_json=as_json)


@source.command("list")
def list_sources(archive: Where = None, as_json: AsJson = False) -> None:
    """List the sources that were graded or described, with the grades that stand."""
    from reportedly.archive.reviews.sources import source_names, source_record
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line, show_sources

    with opened(archive) as held, held.looking() as connection:
        records = [source_record(connection, name) for name in source_names(connection)]
    if as_json:
        put_bytes(b"".join(json_line(one) for one in records))
    else:
        show_sources(records)


@source.command("grade")
def grade_source(
    name: Name,
    grade: Annotated[str, typer.Argument(metavar="A…F", help="Its reliability; 'source scale' explains.")],
    by: By = "",
    reason: Reason = "",
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """Grade a source's reliability, A to F. What was said before stays."""
    from reportedly.archive.reviews import sources
    from reportedly.archive.reviews.history import sign
    from reportedly.doors.judging import put_source

    signed = sign(by, reason)
    with opened(archive) as held, held.writing() as connection:
        record = sources.grade_source(connection, name, grade, signed)
    put_source(record, as_json=as_json)


@source.command("describe")
def describe_source(
    name: Name,
    by: By = "",
    reason: Reason = "",
    access: Annotated[str, typer.Option(metavar="WORDS", help="Its level of access to what it reports.")] = "",
    precision: Annotated[str, typer.Option(metavar="WORDS", help="Completeness, precision, technical quality.")] = "",
    currency: Annotated[str, typer.Option(metavar="WORDS", help="Age of what it gives, and whether it holds.")] = "",
    record: Annotated[str, typer.Option(metavar="WORDS", help="Its past reporting record.")] = "",
    bias: Annotated[str, typer.Option(metavar="WORDS", help="Potential biases, interests, affiliations.")] = "",
    other: Annotated[
        list[str] | None, typer.Option("--factor", metavar="FIELD=WORDS", help="A factor of your own vocabulary.")
    ] = None,
    kind: Annotated[str, typer.Option(metavar="KIND", help="outlet, person, role, organisation or document.")] = "",
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """Describe a source by ICD 206's factors. What was said before stays."""
    from reportedly.archive.reviews import sources
    from reportedly.archive.reviews.history import sign
    from reportedly.doors.judging import put_source

    named = {"access": access, "precision": precision, "currency": currency, "record": record, "bias": bias}
    said = {field: words for field, words in named.items() if words}
    said |= {field.strip(): words for field, _, words in (one.partition("=") for one in other or ())}
    signed = sign(by, reason)
    with opened(archive) as held, held.writing() as connection:
        found = sources.describe_source(connection, name, said, signed, kind=kind)
    put_source(found, as_json=as_json)


@source.command("scale")
def scale() -> None:
    """Show the two Admiralty scales: of sources A to F, of claims 1 to 6."""
    from reportedly.archive.reviews import scales
    from reportedly.doors.judging import show_scale

    show_scale({**scales.reliability(), **scales.credibility()})


def grade(
    claim: Claim,
    grade: Annotated[str, typer.Argument(metavar="1…6", help="Its credibility; 'source scale' explains.")],
    by: By = "",
    reason: Reason = "",
    nonetheless: Annotated[
        str, typer.Option(metavar="WHY", help="Why it is confirmed, where two independent origins are doubtful.")
    ] = "",
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """Grade a claim's credibility, 1 to 6; 1, confirmed by other sources, asks for two independent origins."""
    from reportedly.archive.origins.counting import origins_of
    from reportedly.archive.reviews.claims import grade_claim
    from reportedly.archive.reviews.history import sign
    from reportedly.doors.judging import put_claim

    signed = sign(by, reason)
    with opened(archive) as held, held.writing() as connection:
        judged = grade_claim(connection, claim, grade, signed, origins_of, nonetheless=nonetheless)
    put_claim(judged, as_json=as_json)
