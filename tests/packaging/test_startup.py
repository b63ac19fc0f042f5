"""What is loaded before it is needed: nothing heavy. Seconds depend on the machine; lists of modules do not."""

import json
import subprocess
import sys

import pytest

HEAVY = frozenset(
    """numpy onnxruntime tokenizers sqlalchemy alembic trafilatura lxml htmldate httpx2 py3langid msgspec rich
    fastapi uvicorn jinja2 mcp pyarrow usearch onnx daft typst spacy pypdfium2 docx feedparser warcio psycopg
    vl_convert argon2 torch asyncio webbrowser sqlite3""".split()
)
_CODE = """
import contextlib, io, json, sys
before = set(sys.modules)
with contextlib.redirect_stdout(io.StringIO()):
    {statement}
print(json.dumps(sorted({{name.partition(".")[0] for name in set(sys.modules) - before}})))
"""
_RUN = "from reportedly.doors import cli, ending; ending.code_of(cli.app, {})"


@pytest.mark.parametrize(
    "statement",
    [
        "import reportedly",
        _RUN.format(["--help"]),
        _RUN.format(["desk", "--help"]),
        _RUN.format(["archive", "add", "--help"]),
        _RUN.format(["--no-such-option"]),
        _RUN.format(["completion", "bash"]),
    ],
)
def test_nothing_heavy_is_loaded_for(statement):
    """``import reportedly`` stays under 0.15 s and ``--help`` under 0.3 s (benchmarks/speed.py has the seconds)."""
    code = _CODE.format(statement=statement)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "reportedly" in loaded
    assert not loaded & HEAVY
