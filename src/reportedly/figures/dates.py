"""Dates: the time expressions of a text, as TIMEX3.

``patterns`` says what a time expression looks like, rule by rule; here they are found, the longest
first where rules overlap, given a value against the day of publication, and joined ("5 p.m." + "Friday").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.figures import timex
from reportedly.figures.rules import rules
from reportedly.figures.setting import Setting, Valued
from reportedly.intake.lines import lines
from reportedly.intake.sentences import sentences as split
from reportedly.model.figures import Date
from reportedly.model.span import Span
from reportedly.observed import stage

_JOINT = re.compile(r",? (?:on |of )?")
_ASIDE = re.compile(r" \([^()\n]{1,30}\),? (?:on )?")  # "10:35 a.m. (0735 GMT) Friday"
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)")


_OF_THE_DAY = frozenset(("weekday", "deictic day", "overnight"))
_FROM_THE_DAY = re.compile(r"(?:early |late |later |earlier )?(?:last|this|next) |.* (?:ago|from now)\Z", re.IGNORECASE)
_MANY_YEARS, _LONG_GONE = 6, 2
"""A narrative (HeidelTime's word: Strötgen & Gertz 2013) names so many years, half of them so long before its own."""


@dataclass(frozen=True, slots=True)
class _Hit:
    span: Span
    rule: str
    match: re.Match[str]


@stage("figures")
def dates(text: str, published: str | None, sentences: Sequence[Span] | None = None) -> list[Date]:
    """The time expressions of ``text`` in order, disjoint, as d1, d2, and so on.

    ``published`` (ISO 8601, a day or a time) anchors "Friday", "last month" and days without a year; without it they
    keep their X ("XXXX-08-30", "XXXX-WXX-5"). A weekday or day without a year is the nearest one past, the day of
    publication included, unless the words before it look ahead ("will", "is scheduled", "by").
    """
    units = list(split(text) if sentences is None else sentences)
    hits, day = _hits(text), _day(published)
    setting = Setting(text=text, published=day, lines=units, starts=[unit.start for unit in units])
    setting.narrative, setting.issue = _narrates(hits, day), day
    found: list[tuple[Span, Valued]] = []
    for hit in hits:
        told, of_the_day = setting.published, setting.narrative and _is_of_the_day(hit)
        if of_the_day:
            setting.published = day
        valued = rules()[hit.rule].value(hit.match, setting)
        setting.published = told
        if valued is None:
            continue
        found.append((Span(hit.span.start + valued.trim_left, hit.span.end - valued.trim_right), valued))
        if not of_the_day:  # a narrative goes on from where it had got to
            setting.remember(found[-1][0], valued)
    return [_date(span, valued, f"d{number}") for number, (span, valued) in enumerate(_joined(text, found), 1)]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _narrates(hits: Sequence[_Hit], published: date | None) -> bool:
    """Whether a text tells of times past: years long gone are named again and again, and weekdays hardly ever."""
    told = sorted(int(year) for hit in hits if (year := _named_year(hit)))
    recent = sum(map(_is_of_the_day, hits))
    if len(told) < _MANY_YEARS or recent * 8 > len(told):
        return False
    return published is None or told[len(told) // 2] < published.year - _LONG_GONE


def _is_of_the_day(hit: _Hit) -> bool:
    """Whether an expression says where it lies from the day of publication: "Friday", "last month", "a year ago"."""
    return hit.rule in _OF_THE_DAY or _FROM_THE_DAY.match(hit.match.group()) is not None


def _named_year(hit: _Hit) -> str:
    named = hit.match.groupdict().get("year") or ""
    return named if re.fullmatch(r"\d{4}", named) else ""


def _hits(text: str) -> list[_Hit]:
    """The matches of every rule; where two overlap the earlier is kept, of two that start alike the longer."""
    held = lines(text)
    every = [
        _Hit(Span(*match.span()), name, match)
        for name, rule in rules().items()
        for match in rule.search.matches(text, held)
    ]
    every.sort(key=lambda hit: (hit.span.start, -hit.span.end))
    kept: list[_Hit] = []
    for hit in every:
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
    return kept


def _joined(text: str, found: list[tuple[Span, Valued]]) -> list[tuple[Span, Valued]]:
    """A clock time or part of a day and the day beside it, made one."""
    out: list[tuple[Span, Valued]] = []
    for span, valued in found:
        if out:
            before, earlier = out[-1]
            both = _both(earlier, valued) if _JOINT.fullmatch(text, before.end, span.start) else None
            if both is not None:
                out[-1] = (Span(before.start, span.end), both)
                continue
            aside = _both(earlier, valued) if _ASIDE.fullmatch(text, before.end, span.start) else None
            if aside is not None and earlier.clock:
                out[-1] = (before, aside)
        out.append((span, valued))
    return out


def _both(first: Valued, second: Valued) -> Valued | None:
    for clock, day in ((first, second), (second, first)):
        if clock.clock and not day.clock and day.type == "DATE" and _DAY.fullmatch(day.value):
            return Valued("TIME", day.value + clock.clock, clock=clock.clock)
    return None


def _date(span: Span, valued: Valued, name: str) -> Date:
    days = timex.interval(valued.value) if valued.type in ("DATE", "TIME") else None
    first, last = days or (None, None)
    return Date(id=name, span=span, type=valued.type, value=valued.value, first=first, last=last)
