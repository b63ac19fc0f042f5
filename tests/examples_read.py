"""The reports of ``examples/``, read once a session: each test that writes takes a copy."""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from reportedly.archive.archive import Archive

EXAMPLES = Path(__file__).parents[1] / "examples"


@functools.cache
def _read() -> Path:
    folder = tempfile.mkdtemp(prefix="reportedly-examples-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    place = Path(folder) / "examples.db"
    with Archive(place) as archive:
        archive.add([EXAMPLES / "deserters.jsonl", EXAMPLES / "harbour.html"])
    return place


def copied(folder: Path) -> Path:
    """An archive of them in ``folder``."""
    return Path(shutil.copy(_read(), folder / "examples.db"))
