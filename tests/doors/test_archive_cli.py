"""``reportedly archive``: what a person types, what comes out, with which exit code."""

import io
import json
import sys

import pytest

from reportedly import settings
from reportedly.doors.cli import main

STORY = "Nine boats sank off Tarn harbour on Monday, said the mayor of Veldmark in a short statement."


@pytest.fixture
def run(capfd, monkeypatch, tmp_path, reader):
    """Run ``reportedly archive …`` on an archive of the test's own; gives (exit code, standard output, its error)."""
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", str(tmp_path / "own.db"))
    settings.current.cache_clear()

    def go(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main(["archive", *map(str, arguments)])
        out, err = capfd.readouterr()
        return left.value.code, out, err

    yield go
    settings.current.cache_clear()


@pytest.fixture
def articles(tmp_path):
    """A JSONL of four: one can't be read."""
    rows = [
        {
            "id": "n1",
            "text": f"{STORY} One.",
            "title": "One [bold]title",
            "publisher": "Tarn Wire",
            "published": "2025-09-01",
        },
        {
            "id": "n2",
            "text": f"{STORY} Two.",
            "title": "Two\x1b[31m",
            "publisher": "Veld Post",
            "published": "2025-09-02T10:00:00Z",
        },
        {"id": "n3", "text": f"unreadable {STORY}"},
        {"id": "n4", "text": f"{STORY} Four."},
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_add_tells_what_became_of_all(run, articles, tmp_path):
    """One line that counts; exit code 1 where some failed; again, all is there but what failed."""
    code, out, err = run("add", articles, "--workers", 1)
    assert (code, out) == (1, f"{tmp_path / 'own.db'}: 3 new, 1 failed\n")
    assert err.count("\n") == 1
    assert err.startswith(f"reportedly: {articles}:3: no words in it") or "n3" in err
    assert run("add", articles)[:2] == (1, f"{tmp_path / 'own.db'}: 0 new, 3 there already, 1 failed\n")
    articles.write_text(json.dumps({"id": "n1", "text": f"{STORY} Changed."}), encoding="utf-8")
    assert run("add", articles)[:2] == (0, f"{tmp_path / 'own.db'}: 0 new, 1 new version\n")


def test_add_as_json(run, articles):
    """--json: a line for each, once it is on disk; the count goes to standard error."""
    code, out, err = run("add", articles, "--json", "--no-readings")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(line["what"], line["key"]) for line in lines] == [("new", f"n{n}") for n in (1, 2, 3, 4)]
    assert "4 new" in err


def test_readings_later(run, articles):
    """What was added without readings is read when it is added again."""
    run("add", articles, "--no-readings")
    assert "0 new, 3 now read, 1 failed" in run("add", articles, "--workers", 1)[1]


def test_standard_input(run):
    """The same text piped in twice is one article; another is another."""
    assert "1 new" in run("add", "-", stdin=STORY.encode())[1]
    assert "1 there already" in run("add", "-", stdin=STORY.encode())[1]
    assert "1 new" in run("add", "-", stdin=f"{STORY} Later.".encode())[1]


def test_an_interruption(run, reader, articles):
    """Ctrl-C: one line that says how to go on, and exit code 130."""
    reader.interrupt_at = "n2"
    code, _, err = run("add", articles, "--workers", 1)
    assert (code, err) == (130, "reportedly: stopped after 0 documents; the same command goes on from there\n")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["n2", "n1", "n4"]),
        (["--publisher", "tarn wire"], ["n1"]),
        (["--since", "2025-09-02"], ["n2"]),
        (["--until", "2025-09-01"], ["n1"]),
        (["--limit", "1"], ["n2"]),
        (["--limit", "2", "--page", "2"], ["n4"]),
        (["--since", "2026-01-01"], []),
    ],
)
def test_list(run, articles, options, expected):
    """The latest first, those without a date last; by publisher, by day, page by page."""
    run("add", articles, "--workers", 1)
    _, out, _ = run("list", "--json", *options)
    assert [json.loads(line)["key"] for line in out.splitlines()] == expected
    code, out, err = run("list", *options)
    assert (code, err) == (0, "")
    assert all(key in out for key in expected)


def test_words_of_reports_are_data(run, articles):
    """No markup is followed and no escape sequence reaches the terminal, in a list or a single view."""
    run("add", articles, "--no-readings")
    for command in (["list"], ["show", "n2"], ["show", "n1"]):
        out = run(*command)[1]
        assert "\x1b[31m" not in out
    assert "One [bold]title" in run("list")[1]


def test_show(run, articles, tmp_path):
    """Versions, the fields of the Berkeley Protocol, the reading; as JSON; as a page."""
    run("add", articles, "--workers", 1, "--collected-by", "Ada Quint")
    out = run("show", "n1")[1]
    assert "by Ada Quint" in out
    assert f"{articles}:1".replace(" ", "") in "".join(out.split())  # a long path is folded
    assert "What it stands on" in out
    shown = json.loads(run("show", "n1", "--json")[1])
    assert shown["article"]["versions"][0]["collected_by"] == "Ada Quint"
    assert shown["reading"]["claims"][0]["id"] == "c1"
    page = tmp_path / "n1.html"
    assert run("show", "n1", "--html", page)[0] == 0
    assert "boats sank off Tarn harbour" in page.read_text(encoding="utf-8")


def test_export(run, articles, tmp_path, monkeypatch):
    """What is exported can be added to another archive, articles and readings alike; tables are Parquet."""
    run("add", articles, "--workers", 1)
    for options in ([], ["--readings"]):
        out = run("export", *options)[1]
        assert len(out.splitlines()) == 3
        file = tmp_path / "out.jsonl"
        file.write_text(out, encoding="utf-8")
        other = tmp_path / f"other{len(options)}.db"
        assert "3 new" in run("add", file, "--archive", other, "--workers", 1)[1]
        assert {json.loads(line)["key"] for line in run("list", "--json", "--archive", other)[1].splitlines()} == {
            "n1",
            "n2",
            "n4",
        }
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("export", "--parquet", tmp_path / "tables")[0] == 0
    table = parquet.read_table(tmp_path / "tables" / "claims.parquet")
    assert table.column("key").to_pylist() == ["n1", "n2", "n4"]
    assert parquet.read_table(tmp_path / "tables" / "articles.parquet").num_rows == 3


def test_remove(run, articles):
    """Asked first; a key that is not there removes nothing at all."""
    run("add", articles, "--workers", 1)
    assert run("remove", "n1", stdin=b"n\n")[0] == 1
    code, _, err = run("remove", "n1", "n9", "--yes")
    assert (code, err.count("\n")) == (5, 1)
    assert run("remove", "n1", "n2", "--yes")[2] == "reportedly: removed 2 articles, 2 versions\n"
    found = json.loads(run("stats", "--json")[1])
    assert (found["articles"], found["versions"], found["claims"], found["failed"]) == (1, 1, 1, 1)


def test_stats(run, articles):
    """Counts, and what could not be read with the reason."""
    run("add", articles, "--workers", 1)
    code, out, _ = run("stats")
    assert code == 0
    assert "no words in it" in out


def test_no_archive_there(run, tmp_path):
    """To look where there is none makes none, and says how to make one."""
    code, _, err = run("list")
    assert code == 5
    assert "'reportedly archive add' makes one" in err
    assert not (tmp_path / "own.db").exists()
