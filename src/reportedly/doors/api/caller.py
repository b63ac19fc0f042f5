"""Who asks the API, counted; what browsers of other sites send is refused."""

import hmac
from typing import Annotated

from fastapi import Depends, Request

from reportedly.doors.desk.app import Office, office_of
from reportedly.doors.desk.who import COOKIE, CSRF_HEADER, Visitor, address_of, check_origin
from reportedly.errors import Forbidden, NotKnown

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def _caller(request: Request) -> Visitor:
    """Who asks. Raises NotKnown, Forbidden, and Refusal (429)."""
    try:
        visitor = office_of(request).doorkeeper.holder(request)
    except NotKnown:
        _count(request)
        if "authorization" not in request.headers and COOKIE not in request.cookies:
            todo = "Make one on the desk's account page, and send it: Authorization: Bearer KEY."
            raise NotKnown("a key is needed", where="Authorization", todo=todo) from None
        raise
    person = visitor.actor.person
    request.state.allowance = _meter(request, f"person {person}") if person is not None else _count(request)
    _check_sender(request, visitor)
    return visitor


def _anybody(request: Request) -> None:
    """Anybody at all, counted by address."""
    _count(request)


def _count(request: Request) -> object:
    request.state.allowance = _meter(request, f"address {address_of(request)}")
    return request.state.allowance


def _meter(request: Request, name: str) -> object:
    return request.app.state.meter.count(name)


def _check_sender(request: Request, visitor: Visitor) -> None:
    """Of a write without a key: a browser's has its session's token, and none comes from another site."""
    if request.method in _SAFE or not visitor.csrf:
        return
    check_origin(request)
    given = request.headers.get(CSRF_HEADER, "")
    if visitor.has_account and not hmac.compare_digest(given.encode(), visitor.csrf.encode()):
        todo = f"Send a key (Authorization: Bearer …), or the session's token as {CSRF_HEADER}."
        raise Forbidden("this request is not of this session", where="request", todo=todo)


def _office(request: Request) -> Office:
    return office_of(request)


Caller = Annotated[Visitor, Depends(_caller)]
"""Of an operation for those who are let in: who asks."""
Anybody = Depends(_anybody)
"""Of an operation that is open to all."""
Desk = Annotated[Office, Depends(_office)]
"""What an operation works with."""
