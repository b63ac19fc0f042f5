"""``reportedly review …``: a person's verdict on a claim, with reasons and evidence; never overwritten."""

from itertools import zip_longest
from typing import Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Where, opened
from reportedly.doors.grade_cli import By, Claim, Reason

app = typer.Typer(
    name="review",
    help="The desk's own verdicts on claims, with reasons and evidence; the program gives none.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def add(
    claim: Claim,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="One of the desk's scale: 'review verdicts'.")],
    by: By = "",
    reason: Reason = "",
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="URL", help="Where it can be seen; may be given again.")
    ] = None,
    quote: Annotated[
        list[str] | None, typer.Option("--quote", metavar="WORDS", help="Words found there, in the order of the URLs.")
    ] = None,
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """Review a claim. It succeeds your own last review of it, and nobody else's."""
    from reportedly.archive.reviews.claims import review_claim
    from reportedly.archive.reviews.history import sign
    from reportedly.doors.judging import put_claim
    from reportedly.model.reviews import Evidence

    signed = sign(by, reason)
    shown = [Evidence(url=url, quote=words) for url, words in zip_longest(evidence or [], quote or [], fillvalue="")]
    with opened(archive) as held, held.writing() as connection:
        judged = review_claim(connection, claim, verdict, signed, shown)
    put_claim(judged, as_json=as_json)


@app.command()
def show(claim: Claim, archive: Where = None, as_json: AsJson = False) -> None:
    """Show all that people said of a claim: its credibility grades and reviews, what stands first."""
    from reportedly.archive.reviews.claims import judged_claim
    from reportedly.doors.judging import put_claim

    with opened(archive) as held, held.looking() as connection:
        judged = judged_claim(connection, claim)
    put_claim(judged, as_json=as_json)


@app.command("list")
def list_(
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Only claims that this person judged.")] = "",
    article: Annotated[str, typer.Option(metavar="KEY", help="Only claims of this article, of any version.")] = "",
    disagree: Annotated[bool, typer.Option("--disagree", help="Only claims whose reviewers disagree.")] = False,
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """List the claims that were graded or reviewed."""
    from reportedly.archive.reviews.claims import judged_list
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line, show_claims
    from reportedly.model.reviews import JudgedClaim

    def wanted(judged: JudgedClaim) -> bool:
        people = {one.by.casefold() for one in judged.grades} | {one.by.casefold() for one in judged.reviews}
        if (disagree and not judged.disagree) or (article and judged.article != article):
            return False
        return not by or by.strip().casefold() in people

    with opened(archive) as held, held.looking() as connection:
        found = judged_list(connection, wanted)
    if as_json:
        put_bytes(b"".join(json_line(one) for one in found))
    else:
        show_claims(found)


@app.command()
def verdicts() -> None:
    """List the desk's verdicts; a verdicts.csv in REPORTEDLY_VOCAB_DIR takes the place of ours."""
    from reportedly.archive.reviews import scales
    from reportedly.doors.judging import show_scale

    show_scale(scales.verdicts())
