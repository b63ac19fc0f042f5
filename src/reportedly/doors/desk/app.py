"""The desk's application: pages and the API over one archive, a reader in the background, one guard around all."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp

from reportedly import __version__, export
from reportedly.archive.archive import Archive
from reportedly.doors.desk import complaints
from reportedly.doors.desk.access import Access
from reportedly.doors.desk.guard import Guard
from reportedly.doors.desk.metrics import Metrics, check_token
from reportedly.doors.desk.who import Doorkeeper
from reportedly.service.desk import Desk
from reportedly.service.jobs import Reader
from reportedly.service.kept import Kept

STATIC = Path(__file__).parent / "static"
PAGE = Path(export.__file__).parent / "page"
"""Style and script that the desk shares with the pages that are written to files."""
LOCAL = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Options:
    """How the desk is served: hosts it answers to, the name of its one user where it has no accounts.

    ``organisation`` and ``address`` are who publishes its ClaimReviews and where; ``secure`` says that TLS is ended
    before us, so cookies are for https alone; ``reads`` whether a reader runs in the background; ``metrics_token`` what
    must be sent to read /metrics.
    """

    hosts: tuple[str, ...] = LOCAL
    user: str = "desk"
    organisation: str = ""
    address: str = ""
    secure: bool = False
    reads: bool = True
    metrics_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Office:
    """What every page works with: the archive, the desk's verbs, the reader, who is let in, answers made before."""

    archive: Archive
    desk: Desk
    reader: Reader
    doorkeeper: Doorkeeper
    kept: Kept
    metrics: Metrics
    options: Options = field(default_factory=Options)


_PAGES = (
    "health",
    "sign_in",
    "inbox",
    "submitting",
    "jobs",
    "feeds",
    "search",
    "reading",
    "explaining",
    "stepping",
    "reviewing",
    "correcting",
    "provenance",
    "tracing",
    "figures_page",
    "judgements",
    "exporting",
    "removing",
    "team",
)
"""Each a file with the routes of a group of pages, loaded when an application is made: they use what is above."""


def make_app(archive: Archive, options: Options | None = None) -> FastAPI:
    """The application over ``archive``, which the caller opens and closes."""
    options = options or Options()
    check_token(options.metrics_token)
    desk = Desk(archive)
    doorkeeper = Doorkeeper(desk, options.user, secure=options.secure)
    metrics = Metrics(archive)
    office = Office(archive, desk, Reader(archive), doorkeeper, Kept(archive), metrics, options)

    @contextlib.asynccontextmanager
    async def reading(_: FastAPI) -> AsyncIterator[None]:
        metrics.attach()
        if options.reads:
            office.reader.start()
        yield
        office.reader.close()
        metrics.detach()
        office.kept.close()

    app = FastAPI(
        title="reportedly", version=__version__, lifespan=reading, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.office = office
    _add_routes(app)
    complaints.register(app)
    app.mount("/static/page", StaticFiles(directory=PAGE), name="page")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(cast("type[ASGIApp]", Guard), hosts=options.hosts, secure=options.secure)  # type: ignore[arg-type]
    app.add_middleware(cast("type[ASGIApp]", Access))  # type: ignore[arg-type]
    return app


def office_of(request: Request) -> Office:
    """What the application of this request works with."""
    return cast(Office, request.app.state.office)


def _add_routes(app: FastAPI) -> None:
    for name in _PAGES:
        app.include_router(import_module(f"reportedly.doors.desk.{name}").router)
    import_module("reportedly.doors.api.mounting").routes(app)
