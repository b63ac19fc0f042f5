"""The commands: judging, reviewing, checking and verifying, for people and as JSON, each error one line."""

import io
import json
import sys

import pytest

from reportedly.archive.origins import counting
from reportedly.archive.reviews.evidence import evidence_folder, keep_original
from reportedly.doors import checked_cli, cli, grade_cli, review_cli
from reportedly.doors.verify_cli import verify
from tests.archive.reviews.conftest import FERRY
from tests.archive.reviews.test_feeds import REVIEW, script

C1 = f"{FERRY}#c1"
ADA = ("--by", "Ada Quint", "--reason", "The list was seen.")


@pytest.fixture
def run(archive_url, capsys, monkeypatch):
    """Runs a command on the test's archive; gives (exit code, standard output, standard error)."""
    _register()
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", archive_url)
    monkeypatch.setenv("COLUMNS", "110")
    from reportedly import settings

    settings.current.cache_clear()

    def go(*arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        with pytest.raises(SystemExit) as left:
            cli.main([str(argument) for argument in arguments])
        return left.value.code, *capsys.readouterr()

    yield go
    monkeypatch.undo()
    settings.current.cache_clear()


def _register():
    """The commands, where ``doors/cli.py`` does not have them yet."""
    known = {group.name or group.typer_instance.info.name for group in cli.app.registered_groups}
    for app in (grade_cli.source, review_cli.app, checked_cli.app):
        if app.info.name not in known:
            cli.app.add_typer(app)
    if "grade" not in {command.name or command.callback.__name__ for command in cli.app.registered_commands}:
        cli.app.command("grade")(grade_cli.grade)
    from reportedly.doors import archive_cli

    if "verify" not in {command.name for command in archive_cli.app.registered_commands}:
        archive_cli.app.command("verify")(verify)


def test_a_source_is_graded_and_described(run, archive):
    code, out, _ = run("source", "grade", "Lintel Press", "b", *ADA)
    assert code == 0
    assert "B (Usually reliable), Ada Quint" in out
    run("source", "grade", "Lintel Press", "D", "--by", "ada quint", "--reason", "Two tolls were withdrawn.")
    code, out, _ = run(
        "source", "describe", "The Lintel Press", *ADA, "--bias", "owned by the port", "--kind", "outlet"
    )
    assert "owned by the port Ada Quint" in out
    code, out, _ = run("source", "show", "lintel press")
    assert out.index("D (Not usually reliable)") < out.index("succeeded:") < out.index("B (Usually reliable)")
    assert "not described" in out
    record = json.loads(run("source", "show", "lintel press", "--json")[1])
    assert record["schema"] == "reportedly/source/1"
    assert [grade["grade"] for grade in record["grades"]] == ["B", "D"]
    assert "Lintel Press" in run("source", "list")[1]
    assert json.loads(run("source", "list", "--json")[1])["name"] == "Lintel Press"
    assert "Truth cannot be judged" in run("source", "scale")[1]


def test_a_claim_is_graded(run, archive, report, monkeypatch):
    report()
    code, out, _ = run("grade", C1, "2", *ADA)
    assert (code, "2 (Probably true), Ada Quint" in out) == (0, True)
    monkeypatch.setattr(counting, "origins_of", lambda *_: (1, 1, 2))
    code, out, err = run("grade", C1, "1", *ADA)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "two independent origins are doubtful (1 to 2, likeliest 1)" in err
    code, out, _ = run("grade", C1, "1", *ADA, "--nonetheless", "Both offices were called.")
    assert "[origins then: 1 to 2, likeliest 1] [nonetheless: Both offices were called.]" in " ".join(out.split())
    monkeypatch.setattr(counting, "origins_of", lambda *_: (1, 1, 1))
    assert "has one origin in the archive" in run("grade", C1, "1", *ADA, "--nonetheless", "Sure.")[2]


def test_origins_are_those_of_the_trace(run, archive, report, monkeypatch):
    """The trace is asked for this very claim, by the article's key and the claim's id."""
    from collections import namedtuple

    report()
    asked, answer = [], namedtuple("Trace", "low best high")(2, 3, 4)
    monkeypatch.setattr(counting, "trace", lambda _, wanted: asked.append((wanted.article, wanted.claim)) or answer)
    code, out, _ = run("grade", C1, "1", *ADA)
    assert (code, asked) == (0, [(FERRY, "c1")])
    assert "[origins then: 2 to 4, likeliest 3]" in " ".join(out.split())


def test_reviewers_disagree_aloud(run, archive, report):
    report()
    address = ("--evidence", "https://tarn.example/list", "--quote", "forty names")
    code, out, _ = run("review", "add", C1, "accurate", *ADA, *address)
    assert (code, "“Accurate” Ada Quint" in out, "https://tarn.example/list “forty names”" in out) == (0, True, True)
    out = run("review", "add", C1, "misleading", "--by", "Ben Orlo", "--reason", "Thirty came back.")[1]
    assert "The reviewers disagree." in out
    assert run("review", "show", C1)[1] == out
    assert "1 claim" in run("review", "list", "--disagree")[1]
    assert "0 claims" in run("review", "list", "--by", "Cy Moor")[1]
    assert "0 claims" in run("review", "list", "--article", "elsewhere")[1]
    assert "1 claim" in run("review", "list", "--article", FERRY)[1]
    judged = json.loads(run("review", "list", "--by", "ben orlo", "--json")[1])
    assert (judged["disagree"], len(judged["reviews"])) == (True, 2)
    assert "Withdrawn" in run("review", "verdicts")[1]
    assert "“Accurate” by Ada Quint" in run("checked", "soldiers left Tarn")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("source", "grade", "Lintel Press", "Z", *ADA), 2, "no grade of reliability 'Z'"),
        (("source", "grade", "Lintel Press", "B", "--reason", "x"), 2, "nobody signs"),
        (("source", "grade", "Lintel Press", "B", "--by", "x"), 2, "no reason"),
        (("grade", C1, "7", *ADA), 2, "no grade of credibility"),
        (("grade", "c1", "2", *ADA), 2, "names no claim"),
        (("grade", f"{FERRY}#c99", "2", *ADA), 5, "no such claim"),
        (("review", "add", C1, "true", *ADA), 2, "no verdict 'true'"),
        (("review", "add", C1, "accurate", *ADA, "--evidence", "javascript:x"), 2, "is no web address"),
        (("checked", "?!"), 2, "no words to look for"),
        (("checked", "import", "/none.json"), 3, "no such file"),
        (("checked", "https://lintel.example/none#c1"), 5, "no such article"),
    ],
)
def test_every_error_is_one_line(run, archive, report, arguments, code, why):
    report()
    left, out, err = run(*arguments)
    assert (left, out) == (code, "")
    assert why in err
    assert err.count("\n") == 1


def test_checks_are_imported_and_found(run, archive, report, tmp_path):
    report()
    feed = tmp_path / "page.html"
    hostile = {**REVIEW, "claimReviewed": "Forty \x1b[31mboats\x1b[0m left", "url": "https://checks.example/boats"}
    feed.write_text(script(REVIEW) + script("{") + script(hostile))
    code, out, err = run("checked", "import", feed)
    assert code == 0
    assert "2 new, 0 changed, 0 known, 1 left out" in out
    assert "JSON-LD script 2: is no JSON" in err
    assert json.loads(run("checked", "import", feed, "--json")[1])["known"] == 2
    code, out, _ = run("checked", "400", "soldiers", "left", "Tarn")
    assert (code, "rated “False” by Tarn Checks on 5 May 2024" in out) == (0, True)
    assert "≠ the check is about Forty soldiers, the query about 400 soldiers" in out
    assert "\x1b" not in out
    assert "searched 2 earlier; likeness is no verdict" in out
    assert run("checked", "find", "soldiers", "--limit", "1")[1].count("rated") == 1
    answer = json.loads(run("checked", "--json", C1)[1])
    assert (answer["query"], answer["found"][0]["check"]["rating"]) == ("Forty soldiers left Tarn on Monday", "False")
    assert "No earlier check" in run("checked", "zeppelin")[1]


def test_evidence_is_verified(run, archive, archive_url, report, tmp_path):
    folder = evidence_folder(archive_url) or tmp_path / "evidence"
    given = ("--evidence", folder) if "://" in archive_url else ()
    kept = keep_original(folder, b"<p>Forty</p>")
    report(evidentiary_sha256=kept.sha256, evidentiary_copy=kept.path)
    code, out, _ = run("archive", "verify", *given)
    assert (code, out.split()) == (0, ["intact", "1", "looked", "at", "1", "in", "all"])
    (folder / kept.path).unlink()
    code, out, _ = run("archive", "verify", *given, "--json")
    assert (code, json.loads(out)["notes"][0]["state"]) == (1, "missing")


def test_help_is_there(run):
    """A query needs no command's name, and help still is help."""
    for arguments in (("checked", "--help"), ("checked", "find", "--help"), ("source", "--help"), ("grade", "--help")):
        code, out, _ = run(*arguments)
        assert (code, "Usage" in out) == (0, True)
