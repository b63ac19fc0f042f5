"""``reportedly archive search`` and ``archive vectors``. Only typer is loaded before a command runs."""

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.doors.archive_cli import AsJson, Publisher, Since, Until, Where, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.archive.search.results import FoundArticle, FoundClaim


def register(archive: typer.Typer) -> None:
    """Puts the commands among those of ``reportedly archive``."""
    archive.command("search")(search)
    archive.command("vectors")(vectors)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help='What to look for; "quoted words" stand side by side.')
    ],
    archive: Where = None,
    in_articles: Annotated[
        bool, typer.Option("--articles/--claims", help="Find articles, or claims, which is the default.")
    ] = False,
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="So many at most.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Find claims, or articles, by words and by meaning; the best first."""
    from reportedly.archive import search as part
    from reportedly.doors import logs
    from reportedly.doors.archive_views import json_line
    from reportedly.doors.batch import put_bytes
    from reportedly.doors.progress import say

    logs.configure()
    asked = " ".join(words)
    narrowed = {"publisher": publisher, "since": since, "until": until}
    found: Sequence[FoundClaim | FoundArticle]
    with opened(archive) as held, held.looking() as connection:
        if in_articles:
            found = part.found_articles(connection, part.articles(connection, asked, limit, **narrowed))
        else:
            hits = part.claims(connection, asked, 3 * limit, **narrowed)
            found = _one_a_sentence(part.found_claims(connection, hits))[:limit]
        waiting = part.waiting(connection)
    if as_json:
        put_bytes(b"".join(json_line(one) for one in found))
        return
    if waiting:
        todo = "'reportedly archive vectors' makes them" if part.available() else "they need reportedly[vectors]"
        say(f"reportedly: {waiting:,} claims have no vector and are found by their words alone; {todo}")
    _show(found)


def vectors(
    archive: Where = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> None:
    """Make the vectors by which claims are found in other words; stop it at any time, it goes on where it was."""
    import sys

    from reportedly.archive import search as part
    from reportedly.doors import logs
    from reportedly.doors.progress import Bar, say

    logs.configure()
    made = last = 0
    with opened(archive) as held:
        with held.looking() as connection:
            waiting = part.waiting(connection)
        with Bar(waiting, watched=not quiet and sys.stderr.isatty()) as bar:
            while waiting:
                with held.writing() as connection:
                    step = part.catch_up(connection, last)
                if not step.made:
                    break
                made, last = made + step.made, step.last
                bar.step(step.made)
    if not quiet:
        say(f"reportedly: made the vectors of {made:,} claims")


def _one_a_sentence(found: "Sequence[FoundClaim]") -> "list[FoundClaim]":
    """The best claim of each sentence: one that is said to have been said holds two, and would fill two lines."""
    best: dict[object, FoundClaim] = {}
    for one in found:
        best.setdefault((one.key, one.span), one)
    return list(best.values())


def _show(found: "Sequence[FoundClaim | FoundArticle]") -> None:
    """Two lines each: what it says, and where. Words of reports are data: no markup, no control characters."""
    from rich.text import Text

    from reportedly.archive.search.results import FoundArticle
    from reportedly.doors.terminal import console_for
    from reportedly.export.visible import one_line

    console = console_for()
    if not found:
        console.print("Nothing was found.")
    for number, one in enumerate(found, 1):
        said = one.snippet if isinstance(one, FoundArticle) else one.sentence
        console.print(Text(f"{number:3} {one_line(said)}"))
        where = [one.publisher or "no publisher", one.published or "no date", one.title or "untitled", one.key]
        if not isinstance(one, FoundArticle):
            names = [name or kind for name, kind in reversed(one.chain)] or ["the report's own voice"]
            where.insert(0, " → ".join(names))  # the first voice first, the nearest to the reader last
        console.print(Text("    " + " · ".join(one_line(part) for part in where), "dim"))
