"""Pages as sites send them, each read through the public door and compared with what a careful reader expects.

Beside each page in ``pages/`` is a TOML file of that reading, written before the program saw the page. Where the
program is known to be wrong, a ``[[wrong]]`` table of the file says what and why, and the test fails the day it is
right. ``PYTHONPATH=src:. python -m tests.real.shown NAME`` shows what the program makes of one.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportedly import service
from reportedly.errors import NoText
from reportedly.model.reading import Reading
from tests.real import expected
from tests.real.pages import made

PAGES = Path(__file__).parent / "pages"
EXPECTED = {path.stem: expected.load(path) for path in sorted(PAGES.glob("*.toml"))}


def _rows() -> list[Any]:
    """A row for each page and key, and one for each thing that the program is known to get wrong."""
    rows = []
    for name, page in EXPECTED.items():
        rows += [pytest.param(name, key, page[key], id=f"{name}-{key}") for key in expected.keys(page)]
        for one in page.get("wrong", []):
            wrong = pytest.mark.xfail(strict=True, reason=one["why"], raises=AssertionError)
            rows.append(pytest.param(name, one["key"], one["expected"], id=f"{name}-wrong", marks=wrong))
    return rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages lie that are made byte by byte."""
    return tmp_path_factory.mktemp("pages")


@cache
def _read(name: str, folder: Path) -> Reading:
    """The reading of one page, made once; the file is read as the command line reads it."""
    path = PAGES / f"{name}.html"
    if EXPECTED[name].get("made"):
        path = folder / f"{name}.html"
        path.write_bytes(getattr(made, name)())
    return service.read_at(str(path))


@pytest.mark.parametrize(("name", "key", "wanted"), _rows())
def test_a_page_is_read_as_a_careful_reader_would(name: str, key: str, wanted: Any, folder: Path) -> None:
    """Protects readings of real pages: the article and nothing else, its date, who says what, the figures."""
    if key != "refused":
        assert expected.compare(key, wanted, _read(name, folder)) == []
        return
    with pytest.raises(NoText) as refused:
        _read(name, folder)
    line = str(refused.value)
    assert wanted in refused.value.what
    assert f"{name}.html: " in line
    assert refused.value.todo


def test_every_page_has_its_expectations_and_the_other_way_round() -> None:
    """Protects against a page that nobody compares."""
    pages = {path.stem for path in PAGES.glob("*.html")}
    assert {name for name, page in EXPECTED.items() if not page.get("made")} == pages
    assert len(EXPECTED) >= 60


def test_every_block_stands_at_its_offsets_and_selectors_are_the_pages_own() -> None:
    """Protects the way back: blocks follow one another and cover the text but for blank lines."""
    for name, page in EXPECTED.items():
        if "refused" in page or page.get("made"):
            continue
        document = _read(name, PAGES).document
        assert "\n\n".join(document.words(block.span) for block in document.blocks) == document.text, name
