"""Corrections: what people say the machine got wrong in a reading; kept beside it."""

from typing import Annotated

from fastapi import APIRouter, Request, Response

from reportedly.archive.reviews.corrections import Wish
from reportedly.doors.api.answers import plain_json, said
from reportedly.doors.api.bodies import body
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives, gives_list, takes
from reportedly.doors.api.params import ArticleId
from reportedly.doors.api.wishes import Correcting
from reportedly.model.corrections import Correction

router = APIRouter(tags=["reviews"], default_response_class=Response)
_EXAMPLE = {"subject": "claim", "of": "c1", "fault": "right", "reason": "Read beside the page."}


@router.get(
    "/articles/{article}/corrections",
    operation_id="listCorrections",
    responses=gives_list(Correction, "Oldest first."),
)
def list_them(article: ArticleId, _: Caller, office: Desk) -> Response:
    """What was corrected in the reading of the article's newest text."""
    return plain_json(office.archive.corrections(office.archive.key(article)))


@router.post(
    "/articles/{article}/corrections",
    operation_id="correct",
    status_code=201,
    responses=gives(Correction, "As it is kept.", 201, located=True),
    openapi_extra=takes(Correcting, _EXAMPLE),
)
def correct(
    request: Request,
    article: ArticleId,
    caller: Caller,
    office: Desk,
    given: Annotated[Correcting, body(Correcting)],
) -> Response:
    """Correct a record of the reading, or confirm it (reviewers); it succeeds your own last one on that record."""
    wish = Wish(subject=given.subject, of=given.of, fault=given.fault, now=given.now, value=given.value)
    made = office.desk.correct(caller.actor, office.archive.key(article), wish, given.reason)
    return said(made, 201, Location=request.url.path)
