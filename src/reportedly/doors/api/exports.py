"""The standards' formats of a report and of a claim, by the names of the catalogue (``service.exports``)."""

from fastapi import APIRouter, Response

router = APIRouter(tags=["exports"], default_response_class=Response)
# The lead wires it: GET /articles/{article}/export/{form} and /articles/{article}/claims/{local}/export/{form},
# each ``Response(bytes, media_type=…, headers={"Content-Disposition": …})`` of ``service.exports``.
