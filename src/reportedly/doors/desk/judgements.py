"""What people judged, over the whole archive: reviews and their conflicts, sources with grades, corrections."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from reportedly.archive.listing import find
from reportedly.archive.reviews import scales, sources
from reportedly.archive.reviews.claims import judged_list
from reportedly.archive.reviews.corrections import all_corrections
from reportedly.doors.desk.app import office_of
from reportedly.doors.desk.pages import Who, page_within, render
from reportedly.doors.desk.who import Visitor
from reportedly.errors import IntakeError, NotInArchive, SettingsError
from reportedly.model.reviews import JudgedClaim, standing
from reportedly.settings import current

if TYPE_CHECKING:
    from reportedly.service.imports import Imported

router = APIRouter()
_A_PAGE = 50


@router.get("/reviews")
def reviews(request: Request, who: Who, by: str = "", show: str = "", page: int = 1) -> Response:  # noqa: ARG001
    """Claims that people judged: all, those whose reviewers disagree, or those of one person."""
    office = office_of(request)

    def wanted(judged: JudgedClaim) -> bool:
        people = {one.by.casefold() for one in judged.reviews} | {one.by.casefold() for one in judged.grades}
        return (show != "conflicts" or judged.disagree) and (not by or by.strip().casefold() in people)

    with office.archive.looking() as connection:
        found = judged_list(connection, wanted)[::-1]
    at = page_within(page)
    shown = found[(at - 1) * _A_PAGE : at * _A_PAGE]
    rows = [(claim, _address(request, claim), list(standing(claim.reviews).values())) for claim in shown]
    about = {"by": by, "show": show, "at": at, "pages": -(-len(found) // _A_PAGE), "total": len(found)}
    return render(request, "reviews.html", rows=rows, **about)


@router.get("/corrections")
def corrections(request: Request, who: Who, page: int = 1) -> Response:  # noqa: ARG001
    """What people corrected in readings, the latest first."""
    return _corrections(request, page)


@router.post("/corrections/import")
def import_corrections(
    request: Request,
    who: Who,
    files: Annotated[list[UploadFile], File()],
    article: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    confirm: Annotated[bool, Form()] = False,
    complete: Annotated[bool, Form()] = False,
) -> Response:
    """Bring in annotations made elsewhere; the page then says what became of them."""
    from reportedly.service.compared import Ask
    from reportedly.service.imports import import_files

    most = current().max_bytes
    read = [(one.filename, one.file.read(most + 1)) for one in files if one.filename]
    if not read:
        return _corrections(request, complaint="No file is chosen.", status=422)
    try:
        ask = Ask(confirm=confirm, complete=complete)
        done = import_files(office_of(request).desk, who.actor, read, article.strip() or None, reason, ask)
    except (SettingsError, IntakeError, NotInArchive) as error:
        return _corrections(request, complaint=str(error), status=422)
    return _corrections(request, done=done)


def _corrections(
    request: Request, page: int = 1, *, done: "Imported | None" = None, complaint: str = "", status: int = 200
) -> Response:
    office = office_of(request)
    at = page_within(page)
    with office.archive.looking() as connection:
        found = all_corrections(connection, limit=_A_PAGE + 1, skip=(at - 1) * _A_PAGE)
    rows = [(one, _report(request, one.article)) for one in found[:_A_PAGE]]
    told = {"done": done, "complaint": complaint}
    return render(request, "corrections.html", status, rows=rows, at=at, more=len(found) > _A_PAGE, **told)


@router.get("/sources")
def source_list(request: Request, who: Who, name: str = "") -> Response:  # noqa: ARG001
    """The sources that were graded or described; ``name`` leads to one, judged or not."""
    if name.strip():
        return _back_to(name.strip())
    with office_of(request).archive.looking() as connection:
        records = [sources.source_record(connection, one) for one in sources.source_names(connection)]
    rows = [(record, list(standing(record.grades).values())) for record in records]
    return render(request, "sources.html", rows=rows)


@router.get("/sources/show")
def show_source(request: Request, who: Who, name: str = "") -> Response:
    """All that people said of a source, and the forms to say more."""
    return _source(request, who, name)


@router.post("/sources/grade")
def grade(
    request: Request,
    who: Who,
    name: Annotated[str, Form()] = "",
    grade: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Grade a source's reliability."""
    try:
        office_of(request).desk.grade_source(who.actor, name, grade, reason)
    except SettingsError as error:
        return _source(request, who, name, complaint=str(error))
    return _back_to(name)


@router.post("/sources/describe")
async def describe(request: Request, who: Who) -> Response:
    """Describe a source by the factors that were filled in."""
    from starlette.concurrency import run_in_threadpool

    form = {key: str(value) for key, value in (await request.form()).items()}
    name, reason, kind = (form.get(key, "") for key in ("name", "reason", "kind"))
    said = {field: form[field] for field in scales.descriptors() if form.get(field, "").strip()}
    desk = office_of(request).desk
    try:
        await run_in_threadpool(desk.describe_source, who.actor, name, said, reason, kind=kind)
    except SettingsError as error:
        return await run_in_threadpool(_source, request, who, name, complaint=str(error))
    return _back_to(name)


def _source(request: Request, who: Visitor, name: str, *, complaint: str = "") -> Response:  # noqa: ARG001
    with office_of(request).archive.looking() as connection:
        record = sources.source_record(connection, name)
    if not record.name:
        raise SettingsError("the source has no name", where="sources", todo="Give a name.")
    standing_told = {one.field: one for one in record.descriptors}
    about = {"record": record, "grades": list(standing(record.grades).values()), "told": standing_told}
    scale = {"scale": scales.reliability(), "factors": scales.descriptors(), "kinds": sources.KINDS}
    return render(request, "source.html", 422 if complaint else 200, complaint=complaint, **about, **scale)


def _back_to(name: str) -> Response:
    return RedirectResponse(f"/sources/show?{urlencode({'name': name})}", 303)


def _report(request: Request, key: str) -> str:
    """The address of the reading of an article; "" where it was removed."""
    try:
        with office_of(request).archive.looking() as connection:
            return f"/reports/{find(connection, key)[0]}"
    except NotInArchive:
        return ""


def _address(request: Request, claim: JudgedClaim) -> str:
    report = _report(request, claim.article)
    return f"{report}/claims/{claim.local}" if report else ""
