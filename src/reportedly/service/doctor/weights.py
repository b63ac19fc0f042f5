"""The encoder's files against the hashes they were shipped with, and one sentence read by it."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from reportedly.encoder.model import WEIGHTS
from reportedly.errors import ReportedlyError
from reportedly.service.doctor.notes import Note

SUMS = "SHA256SUMS"
SENTENCE = "The bridge at Tarn will stay closed until Friday, the harbour master said."
_TODO = "pip install --force-reinstall --no-deps reportedly"
_CHUNK = 1 << 20


def files(folder: Path = WEIGHTS) -> list[Note]:
    """One note a file; those of SHA256SUMS (as sha256sum writes them) and nothing else count."""
    try:
        lines = (folder / SUMS).read_text(encoding="ascii").split("\n")
    except OSError as error:
        says = f"can't be read ({error.strerror})"
        return [Note(part="model", what=str(folder / SUMS), state="wrong", says=says, todo=_TODO)]
    return list(_looked(folder, [line.split("  ", 1) for line in lines if line]))


def _looked(folder: Path, sums: list[list[str]]) -> Iterator[Note]:
    for expected, name in sums:
        try:
            found, size = _sha256(folder / name)
        except OSError as error:
            says = f"can't be read ({error.strerror})"
            yield Note(part="model", what=str(folder / name), state="wrong", says=says, todo=_TODO)
            continue
        if found == expected:
            yield Note(part="model", what=name, state="well", says=f"{size / 1e6:.1f} MB, sha256 {found[:12]}…")
        else:
            says = f"is not the file that was shipped: sha256 {found[:12]}…, not {expected[:12]}…"
            yield Note(part="model", what=str(folder / name), state="wrong", says=says, todo=_TODO)


def _sha256(path: Path) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while part := stream.read(_CHUNK):
            found.update(part)
            size += len(part)
    return found.hexdigest(), size


def trial(*, sound: bool) -> list[Note]:
    """A sentence read, which has one voice; not tried with weights that are not ``sound``."""
    if not sound:
        return [Note(part="model", what="a reading", state="note", says="not tried: the weights are not as shipped")]
    from reportedly.service.reading import read_text

    started = time.perf_counter()
    try:
        found = [voice.name for voice in read_text(SENTENCE).voices]
    except ReportedlyError as error:
        return [Note(part="model", what=error.where or "a reading", state="wrong", says=error.what, todo=error.todo)]
    except Exception as fault:  # whatever a library raises, a person asked what is wrong
        says = f"failed ({type(fault).__name__}: {fault})"
        return [Note(part="model", what="a reading", state="wrong", says=says, todo=_TODO)]
    took = f"{time.perf_counter() - started:.2f} s with loading"
    if not any("harbour master" in name for name in found):
        says = f"heard {', '.join(found) or 'nobody'} where the harbour master speaks"
        return [Note(part="model", what="a reading", state="wrong", says=says, todo=_TODO)]
    return [Note(part="model", what="a reading", state="well", says=f"heard {found[0]} ({took})")]
