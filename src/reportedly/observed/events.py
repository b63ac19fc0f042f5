"""Events for a log: a name of a fixed list and named values, through the standard ``logging``, silent by default.

No event carries words of a report, a title, a password, a key, a cookie or what somebody typed: only ids, hashes,
counts, times, names of our own, and places (a path, an address), which whoever writes the lines escapes.
"""

import logging
from collections.abc import Mapping
from contextvars import ContextVar

from reportedly.errors import ProgramFault, ReportedlyError, place_of

EVENTS: dict[str, str] = {
    "document.read": "a report was read",
    "document.failed": "a report could not be read",
    "archive.document": "what became of a report that was to be added",
    "archive.migrated": "the archive's tables were brought up to this version",
    "job.submitted": "a submission waits at the desk",
    "job.done": "a submission was read",
    "job.failed": "a submission could not be read, or holds nothing",
    "job.fault": "a fault of the program while a submission was read",
    "queue.unreadable": "the archive was locked or gone when the queue was looked at",
    "queue.fault": "a fault of the program while the queue was looked at",
    "feed.looked": "a watched feed was due, and a submission made of it",
    "deed": "somebody did something at the desk; the audit log is the record",
    "sign-in": "somebody signed in",
    "sign-in.refused": "a name and password that nobody has",
    "sign-in.slowed": "too many tries at one name or from one address",
    "export": "something was exported",
    "request": "a request to the desk or the API was answered",
    "request.fault": "a fault of the program while a request was answered",
    "tool": "a language model's call was answered",
    "server": "a line of the web server's own",
    "timings": "seconds by stage of a whole run",
}
"""Every event, and what it tells."""

FIELDS: dict[str, str] = {
    "document": "the document's id, or the article's key",
    "sha256": "of the document's text",
    "version": "the article's version",
    "outcome": "what became of it",
    "milliseconds": "how long it took",
    "stages": "milliseconds by stage",
    "characters": "of the text",
    "claims": "how many",
    "findings": "how many",
    "error": "the kind of error",
    "line": "the error's one line",
    "place": "where in the program a fault was: file and line, the innermost first",
    "job": "the submission's number",
    "kind": "of a submission: text, url, file, feed; of an export: report, reading, claim, archive",
    "added": "how many became new articles or versions",
    "there": "how many were there already",
    "failed": "how many could not be read",
    "waited": "milliseconds between submission and start",
    "feed": "the feed's number",
    "verb": "what was done",
    "user": "the number of the account, null without accounts",
    "via": "the door: desk, api, cli",
    "address": "where a try to sign in came from",
    "format": "of an export",
    "bytes": "of an answer or an export",
    "revision": "of the archive's tables",
    "request": "the request's id",
    "method": "of the request",
    "route": "the route's template, never the path itself",
    "status": "of the answer",
    "tool": "the tool's name",
    "message": "the web server's line",
    "documents": "how many",
    "words": "how many",
    "seconds": "of the whole run",
    "peak": "bytes of memory at most",
}
"""Every field that an event may carry."""

Fields = Mapping[str, object]
request_id: ContextVar[str] = ContextVar("reportedly_request", default="")
"""The id of the request that is being answered; goes with every event of it."""

logging.getLogger("reportedly").addHandler(logging.NullHandler())  # silent until somebody asks (logging's own advice)


def event(log: logging.Logger, name: str, level: int = logging.INFO, /, **fields: object) -> None:
    """Log an event of EVENTS with fields of FIELDS; those that are None or "" are left out."""
    if log.isEnabledFor(level):
        kept = {key: value for key, value in fields.items() if value is not None and value != ""}
        if "request" not in kept and (asked := request_id.get()):
            kept["request"] = asked
        log.log(level, name, extra={"fields": kept})


def fields_of(record: logging.LogRecord) -> Fields | None:
    """The fields of a record that ``event`` made; None of any other."""
    return getattr(record, "fields", None)


def told(error: BaseException) -> dict[str, object]:
    """The fields that tell an error: its kind; its one line where that is ours, else where in the program it was.

    The words of an exception that is no error of ours may hold words of a report, so they are left out.
    """
    if isinstance(error, ProgramFault):
        return {"error": error.fault or "ProgramFault", "line": error.where, "place": error.place}
    if isinstance(error, ReportedlyError):
        return {"error": type(error).__name__, "line": str(error)}
    return {"error": type(error).__name__, "place": place_of(error)}
