"""``reportedly corrections``: files brought in and listed, at a terminal; every error one line."""

import json

import pytest

from reportedly.archive.archive import Archive
from reportedly.doors.cli import main
from tests import examples_read
from tests.service import annotated

KEY = "herald-2"


@pytest.fixture
def place(tmp_path):
    """A copy of them."""
    return examples_read.copied(tmp_path)


@pytest.fixture
def run(capsysbinary, place):
    """Run a command of ``corrections``; gives (exit code, standard output, standard error)."""

    def go(*arguments):
        with pytest.raises(SystemExit) as left:
            main(["corrections", *map(str, arguments), "--archive", str(place)])
        out, err = capsysbinary.readouterr()
        return left.value.code, out.decode(), err.decode()

    return go


@pytest.fixture
def files(place, tmp_path):
    """The .ann of a report with a cue on other words, its .txt beside it, and both in a ZIP file."""
    with Archive(place) as archive:
        name, lines, txt = annotated.brat_of(archive, KEY)
    text = txt.decode()
    at = text.index("declined")
    lines = annotated.moved(lines, "a3", "Cue", at, at + len("declined"), text)
    ann, packed = tmp_path / f"{name}.ann", tmp_path / "a.zip"
    ann.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    ann.with_suffix(".txt").write_bytes(txt)
    packed.write_bytes(annotated.zipped((name, lines, txt)))
    return ann, packed


def test_import_and_list(run, files):
    """What came in, in a line; again, that it was said before; and the list of it, for people and programs."""
    ann, packed = files
    told = "1 correction (1 cue) in 1 article; 2 unchanged, 0 said before\n"
    assert run("import", ann, "--by", "Ada Quint") == (0, told, "")
    told = "0 corrections in 1 article; 2 unchanged, 1 said before\n"
    assert run("import", packed, "--by", "Ada Quint", "--article", KEY) == (0, told, "")
    code, out, _ = run("list")
    assert code == 0
    for words in ("attribution cue", "how many men serve", "herald-2 a3", "Ada Quint", "1 correction"):
        assert words in out
    one = json.loads(run("list", "--article", KEY, "--json")[1])
    assert (one["of"], one["fault"], one["by"], one["reason"]) == ("a3", "cue", "Ada Quint", "Annotated in a file.")
    assert run("list", "--article", "post-1")[1].endswith("0 corrections\n")
    assert run("list", "--page", 2)[1].endswith("0 corrections\n")


def test_asked_for_as_json(run, files):
    """The record of what was brought in, with the options in force; what is confirmed is not passed over."""
    code, out, _ = run("import", files[1], "--by", "Ada", "--confirm", "--complete", "--reason", "Twice.", "--json")
    done = json.loads(out)
    assert (code, done["schema"]) == (0, "reportedly/corrections-imported/1")
    assert (done["faults"], done["same"], done["articles"]) == ({"cue": 1, "right": 2}, 0, [KEY])


def test_training_data_after_it(run, files, place, capsysbinary):
    """``export polnear`` holds what was brought in, as the person's row."""
    run("import", files[1], "--by", "Ada")
    with pytest.raises(SystemExit) as left:
        main(["export", "polnear", KEY, "--archive", str(place)])
    row = json.loads(capsysbinary.readouterr().out)
    assert left.value.code == 0
    assert (row["annotator"], row["checked"]) == ("Ada", 1)
    assert [one["status"] for one in row["attributions"]] == ["machine", "machine", "corrected"]


def test_web_annotations(run, place, tmp_path):
    """The other format, told apart by what it is, whatever its name."""
    with Archive(place) as archive:
        whole, _ = annotated.web_of(archive, KEY)
    file = tmp_path / "from-a-browser.txt.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert run("import", file, "--by", "Ada") == (0, "0 corrections in 1 article; 3 unchanged, 0 said before\n", "")


def test_what_is_not_there_is_told(run, tmp_path):
    """A file whose article is not in the archive is named, on one line, and the exit code says that not all went in."""
    file = tmp_path / "a.zip"
    file.write_bytes(annotated.zipped(("no\x1bne", [], b"Other words.")))
    code, out, err = run("import", file, "--by", "Ada")
    assert (code, err) == (1, "")
    assert "its article is not in the archive" in out.splitlines()[1]
    assert "\x1b" not in out


ERRORS = [  # what there is, what is asked for, exit code, what is said
    ({}, ["a.zip"], 3, "can't be read"),
    ({"a.zip": b"no"}, ["a.zip"], 3, "no ZIP file"),
    ({"a.json": b"no"}, ["a.json"], 3, "no JSON"),
    ({"a.ann": b""}, ["a.ann"], 3, "can't be read"),
    ({"a.txt": b""}, ["a.txt"], 2, "its .ann is not there"),
    ({"a.json": b"{}"}, ["."], 3, "can't be read"),
    ({"a.ann": b"\xff", "a.txt": b""}, ["a.ann", "--article", KEY], 3, "no UTF-8"),
    ({"a.ann": b"", "a.txt": b""}, ["a.ann", "--article", "nowhere"], 5, "no such article"),
    ({"a.ann": b"", "a.txt": b""}, ["a.ann", "--by", " "], 2, "nobody signs"),
    ({"a.ann": b"", "a.txt": b""}, ["a.ann", "--reason", ""], 2, "no reason"),
]


@pytest.mark.parametrize(("there", "asked", "code", "said"), ERRORS, ids=range(len(ERRORS)))
def test_errors_are_one_line(run, tmp_path, monkeypatch, there, asked, code, said):
    """Which file, what is wrong with it, and the exit code of its kind."""
    monkeypatch.chdir(tmp_path)
    for name, data in there.items():
        (tmp_path / name).write_bytes(data)
    left, out, err = run("import", *asked)
    assert (left, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1
