"""Who asks: the local user of a desk without accounts, a person by their session, a program by its key."""

import hmac
import secrets
from typing import NamedTuple
from urllib.parse import urlsplit

from fastapi import Request, Response
from limits import parse

from reportedly.archive.desk import people, sessions
from reportedly.doors.desk.tries import Tries
from reportedly.doors.network import network_of
from reportedly.errors import Forbidden, NotKnown
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk, acting

COOKIE = "reportedly"
CSRF_FIELD = "csrf"
CSRF_HEADER = "x-csrf-token"
_A_NAME, _AN_ADDRESS = parse("5/minute"), parse("20/minute")
"""Tries at one name, and from one address: a password of fifteen characters is not guessed at this pace."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Visitor(NamedTuple):
    """Who asks; the token that what they send must carry ("" of a key); whether they have an account."""

    actor: Actor
    csrf: str
    has_account: bool


class Doorkeeper:
    """Tells who a request is from. A desk without accounts trusts whoever reaches it: the Guard sees that few can."""

    def __init__(self, desk: Desk, user: str, *, secure: bool = False) -> None:
        self.desk, self.secure = desk, secure
        self._local = Actor(name=user, role="admin")
        self._csrf = secrets.token_urlsafe(32)
        self._has_accounts = False
        self._tries = Tries()

    def has_accounts(self) -> bool:
        """Whether people must sign in. Once there are accounts there always are: the last is never taken away."""
        if not self._has_accounts:
            with self.desk.archive.looking() as connection:
                self._has_accounts = people.has_people(connection)
        return self._has_accounts

    def may_try(self, name: str, address: str) -> bool:
        """Whether a password may be tried at that name, from that network, now.

        The name is taken as the accounts have it, so that no other spelling of it is a name of its own; who tried too
        often uses up no more of its tries.
        """
        at = self._tries.hit(_AN_ADDRESS, "address", network_of(address))
        return at and self._tries.hit(_A_NAME, "name", people.key_of(name))

    def visitor(self, request: Request) -> Visitor:
        """Who asks for a page. Raises NotKnown where somebody has to sign in first."""
        if not self.has_accounts():
            return Visitor(self._local, self._csrf, has_account=False)
        with self.desk.archive.looking() as connection:
            session, late = sessions.session(connection, request.cookies.get(COOKIE, ""))
        if late:
            with self.desk.archive.writing() as connection:
                sessions.seen(connection, session.id)
        return Visitor(acting(session.person, "desk", address_of(request)), session.csrf, has_account=True)

    def holder(self, request: Request) -> Visitor:
        """Who asks the API: the holder of the key it carries, or whoever a page would be for. Raises NotKnown."""
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        if not secret:
            found = self.visitor(request)
            return found._replace(actor=_by_api(found.actor))
        if kind.casefold() != "bearer":
            raise NotKnown("only bearer keys are taken", where="authorization")
        with self.desk.archive.looking() as connection:
            person, key, late = sessions.key_holder(connection, secret.strip())
        if late:
            with self.desk.archive.writing() as connection:
                sessions.used(connection, key.id)
        return Visitor(acting(person, "api", address_of(request), key.role), "", has_account=True)

    def let_in(self, response: Response, secret: str) -> None:
        """Give a browser the cookie of its session: for this host alone, unseen by scripts, not sent from elsewhere."""
        response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=self.secure, path="/")

    def let_out(self, response: Response) -> None:
        """Take the cookie back."""
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=self.secure)


async def check_csrf(request: Request, visitor: Visitor) -> None:
    """Raise Forbidden where a write was not sent by a page of ours: by its token, in the form or in a header.

    Where the browser says where the request is from (Origin, Sec-Fetch-Site), that must be here too.
    """
    if request.method in _SAFE or not visitor.csrf:
        return
    check_origin(request)
    given = request.headers.get(CSRF_HEADER, "")
    if not given:
        form = await request.form()
        given = str(form.get(CSRF_FIELD, ""))
    if not hmac.compare_digest(given.encode(), visitor.csrf.encode()):
        raise Forbidden(
            "this form is not of this session", where="form", todo="Load the page again, and send it again."
        )


def check_origin(request: Request) -> None:
    """Raise Forbidden where the browser says that another site sent this."""
    origin = request.headers.get("origin")
    elsewhere = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if elsewhere or (origin and _host_of(origin) != request.headers.get("host", "").casefold()):
        raise Forbidden("was sent by another site", where="request")


def _host_of(origin: str) -> str | None:
    """The host and port of an origin; None of what is no address."""
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:  # of brackets that stand for no IPv6 address
        return None


def address_of(request: Request) -> str:
    """Where a request came from, as the server saw it (behind a proxy: what the proxy says, see docs/desk.md)."""
    return request.client.host if request.client else ""


def _by_api(actor: Actor) -> Actor:
    return Actor(name=actor.name, role=actor.role, person=actor.person, via="api", address=actor.address)
