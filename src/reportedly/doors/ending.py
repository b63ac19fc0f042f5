"""How a run ends: with an exit code, and one line on standard error where something was wrong.

0 done; 1 some documents of a batch failed; 2 an option or setting that can't be; 3 a document that can't be read; 4 the
weights are missing; 5 an archive that can't be opened or lacks what is asked of it; 6 somebody may not do that; 70 a
fault of the program; 130 interrupted; 141 the reader of our output went away.
"""

import errno
import os
import sys

import typer

from reportedly.doors import completion
from reportedly.errors import ReportedlyError

FAULT, INTERRUPTED, NO_READER = 70, 130, 141
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


def code_of(app: typer.Typer, arguments: list[str] | None) -> int:
    """Run ``app`` with ``arguments`` (``sys.argv`` for None); the exit code. Every error is one line, no traceback."""
    if completion.ASKED in os.environ:  # a shell asks what may stand here
        return completion.answer(app)
    try:
        if os.environ.get("REPORTEDLY_LOG_LEVEL"):  # of commands without options for it too
            from reportedly.doors import logs

            logs.configure()
        code = app(arguments, prog_name="reportedly", standalone_mode=False)
        sys.stdout.flush()
        if code == INTERRUPTED:  # typer has heard it
            return _complain("stopped", INTERRUPTED)
    except ReportedlyError as error:
        return _complain(str(error), error.exit_code)
    except typer.TyperException as error:
        return _usage(error)
    except (BrokenPipeError, SystemExit):  # typer and rich turn the one into the other, with code 1
        return _abandoned()
    except KeyboardInterrupt:
        return _complain("stopped", INTERRUPTED)
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno in _FULL:
            return _no_room(fault)
        if os.environ.get("REPORTEDLY_DEBUG"):
            raise
        todo = "This is a fault of the program; REPORTEDLY_DEBUG=1 shows where."
        return _complain(f"{type(fault).__name__}: {fault}. {todo}", FAULT)
    return code if isinstance(code, int) else 0


def _usage(error: typer.TyperException) -> int:
    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":  # the message is the help itself
        typer.echo(message, err=True)
        return error.exit_code
    message = message if message.endswith((".", "!", "?")) else f"{message}."
    return _complain(f"{message} Try 'reportedly --help'.", error.exit_code)


def _complain(line: str, code: int) -> int:
    from reportedly.doors.progress import say

    say(f"reportedly: {line}")
    return code


def _abandoned() -> int:
    """Let go of a standard output that nobody reads."""
    from reportedly.doors.batch import let_go

    let_go()
    return NO_READER


def _no_room(error: OSError) -> int:
    """A full disk, under standard output or a temporary file."""
    from reportedly.doors.batch import let_go

    let_go()
    where = error.filename or "standard output"
    return _complain(f"{where}: can't be written ({error.strerror}). Make room, or send it elsewhere.", 2)
