"""What must be in a wheel and an sdist of reportedly, and what must not: ``python packaging/contents.py dist/*``."""

import email.parser
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

LARGEST = 30_000_000
"""Bytes of a wheel: the weights are 26 MB unpacked, 22 MB packed."""

PACKAGE = "reportedly/"
NEEDED = {
    "the type marker": r"reportedly/py\.typed",
    "the weights": r"reportedly/encoder/weights/(accurate|fast)\.onnx",
    "their table of words": r"reportedly/encoder/weights/words\.bin",
    "the tokenizer": r"reportedly/encoder/weights/tokenizer\.json",
    "the model card": r"reportedly/encoder/weights/CARD\.md",
    "vocabularies": r"reportedly/vocab/.+\.csv",
    "migrations": r"reportedly/archive/migrations/versions/\d{4}_\w+\.py",
    "the desk's templates": r"reportedly/doors/desk/templates/.+\.html",
    "the desk's style": r"reportedly/doors/desk/static/desk\.css",
    "the desk's scripts": r"reportedly/doors/desk/static/desk\.js",
    "htmx": r"reportedly/doors/desk/static/vendor/htmx\.min\.js",
    "style of pages": r"reportedly/export/page/page\.css",
    "our licence": r"[^/]+\.dist-info/licenses/LICENSE",
    "licences of what others made": r"[^/]+\.dist-info/licenses/.+/vendor/licences/(htmx|dagre|cytoscape|lodash)\.txt",
    "the man page": r"[^/]+\.data/data/share/man/man1/reportedly\.1",
    "bash completion": r"[^/]+\.data/data/share/bash-completion/completions/reportedly",
    "zsh completion": r"[^/]+\.data/data/share/zsh/site-functions/_reportedly",
    "fish completion": r"[^/]+\.data/data/share/fish/vendor_completions\.d/reportedly\.fish",
}
UNWANTED = {
    "tests": r"(^|/)(tests?|conftest)(/|\.py$)",
    "training, benchmarks or corpora": r"(^|/)(training|benchmarks|corpora|shared|polnear)(/|$)",
    "what a program left": r"(__pycache__|\.pyc$|\.db(-wal|-shm)?$|\.orig$|\.rej$|\.DS_Store|~$|\.hypothesis)",
    "a secret": r"(^|/)(\.env|id_rsa|.*\.pem|\.netrc|\.pypirc)$",
}
_AS_TOLD = "reportedly/export/polnear.py"  # a format's name, no corpus


def problems(built: list[Path]) -> list[str]:
    """One line each of what is amiss with these files: a wheel, an sdist, or both."""
    found = []
    for path in built:
        if path.suffix == ".whl":
            found += _of_wheel(path)
        elif path.name.endswith(".tar.gz"):
            found += _of_sdist(path)
    return found + _judged(built)


def wheel_names(names: list[str]) -> list[str]:
    """What is amiss with a wheel that holds these paths."""
    lacking = [f"lacks {what}" for what, form in NEEDED.items() if not any(re.fullmatch(form, name) for name in names)]
    kept = [name for name in names if name != _AS_TOLD]
    return lacking + _unwanted(kept) + [f"has {name} beside the package" for name in kept if not _is_ours(name)]


def _is_ours(name: str) -> bool:
    return name.startswith(PACKAGE) or bool(re.match(r"reportedly-[^/]+\.(dist-info|data)/", name))


def _unwanted(names: list[str]) -> list[str]:
    return [f"has {what}: {name}" for what, form in UNWANTED.items() for name in names if re.search(form, name)]


def _of_wheel(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as opened:
        names = [name for name in opened.namelist() if not name.endswith("/")]
        metadata = opened.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode()
    found = wheel_names(names)
    if path.stat().st_size > LARGEST:
        found.append(f"is {path.stat().st_size / 1e6:.1f} MB, over {LARGEST / 1e6:.0f}")
    if not path.name.endswith("-py3-none-any.whl"):
        found.append("is for one platform; there is nothing to compile")
    told = email.parser.Parser().parsestr(metadata)
    if not told["License-Expression"] or not told["Requires-Python"]:
        found.append("does not say its licence or its Pythons")
    return [f"{path.name} {line}" for line in found]


def _of_sdist(path: Path) -> list[str]:
    with tarfile.open(path) as opened:
        members = opened.getmembers()
    names = [one.name.partition("/")[2] for one in members]
    needed = ("pyproject.toml", "README.md", "LICENSE", "PKG-INFO", "src/reportedly/py.typed", "tests/test_reading.py")
    found = [f"lacks {name}" for name in needed if name not in names]
    told = {"what a program left": UNWANTED["what a program left"], "a secret": UNWANTED["a secret"]}
    found += [f"has {what}: {name}" for what, form in told.items() for name in names if re.search(form, name)]
    found += [f"names a user of the machine: {one.name}" for one in members if one.uid or one.gid or one.uname]
    return [f"{path.name} {line}" for line in found]


def _judged(built: list[Path]) -> list[str]:
    """What twine and check-wheel-contents say, where they are installed."""
    wheels = [str(path) for path in built if path.suffix == ".whl"]
    # W002: copies of one file, as empty __init__.py are; W004: Alembic loads 0001_….py by its path, nothing imports it
    judges = {
        "twine": ["check", "--strict", *map(str, built)],
        "check-wheel-contents": ["--ignore", "W002,W004", "--toplevel", "reportedly", *wheels],
    }
    found = []
    for name, arguments in judges.items():
        program = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
        if program is None:
            print(f"contents: {name} is not installed; it was not asked", file=sys.stderr)
            continue
        done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            found.append(f"{name}: {' '.join((done.stdout + done.stderr).split())}")
    return found


if __name__ == "__main__":
    amiss = problems([Path(name) for name in sys.argv[1:]])
    print("\n".join(amiss) if amiss else "all that is needed, and nothing else")
    sys.exit(1 if amiss else 0)
