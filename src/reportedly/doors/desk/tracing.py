"""Traces: where a claim starts and who has it from whom, of words here and as part of a claim's page."""

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote, urlencode

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from reportedly.doors.desk.app import Office, office_of
from reportedly.doors.desk.pages import Who, part, render
from reportedly.errors import NotInArchive, ReportedlyError, SettingsError
from reportedly.export import trace_net, trace_svg
from reportedly.export.json import encode
from reportedly.export.outline import shortened
from reportedly.export.trace_graph import about, signs
from reportedly.export.trace_mentions import Home
from reportedly.export.trace_page import every_mention, picture, starts
from reportedly.export.trace_view import View, view
from reportedly.export.trace_words import answer, counts
from reportedly.model.trace import Trace
from reportedly.service.kept import PATIENCE

router = APIRouter()
LONGEST = 2000
"""Characters of what is asked."""
Asked = Annotated[str, Query(max_length=LONGEST)]
LONG = 120.0
"""Seconds that a part, asked for by itself, waits for its answer."""
_DECODER = msgspec.json.Decoder(Trace)


@router.get("/ink.css")
def ink() -> Response:
    """The dark colours of pictures of traces, which stand in pages whose policy lets no style in them."""
    return Response(trace_svg.STYLE, media_type="text/css", headers={"cache-control": "max-age=3600"})


@router.get("/trace")
def trace(request: Request, who: Who, q: Asked = "") -> Response:  # noqa: ARG001 - only for those let in
    """The form, and the trace of what it asks where that is there soon."""
    return _page(request, q.strip(), PATIENCE)


@router.get("/trace/whole")
def whole(request: Request, who: Who, q: Asked = "") -> Response:  # noqa: ARG001
    """The same, however long it takes: for browsers without scripts."""
    return _page(request, q.strip(), LONG)


@router.get("/trace/part")
def shown(request: Request, who: Who, q: Asked = "") -> Response:  # noqa: ARG001
    """The trace alone."""
    return alone(trace_part(office_of(request), q.strip(), "/trace", q=q))


@router.get("/trace/graph.json")
def graph(request: Request, who: Who, q: Asked = "") -> Response:  # noqa: ARG001
    """The graph of the trace, for the script that draws it."""
    return graph_json(office_of(request), q.strip())


def alone(words: Markup | None) -> Response:
    """A part as an answer by itself; where it is still not there, that it is not."""
    if words is None:
        words = part(
            "complaint_part.html", what="This takes long", where="", todo="It goes on; load the page again in a minute."
        )
    return Response(words, media_type="text/html; charset=utf-8")


def address(base: str, leaf: str, **query: str) -> str:
    """``base/leaf?query`` without what is empty."""
    given = {name: value for name, value in query.items() if value}
    return f"{base}/{leaf}" + (f"?{urlencode(given)}" if given else "")


def trace_part(
    office: Office, asked: str, base: str, *, here: str = "", patience: float = LONG, **query: str
) -> Markup | None:
    """The trace of ``asked`` for a page at ``base``; None where it is not there within ``patience`` seconds.

    ``here`` is the key of the article the page is about. What can't be traced is told in its place.
    """
    try:
        made = office.kept.soon(("trace", asked), lambda: _traced(office, asked), patience=patience)
    except (NotInArchive, SettingsError) as error:
        return told(error)
    if made is None:
        return None
    graph = address(base, "graph.json", **query)
    name = ("trace.html", asked, base, here)
    words = office.kept.soon(name, lambda: _drawn(office, _DECODER.decode(made), here, graph), patience=patience)
    return None if words is None else Markup(words)  # noqa: S704 - kept as ``part`` made it


def graph_json(office: Office, asked: str) -> Response:
    """The graph of a trace as JSON. Raises NotInArchive, SettingsError."""
    made = office.kept.get(("trace", asked), lambda: _traced(office, asked))
    body = office.kept.get(("graph", asked), lambda: _net(office, _DECODER.decode(made)))
    return Response(body, media_type="application/json")


def _page(request: Request, asked: str, patience: float) -> Response:
    found = trace_part(office_of(request), asked, "/trace", patience=patience, q=asked) if asked else None
    return render(request, "trace.html", asked=asked, trace=found, query=urlencode({"q": asked}))


def _traced(office: Office, asked: str) -> bytes:
    return encode(office.archive.trace(asked))


def _net(office: Office, trace: Trace) -> bytes:
    return trace_net.encode(trace, _places(office, trace))


def _places(office: Office, trace: Trace) -> dict[str, str]:
    """Where the desk shows each article."""
    numbers = office.archive.numbers(mention.article for mention in trace.mentions)
    return {key: f"/reports/{number}" for key, number in numbers.items()}


def _drawn(office: Office, trace: Trace, here: str, graph: str) -> str:
    seen = view(trace)
    texts = office.archive.texts(mention.version for mention in trace.mentions)
    return part(
        "trace_part.html",
        answer=answer(trace),
        counts=counts(trace),
        claim=shortened(trace.claim),
        here=here,
        is_found=bool(trace.mentions),
        starts=_safe(starts(seen)),
        picture=_safe(picture(trace)),
        mentions=_safe(every_mention(seen, texts, Home(_places(office, trace), here))),
        legend=[(Markup(sign), words) for sign, words in signs(seen)],  # noqa: S704 - shapes of our own making
        about=about(seen),
        graph=graph,
        has_graph=_has_graph(seen),
    )


def _has_graph(seen: View) -> bool:
    """Whether there is anything to explore: one article alone has nobody to have it from."""
    return len(seen.nodes) > 1


def _safe(lines: Iterator[str]) -> Markup:
    """What ``export`` has escaped."""
    return Markup("\n".join(lines))  # noqa: S704


def claim_address(number: int, local: str) -> str:
    """Where the page of a claim is."""
    return f"/reports/{number}/claims/{quote(local, safe='')}"


def told(error: ReportedlyError) -> Markup:
    """An error in the place of what could not be made."""
    return part("complaint_part.html", what=error.what, where=error.where, todo=error.todo)
