"""Determinism: a reading and its exports are the same bytes in any process, order, company and number of threads."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from reportedly import service
from reportedly.attribution import find_quotations
from reportedly.encoder.model import Encoder
from reportedly.export import json as to_json
from tests.fuzz import printing
from tests.fuzz.profiles import LONG

ROOT = Path(__file__).parents[2]
SEEDS = range(1, 6) if LONG else (1,)


@pytest.fixture(scope="module")
def passages():
    return printing.passages()


@pytest.mark.parametrize("seed", SEEDS)
def test_another_process_makes_the_same_bytes(seed, passages, tmp_path):
    """Protects every export from the order of sets and from what a process did before; two threads encode there."""
    path = tmp_path / "passages.json"
    path.write_text(json.dumps(passages), encoding="utf-8")
    known = {"PYTHONHASHSEED": str(seed), "REPORTEDLY_THREADS": "2", "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.fuzz.printing", str(path)],
        env=os.environ | known, cwd=ROOT, capture_output=True, text=True, timeout=600, check=True,
    )  # fmt: skip
    there = json.loads(done.stdout)
    here = [printing.digests(text) for text in passages]
    assert len(there) == len(here) >= 30
    assert sum(map(bool, here)) > 25
    for one, other in zip(here, there, strict=True):
        assert one == other


def rows(texts):
    return "".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in texts)


def readings(path, texts):
    """By id, the readings of a batch of texts, each as its bytes."""
    path.write_text(rows(texts), encoding="utf-8")
    found = list(service.read_many(path))
    assert len(found) == len(texts)
    return {one.id: to_json.encode(one) for one in found if hasattr(one, "document")}


def test_company_and_order_change_nothing(passages, tmp_path):
    """One by one, all together, and shuffled among empty and very long neighbours: the same readings."""
    path = tmp_path / "batch.jsonl"
    few = list(enumerate(passages))[:9]
    alone = {}
    for at, text in few:
        alone |= readings(path, [(at, text)])
    neighbours = [("long", "The mayor said “so” twice. " * 400), ("empty", ""), ("blank", " \n ")]
    mixed = [*few, *neighbours]
    random.Random(3).shuffle(mixed)  # noqa: S311 - no secret
    for company in (few[::-1], mixed):
        together = readings(path, company)
        assert {id: together[id] for id in alone} == without_place(alone, together)


def without_place(alone, together):
    """The readings alone, with the line of the file at which each stood in company."""
    known = {id: json.loads(data)["document"]["place"] for id, data in together.items()}
    lines = {id: place[place.index("batch.jsonl") :].encode() for id, place in known.items()}
    return {id: data.replace(b'batch.jsonl:1"', lines[id] + b'"') for id, data in alone.items()}


@pytest.mark.parametrize("name", ["accurate", "fast"])
def test_threads_change_no_bit(name, passages):
    """The encoder's answers are bit for bit the same on one, two and three threads: int8 sums are exact."""
    text = passages[0] + "\n" + passages[1]
    quoted = [quotation.span for quotation in find_quotations(text)]
    one, *others = (Encoder(name=name, threads=threads).encode(text, quoted) for threads in (1, 2, 3))
    for other in others:
        assert np.array_equal(one.emissions, other.emissions)
        assert np.array_equal(one.worth, other.worth)
        assert all(np.array_equal(a, b) for a, b in zip(one.links, other.links, strict=True))
