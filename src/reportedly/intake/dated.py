"""Dates that a text states of itself on a line at its top: "Date: 4 March 2026", "Aired March 4, 2026"."""

import re

from reportedly.intake.metadata import iso_date

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_LABEL = (
    r"(?:(?:Date|Dated|Aired|Broadcast|Published|Posted|Issued|Released?|Updated|Last updated)(?: on)?:? +"
    r"|(?:Unofficial )?(?:Transcript|Minutes|Record) of .{3,50}? (?:of|on) |.{0,60}\bas of (?:\d\d[:.]\d\d,? )?"
    r"|[A-Z][\w’' -]{2,30}, (?:the )?)?"
)
_TIME = r"(?:,? *(?:at )?[-–—|]? ?\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?"
_REST = r"(?:,? [A-Z][\w’' -]{2,30}|[ \t]{2,}(?:Time|Ref|No)\b.{0,60})?"
_LINE = re.compile(rf"{_LABEL}{_WEEKDAY}(?P<day>{_DAY}){_TIME}{_REST}\.?", re.IGNORECASE)
_DATELINE = re.compile(
    rf"[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Z][\w .]{{1,30}}?)?[,:]? (?P<day>{_DAY})(?: \([\w .]{{2,30}}\))? ?[-–—_]"
)
_LONGEST = 120
_TOP = 10
"""Lines at the top among which such a line may stand."""


def date_in(line: str) -> str | None:
    """The day that a line states of the whole text, as ISO 8601: a dateline with its year, or a line that is a date."""
    words = line.strip()
    match = _DATELINE.match(words[:_LONGEST]) or (_LINE.fullmatch(words) if len(words) <= _LONGEST else None)
    return iso_date(match["day"].replace(".", "")) if match else None


def date_at_top(text: str) -> str | None:
    """The first such day among the first lines of ``text``."""
    lines = [line for line in text[:4_000].split("\n") if line.strip()][:_TOP]
    return next((found for line in lines if (found := date_in(line))), None)
