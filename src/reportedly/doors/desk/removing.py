"""Taking a report out of the archive, once somebody was asked whether they mean it."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.doors.desk.app import office_of
from reportedly.doors.desk.pages import Who, render
from reportedly.service.desk import check_may

router = APIRouter()


@router.get("/reports/{number}/remove")
def ask(request: Request, who: Who, number: int) -> Response:
    """What goes, and what stays."""
    check_may(who.actor, "admin", "remove")
    archive = office_of(request).archive
    return render(request, "remove.html", article=archive.show(archive.key(number)))


@router.post("/reports/{number}/remove")
def remove(request: Request, who: Who, number: int) -> Response:
    """Remove the report with all its versions and readings; what people judged of it stays."""
    office = office_of(request)
    office.desk.remove(who.actor, office.archive.key(number))
    return RedirectResponse("/inbox", 303)
