"""What a time expression leans on: the day of publication, the sentence around it, the period named before it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reportedly.figures import timex
from reportedly.figures.number_words import digits_value, value_of
from reportedly.model.figures import TimexType
from reportedly.model.span import Span

_AHEAD = re.compile(
    r"\b(?:will|shall|won[’']t|[’']ll|would|scheduled|expect(?:s|ed)?|due|plan(?:s|ned|ning)?|set (?:to|for)|"
    r"upcoming|next|to be|supposed to|until|ahead of|"
    r"deadline|expires?|effective|payable|invited|summit|through|extended|before|must|should|can)\b",
    re.IGNORECASE,
)
_CLAUSE_BEFORE = re.compile(r"(?:[^.,;:]|[ap]\.m\.|(?<=\d)[:.](?=\d)){0,90}\Z", re.IGNORECASE)
_PAST = (
    "became|began|blew|bought|broke|brought|built|burst|came|caught|chose|died|drew|drove|fell|fled|flew|fought|found|"
    "froze|gave|got|grew|heard|held|hid|kept|knew|laid|left|led|lost|made|met|paid|ran|rode|rose|sank|saw|sent|shook|"
    "shot|slid|sold|sought|spent|split|spoke|stole|stood|struck|stuck|swept|swore|taught|threw|took|tore|went|withdrew|"
    "won|wrote"
)
_TURNS = re.compile(
    r"\b(?:(?P<soon>will|won[’']t|[’']ll|shall|would|could|might|to be|"
    r"(?:set|due|likely|ready|hop\w+|is|are|plan\w*|wants?) to|"
    r"plan(?:ned|ning)|postponed|rescheduled|scheduled|slated|set for|expect(?:s|ed)|due|(?:soon|early) as|begins?|"
    r"opens|starts?|resumes?|meets?|convenes?|arrives?|departs?|leaves|votes|hosts|faces|"
    r"holds|travels|flies|returns|ends|closes|takes (?:place|effect)|"
    r"kicks off|go(?:es)? to the polls|deadline|upcoming|beginning|starting)|"
    r"(?P<passed>previously planned|had (?:previously )?been \w+|said|told|after|since|that|was|were|had|did|"
    r"(?:down|up) from|(?:compared|compares) (?:with|to)|than(?= (?:in|the)\b)|"
    rf"(?<!\bis )(?<!\bare )(?<!\bbe )(?:(?-i:[a-z]{{3,}}ed)|{_PAST})))\b",
    re.IGNORECASE,
)
_OF_WHAT_COMES = re.compile(
    r"agreed|announced|approved|booked|called|demanded|forecast|hinted|hoped|invited|offered|ordered|"
    r"pledged|predicted|prepared|promised|proposed|threatened|urged|voted|vowed|wanted|warned",
    re.IGNORECASE,
)
"""“Announced elections in May” leaves open which; “announced in May” does not."""
_AT_ONCE = re.compile(r" (?:in|on|during|since|last)?(?: early| late| mid)?[ -]?", re.IGNORECASE)
_TO_DO = re.compile(r" to (?!the\b|an?\b|its\b|their\b)[a-z]")  # "decided to admit"
_SPEECH = re.compile(r"said|told|that|after|since", re.IGNORECASE)
"""Words that tell when something was said, or what came first, and so nothing of another clause."""
_UNTIL = re.compile(
    r"\b(?:until|till|by|no later than|(?:as )?(?:soon|early) as)"
    r"(?: (?:[\d:.]{1,5}|[ap]\.?m\.?|[A-Z]{2,4}|noon|midnight|early|late|at|o['’]clock)){0,4} ?\Z",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:\A|(?<![ap]\.m)[.!?;:”\"]\s+)(?:(?:But|And|Then|Also) )?"
    r"(?:(?:On|By|In|During|From|Until|Next|[Ee]arly|[Ll]ate) |[Mm]id-)*\Z"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_WILL = re.compile(
    r"[^.;:!?]{0,70}?\b(?:(?P<soon>will|[’']ll|shall|(?:is|are) (?:set|due|expected|scheduled|likely|to)\b)|"
    r"(?P<passed>was|were|had|did|said|(?<!\bis )(?<!\bare )(?<!\bbe )"
    rf"(?:(?<!\ba )(?<!\ban )(?<!\bthe )(?-i:[a-z]{{3,}}ed)|{_PAST})))\b",
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
    """The text, the day it was published, and the period its figures were last said to be of.

    In a ``narrative`` of times past, "in June" and "the next day" hang on what was told before them, not on the day of
    publication: there ``published`` moves along with the days that are told; words of the present ("this year", "two
    weeks ago") alone are of the day of ``issue``.
    """

    text: str
    published: date | None
    lines: Sequence[Span]
    starts: Sequence[int]
    quarter: str = ""
    quarter_at: int = -1
    whole_at: int = -1
    last: str = ""
    last_at: int = -1
    month: str = ""
    month_at: int = -1
    day: str = ""
    day_at: int = -1
    narrative: bool = False
    issue: date | None = None

    def remember(self, span: Span, valued: Valued) -> None:
        """Keep what later expressions lean on: the quarter under discussion, the last day or month named."""
        if self.narrative and (day := start_of(valued.value)) is not None:
            self.published = self._told(day, valued.value)
        if (
            valued.type in ("DATE", "TIME")
            and not valued.clock
            and _DAY.match(valued.value)
            and start_of(valued.value[:10])
        ):
            self.day, self.day_at = valued.value[:10], span.start
            self.month, self.month_at = self.day, span.start
        if _WHOLE.fullmatch(valued.value):
            self.whole_at = span.start
        if valued.type != "DATE":
            return
        if re.match(r"\d{4}-Q", valued.value):
            if self.quarter_at < 0 or not self._compares(span, valued.value):
                self.quarter, self.quarter_at = valued.value, span.start
        elif re.match(r"\d{4}(?:-\d\d|\Z)", valued.value):
            self.last, self.last_at = valued.value, span.start
            if _MONTH.match(self.last):
                self.month, self.month_at = self.last, span.start

    def told(self, unit: str) -> tuple[date | None, str]:
        """The day that "a day earlier" or "that year" is counted from; or None, and the year or month it lies in.

        It is the date told last, where that is told as closely as its unit: a day is counted from a day, not from
        "last month"; or one so close in the same sentence ("said on Monday that it had sunk last month"). It is that
        of publication where nothing was told.
        """
        grain = _GRAINS.get(unit, "year")
        known = {"day": (self.day, self.day_at), "month": (self.month, self.month_at)}
        said, at = known.get(grain, (self.last, self.last_at))
        if not self.last[:4].isdigit() and not said:
            return self.published, ""
        near = at >= self.last_at or self.line(at) == self.line(self.last_at)
        return (start_of(said), "") if said and near else (None, self.last[:7])

    def is_discussed(self, at: int) -> bool:
        """Whether a quarter was named not long before ``at``, and no half, nine months or year since."""
        return bool(self.quarter) and at - self.quarter_at < _STILL_DISCUSSED and self.whole_at < self.quarter_at

    def day_told(self, at: int) -> str:
        """The day that a clock time at ``at`` is of: the one told a sentence or two before; else publication's."""
        if self.day_at >= 0 and at - self.day_at <= _SAME_SCENE and "\n\n" not in self.text[self.day_at : at]:
            return self.day
        return self.published.isoformat() if self.published else "XXXX-XX-XX"

    def _told(self, day: date, value: str) -> date:
        """Where a narrative has got to; a year named again keeps the month it had reached."""
        now = self.published
        return now if now is not None and len(value) == 4 and value == str(now.year) else day

    def _compares(self, span: Span, value: str) -> bool:
        """Whether a quarter is named beside the one discussed: "a year earlier", or the same one of an earlier year."""
        earlier = value < self.quarter and value[4:] == self.quarter[4:]
        return earlier or bool(re.search(r"year|earlier|ago", span.of(self.text)))

    def line(self, at: int) -> Span:
        """The sentence that ``at`` lies in."""
        number = bisect_right(self.starts, at) - 1
        return self.lines[number] if number >= 0 else Span(0, len(self.text))

    def before(self, at: int) -> str:
        """The words before ``at`` in its sentence, at most 90 code points."""
        return self.text[max(self.line(at).start, at - 90) : at]

    def looks_ahead(self, at: int) -> bool:
        """Whether the words before ``at`` in its sentence speak of what is to come."""
        return bool(_AHEAD.search(self.text[max(self.line(at).start, at - 160) : at]))

    def coming(self, at: int, end: int, *, unsaid: bool = False) -> bool:
        """Whether the words beside a weekday or month put it ahead ("will leave on Friday"); most are past.

        The nearest word before it in its clause that turns to what is to come or to what has passed decides; where
        it opens its sentence, the first such word behind it. ``unsaid`` is the answer where no word turns.
        """
        before = self.before(at)
        after = _WILL.match(self.text, end, min(len(self.text), end + 100))
        ahead = unsaid if after is None else after.lastgroup == "soon"
        if _POSSESSIVE.match(self.text, end):  # "Friday's vote"
            return ahead or before.endswith("ahead of ")
        if _LEADS.search(before):
            return ahead
        if _UNTIL.search(before):
            return " had " not in before
        clause = _CLAUSE_BEFORE.search(before)
        turns = list(_TURNS.finditer(clause.group())) if clause else []
        if unsaid and clause:
            turns = [turn for turn in turns if not _is_open(turn)]
            if not turns and after is not None and "," not in after.group():
                return ahead
            turns = turns or [t for t in _TURNS.finditer(before[: clause.start()]) if not _is_open(t, elsewhere=True)]
        return turns[-1].lastgroup == "soon" if turns else unsaid


def _is_open(turn: re.Match[str], *, elsewhere: bool = False) -> bool:
    """Whether a word leaves open when the month behind it is: "announced elections in May", "said that …"."""
    if turn.lastgroup == "soon":
        return False
    if elsewhere and _SPEECH.fullmatch(turn.group()):
        return True
    to_do = turn.group().endswith("ed") and _TO_DO.match(turn.string, turn.end())
    comes = to_do or _OF_WHAT_COMES.fullmatch(turn.group())
    return bool(comes) and not _AT_ONCE.fullmatch(turn.string, turn.end())


def number(words: str | None) -> float | None:
    """The amount of a duration: "two", "2 1/2", "a", "couple of"; None where it is not told ("several")."""
    words = (words or "").lower().strip()
    if not words:
        return None
    if words in ("a", "an", "another", "one", "a single", "each", "every", "the"):
        return 1.0
    if "couple" in words:
        return 2.0
    if part := re.match(r"(?:an? )?(?:(half)|quarter\b)", words):
        return 0.5 if part[1] else 0.25
    try:
        return digits_value(re.sub(r"(\d)-(\d+/)", r"\1 \2", words))[0] if words[0].isdigit() else value_of(words)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


def start_of(value: str) -> date | None:
    """The first day of a TIMEX3 date value; None where it does not resolve to days."""
    days = timex.interval(value)
    return date.fromisoformat(days[0]) if days else None


_WHOLE = re.compile(r"P[69]M|P1Y|P12M")
_STILL_DISCUSSED = 1500  # code points; results stories return to the quarter every few paragraphs
_SAME_SCENE = 250  # code points
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_GRAINS = {
    **dict.fromkeys(("second", "minute", "hour", "day", "night", "week", "weekend", "fortnight"), "day"),
    **dict.fromkeys(("month", "quarter"), "month"),
}
"""How closely a date must be told for so many of a unit to be counted from it; any will do for years."""
