"""What no file of ours does, read from the source: run words, start programs, open connections, unpickle, trust XML."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import reportedly

HERE = Path(reportedly.__file__).parent
FILES = sorted(HERE.rglob("*.py"))
NEVER = {
    "eval", "exec", "compile", "__import__", "pickle", "cPickle", "dill", "shelve", "marshal", "joblib", "os.system",
    "os.popen", "os.execv", "os.spawnl", "pty", "yaml.load", "yaml.unsafe_load", "tempfile.mktemp", "xml.etree",
    "xml.sax", "xml.dom", "xmlrpc", "telnetlib", "ftplib", "urllib.request", "http.client", "requests", "httpx",
    "aiohttp", "urllib3", "torch.load", "numpy.load", "np.load", "extractall", "random.choice"
}  # fmt: skip
ALLOWED = {  # what one file does, and why it may
    ("subprocess", "intake/pdf_apart.py"): "pdfium in a process of its own: this Python, a list, no shell",
    ("subprocess", "service/doctor/machine.py"): "asks fontconfig for its fonts: a list, no shell",
    ("exec", "doors/start.py"): "of nothing: the constant ''",
    ("socket", "intake/fetch.py"): "the guard",
    ("httpx2", "intake/fetch.py"): "the guard",
    ("httpcore2", "intake/fetch.py"): "the guard",
    ("ssl", "intake/fetch.py"): "the guard",
    ("socket", "doors/network.py"): "listens, and connects nowhere",
}
PARTS = {
    "JOINED", "PATIENCE:.0f", "_APPLICATION", "_HELD", "_LOCK", "figured", "found", "kind", "migrations.TABLE",
    "named", "span", "table",
}  # fmt: skip
"""Names of our own SQL that is put into other SQL; each is made of constants."""
WATCHED = {"subprocess", "socket", "httpx2", "httpcore2", "ssl", "asyncio.subprocess"}


def names(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported and everything that is called, by its dotted name."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (word for one in node.names for word in (one.name, f"import {one.name}"))
            case ast.ImportFrom():
                yield from (node.module or "", f"import {node.module}")
                yield from (f"{node.module}.{one.name}" for one in node.names)
            case ast.Call():
                called = ast.unparse(node.func)
                yield called
                yield (
                    called.rpartition(".")[2]
                    if called.startswith(("hashlib.", "random.")) or "extractall" in called
                    else ""
                )


def _dotted(node: ast.expr) -> str:
    """``a.b.c`` of what is called; "" before what has no name."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{_dotted(node.value)}.{node.attr}"
    return ""


@cache
def found() -> frozenset[tuple[str, str]]:
    """Each name with the files that have it."""
    trees = ((path.relative_to(HERE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in FILES)
    return frozenset((name, place) for place, tree in trees for name in names(tree))


def test_nothing_dangerous_is_called() -> None:
    """No eval, no unpickling, no shell, no unsafe YAML, no XML parser that fetches, no HTTP client but the guard's."""
    assert sorted(one for one in found() if one[0] in NEVER and one not in ALLOWED) == []
    assert re.findall(r"\bexec\((.*)\)", (HERE / "doors/start.py").read_text(encoding="utf-8")) == ['""']


@pytest.mark.parametrize("module", sorted(WATCHED))
def test_only_these_files_start_or_connect(module: str) -> None:
    """A connection or a process from any other file fails here: it has to be thought about, and put in the table."""
    places = {place for name, place in found() if name == f"import {module}" or name.startswith(f"import {module}.")}
    assert places == {place for of, place in ALLOWED if of == module}


@pytest.mark.parametrize("place", sorted(place for of, place in ALLOWED if of == "subprocess"))
def test_no_process_has_a_shell(place: str) -> None:
    """Programs are started by a list of words, and none of them is put together from what people give."""
    calls = [
        node for node in ast.walk(ast.parse((HERE / place).read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    started = [one for one in calls if _dotted(one.func) in ("subprocess.Popen", "subprocess.run")]
    assert started
    for call in started:
        assert isinstance(call.args[0], ast.List)
        assert "shell" not in {one.arg for one in call.keywords}


def test_xml_parsers_are_never_asked_to_resolve() -> None:
    """Parsers of XML are made for agencies' files and ODT alone, and told to resolve, fetch and load nothing."""
    strict = "XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)"
    for path in FILES:
        words = path.read_text(encoding="utf-8")
        if path.name in ("newsxml.py", "odt.py"):
            assert words.count("XMLParser(") == words.count(strict) == words.count("fromstring(data, ") == 1
            continue
        assert not re.search(
            r"resolve_entities|load_dtd|huge_tree|XMLParser\(|etree\.(parse|fromstring|XML)\(", words
        ), path


def test_sql_is_never_put_together_from_words() -> None:
    """What is filled into SQL is a part of SQL; words and numbers that people give are parameters (:name)."""
    filled = r"(execute|exec_driver_sql|text)\(\s*f(\"\"\"|[\"'])(.*?)\2"
    names = set()
    for path in (
        one for one in FILES if "archive" in one.parts and "migrations" not in one.parts
    ):  # they take no words from anybody
        for sql in re.findall(filled, path.read_text(encoding="utf-8"), re.DOTALL):
            names |= set(re.findall(r"\{([^{}]+)\}", sql[2]))
    assert names <= PARTS, names - PARTS


TEMPLATES = sorted((HERE / "doors/desk/templates").glob("*.html"))


def test_templates_escape_everything() -> None:
    """No template says that words are safe, runs a script of its own, or takes anything from elsewhere."""
    assert TEMPLATES
    for path in TEMPLATES:
        words = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\|\s*safe\b|autoescape\s+false|\bon[a-z]+\s*=\s*[\"']|javascript:|<script(?! src=)", words
        ), path
        assert not re.search(r"(src|href)=[\"'](https?:)?//", words), path


def test_workflows_pin_what_they_run() -> None:
    """Supply chain: no workflow of a code host is in the repository; one that comes must pin actions by commit."""
    root = HERE.parents[1]
    for path in (root / ".github").rglob("*.y*ml") if (root / ".github").exists() else ():
        for use in re.findall(r"uses:\s*(\S+)", path.read_text()):
            assert re.search(r"@[0-9a-f]{40}$", use), (path, use)
