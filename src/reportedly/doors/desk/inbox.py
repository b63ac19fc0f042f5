"""The inbox: where reports are put in, how far their reading is, and the list of those that were read."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from msgspec import Struct
from msgspec.structs import asdict, replace

from reportedly.archive import glance, listing
from reportedly.archive.desk import feeds
from reportedly.doors.desk.jobs import number, work_of
from reportedly.doors.desk.pages import Who, page_within, render
from reportedly.doors.desk.who import Visitor
from reportedly.errors import ReportedlyError, SettingsError
from reportedly.export.outline import SYMBOLS
from reportedly.service.desk import first_words

router = APIRouter()
PAGE = 25
"""Reports a page."""
_LOOKED_FOR = 500
"""Code points of a filter; what is longer is cut."""
VERDICTS = ("inconsistent", "strained", "not-checkable", "consistent")
"""In the order in which they ask for attention."""


class Wanted(Struct, frozen=True, omit_defaults=True):
    """Which reports the list is of, as its address says, and which page of it."""

    words: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    order: listing.Order = "added"
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether some reports are left out."""
        return any((self.words, self.publisher, self.since, self.until))

    def at(self, page: int) -> str:
        """The query of another page of the same list."""
        told = asdict(replace(self, page=page))
        defaults = asdict(Wanted())
        return urlencode({name: value for name, value in told.items() if value != defaults[name]})


@router.get("/")
def home() -> Response:
    """The desk begins at the inbox."""
    return RedirectResponse("/inbox", 303)


@router.get("/inbox")
def inbox(request: Request, who: Who, by: str = "text", job: str = "") -> Response:
    """Where reports are put in, and the list of them. ``by`` is how one is put in, ``job`` what was just submitted."""
    return show(request, who, by=by, since=number(job))


@router.get("/inbox/reports")
def reports(request: Request, who: Who) -> Response:  # noqa: ARG001 - only for those let in
    """The list of reports alone, for a page that is open while they are read."""
    return render(request, "reports_part.html", **_reports(request, _wanted(request)))


def show(
    request: Request,
    who: Visitor,
    *,
    by: str = "text",
    since: int = 0,
    error: ReportedlyError | None = None,
    given: dict[str, str] | None = None,
) -> Response:
    """The inbox; after an ``error``, with what was ``given``, so that nothing typed is lost."""
    wanted = _wanted(request)
    try:
        listed = _reports(request, wanted)
    except SettingsError as wrong:  # a date that is none
        error, listed = error or wrong, _reports(request, Wanted())
        listed["wanted"] = wanted
    with request.app.state.office.archive.looking() as connection:
        watched = len(feeds.feed_list(connection))
    context = {"error": error, "by": by, "given": given or {}, "watched": watched, **listed}
    work = work_of(request.app.state.office.archive, who.actor.name, since=since)
    return render(request, "inbox.html", 422 if error else 200, work=work, takes_focus=False, **context)


def _reports(request: Request, wanted: Wanted) -> dict[str, object]:
    """What the list shows: its rows, how many there are in all, on how many pages."""
    chosen = listing.Filter(wanted.publisher or None, wanted.since or None, wanted.until or None)
    with request.app.state.office.archive.looking() as connection:
        total = listing.count_articles(connection, chosen, words=wanted.words)
        found = list(
            listing.list_articles(
                connection,
                chosen,
                limit=PAGE,
                skip=(wanted.page - 1) * PAGE,
                order=wanted.order,
                words=wanted.words,
            )
        )
        seen = glance.glances(connection, found)
        publishers = glance.publishers(connection)
    rows = [(article, article.versions[-1], seen[article.id]) for article in found]
    return {
        "wanted": wanted,
        "total": total,
        "pages": max(1, -(-total // PAGE)),
        "rows": rows,
        "publishers": publishers,
        "verdicts": [(verdict, SYMBOLS[verdict], verdict.replace("-", " ")) for verdict in VERDICTS],
        "called": called,
    }


def called(article: listing.Article) -> str:
    """What to call a report in a list: its title, else its key."""
    return first_words(article.versions[-1].title or article.key, 200)


def _wanted(request: Request) -> Wanted:
    asked = {name: request.query_params.get(name, "").strip()[:_LOOKED_FOR] for name in Wanted.__struct_fields__}
    page = page_within(number(asked["page"]))
    order: listing.Order = "published" if asked["order"] == "published" else "added"
    return Wanted(asked["words"], asked["publisher"], asked["since"], asked["until"], order, page)
