"""Who works at the desk, what they may do, what they did, and the reports that wait to be read."""

from typing import Literal

from msgspec import Struct

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""Each may do what those before it may."""

Via = Literal["desk", "api", "cli"]
JobKind = Literal["text", "url", "file", "feed"]
JobState = Literal["waiting", "reading", "done", "failed"]


class Actor(Struct, frozen=True, kw_only=True):
    """Who does something, by which door and from which address. ``person`` is null of a desk without accounts."""

    name: str
    role: Role = "admin"
    person: int | None = None
    via: Via = "desk"
    address: str = ""


class Person(Struct, frozen=True, kw_only=True):
    """An account of the desk. ``disabled_at`` is null while it may be used."""

    id: int
    name: str
    role: Role
    at: str
    disabled_at: str | None = None


class ApiKey(Struct, frozen=True, kw_only=True):
    """A key to the API, of a person; only its hash is kept, and ``prefix`` to tell it by."""

    id: int
    person: int
    label: str
    prefix: str
    role: Role
    at: str
    used_at: str | None = None
    revoked_at: str | None = None


class Deed(Struct, frozen=True, kw_only=True):
    """One line of the audit log: who did what to what, when, by which door; ``detail`` is JSON."""

    id: int
    at: str
    by: str
    person: int | None
    via: Via
    address: str
    verb: str
    about: str
    detail: str


class Job(Struct, frozen=True, kw_only=True):
    """A submission that is read in the background. ``done`` of ``total`` documents (null: not known yet).

    ``added`` became new articles or versions, ``there`` were in the archive already, ``failed`` could not be read.
    ``key`` is the article's where there is one alone; ``error`` one line for people.
    """

    id: int
    at: str
    by: str
    kind: JobKind
    what: str
    state: JobState
    done: int = 0
    total: int | None = None
    added: int = 0
    there: int = 0
    failed: int = 0
    key: str | None = None
    error: str = ""
    started_at: str | None = None
    ended_at: str | None = None


class Feed(Struct, frozen=True, kw_only=True):
    """A feed that is looked at again and again, every so many minutes, until it is let go of."""

    id: int
    url: str
    minutes: int
    at: str
    by: str
    looked_at: str | None = None
    next_at: str
    error: str = ""
