"""Reports put in: as text, by address, as files, or the one that comes with the desk."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from reportedly.doors.desk.inbox import show
from reportedly.doors.desk.jobs import number, work_of
from reportedly.doors.desk.pages import Who, is_partial, render
from reportedly.doors.desk.who import Visitor
from reportedly.errors import ReportedlyError, SettingsError
from reportedly.model.desk import Job
from reportedly.service.desk import Desk
from reportedly.service.jobs import Pasted

router = APIRouter(prefix="/inbox")
_SAMPLE = Path(__file__).parent / "sample.txt"
"""An invented report of an invented place: title, publisher, date, then its text."""
_Words = Annotated[str, Form()]


@router.post("/text")
def text(
    request: Request,
    who: Who,
    text: _Words = "",
    title: _Words = "",
    publisher: _Words = "",
    url: _Words = "",
    published: _Words = "",
) -> Response:
    """Have a pasted text read."""
    told = {"text": text, "title": title.strip(), "publisher": publisher.strip(), "url": url.strip()}
    try:
        job = _desk(request).submit_text(who.actor, Pasted(**told), published=published.strip() or None)
    except SettingsError as error:
        return _again(request, who, error, "text", told | {"published": published})
    return _submitted(request, who, [job])


@router.post("/url")
def address(request: Request, who: Who, address: _Words = "", published: _Words = "") -> Response:
    """Have a page fetched and read."""
    try:
        job = _desk(request).submit_url(who.actor, address.strip(), published=published.strip() or None)
    except SettingsError as error:
        return _again(request, who, error, "url", {"address": address})
    return _submitted(request, who, [job])


@router.post("/files")
async def files(request: Request, who: Who) -> Response:
    """Have files read, each by itself: one that can't be taken is told of, and the others are read."""
    form = await request.form()
    given = [(one.filename, await one.read()) for one in form.getlist("files") if isinstance(one, UploadFile)]
    return await run_in_threadpool(_files, request, who, [(name, data) for name, data in given if name])


@router.post("/sample")
def sample(request: Request, who: Who) -> Response:
    """Have the invented report read that comes with the desk."""
    title, publisher, published, words = _SAMPLE.read_text(encoding="utf-8").split("\n", 3)
    pasted = Pasted(text=words.strip(), title=title, publisher=publisher)
    return _submitted(request, who, [_desk(request).submit_text(who.actor, pasted, published=published)])


def _files(request: Request, who: Visitor, given: list[tuple[str, bytes]]) -> Response:
    if not given:
        nothing = SettingsError("no file was chosen", where="files", todo="Choose one or more, or drop them here.")
        return _again(request, who, nothing, "files", {})
    taken: list[Job] = []
    refused: list[SettingsError] = []
    for name, data in given:
        try:
            taken.append(_desk(request).submit_file(who.actor, name, data))
        except SettingsError as error:
            refused.append(error)
    if refused:
        _wake(request)
        more = f" So are {len(refused) - 1} more." if len(refused) > 1 else ""
        first = refused[0]
        return _again(request, who, SettingsError(first.what, where=first.where, todo=first.todo + more), "files", {})
    return _submitted(request, who, taken)


def _submitted(request: Request, who: Visitor, made: list[Job]) -> Response:
    """Back to the inbox; for a page that is open, the part of it that tells how far the reading is."""
    _wake(request)
    since = min(made[0].id, number(request.query_params.get("job", "")) or made[0].id)
    if not is_partial(request):
        return RedirectResponse(f"/inbox?job={since}#work", 303)
    busy = ",".join(str(job.id) for job in made)
    work = work_of(request.app.state.office.archive, who.actor.name, since=since, busy=busy)
    return render(request, "work_part.html", work=work, takes_focus=True)


def _again(request: Request, who: Visitor, error: ReportedlyError, by: str, given: dict[str, str]) -> Response:
    """What is wrong: for an open page a line; else the inbox with what was typed."""
    if is_partial(request):
        raise error
    return show(request, who, by=by, error=error, given=given)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.office.desk
    return desk


def _wake(request: Request) -> None:
    request.app.state.office.reader.wake()
