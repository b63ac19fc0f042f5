"""SECURITY.md promises nothing that no test stands for: each that it names is there, and each file here is named."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = sorted(set(re.findall(r"(tests/[\w/]+\.py)::(\w+)", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))))


def names_in(path: Path) -> set[str]:
    """The names of the test functions of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("file", sorted({file for file, _ in NAMED}))
def test_every_test_that_is_named_is_there(file: str) -> None:
    """A line of the threat model whose test was renamed or taken out fails here."""
    assert (ROOT / file).is_file()
    assert {name for of, name in NAMED if of == file} - names_in(ROOT / file) == set()


def test_every_file_of_attacks_is_named() -> None:
    """Tests of attacks that SECURITY.md doesn't tell of would be found by nobody."""
    here = {path.relative_to(ROOT).as_posix() for path in Path(__file__).parent.glob("test_*.py")}
    here.discard(Path(__file__).relative_to(ROOT).as_posix())
    assert here <= {file for file, _ in NAMED}


def test_every_line_of_the_model_has_a_test() -> None:
    """Each row of the tables of threats ends in at least one test."""
    rows = [line for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    threats = [row for row in rows if row.count("|") == 4 and not row.startswith(("|---", "| threat "))]
    assert len(threats) > 30
    assert [row for row in threats if "::test_" not in row] == []
