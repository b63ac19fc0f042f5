"""Build wheel and sdist twice, apart, and compare them byte by byte: ``make dist``, or ``python packaging/build.py``.

The two builds differ in all that must not matter: folder, file times, umask, hash seed, time zone, language, order of
copying and, where root builds, the files' owner. A third wheel is made from the sdist. All three wheels and both sdists
must be the same bytes; then ``contents.py`` looks into them, twine and check-wheel-contents judge them, and they are
put into ``dist/`` with SHA256SUMS. Needs hatchling. Exit code 1 where anything differs or is amiss.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import contents

ROOT = Path(__file__).resolve().parent.parent
LONG_AGO = 1_000_000_000  # 2001-09-09
STRANGER = 4711


@dataclass(frozen=True)
class Surroundings:
    """What differs between two builds, and must not show."""

    folder: str
    umask: int
    seed: str
    zone: str
    language: str
    old: bool
    stranger: bool


ONE = Surroundings("a", 0o022, "0", "UTC", "C.UTF-8", old=False, stranger=False)
OTHER = Surroundings("another/and a deeper/folder", 0o077, "4711", "Asia/Kathmandu", "C", old=True, stranger=True)


def main() -> int:
    """Builds, compares, looks inside, and keeps what was built."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to put them")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportedly-build-") as folder:
        base = Path(folder)
        base.chmod(0o755)
        epoch = commit_time()
        first = build(base, ONE, epoch)
        second = build(base, OTHER, epoch)
        third = from_sdist(base, next(path for path in first if path.name.endswith(".tar.gz")), epoch)
        problems = [*differences(first, second), *differences([p for p in first if p.suffix == ".whl"], third)]
        problems += contents.problems(first)
        keep(first, args.out, epoch)
    for problem in problems:
        print(f"build: {problem}", file=sys.stderr)
    print("differs or is amiss" if problems else "two builds and the sdist's wheel are the same bytes")
    return 1 if problems else 0


def commit_time() -> str:
    """SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch): given, or the last commit's time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit("build: no commit to take the time from; set SOURCE_DATE_EPOCH")
    return found.stdout.strip()


def build(base: Path, around: Surroundings, epoch: str) -> list[Path]:
    """Wheel and sdist of the tracked files, copied to a folder of their own."""
    source, out = base / around.folder / "source", base / around.folder / "out"
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = [name for name in names.split("\0") if name and (ROOT / name).is_file()]
    for name in reversed(listed) if around.old else listed:
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
        if around.old:
            os.utime(target, (LONG_AGO, LONG_AGO))
    out.mkdir(parents=True)
    return hatch(source, out, ["-t", "sdist", "-t", "wheel"], around, epoch)


def from_sdist(base: Path, sdist: Path, epoch: str) -> list[Path]:
    """The wheel that the sdist builds."""
    place = base / "unpacked"
    with tarfile.open(sdist) as opened:
        opened.extractall(place, filter="data")
    out = place / "out"
    out.mkdir()
    return hatch(next(place.glob("reportedly-*")), out, ["-t", "wheel"], ONE, epoch)


def hatch(source: Path, out: Path, targets: list[str], around: Surroundings, epoch: str) -> list[Path]:
    """Run the build backend alone; what it needs is in this environment."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": epoch,
        "PYTHONHASHSEED": around.seed,
        "PYTHONDONTWRITEBYTECODE": "1",
        "TZ": around.zone,
        "LC_ALL": around.language,
    }
    if around.stranger:
        give_away(source.parent)
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out), *targets]
    done = subprocess.run(
        command, cwd=source, env=environment, umask=around.umask, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"build: hatchling failed\n{done.stderr}")
    return sorted(out.iterdir())


def give_away(place: Path) -> None:
    """Make all below ``place`` another user's, where root builds: an archive could note the owner."""
    if os.geteuid() == 0:
        for path in (place, *place.rglob("*")):
            os.chown(path, STRANGER, STRANGER, follow_symlinks=False)


def differences(first: list[Path], second: list[Path]) -> list[str]:
    """One line a file that is not the same in both; diffoscope tells where, if it is there."""
    found = []
    ours, theirs = {path.name: path for path in first}, {path.name: path for path in second}
    if ours.keys() != theirs.keys():
        found.append(f"other files were built: {sorted(ours.keys() ^ theirs.keys())}")
    for name in sorted(ours.keys() & theirs.keys()):
        if sha256(ours[name]) != sha256(theirs[name]):
            found.append(f"{name} differs between two builds")
            if shutil.which("diffoscope"):
                subprocess.run(["diffoscope", str(ours[name]), str(theirs[name])], check=False)
    return found


def keep(built: list[Path], out: Path, epoch: str) -> None:
    """Put what was built into ``out``, with its hashes as sha256sum writes them."""
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("reportedly-*.whl"), *out.glob("reportedly-*.tar.gz")):
        old.unlink()
    lines = []
    for path in built:
        shutil.copy(path, out / path.name)
        lines.append(f"{sha256(path)}  {path.name}\n")
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {lines[-1]}", end="")
    (out / "SHA256SUMS").write_text("".join(lines), encoding="ascii")
    print(f"SOURCE_DATE_EPOCH={epoch}")


def sha256(path: Path) -> str:
    """Of a file's bytes, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
