"""pdfium apart: a PDF is parsed in a process of its own, with bounds of memory and time, and kept for the next one.

pdfium is C++ that reads hostile bytes. In this process a file of 3 kB could keep a core busy for ever (forms within
forms, 10⁹ deep), one of 1 MB could take 2 GB (a stream of blanks), and a fault of it would end the desk.
"""

import atexit
import contextlib
import os
import signal
import struct
import subprocess
import sys
import threading
from typing import IO

import msgspec

from reportedly import errors, settings
from reportedly.errors import IntakeError, WrongFormat
from reportedly.intake.pages import Line

SECONDS = 60.0
"""For one PDF; 500 pages of print take 10 on a slow core."""
MEMORY = 1 << 30
"""Bytes of address space; 500 pages of print take a third of it."""
_FRAME = struct.Struct("!Q")
_READY = _FRAME.pack(0)
_LIMITS = "REPORTEDLY_MAX_"
_TODO = "Give the report's text, or print it to a new PDF."
_LAST_BREATH = 5.0  # seconds that a process may take to end once its pipe is closed
_OUT_OF_MEMORY = frozenset(-getattr(signal, name, 0) for name in ("SIGABRT", "SIGKILL")) - {0}
_RUN = "from reportedly.intake.pdf_apart import serve; serve()"
Pages = tuple[list[list[Line]], dict[str, str]]


class _Wish(msgspec.Struct, array_like=True):
    """A PDF, and the settings that bound it."""

    data: bytes
    environment: dict[str, str]


class _Answer(msgspec.Struct, array_like=True):
    """Its lines by page and its properties; or the error's class, what was wrong and what to do."""

    pages: list[list[Line]] = msgspec.field(default_factory=list)
    properties: dict[str, str] = msgspec.field(default_factory=dict)
    error: tuple[str, str, str] | None = None


class _Watch:
    """Ends the other process where it takes too long, and tells why it ended where it gave no answer."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self._is_late = process, False
        self._timer = threading.Timer(SECONDS, self._end)
        self._timer.start()

    def cancel(self) -> None:
        """It has answered, or ended."""
        self._timer.cancel()

    def told(self) -> str:
        """What was wrong with the PDF: time, memory, or a fault of pdfium. Waits for the end of the process."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_BREATH)
        code = self._process.returncode
        if self._is_late or code == -getattr(signal, "SIGXCPU", 0):
            return f"the PDF takes more than {SECONDS:.0f} seconds to read, as no report does"
        if code in _OUT_OF_MEMORY:  # pdfium ends itself where it gets none; the system ends who takes it all
            return f"the PDF takes more than {MEMORY / 1e9:.1f} GB of memory to read, or is damaged"
        return f"pdfium, which reads PDF, failed at this one ({_ended(code)})"

    def _end(self) -> None:
        self._is_late = True
        self._process.kill()


def _ended(code: int | None) -> str:
    try:
        return f"exit code {code}" if code is None or code >= 0 else signal.Signals(-code).name
    except ValueError:
        return f"signal {-(code or 0)}"


class _Helper:
    """The other process, one PDF at a time; started when it is first needed, and anew where it died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, frame: bytes) -> bytes:
        """The answer. Raises WrongFormat where none comes, IntakeError where no process can be had."""
        with self._lock:
            process = self._running()
            assert process.stdin is not None  # noqa: S101 - pipes, as started
            assert process.stdout is not None  # noqa: S101
            watch = _Watch(process)
            try:
                process.stdin.write(frame)
                process.stdin.flush()
                answer = _received(process.stdout)
            except OSError:
                answer = None
            finally:
                watch.cancel()
            if answer is None:
                what = watch.told()
                self.close()
                raise WrongFormat(what, todo=_TODO)
            return answer

    def close(self) -> None:
        """Let go of the process."""
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            with contextlib.suppress(OSError):
                self._process.communicate()
        self._process = None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self.close()
        paths = os.pathsep.join(path for path in sys.path if path)  # what we can import, it can
        try:
            process = subprocess.Popen(  # noqa: S603 - this Python and our own words
                [sys.executable, "-c", _RUN],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
        except OSError as error:
            raise IntakeError(f"no process to read the PDF in can be started ({error.strerror})") from None
        self._process, self._owner = process, os.getpid()
        if process.stdout is None or process.stdout.read(_FRAME.size) != _READY:
            self.close()
            raise IntakeError("no process to read the PDF in can be started")
        return process


_helper = _Helper()
atexit.register(_helper.close)


def read_apart(data: bytes) -> Pages:
    """The lines of each page and the properties of a PDF. Raises WrongFormat, TooLarge, IntakeError.

    A program that is frozen has no Python to start, and reads it here.
    """
    if getattr(sys, "frozen", False) or not sys.executable:
        from reportedly.intake.pdf import read

        return read(data)
    ours = {name: value for name, value in os.environ.items() if name.startswith(_LIMITS)}
    body = msgspec.msgpack.encode(_Wish(data, ours))
    answer = msgspec.msgpack.decode(_helper.ask(_FRAME.pack(len(body)) + body), type=_Answer)
    if answer.error:
        kind, what, todo = answer.error
        raise getattr(errors, kind)(what, todo=todo)
    return answer.pages, answer.properties


def serve() -> None:
    """What the other process does: answers PDFs that come by its standard input, until that ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _bound()
    out.write(_READY)
    out.flush()
    while (frame := _received(sys.stdin.buffer)) is not None:
        answer = msgspec.msgpack.encode(_answered(msgspec.msgpack.decode(frame, type=_Wish)))
        out.write(_FRAME.pack(len(answer)) + answer)
        out.flush()


def _answered(wish: _Wish) -> _Answer:
    from reportedly.intake.pdf import read

    _bound()
    for name in [name for name in os.environ if name.startswith(_LIMITS)]:
        del os.environ[name]  # of the PDF before this one
    os.environ.update(wish.environment)
    settings.current.cache_clear()
    try:
        return _Answer(*read(wish.data))
    except IntakeError as error:
        return _Answer(error=(type(error).__name__, error.what, error.todo))
    except MemoryError:
        what = f"the PDF takes more than {MEMORY / 1e9:.1f} GB of memory to read"
        return _Answer(error=("TooLarge", what, _TODO))
    except Exception as fault:  # told with the document, as any fault is; the process goes on
        what = f"the PDF can't be read ({type(fault).__name__}). This is a fault of the program"
        return _Answer(error=("WrongFormat", what, _TODO))


def _bound() -> None:
    """Bound the memory of this process, and the seconds it may still compute should nobody be left to end it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + 2 * SECONDS) + 1
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, until)):
        hard = resource.getrlimit(what)[1]
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _received(stream: IO[bytes]) -> bytes | None:
    """A whole frame; None where the stream ends before."""
    head = stream.read(_FRAME.size)
    if len(head) < _FRAME.size:
        return None
    (size,) = _FRAME.unpack(head)
    body = stream.read(size)
    return body if len(body) == size else None
