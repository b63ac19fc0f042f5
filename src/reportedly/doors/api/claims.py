"""Single claims: all that is known of one, its way through the archive, its figures, what people say of it."""

from typing import Annotated

from fastapi import APIRouter, Request, Response

from reportedly.archive.search.results import FoundClaim
from reportedly.doors.api.answers import Page, said
from reportedly.doors.api.asking import Profile
from reportedly.doors.api.bodies import body
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives, gives_page, takes
from reportedly.doors.api.params import ArticleId, Local, Most, Words
from reportedly.doors.api.wishes import Grading, Reviewing
from reportedly.doors.desk.app import Office
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import JudgedClaim
from reportedly.model.series import Series
from reportedly.model.trace import Trace
from reportedly.service import dossier

router = APIRouter(tags=["claims"], default_response_class=Response)
_CLAIM = "/articles/{article}/claims/{local}"
_REVIEW = {
    "verdict": "inaccurate",
    "reasons": "The harbour's log has no such ship.",
    "evidence": [{"url": "https://harbour.example/log", "quote": "No arrivals."}],
}


@router.get("/claims", operation_id="searchClaims", responses=gives_page(FoundClaim, "The best first."))
def search(_: Caller, office: Desk, q: Words, limit: Most = 10) -> Response:
    """Claims by words and by meaning. ``total`` is how many are given: nobody counts what is less like."""
    found = office.archive.search(q, limit=limit)
    return said(Page(total=len(found), limit=limit, skip=0, items=found))


@router.get(_CLAIM, operation_id="showClaim", responses=gives(Dossier, "All that is known of it."))
def show(article: ArticleId, local: Local, _: Caller, office: Desk) -> Response:
    """One claim's dossier: voice and chain, where it starts, rival figures, reviews, earlier checks, corrections."""
    return said(dossier(office.archive, name_of(office, article, local)))


@router.get(f"{_CLAIM}/trace", operation_id="traceClaim", responses=gives(Trace, "Its way through the archive."))
def trace(article: ArticleId, local: Local, _: Caller, office: Desk) -> Response:
    """Where the claim starts and who has it from whom."""
    return said(office.archive.trace(name_of(office, article, local)))


@router.get(f"{_CLAIM}/figures", operation_id="figuresOfClaim", responses=gives(Series, "By origin, over time."))
def figures(article: ArticleId, local: Local, _: Caller, office: Desk, profile: Profile = None) -> Response:
    """The figures that compete with the claim's; 422 where it has none."""
    return said(office.archive.figures(name_of(office, article, local), profile=profile))


@router.get(f"{_CLAIM}/reviews", operation_id="reviewsOfClaim", responses=gives(JudgedClaim, "Oldest first."))
def reviews(article: ArticleId, local: Local, _: Caller, office: Desk) -> Response:
    """All grades and reviews of the claim."""
    return said(office.archive.judged(name_of(office, article, local)))


@router.post(
    f"{_CLAIM}/reviews",
    operation_id="reviewClaim",
    status_code=201,
    responses=gives(JudgedClaim, "All that was said of the claim.", 201, located=True),
    openapi_extra=takes(Reviewing, _REVIEW),
)
def review(
    request: Request,
    article: ArticleId,
    local: Local,
    caller: Caller,
    office: Desk,
    given: Annotated[Reviewing, body(Reviewing)],
) -> Response:
    """Give a verdict (reviewers); it succeeds your own last one, and nobody else's."""
    name = name_of(office, article, local)
    judged = office.desk.review(caller.actor, name, given.verdict, given.reasons, given.evidence)
    return said(judged, 201, Location=request.url.path)


@router.post(
    f"{_CLAIM}/grades",
    operation_id="gradeClaim",
    status_code=201,
    responses=gives(JudgedClaim, "All that was said of the claim.", 201, located=True),
    openapi_extra=takes(Grading, {"grade": "2", "reason": "Two dispatches, of one voice."}),
)
def grade(
    article: ArticleId, local: Local, caller: Caller, office: Desk, given: Annotated[Grading, body(Grading)]
) -> Response:
    """Grade its credibility, 1 to 6 (reviewers)."""
    name = name_of(office, article, local)
    judged = office.desk.grade_claim(caller.actor, name, given.grade, given.reason, nonetheless=given.nonetheless)
    return said(judged, 201, Location=f"/api/v1/articles/{article}/claims/{local}/reviews")


def name_of(office: Office, article: int, local: str) -> str:
    """The claim's name, ARTICLE#c3. Raises NotInArchive where there is no such article."""
    return f"{office.archive.key(article)}#{local}"
