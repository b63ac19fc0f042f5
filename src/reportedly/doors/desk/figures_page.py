"""Figures that compete for one quantity, over time, of words here and as part of a claim's page; none is chosen."""

from importlib.util import find_spec
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup
from msgspec.structs import replace

from reportedly.archive.series.profiles import profiles
from reportedly.doors.desk.app import Office, office_of
from reportedly.doors.desk.pages import Who, part, render
from reportedly.doors.desk.tracing import LONG, Asked, address, alone, told
from reportedly.errors import NotInArchive, SettingsError
from reportedly.export import series_page, series_plot
from reportedly.export.json import encode
from reportedly.export.outline import shortened
from reportedly.export.series_table import heading
from reportedly.model.series import Series
from reportedly.service.kept import PATIENCE

router = APIRouter()
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Of the picture, opened by itself: it runs nothing and loads nothing."""
_LONGEST_TITLE = 100
_DECODER = msgspec.json.Decoder(Series)


@router.get("/figures")
def figures(request: Request, who: Who, q: Asked = "", profile: str = "") -> Response:  # noqa: ARG001
    """The form, and the figures for what it asks where they are there soon."""
    return _page(request, q.strip(), profile, PATIENCE)


@router.get("/figures/whole")
def whole(request: Request, who: Who, q: Asked = "", profile: str = "") -> Response:  # noqa: ARG001
    """The same, however long it takes: for browsers without scripts."""
    return _page(request, q.strip(), profile, LONG)


@router.get("/figures/part")
def shown(request: Request, who: Who, q: Asked = "", profile: str = "") -> Response:  # noqa: ARG001
    """The figures alone."""
    return alone(figures_part(office_of(request), q.strip(), "/figures", profile, q=q))


@router.get("/figures/figures.svg")
def picture(request: Request, who: Who, q: Asked = "", profile: str = "", dark: bool = False) -> Response:  # noqa: ARG001 - of the address
    """The chart."""
    return svg(office_of(request), q.strip(), profile, dark=dark)


@router.get("/figures/figures.vl.json")
def spec(request: Request, who: Who, q: Asked = "", profile: str = "") -> Response:  # noqa: ARG001
    """The chart as Vega-Lite."""
    return vega_lite(office_of(request), q.strip(), profile)


def figures_part(
    office: Office, asked: str, base: str, profile: str = "", *, patience: float = LONG, **query: str
) -> Markup | None:
    """The figures for ``asked`` for a page at ``base``; None where they are not there within ``patience`` seconds.

    What names no quantity is told in its place.
    """
    try:
        made = office.kept.soon(_name(asked, profile), lambda: _series(office, asked, profile), patience=patience)
    except (NotInArchive, SettingsError) as error:
        return told(error)
    if made is None:
        return None
    name = (*_name(asked, profile), "html", base)
    words = office.kept.soon(name, lambda: _tables(_DECODER.decode(made), base, profile, query), patience=patience)
    return None if words is None else Markup(words)  # noqa: S704 - kept as ``part`` made it


def svg(office: Office, asked: str, profile: str = "", *, dark: bool = False, title: str = "") -> Response:
    """The chart as an image, headed by ``title``, else by what was asked.

    Raises SettingsError where vl-convert isn't installed, or nothing is counted.
    """
    made = office.kept.get(_name(asked, profile), lambda: _series(office, asked, profile))
    name = (*_name(asked, profile), "dark" if dark else "light")
    body = office.kept.get(name, lambda: series_plot.svg(_titled(made, title), dark=dark))
    return Response(body.encode(), media_type="image/svg+xml", headers={"content-security-policy": POLICY})


def vega_lite(office: Office, asked: str, profile: str = "", *, title: str = "") -> Response:
    """The chart as Vega-Lite JSON, to be kept as a file."""
    made = office.kept.get(_name(asked, profile), lambda: _series(office, asked, profile))
    saved = {"content-disposition": 'attachment; filename="figures.vl.json"'}
    return Response(series_plot.encode_spec(_titled(made, title)), media_type="application/json", headers=saved)


def _titled(made: bytes, title: str) -> Series:
    series = _DECODER.decode(made)
    return replace(series, query=shortened(title, _LONGEST_TITLE)) if title else series


def _name(asked: str, profile: str) -> tuple[str, ...]:
    return ("figures", asked, profile)


def _series(office: Office, asked: str, profile: str) -> bytes:
    return encode(office.archive.figures(asked, profile=profile or None))


def _tables(series: Series, base: str, profile: str, query: dict[str, str]) -> str:
    dark = address(base, "figures.svg", profile=profile, dark="1", **query)
    return part(
        "figures_part.html",
        series=series,
        heading=heading(series),
        tables=[Markup(words) for words in series_page.parts(series, level=3)],  # noqa: S704 - escaped there
        has_picture=bool(series.figures) and find_spec("vl_convert") is not None,
        light=address(base, "figures.svg", profile=profile, **query),
        dark=dark,
        spec=address(base, "figures.vl.json", profile=profile, **query),
        profiles=profiles(),
        profile=profile,
        base=base,
        query=query,
    )


def _page(request: Request, asked: str, profile: str, patience: float) -> Response:
    office = office_of(request)
    found = figures_part(office, asked, "/figures", profile, patience=patience, q=asked) if asked else None
    query = urlencode({"q": asked, "profile": profile})
    return render(request, "figures.html", asked=asked, profile=profile, figures=found, query=query)
