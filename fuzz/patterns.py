"""Every regular expression of the program: what modules hold, what cached makers make, what calls spell out."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reportedly

SOURCE = Path(reportedly.__file__).parent
_DEEPEST = 6


def collect() -> dict[re.Pattern[Any], list[str]]:
    """Each pattern with the places that hold it."""
    found: dict[re.Pattern[Any], list[str]] = defaultdict(list)
    for name in modules():
        for key, value in list(vars(importlib.import_module(name)).items()):
            place = f"{name}.{key}"
            for pattern in _held(_made(value, name), 0):
                found[pattern].append(place)
    held = {pattern.pattern for pattern in found}
    for place, pattern in spelled_out():
        if pattern.pattern not in held:
            found[pattern].append(place)
    return dict(found)


def modules() -> Iterator[str]:
    """Every module that can be imported by itself."""
    for found in pkgutil.walk_packages(reportedly.__path__, "reportedly."):
        if not found.name.endswith(("__main__", ".env")):  # a migration's environment is run by Alembic alone
            yield found.name


def _made(value: Any, module: str) -> Any:  # noqa: ANN401
    """What a cached maker without parameters makes (patterns from vocabulary files); else the value itself."""
    if hasattr(value, "cache_info") and getattr(value, "__module__", "") == module:
        return value() if not inspect.signature(value).parameters else None
    return value


def _held(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:  # noqa: ANN401
    """The patterns in a value: in containers, records and classes of ours."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < _DEEPEST:
        for item in _parts(value):
            yield from _held(item, depth + 1)


def _parts(value: Any) -> Iterator[Any]:  # noqa: ANN401
    if isinstance(value, dict):
        yield from value.keys()
        yield from value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif inspect.isclass(value) or type(value).__module__.startswith("reportedly"):
        own = inspect.isclass(value) and value.__module__.startswith("reportedly")
        if own or not inspect.isclass(value):
            yield from getattr(value, "__dict__", {}).values()
            yield from (getattr(value, slot, None) for slot in getattr(type(value), "__slots__", ()))


def spelled_out() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Patterns that stand as literals in calls of ``re``'s functions, with file and line."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not re.fullmatch(r"re\.[a-z]+", ast.unparse(node.func)):
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and node.func.attr != "escape":  # type: ignore[attr-defined]
                flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(node) else 0
                yield f"{file.relative_to(SOURCE)}:{node.lineno}", re.compile(first.value, flags)
