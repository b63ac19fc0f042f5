"""Reviews: the claims that people judged."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from reportedly.archive.reviews.claims import judged_list
from reportedly.doors.api.answers import listed
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives_page
from reportedly.doors.api.params import Limit, Name, Skip
from reportedly.model.reviews import JudgedClaim, standing

router = APIRouter(tags=["reviews"], default_response_class=Response)
_PAGE = 50
_Verdict = Annotated[Name, Query(description="With this verdict standing (its code).")]
_By = Annotated[Name, Query(description="Judged by this person, case apart.")]
_Publisher = Annotated[Name, Query(description="In a report of this publisher, case apart.")]
_Only = Annotated[Literal["", "disagree"], Query(description="Only those on which reviewers disagree.")]


@router.get("/reviews", operation_id="listReviews", responses=gives_page(JudgedClaim, "In the order first judged."))
def list_them(
    request: Request,
    _: Caller,
    office: Desk,
    verdict: _Verdict = "",
    by: _By = "",
    publisher: _Publisher = "",
    only: _Only = "",
    limit: Limit = _PAGE,
    skip: Skip = 0,
) -> Response:
    """The claims that were graded or reviewed, with all that was said of each, even where the report is gone."""

    def keep(claim: JudgedClaim) -> bool:
        return (
            (not verdict or verdict in {one.verdict for one in standing(claim.reviews).values()})
            and (not by or by.casefold() in _people(claim))
            and (not publisher or (claim.publisher or "").casefold() == publisher.casefold())
            and (not only or claim.disagree)
        )

    with office.archive.looking() as connection:
        found = judged_list(connection, keep)
    return listed(request, found[skip : skip + limit], len(found), limit=limit, skip=skip)


def _people(claim: JudgedClaim) -> set[str]:
    return {one.by.casefold() for one in claim.reviews} | {one.by.casefold() for one in claim.grades}
