"""What a time expression leans on: the day of publication, the sentence around it, the period named before it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reportedly.figures import timex
from reportedly.figures.numbers import digits_value, value_of
from reportedly.model.figures import TimexType
from reportedly.model.span import Span

_AHEAD = re.compile(
    r"\b(?:will|shall|won[’']t|[’']ll|would|scheduled|expect(?:s|ed)?|due|plan(?:s|ned|ning)?|set (?:to|for)|"
    r"upcoming|next|to be|supposed to|until|"
    r"deadline|expires?|effective|payable|invited|summit|through|extended|before|must|should|can)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:will|[’']ll|would|could|might|(?:set|due|likely|ready|hop\w+|is|are) to|plan(?:s|ned)?|postponed|"
    r"scheduled|set for|expected|due|(?:soon|early) as)\b(?:(?!\b(?:said|told|after|since|when|"
    r"that)\b)[^.,;:]){0,60}\Z",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:said|told|announced|reported|was|were|had|did|since|ended|closed|after|[a-z]{3,}ed)(?: \w+){0,3} \Z|"
    r"\b(?:was|were|had|did|said)\b[^.,;:]{0,60}\Z",
    re.IGNORECASE,
)


class Valued(NamedTuple):
    """A type and TIMEX3 value; ``clock`` ("T17:00", "TMO") where the words name a time of day alone."""

    type: TimexType
    value: str
    clock: str = ""
    trim_left: int = 0
    trim_right: int = 0


@dataclass(slots=True)
class Setting:
    """The text, the day it was published, and the period its figures were last said to be of."""

    text: str
    published: date | None
    lines: Sequence[Span]
    starts: Sequence[int]
    quarter: str = ""
    quarter_at: int = -1
    last: str = ""
    year: str = ""

    def remember(self, span: Span, valued: Valued) -> None:
        """Keep what later expressions lean on: the quarter under discussion, the last day or month named."""
        if valued.type != "DATE":
            return
        if re.match(r"\d{4}-Q", valued.value):
            if self.quarter_at < 0 or not self._compares(span):
                self.quarter, self.quarter_at = valued.value, span.start
        elif re.match(r"\d{4}(?:-\d\d|\Z)", valued.value):
            self.last = valued.value

    def _compares(self, span: Span) -> bool:
        return bool(re.search(r"year|earlier|ago", span.of(self.text)))

    def line(self, at: int) -> Span:
        """The sentence that ``at`` lies in."""
        number = bisect_right(self.starts, at) - 1
        return self.lines[number] if number >= 0 else Span(0, len(self.text))

    def looks_ahead(self, at: int) -> bool:
        """Whether the words before ``at`` in its sentence speak of what is to come."""
        return bool(_AHEAD.search(self.text[max(self.line(at).start, at - 160) : at]))

    def coming(self, at: int) -> bool:
        """Whether the words right before a weekday put it ahead ("will leave on Friday"); most are past."""
        before = self.text[max(self.line(at).start, at - 80) : at]
        return bool(_SOON.search(before)) and not _PASSED.search(before)


def number(words: str | None) -> float | None:
    """The amount of a duration: "two", "2 1/2", "a", "couple of"; None where it is not told ("several")."""
    if not words:
        return None
    words = words.lower().strip()
    if words in ("a", "an", "another", "one", "a single", "each", "every", "the"):
        return 1.0
    if "couple" in words:
        return 2.0
    if words.startswith("half"):
        return 0.5
    try:
        return digits_value(re.sub(r"(\d)-(\d+/)", r"\1 \2", words))[0] if words[0].isdigit() else value_of(words)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


def start_of(value: str) -> date | None:
    """The first day of a TIMEX3 date value; None where it does not resolve to days."""
    days = timex.interval(value)
    return date.fromisoformat(days[0]) if days else None


_NEAR_DAYS = 60  # a day without a year that lies this near ahead is taken for the coming one


def year_of(setting: Setting, at: int, month: int, day: int | None) -> str:
    """The year of a month or day printed without one.

    The nearest past is meant, unless the coming one is at most 60 days off, or the words look ahead and the past
    one lies more than five months back.
    """
    today = setting.published
    if today is None:
        return "XXXX"
    this, now = month * 30 + (day or 15), today.month * 30 + today.day
    if day is None and month == today.month:
        return str(today.year)
    back, forth = (now - this) % 360, (this - now) % 360
    limit = _NEAR_DAYS if day is not None else 20
    ahead = back and (forth <= limit or (back > 150 and setting.looks_ahead(at)))
    if this <= now:
        return str(today.year + 1) if ahead else str(today.year)
    return str(today.year) if ahead else str(today.year - 1)
