"""The page of a claim: its steps back, where it starts, who has it from whom, its figures, checks and judgements."""

import time
from typing import NamedTuple

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from reportedly.doors.desk import figures_page, tracing
from reportedly.doors.desk.app import Office, office_of
from reportedly.doors.desk.pages import Who, part, render, when
from reportedly.doors.desk.tracing import LONG, alone, claim_address, told
from reportedly.errors import SettingsError
from reportedly.export.json import encode
from reportedly.export.outline import shortened
from reportedly.export.trace_words import kind_words
from reportedly.model.reviews import standing
from reportedly.service.exports import CLAIM
from reportedly.service.kept import PATIENCE
from reportedly.service.shown import ShownClaim, shown_claim

router = APIRouter()
AT = "/reports/{number}/claims/{local}"
_CHECKS = 8
_DECODER = msgspec.json.Decoder(ShownClaim)


class _About(NamedTuple):
    """The claim that an address names, and the address."""

    claim: ShownClaim
    base: str


@router.get(AT)
def claim(request: Request, who: Who, number: int, local: str, profile: str = "") -> Response:  # noqa: ARG001
    """The claim, with what is there soon of the rest; scripts fetch what is not."""
    return _page(request, number, local, profile, PATIENCE)


@router.get(f"{AT}/whole")
def whole(request: Request, who: Who, number: int, local: str, profile: str = "") -> Response:  # noqa: ARG001
    """The same, however long it takes: for browsers without scripts."""
    return _page(request, number, local, profile, LONG)


@router.get(f"{AT}/trace")
def trace(request: Request, who: Who, number: int, local: str) -> Response:  # noqa: ARG001
    """Where it starts and who has it from whom, alone."""
    office = office_of(request)
    return alone(_trace(office, _about(office, number, local), LONG))


@router.get(f"{AT}/figures")
def figures(request: Request, who: Who, number: int, local: str, profile: str = "") -> Response:  # noqa: ARG001
    """The figures that compete with its own, alone."""
    office = office_of(request)
    return alone(_figures(office, _about(office, number, local), profile, LONG))


@router.get(f"{AT}/checks")
def checks(request: Request, who: Who, number: int, local: str) -> Response:  # noqa: ARG001
    """The checks made before that may be of it, alone."""
    office = office_of(request)
    return alone(_checks(office, _about(office, number, local), LONG))


@router.get(f"{AT}/graph.json")
def graph(request: Request, who: Who, number: int, local: str) -> Response:  # noqa: ARG001
    """The graph of its trace, for the script that draws it."""
    office = office_of(request)
    return tracing.graph_json(office, _about(office, number, local).claim.name)


@router.get(f"{AT}/figures.svg")
def picture(request: Request, who: Who, number: int, local: str, profile: str = "", dark: bool = False) -> Response:  # noqa: ARG001 - of the address
    """The chart of its figures."""
    office = office_of(request)
    found = _about(office, number, local).claim
    return figures_page.svg(office, found.name, profile, dark=dark, title=found.text)


@router.get(f"{AT}/figures.vl.json")
def spec(request: Request, who: Who, number: int, local: str, profile: str = "") -> Response:  # noqa: ARG001
    """The chart as Vega-Lite."""
    office = office_of(request)
    found = _about(office, number, local).claim
    return figures_page.vega_lite(office, found.name, profile, title=found.text)


def _page(request: Request, number: int, local: str, profile: str, patience: float) -> Response:
    office = office_of(request)
    about = _about(office, number, local)
    judged = office.archive.judged(about.claim.name)
    until = time.monotonic() + patience

    def left() -> float:
        """What is left of the page's patience: its parts share it."""
        return max(until - time.monotonic(), 0.0)

    return render(
        request,
        "claim.html",
        claim=about.claim,
        base=about.base,
        report=f"/reports/{number}",
        head=shortened(about.claim.text, 220),
        published=when(about.claim.published),
        kind_words=_kind,
        judged=judged,
        standing=list(standing(judged.reviews).values()),
        grades=list({grade.by.casefold(): grade for grade in judged.grades}.values()),
        trace=_trace(office, about, left()),
        figures=_figures(office, about, profile, left()) if about.claim.counts else None,
        checks=_checks(office, about, left()),
        profile=profile,
        forms=[form for form, _ in CLAIM.values()],
    )


def _kind(kind: str) -> str:
    return "another outlet" if kind == "media" else kind_words(kind)


def _about(office: Office, number: int, local: str) -> _About:
    """The claim by the article's number and its own id. Raises NotInArchive."""
    key = office.archive.key(number)
    name = ("claim", key, local)
    made = office.kept.get(name, lambda: encode(shown_claim(office.archive, key, local)), is_quick=True)
    return _About(_DECODER.decode(made), claim_address(number, local))


def _trace(office: Office, about: _About, patience: float) -> Markup | None:
    return tracing.trace_part(office, about.claim.name, about.base, here=about.claim.key, patience=patience)


def _figures(office: Office, about: _About, profile: str, patience: float) -> Markup | None:
    return figures_page.figures_part(office, about.claim.name, about.base, profile, patience=patience)


def _checks(office: Office, about: _About, patience: float) -> Markup | None:
    """Earlier checks, its own reviews not among them: they stand on the page already."""
    name = ("checks", about.claim.name)
    try:
        words = office.kept.soon(name, lambda: _earlier(office, about.claim), judged=True, patience=patience)
    except SettingsError as error:  # a claim without a word to look for
        return told(error)
    return None if words is None else Markup(words)  # noqa: S704 - kept as ``part`` made it


def _earlier(office: Office, claim: ShownClaim) -> str:
    checked = office.archive.checked(claim.text, limit=_CHECKS)
    own = (claim.key, claim.local)
    found = [one for one in checked.found if one.judged is None or (one.judged.article, one.judged.local) != own]
    return part("claim_checks_part.html", found=found, searched=checked.searched)
