"""The command line: what goes where, in which form, with which exit code, and never a traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.doors.cli import main

STORY = "Nine boats sank off Tarn harbour on Monday, said the mayor of Veldmark in a short statement."
SRC = str(Path(__file__).parents[2] / "src")


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the program in this process; gives (exit code, standard output, standard error)."""

    def go(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return left.value.code, out, err

    return go


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def articles(tmp_path):
    """A JSONL of five: the third can't be read, the fourth is no JSON, the fifth trips a fault."""
    rows = [json.dumps({"id": f"n{n}", "text": f"{STORY} Number {n}."}) for n in (1, 2)]
    rows += [json.dumps({"id": "n3", "text": f"unreadable {STORY}"}), "{broken"]
    rows += [json.dumps({"id": "n5", "text": f"faulty {STORY}"}), json.dumps({"id": "n6", "text": STORY})]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _in_a_process(*arguments, env=None, **options):
    command = [sys.executable, "-m", "reportedly.doors.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": SRC, **(env or {})}
    return subprocess.run(command, env=environment, stderr=subprocess.PIPE, timeout=60, check=False, **options)  # noqa: S603


def test_a_reading_for_people(run, reader, story):
    """Without options a person gets the outline, and nothing on standard error."""
    code, out, err = run("read", story)
    assert (code, err) == (0, "")
    assert "What it stands on" in out


def test_json_is_one_object(run, reader, story):
    """--json prints the complete reading and nothing else."""
    code, out, err = run("read", story, "--json")
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    assert json.loads(out)["document"]["text"].startswith("Nine boats")


def test_standard_input(run, reader):
    """``-`` reads what is piped in."""
    code, out, _ = run("read", "-", "--json", stdin=STORY.encode())
    assert code == 0
    assert json.loads(out)["document"]["text"].startswith("Nine boats")


def test_options_reach_the_reading(run, reader, story):
    """--published goes before what was found; the model and what to leave out reach the pipeline."""
    options = ["--model", "fast", "--min-confidence", "0.4", "--speech-only"]
    assert run("read", story, "--published", "2031-02-03", *options)[0] == 0
    assert run("read", story)[0] == 0
    assert reader.published == ["2031-02-03", None]
    chosen, plain = reader.settings
    assert (chosen.model, chosen.min_confidence, chosen.speech_only) == ("fast", 0.4, True)
    assert (plain.model, plain.min_confidence, plain.speech_only) == ("accurate", 0.0, False)


@pytest.mark.parametrize("width", [40, 72])
def test_width(run, reader, story, width):
    """--width holds where no terminal is asked."""
    _, out, _ = run("read", story, "--width", width)
    assert max(map(len, out.splitlines())) == width


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["read", "gone.txt"], 3, "gone.txt: no such file"),
        (["read", "gone.txt", "--json"], 3, "gone.txt: no such file"),
        (["read", "STORY", "--published", "soon"], 2, "'soon' is no date"),
        (["read", "STORY", "-o", "out.docx"], 2, "out.docx: not known by its suffix"),
        (["read", "STORY", "-o", "no/such/folder/x.html"], 2, "x.html: can't be written"),
        (["read", "STORY", "--min-confidence", "2"], 2, "--min-confidence"),
        (["read", "STORY", "--model", "best"], 2, "model: no model 'best'. Choose accurate or fast."),
        (["read", "STORY", "--wide"], 2, "No such option: --wide"),
        (["read"], 2, "Missing argument"),
        (["raed"], 2, "No such command 'raed'"),
        (["checks", "no-such-rule"], 2, "no-such-rule: no such check"),
    ],
)
def test_errors_are_one_line(run, reader, story, arguments, code, said):
    """Every error is one line that says where, on standard error alone, with its exit code."""
    got, out, err = run(*[story if each == "STORY" else each for each in arguments])
    assert (got, out) == (code, "")
    assert err.startswith("reportedly: ")
    assert said in err
    assert err.count("\n") == 1


def test_a_fault_is_one_line_too(run, reader, tmp_path):
    """A fault of the program itself shows no traceback, and has a code of its own."""
    path = tmp_path / "x.txt"
    path.write_text(f"faulty {STORY}", encoding="utf-8")
    code, out, err = run("read", path)
    assert (code, out) == (70, "")
    assert "ZeroDivisionError" in err
    assert err.count("\n") == 1


def test_names_of_files_are_data(run):
    """A file's name with an escape sequence in it does not reach the terminal as one."""
    _, _, err = run("read", "x\x1b[2J.txt")
    assert "\x1b" not in err


@pytest.mark.parametrize(("name", "start"), [("out.html", "<!doctype html>"), ("out.json", '{\n  "schema"')])
def test_output_file(run, reader, story, tmp_path, name, start):
    """-o writes the form its name asks for, says so on standard error, and leaves no other file."""
    code, out, err = run("read", story, "-o", tmp_path / name)
    assert (code, out) == (0, "")
    assert err == f"reportedly: wrote {tmp_path / name}\n"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, "story.txt"])


def test_quiet(run, reader, story, tmp_path):
    """--quiet says nothing of what went well."""
    assert run("read", story, "-o", tmp_path / "x.html", "--quiet") == (0, "", "")


def test_batch_for_people(run, reader, articles):
    """A line for each that was read; what could not be is on standard error, and the code is 1."""
    code, out, err = run("read", articles)
    assert code == 1
    assert [line.split(" · ")[0] for line in out.splitlines()] == ["n1", "n2", "n6"]
    assert [line.split(": ")[1] for line in err.splitlines()] == ["n3", "articles.jsonl:4", "n5"]


def test_batch_as_json(run, reader, articles):
    """JSON Lines keep order and ids; a bad document has a line of its own schema, here and on standard error."""
    code, out, err = run("read", articles, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [(row["id"], row["schema"].split("/")[1]) for row in rows] == [
        ("n1", "reading"),
        ("n2", "reading"),
        ("n3", "failure"),
        ("articles.jsonl:4", "failure"),
        ("n5", "failure"),
        ("n6", "reading"),
    ]
    assert err.count("\n") == 3


def test_several_paths(run, reader, story, articles):
    """Files, batches and missing ones are read in the order given; one that is missing stops nothing."""
    code, out, _ = run("read", story, "gone.txt", articles, "--json")
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    assert code == 1
    assert ids[:3] == ["story.txt", "gone.txt", "n1"]


def test_a_folder(run, reader, tmp_path):
    """Every file of a folder that can be read is read, sorted by name."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    code, out, _ = run("read", tmp_path, "--json")
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a.txt", "b.txt"]


def test_pages_of_a_batch(run, reader, tmp_path):
    """Given a folder, each document gets its page there; ids that are paths can't leave it."""
    rows = [{"id": id, "text": STORY} for id in ("../../up", "same", "same", "Same", "/")]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, out, _ = run("read", path, "-o", f"{tmp_path}/pages/")
    assert (code, out) == (0, "")
    names = sorted(p.name for p in (tmp_path / "pages").iterdir())
    assert names == ["Same-3.html", "report.html", "same-2.html", "same.html", "up.html"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "pages"]


@pytest.mark.parametrize("name", ["out.html", "out.json"])
def test_one_file_holds_no_batch(run, reader, articles, tmp_path, name):
    """A page or a JSON object holds one document; a batch into it is refused before anything is read."""
    code, _, err = run("read", articles, "-o", tmp_path / name)
    assert code == 2
    assert "holds one document" in err
    assert reader.ids == []


def test_resuming(run, reader, articles, tmp_path):
    """An interrupted batch says how to go on, and going on reads only what is missing."""
    out = tmp_path / "out.jsonl"
    reader.interrupt_at = "n5"
    code, _, err = run("read", articles, "-o", out)
    assert code == 130
    assert err.splitlines()[-1] == "reportedly: stopped after 4 documents; the same command goes on from there"
    with out.open("ab") as file:
        file.write(b'{"schema":"reportedly/reading/1","id":"n5","docum')
    reader.interrupt_at, reader.ids = None, []
    code, _, err = run("read", articles, "-o", out)
    assert reader.ids == ["n5", "n6"]
    assert err.splitlines()[-1].endswith("1 read, 4 there already, 1 failed")
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == ["n1", "n2", "n3", "articles.jsonl:4", "n5", "n6"]


def test_done_is_done(run, reader, articles, tmp_path):
    """A finished batch run again reads nothing and changes nothing."""
    out = tmp_path / "out.jsonl"
    run("read", articles, "-o", out)
    before, reader.ids = out.read_bytes(), []
    assert run("read", articles, "-o", out)[0] == 0
    assert reader.ids == []
    assert out.read_bytes() == before


@pytest.mark.parametrize("held", ['{"text": "mine"}\n', "words\n", '{"text": "half', "\n"])
def test_another_file_is_never_spoiled(run, reader, articles, tmp_path, held):
    """A mistaken -o names a file that is not ours: it is refused and left as it was."""
    out = tmp_path / "mine.jsonl"
    out.write_text(held, encoding="utf-8")
    code, _, err = run("read", articles, "-o", out)
    assert (code, out.read_text(encoding="utf-8")) == (2, held)
    assert "mine.jsonl: holds lines that are no readings" in err


def test_one_document_is_added_to_a_jsonl(run, reader, story, articles, tmp_path):
    """A single report goes to the end of a .jsonl that holds others, and only once."""
    out = tmp_path / "out.jsonl"
    run("read", articles, "-o", out)
    for _ in range(2):
        assert run("read", story, "-o", out)[0] == 0
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids[-2:] == ["n6", "story.txt"]


@pytest.mark.parametrize("out", ["page.html", "./page.html", "link.html"])
def test_a_report_is_never_overwritten(run, reader, tmp_path, monkeypatch, out):
    """-o with the name of the report that is read, or a link to it, is refused and the report left as it was."""
    monkeypatch.chdir(tmp_path)
    words = f"<html><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    Path("page.html").write_text(words, encoding="utf-8")
    Path("link.html").symlink_to("page.html")
    code, _, err = run("read", "page.html", "-o", out)
    assert (code, Path("page.html").read_text(encoding="utf-8")) == (2, words)
    assert "is what is being read" in err


def test_input_is_never_the_output(run, reader, tmp_path):
    """-o with the name of what is read is refused, even where that file looks like ours."""
    path = tmp_path / "in.jsonl"
    path.write_text('{"schema":"reportedly/x","id":"1","text":"words"}\n', encoding="utf-8")
    code, _, err = run("read", path, "-o", path)
    assert code == 2
    assert "is what is being read" in err


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"], ["schema"], ["checks"]])
def test_answers_without_a_document(run, arguments):
    """Help, version, schema and the catalogue need nothing and go to standard output."""
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out


def test_a_check_is_explained(run):
    """A rule's page holds every part of its catalogue entry."""
    _, out, _ = run("checks", "share-of-total")
    assert all(f"\n{part} " in out for part in ("needs", "rule", "tolerance", "example", "traps"))


def test_help_loads_nothing_heavy():
    """The first thing a newcomer types answers at once: no model, parser or array library is imported."""
    code = "import sys, reportedly, reportedly.doors.cli; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": SRC}, capture_output=True, check=True, timeout=60
    )
    loaded = set(done.stdout.decode().split())
    assert "reportedly.doors.cli" in loaded
    assert not loaded & {"numpy", "onnxruntime", "trafilatura", "msgspec", "tokenizers", "rich.console", "py3langid"}


def test_utf8_where_the_locale_is_not():
    """Words outside ASCII are printed as UTF-8 in the C locale too, instead of failing."""
    done = _in_a_process(
        "checks",
        "share-of-total",
        stdout=subprocess.PIPE,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert "÷" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("arguments", [["schema"], ["checks"]])
def test_a_reader_that_went_away(arguments):
    """``| head`` closes the pipe: no traceback, no message, and the code shells give to SIGPIPE."""
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    try:
        done = _in_a_process(*arguments, stdout=writing_end)
    finally:
        os.close(writing_end)
    assert (done.returncode, done.stderr) == (141, b"")


UNKIND = [  # a command, its exit code, its one line
    (["read", "a.txt", "--nope"], 2, "No such option: --nope (Possible options: --model). Try 'reportedly --help'."),
    (["read", "a.txt", "--width", "5"], 2, "greater than or equal to 20. Try 'reportedly --help'."),
    (["export", "json", "b.jsonl"], 2, "b.jsonl: holds several documents. Read them all: 'reportedly read … -o FILE"),
    (["read", "empty"], 1, ".xhtml, and .xml and .json that begin like news."),
    (["schema", "x"], 2, "x: no such schema. Choose reading, trace, steps."),
]


@pytest.mark.parametrize(("asked", "code", "said"), UNKIND, ids=range(len(UNKIND)))
def test_a_line_says_what_to_do_here(run, tmp_path, monkeypatch, asked, code, said):
    """Protects who types a slip: the line is whole sentences, and what it advises can be done at a terminal."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n', encoding="utf-8")
    (tmp_path / "empty").mkdir()
    got, out, err = run(*asked)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert said in err


def test_python_runs_it_as_a_module():
    """``python -m reportedly`` is the program, where its own name is not on the path."""
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", "--version"],
        env={**os.environ, "PYTHONPATH": SRC},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.split()[0], done.stderr) == (0, b"reportedly", b"")
