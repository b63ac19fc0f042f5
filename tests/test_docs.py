"""What the documents promise of the Python package: their blocks run, and print what is written below them."""

from pathlib import Path

import pytest

import reportedly
from reportedly.archive.archive import Archive
from tests.doc_blocks import ROOT, run

PYTHON = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_python_page_prints_what_it_says():
    """Every output on the page is true; ``python -m tests.doc_blocks docs/python.md`` writes them anew."""
    blocks = run(PYTHON)
    assert len(blocks) > 15
    for code, printed, said in blocks:
        assert printed == said, code


def test_readme_block_runs():
    """The first lines that anybody copies work, in Python and on the command line, and print what the page says."""
    blocks = run(README)
    assert blocks
    assert [(code, printed) for code, printed, said in blocks if said not in (None, printed)] == []
    assert "unnamed-official" in "".join(printed for _, printed, _ in blocks)


PUBLIC = ["read", "read_many", "Archive", "Reading", "ReportedlyError"]
VERBS = """
    add list count show reading search trace figures checked judged stats export export_tables remove texts corrections
""".split()


@pytest.mark.parametrize("name", PUBLIC)
def test_public_names_are_on_the_page(name):
    """No public verb is undocumented."""
    assert name in reportedly.__all__
    assert name in PYTHON


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_of_an_archive_are_on_the_page(verb):
    """Each verb of the archive is used there, or at least named."""
    assert callable(getattr(Archive, verb))
    assert f"archive.{verb}(" in PYTHON or f"`{verb}`" in PYTHON


def test_a_false_output_is_noticed():
    """The runner compares what is printed with what is said, block by block, in a folder of its own."""
    before = Path.cwd()
    page = "```python\nx = 1\nprint(x)\n```\n```\n2\n```\n\n```python\nopen('a.txt', 'w').close()\nprint(x + 1)\n```\n"
    assert [(printed, said) for _, printed, said in run(page)] == [("1\n", "2\n"), ("2\n", None)]
    assert Path.cwd() == before
    assert not Path("a.txt").exists()
