"""What can go wrong, and what to do about it.

ReportedlyError            every error this package raises on purpose
├── SettingsError          a setting or option that can't be (exit code 2)
├── VocabError             a vocabulary file that can't be read (exit code 2)
├── IntakeError            a document that can't be read (exit code 3)
│   ├── NotFound           no such file or folder
│   ├── NoText             nothing to read: empty, a scan without text, a page without an article
│   ├── WrongFormat        not what it claims to be: truncated, binary, undecodable
│   ├── TooLarge           over a limit of settings.py
│   └── FetchRefused       a URL that must not or could not be fetched
├── Forbidden              somebody may not do that (exit code 6)
├── NotKnown               a name and password, a session or a key that nobody has (exit code 6)
├── Outdated               somebody else judged meanwhile what is being judged (exit code 6)
├── ProgramFault           a fault of the program while it read a document (exit code 1)
├── Interrupted            somebody stopped it, and how far it came (exit code 130)
├── ModelError             the encoder's weights are missing or damaged (exit code 4)
└── ArchiveError           an archive that can't be opened, or what is asked of it (exit code 5)
    ├── NoArchive          nothing there, or not an archive
    ├── NewerArchive       written by a later version of this program
    ├── ArchiveStuck       it can't be written for now: its disk is full, its server away
    │   └── ArchiveBusy    another program keeps it locked
    └── NotInArchive       no such article in it
"""


class ReportedlyError(Exception):
    """An error with what was wrong, where, and what to do next; ``exit_code`` is the process's."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what)

    def __str__(self) -> str:
        """One line: ``where: what; todo``."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return " ".join((f"{line}. {self.todo}" if self.todo else line).split())

    def at(self, where: str) -> "ReportedlyError":
        """The same error, placed."""
        return type(self)(self.what, where=where, todo=self.todo)

    def placed(self, where: str) -> "ReportedlyError":
        """The same error, at ``where`` unless it says itself where it was."""
        return self if self.where else self.at(where)


class SettingsError(ReportedlyError):
    """A setting or option that can't be."""

    exit_code = 2


class VocabError(ReportedlyError):
    """A vocabulary file that can't be read."""

    exit_code = 2


class IntakeError(ReportedlyError):
    """A document that can't be read."""

    exit_code = 3


class NotFound(IntakeError):
    """No such file or folder."""


class NoText(IntakeError):
    """Nothing to read: empty, a scan without text, a page without an article."""


class WrongFormat(IntakeError):
    """Not what it claims to be: truncated, binary, undecodable."""


class TooLarge(IntakeError):
    """Over a limit of ``settings``."""


class FetchRefused(IntakeError):
    """A URL that must not or could not be fetched."""


class Forbidden(ReportedlyError):
    """Somebody may not do that."""

    exit_code = 6


class NotKnown(ReportedlyError):
    """A name and password, a session or a key that nobody has; never says which of them is wrong."""

    exit_code = 6


class Outdated(ReportedlyError):
    """Somebody else judged it since it was looked at."""

    exit_code = 6


class Interrupted(ReportedlyError):
    """Somebody stopped it: how far it came, and how to go on."""

    exit_code = 130


class ProgramFault(ReportedlyError):
    """A fault of the program while it read a document; ``fault`` is the exception's kind, ``place`` where it was.

    The exception's own words may hold words of the document: they are in ``what``, and in no log.
    """

    fault = ""
    place = ""

    @classmethod
    def of(cls, fault: BaseException, where: str) -> "ProgramFault":
        """The fault that an exception is, told with the document that met it."""
        what = f"could not be read: {type(fault).__name__}: {fault}"
        made = cls(what, where=where, todo="This is a fault of the program.")
        made.fault, made.place = type(fault).__name__, place_of(fault)
        return made


def place_of(error: BaseException, most: int = 4) -> str:
    """Where an exception was raised, as ``figures/dates.py:40 < reading.py:71``: the innermost frames, and no words."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        parts = trace.tb_frame.f_code.co_filename.replace("\\", "/").split("/")
        at = parts.index("reportedly") + 1 if "reportedly" in parts[:-1] else -1
        frames.append(f"{'/'.join(parts[at:])}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " < ".join(reversed(frames[-most:]))


class ModelError(ReportedlyError):
    """The encoder's weights are missing or damaged."""

    exit_code = 4


class ArchiveError(ReportedlyError):
    """An archive that can't be opened, or what is asked of it."""

    exit_code = 5


class NoArchive(ArchiveError):
    """Nothing there, or not an archive."""


class NewerArchive(ArchiveError):
    """Written by a later version of this program."""


class ArchiveStuck(ArchiveError):
    """It can't be written, or reached, for now; nobody's report is to blame, and nothing that was told is lost."""


class ArchiveBusy(ArchiveStuck):
    """Another program keeps it locked."""


class NotInArchive(ArchiveError):
    """No such article in it."""
