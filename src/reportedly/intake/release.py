"""Press releases: what stands above the headline and below the end is the sender's and no part of the report."""

import re

from reportedly.intake.dated import date_in
from reportedly.intake.sent import Copy

_HEAD = re.compile(
    r"(?:FOR IMMEDIATE (?:RELEASE|USE)|(?:PRESS|NEWS|MEDIA) (?:RELEASE|STATEMENT|NOTICE)\b.{0,40}|NOT FOR RELEASE .{3,80}"
    r"|(?:STRICTLY )?EMBARGO(?:ED)?\b.{0,80})",
    re.IGNORECASE,
)
_EMBARGO = re.compile(r"(?:STRICTLY )?EMBARGO(?:ED)?:?\s*(?:UNTIL|TILL|FOR|TO)?:?\s*(.*)", re.IGNORECASE)
_END = re.compile(
    r"[-–—\s*#(]*(?:END|ENDS)[-–—\s*#)]*|#{2,}|-30-|(?:Notes? (?:to|for) (?:the )?editors?|Editor[’']?s notes?"
    r"|(?:Media|Press) (?:contacts?|enquiries|inquiries)|Contacts?|For (?:more|further) information.{0,60})\s*:?.{0,40}",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"About ((?:the )?[A-Z][^.:]{1,60}):?")
_HEAD_LINES = 12


def read(text: str) -> Copy | None:
    """The report in a press release; None where none of its first lines says that it is one."""
    lines = text.split("\n")
    heads = [n for n, line in enumerate(lines[:_HEAD_LINES]) if _HEAD.fullmatch(line.strip())]
    if not heads or any(line.strip() for line in lines[: heads[0]] if len(line.strip()) > 80):
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
    body = lines[start:end]
    published = next((found for line in [*lines[:start], *body[:8]] if (found := date_in(line))), None)
    return Copy("\n".join(body).strip("\n"), publisher=publisher, published=published, warnings=warnings)


def _ends(lines: list[str], n: int) -> bool:
    line = lines[n].strip()
    return bool(line) and (_END.fullmatch(line) is not None or _ABOUT.fullmatch(line) is not None)
