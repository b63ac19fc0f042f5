"""Mails: whose words they are, in every wrapping; a damaged one is one clear error."""

import pytest

from reportedly.errors import IntakeError, NoText, TooLarge, WrongFormat
from reportedly.intake import letters, open_input, read_bytes
from reportedly.intake import mail as mails
from tests.intake.conftest import REPORT

HEAD = "From: Ada Quint <ada@lintel.example>\nSubject: Ferry\nDate: Mon, 1 Sep 2025 14:30:00 +0200\nMIME-Version: 1.0\n"


def mail(body: str, *, kind: str = "text/plain; charset=utf-8", more: str = "") -> bytes:
    return f"{HEAD}{more}Content-Type: {kind}\n\n{body}".encode()


OWN = [  # a mail's words, its subject, those to be read, how many lines are quoted
    ("Yes.\n\n> Is it so?\n", "Re: ferry", "Yes.", 1),
    ("> Is it so?\nYes.\n> And then?\nNo.", "Re: ferry", "Yes.\n\nNo.", 2),
    ("Yes.\n\nOn Mon, 1 Sep 2025, Bo Lund\n<bo@sorrel.example> wrote:\n\n> Is it so?", "Re: ferry", "Yes.", 1),
    ("Yes.\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nSubject: ferry\n\nIs it so?", "Re: ferry", "Yes.", 6),
    ("Yes.\n-- \nAda Quint\n", "ferry", "Yes.", 0),
    ("From: the harbour a boat\nset sail.", "ferry", "From: the harbour a boat\nset sail.", 0),
    ("5 > 4, she said.", "ferry", "5 > 4, she said.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("words", "subject", "expected", "quoted"), OWN)
def test_what_a_writer_quotes_is_not_the_writers(words, subject, expected, quoted):
    """Protects the attribution of a reply: an older mail's words are never its writer's."""
    letter = letters.read(words, subject)
    assert (letter.words.strip(), letter.quoted, letter.passed) == (expected, quoted, None)


PASSED_HEAD = "From: Bo Lund <bo@sorrel.example>\nDate: Wednesday, March 4, 2026 7:58 PM\nSubject: Siren\n\n"
PASSED = [
    f"FYI\n\n---------- Forwarded message ---------\n{PASSED_HEAD}The siren failed.",
    f"Begin forwarded message:\n\n{PASSED_HEAD}The siren failed.",
    f"________________________________\n{PASSED_HEAD}The siren failed.",
    f"{PASSED_HEAD}The siren failed.",
]


@pytest.mark.parametrize("words", PASSED)
def test_a_message_passed_on_is_its_own(words):
    """Protects the first writer's name and date, in every program's way to forward."""
    letter = letters.read(words, "Fwd: Siren")
    assert letter.words.strip() == "The siren failed."
    assert letter.passed == letters.Passed("Bo Lund", "Siren", "2026-03-04T19:58:00")


def test_a_writer_with_words_of_their_own_is_read():
    """A long mail that quotes a forwarded one is the writer's; the other's words are left out and counted."""
    long = "I was there and saw it. " * 20
    letter = letters.read(f"{long}\n{PASSED[0]}", "Fwd: Siren")
    assert letter.words.startswith("I was there")
    assert "failed" not in letter.words
    assert letter.quoted > 3


def test_an_attached_mail_is_a_message_passed_on():
    """Protects mails that are forwarded as attachments."""
    inner = f"From: Bo Lund <bo@x.example>\nSubject: Siren\nContent-Type: text/plain\n\n{REPORT}"
    body = f"--b\nContent-Type: text/plain\n\nsee below\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    document = read_bytes(mail(body, kind='multipart/mixed; boundary="b"'), name="a.eml")
    assert (document.title, document.authors, document.text) == ("Siren", ["Bo Lund"], REPORT)


def test_a_stub_of_a_plain_copy_is_not_read():
    """Protects newsletters, whose plain copy says that the program is too old."""
    body = f"--b\nContent-Type: text/plain\n\nGet a new one.\n--b\nContent-Type: text/html\n\n<p>{REPORT}</p>\n--b--\n"
    document = read_bytes(mail(body, kind='multipart/alternative; boundary="b"'), name="a.eml")
    assert document.text == REPORT


BROKEN = [
    (mail(""), NoText, "no text of its writer's"),
    (mail("> quoted\n"), NoText, "no text of its writer's"),
    (b"no header at all", WrongFormat, "has no headers"),
    (mail("--b\n" * 50, kind='multipart/mixed; boundary="b"'), IntakeError, ""),
    (mail("x\n" * 400_000), TooLarge, "400,006 lines, over the limit of 400,000"),
    (mail("--b\n\nx\n" * 10_001, kind='multipart/mixed; boundary="b"'), TooLarge, "10,001 parts"),
]


@pytest.mark.parametrize(("data", "error", "match"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_mail_is_one_clear_error(data, error, match):
    """Protects mailboxes: one bad mail is one line."""
    with pytest.raises(error, match=match):
        read_bytes(data, name="a.eml")


def test_parts_within_parts_end():
    """A mail nested deeper than any program makes is an error or read, and never a crash."""
    body = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    with pytest.raises(IntakeError):
        read_bytes(HEAD.encode() + body.encode(), name="a.eml")


def test_each_mail_of_a_mailbox_is_parsed_once(tmp_path, monkeypatch):
    """Protects the time of large mailboxes: the id of a mail is looked up in what is read of it."""
    path = tmp_path / "a.mbox"
    path.write_bytes(b"".join(b"From a@b Mon Sep  1 14:30:00 2025\n" + mail(f"{REPORT}\n\n") for _ in range(3)))
    parsed = []
    parse = mails._parsed
    monkeypatch.setattr(mails, "_parsed", lambda data: parsed.append(data) or parse(data))
    assert [one.text for one in open_input(path)] == [REPORT] * 3
    assert len(parsed) == 3


ATTACHED = [(1, "Attached, and not read: 0.pdf. Save"), (22, "18.pdf, 19.pdf and 2 more. Save")]


@pytest.mark.parametrize(("number", "expected"), ATTACHED)
def test_what_is_attached_is_named(number, expected):
    """Protects the reader, who must know that a mail brought more; thousands of names are no line."""
    file = "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename={}.pdf\n\nx\n"
    body = f"--b\nContent-Type: text/plain\n\n{REPORT}\n" + "".join(file.format(n) for n in range(number)) + "--b--\n"
    (warning,) = read_bytes(mail(body, kind='multipart/mixed; boundary="b"'), name="a.eml").warnings
    assert expected in warning
