"""Tests of what is in packaging/, whose programs are loaded from their files: the folder is no package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging"


def load(name: str) -> ModuleType:
    """The program ``packaging/<name>.py`` as a module."""
    known = f"packaging_{name}"
    if known not in sys.modules:
        spec = importlib.util.spec_from_file_location(known, HERE / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules[known] = importlib.util.module_from_spec(spec)
        sys.path.insert(0, str(HERE))  # they import one another so
        try:
            spec.loader.exec_module(module)
        finally:
            sys.path.remove(str(HERE))
    return sys.modules[known]
