"""What read_report may open: the text it is given, and nothing that the operator did not allow."""

import pytest

from reportedly import service
from reportedly.doors.mcp import holdings
from reportedly.doors.mcp.holdings import Asked, Holdings, Permits
from reportedly.errors import NotFound, ReportedlyError, SettingsError


@pytest.fixture
def folder(tmp_path):
    """A permitted folder with a report in it, and a secret beside it, with links to it from inside."""
    inside = tmp_path / "reports"
    (inside / "deep").mkdir(parents=True)
    (inside / "boats.txt").write_text("Boats sank, the mayor said.")
    (inside / "deep" / "more.txt").write_text("More boats sank, the mayor said.")
    (inside / "empty.txt").write_text("  ")
    (tmp_path / "secret.txt").write_text("A secret, the mayor said.")
    (tmp_path / "reports-too").mkdir()
    (tmp_path / "reports-too" / "other.txt").write_text("A secret, the mayor said.")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "loop.txt").symlink_to(inside / "loop.txt")
    return inside


def test_files_below_the_folder(folder):
    """By a name relative to it, or by the whole path of a file in it."""
    held = Holdings(permits=Permits(folders=(folder,)))
    for name in ("boats.txt", "deep/more.txt", "deep/../boats.txt", str(folder / "boats.txt")):
        assert held.read(Asked(file=name))[1].document.text.endswith("sank, the mayor said.")


OUTSIDE = [
    "../secret.txt",
    "link.txt",
    "loop.txt",
    "/etc/passwd",
    "../reports-too/other.txt",
    "deep",
    ".",
    "none.txt",
    "a\0b",
    "x" * 5000,
    "-",
    "https://tarn.example/a.txt",
    "~/secret.txt",
]


@pytest.mark.parametrize("name", OUTSIDE, ids=range(len(OUTSIDE)))
def test_no_other_file(folder, name):
    """Outside, through a link, or not there: one and the same answer, so that nobody learns what lies elsewhere."""
    with pytest.raises(NotFound) as caught:
        Holdings(permits=Permits(folders=(folder,))).read(Asked(file=name))
    assert str(caught.value).startswith("file: no such file in the permitted folders.")


def test_errors_do_not_tell_where_the_folder_lies(folder):
    """A file that can't be read is called what it was asked as."""
    with pytest.raises(ReportedlyError) as caught:
        Holdings(permits=Permits(folders=(folder,))).read(Asked(file="empty.txt"))
    assert str(caught.value).startswith("empty.txt: ")
    assert str(folder) not in str(caught.value)


PLACES = ["/etc/passwd", "https://tarn.example/", "examples/reservoir.txt", "-", "file:///etc/passwd"]


@pytest.mark.parametrize("words", PLACES)
def test_a_text_is_never_a_place(words):
    """Words that look like a path or an address are read as words."""
    assert Holdings().read(Asked(text=words))[1].document.text == words


@pytest.mark.parametrize("url", ["file:///etc/passwd", "/etc/passwd", "ftp://a.example", "https://a b", "-"])
def test_urls_are_web_addresses(monkeypatch, url):
    """Where URLs are allowed, a path is still none."""
    monkeypatch.setattr(service, "read_at", lambda *_, **__: pytest.fail("was opened"))
    with pytest.raises(SettingsError, match="is no web address"):
        Holdings(permits=Permits(urls=True)).read(Asked(url=url))


def test_a_private_address_is_refused():
    """The guard of intake stands before this door too."""
    with pytest.raises(ReportedlyError, match="loopback"):
        Holdings(permits=Permits(urls=True)).read(Asked(url="http://127.0.0.1/"))


def test_only_the_latest_readings_are_kept(monkeypatch):
    """Memory is bounded by number and by length; what is asked for again stays longest."""
    monkeypatch.setattr(holdings, "KEPT_READINGS", 2)
    held = Holdings()
    first, second = (held.read(Asked(text=words))[0] for words in ("One boat.", "Two boats."))
    held.reading(first)
    third, _ = held.read(Asked(text="Three boats."))
    assert held.reading(first).document.text == "One boat."
    assert held.reading(third).document.text == "Three boats."
    with pytest.raises(NotFound):
        held.reading(second)
    monkeypatch.setattr(holdings, "KEPT_CHARACTERS", 20)
    last, _ = held.read(Asked(text="A text of more than twenty characters."))
    assert list(held._readings) == [last]
