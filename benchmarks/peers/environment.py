"""A peer's own virtual environment: made once with pip under ``.peers/``, which git ignores, and kept."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CACHE = Path(".peers")


def prepare(name: str, requirements: Sequence[str], cache: Path = CACHE) -> Path:
    """The Python of the environment that holds exactly ``requirements``, made where it isn't there yet.

    Only wheels are installed: nothing of a package runs before the peer itself does. Raises
    ``subprocess.CalledProcessError`` where pip can't have them.
    """
    cache.mkdir(exist_ok=True)
    (cache / ".gitignore").write_text("*\n", encoding="utf-8")
    folder = (cache / name).absolute()
    python, stamp = folder / "bin" / "python", folder / "requirements.txt"
    wanted = "\n".join(requirements) + "\n"
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    _quietly([sys.executable, "-m", "venv", "--clear", str(folder)])
    _quietly([str(python), "-m", "pip", "install", "--quiet", "--only-binary=:all:", *requirements])
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _quietly(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
