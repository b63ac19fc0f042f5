"""Use an installed reportedly for real, an extra at a time: ``python packaging/smoke.py core|pdf|desk|…``.

Run by try_installs.py with the Python of a new environment, whose only packages are those that the extra brings. Prints
what was seen in a line; an assertion or error otherwise. ``core`` sees, too, that what needs an extra says which.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

import samples

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(sys.executable).parent / "reportedly"
CLAIM = "wire-1#c1"


def run(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[bytes]:
    """The program's output; it must end with ``code`` and show no traceback."""
    command = [str(PROGRAM), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    told = done.stderr.decode(errors="replace")
    assert "Traceback" not in told, told
    assert done.returncode == code, f"{command[1:]} ended with {done.returncode}: {told[-500:]}"
    return done


def archive(folder: Path) -> Path:
    """The README's archive of nine articles."""
    place = folder / "news.db"
    run("archive", "add", ROOT / "examples/deserters.jsonl", "--archive", place, "--workers", 1, "-q")
    return place


def core(folder: Path) -> str:
    """README's first commands, doctor, and a clear word wherever an extra is missing."""
    shown = run("read", ROOT / "examples/harbour.html").stdout.decode()
    assert "What it stands on" in shown
    assert "share-of-total" in shown
    place = archive(folder)
    assert b"Where it starts" in run("trace", "6,200 soldiers deserted", "--archive", place).stdout
    run("doctor", "--archive", place)
    return f"reads, archives, traces; {_asks_for_extras(folder, place)} extras named where they are missing"


def _asks_for_extras(folder: Path, place: Path) -> int:
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")  # where an encoder of sentences may have been made before
    out = folder / "out"
    cases: dict[str, list[object]] = {
        "pdf": ["read", samples.pdf(folder)],
        "docx": ["read", samples.docx(folder)],
        "feeds": ["read", samples.feed(folder)],
        "warc": ["read", samples.warc(folder)],
        "postgres": ["archive", "list", "--archive", "postgresql://nobody@127.0.0.1:1/none"],
        "parquet": ["archive", "export", "--parquet", out, "--archive", place],
        "plots": ["trace", "6,200 soldiers deserted", "--archive", place, "-o", folder / "trace.png"],
        "vectors": ["archive", "vectors", "--archive", place],
        "desk": ["desk", "--port", 0, "--archive", place],
        "dossier": ["export", "pdf", CLAIM, "--archive", place],
        "spacy": ["export", "docbin", "wire-1", "--archive", place],
        "mcp": ["mcp"],
        "cluster": ["archive", "build", ROOT / "examples/deserters.jsonl", "-o", out, "--engine", "daft"],
    }
    for extra, arguments in cases.items():
        command = [str(PROGRAM), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=300, stdin=subprocess.DEVNULL)
        told = done.stderr.decode(errors="replace")
        assert done.returncode not in (0, 70), f"{extra}: ended with {done.returncode}: {told[-300:]}"
        assert f"reportedly[{extra}]" in told, f"{extra}: does not say which extra it needs: {told[-300:]}"
        assert "Traceback" not in told, told
    return len(cases)


def _reads(path: Path) -> str:
    found = json.loads(run("read", path, "--json").stdout.splitlines()[0])
    assert samples.SAID in found["document"]["text"]
    assert any("harbour master" in voice["name"] for voice in found["voices"])
    return f"{path.suffix[1:]}: {len(found['attributions'])} attributions"


def parquet(folder: Path) -> str:
    """Tables of an archive."""
    run("archive", "export", "--parquet", folder / "tables", "--archive", archive(folder))
    found = sorted((folder / "tables").glob("*.parquet"))
    assert found
    assert all(path.read_bytes()[:4] == b"PAR1" for path in found)
    return f"{len(found)} tables"


def plots(folder: Path) -> str:
    """A picture as PNG."""
    picture = folder / "trace.png"
    run("trace", "6,200 soldiers deserted", "--archive", archive(folder), "-o", picture)
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    return f"PNG of {picture.stat().st_size / 1e3:.0f} kB"


def vectors(folder: Path) -> str:
    """Claims found in other words, the graph of the encoder made anew."""
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    place = archive(folder)
    run("archive", "vectors", "--archive", place)
    found = run("archive", "search", "men who left the army", "--archive", place).stdout.decode()
    assert "desert" in found
    notes = json.loads(run("doctor", "--json", "--archive", place).stdout)["notes"]
    return next(note["says"] for note in notes if note["what"] == "vectors" and note["part"] == "archive")


def desk(folder: Path) -> str:
    """The desk starts, and gives its inbox, a static file and its API's description."""
    command = [str(PROGRAM), "desk", "--port", "0", "--archive", str(archive(folder))]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        try:
            told = running.stderr.readline()
            match = re.search(r"http://127\.0\.0\.1:\d+/", told)
            assert match, told
            sizes = [
                _get(match.group() + path) for path in ("inbox", "static/vendor/htmx.min.js", "api/v1/openapi.json")
            ]
        finally:
            running.terminate()
    return f"inbox {sizes[0] / 1e3:.0f} kB, htmx {sizes[1] / 1e3:.0f} kB, OpenAPI {sizes[2] / 1e3:.0f} kB"


def _get(url: str) -> int:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - the desk just started here
        assert answer.status == 200
        return len(answer.read())


def dossier(folder: Path) -> str:
    """A claim's dossier as PDF."""
    made = run("export", "pdf", CLAIM, "--archive", archive(folder)).stdout
    assert made.startswith(b"%PDF")
    return f"PDF of {len(made) / 1e3:.0f} kB"


def spacy(folder: Path) -> str:
    """A reading as DocBin."""
    made = run("export", "docbin", "wire-1", "--archive", archive(folder)).stdout
    assert len(made) > 100
    return f"DocBin of {len(made) / 1e3:.1f} kB"


def mcp(folder: Path) -> str:
    """A client shakes hands over stdin and has the tools listed."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "smoke", "version": "1"}}
    sent = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
    ]
    command = [str(PROGRAM), "mcp", "--archive", str(archive(folder))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        try:
            running.stdin.write("".join(json.dumps(line) + "\n" for line in sent))
            running.stdin.flush()
            answers = [json.loads(running.stdout.readline()) for _ in range(2)]
        finally:
            running.stdin.close()
            running.terminate()
    tools = [tool["name"] for tool in answers[1]["result"]["tools"]]
    assert "search_claims" in tools
    return f"{len(tools)} tools"


def cluster(folder: Path) -> str:
    """The batch tables, by daft on this machine."""
    out = folder / "tables"
    run("archive", "build", ROOT / "examples/deserters.jsonl", "-o", out, "--engine", "daft", "--workers", 1)
    found = sorted(out.rglob("*.parquet"))
    assert found
    return f"{len(found)} tables by daft"


def postgres(folder: Path) -> str:
    """An archive in a server of our own, where one is installed; else a server that is not there is told apart."""
    told = run("archive", "list", "--archive", "postgresql://nobody@127.0.0.1:1/none", code=5).stderr.decode()
    assert "can't be reached" in told
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        return "driver loaded; no server is installed to try it on"
    user = {"user": "postgres"} if os.geteuid() == 0 else {}
    folder.chmod(0o777)
    data, quiet = folder / "data", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/", **user}
    bin_ = programs[-1].parent
    subprocess.run([bin_ / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync"], check=True, **quiet)
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    subprocess.run([bin_ / "pg_ctl", "-D", data, "-w", "-o", options, "start"], check=True, **quiet)
    try:
        url = f"postgresql://postgres@/postgres?host={folder}"
        run("archive", "add", ROOT / "examples/deserters.jsonl", "--archive", url, "--workers", 1, "-q")
        run("doctor", "--archive", url)
        return f"{len(run('archive', 'list', '--archive', url, '--json').stdout.splitlines())} articles in PostgreSQL"
    finally:
        subprocess.run([bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, **quiet)


TRIALS: dict[str, Callable[[Path], str]] = {
    "core": core,
    "pdf": lambda folder: _reads(samples.pdf(folder)),
    "docx": lambda folder: _reads(samples.docx(folder)),
    "feeds": lambda folder: _reads(samples.feed(folder)),
    "warc": lambda folder: _reads(samples.warc(folder)),
    "postgres": postgres,
    "parquet": parquet,
    "plots": plots,
    "vectors": vectors,
    "desk": desk,
    "dossier": dossier,
    "spacy": spacy,
    "mcp": mcp,
    "cluster": cluster,
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="rp") as place:
        print(TRIALS[sys.argv[1]](Path(place)))
