"""The team: people and their roles, one's own account and keys, and the log of all that was done."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.archive.desk import audit, people, sessions
from reportedly.doors.desk.app import office_of
from reportedly.doors.desk.pages import Who, page_within, render
from reportedly.doors.desk.who import Visitor, address_of
from reportedly.errors import NotKnown, SettingsError
from reportedly.model.desk import ROLES, Role
from reportedly.service.desk import check_may

router = APIRouter()
_A_PAGE = 100
_MEANS = {
    "reader": "looks at everything",
    "reviewer": "judges, corrects, and puts reports in",
    "admin": "removes reports too, and sees to accounts",
}


@router.get("/team")
def team(request: Request, who: Who) -> Response:
    """Who works here; a desk without accounts is told how to begin."""
    check_may(who.actor, "admin", "see the team")
    return _team(request, who)


@router.post("/team")
def add(
    request: Request,
    who: Who,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    role: Annotated[Role, Form()] = "reviewer",
) -> Response:
    """Add an account. Of the first, whoever adds it is signed in by it at once: from then on everybody must."""
    office = office_of(request)
    try:
        office.desk.add_person(who.actor, name, password, role)
    except SettingsError as error:
        return _team(request, who, complaint=str(error), name=name, role=role)
    response = RedirectResponse("/team", 303)
    if not who.has_account:
        secret, _ = office.desk.sign_in(name, password, agent=request.headers.get("user-agent", ""))
        office.doorkeeper.let_in(response, secret)
    return response


@router.post("/team/{number}/role")
def set_role(request: Request, who: Who, number: int, role: Annotated[Role, Form()]) -> Response:
    """Give somebody another role."""
    office_of(request).desk.set_role(who.actor, number, role)
    return RedirectResponse("/team", 303)


@router.post("/team/{number}/access")
def set_access(request: Request, who: Who, number: int, disabled: Annotated[bool, Form()]) -> Response:
    """Let somebody in no more, or again."""
    office_of(request).desk.set_disabled(who.actor, number, disabled=disabled)
    return RedirectResponse("/team", 303)


@router.post("/team/{number}/password")
def reset(request: Request, who: Who, number: int, password: Annotated[str, Form()] = "") -> Response:
    """Give somebody another password, as an administrator; it is told to them in person."""
    check_may(who.actor, "admin", "reset a password")
    office_of(request).desk.set_password(who.actor, number, password)
    return RedirectResponse("/team", 303)


@router.get("/team/log")
def log(request: Request, who: Who, by: str = "", verb: str = "", about: str = "", page: int = 1) -> Response:
    """Everything that was done, the latest first."""
    check_may(who.actor, "admin", "see the log")
    at = page_within(page)
    with office_of(request).archive.looking() as connection:
        total = audit.count_deeds(connection, by=by, verb=verb, about=about)
        skip = (at - 1) * _A_PAGE
        deeds = audit.deeds_done(connection, by=by, verb=verb, about=about, limit=_A_PAGE, skip=skip)
    wanted = {"by": by, "verb": verb, "about": about}
    return render(request, "log.html", deeds=deeds, total=total, at=at, pages=-(-total // _A_PAGE), wanted=wanted)


@router.get("/account")
def account(request: Request, who: Who) -> Response:
    """One's own password and keys."""
    return _account(request, who)


@router.post("/account/password")
def change(
    request: Request, who: Who, old: Annotated[str, Form()] = "", password: Annotated[str, Form()] = ""
) -> Response:
    """Change one's own password, which ends one's sessions; this browser gets a new one."""
    office = office_of(request)
    if not office.doorkeeper.may_try(who.actor.name, address_of(request)):
        return _account(request, who, complaint="Too many tries. Wait a minute, then try again.", status=429)
    try:
        with office.archive.looking() as connection:
            people.check_password(connection, who.actor.name, old)
        office.desk.set_password(who.actor, who.actor.person or 0, password)
    except NotKnown:
        return _account(request, who, complaint="The old password is another one.")
    except SettingsError as error:
        return _account(request, who, complaint=str(error))
    secret, _ = office.desk.sign_in(who.actor.name, password, agent=request.headers.get("user-agent", ""))
    response = RedirectResponse("/account", 303)
    office.doorkeeper.let_in(response, secret)
    return response


@router.post("/account/keys")
def make_key(
    request: Request, who: Who, label: Annotated[str, Form()] = "", role: Annotated[Role, Form()] = "reader"
) -> Response:
    """A new key to the API; its secret is shown this once."""
    try:
        secret, _ = office_of(request).desk.make_key(who.actor, label, role)
    except SettingsError as error:
        return _account(request, who, complaint=str(error))
    return _account(request, who, secret=secret)


@router.post("/account/keys/{number}/revoke")
def revoke(request: Request, who: Who, number: int) -> Response:
    """Let a key open nothing any more."""
    office_of(request).desk.revoke_key(who.actor, number)
    return RedirectResponse("/account", 303)


def _team(request: Request, who: Visitor, *, complaint: str = "", name: str = "", role: Role = "reviewer") -> Response:
    with office_of(request).archive.looking() as connection:
        found = people.person_list(connection)
    about = {"people": found, "roles": ROLES, "means": _MEANS, "name": name, "role": role, "complaint": complaint}
    return render(
        request, "team.html", 422 if complaint else 200, shortest=people.SHORTEST, me=who.actor.person, **about
    )


def _account(request: Request, who: Visitor, *, complaint: str = "", secret: str = "", status: int = 422) -> Response:
    keys = []
    if who.actor.person is not None:
        with office_of(request).archive.looking() as connection:
            keys = sessions.key_list(connection, who.actor.person)
    roles = ROLES[: ROLES.index(who.actor.role) + 1]
    about = {"keys": keys, "roles": roles, "means": _MEANS, "complaint": complaint, "secret": secret}
    return render(request, "account.html", status if complaint else 200, shortest=people.SHORTEST, **about)
