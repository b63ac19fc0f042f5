"""Every knob, in one place. Each can be set by an environment variable ``REPORTEDLY_<NAME>``."""

import os
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from reportedly.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults; sizes in bytes, times in seconds, lengths in code points."""

    max_bytes: int = 20_000_000
    """A larger file or body is refused; the longest news reports known to us are under 1 MB of text."""
    max_characters: int = 2_000_000
    """A longer text is refused after decoding."""
    max_pages: int = 500
    """A PDF with more pages is refused."""
    fetch_timeout: float = 15.0
    """For connecting and for each read; the whole fetch may take four times as long."""
    max_redirects: int = 5
    threads: int = 1
    """Threads of the encoder; batches run one document after another."""
    vocab_dir: Path | None = None
    """A folder of CSV files whose rows are added to the vocabulary files of the same name."""
    min_confidence: float = 0.0
    """Attributions the encoder is less sure of are left out."""


_KINDS: dict[str, type[int] | type[float] | type[Path]] = {
    "max_bytes": int,
    "max_characters": int,
    "max_pages": int,
    "fetch_timeout": float,
    "max_redirects": int,
    "threads": int,
    "vocab_dir": Path,
    "min_confidence": float,
}


@lru_cache(maxsize=1)
def current() -> Settings:
    """The settings in force: the defaults, overridden by the environment."""
    values: dict[str, object] = {}
    for knob in fields(Settings):
        raw = os.environ.get(f"REPORTEDLY_{knob.name.upper()}")
        if raw is None:
            continue
        try:
            values[knob.name] = _KINDS[knob.name](raw)
        except ValueError:
            name = f"REPORTEDLY_{knob.name.upper()}"
            raise SettingsError(f"{raw!r} is no {_KINDS[knob.name].__name__}", where=name) from None
    return Settings(**values)  # type: ignore[arg-type]
