"""Signing in and out."""

import logging
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.doors.desk.pages import Who, render
from reportedly.doors.desk.who import COOKIE, address_of, check_origin
from reportedly.errors import NotKnown
from reportedly.observed import event

router = APIRouter()
_log = logging.getLogger(__name__)


@router.get("/sign-in")
def show(request: Request) -> Response:
    """The form; where there are no accounts there is nothing to sign in to."""
    if not request.app.state.office.doorkeeper.has_accounts():
        return RedirectResponse("/", 303)
    return render(request, "sign_in.html", error="", name="")


@router.post("/sign-in")
def sign_in(request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "") -> Response:
    """Begin a session."""
    office = request.app.state.office
    check_origin(request)
    address = address_of(request)
    if not office.doorkeeper.may_try(name, address):
        event(_log, "sign-in.slowed", logging.WARNING, address=address)
        wait = "Too many tries. Wait a minute, then try again."
        return render(request, "sign_in.html", 429, error=wait, name=name)
    try:
        agent = request.headers.get("user-agent", "")
        old = request.cookies.get(COOKIE, "")
        secret, _ = office.desk.sign_in(name, password, agent=agent, address=address, instead=old)
    except NotKnown:
        return render(request, "sign_in.html", 401, error="That name and password are nobody’s.", name=name)
    response = RedirectResponse("/", 303)
    office.doorkeeper.let_in(response, secret)
    return response


@router.post("/sign-out")
def sign_out(request: Request, who: Who) -> Response:
    """End the session."""
    office = request.app.state.office
    office.desk.sign_out(who.actor, request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/sign-in", 303)
    office.doorkeeper.let_out(response)
    return response
