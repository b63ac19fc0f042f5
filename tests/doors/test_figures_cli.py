"""``reportedly figures``: a table that reads well at 80 columns, JSON, pictures, profiles by name alone."""

import json

import pytest

from reportedly.archive.archive import Archive
from reportedly.doors.cli import main
from tests.archive.series.small import DESERTERS, fill


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The deserters' archive, in a file."""
    where = tmp_path_factory.mktemp("figures") / "velia.db"
    with Archive(where) as archive:
        fill(archive, DESERTERS)
    return where


@pytest.fixture
def run(capsys, place):
    """Run ``figures`` in this process; gives (exit code, standard output, standard error)."""

    def go(*arguments):
        with pytest.raises(SystemExit) as left:
            main(["figures", *map(str, arguments), "--archive", str(place)])
        out, err = capsys.readouterr()
        return left.value.code, out, err

    return go


def test_table(run):
    """Time, interval, whose, through how many articles; 80 columns; and that nothing is chosen."""
    code, out, _ = run("deserters Velia", "--width", 80)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    for said in ("2025-09-01", "300,000–500,000", "Ana Torr", "5 articles, 3", "nothing is summed or chosen", "→"):
        assert said in out
    assert "f1 with f3, f4, f5" in out
    assert "ACLED" not in out


def test_json(run):
    """The series whole, with a schema; open ends are null."""
    code, out, _ = run("deserters Velia", "--json")
    series = json.loads(out)
    assert (code, series["schema"]) == (0, "reportedly/series/1")
    assert series["figures"][1]["most"] is None
    assert series["choice"] is None


def test_profile(run):
    """A rule that is asked for says what it chose, why, whose rule it is, and what it left out."""
    code, out, _ = run("deserters Velia", "--profile", "conservative", "--width", 100)
    assert code == 0
    for said in ("Most conservative (ACLED): 10,000", "because:", "source: ACLED", "passed over: f2 (its origin"):
        assert said in out


def test_profiles_are_listed(run):
    """Every rule, with its source, without an archive being asked."""
    code, out, _ = run("--profiles")
    assert code == 0
    for said in ("conservative", "min-max", "hierarchy", "majority", "low-best-high", "latest", "Every Casualty"):
        assert said in out


@pytest.mark.parametrize(
    ("name", "start"), [("p.svg", b"<svg"), ("p.png", b"\x89PNG"), ("p.json", b"{"), ("p.html", b"<!doc")]
)
def test_pictures(run, tmp_path, name, start):
    """One file a form, known by its suffix."""
    pytest.importorskip("vl_convert")
    code, out, err = run("deserters Velia", "-o", tmp_path / name)
    assert (code, out) == (0, "")
    assert err.endswith(f"{name}\n")
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "says nothing to count"),
        (("Velia",), "names no quantity"),
        (("deserters Velia", "--profile", "median"), "no such profile"),
        (("deserters Velia", "-o", "p.gif"), "not known by its suffix"),
    ],
)
def test_what_cannot_be_asked(run, arguments, says):
    """One line, exit code 2."""
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
