"""The API put on the desk's application: its routes, its meter, its description."""

from collections.abc import Awaitable, Callable
from typing import cast

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.types import ASGIApp

from reportedly.doors.api import (
    articles,
    asking,
    catalogue,
    claims,
    corrections,
    exports,
    jobs,
    readings,
    reviews,
    sources,
)
from reportedly.doors.api.meter import Meter, Metered
from reportedly.doors.api.openapi import METHODS, allowed, described
from reportedly.doors.api.readings import Turnstile
from reportedly.doors.problem import Refusal
from reportedly.settings import current

PREFIX = "/api/v1"
_NOUNS = (readings, jobs, articles, claims, corrections, asking, reviews, sources, exports, catalogue)


def routes(app: FastAPI) -> None:
    """Mount the API on ``app``, whose ``state.office`` it works with."""
    router = APIRouter(prefix=PREFIX)
    for noun in _NOUNS:
        router.include_router(noun.router)
    document = described(router)
    app.state.openapi = document
    app.state.meter = Meter(current().requests_per_minute)
    app.state.turnstile = Turnstile()
    app.include_router(router)
    app.add_api_route(f"{PREFIX}/openapi.json", _openapi, include_in_schema=False)
    for told, methods in allowed(document).items():
        others = sorted(METHODS - methods)
        path = told.replace("/sources/{name}", "/sources/{name:anything}")  # the description has no such marks
        app.add_api_route(path, _refusing(methods), methods=others, include_in_schema=False)
    app.add_middleware(cast("type[ASGIApp]", Metered))  # type: ignore[arg-type]


async def _openapi(request: Request) -> Response:
    """The description, for anybody: it tells nothing of what the archive holds."""
    return Response(request.app.state.openapi, media_type="application/json")


def _refusing(methods: frozenset[str]) -> Callable[[], Awaitable[Response]]:
    """What answers the methods that a path does not have: 405, with those it has."""
    allow = ", ".join(sorted(methods))

    async def refuse() -> Response:
        raise Refusal(405, "is no method of this", todo=f"It has {allow}.", headers={"Allow": allow})

    return refuse
