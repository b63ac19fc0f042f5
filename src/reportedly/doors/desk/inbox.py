"""The inbox: what was read, what waits, and where more is put in."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.doors.desk.pages import Who, render

router = APIRouter()


@router.get("/")
def home() -> Response:
    """The desk begins at the inbox."""
    return RedirectResponse("/inbox", 303)


@router.get("/inbox")
def inbox(request: Request, who: Who) -> Response:  # noqa: ARG001 - only for those let in
    """The reports, latest first."""
    articles = list(request.app.state.office.archive.list(limit=25))
    return render(request, "inbox.html", articles=articles)
