"""``reportedly checked``: was this claim checked before, and what did the checkers say? Feeds are the user's own."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from reportedly.doors.archive_cli import AsJson, Where, opened

if TYPE_CHECKING:
    from reportedly.archive.archive import Archive


class _Asking(typer.core.TyperGroup):
    """A group whose command ``find`` needs no name: ``checked "words"``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own context
        if args and args[0] not in {*self.commands, "-h", "--help"}:
            args = ["find", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="checked",
    cls=_Asking,
    help='Earlier checks of a claim: reportedly checked "the claim\'s words", or ARTICLE#c3.',
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS|CLAIM", help="The claim's words, or ARTICLE#c3.")],
    limit: Annotated[int, typer.Option(min=1, max=100, metavar="N", help="So many at most.")] = 10,
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """Find earlier checks that may be about this claim, from imports and from the archive's own reviews."""
    from reportedly.archive.reviews.checked import checked
    from reportedly.archive.reviews.vectors import rankers
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line, show_checked

    with opened(archive) as held, held.looking() as connection:
        query = _query(held, " ".join(words))
        found = checked(connection, query, limit=limit, rankers=rankers())
    if as_json:
        put_bytes(json_line(found))
    else:
        show_checked(found)


@app.command("import")
def import_(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED…", help="ClaimReview as JSON, JSONL or a page; a file or a URL.")
    ],
    vectors: Annotated[
        bool, typer.Option("--vectors", help="Find checks by their meaning too: takes some 5 ms a check, once.")
    ] = False,
    archive: Where = None,
    as_json: AsJson = False,
) -> None:
    """Import checks that others published: a Data Commons or Fact Check Tools feed, or ClaimReview in pages.

    A feed read again adds nothing; a check its author changed is kept beside what it was.
    """
    from reportedly.archive.reviews.feeds import values_at
    from reportedly.archive.reviews.importing import import_checks
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.judging import json_line
    from reportedly.doors.progress import say

    with opened(archive, create=True) as held:
        for feed in feeds:
            done = import_checks(held.engine, values_at(feed), feed)
            for note in done.notes:
                say(f"reportedly: {feed}: {note}")
            if as_json:
                put_bytes(json_line({"schema": "reportedly/imported/1", "feed": feed, **done._asdict()}))
            else:
                counts = f"{done.new:,} new, {done.changed:,} changed, {done.known:,} known"
                typer.echo(f"{feed}: {counts}, {done.left_out:,} left out (no address, no claim, or broken)")
        if vectors:
            _embed(held)


def _embed(archive: "Archive") -> None:
    """Give every claim that has none its vector."""
    from reportedly.archive.reviews.vectors import fill_vectors
    from reportedly.encoder import sentence
    from reportedly.errors import SettingsError

    if not sentence.available():
        todo = "Install it: pip install 'reportedly[vectors]'."
        raise SettingsError("vectors need an encoder that is not installed", where="--vectors", todo=todo)
    fill_vectors(archive.engine, sentence.embed)


def _query(archive: "Archive", words: str) -> str:
    """The claim's words; where ``ARTICLE#c3`` is given, those of that claim."""
    import re

    from reportedly.archive.reviews.claims import claim_row

    if not re.fullmatch(r"\S+#c\d+", words.strip()):
        return words
    with archive.looking() as connection:
        return str(claim_row(connection, words.strip()).text)
