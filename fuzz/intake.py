"""Bytes of every format into the intake: ``python fuzz/intake.py``; the first byte says which format.

No exception but a ReportedlyError of one line, what comes out holds together (``tests.fuzz.taking``), no input takes
ten seconds or 2 GiB.
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")]

import atheris  # noqa: E402

with atheris.instrument_imports(include=["reportedly", "warcio", "trafilatura", "feedparser", "docx"]):
    import docx
    import feedparser
    import trafilatura.core
    import warcio.archiveiterator

    import reportedly.intake.docx
    import reportedly.intake.feed
    import reportedly.intake.html
    import reportedly.intake.pdf
    import reportedly.intake.wacz
    from tests.fuzz import taking, valid

from fuzz.running import run  # noqa: E402

_INSTRUMENTED = (docx, feedparser, trafilatura, warcio, reportedly)
_NAMES = sorted(taking.READERS)
_ONLY = [name for name in os.environ.get("FORMATS", "").split(",") if name]
_MEMORY = Path("/dev/shm")  # noqa: S108 - on Linux, where files cost nothing
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-intake-", dir=_MEMORY if _MEMORY.is_dir() else None))


def one(data: bytes) -> None:
    """One input: a byte for the format, and the file."""
    if data:
        names = _ONLY or _NAMES
        taking.take(names[data[0] % len(names)], data[1:], _FOLDER)


if __name__ == "__main__":
    names = _ONLY or _NAMES
    seeds = [bytes([names.index(name)]) + made() for name, made in valid.VALID.items() if name in names]
    run(one, "intake", seeds, longest=16_384)
