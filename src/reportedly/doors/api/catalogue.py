"""What can be asked and how it is answered: the checks, the scales people judge by, the schemas, the desk's health."""

from typing import Any, Literal

import msgspec
from fastapi import APIRouter, Response
from msgspec import Struct

from reportedly import __version__
from reportedly.archive.desk import jobs
from reportedly.archive.listing import Article
from reportedly.archive.reviews import scales
from reportedly.checks import CATALOGUE
from reportedly.doors.api.answers import plain_json, said
from reportedly.doors.api.caller import Anybody, Desk
from reportedly.doors.api.describing import gives, gives_list, gives_other
from reportedly.export.schema import schema as reading_schema
from reportedly.model.corrections import Correction
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import Checked, JudgedClaim, SourceRecord
from reportedly.model.series import Series
from reportedly.model.trace import Trace

router = APIRouter(tags=["catalogue"], default_response_class=Response, dependencies=[Anybody])
_OPEN: dict[str, Any] = {"security": []}
_RECORDS: dict[str, type[Struct]] = {
    "article": Article,
    "checked": Checked,
    "correction": Correction,
    "dossier": Dossier,
    "judged-claim": JudgedClaim,
    "series": Series,
    "source": SourceRecord,
    "trace": Trace,
}
_Schema = Literal["reading", "article", "checked", "correction", "dossier", "judged-claim", "series", "source", "trace"]


class CheckRule(Struct, frozen=True, kw_only=True):
    """One check of the catalogue: what it needs, how it decides, and where it may go wrong."""

    id: str
    title: str
    needs: str
    rule: str
    tolerance: str
    example: str
    traps: str


class Scales(Struct, frozen=True, kw_only=True):
    """The scales people judge by: code → label. ``verdicts`` are the desk's own."""

    verdicts: dict[str, str]
    credibility: dict[str, str]
    reliability: dict[str, str]
    descriptors: dict[str, str]


class Health(Struct, frozen=True, kw_only=True):
    """That the desk answers and its archive can be read; how many submissions wait."""

    status: Literal["ok"] = "ok"
    version: str
    waiting: int


@router.get("/checks", operation_id="listChecks", responses=gives_list(CheckRule, "In order."), openapi_extra=_OPEN)
def checks() -> Response:
    """The catalogue of checks."""
    rules = [CheckRule(**{name: getattr(rule, name) for name in CheckRule.__struct_fields__}) for rule in CATALOGUE]
    return plain_json(rules)


@router.get("/scales", operation_id="listScales", responses=gives(Scales, "Code → label."), openapi_extra=_OPEN)
def judging() -> Response:
    """The scales people judge by."""
    mine = Scales(
        verdicts=scales.verdicts(),
        credibility=scales.credibility(),
        reliability=scales.reliability(),
        descriptors=scales.descriptors(),
    )
    return said(mine)


@router.get(
    "/schema/{name}",
    operation_id="showSchema",
    responses=gives_other("application/schema+json", "JSON Schema 2020-12.", {"type": "object"}),
    openapi_extra=_OPEN,
)
def schema(name: _Schema) -> Response:
    """The schema of a record, from the very type that is encoded."""
    if name == "reading":
        return plain_json(reading_schema(), "application/schema+json")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return plain_json(dialect | msgspec.json.schema(_RECORDS[name]), "application/schema+json")


@router.get("/health", operation_id="health", responses=gives(Health, "All is well."), openapi_extra=_OPEN)
def health(office: Desk) -> Response:
    """Whether the desk can work; 503 where its archive can't be read."""
    with office.archive.looking() as connection:
        return said(Health(version=__version__, waiting=jobs.waiting(connection)))
