"""What the program tells of its work, heard: the log as it was set up before, again after each test."""

import io
import json
import logging
import sys
from pathlib import Path

import pytest

from reportedly.doors import logs
from reportedly.doors.cli import main
from reportedly.settings import current

EXAMPLES = Path(__file__).parents[2] / "examples"
HARBOUR = EXAMPLES / "harbour.html"
_LOGGERS = ("", "reportedly", "uvicorn", "uvicorn.error")


@pytest.fixture(autouse=True)
def _as_it_was():
    """Whatever a test sets up of logging and settings is undone."""
    held = [(one, one.level, list(one.handlers), one.propagate) for one in map(logging.getLogger, _LOGGERS)]
    disabled = logging.root.manager.disable
    current.cache_clear()
    yield
    for logger, level, handlers, propagate in held:
        logger.setLevel(level)
        logger.handlers[:] = handlers
        logger.propagate = propagate
    logging.disable(disabled)
    logs._form[:] = ["text"]
    current.cache_clear()


class Heard:
    """The lines of a log."""

    def __init__(self):
        self.stream = io.StringIO()

    @property
    def lines(self):
        return self.stream.getvalue().splitlines()

    @property
    def events(self):
        return [json.loads(line) for line in self.lines]

    def named(self, name):
        return [one for one in self.events if one["event"] == name]


@pytest.fixture
def log():
    """Everything that is logged from now on, at any level, as JSON lines."""
    logs.configure("debug", "json")
    heard = Heard()
    for handler in logging.getLogger("reportedly").handlers:
        if isinstance(handler, logs.Lines):
            handler._stream = heard.stream
    return heard


@pytest.fixture
def run(capsys):
    """Run the program in this process; gives (exit code, standard output, standard error)."""

    def go(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        sys.stdout.flush()
        return left.value.code, *capsys.readouterr()

    return go
