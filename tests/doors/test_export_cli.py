"""``reportedly export``: every form to a file and to standard output alike; one line for what can't be; whole files."""

import json
import os
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from reportedly.archive.archive import Archive
from reportedly.doors.cli import main
from reportedly.errors import ReportedlyError
from reportedly.model.desk import Actor
from reportedly.service import bulk, exports
from reportedly.service.desk import Desk
from tests import examples_read

KEY, CLAIM = "wire-1", "wire-1#c1"
PUBLISHER = ["--organisation", "Lintel Check", "--address", "https://lintel.example/checks/"]
NEEDS = {"parquet": "pyarrow", "docbin": "spacy", "pdf": "typst"}
EMPTY = {"polnear"}
"""Forms that are empty where nobody corrected anything."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The examples, one claim reviewed."""
    where = examples_read.copied(tmp_path_factory.mktemp("export"))
    with Archive(where) as archive:
        Desk(archive).review(Actor(name="Ada Quint"), CLAIM, "accurate", "I saw the list.")
    return where


@pytest.fixture
def run(capsysbinary, place, monkeypatch, tmp_path):
    """Run ``export`` in an empty folder, at one moment; gives (exit code, bytes of standard output, standard error)."""
    for module in (bulk, exports):
        monkeypatch.setattr(module, "now", lambda: "2031-06-09T12:00:00+00:00")
    monkeypatch.chdir(tmp_path)

    def go(*arguments):
        with pytest.raises(SystemExit) as left:
            main(["export", *map(str, arguments), *([] if "--archive" in arguments else ["--archive", str(place)])])
        out, err = capsysbinary.readouterr()
        return left.value.code, out, err.decode()

    return go


EVERY = [
    *((form, [KEY]) for form in exports.REPORT),
    *((form, [CLAIM, *(PUBLISHER if form.startswith("claimreview") else [])]) for form in exports.CLAIM),
    *((form, PUBLISHER if form == "claimreview" else []) for form in exports.ARCHIVE),
]


@pytest.mark.parametrize(("form", "what"), EVERY)
def test_every_form(run, tmp_path, form, what):
    """To a file and to standard output the same, not empty but where the documents say so; one line of note."""
    if form in NEEDS:
        pytest.importorskip(NEEDS[form], reason=f"{NEEDS[form]} is not installed")
    code, out, err = run(form, *what)
    assert (code, err) == (0, "")
    assert (len(out) == 0) == (form in EMPTY)
    assert run(form, *what, "-o", "made.bin") == (0, b"", "reportedly: wrote made.bin\n")
    assert (tmp_path / "made.bin").read_bytes() == out
    assert [file.name for file in tmp_path.iterdir()] == ["made.bin"]


def test_a_report_and_its_claim_are_told_apart(run):
    """The same form of both is of what was named."""
    assert json.loads(run("json", KEY)[1])["schema"] == "reportedly/reading/1"
    assert json.loads(run("json", CLAIM)[1])["schema"] == "reportedly/dossier/1"


def test_a_file_that_is_in_no_archive(run, reader, tmp_path):
    """Is read for it, whether an archive is there or not."""
    (tmp_path / "a report.txt").write_text("Nine boats sank off Veldmark, said the mayor.", encoding="utf-8")
    code, out, _ = run("json", "a report.txt", "--archive", "nowhere.db")
    assert (code, json.loads(out)["document"]["text"][:10]) == (0, "Nine boats")
    assert reader.ids == ["a report.txt"]
    code, out, err = run("polnear", "a report.txt")
    assert (code, out) == (2, b"")
    assert "kept in an archive" in err


def test_forms_are_listed(run):
    """Each, of what it is; no archive is asked."""
    code, out, _ = run("forms", "--archive", "nowhere.db")
    text = out.decode()
    assert code == 0
    for forms in (exports.REPORT, exports.CLAIM, exports.ARCHIVE):
        for form, _ in forms.values():
            assert re.search(rf"^  {form.name} +{re.escape(form.title)} *$", text, re.MULTILINE)


def test_quiet(run):
    assert run("bibtex", KEY, "-o", "a.bib", "-q") == (0, b"", "")


def test_a_review_of_one_of_two(run, place, tmp_path):
    """Where reviewers disagree none is published, until one of them is named."""
    copy = tmp_path / "two.db"
    with sqlite3.connect(place) as one, sqlite3.connect(copy) as other:
        one.backup(other)
    with Archive(copy) as archive:
        Desk(archive).review(Actor(name="Ben Orlo"), CLAIM, "misleading", "Thirty came back.")
    asked = ["claimreview", CLAIM, *PUBLISHER, "--archive", copy]
    code, out, err = run(*asked)
    assert (code, out, "disagree" in err) == (2, b"", True)
    made = json.loads(run(*asked, "--reviewer", "Ben Orlo")[1])
    assert made["reviewRating"]["alternateName"] == "Misleading"


ERRORS = [  # what is asked for, exit code, what is said
    (["nonsense", KEY], 2, "no form 'nonsense' of a report"),
    (["nonsense"], 2, "no form 'nonsense' of an archive"),
    (["json", "nowhere"], 5, "no such article"),
    (["json", "wire-1#c999"], 5, "c999"),
    (["annotations", CLAIM], 5, "no such article"),
    (["json", "https://ostrell.invalid/x"], 3, "ostrell.invalid"),
    (["json", KEY, "--archive", "nowhere.db"], 5, "nowhere.db"),
    (["claimreview", CLAIM], 2, "is no web address. Say where the review will be published. Give --address URL."),
    (["claimreview", "wire-1#c2", *PUBLISHER], 2, "no review"),
    (["json", KEY, "-o", "no/such/folder/a.json"], 2, "can't be written"),
    (["json", KEY, "-o", "."], 2, "can't be written"),
    (["json", "\x1b[31m\u202e"], 5, "no such article"),
    ([], 2, "FORM"),
]


@pytest.mark.parametrize(("asked", "code", "said"), ERRORS, ids=range(len(ERRORS)))
def test_errors_are_one_line(run, tmp_path, asked, code, said):
    """What is wrong and what to do, on one line without anything that moves a cursor; no file is left."""
    left, out, err = run(*asked)
    assert (left, out) == (code, b"")
    assert said in err
    assert err.count("\n") == 1
    assert "\x1b" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "fault", [ReportedlyError("the archive is gone"), KeyboardInterrupt(), OSError(28, "No space")]
)
def test_an_interrupted_write_leaves_no_half_file(run, tmp_path, monkeypatch, fault):
    """What stood there stands there still, and nothing beside it."""

    def pieces(*_):
        yield b"half"
        raise fault

    form, _ = exports.ARCHIVE["readings"]
    monkeypatch.setitem(exports.ARCHIVE, "readings", (form, pieces))
    (tmp_path / "a.jsonl").write_bytes(b"yesterday's")
    code, out, err = run("readings", "-o", "a.jsonl")
    assert (code != 0, out) == (True, b"")
    assert len(err.splitlines()) < 2
    assert [file.name for file in tmp_path.iterdir()] == ["a.jsonl"]
    assert (tmp_path / "a.jsonl").read_bytes() == b"yesterday's"


def test_what_a_link_leads_to_is_written(run, tmp_path):
    """The link stays a link."""
    (tmp_path / "link.bib").symlink_to("target.bib")
    assert run("bibtex", KEY, "-o", "link.bib")[0] == 0
    assert (tmp_path / "link.bib").is_symlink()
    assert (tmp_path / "target.bib").read_bytes() == run("bibtex", KEY)[1]


def test_a_pipe_is_written_to(run, tmp_path):
    """A pipe or a device takes the bytes, and is not replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as others:
        got = others.submit(pipe.read_bytes)
        assert run("bibtex", KEY, "-o", pipe)[0] == 0
        assert got.result(30) == run("bibtex", KEY)[1]
    assert pipe.is_fifo()


def test_what_is_exported_can_be_added(run, tmp_path):
    """``export readings`` is what ``archive add`` takes, without reading it anew."""
    run("readings", "-o", "all.jsonl")
    with Archive(tmp_path / "other.db") as archive:
        archive.add(tmp_path / "all.jsonl")
        assert archive.count() == 10
        assert archive.reading(KEY).attributions
