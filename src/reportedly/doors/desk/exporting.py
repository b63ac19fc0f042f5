"""Taking things out: the forms of a report, of a claim, of the archive; a review published; the feed of findings."""

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from reportedly.doors.desk.app import office_of
from reportedly.doors.desk.pages import Who, render
from reportedly.errors import ReportedlyError, SettingsError
from reportedly.model.reviews import WITHDRAWN, standing
from reportedly.service import exports
from reportedly.service.exports import Made, Order

router = APIRouter()
_PUBLISHED = ("claimreview", "claimreview-html")
_LOCKED = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"}
"""What a file of ours opened from here may do: nothing but look as it does."""
_Text = Annotated[str, Query(max_length=2000)]


@router.get("/reports/{number}/export/{form}")
def report(request: Request, who: Who, number: int, form: str) -> Response:  # noqa: ARG001
    """The reading of a report as a file."""
    archive = office_of(request).archive
    return sent(exports.of_report(archive, form, archive.key(number)))


@router.get("/reports/{number}/claims/{local}/publish")
def publish(
    request: Request,
    who: Who,  # noqa: ARG001
    number: int,
    local: str,
    organisation: _Text = "",
    address: _Text = "",
    reviewer: _Text = "",
    complaint: _Text = "",
) -> Response:
    """Who publishes the review of a claim, and where: what a ClaimReview must say."""
    office = office_of(request)
    judged = office.archive.judged(f"{office.archive.key(number)}#{local}")
    last = [review for review in standing(judged.reviews).values() if review.verdict != WITHDRAWN]
    about = {"judged": judged, "standing": last, "number": number, "local": local, "complaint": complaint}
    who_publishes = {
        "organisation": organisation or office.options.organisation,
        "address": address or office.options.address,
        "reviewer": reviewer,
    }
    return render(request, "publish.html", 422 if complaint else 200, **about, **who_publishes)


@router.get("/reports/{number}/claims/{local}/export/{form}")
def claim(
    request: Request,
    who: Who,
    number: int,
    local: str,
    form: str,
    organisation: _Text = "",
    address: _Text = "",
    reviewer: _Text = "",
) -> Response:
    """A claim as a file; of a review that can't be published yet, the page that says what is missing."""
    office = office_of(request)
    name = f"{office.archive.key(number)}#{local}"
    options = office.options
    order = Order(organisation or options.organisation, address or options.address, reviewer or None)
    if form in _PUBLISHED and not (order.organisation and order.address):
        return RedirectResponse(f"/reports/{number}/claims/{quote(local, safe='')}/publish", 303)
    try:
        return sent(exports.of_claim(office.archive, form, name, order))
    except SettingsError as error:
        if form not in _PUBLISHED:
            raise
        return publish(request, who, number, local, organisation, address, reviewer, complaint=str(error))


@router.get("/exports")
def menu(request: Request, who: Who) -> Response:  # noqa: ARG001
    """What can be taken out of the whole archive."""
    forms = [form for form, _ in exports.ARCHIVE.values()]
    options = office_of(request).options
    about = {"organisation": options.organisation, "address": options.address}
    return render(request, "exports.html", forms=forms, published=_PUBLISHED, **about)


@router.get("/exports/{form}")
def archive(
    request: Request,
    who: Who,  # noqa: ARG001
    form: str,
    organisation: _Text = "",
    address: _Text = "",
    reviewer: _Text = "",
) -> Response:
    """The whole archive as a file, sent as it is made."""
    office = office_of(request)
    order = Order(
        organisation or office.options.organisation,
        address or office.options.address,
        reviewer or None,
        str(request.base_url),
    )
    return sent(exports.of_archive(office.archive, form, order))


@router.get("/findings.atom")
def feed(request: Request, who: Who) -> Response:  # noqa: ARG001
    """New findings as an Atom feed; feed readers of a desk with accounts use the API's, which takes a key."""
    order = Order(desk=str(request.base_url))
    made = exports.of_archive(office_of(request).archive, "atom", order)
    return Response(b"".join(made.pieces), media_type=made.media_type)


def sent(made: Made) -> Response:
    """An export as a file to keep, from a page or from the API: nothing in it is shown, or run, as a page of ours.

    The first piece is made before the answer begins, so that what fails is told.
    """
    pieces = iter(made.pieces)
    first = next(pieces, b"")
    headers = {"content-disposition": f'attachment; filename="{made.name}"', "content-type": made.media_type}
    return StreamingResponse(_after(first, pieces), headers=headers | _LOCKED)


def _after(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    try:
        yield from pieces
    except ReportedlyError:  # the answer has begun: to break it off is all that tells
        raise ConnectionAbortedError from None
