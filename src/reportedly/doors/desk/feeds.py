"""Feeds that are watched: listed with their last look, added, let go of."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.archive.desk import feeds, jobs
from reportedly.doors.desk.pages import Who, is_partial, render
from reportedly.doors.desk.who import Visitor
from reportedly.errors import SettingsError
from reportedly.model.desk import Feed, Job

router = APIRouter(prefix="/feeds")
OFTEN = ((15, "every quarter of an hour"), (60, "every hour"), (180, "every three hours"), (1440, "once a day"))
"""How often a feed may be looked at, as the form offers it."""


class Watched(NamedTuple):
    """A feed, and the last time it was read, if it was."""

    feed: Feed
    last: Job | None


@router.get("")
def watched(request: Request, who: Who) -> Response:
    """The feeds, and the form for one more."""
    return _show(request, who)


@router.post("")
def watch(
    request: Request, who: Who, url: Annotated[str, Form()] = "", minutes: Annotated[str, Form()] = "60"
) -> Response:
    """Watch a feed; the first look is at once."""
    office = request.app.state.office
    try:
        often = int(minutes[:6]) if minutes.isascii() and minutes.isdecimal() else 0
        office.desk.watch(who.actor, url.strip(), often)
    except SettingsError as error:
        if is_partial(request):
            raise
        return _show(request, who, error, url)
    office.reader.wake()
    return _done(request, who, "The feed is watched.")


@router.post("/{number}/let-go")
def let_go(request: Request, who: Who, number: int) -> Response:
    """Watch a feed no more. Raises NotInArchive."""
    request.app.state.office.desk.unwatch(who.actor, min(number, 2**62))
    return _done(request, who, "The feed is watched no more.")


def _done(request: Request, who: Visitor, words: str) -> Response:
    if not is_partial(request):
        return RedirectResponse("/feeds", 303)
    response = _show(request, who)
    response.headers["HX-Trigger"] = f'{{"said": "{words}"}}'
    return response


def _show(request: Request, who: Visitor, error: SettingsError | None = None, url: str = "") -> Response:  # noqa: ARG001
    with request.app.state.office.archive.looking() as connection:
        last = jobs.last_of(connection, "feed")
        found = [Watched(feed, last.get(feed.url)) for feed in feeds.feed_list(connection)]
    template = "feeds_part.html" if is_partial(request) else "feeds.html"
    return render(request, template, 422 if error else 200, watched=found, often=OFTEN, error=error, url=url)
