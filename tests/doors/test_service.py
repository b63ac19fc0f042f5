"""The verbs from Python: what a string is taken for, and batches that go on."""

from datetime import date
from pathlib import Path

import pytest

import reportedly
from reportedly import service
from reportedly.errors import NotFound, SettingsError
from reportedly.intake import Failure
from reportedly.model.reading import Reading

STORY = "Nine boats sank off Tarn harbour on Monday, said the mayor of Veldmark in a short statement."


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Two lines.\nSecond line of the story.",
        "and/or is no path, said the clerk of the court on Tuesday",
        "a/b\nc.txt",
        "x/" * 150,
        "word " * 2_000,
        "He said: “No.” They left for the U.S. on Monday",
    ],
)
def test_a_text_is_read_as_text(reader, text):
    """Whatever does not look like the name of a file is the report itself."""
    assert reportedly.read(text).document.text.split() == text.split()


@pytest.mark.parametrize("text", ["/etc/hostname", "https://tarn.example/", "pyproject.toml", "-"])
def test_read_text_opens_nothing(reader, text):
    """What a stranger hands in is words, whatever it looks like; what is known of it goes with it."""
    reading = service.read_text(text, title="T", published=date(2025, 9, 5), publisher="P", url="https://a.example/1")
    document = reading.document
    assert document.text == text
    assert (document.title, document.published, document.publisher) == ("T", "2025-09-05", "P")
    assert document.url == "https://a.example/1"


@pytest.mark.parametrize(
    "name", ["gone.txt", "no/such/file", "some report.html", "./gone", "C:\\news\\x", "~/gone.pdf"]
)
def test_a_name_of_nothing_is_an_error(reader, name):
    """A mistyped file name is never read as a text of one line."""
    with pytest.raises(NotFound):
        reportedly.read(name)
    assert reader.ids == []


@pytest.mark.parametrize("kind", [str, Path])
def test_a_file(reader, tmp_path, kind):
    """A file is read by its name, even where the name looks like words."""
    path = tmp_path / "a short story"
    path.write_text(STORY, encoding="utf-8")
    assert reportedly.read(kind(path)).document.text.startswith("Nine boats")


@pytest.mark.parametrize("published", ["2031-02-03", date(2031, 2, 3)])
def test_published(reader, published):
    """The date of publication may be a string or a date."""
    reportedly.read(STORY, published=published)
    assert reader.published == ["2031-02-03"]


@pytest.mark.parametrize(
    "options",
    [
        {"published": "yesterday"},
        {"min_confidence": 1.5},
        {"min_confidence": -0.1},
        {"min_confidence": float("nan")},
        {"model": "best"},
    ],
)
@pytest.mark.parametrize("verb", [service.read, service.read_at, service.read_many])
def test_options_that_cannot_be(reader, verb, options):
    """A wrong option is said at once, before anything is read, whichever verb has it."""
    with pytest.raises(SettingsError):
        verb(STORY, **options)
    assert reader.ids == []


def test_many(reader, tmp_path):
    """Failures stand in their places, whether the intake, the reading or a fault of ours made them."""
    for name, text in [("a.txt", STORY), ("b.txt", ""), ("c.txt", f"faulty {STORY}"), ("d.txt", STORY)]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    items = list(reportedly.read_many(tmp_path))
    assert [type(item) for item in items] == [Reading, Failure, Failure, Reading]
    assert [item.id if isinstance(item, Reading) else item.where for item in items] == [
        "a.txt",
        "b.txt",
        "c.txt",
        "d.txt",
    ]


def test_skipped_documents_are_not_read(reader, tmp_path):
    """What ``skip`` holds for costs no reading."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    assert [item.id for item in service.read_many(tmp_path, skip=lambda id: id == "a.txt")] == ["b.txt"]
    assert reader.ids == ["b.txt"]


def test_a_batch_is_not_one_report(reader, tmp_path):
    """A folder given where one report is meant says so."""
    with pytest.raises(SettingsError, match="several documents"):
        reportedly.read(tmp_path)


def test_public_names():
    """Every public name is there, and no other is promised."""
    assert all(getattr(reportedly, name) is not None for name in reportedly.__all__)
    assert sorted(reportedly.__all__) == dir(reportedly)
    with pytest.raises(AttributeError):
        reportedly.nothing  # noqa: B018
