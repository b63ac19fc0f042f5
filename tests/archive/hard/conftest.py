"""``reportedly …`` in this process, in small batches and with readings made by hand: a test can stop it anywhere."""

import json
import sys
from types import ModuleType

import pytest

import reportedly
from reportedly import settings
from reportedly.archive import adding
from reportedly.archive.archive import Archive
from reportedly.doors.cli import main
from tests.archive.stories import STORY, reading

NUMBER = 30


@pytest.fixture
def by_hand(monkeypatch):
    """Small batches, and readings made by hand in the pipeline's place."""
    module = ModuleType("reportedly.reading")
    module.read = lambda of, _: reading(of)
    monkeypatch.setitem(sys.modules, "reportedly.reading", module)
    monkeypatch.setattr(reportedly, "reading", module, raising=False)
    monkeypatch.setattr(adding, "BATCH", 7)
    monkeypatch.setattr(adding, "BATCH_UNREAD", 7)
    return module


@pytest.fixture
def run(capfd, by_hand):
    """Run ``reportedly …``; gives (exit code, standard output, its error)."""

    def go(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        return left.value.code, *capfd.readouterr()

    yield go
    settings.current.cache_clear()


def rows(first=0, number=NUMBER):
    """Invented articles: every fifth copies the one before under another name, every seventh changes an earlier one."""
    made = []
    for n in range(first, first + number):
        of = n - 1 if n % 5 == 4 else n
        text = f"{STORY} This is report number {of}, and there is more to say about pier {of}."
        made.append({"id": f"n{n - 3 if n % 7 == 6 else n}", "text": text, "publisher": "Tarn Wire"})
    return made


@pytest.fixture
def articles(tmp_path):
    """A JSONL file of ``rows``."""
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows())), encoding="utf-8")
    return path


@pytest.fixture
def whole(run, articles, tmp_path):
    """What an archive holds where nothing went wrong."""
    from benchmarks.load_content import content

    place = tmp_path / "whole.db"
    assert run("archive", "add", articles, "--archive", place, "--workers", 1)[0] == 0
    with Archive(place) as archive:
        return content(archive)


@pytest.fixture
def held(tmp_path):
    """All that an archive holds, and that SQLite finds nothing wrong with its file."""
    from benchmarks.load_content import content, unsound

    def look(place):
        assert unsound(place) == []
        with Archive(place) as archive:
            return content(archive)

    return look
