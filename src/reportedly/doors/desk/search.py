"""Search: claims by words and by meaning, and the reports whose titles have the words."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import select

from reportedly.archive import listing, search
from reportedly.archive.search.results import FoundClaim
from reportedly.archive.tables import articles, claims
from reportedly.doors.desk.pages import Who, render
from reportedly.errors import SettingsError

router = APIRouter()
MOST = 40
"""Claims that are shown: what answers stands among the first."""
_TITLES = 5
_LONGEST = 2000
"""Code points of a question; what is longer is cut, and a paragraph is shorter."""


class Found(NamedTuple):
    """A claim that was found, its report's number, and its sentence: what stands before it, itself, what after."""

    claim: FoundClaim
    article: int
    before: str
    words: str
    after: str


@router.get("/search")
def show(
    request: Request,
    who: Who,  # noqa: ARG001 - only for those let in
    q: str = "",
    publisher: str = "",
    since: str = "",
    until: str = "",
) -> Response:
    """The claims that answer ``q``, best first, each in its sentence; of a publisher and a time where given."""
    asked, publisher, since, until = q.strip()[:_LONGEST], publisher.strip()[:300], since.strip(), until.strip()
    error: SettingsError | None = None
    found: list[Found] = []
    titles: list[listing.Article] = []
    if asked:
        try:
            found, titles = _found(request, asked, publisher or None, since or None, until or None)
        except SettingsError as wrong:  # a date that is none
            error = wrong
    context = {"q": asked, "publisher": publisher, "since": since, "until": until, "most": MOST}
    return render(request, "search.html", 422 if error else 200, found=found, titles=titles, error=error, **context)


def _found(
    request: Request, asked: str, publisher: str | None, since: str | None, until: str | None
) -> tuple[list[Found], list[listing.Article]]:
    with request.app.state.office.archive.looking() as connection:
        hits = search.claims(connection, asked, MOST, publisher=publisher, since=since, until=until)
        told = search.found_claims(connection, hits)
        query = select(claims.c.id, claims.c.start, claims.c.end, articles.c.id.label("article"))
        query = query.join(articles, articles.c.current == claims.c.version)
        places = {row.id: row for row in connection.execute(query.where(claims.c.id.in_([one.claim for one in told])))}
        wanted = listing.Filter(publisher, since, until)
        titles = list(listing.list_articles(connection, wanted, limit=_TITLES, words=asked, in_title=True))
    return [_in_sentence(one, *places[one.claim][1:]) for one in told if one.claim in places], titles


def _in_sentence(claim: FoundClaim, start: int, end: int, article: int) -> Found:
    first, last = max(start - claim.span.start, 0), max(end - claim.span.start, 0)
    return Found(claim, article, claim.sentence[:first], claim.sentence[first:last], claim.sentence[last:])
