"""The year of a month or day that is printed without one: "in June", "on 5 March"."""

import re
from datetime import date

from reportedly.figures.setting import Setting
from reportedly.figures.timex import month_number

_WORD = re.compile(r"\w{1,12}\.?")
_MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_SHARED_YEAR = re.compile(
    rf"(?: {_MONTH_NAME})?(?: \d{{1,2}})?(?: (?:and|to|or|through|until)|[-–]| [-–]) ?(?:early |late |mid-?)?"
    rf"(?:\d{{1,2}} )?{_MONTH_NAME}(?: \d{{1,2}})?,? ((?:1[5-9]|20)\d\d)\b"
)
"""The end of a pair of months or days, whose year is that of both: "August and September 1914"."""
_RUN_FROM = re.compile(
    rf"(?:\b(?:from|between) (?:early |late |mid-?)?(?:\d{{1,2}} )?({_MONTH_NAME})(?: \d{{1,2}})?) "
    r"(?:to|and|through|until) (?:early |late |mid-?)?(?:\d{1,2} )?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:year|quarter|months|weeks|period|season) (?:that )?end(ed|ing|s) (?:on )?\Z", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|won[’']t|[’']ll|shall) (?:(?:not|be|also|only) )?\w+(?: \w+){0,4} ?\Z", re.IGNORECASE)
_NEAR_DAYS = 60  # a day without a year that lies this near ahead is taken for the coming one
_NEAR_MONTH = 75  # to its middle: any of the two months to come
_JUST_GONE = 60  # a day or month so near in the past needs more than "will" somewhere before it to be the coming one
_FLASHBACK = 180  # a narrative goes on into the next year sooner than back by more than half of one


def year_of(setting: Setting, at: int, month: int, day: int | None) -> str:
    """The year of a month or day printed without one.

    That of a pair's other end ("August and September 1914"), the first after a run's start ("from March to May"), or
    what "ended" and "ending" before it say. Otherwise the nearest past is meant, unless the coming one is at most 60
    days off, or the words look ahead and the past one lies more than five months back.
    """
    today, shared = setting.published, _SHARED_YEAR.match(setting.text, _word_end(setting.text, at))
    if shared is not None:
        return shared[1]
    if today is None:
        return "XXXX"
    if told := _told_before(setting, today, at, (month, day or 1)):
        return told
    this, now = month * 30 + (day or 15), today.month * 30 + today.day
    if day is None and month == today.month:
        return str(today.year)
    if setting.narrative and today != setting.issue:
        return str(today.year + 1) if now - this > _FLASHBACK else str(today.year)
    past = today.year if this <= now else today.year - 1
    return str(past + _is_coming(setting, at, (now - this) % 360, _NEAR_DAYS if day is not None else _NEAR_MONTH))


def _told_before(setting: Setting, today: date, at: int, day: tuple[int, int]) -> str:
    """What the words before a month or day say of its year; empty where they say nothing."""
    before = setting.text[max(0, at - 48) : at]
    run, began = _RUN_FROM.search(before), re.match(r"(\d{4})-(\d\d)", setting.last)
    if run and began and int(began[2]) == month_number(run[1]):
        return str(int(began[1]) + (day[0] < int(began[2])))
    ends = _ENDS.search(before)
    if ends is None or setting.narrative:
        return ""
    to_come = day > (today.month, today.day)
    return str(today.year - to_come if ends[1].lower() == "ed" else today.year + 1 - to_come)


def _is_coming(setting: Setting, at: int, back: int, near: int) -> bool:
    """Whether a day that was last ``back`` days ago is rather the coming one."""
    if not back:
        return False
    ahead = back > 150 and setting.looks_ahead(at)
    near_by = 360 - back <= near and (near == _NEAR_DAYS or setting.coming(at, at, unsaid=True))
    just_gone = back <= _JUST_GONE and not _WILL.search(setting.before(at))
    return near_by or ahead or (not just_gone and setting.coming(at, at))


def _word_end(text: str, at: int) -> int:
    """Where the run of word characters and points at ``at`` ends: that of "Oct." or of "5"."""
    match = _WORD.match(text, at)
    return match.end() if match else at
