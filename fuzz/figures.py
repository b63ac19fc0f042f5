"""Texts into figures, dates, sentences, quotations, marks and checks: ``python fuzz/figures.py``.

The first byte says when it was published. No exception at all, every span in the text and in order, no input takes
ten seconds or 2 GiB.
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")]

import atheris  # noqa: E402

with atheris.instrument_imports(include=["reportedly"]):
    from tests.fuzz import figuring

from fuzz.running import run  # noqa: E402

_PUBLISHED = (None, "2025-09-05", "2024-02-29T23:59:59+14:00", "0001-01-01", "9999-12-31", "1999-12-31")


def one(data: bytes) -> None:
    """One input: a byte for the day of publication, and the text in UTF-8."""
    if data:
        figuring.check(data[1:].decode("utf-8", "surrogateescape"), _PUBLISHED[data[0] % len(_PUBLISHED)])


if __name__ == "__main__":
    seeds = [bytes([n % len(_PUBLISHED)]) + text.encode() for n, text in enumerate(figuring.SEEDS)]
    run(one, "figures", seeds, longest=4_096)
