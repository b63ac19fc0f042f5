"""Questions to the whole archive, in words: where a claim starts, which figures compete, whether it was checked."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import AfterValidator

from reportedly.archive.series.profiles import profile as profile_named
from reportedly.archive.series.profiles import profiles
from reportedly.doors.api.answers import said
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives
from reportedly.doors.api.params import Most, Words
from reportedly.errors import SettingsError
from reportedly.model.reviews import Checked
from reportedly.model.series import Series
from reportedly.model.trace import Trace

router = APIRouter(tags=["archive"], default_response_class=Response)


def _known(name: str) -> str:
    try:
        return profile_named(name).name
    except SettingsError as error:
        raise ValueError(error.what) from None


Profile = Annotated[
    str | None,
    AfterValidator(lambda name: None if name is None else _known(name)),
    Query(
        description="The rule that is to choose one figure; none does unless you name it.",
        json_schema_extra={"enum": [one.name for one in profiles()]},
    ),
]


@router.get("/trace", operation_id="trace", responses=gives(Trace, "A claim's way through the archive."))
def trace(_: Caller, office: Desk, q: Words) -> Response:
    """Where the claim that the words say starts, and who has it from whom; or of an article's key, or ARTICLE#c3."""
    return said(office.archive.trace(q))


@router.get("/figures", operation_id="figures", responses=gives(Series, "By origin, over time."))
def figures(_: Caller, office: Desk, q: Words, profile: Profile = None) -> Response:
    """The figures that compete for what the words count, or for ARTICLE#c3's."""
    return said(office.archive.figures(q, profile=profile))


@router.get("/checked", operation_id="checkedBefore", responses=gives(Checked, "The likeliest first."))
def checked(_: Caller, office: Desk, q: Words, limit: Most = 10) -> Response:
    """Checks made before, by others or here, that may be of the claim that the words say."""
    return said(office.archive.checked(q, limit=limit))
