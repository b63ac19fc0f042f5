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

_JOINT = re.compile(r",? (?:on |of )?")
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)")


@dataclass(frozen=True, slots=True)
class _Hit:
    span: Span
    rule: str
    match: re.Match[str]


def dates(text: str, published: str | None, sentences: Sequence[Span] | None = None) -> list[Date]:
    """The time expressions of ``text`` in order, disjoint, as d1, d2, and so on.

    ``published`` (ISO 8601, a day or a time) anchors "Friday", "last month" and days without a year; without it they
    keep their X ("XXXX-08-30", "XXXX-WXX-5"). A weekday or day without a year is the nearest one past, the day of
    publication included, unless the words before it look ahead ("will", "is scheduled", "by").
    """
    units = list(split(text) if sentences is None else sentences)
    setting = Setting(text=text, published=_day(published), lines=units, starts=[unit.start for unit in units])
    found: list[tuple[Span, Valued]] = []
    for hit in _hits(text):
        valued = rules()[hit.rule].value(hit.match, setting)
        if valued is None:
            continue
        found.append((Span(hit.span.start + valued.trim_left, hit.span.end - valued.trim_right), valued))
        setting.remember(found[-1][0], valued)
    return [_date(span, valued, f"d{number}") for number, (span, valued) in enumerate(_joined(text, found), 1)]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


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
