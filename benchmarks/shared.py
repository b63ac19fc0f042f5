"""What lies beside the project: data to measure on, and the scorers. Nothing of it is copied here."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any


def polnear_dev(shared: Path) -> list[dict[str, Any]]:
    """The 84 articles attribution is tuned and measured on."""
    return rows(shared / "data" / "attribution" / "polnear_dev.jsonl")


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scorer(shared: Path, name: str) -> ModuleType:
    """A scorer of ``shared/eval`` as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "eval" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared}/eval/{name}.py: not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
