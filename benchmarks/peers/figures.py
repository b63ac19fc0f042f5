"""Other systems that find quantities or dates, each run in an environment of its own (``environment``).

The protocol: rows ``{"id", "text", "published"}`` as JSON Lines on standard input; on standard output a line for each
row, in order, ``{"id", "quantities": [{"span", "low", "high", "unit"}], "timexes": [{"span", "type", "value"}],
"raised"}``, and last ``{"about": {"name"}, "seconds"}``, the CPU seconds without loading. A text a peer raised on
counts as nothing found.

Run here, all permissively licensed and none shipped: quantulum3 (MIT), recognizers-text (MIT), dateparser (BSD-3). Not
run: CQE (needs spaCy's pipelines from outside PyPI), Duckling (Haskell), HeidelTime and SUTime (Java).
"""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.peers.environment import prepare

HERE = Path(__file__).parent
LONGEST = 1200
"""Seconds a peer may take over one set."""


class FiguresPeer(NamedTuple):
    """A system of others: what pip installs for it, and the command that runs it."""

    name: str
    environment: str
    requirements: tuple[str, ...]
    command: tuple[str, ...]


_RECOGNIZERS = ("recognizers-text-suite==1.0.2a2", "emoji==1.2.0")  # it imports a name that emoji 2 dropped
QUANTITY_PEERS = (
    FiguresPeer("quantulum3", "quantulum3", ("quantulum3==0.10.0",), ("run_quantulum3.py",)),
    FiguresPeer("recognizers-text", "recognizers", _RECOGNIZERS, ("run_recognizers.py", "quantities")),
)
DATE_PEERS = (
    FiguresPeer("recognizers-text", "recognizers", _RECOGNIZERS, ("run_recognizers.py", "dates")),
    FiguresPeer("dateparser", "dateparser", ("dateparser==1.5.0",), ("run_dateparser.py",)),
)


class Answers(NamedTuple):
    """What a peer printed for each row, its name and version, its CPU seconds; or why there is nothing."""

    name: str
    rows: list[dict[str, Any]]
    seconds: float
    failed: str = ""


def answers(peer: FiguresPeer, rows: Sequence[Mapping[str, Any]]) -> Answers:
    """What ``peer`` finds in ``rows``; its environment is made where it is missing."""
    sent = "".join(json.dumps(dict(row)) + "\n" for row in rows)
    try:
        python = prepare(peer.environment, peer.requirements)
        script, *arguments = peer.command
        done = subprocess.run(
            [str(python), str(HERE / script), *arguments],
            input=sent,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            timeout=LONGEST,
            check=True,
        )
        *lines, last = [json.loads(line) for line in done.stdout.splitlines()]
    except subprocess.CalledProcessError as error:
        return Answers(peer.name, [], 0.0, (str(error.stderr or error).strip().splitlines() or ["no reason given"])[-1])
    except (subprocess.TimeoutExpired, ValueError) as error:
        return Answers(peer.name, [], 0.0, str(error)[:200])
    if [line["id"] for line in lines] != [row["id"] for row in rows]:
        return Answers(peer.name, [], 0.0, "it answered for other texts than it was sent")
    return Answers(last["about"]["name"], lines, last["seconds"])
