"""Every knob, in one place. Each can be set by an environment variable ``REPORTEDLY_<NAME>``."""

import math
import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TypedDict, Unpack

from reportedly.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults; sizes in bytes, times in seconds, lengths in code points."""

    max_bytes: int = 20_000_000
    """A larger file or body is refused; the longest news reports known to us are under 1 MB of text."""
    max_characters: int = 2_000_000
    """A longer text is refused after decoding."""
    max_pieces: int = 600_000
    """A text of more word pieces is refused by the encoder; each takes 2 kB of memory, and a word is 1.3 of them."""
    max_pages: int = 500
    """A PDF with more pages is refused."""
    fetch_timeout: float = 15.0
    """For connecting and for each read; the whole fetch may take four times as long."""
    max_redirects: int = 5
    """A page that leads on more often is refused."""
    threads: int = 1
    """Threads of the encoder; batches run one document after another."""
    vocab_dir: Path | None = None
    """A folder of CSV files whose rows are added to the vocabulary files of the same name."""
    model: str = "accurate"
    """The encoder: ``accurate``, or ``fast`` at twice the speed."""
    min_confidence: float = 0.0
    """Attributions less probable than this are left out."""
    profile: str = "house"
    """The newsroom's rules that cautions follow: house, ap, reuters, bbc, or a CSV file of your own."""
    parties: Path | None = None
    """A CSV file of matters and their parties, which go before ours (columns as vocab/parties.csv)."""
    archive: str = "reportedly.db"
    """The archive: an SQLite file, or the URL of a PostgreSQL database."""
    requests_per_minute: int = 600
    """Of one caller of the API, by key or address; 0 counts none."""
    log_level: str = ""
    """What is logged to standard error: off, error, warning, info or debug. "": off, of the desk and of mcp warning."""
    log_format: str = "text"
    """The log's lines: ``text``, or ``json``."""
    metrics_token: str = field(default="", repr=False)
    """What must be sent to read the desk's /metrics ("Authorization: Bearer …"): 24 characters or more."""
    speech_only: bool = False
    """Beliefs, wishes and intentions are left out; only what somebody said stays."""

    def having(self, **choices: Unpack["Choices"]) -> "Settings":
        """These settings, with the ``choices`` that are not None in their place. Raises SettingsError."""
        made = replace(self, **{name: value for name, value in choices.items() if value is not None})  # type: ignore[arg-type]
        if not 0 <= made.min_confidence <= 1:
            raise SettingsError(f"{made.min_confidence} is no probability", where="min_confidence", todo="Give 0 to 1.")
        if made.model not in MODELS:
            raise SettingsError(f"no model {made.model!r}", where="model", todo=f"Choose {' or '.join(MODELS)}.")
        return made


class Choices(TypedDict, total=False):
    """The settings that can be chosen for one reading; None leaves one as it is."""

    model: str | None
    min_confidence: float | None
    speech_only: bool | None
    profile: str | None
    parties: Path | None


MODELS = ("accurate", "fast")
"""Of the encoder: all its six layers, or half of them (scores: encoder/weights/CARD.md)."""

LOG_LEVELS = ("off", "error", "warning", "info", "debug")
LOG_FORMATS = ("text", "json")

_TRUTHS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def _folder(words: str) -> Path:
    """A folder that is there: of one that is not, the words in it would be missed silently."""
    if not Path(words).is_dir():
        raise ValueError(words)
    return Path(words)


def _truth(words: str) -> bool:
    if words.lower() not in _TRUTHS:
        raise ValueError(words)
    return _TRUTHS[words.lower()]


_KINDS: dict[str, Callable[[str], object]] = {
    "max_bytes": int,
    "max_characters": int,
    "max_pieces": int,
    "max_pages": int,
    "fetch_timeout": float,
    "max_redirects": int,
    "threads": int,
    "vocab_dir": _folder,
    "model": str,
    "min_confidence": float,
    "speech_only": _truth,
    "profile": str,
    "parties": Path,
    "archive": str,
    "log_level": str,
    "log_format": str,
    "metrics_token": str,
    "requests_per_minute": int,
}


_CALLED: dict[object, str] = {int: "whole number", float: "number", _truth: "yes or no", _folder: "folder"}
_BOUNDS: dict[str, tuple[float, float]] = {
    "max_bytes": (1, math.inf),
    "max_characters": (1, math.inf),
    "max_pages": (1, math.inf),
    "fetch_timeout": (0.01, 3600),
    "max_redirects": (0, math.inf),
    "threads": (1, 1024),
    "requests_per_minute": (0, math.inf),
}
"""The least and the most of a number."""


@lru_cache(maxsize=1)
def current() -> Settings:
    """The settings in force: the defaults, overridden by the environment; an empty variable is none.

    Raises SettingsError for what can't be.
    """
    given = {knob.name: os.environ.get(f"REPORTEDLY_{knob.name.upper()}") for knob in fields(Settings)}
    values = {name: _value(name, raw) for name, raw in given.items() if raw}
    return replace(Settings(), **values).having()  # type: ignore[arg-type]


def _value(name: str, raw: str) -> object:
    where = f"REPORTEDLY_{name.upper()}"
    try:
        value = _KINDS[name](raw)
    except ValueError:
        raise SettingsError(f"{raw!r} is no {_CALLED[_KINDS[name]]}", where=where) from None
    least, most = _BOUNDS.get(name, (-math.inf, math.inf))
    if name in _BOUNDS and not (isinstance(value, int | float) and least <= value <= most):
        todo = f"Give {least:,} or more." if most == math.inf else f"Give {least:,} to {most:,}."
        raise SettingsError(f"{raw!r} is out of bounds", where=where, todo=todo)
    return value
