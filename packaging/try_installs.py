"""Install the wheel where there is no compiler, on each Python and with each extra alone, and use it there.

``python packaging/try_installs.py [--python 3.12 …] [--extra pdf …] [--wheel FILE]`` prints a table. The oldest Python
has the core and each extra in an environment of its own (what the core needs is copied, not installed again); the
others have the core, and ``pip --dry-run`` of all extras for wheels alone. The core is tried by smoke.py and a slice of
the tests, an extra by smoke.py. CC and CXX are /bin/false, and all but our own wheel must come as a wheel
(``--only-binary=:all:``). Not tried: validators (PyICU is compiled), train, bench, dist, docs and dev, which are for
those who work on the program. Exit code 1 where anything fails.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import smoke

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
SLICE = tuple(f"tests/{name}" for name in ("test_reading.py", "test_settings.py", "figures", "checks", "attribution"))
TESTERS = ("pytest", "hypothesis")
COMPILERS = {"CC": "/bin/false", "CXX": "/bin/false", "PIP_NO_COMPILE": "1"}


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
    parser.add_argument("--whole", default=PYTHONS[0], help="the Python that every extra is installed on")
    parser.add_argument("--wheel", type=Path, help="the wheel; dist/'s by default")
    parser.add_argument("--no-tests", action="store_true", help="leave out the slice of the tests")
    args = parser.parse_args()
    wheel = (args.wheel or max((ROOT / "dist").glob("reportedly-*.whl"), key=os.path.getmtime)).resolve()
    extras = args.extra or list(smoke.TRIALS)
    print(f"{'Python':8}{'extra':10}{'install':>9}{'size':>9}  result", flush=True)
    good = True
    for name in args.python or PYTHONS:
        with tempfile.TemporaryDirectory(prefix="reportedly-install-") as folder:
            for row in rows(name, extras, wheel, Path(folder), whole=name == args.whole, tests=not args.no_tests):
                good = show(row).good and good
    return 0 if good else 1


def rows(name: str, extras: list[str], wheel: Path, folder: Path, *, whole: bool, tests: bool) -> Iterator[Row]:
    """The lines of one Python: its core, and the extras, each alone where ``whole`` and else by pip's word."""
    program = interpreter(name)
    if program is None:
        yield Row(name, "-", 0, 0, good=False, result="no such Python here")
        return
    core = Environment(program, folder / "core")
    yield tried(name, core, "core", wheel, tests=tests and "core" in extras)
    for extra in extras:
        if extra == "core":
            continue
        if whole:
            yield tried(name, Environment(program, folder / extra, core), extra, wheel, tests=False)
            shutil.rmtree(folder / extra)
        else:
            yield dry_run(name, core, extra, wheel)


def interpreter(name: str) -> str | None:
    """The newest Python of that name: of pyenv, else of PATH."""
    pyenv = sorted((Path.home() / ".pyenv/versions").glob(f"{name}.*/bin/python"))
    return str(pyenv[-1]) if pyenv else shutil.which(f"python{name}")


class Environment:
    """A virtual environment; with ``core``, it starts with what is there (by hard links: pip replaces files)."""

    def __init__(self, program: str, folder: Path, core: "Environment | None" = None) -> None:
        subprocess.run([program, "-m", "venv", str(folder / "venv")], check=True, env=clean())
        self.folder, self.python = folder, str(folder / "venv/bin/python")
        self.packages = next((folder / "venv/lib").glob("python3*")) / "site-packages"
        self.bare = core.bare if core else self.size()
        self.known = set(core.known) if core else set()
        if core:
            for name in core.known:
                here, there = core.packages / name, self.packages / name
                if here.is_dir():
                    shutil.copytree(here, there, copy_function=os.link)
                else:
                    os.link(here, there)

    def size(self) -> int:
        """Bytes on disk of its packages, compiled files left out."""
        return sum(path.stat().st_size for path in self.packages.rglob("*") if path.is_file() and path.suffix != ".pyc")

    def pip(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pip, which may take nothing that it would have to build."""
        command = [self.python, "-m", "pip", arguments[0], "--quiet", "--disable-pip-version-check"]
        return ran([*command, "--only-binary=:all:", *arguments[1:]], self.folder)


def tried(name: str, place: Environment, extra: str, wheel: Path, *, tests: bool) -> Row:
    """The wheel with the extra installed, and its trial."""
    before = {path.name for path in place.packages.iterdir()} - place.known
    started = time.monotonic()
    done = place.pip("install", wanted(wheel, extra))
    if done.returncode == 0 and extra != "core":  # the program's own file, which no copy of packages has
        done = place.pip("install", "--force-reinstall", "--no-deps", str(wheel))
    seconds = time.monotonic() - started
    if done.returncode:
        return Row(name, extra, seconds, 0, good=False, result=last(done))
    place.known |= {path.name for path in place.packages.iterdir()} - before
    size = place.size() - place.bare
    trial = ran([place.python, str(ROOT / "packaging/smoke.py"), extra], place.folder)
    result, good = last(trial), trial.returncode == 0
    if good and tests:
        good, told = slice_of_tests(place)
        result = f"{result}; {told}"
    return Row(name, extra, seconds, size, good=good, result=result)


def wanted(wheel: Path, extra: str) -> str:
    """The wheel as a requirement (PEP 508)."""
    return f"reportedly{'' if extra == 'core' else f'[{extra}]'} @ {wheel.as_uri()}"


def slice_of_tests(place: Environment) -> tuple[bool, str]:
    """The tests that need no more than the core, copied away from the source they must not find."""
    done = place.pip("install", "--target", str(place.folder / "testers"), *TESTERS)
    if done.returncode:
        return False, last(done)
    copy = place.folder / "copy"
    for part in ("tests", "benchmarks", "examples", "docs", "packaging"):
        shutil.copytree(ROOT / part, copy / part)
    paths = [str(copy), str(place.folder / "testers")]
    code = f"import sys; sys.path[:0] = {paths}; import pytest; sys.exit(pytest.main())"
    done = ran([place.python, "-c", code, "-q", "-p", "no:cacheprovider", "--rootdir", str(copy), *SLICE], copy)
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return done.returncode == 0, "; ".join([last(done), *failed])


def dry_run(name: str, place: Environment, extra: str, wheel: Path) -> Row:
    """Whether an extra could be had as wheels, beside the core."""
    started = time.monotonic()
    done = place.pip("install", "--dry-run", wanted(wheel, extra))
    told = "wheels for all (dry run)" if done.returncode == 0 else last(done)
    return Row(name, extra, time.monotonic() - started, 0, good=done.returncode == 0, result=told)


def ran(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command in ``folder``, without a compiler and without this repository's code."""
    return subprocess.run(command, cwd=folder, env=clean(), capture_output=True, text=True, check=False, timeout=1800)


def clean() -> dict[str, str]:
    """The environment, less what would lead to this repository's code."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "REPORTEDLY_"))}
    return {**kept, **COMPILERS}


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
