"""What a time expression looks like: one rule a row, the function that gives its value and its pattern.

Spans follow the TimeML 1.2.1 guidelines as TimeBank applies them: determiners and modifiers belong to the
expression ("the past three months", "early next year", "nearly forty years"), prepositions do not. A value's
function reads named groups; where one of two rules that share it lacks a group, the group stands there empty.
``needs`` keeps a pattern to the lines that hold such words (``intake.lines``): it only saves time.
"""

from functools import cache

from reportedly.figures import day_values
from reportedly.figures.patterns import (
    ANY_WEEKDAY,
    DATED_MONTH,
    DAY,
    EARLY,
    FOUR_DIGITS,
    MONTH,
    MONTHS,
    NUMBER,
    PART,
    PARTS,
    START_OR_RUN,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    ZONE,
    Rule,
    holiday_names,
    holiday_words,
    number_words,
    one_of,
    rule,
)
from reportedly.figures.period_rules import quarter_rules, relative_period_rules, year_rules
from reportedly.figures.span_rules import reference_rules, span_rules
from reportedly.intake.lines import longest_words


@cache
def rules() -> dict[str, Rule]:
    """The rules by name; compiled at first use."""
    return (
        _days() | _times() | relative_period_rules() | year_rules() | quarter_rules() | span_rules() | reference_rules()
    )


def _days() -> dict[str, Rule]:
    ordinal = number_words("ordinal")
    return {
        "numeric day": rule(
            day_values.numeric_day,
            r"(?P<iso>(?:1[6-9]|20)\d\d([-/])(?:0[1-9]|1[0-2])\2(?:[0-2]\d|3[01]))",
            r"|(?P<parts>\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d)",
            needs=(NUMBER,),
        ),
        "month day": rule(
            day_values.calendar_day,
            rf"(?:(?:(?:this coming|last|next|this) )?{ANY_WEEKDAY},? (?:the )?|(?P<which>last|next|this) )?",
            rf"(?P<month>{DATED_MONTH}) (?P<day>{DAY}|(?:the )?(?:{ordinal})\b)(?:,? (?P<year>{YEAR}))?",
            start=START_OR_RUN,
            needs=(MONTHS, NUMBER | longest_words(ordinal.split("|"))),
        ),
        "week of": rule(
            day_values.week_of,
            rf"(?:the )?(?:week|weekend) (?:of|beginning|starting|ending) (?:{ANY_WEEKDAY},? )?",
            rf"(?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?(?P<which>)",
            needs=(MONTHS, one_of("week weekend"), NUMBER),
        ),
        "day month": rule(
            day_values.calendar_day,
            rf"(?:{ANY_WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?: of)?[ -](?P<month>{DATED_MONTH})(?:,?[ "
            rf"-](?P<year>{YEAR}))?(?P<which>)",
            start=START_OR_RUN,
            needs=(MONTHS, NUMBER),
        ),
        "weekday": rule(
            day_values.weekday,
            rf"(?:{EARLY})?(?:(?P<relative>(?:the )?(?:last|next|this|this coming|previous|past|coming|following)|"
            rf"each|every)[ -])?",
            rf"(?P<weekday>{WEEKDAY})(?P<plural>s)?(?:[ -](?P<part>{PART}))?",
            needs=(WEEKDAYS | {f"{day}s" for day in WEEKDAYS},),
        ),
        "deictic day": rule(
            day_values.deictic,
            rf"(?:{EARLY})?(?P<day>the day (?:before yesterday|after tomorrow)|today|yesterday|tomorrow|tonight|"
            rf"last night|",
            rf"this (?P<of>morning|afternoon|evening))(?: (?P<part>{PART}))?",
            needs=(PARTS | one_of("today yesterday tomorrow tonight"),),
        ),
        "holiday": rule(
            day_values.holiday,
            rf"(?:last |this |next )?(?P<holiday>{holiday_names()})(?:,? (?P<year>{YEAR}))?",
            needs=(holiday_words(),),
        ),
    }


def _times() -> dict[str, Rule]:
    hours = number_words("one", "teen")
    return {
        "part of day": rule(
            day_values.day_part,
            rf"(?:the (?:early )?(?:(?<=\bin the )|(?<=\bduring the )|(?=\w+ of (?:\d|{MONTH})))|",
            r"(?:(?<=at )|(?<=before )|(?<=after )|(?<=until ))(?=d))",
            r"(?P<of>morning|afternoon|evening|night|dawn|dusk)(?! shift)|",
            r"(?:(?P<which>the next|the following|the previous|the preceding|that|"
            r"the same) |mid[- ]|late |early )(?P<part>morning|afternoon|"
            r"evening|night)",
            needs=(PARTS,),
        ),
        "overnight": rule(day_values.deictic, r"(?P<day>overnight)(?P<part>)(?P<of>)", needs=(one_of("overnight"),)),
        "clock": rule(
            day_values.clock_time,
            r"(?:(?:around|about|nearly|just after|just before|shortly after|shortly before) )?",
            r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?:(?P<half>[ap]\.?m\b\.?)|in the (?P<bare>morning|"
            r"afternoon|evening))",
            rf"{ZONE}?|(?P<clock>\d{{1,2}}|{hours}) o['’]clock|(?P<word>noon|midday|midnight))",
            needs=(PARTS | one_of("am pm m clock noon midday midnight"),),
        ),
        "24-hour clock": rule(
            day_values.clock_time,
            rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!:?\d){ZONE}?(?P<half>)(?P<bare>)(?P<word>)(?P<clock>)",
            needs=(NUMBER,),
        ),
        "zoned clock": rule(
            day_values.clock_time,
            r"(?<!\()(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?: hours)? (?-i:[ECMP][SD]T|GMT|UTC|CES?T|EES?T|BST)",
            r"(?P<half>)(?P<bare>)(?P<word>)(?P<clock>)",
            needs=(FOUR_DIGITS, one_of("est edt cst cdt mst mdt pst pdt gmt utc cet cest eet eest bst")),
        ),
    }
