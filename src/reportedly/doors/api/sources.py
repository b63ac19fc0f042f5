"""Sources by name: who speaks or publishes, how reliable people find them, and what they say of them.

A name may hold a slash ("Tarn Wire/Reuters"); only the last step of the path, ``grades`` or ``descriptions``, is ours.
"""

from typing import Annotated

from fastapi import APIRouter, Request, Response

from reportedly.archive.reviews.sources import source_names, source_record
from reportedly.doors.api.answers import listed, plain_json, said
from reportedly.doors.api.bodies import body
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives, gives_list, gives_page, takes
from reportedly.doors.api.params import Limit, Skip, SourceName
from reportedly.doors.api.wishes import Describing, GradingSource
from reportedly.doors.desk.app import Office
from reportedly.model.reviews import Descriptor, Grade, SourceRecord

router = APIRouter(tags=["sources"], default_response_class=Response)
_PAGE = 50
_NAMED = "/sources/{name:anything}"
_DESCRIPTION = {"values": {"access": "On the quay that morning."}, "reason": "By her own account.", "kind": "person"}


@router.get("/sources", operation_id="listSources", responses=gives_page(str, "Names, in alphabetical order."))
def list_them(request: Request, _: Caller, office: Desk, limit: Limit = _PAGE, skip: Skip = 0) -> Response:
    """The names of the sources that anybody judged or described."""
    with office.archive.looking() as connection:
        names = source_names(connection)
    return listed(request, names[skip : skip + limit], len(names), limit=limit, skip=skip)


@router.get(
    f"{_NAMED}/grades", operation_id="gradesOfSource", responses=gives_list(Grade, "Reliability, oldest first.")
)
def grades(name: SourceName, _: Caller, office: Desk) -> Response:
    """The grades of a source."""
    return plain_json(_record(office, name).grades)


@router.post(
    f"{_NAMED}/grades",
    operation_id="gradeSource",
    status_code=201,
    responses=gives(SourceRecord, "All that was said of the source.", 201, located=True),
    openapi_extra=takes(GradingSource, {"grade": "B", "reason": "Right on the last three strikes."}),
)
def grade(
    request: Request,
    name: SourceName,
    caller: Caller,
    office: Desk,
    given: Annotated[GradingSource, body(GradingSource)],
) -> Response:
    """Grade a source's reliability, A to F (reviewers)."""
    record = office.desk.grade_source(caller.actor, name, given.grade, given.reason)
    return said(record, 201, Location=_above(request))


@router.get(
    f"{_NAMED}/descriptions", operation_id="descriptionsOfSource", responses=gives_list(Descriptor, "Oldest first.")
)
def descriptions(name: SourceName, _: Caller, office: Desk) -> Response:
    """What people say of a source."""
    return plain_json(_record(office, name).descriptors)


@router.post(
    f"{_NAMED}/descriptions",
    operation_id="describeSource",
    status_code=201,
    responses=gives(SourceRecord, "All that was said of the source.", 201, located=True),
    openapi_extra=takes(Describing, _DESCRIPTION),
)
def describe(
    request: Request, name: SourceName, caller: Caller, office: Desk, given: Annotated[Describing, body(Describing)]
) -> Response:
    """Describe a source by ICD 206's factors (reviewers)."""
    record = office.desk.describe_source(caller.actor, name, given.values, given.reason, kind=given.kind)
    return said(record, 201, Location=_above(request))


@router.get(_NAMED, operation_id="showSource", responses=gives(SourceRecord, "All that was said of it."))
def show(name: SourceName, _: Caller, office: Desk) -> Response:
    """A source's record; an empty one of a source that nobody judged yet."""
    return said(_record(office, name))


def _record(office: Office, name: str) -> SourceRecord:
    with office.archive.looking() as connection:
        return source_record(connection, name)


def _above(request: Request) -> str:
    """The source's own path, as it was asked for."""
    path = request.scope["raw_path"].decode("ascii", "replace") if "raw_path" in request.scope else request.url.path
    return str(path).rpartition("/")[0]
