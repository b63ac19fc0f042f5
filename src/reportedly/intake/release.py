"""Press releases: what stands above the headline and below the end is the sender's and no part of the report."""

import re
from dataclasses import dataclass

from reportedly.intake.dated import date_in
from reportedly.intake.sent import Copy

_HEAD = re.compile(
    r"FOR IMMEDIATE (?:RELEASE|USE)"
    r"|(?:PRESS|NEWS|MEDIA) (?:RELEASE|STATEMENT|NOTICE)(?:\s*(?:No\b|Nr\b|[#:–—\d-]).{0,40})?"
    r"|NOT FOR (?:RELEASE|PUBLICATION) (?:BEFORE|UNTIL|TILL).{3,80}"
    r"|(?:STRICTLY )?EMBARGO(?:ED)?(?:\s*:.{0,80}|\s+(?:UNTIL|TILL)\b.{0,80})?",
    re.IGNORECASE,
)
_EMBARGO = re.compile(r"(?:STRICTLY )?EMBARGO(?:ED)?:?\s*(?:UNTIL|TILL|FOR|TO)?:?\s*(.*)", re.IGNORECASE)
_END = re.compile(
    r"[-–—\s*#(]*(?:END|ENDS)[-–—\s*#)]*|#{2,}|-30-|For (?:more|further) information\b.{0,80}"
    r"|(?:Notes? (?:to|for) (?:the )?editors?|Editor[’']?s notes?"
    r"|(?:(?:Media|Press) )?(?:contacts?|enquiries|inquiries))"
    r"(?:\s*:.{0,80})?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"About ((?:the )?[A-Z][^.:]{1,60}):?")
_SENTENCE = re.compile(r".{60}[.!?][\"”’)]*\Z")
_HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Release:
    """Which lines ``[start, end)`` are the report, and what is told of it."""

    start: int
    end: int
    publisher: str | None
    published: str | None
    warnings: list[str]


def read(text: str) -> Copy | None:
    """The report in a press release; None where none of its first lines says that it is one."""
    lines = text.split("\n")
    if (sent := found(lines)) is None:
        return None
    body = "\n".join(lines[sent.start : sent.end]).strip("\n")
    return Copy(body, publisher=sent.publisher, published=sent.published, warnings=sent.warnings)


def found(lines: list[str]) -> Release | None:
    """Where the report stands in the lines (or blocks) of a press release; None where they are none."""
    heads = [n for n, line in enumerate(lines[:_HEAD_LINES]) if _HEAD.fullmatch(line.strip())]
    if not heads or any(_SENTENCE.search(line.strip()) for line in lines[: heads[0]]):
        return None
    start = heads[-1] + 1
    end = next((n for n in range(start, len(lines)) if _ends(lines, n)), len(lines))
    about = (match[1] for line in lines[end:] if (match := _ABOUT.fullmatch(line.strip())))
    publisher = next(about, None) or next((line.strip() for line in lines[: heads[0]] if line.strip()), None)
    warnings = [f"This is a press release{f' of {publisher}' if publisher else ''}: it is its sender's word."]
    if end < len(lines):
        warnings.append("What stands below its end (notes, contacts, boilerplate) is left out.")
    for line in (lines[n].strip() for n in heads):
        if (match := _EMBARGO.fullmatch(line)) and match[1]:
            warnings.append(f"It is under embargo until {match[1].strip()}.")
    published = next((day for line in lines[: start + 8] if (day := date_in(line))), None)
    return Release(start, end, publisher, published, warnings)


def _ends(lines: list[str], n: int) -> bool:
    line = lines[n].strip()
    return bool(line) and (_END.fullmatch(line) is not None or _ABOUT.fullmatch(line) is not None)
