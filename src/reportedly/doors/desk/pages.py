"""Pages from templates: every word is escaped; of words from reports, controls and bidi marks are made visible."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reportedly.doors.desk.who import Visitor, check_csrf
from reportedly.export.trace_words import day_words, moment
from reportedly.export.visible import one_line, visible

_FURTHEST = 1_000_000
_TEMPLATES = Path(__file__).parent / "templates"


async def _visitor(request: Request) -> Visitor:
    from starlette.concurrency import run_in_threadpool

    visitor: Visitor = await run_in_threadpool(request.app.state.office.doorkeeper.visitor, request)
    await check_csrf(request, visitor)
    request.state.visitor = visitor
    return visitor


Who = Annotated[Visitor, Depends(_visitor)]
"""Of a page for those who are let in: who asks; what they send was sent by a page of ours."""


def render(request: Request, template: str, status: int = 200, /, **context: object) -> HTMLResponse:
    """The template with ``context`` and what every page needs: ``visitor`` (or None), ``path``, ``is_partial``."""
    visitor = getattr(request.state, "visitor", None)
    page = _environment().get_template(template)
    words = page.render(visitor=visitor, path=request.url.path, is_partial=is_partial(request), **context)
    return HTMLResponse(words.encode("utf-8", "replace"), status)


def part(template: str, /, **context: object) -> Markup:
    """A part of a page, for every visitor the same, to be put in a page or kept."""
    return Markup(_environment().get_template(template).render(**context))  # noqa: S704 - the template has escaped it


def page_within(number: int) -> int:
    """The number of a page of a list that was asked for, between the first and one no list reaches."""
    return min(max(number, 1), _FURTHEST)


def is_partial(request: Request) -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("hx-request") == "true" and not request.headers.get("hx-history-restore-request")


def complaint(request: Request, status: int, what: str, *, where: str = "", todo: str = "") -> HTMLResponse:
    """An error as a page, or as a line for the page that asked."""
    template = "complaint_part.html" if is_partial(request) else "complaint.html"
    return render(request, template, status, status=status, what=what, where=where, todo=todo)


def day(words: str) -> str:
    """A day as a date field takes it; "" for what it would not show."""
    return words if re.fullmatch(r"\d{4}-\d\d-\d\d", words, re.ASCII) else ""


def when(published: str | None) -> str:
    """The time of publication in UTC, or the day where there is no hour; empty where it can't be read."""
    found = moment(published)
    if found is None or published is None:
        return ""
    return f"{day_words(found)}, {found:%H:%M}" if "T" in published else day_words(found)


def add_filters(filters: Mapping[str, Callable[..., object]]) -> None:
    """Let templates use more filters, by name."""
    _environment().filters.update(filters)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["line"] = one_line
    environment.filters["day"] = day
    environment.filters["when"] = when
    return environment
