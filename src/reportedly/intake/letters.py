"""The words of a mail → its writer's own, or those of the message that the writer passes on.

Left out are quotations of older mails (RFC 3676, section 4.5: lines that begin with ">", and what mailing programs
put below a line of their own), signatures (section 4.3: below "-- ") and what mailing lists add.
"""

import re
from dataclasses import dataclass

from reportedly.intake.metadata import iso_date

NOTE = 40
"""A writer with fewer words than this only passes the message on: "For tomorrow, can someone ring them?"."""
FORWARDED = "---------- Forwarded message ---------"
_DEPTH = 10
"""Messages passed on by one after another; the eleventh's words stay as they are."""
_MARK = re.compile(
    r"-{2,} ?(?:Forwarded message|Forwarded by .{1,80}|Original (?:Message|Appointment)) ?-{2,}"
    r"|Begin forwarded message:|_{20,}",
    re.IGNORECASE,
)
_HEAD = re.compile(r"[*_]?(From|Sent|Date|To|Cc|Reply-To|Subject):[*_]?(?:[ \t]+(.*))?", re.IGNORECASE)
_LONGEST_HEAD = 500
_FORWARD = re.compile(r"(?:\s*(?:fwd?|wg|tr|rv|i|enc)\s*:)", re.IGNORECASE)
_MARKS = re.compile(r"(?:(?:fwd?|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_WROTE = re.compile(
    r"(?:On|Am|Le|El) [^\n]{6,200}(?:\n(?!>)[^\n]{0,120})?(?:wrote|writes|schrieb|a écrit|escribió) ?:[ \t]*\Z"
)
_RULE = "_" * 20
_ADDRESS = re.compile(r"\s*(?:<[^>]*>|\[mailto:[^\]]*\])")
_TIME = re.compile(
    r"(?P<day>.{0,60}?\d{4})(?:,? at|,)? (?P<hour>\d{1,2}):(?P<rest>\d\d(?::\d\d)?)(?: ?(?P<half>[AP])M)?.{0,60}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passed:
    """What is told of a message that was passed on."""

    sender: str = ""
    subject: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """The words to read, how many lines were left out as quoted, whose message it is if passed on, and the note."""

    words: str
    quoted: int = 0
    passed: Passed | None = None
    note: str = ""


def read(words: str, subject: str) -> Letter:
    """The letter that ``words``, sent under ``subject``, stand for."""
    lines = words.split("\n")
    passed, note = None, ""
    for _ in range(_DEPTH):
        cut = _cut(lines)
        if cut is None:
            break
        start, end, mark, heads = cut
        written, quoted = _own(lines[:start])
        sent_on = _FORWARD.match(subject) or "forward" in mark.lower() or not written.strip()
        if not sent_on or len(written.split()) >= NOTE:
            return Letter(written, quoted + len(lines) - start, passed, _told(note))
        subject = heads.get("subject", "")
        sender = _ADDRESS.sub("", heads.get("from", "")).strip(" \"'")
        date = _date(heads.get("date") or heads.get("sent") or "")
        passed = Passed(sender or heads.get("from", ""), _MARKS.sub("", subject), date)
        note = " ".join(f"{note} {written}".split())
        lines = lines[end:]
    written, quoted = _own(lines)
    return Letter(written, quoted, passed, _told(note))


def _told(note: str) -> str:
    return f"the note “{note}” is left out." if note else "without a word of their own."


def _cut(lines: list[str]) -> tuple[int, int, str, dict[str, str]] | None:
    """Where another message begins: its first line and the one behind its headers, its mark, its headers.

    Two headers make a message under a mark, three that begin with From without one.
    """
    for start, line in enumerate(lines):
        marked = _MARK.fullmatch(line.strip()) is not None
        if not marked and not line.lower().lstrip("*_").startswith("from:"):
            continue
        heads, end = _heads(lines, start + marked)
        if len(heads) >= 3 - marked:
            return start, end, line if marked else "", heads
    return None


def _heads(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The headers from line ``at`` on, empty lines above them passed over, and where they end."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    heads: dict[str, str] = {}
    while at < len(lines) and (match := _HEAD.fullmatch(lines[at].rstrip()[:_LONGEST_HEAD])):
        if match[1].lower() in heads:
            break
        heads[match[1].lower()] = (match[2] or "").strip(" *_")
        at += 1
        if at + 1 < len(lines) and not lines[at].strip() and _HEAD.fullmatch(lines[at + 1].rstrip()[:_LONGEST_HEAD]):
            at += 1  # of an HTML mail, where each header is a block
    return heads, at


def _own(lines: list[str]) -> tuple[str, int]:
    """The writer's own lines, and how many quoted ones were left out."""
    kept: list[str] = []
    quoted = 0
    quoting = False
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        if line in ("-- ", "--") or (line.startswith(_RULE) and "mailing list" in following.lower()):
            break
        if line.lstrip(" ").startswith(">"):
            if not quoting:
                _drop_introduction(kept)
                kept.append("")
            quoted += 1
            quoting = True
        else:
            kept.append(line)
            quoting = False
    return "\n".join(kept).strip("\n"), quoted


def _drop_introduction(kept: list[str]) -> None:
    """Takes away "On Tuesday, Bo Lund wrote:", of one line or two, above what is quoted."""
    while kept and not kept[-1].strip():
        kept.pop()
    for lines in (1, 2):
        if len(kept) >= lines and _WROTE.match("\n".join(kept[-lines:])):
            del kept[-lines:]
            return


def _date(words: str) -> str | None:
    """A date as mailing programs write it for people: "Wednesday, March 4, 2026 7:58 PM"."""
    match = _TIME.fullmatch(words.replace("\u202f", " "))
    if match is None or not (day := iso_date(match["day"])):
        return iso_date(words)
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"].upper() == "P")
    return iso_date(f"{day}T{hour:02}:{match['rest']}")
