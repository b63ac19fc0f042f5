"""The log, set up in this one place for every door: which events are written, as text or as JSON lines, to where.

A line is one event with named values (``reportedly.observed.EVENTS`` and ``FIELDS`` list them all). Whatever a value
holds stays within its line and its quotes: controls are escaped, so that no title, path or address can forge a line.
Other libraries stay silent but for the web server, whose own warnings come as the event "server".
"""

import contextlib
import json
import logging
import os
import re
import sys
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

from reportedly.errors import SettingsError, place_of
from reportedly.export.visible import one_line
from reportedly.observed import fields_of
from reportedly.settings import LOG_FORMATS, LOG_LEVELS, current

_LONGEST = 2_000
"""Characters of one value; of a longer one the end is left out."""
_PLAIN = re.compile(r"[\w.:/@%+,~<>{}#-]+")
_NOBODY = logging.CRITICAL + 1
_NAMES = {logging.DEBUG: "debug", logging.INFO: "info", logging.WARNING: "warning", logging.ERROR: "error"}
_SERVERS = ("uvicorn", "uvicorn.error")
_form = ["text"]  # as it was set up


class Lines(logging.Handler):
    """Writes each record as a line to ``stream``, by default standard error as it is then."""

    def __init__(self, form: str = "text", stream: TextIO | None = None) -> None:
        super().__init__()
        self.form, self._stream = form, stream

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line; a log that can't be written stops nobody's work."""
        made = json_line if self.form == "json" else text_line
        stream = self._stream or sys.stderr
        with contextlib.suppress(OSError, ValueError):  # a full disk, a closed pipe
            stream.write(f"{made(record)}\n")
            stream.flush()


def configure(level: str | None = None, form: str | None = None, *, default: str = "off") -> None:
    """Set the log up by a command's options, else the settings, else ``default``. Raises SettingsError."""
    level = level or current().log_level or default
    form = form or current().log_format
    for value, known, option in ((level, LOG_LEVELS, "log level"), (form, LOG_FORMATS, "log format")):
        if value not in known:
            raise SettingsError(f"no {option} {value!r}", where=option, todo=f"Choose {', '.join(known)}.")
    if not os.environ.get("REPORTEDLY_DEBUG"):
        _silence(everything=level == "off")
    _form[:] = [form]
    _put([] if level == "off" else [Lines(form)], level)


def is_json() -> bool:
    """Whether the log is written as JSON lines, or would be if there were one."""
    return _form[-1] == "json"


def put(name: str, /, **fields: object) -> None:
    """Write an event that was asked for, whatever the log's level."""
    record = logging.LogRecord(__name__, logging.INFO, __file__, 0, name, None, None)
    record.fields = fields
    Lines(_form[-1]).emit(record)


def _silence(*, everything: bool) -> None:
    """Keep libraries from writing to the terminal: errors come from us, one line each."""
    logging.disable(logging.CRITICAL if everything else logging.NOTSET)
    root = logging.getLogger()
    root.setLevel(_NOBODY)
    if not any(isinstance(one, logging.NullHandler) for one in root.handlers):
        root.addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _put(lines: list[logging.Handler], level: str) -> None:
    ours = logging.getLogger("reportedly")
    for logger in (ours, *map(logging.getLogger, _SERVERS)):
        logger.setLevel(logging.NOTSET)  # a server that ran before may have set one
        for old in [one for one in logger.handlers if isinstance(one, Lines)]:
            logger.removeHandler(old)
    number = _NOBODY if level == "off" else logging.getLevelNamesMapping()[level.upper()]
    ours.setLevel(number)
    ours.propagate = False
    for handler in lines:
        handler.setLevel(number)
        ours.addHandler(handler)
        server = logging.getLogger("uvicorn")
        server.setLevel(max(number, logging.WARNING))
        server.propagate = False
        server.addHandler(handler)


def parts(record: logging.LogRecord) -> dict[str, object]:
    """A record as named values: time, level, event, and what the event carries."""
    fields = fields_of(record)
    made: dict[str, object] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "level": _NAMES.get(record.levelno, record.levelname.lower()),
        "event": record.msg if fields is not None else "server",
    }
    if fields is None:
        made["message"] = record.getMessage().partition("\n")[0]
    if record.exc_info and record.exc_info[1] is not None:
        made |= {"error": type(record.exc_info[1]).__name__, "place": place_of(record.exc_info[1])}
    return made | dict(fields or {})


def json_line(record: logging.LogRecord) -> str:
    """A record as one JSON object, in ASCII: every control and every other line separator is escaped."""
    made = {name: _bounded(value) for name, value in parts(record).items()}
    return json.dumps(made, separators=(",", ":"), default=str).replace("\x7f", "\\u007f")


def text_line(record: logging.LogRecord) -> str:
    """A record as ``time level event name=value …``; what is no plain word stands in quotes, controls as signs."""
    made = parts(record)
    head = f"{made.pop('time')} {made.pop('level'):<7} {made.pop('event')}"
    flat = {name: value for key, held in made.items() for name, value in _flat(key, held)}
    return " ".join([head, *(f"{name}={_word(value)}" for name, value in flat.items())])


def _flat(name: str, value: object) -> list[tuple[str, object]]:
    if isinstance(value, Mapping):
        return [(f"{name}.{key}", inner) for key, inner in value.items()]
    return [(name, value)]


def _word(value: object) -> str:
    bounded = _bounded(value)
    if not isinstance(bounded, str):
        return json.dumps(bounded)
    shown = one_line(bounded)
    return shown if _PLAIN.fullmatch(shown) else json.dumps(shown, ensure_ascii=False)


def _bounded(value: object) -> object:
    """The value as a log takes it: numbers rounded, words no longer than ``_LONGEST``."""
    match value:
        case bool() | int() | None:
            return value
        case float():
            return round(value, 3)
        case Mapping():
            return {str(key): _bounded(inner) for key, inner in value.items()}
    words = str(value).encode("utf-8", "replace").decode()
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
