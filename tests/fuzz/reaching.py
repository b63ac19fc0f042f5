"""Which public functions there are, and which of them some work calls."""

import functools
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from types import CodeType, FrameType

PACKAGES = ("intake", "attribution", "figures", "checks", "export")


def modules() -> Iterator[str]:
    """Every module of the packages, but for the commands."""
    for package in PACKAGES:
        whole = importlib.import_module(f"reportedly.{package}")
        yield whole.__name__
        for found in pkgutil.walk_packages(whole.__path__, f"{whole.__name__}."):
            if not found.name.endswith("__main__"):
                yield found.name


def public() -> dict[str, Callable[..., object]]:
    """Public functions, cached ones too, and public methods of public classes, by their names below ``reportedly``."""
    found: dict[str, Callable[..., object]] = {}
    for name in modules():
        module = importlib.import_module(name)
        for key, value in vars(module).items():
            if not key.startswith("_") and getattr(value, "__module__", "") == name:
                found |= dict(_functions(f"{name.removeprefix('reportedly.')}.{key}", value))
    return found


def _functions(name: str, value: object) -> Iterator[tuple[str, Callable[..., object]]]:
    value = inspect.unwrap(value) if callable(value) and not inspect.isclass(value) else value
    if inspect.isfunction(value):
        yield name, value
    elif inspect.isclass(value):
        for key, member in vars(value).items():
            inner = _inner(member)
            if not key.startswith("_") and inner is not None and inner.__module__ == value.__module__:
                yield f"{name}.{key}", inner


def _inner(member: object) -> Callable[..., object] | None:
    if isinstance(member, property):
        member = member.fget
    elif isinstance(member, classmethod | staticmethod):
        member = member.__func__
    elif isinstance(member, functools.cached_property):
        member = member.func
    return member if inspect.isfunction(member) else None


def reached(work: Callable[[], object]) -> set[CodeType]:
    """The code that ``work`` ran, in this thread; what the packages remember of earlier work is forgotten first."""
    seen: set[CodeType] = set()
    for name in modules():
        for value in vars(importlib.import_module(name)).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return seen
