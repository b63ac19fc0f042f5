"""The desk's verbs: each by somebody who may, each in the audit log in the very transaction of what it says."""

import json

import pytest

from reportedly.archive.archive import Archive
from reportedly.archive.desk import audit
from reportedly.archive.reviews.corrections import Wish
from reportedly.errors import Forbidden, NotKnown, ReportedlyError, SettingsError
from reportedly.intake import from_text
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk
from reportedly.service.jobs import Pasted

WORD = "seven lanterns over Veldmark"
TEXT = "The bridge at Veldmark will stay closed for 14 days, Mayor Ilsa Maren said on Monday."
ADMIN, REVIEWER, READER = (Actor(name=role, role=role) for role in ("admin", "reviewer", "reader"))


@pytest.fixture
def desk(tmp_path):
    """A desk over an archive with one report."""
    with Archive(tmp_path / "a.db") as archive:
        archive.add(from_text(TEXT, id="veldmark", title="Bridge shut"))
        yield Desk(archive)


def log(desk):
    with desk.archive.looking() as connection:
        return audit.deeds_done(connection)


DEEDS = [
    ("reviewer", "review", lambda d, who: d.review(who, "veldmark#c1", "accurate", "I saw the list.")),
    ("reviewer", "grade-claim", lambda d, who: d.grade_claim(who, "veldmark#c1", "3", "One voice.")),
    ("reviewer", "grade-source", lambda d, who: d.grade_source(who, "Ilsa Maren", "B", "Was right in March.")),
    ("reviewer", "describe-source", lambda d, who: d.describe_source(who, "Ilsa Maren", {"bias": "none"}, "Asked.")),
    (
        "reviewer",
        "correct",
        lambda d, who: d.correct(who, "veldmark", Wish(subject="claim", of="c1", fault="right"), "y"),
    ),
    ("reviewer", "submit", lambda d, who: d.submit_text(who, Pasted(text=TEXT))),
    ("reviewer", "submit", lambda d, who: d.submit_url(who, "https://lintel.example/a")),
    ("reviewer", "submit", lambda d, who: d.submit_file(who, "a.txt", b"words")),
    ("reviewer", "watch", lambda d, who: d.watch(who, "https://lintel.example/feed", 60)),
    ("admin", "remove", lambda d, who: d.remove(who, "veldmark")),
    ("admin", "add-person", lambda d, who: d.add_person(who, "Ada Quint", WORD)),
]


@pytest.mark.parametrize(("needs", "verb", "deed"), DEEDS, ids=[f"{n}-{row[1]}" for n, row in enumerate(DEEDS)])
def test_who_may_does_and_it_is_in_the_log(desk, needs, verb, deed):
    """Who may not is refused and leaves no trace of a write; who may leaves exactly one line."""
    roles = [READER, REVIEWER, ADMIN]
    for actor in roles[: roles.index(REVIEWER if needs == "reviewer" else ADMIN)]:
        with pytest.raises(Forbidden, match=f"may not {verb}"):
            deed(desk, actor)
    assert log(desk) == []
    deed(desk, ADMIN)
    [line] = log(desk)
    assert (line.verb, line.by, line.via) == (verb, "admin", "desk")
    assert isinstance(json.loads(line.detail), dict)


def test_what_fails_is_not_in_the_log(desk):
    """The deed and its line are one transaction: neither is without the other."""
    with pytest.raises(SettingsError, match="no verdict"):
        desk.review(ADMIN, "veldmark#c1", "true", "Because.")
    assert log(desk) == []


@pytest.mark.parametrize(
    ("submit", "why"),
    [
        (lambda d: d.submit_text(ADMIN, Pasted(text=" \n ")), "nothing to read"),
        (lambda d: d.submit_text(ADMIN, Pasted(text="x" * 2_000_001)), "too long"),
        (lambda d: d.submit_text(ADMIN, Pasted(text="Words.", url="javascript:alert(1)")), "no web address"),
        (lambda d: d.submit_text(ADMIN, Pasted(text="Words."), published="yesterday"), "date"),
        (lambda d: d.submit_url(ADMIN, "file:///etc/passwd"), "no web address"),
        (lambda d: d.submit_url(ADMIN, "https://user:pw@lintel.example/"), "no web address"),
        (lambda d: d.submit_file(ADMIN, "a.txt", b""), "is empty"),
        (lambda d: d.submit_file(ADMIN, "a.txt", b"x" * 20_000_001), "too large"),
        (lambda d: d.watch(ADMIN, "ftp://lintel.example/feed", 60), "no web address"),
        (lambda d: d.watch(ADMIN, "https://lintel.example/feed", 1), "how often"),
    ],
)
def test_what_can_not_be_read_is_told_at_once(desk, submit, why):
    with pytest.raises(ReportedlyError, match=why):
        submit(desk)
    assert log(desk) == []


def test_a_queue_has_an_end(desk, monkeypatch):
    monkeypatch.setattr("reportedly.service.desk.MOST_WAITING", 2)
    for _ in range(2):
        desk.submit_text(REVIEWER, Pasted(text=TEXT))
    with pytest.raises(SettingsError, match="too many"):
        desk.submit_text(REVIEWER, Pasted(text=TEXT))
    desk.submit_text(ADMIN, Pasted(text=TEXT))  # another's queue is their own


def test_signing_in_and_being_refused_are_both_in_the_log(desk):
    desk.add_person(ADMIN, "Ada Quint", WORD)
    with pytest.raises(NotKnown):
        desk.sign_in("Ada Quint", "wrong", address="192.0.2.7")
    secret, session = desk.sign_in("ada quint", WORD, agent="A browser", address="192.0.2.7")
    assert session.person.name == "Ada Quint"
    assert secret not in repr(log(desk))
    assert [(line.verb, line.address) for line in log(desk)[:2]] == [
        ("sign-in", "192.0.2.7"),
        ("sign-in-refused", "192.0.2.7"),
    ]


def test_keys_and_passwords_are_ones_own(desk):
    """A reader may change their own password and make their own key, and nobody else's."""
    ada = desk.add_person(ADMIN, "Ada Quint", WORD)
    ben = desk.add_person(ADMIN, "Ben Orlo", WORD, "reader")
    him = Actor(name="Ben Orlo", role="reader", person=ben.id)
    desk.set_password(him, ben.id, "eight ferries out of Lintel")
    with pytest.raises(Forbidden):
        desk.set_password(him, ada.id, "eight ferries out of Lintel")
    _, key = desk.make_key(Actor(name="Ada Quint", role="admin", person=ada.id), "script")
    with pytest.raises(ReportedlyError, match="no such key"):
        desk.revoke_key(him, key.id)
    with pytest.raises(Forbidden, match="for people with accounts"):
        desk.make_key(ADMIN, "script")
