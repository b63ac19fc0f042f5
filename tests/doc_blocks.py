"""The Python of a document, run as a reader would: block after block, each output printed below its block.

``python -m tests.doc_blocks docs/python.md`` writes the outputs anew; ``tests/test_docs.py`` holds them true.
"""

import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:```\n(?P<output>.*?)```\n)?", re.DOTALL)
ROOT = Path(__file__).parents[1]


@contextlib.contextmanager
def with_examples() -> Iterator[Path]:
    """A new folder with a copy of ``examples/`` as the working folder: what blocks write is gone with it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def run(text: str) -> list[tuple[str, str, str | None]]:
    """Each block's code, what it printed, and what the document says that it prints (None: it says nothing)."""
    names: dict[str, object] = {"__name__": "document"}
    done = []
    with with_examples():
        for block in _BLOCK.finditer(text):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(block["code"], "<document>", "exec"), names)  # noqa: S102 - our own document
            done.append((block["code"], printed.getvalue(), block["output"]))
    return done


def renewed(text: str) -> str:
    """The document with what its blocks print now."""
    outputs = iter([printed for _, printed, _ in run(text)])

    def put(block: re.Match[str]) -> str:
        printed = next(outputs)
        shown = f"```\n{printed}```\n" if block["output"] is not None else ""
        return f"```python\n{block['code']}```\n{shown}"

    return _BLOCK.sub(put, text)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        document = Path(name).resolve()
        document.write_text(renewed(document.read_text(encoding="utf-8")), encoding="utf-8")
