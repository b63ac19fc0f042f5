"""Runs a peer as a process of its own and takes what it prints.

The protocol: rows ``{"id", "text"}`` as JSON Lines on standard input; on standard output a line for each row, in
order, ``{"id", "attributions": [{"source", "cue", "content"}], "raised": null or the error}``, and last
``{"about": {…}, "seconds": [CPU seconds of each pass]}``. A document a peer raised on counts as empty.
"""

import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.environment import CACHE, prepare
from benchmarks.readings import Found, Speed

HERE = Path(__file__).parent
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR")}
ATTRIBUTION = "encoder + attribution"


class Broken(Exception):
    """A peer that ended in an error or printed something else than the protocol."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A system of others: what pip installs for it into which environment, and the command that runs it."""

    name: str
    environment: str
    requirements: tuple[str, ...]
    command: tuple[str, ...]
    label: Callable[[Mapping[str, Any]], str]


def _textacy(about: Mapping[str, Any]) -> str:
    pipeline, by = about["pipeline"], ", by paragraph" if about["unit"] == "paragraph" else ""
    if not isinstance(pipeline, str):
        pipeline = f"pipeline trained here on {pipeline['treebank']}, UAS {pipeline['dev']['dep_uas']}"
    return f"textacy {about['textacy']}{by} (spaCy {about['spacy']}, {pipeline})"


TEXTACY = ("textacy==0.13.0", "spacy==3.8.18")
PEERS = tuple(
    Peer(name, "textacy", TEXTACY, (str(HERE / "run_textacy.py"), "--by", unit), _textacy)
    for name, unit in (("textacy", "document"), ("textacy-by-paragraph", "paragraph"))
)
"""textacy as its manual has it, and in the kinder way: it raises on a text with an odd number of quotation marks."""


def peer(one: Peer, rows: Sequence[Mapping[str, Any]], passes: int, pipelines: Sequence[str]) -> Found:
    """What ``one`` finds in ``rows``, or why it could not be run; its environment is made where it is missing."""
    named = [*pipelines, "en_core_web_sm", str((CACHE / "pipeline" / "model-best").absolute())]
    options = [part for name in named for part in ("--pipeline", name)]
    try:
        python = prepare(one.environment, one.requirements)
        return run([str(python), *one.command, *options], one, rows, passes)
    except subprocess.CalledProcessError as error:
        return _failed(one, str(error.stderr or error))
    except Broken as error:
        return _failed(one, str(error))


def _failed(one: Peer, why: str) -> Found:
    lines = why.strip().splitlines()
    return Found(name=one.name, ours=False, about={}, failed=lines[-1] if lines else "no reason given")


def run(command: Sequence[str], one: Peer, rows: Sequence[Mapping[str, Any]], passes: int) -> Found:
    """What the process ``command`` prints for ``rows``. Raises Broken."""
    sent = "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
    done = subprocess.run(
        [*command, "--passes", str(max(passes, 1))],
        input=sent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **ONE_THREAD},
        check=False,
    )
    if done.returncode:
        raise Broken(done.stderr or f"ended with status {done.returncode}")
    return taken(done.stdout, one, rows)


def taken(printed: str, one: Peer, rows: Sequence[Mapping[str, Any]]) -> Found:
    """The lines a peer printed, checked against the rows it was sent. Raises Broken."""
    try:
        *lines, last = [json.loads(line) for line in printed.splitlines()]
        if [line["id"] for line in lines] != [row["id"] for row in rows]:
            raise Broken("the peer answered for other documents than it was sent")
        words = sum(len(row["text"].split()) for row in rows)
        return Found(
            name=one.label(last["about"]),
            ours=False,
            about=last["about"],
            predictions=[{"id": line["id"], "attributions": line["attributions"]} for line in lines],
            raised={line["id"]: line["raised"] for line in lines if line["raised"]},
            speeds={ATTRIBUTION: Speed(words, tuple(last["seconds"]))},
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Broken(f"the peer printed something else than the protocol ({error})") from error
