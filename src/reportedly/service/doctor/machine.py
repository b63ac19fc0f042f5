"""The terminal's letters, the clock, and fonts for PDF."""

import locale
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec

from reportedly.service.doctor.notes import Note

RELEASED = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock that goes right shows less: this version was not made then."""
_SECONDS = 5.0


def terminal() -> Iterator[Note]:
    """Whether the locale and the file system write UTF-8: reports are full of letters that nothing else has."""
    yield _coding("locale", locale.getencoding(), "Set LANG=C.UTF-8 (or your language's, as de_DE.UTF-8).")
    yield _coding("file names", sys.getfilesystemencoding(), "Set PYTHONUTF8=1.")


def _coding(what: str, name: str, todo: str) -> Note:
    if name.lower().replace("-", "") == "utf8":
        return Note(part="machine", what=what, state="well", says=name)
    says = f"{name}: what is printed is UTF-8 and may show as other letters"
    return Note(part="machine", what=what, state="note", says=says, todo=todo)


def clock(now: float | None = None) -> Iterator[Note]:
    """Whether the clock shows a time that can be; times of collection and of reviews are evidence."""
    here = datetime.fromtimestamp(time.time() if now is None else now, tz=UTC)
    shown = f"{here:%Y-%m-%d %H:%M} UTC"
    if RELEASED <= here < RELEASED.replace(year=RELEASED.year + 20):
        yield Note(part="machine", what="clock", state="well", says=shown)
        return
    todo = "Set it (timedatectl set-ntp true): what is collected and judged is dated by it."
    yield Note(part="machine", what="clock", state="wrong", says=f"{shown} can't be", todo=todo)


def fonts() -> Iterator[Note]:
    """Whether PDF has letters beyond Latin, Greek and Cyrillic, which typst carries: they come from the machine."""
    if find_spec("typst") is None:
        return
    program = shutil.which("fc-list")
    if program is None:
        says = "typst's own (Latin, Greek, Cyrillic); whether the machine has others can't be told without fc-list"
        yield Note(part="machine", what="fonts", state="note", says=says)
        return
    lacking = [name for name, code in _SCRIPTS.items() if not _has(program, code)]
    if lacking:
        says = f"no font here has {', '.join(lacking)}: in a PDF such letters stand as boxes, and it says so"
        todo = "Install fonts-noto-core, and fonts-noto-cjk for Chinese."
        yield Note(part="machine", what="fonts", state="note", says=says, todo=todo)
    else:
        yield Note(part="machine", what="fonts", state="well", says=f"typst's own, and here {', '.join(_SCRIPTS)}")


_SCRIPTS = {"Arabic": "ar", "Hebrew": "he", "Chinese": "zh-cn", "Hindi": "hi"}
"""Scripts by the language that fontconfig asks for them by."""


def _has(program: str, language: str) -> bool:
    try:
        found = subprocess.run(  # noqa: S603 - fontconfig's own
            [program, f":lang={language}", "family"], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(found.stdout.strip())
