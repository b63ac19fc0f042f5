"""The standards' formats of a report, a claim and the whole archive, by the names of the catalogue."""

from collections.abc import Callable, Collection
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from msgspec import Struct
from pydantic import AfterValidator

from reportedly.doors.api.answers import plain_json
from reportedly.doors.api.caller import Anybody, Caller, Desk
from reportedly.doors.api.claims import name_of
from reportedly.doors.api.describing import Described, gives_list
from reportedly.doors.api.params import ArticleId, Local, Name
from reportedly.doors.desk.app import Office
from reportedly.doors.desk.exporting import sent
from reportedly.service import exports
from reportedly.service.exports import Order

router = APIRouter(tags=["exports"], default_response_class=Response)


class Form(Struct, frozen=True, kw_only=True):
    """One form that something can be taken out in: of a report, a claim, or the archive."""

    of: Literal["report", "claim", "archive"]
    name: str
    title: str
    media_type: str
    suffix: str


_FORMS: dict[Literal["report", "claim", "archive"], dict[str, exports.Form]] = {
    "report": {name: form for name, (form, _) in exports.REPORT.items()},
    "claim": {name: form for name, (form, _) in exports.CLAIM.items()},
    "archive": {name: form for name, (form, _) in exports.ARCHIVE.items()},
}


def _one_of(names: Collection[str]) -> Callable[[str], str]:
    def known(name: str) -> str:
        if name not in names:
            raise ValueError(f"choose one of: {', '.join(names)}")
        return name

    return known


def _names(forms: dict[str, exports.Form]) -> tuple[AfterValidator, Any]:
    return AfterValidator(_one_of(forms)), Path(description="The form's name.", json_schema_extra={"enum": [*forms]})


_OfReport = Annotated[str, *_names(_FORMS["report"])]
_OfClaim = Annotated[str, *_names(_FORMS["claim"])]
_OfArchive = Annotated[str, *_names(_FORMS["archive"])]
_Reviewer = Annotated[Name, Query(description="Whose review, where several people reviewed the claim.")]


def _gives(forms: dict[str, exports.Form]) -> Described:
    kinds = dict.fromkeys(form.media_type.partition(";")[0] for form in forms.values())
    name = {"Content-Disposition": {"description": "A file's name.", "schema": {"type": "string"}}}
    return {200: {"description": "The file.", "content": {kind: {"schema": {}} for kind in kinds}, "headers": name}}


@router.get(
    "/exports",
    operation_id="listForms",
    responses=gives_list(Form, "Of a report, of a claim, of the archive."),
    openapi_extra={"security": []},
    dependencies=[Anybody],
)
def list_them() -> Response:
    """The forms there are."""
    return plain_json([Form(of=of, **form._asdict()) for of, forms in _FORMS.items() for form in forms.values()])


@router.get("/articles/{article}/export/{form}", operation_id="exportReport", responses=_gives(_FORMS["report"]))
def of_report(article: ArticleId, form: _OfReport, _: Caller, office: Desk) -> Response:
    """The reading of an article's newest text in one of the forms."""
    return sent(exports.of_report(office.archive, form, office.archive.key(article)))


@router.get(
    "/articles/{article}/claims/{local}/export/{form}", operation_id="exportClaim", responses=_gives(_FORMS["claim"])
)
def of_claim(
    request: Request,
    article: ArticleId,
    local: Local,
    form: _OfClaim,
    _: Caller,
    office: Desk,
    reviewer: _Reviewer = "",
) -> Response:
    """One claim in one of the forms; 422 where it needs a review that nobody gave, or a part that is not installed."""
    order = _order(request, office)._replace(reviewer=reviewer or None)
    return sent(exports.of_claim(office.archive, form, name_of(office, article, local), order))


@router.get("/export/{form}", operation_id="exportArchive", responses=_gives(_FORMS["archive"]))
def of_archive(request: Request, form: _OfArchive, _: Caller, office: Desk) -> Response:
    """The whole archive in one of the forms, sent as it is made."""
    return sent(exports.of_archive(office.archive, form, _order(request, office)))


def _order(request: Request, office: Office) -> Order:
    options = office.options
    return Order(options.organisation, options.address, desk=str(request.base_url).rstrip("/"))
