"""The reports of ``examples/``, read once a session: each test that writes takes a copy."""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from reportedly.archive.archive import Archive

EXAMPLES = Path(__file__).parents[1] / "examples"


@functools.cache
def _read(names: tuple[str, ...]) -> Path:
    folder = tempfile.mkdtemp(prefix="reportedly-examples-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    place = Path(folder) / "examples.db"
    with Archive(place) as archive:
        archive.add([EXAMPLES / name for name in names])
    return place


def copied(folder: Path) -> Path:
    """An archive of them in ``folder``."""
    return archive(folder / "examples.db")


def archive(place: str | Path, *names: str) -> Path:
    """An archive at ``place`` of those reports, or of the war and the harbour."""
    return Path(shutil.copy(_read(names or ("deserters.jsonl", "harbour.html")), place))
