"""What people do at a desk: each deed by somebody who may, in one transaction with its line in the audit log."""

import contextlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import asdict
from sqlalchemy import Connection

from reportedly.archive import removing
from reportedly.archive.archive import Archive
from reportedly.archive.desk import audit, feeds, jobs, people, sessions
from reportedly.archive.identity import key_of
from reportedly.archive.listing import find
from reportedly.archive.origins.counting import origins_of
from reportedly.archive.packing import pack
from reportedly.archive.parts import PARTS
from reportedly.archive.readers import Read
from reportedly.archive.reviews import claims, sources
from reportedly.archive.reviews.corrections import Wish, correct, correct_each
from reportedly.archive.reviews.history import plain, sign
from reportedly.archive.reviews.words import web_address
from reportedly.archive.storing import store
from reportedly.errors import Forbidden, NotKnown, Outdated, SettingsError
from reportedly.intake.metadata import stated_date
from reportedly.model.corrections import Correction
from reportedly.model.desk import ROLES, Actor, ApiKey, Feed, Job, JobKind, Person, Role, Via
from reportedly.model.reading import Reading
from reportedly.model.reviews import Evidence, JudgedClaim, SourceRecord
from reportedly.observed import event
from reportedly.service.jobs import Pasted
from reportedly.settings import current

_log = logging.getLogger(__name__)
MOST_WAITING = 1000
"""Submissions of one person that may wait at a time."""


class Kept(NamedTuple):
    """The number of the article a reading is kept under, and whether it, or this version of it, is new."""

    article: int
    is_new: bool


class Desk:
    """An archive as people work at it. Every verb takes the ``Actor``; what they may not do raises Forbidden.

    Readers look; reviewers judge, correct and submit reports; administrators also remove reports and see to accounts.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def review(
        self,
        actor: Actor,
        claim: str,
        verdict: str,
        reasons: str,
        evidence: Sequence[Evidence] = (),
        *,
        seen: int | None = None,
    ) -> JudgedClaim:
        """Give a verdict on a claim, with reasons; it succeeds the actor's own last one.

        ``seen`` is the number of the last review the actor had before them (0: none); raises Outdated where somebody
        else gave another since.
        """
        with self._doing(actor, "reviewer", "review", claim, verdict=verdict) as connection:
            if seen is not None:
                _check_seen(claims.judged_claim(connection, claim), actor, seen)
            return claims.review_claim(connection, claim, verdict, sign(actor.name, reasons), evidence)

    def grade_claim(self, actor: Actor, claim: str, grade: str, reason: str, *, nonetheless: str = "") -> JudgedClaim:
        """Grade a claim's credibility, 1 to 6."""
        with self._doing(actor, "reviewer", "grade-claim", claim, grade=grade) as connection:
            signed = sign(actor.name, reason)
            return claims.grade_claim(connection, claim, grade, signed, origins_of, nonetheless=nonetheless)

    def grade_source(self, actor: Actor, name: str, grade: str, reason: str) -> SourceRecord:
        """Grade a source's reliability, A to F."""
        with self._doing(actor, "reviewer", "grade-source", name, grade=grade) as connection:
            return sources.grade_source(connection, name, grade, sign(actor.name, reason))

    def describe_source(
        self, actor: Actor, name: str, values: Mapping[str, str], reason: str, *, kind: str = ""
    ) -> SourceRecord:
        """Describe a source by ICD 206's factors."""
        with self._doing(actor, "reviewer", "describe-source", name, fields=sorted(values)) as connection:
            return sources.describe_source(connection, name, values, sign(actor.name, reason), kind=kind)

    def correct(self, actor: Actor, article: str, wish: Wish, reason: str) -> Correction:
        """Correct a record of the reading of an article, or confirm it."""
        about = f"{article}#{wish.of}" if wish.of else article
        with self._doing(actor, "reviewer", "correct", about, fault=wish.fault) as connection:
            return correct(connection, article, wish, sign(actor.name, reason))

    def correct_all(
        self, actor: Actor, article: str, wishes: Callable[[Connection], Sequence[Wish]], reason: str
    ) -> list[Correction]:
        """Correct several records of an article at once, all or none, each with its line in the log.

        ``wishes`` looks at the archive within the same transaction, and says what is to be corrected.
        """
        check_may(actor, "reviewer", "correct")
        with self.archive.writing() as connection:
            made = correct_each(connection, article, wishes(connection), sign(actor.name, reason))
            for one in made:
                about = f"{article}#{one.of}" if one.of else article
                audit.record(connection, actor, "correct", about, fault=one.fault)
        event(_log, "deed", verb="correct", user=actor.person, via=actor.via)
        return made

    def submit_text(self, actor: Actor, pasted: Pasted, *, published: str | None = None) -> Job:
        """Have a text read and kept. Raises SettingsError for an empty or too long one, or a wrong address or date."""
        if not pasted.text.strip():
            raise SettingsError("there is nothing to read", where="text", todo="Paste the report's text.")
        if len(pasted.text) > current().max_characters:
            todo = f"Give {current().max_characters:,} characters at most."
            raise SettingsError("is too long", where="text", todo=todo)
        if pasted.url and not web_address(pasted.url):
            raise SettingsError("is no web address", where=pasted.url, todo="Give an http(s) address, or none.")
        sound = {name: value.encode("utf-8", "replace").decode() for name, value in asdict(pasted).items()}
        payload = msgspec.json.encode(sound)
        return self._submit(actor, "text", pasted.title or first_words(pasted.text), payload, published)

    def submit_url(self, actor: Actor, url: str, *, published: str | None = None) -> Job:
        """Have a page fetched, read and kept."""
        if not (address := web_address(url)):
            raise SettingsError("is no web address", where=url, todo="Give an http(s) address.")
        return self._submit(actor, "url", address, None, published)

    def submit_file(self, actor: Actor, name: str, data: bytes, *, published: str | None = None) -> Job:
        """Have a file read and kept, one report or many; ``name`` is what it was called, for its suffix."""
        name = file_name(name)
        if not data:
            raise SettingsError("is empty", where=name, todo="Give a file with a report in it.")
        if len(data) > current().max_bytes:
            raise SettingsError("is too large", where=name, todo=f"Give {current().max_bytes:,} bytes at most.")
        return self._submit(actor, "file", name, data, published)

    def check(self, actor: Actor, needs: Role, verb: str) -> None:
        """Raise Forbidden now where the actor may not do what takes long to prepare."""
        check_may(actor, needs, verb)

    def may_fetch(self, actor: Actor, url: str) -> str:
        """The address of a page that is fetched for the actor, noted. Raises SettingsError where it is none."""
        if not (address := web_address(url)):
            raise SettingsError("is no web address", where=url, todo="Give an http(s) address.")
        with self._doing(actor, "reviewer", "fetch", address):
            return address

    def keep(self, actor: Actor, reading: Reading) -> Kept:
        """Keep a reading that was just made; what is there already is passed over."""
        one = Read(reading.document, pack(reading), reading.made_by)
        with self._doing(actor, "reviewer", "keep", key_of(reading.document)) as connection:
            (outcome,) = store(connection, [one], actor.name)
            for part in PARTS:
                if part.settle:
                    part.settle(connection)
            return Kept(find(connection, outcome.key)[0], outcome.what in ("new", "new-version"))

    def remove(self, actor: Actor, key: str) -> int:
        """Take an article away with all its versions; how many. What people judged of it stays."""
        with self._doing(actor, "admin", "remove", key) as connection:
            return removing.remove(connection, [key])

    def watch(self, actor: Actor, url: str, minutes: int) -> Feed:
        """Watch a feed."""
        with self._doing(actor, "reviewer", "watch", url, minutes=minutes) as connection:
            return feeds.watch(connection, actor.name, url, minutes)

    def unwatch(self, actor: Actor, number: int) -> Feed:
        """Let go of a feed."""
        with self._doing(actor, "reviewer", "unwatch", str(number)) as connection:
            return feeds.unwatch(connection, number)

    def add_person(self, actor: Actor, name: str, password: str, role: Role = "reviewer") -> Person:
        """A new account; the first is an administrator's."""
        with self._doing(actor, "admin", "add-person", name, role=role) as connection:
            return people.add_person(connection, name, password, role)

    def set_role(self, actor: Actor, number: int, role: Role) -> Person:
        """Give a person another role."""
        with self._doing(actor, "admin", "set-role", self._name(number), role=role) as connection:
            return people.set_role(connection, number, role)

    def set_password(self, actor: Actor, number: int, password: str) -> None:
        """Give somebody another password: one's own, or as an administrator."""
        needs: Role = "reader" if actor.person == number else "admin"
        with self._doing(actor, needs, "set-password", self._name(number)) as connection:
            people.set_password(connection, number, password)

    def set_disabled(self, actor: Actor, number: int, *, disabled: bool) -> Person:
        """Let a person in no more, or again."""
        with self._doing(actor, "admin", "disable" if disabled else "enable", self._name(number)) as connection:
            return people.disable(connection, number) if disabled else people.enable(connection, number)

    def make_key(self, actor: Actor, label: str, role: Role = "reader") -> tuple[str, ApiKey]:
        """A key to the API for the actor: the secret, told only now, and its record."""
        if actor.person is None:
            raise Forbidden("keys are for people with accounts", where=actor.name, todo="Add an account first.")
        with self._doing(actor, "reader", "make-key", label, role=role) as connection:
            return sessions.make_key(connection, actor.person, label, role)

    def revoke_key(self, actor: Actor, number: int) -> None:
        """Revoke a key: one's own, or as an administrator anybody's."""
        with self._doing(actor, "reader", "revoke-key", str(number)) as connection:
            sessions.revoke_key(connection, number, None if actor.role == "admin" else actor.person)

    def sign_in(
        self, name: str, password: str, *, agent: str = "", address: str = "", instead: str = ""
    ) -> tuple[str, sessions.Session]:
        """Begin a session, which ends the one that ``instead`` is the secret of: the cookie's secret, and the session.

        Raises NotKnown; that is in the log too.
        """
        try:
            with self.archive.looking() as connection:
                person = people.check_password(connection, name, password)
        except NotKnown:
            with self.archive.writing() as connection:
                audit.record(connection, Actor(name=name, role="reader", address=address), "sign-in-refused", name)
            event(_log, "sign-in.refused", logging.WARNING, address=address)  # what was typed as a name may be no name
            raise
        actor = acting(person, "desk", address)
        with self._doing(actor, "reader", "sign-in", person.name) as connection:
            sessions.end(connection, instead)
            begun = sessions.begin(connection, person.id, agent)
        event(_log, "sign-in", user=person.id)
        return begun

    def sign_out(self, actor: Actor, secret: str) -> None:
        """End a session."""
        with self._doing(actor, "reader", "sign-out", actor.name) as connection:
            sessions.end(connection, secret)

    def _submit(self, actor: Actor, kind: JobKind, what: str, payload: bytes | None, published: str | None) -> Job:
        with self._doing(actor, "reviewer", "submit", what, kind=kind) as connection:
            if jobs.waiting(connection, actor.name) >= MOST_WAITING:
                raise SettingsError(
                    "too many reports of yours wait already", where=what, todo="Wait for some to be read."
                )
            made = jobs.submit(connection, actor.name, kind, what, payload, stated_date(published))
        event(_log, "job.submitted", job=made.id, kind=kind, user=actor.person)
        return made

    def _name(self, number: int) -> str:
        with self.archive.looking() as connection:
            return people.person(connection, number).name

    @contextlib.contextmanager
    def _doing(self, actor: Actor, needs: Role, verb: str, about: str, **detail: object) -> Iterator[Connection]:
        check_may(actor, needs, verb)
        with self.archive.writing() as connection:
            yield connection
            audit.record(connection, actor, verb, about, **detail)
        event(_log, "deed", verb=verb, user=actor.person, via=actor.via)


def file_name(name: str, longest: int = 160) -> str:
    """What a file was called, without its folders; of a long name its start and its end, which has the suffix."""
    last = plain(name.replace("\\", "/").rstrip("/").rpartition("/")[2], len(name) + 1)
    if len(last) > longest:
        last = f"{last[: longest // 2]}…{last[-longest // 4 :]}"
    return "report" if last in ("", ".", "..") else last


def _check_seen(claim: JudgedClaim, actor: Actor, seen: int) -> None:
    others = [one for one in claim.reviews if one.number > seen and one.by.casefold() != actor.name.casefold()]
    if others:
        said = "; ".join(dict.fromkeys(f"{one.by}: {one.label}" for one in others))
        todo = "Look at what they said, then send yours again: it stands beside theirs."
        raise Outdated(f"reviewed since you opened it ({said})", where=claim.local, todo=todo)


def first_words(text: str, longest: int = 80) -> str:
    """How a text begins, for a list."""
    words = " ".join(text[: 4 * longest].split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def check_may(actor: Actor, needs: Role, verb: str) -> None:
    """Raise Forbidden where the actor's role is less than ``needs``."""
    if ROLES.index(actor.role) < ROLES.index(needs):
        raise Forbidden(f"a {actor.role} may not {verb}", where=actor.name, todo=f"Ask for the role of {needs}.")


def acting(person: Person, via: Via, address: str = "", role: Role | None = None) -> Actor:
    """The person as somebody who does something by a door, with no more than ``role``."""
    lesser = min(person.role, role or person.role, key=ROLES.index)
    return Actor(name=person.name, role=lesser, person=person.id, via=via, address=address)
