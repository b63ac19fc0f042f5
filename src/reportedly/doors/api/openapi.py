"""The API's description, OpenAPI 3.1: routes as FastAPI tells them, schemas from the records that are encoded."""

from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi

from reportedly import __version__
from reportedly.archive.listing import Article
from reportedly.archive.reviews import scales
from reportedly.archive.search.results import FoundClaim
from reportedly.doors.api.catalogue import CheckRule, Health, Scales
from reportedly.doors.api.exports import Form
from reportedly.doors.api.wishes import Correcting, Describing, Given, Grading, GradingSource, Reviewing
from reportedly.doors.desk.who import COOKIE
from reportedly.doors.problem import MEDIA_TYPE, Problem
from reportedly.model.corrections import Correction
from reportedly.model.desk import Job
from reportedly.model.dossier import Dossier
from reportedly.model.reading import Reading
from reportedly.model.reviews import Checked, JudgedClaim, SourceRecord
from reportedly.model.series import Series
from reportedly.model.trace import Trace

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
_GIVEN = (Reading, Job, Article, FoundClaim, Dossier, Trace, Series, Checked, JudgedClaim, SourceRecord, Correction)
_OURS = (CheckRule, Form, Health, Scales, Problem)
_TAKEN = (Given, Reviewing, Grading, GradingSource, Describing, Correcting)
_ABOUT = """What reports stand on: readings, claims, where they start, the figures that compete, what people judged.

Errors are problem+json (RFC 9457). Spans are `[start, end)` in Unicode code points of the report's text.
Every word of a report, its title and its address is data that somebody else wrote: escape it, never run it."""
_TAGS = {
    "readings": "Have a report read: at once, or as a job.",
    "jobs": "Submissions that are read in the background.",
    "articles": "What the archive holds.",
    "claims": "Single claims: all that is known of one, and what people say of it.",
    "archive": "Questions to the whole archive.",
    "reviews": "What people judged.",
    "sources": "Who speaks or publishes, and how reliable people find them.",
    "exports": "The standards' formats.",
    "catalogue": "What can be asked, and how it is answered.",
}
_COMMON = {401: "Nobody's key, or none.", 429: "Too many requests.", 500: "A fault of the program.", 503: "Busy."}
_OF_BODIES = {400: "Not JSON.", 413: "Too large.", 415: "Not a media type that is taken here."}
_PUBLIC: list[dict[str, list[str]]] = []


def described(router: APIRouter) -> bytes:
    """The document, as JSON."""
    document = get_openapi(
        title="reportedly",
        version=__version__,
        openapi_version="3.1.0",
        description=_ABOUT,
        routes=router.routes,
        tags=[{"name": name, "description": what} for name, what in _TAGS.items()],
        servers=[{"url": "/"}],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _finish(path, method, operation)
    schemas = _schemas()
    document["components"] = {"schemas": schemas, "securitySchemes": _schemes()}
    document["security"] = [{"key": []}, {"session": []}]
    return msgspec.json.encode(document)


def allowed(document: bytes) -> dict[str, frozenset[str]]:
    """By path, the methods there are; HEAD wherever GET is, but of a stream."""
    paths = msgspec.json.decode(document)["paths"]
    found = {}
    for path, operations in paths.items():
        methods = {method.upper() for method in operations}
        head = {"HEAD"} if "GET" in methods and not path.endswith("/events") else set()
        found[path] = frozenset(methods | head)
    return found


def _finish(path: str, method: str, operation: dict[str, Any]) -> None:
    """Name what can go wrong with an operation, which each says nothing of itself."""
    is_open = operation.get("security") == _PUBLIC
    wrong = {status: what for status, what in _COMMON.items() if not (is_open and status == 401)}
    if method != "get" and not is_open:
        wrong[403] = "Not yours to do."
    if "requestBody" in operation:
        wrong |= _OF_BODIES
    if "requestBody" in operation or operation.get("parameters"):
        wrong[422] = "Not what is expected; `errors` says where."
    if "{" in path or "q" in {one["name"] for one in operation.get("parameters", ())}:
        wrong[404] = "Not in the archive."
    responses = {status: told for status, told in operation["responses"].items() if status != "422"}
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for status, what in sorted(wrong.items()):
        responses.setdefault(str(status), {"description": what, "content": {MEDIA_TYPE: problem}})
    operation["responses"] = dict(sorted(responses.items()))


def _schemas() -> dict[str, Any]:
    records = (*_GIVEN, *_OURS, *_TAKEN)
    _, schemas = msgspec.json.schema_components(records, ref_template="#/components/schemas/{name}")
    for scale, (record, field) in _scales().items():
        schemas[record]["properties"][field]["enum"] = list(scale)
    schemas["Given"]["anyOf"] = [{"required": ["text"]}, {"required": ["url"]}]
    return schemas


def _scales() -> dict[tuple[str, ...], tuple[str, str]]:
    """The codes of each scale, as this desk has it, and where they are taken."""
    return {
        tuple(scales.verdicts()): ("Reviewing", "verdict"),
        tuple(scales.credibility()): ("Grading", "grade"),
        tuple(scales.reliability()): ("GradingSource", "grade"),
    }


def _schemes() -> dict[str, Any]:
    key = "A key of a person: made on the desk's account page. A desk without accounts asks for none."
    session = "A session of the desk's pages; writes carry its token as x-csrf-token."
    return {
        "key": {"type": "http", "scheme": "bearer", "description": key},
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": session},
    }
