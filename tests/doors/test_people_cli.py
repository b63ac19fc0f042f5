"""``reportedly people``: accounts from the terminal; the password is never an argument, never printed, never kept."""

import getpass
import io
import json
import sys

import pytest

from reportedly.archive.archive import Archive
from reportedly.archive.desk import audit
from reportedly.doors.cli import main
from reportedly.errors import NotKnown
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk

WORD, OTHER = "seven lanterns over Veldmark", "nine lanterns over Veldmark"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "a.db"


@pytest.fixture
def run(capsysbinary, place, monkeypatch):
    """Run a command of ``people`` with that on standard input; gives (exit code, standard output, standard error)."""

    def go(*arguments, given=f"{WORD}\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        with pytest.raises(SystemExit) as left:
            main(["people", *map(str, arguments), "--archive", str(place)])
        out, err = capsysbinary.readouterr()
        return left.value.code, out.decode(), err.decode()

    return go


def gets_in(place, name, word):
    with Archive(place) as archive:
        try:
            Desk(archive).sign_in(name, word)
        except NotKnown:
            return False
        return True


def test_the_first_is_an_administrator(run, place):
    """Whatever role was asked for; the archive is made if there is none; later ones are what they were made."""
    assert run("add", "Ada Quint", "--role", "reader") == (0, "", "reportedly: added Ada Quint, admin\n")
    assert run("add", "Ben Orlo", given=f"{OTHER}\n") == (0, "", "reportedly: added Ben Orlo, reviewer\n")
    assert run("add", "Cy Dane", "--role", "reader")[2] == "reportedly: added Cy Dane, reader\n"
    assert gets_in(place, "Ada Quint", WORD)
    assert gets_in(place, "Ben Orlo", OTHER)
    assert not gets_in(place, "Ben Orlo", WORD)


def test_list(run, place):
    """For people and for programs; who was let out is marked; no password, nor its hash, is in it."""
    run("add", "Ada Quint")
    assert "\u202e" not in run("add", "Ben \u202eOrlo", given=OTHER)[2]
    with Archive(place) as archive:
        Desk(archive).set_disabled(Actor(name="Ada Quint"), 2, disabled=True)
    code, out, err = run("list")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    assert first.split() == ["Ada", "Quint", "admin"]
    assert "closed 2" in second
    assert "\u202e" not in out
    told = [json.loads(line) for line in run("list", "--json")[1].splitlines()]
    assert [(one["id"], one["name"], one["role"]) for one in told] == [
        (1, "Ada Quint", "admin"), (2, "Ben \u202eOrlo", "reviewer"),
    ]  # fmt: skip
    assert all("password" not in one for one in told)
    assert "argon2" not in out


def test_a_forgotten_password(run, place):
    """Another is given to the account of that name, case apart; the old one and its sessions are of no more use."""
    run("add", "Ada Quint")
    with Archive(place) as archive:
        secret, _ = Desk(archive).sign_in("Ada Quint", WORD)
    assert run("password", "ada quint", given=f"{OTHER}\n") == (
        0, "", "reportedly: Ada Quint has another password\n",
    )  # fmt: skip
    assert gets_in(place, "Ada Quint", OTHER)
    assert not gets_in(place, "Ada Quint", WORD)
    from reportedly.archive.desk import sessions

    with Archive(place) as archive, archive.looking() as connection, pytest.raises(NotKnown):
        sessions.session(connection, secret)


def test_it_is_in_the_log_and_the_password_is_not(run, place):
    """Each deed by the terminal has its line; no word of a password is anywhere in the archive's file."""
    run("add", "Ada Quint")
    run("password", "Ada Quint", given=OTHER)
    with Archive(place) as archive, archive.looking() as connection:
        done = audit.deeds_done(connection)
    assert [(one.verb, one.about, one.via) for one in done] == [
        ("set-password", "Ada Quint", "cli"), ("add-person", "Ada Quint", "cli"),
    ]  # fmt: skip
    kept = b"".join(file.read_bytes() for file in place.parent.iterdir() if file.is_file())
    assert not any(word.encode() in kept for word in (WORD, OTHER))


class Terminal(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("typed", "code", "said"), [((WORD, WORD), 0, "added Ada"), ((WORD, OTHER), 2, "not the same")]
)
def test_at_a_terminal_it_is_asked_for_twice(capsysbinary, place, monkeypatch, typed, code, said):
    """And not shown while it is typed."""
    monkeypatch.setattr(sys, "stdin", Terminal())
    words = iter(typed)
    monkeypatch.setattr(getpass, "getpass", lambda _: next(words))
    with pytest.raises(SystemExit) as left:
        main(["people", "add", "Ada", "--archive", str(place)])
    assert left.value.code == code
    assert said in capsysbinary.readouterr().err.decode()


ERRORS = [  # what is asked for, on standard input, exit code, what is said
    (["add", "Ada Quint"], WORD, 2, "there is an account of that name"),
    (["add", "ADA  QUINT"], WORD, 2, "there is an account of that name"),
    (["add", "Ben"], "short", 2, "too short"),
    (["add", "Ben"], "", 2, "too short"),
    (["add", " "], WORD, 2, "has no name"),
    (["add", "Ben", "--role", "owner"], WORD, 2, "no role 'owner'"),
    (["add"], WORD, 2, "NAME"),
    (["password", "Nobody"], WORD, None, "Nobody"),
    (["password", "Ada Quint"], "short", 2, "too short"),
]


@pytest.mark.parametrize(("asked", "given", "code", "said"), ERRORS, ids=range(len(ERRORS)))
def test_errors_are_one_line(run, place, asked, given, code, said):
    """Nothing is changed, and the password is not in what is said."""
    run("add", "Ada Quint")
    left, out, err = run(*asked, given=given)
    assert left == code if code else left > 0
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert WORD not in err
    assert gets_in(place, "Ada Quint", WORD)


@pytest.mark.parametrize("asked", [["list"], ["password", "Ada"]])
def test_only_add_makes_an_archive(run, place, asked):
    code, out, _ = run(*asked)
    assert (code, out) == (5, "")
    assert not place.exists()
