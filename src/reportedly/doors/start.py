"""Where the program starts: who asks it to stop is heard from here on, before anything else is loaded.

Ctrl-C and SIGTERM come as a KeyboardInterrupt, once: what is being written is rolled back or finished, one line says
how far it came, and the exit code is 130. Asked again, or when all is done, the program ends at once: what it told is
on disk, and the archive holds however a program ends. A signal that was ignored before us (``nohup``, a job in the
background) stays so.
"""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

STOPPED = 130
_ASKS = ("SIGINT", "SIGTERM")


class _Heed:
    """The handler of the signals that ask to stop."""

    is_stopping = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_stopping:
            os._exit(STOPPED)
        self.is_stopping = True
        raise KeyboardInterrupt


def heed() -> _Heed:
    """Hear the signals that ask to stop; only for a process's main thread."""
    handler = _Heed()
    for asked in (getattr(signal, name) for name in _ASKS):
        if signal.getsignal(asked) is not signal.SIG_IGN:
            signal.signal(asked, handler)
    return handler


def main() -> NoReturn:
    """Run ``reportedly`` and exit with its code."""
    handler = heed()
    try:
        from reportedly.doors.cli import main as run

        run()
    except KeyboardInterrupt:  # while it was loaded: later the command line hears it
        sys.stderr.write("reportedly: stopped\n")
        sys.exit(STOPPED)
    finally:
        handler.is_stopping = True
        exec("")  # noqa: S102 - CPython takes the exit code away where Ctrl-C came within an exec, until the next one


if __name__ == "__main__":
    main()
