"""Install the wheel where there is no compiler, on each Python and with each extra alone, and use it there.

``python packaging/try_installs.py [--python 3.12 …] [--extra pdf …] [--wheel FILE]`` prints a table. The first Python
has the core and each extra in an environment of its own; the others have the core, and ``pip --dry-run`` of all extras
for wheels alone. The core is tried by smoke.py and a slice of the tests, an extra by smoke.py. CC and CXX are
/bin/false, and all but our own wheel must come as a wheel (``--only-binary=:all:``). Not tried: validators (PyICU is
compiled), train, bench and dev, which are for those who work on the program. Exit code 1 where anything fails.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import smoke

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
SLICE = ("tests/test_reading.py", "tests/test_settings.py", "tests/figures", "tests/checks", "tests/attribution", "tests/encoder")
TESTERS = ("pytest", "hypothesis")
COMPILERS = {"CC": "/bin/false", "CXX": "/bin/false"}


class Row(NamedTuple):
    """One line of the table; ``size`` in bytes, of all that pip installed."""

    python: str
    extra: str
    seconds: float
    size: int
    good: bool
    result: str


def main() -> int:
    """Tries them all, and prints a line as each is done."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", action="append", help="3.11, 3.12, 3.13; again for more; all by default")
    parser.add_argument("--extra", action="append", help="an extra, or core; again for more; all by default")
    parser.add_argument("--wheel", type=Path, help="the wheel; dist/'s by default")
    parser.add_argument("--no-tests", action="store_true", help="leave out the slice of the tests")
    args = parser.parse_args()
    wheel = (args.wheel or max((ROOT / "dist").glob("reportedly-*.whl"), key=lambda path: path.stat().st_mtime)).resolve()
    extras = args.extra or list(smoke.TRIALS)
    print(f"{'Python':8}{'extra':10}{'install':>9}{'size':>9}  result", flush=True)
    rows = []
    for number, name in enumerate(args.python or PYTHONS):
        program = interpreter(name)
        if program is None:
            rows.append(show(Row(name, "-", 0, 0, good=False, result="no such Python here")))
            continue
        for extra in extras:
            if number == 0 or extra == "core":
                rows.append(show(tried(name, program, extra, wheel, tests=not args.no_tests)))
        if number:
            rows += [show(row) for row in dry_runs(name, program, [one for one in extras if one != "core"], wheel)]
    return 0 if all(row.good for row in rows) else 1


def interpreter(name: str) -> str | None:
    """The newest Python of that name: of pyenv, else of PATH."""
    pyenv = sorted((Path.home() / ".pyenv/versions").glob(f"{name}.*/bin/python"))
    return str(pyenv[-1]) if pyenv else shutil.which(f"python{name}")


def tried(name: str, program: str, extra: str, wheel: Path, *, tests: bool) -> Row:
    """A new environment, the wheel with the extra, and its trial."""
    with tempfile.TemporaryDirectory(prefix="reportedly-install-") as folder:
        python, bare = environment(program, Path(folder))
        started = time.monotonic()
        done = pip(python, "install", wanted(wheel, extra))
        seconds = time.monotonic() - started
        if done.returncode:
            return Row(name, extra, seconds, 0, good=False, result=last(done))
        size = installed(python) - bare
        trial = ran([python, str(ROOT / "packaging/smoke.py"), extra], Path(folder))
        result, good = last(trial), trial.returncode == 0
        if good and extra == "core" and tests:
            good, told = slice_of_tests(python, Path(folder))
            result = f"{result}; {told}"
        return Row(name, extra, seconds, size, good=good, result=result)


def environment(program: str, folder: Path) -> tuple[str, int]:
    """A new virtual environment's Python, and the bytes that pip itself takes there."""
    subprocess.run([program, "-m", "venv", str(folder / "venv")], check=True, env=clean())
    python = str(folder / "venv/bin/python")
    return python, installed(python)


def wanted(wheel: Path, extra: str) -> str:
    """The wheel as a requirement (PEP 508)."""
    return f"reportedly{'' if extra == 'core' else f'[{extra}]'} @ {wheel.as_uri()}"


def pip(python: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pip, which may take nothing that it would have to build."""
    command = [python, "-m", "pip", arguments[0], "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
    return ran([*command, *arguments[1:]], ROOT.parent)


def slice_of_tests(python: str, folder: Path) -> tuple[bool, str]:
    """The tests that need no more than the core, copied away from the source they must not find."""
    done = pip(python, "install", *TESTERS)
    if done.returncode:
        return False, last(done)
    place = folder / "copy"
    for part in ("tests", "benchmarks", "examples"):
        shutil.copytree(ROOT / part, place / part)
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(place), *SLICE]
    done = ran(command, place)
    return done.returncode == 0, last(done)


def dry_runs(name: str, program: str, extras: list[str], wheel: Path) -> list[Row]:
    """Whether every extra could be had as wheels."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="reportedly-install-") as folder:
        python, _ = environment(program, Path(folder))
        for extra in extras:
            started = time.monotonic()
            done = pip(python, "install", "--dry-run", wanted(wheel, extra))
            told = "wheels for all (dry run)" if done.returncode == 0 else last(done)
            rows.append(Row(name, extra, time.monotonic() - started, 0, good=done.returncode == 0, result=told))
    return rows


def ran(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command in ``folder``, without a compiler and without this repository's code."""
    return subprocess.run(command, cwd=folder, env=clean(), capture_output=True, text=True, check=False, timeout=1800)


def clean() -> dict[str, str]:
    """The environment, less what would lead to this repository's code."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "REPORTEDLY_"))}
    return {**kept, **COMPILERS}


def installed(python: str) -> int:
    """Bytes on disk of the environment's packages, compiled files left out."""
    packages = next((Path(python).parent.parent / "lib").glob("python3*")) / "site-packages"
    return sum(path.stat().st_size for path in packages.rglob("*") if path.is_file() and path.suffix != ".pyc")


def last(done: subprocess.CompletedProcess[str]) -> str:
    """The last line that was said."""
    lines = [line for line in (done.stdout if done.returncode == 0 else done.stdout + done.stderr).splitlines() if line]
    return lines[-1][:200] if lines else f"ended with {done.returncode}"


def show(row: Row) -> Row:
    """Prints a line of the table."""
    size = f"{row.size / 1e6:,.0f} MB" if row.size else ""
    sign = "ok  " if row.good else "FAIL"
    print(f"{row.python:8}{row.extra:10}{row.seconds:7.0f} s{size:>9}  {sign} {row.result}", flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main())
