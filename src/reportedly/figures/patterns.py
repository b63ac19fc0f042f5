"""What a time expression looks like: one rule a row, its pattern and the function that gives its value.

Spans follow the TimeML 1.2.1 guidelines as TimeBank applies them: determiners and modifiers belong to the
expression ("the past three months", "early next year", "nearly forty years"), prepositions do not.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from reportedly.figures import values
from reportedly.figures.values import Setting, Valued
from reportedly.vocab import rows


class Rule(NamedTuple):
    """A pattern and what gives a match its value (None: it is no time expression after all)."""

    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], Setting], Valued | None]


_MONTH = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_DAY_MONTH = (
    _MONTH[:-1] + "|january|february|april|june|july|august|september|october|november|december|(?:jan|feb|apr|aug|sept|sep|oct|nov|dec)\\b\\.?|(?<=on )(?:march|may))"
)  # a day beside it tells a month that was not capitalised
_SURE_MONTH = _MONTH.replace("|March|", "|").replace("|May|", "|").replace("|Mar|", "|")
_WEEKDAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_SHORT_WEEKDAY = r"(?-i:(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d| (?:percent|per cent|million|billion)\b)"
_YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|,\d)"
_PART = r"(?:mornings?|afternoons?|evenings?|nights?|midday|dawn|dusk)"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|century|centuries|mins?|hrs?|yrs?)"
_LONG_UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_EARLY = r"(?:(?:early|earlier|late|later|mid|mid-?)[ -])"
_EDGE = r"(?:the (?:very )?(?:start|beginning|middle|end|close|first half|second half|last half|first part|latter part|rest) of )"
_HEDGE = (
    r"(?:(?:nearly|almost|about|around|approximately|roughly|more than|less than|fewer than|over(?= an? [a-z]+[ .,])|under|at least|at most|up to|as many as|"
    r"no more than|no less than|just over|just under|only|just|another|an additional|an estimated|some|at least another|well over|as long as) )"
)
_ZONE = r"(?: (?-i:EST|EDT|GMT|UTC|CET|CST|CDT|PST|PDT|MST|BST|local time|local|Moscow time)| local time)"


@cache
def holidays() -> dict[str, str]:
    """Holidays by lower-case name, and their month and day ("12-25"), empty for movable feasts."""
    return {row["name"].lower(): row["month_day"] for row in rows("holidays")}


def _amount() -> str:
    spelled = "|".join(
        sorted((row["word"] for row in rows("numbers") if row["class"] in ("one", "teen", "ten", "hundred", "big", "dozen")), key=len, reverse=True)
    )
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:[ -]\d/\d|½)?"
    return rf"(?:{digits}|(?:an? )?(?:{spelled})(?:[ -](?:and )?(?:a half|{spelled})){{0,4}}|half an?|several|an? few|few|many|an? couple(?: of)?|a number of|dozens of|hundreds of|thousands of|multiple|countless)"


def _rule(pattern: str, value: Callable[[re.Match[str], Setting], Valued | None]) -> Rule:
    return Rule(re.compile(rf"(?<![\w$€£-])(?:{pattern})(?!\w)", re.IGNORECASE), value)


@cache
def rules() -> dict[str, Rule]:
    """The rules by name; compiled at first use."""
    amount = _amount()
    holiday = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(holidays(), key=len, reverse=True))
    ordinal = "first|second|third|fourth|1st|2nd|3rd|4th"
    ordinal_day = "|".join(r["word"] for r in rows("numbers") if r["class"] == "ordinal" and float(r["value"]) < 32)
    return {
        "numeric day": _rule(r"(?P<iso>(?:1[6-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))|(?P<parts>\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d)", values.numeric_day),
        "month day": _rule(
            rf"(?:(?:(?:this coming|last|next|this) )?(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),? (?:the )?)?(?P<month>{_DAY_MONTH}) (?P<day>{_DAY}|(?:the )?(?:{ordinal_day})\b)(?:,? (?P<year>{_YEAR}))?",
            values.calendar_day,
        ),
        "day month": _rule(
            rf"(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),? )?(?:the )?(?P<day>{_DAY})(?: of)?[ -](?P<month>{_DAY_MONTH})(?:,?[ -](?P<year>{_YEAR}))?",
            values.calendar_day,
        ),
        "month": _rule(
            rf"(?:{_EDGE}|{_EARLY})?(?:(?P<relative>last|next|this|this past|this coming|past|each|every)[ -])?"
            rf"(?:(?P<month>{_MONTH})(?:(?:,? (?:of )?(?P<year>{_YEAR}|nineteen[ -]\w+(?:[ -]\w+)?))|,? (?:of )?(?P<which>last|next|this) year|(?<![JFMASOND]\w\w)(?! ?\d{{1,2}}\b|['’]s Day)))",
            values.month,
        ),
        "weekday": _rule(
            rf"(?:{_EARLY})?(?:(?P<relative>(?:the )?(?:last|next|this|this coming|previous|past|coming|following)|each|every)[ -])?(?P<weekday>{_WEEKDAY})(?P<plural>s)?(?:[ -](?P<part>{_PART}))?",
            values.weekday,
        ),
        "deictic day": _rule(
            rf"(?:{_EARLY})?(?P<day>the day (?:before yesterday|after tomorrow)|today|yesterday|tomorrow|tonight|last night|this (?P<of>morning|afternoon|evening))(?: (?P<part>{_PART}))?",
            values.deictic,
        ),
        "part of day": _rule(rf"(?:(?P<which>the next|the following|that|the same)[ ]|mid[- ]|late |early )(?P<part>morning|afternoon|evening|night)", values.day_part),
        "overnight": _rule(r"(?P<day>overnight)(?P<part>)(?P<of>)", values.deictic),
        "clock": _rule(
            rf"(?:(?:around|about|nearly|just after|just before|shortly after|shortly before) )?(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?:(?P<half>[ap]\.?m\b\.?)|in the (?P<bare>morning|afternoon|evening)){_ZONE}?|(?P<word>noon|midday|midnight))",
            values.clock_time,
        ),
        "24-hour clock": _rule(rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!:?\d){_ZONE}?(?P<half>)(?P<bare>)(?P<word>)", values.clock_time),
        "relative unit": _rule(
            rf"(?:{_EDGE}|(?:{_EARLY}))?(?P<which>(?:the )?(?:last|next|past|previous|preceding|coming|current|following|same|latest|present)|this|this past|this coming|that|that same)(?: fiscal| calendar| financial)? (?P<unit>{_LONG_UNIT}|{_SEASON}|period)",
            values.relative_unit,
        ),
        "part of unit": _rule(rf"(?P<part>{_EDGE})?the (?:fiscal |full |financial )?(?P<unit>year|week|month|weekend)(?! (?:old|of)\b)", values.year_part),
        "year end": _rule(r"(?:around |by )?(?P<unit>year[- ]end)", values.year_end),
        "season": _rule(rf"(?:the )?(?:early |late |mid-?)?(?P<season>{_SEASON})(?:,? (?:of )?(?P<year>{_YEAR}|['’]\d\d|(?:nineteen|twenty)[ -]\w+(?:[ -]\w+)?))|the (?:early |late )?(?P<bare>{_SEASON})\b", values.season),
        "year": _rule(
            rf"(?:{_EDGE}|{_EARLY})?(?:fiscal |fiscal year |calendar |the year |year |financial year )?(?P<year>{_YEAR})(?:[-/](?:\d\d|\d{{4}})\b)?(?: (?:or (?:later|earlier)|fiscal year|fiscal))?(?!,\d|\.\d|-\d|/\d| percent| per cent|%|:\d| (?:people|miles|feet|meters|metres|km|kilometers|men|women|points|dollars|tons|troops|soldiers|employees|workers))",
            values.year,
        ),
        "year's period": _rule(rf"the (?P<year>{_YEAR}) (?:period|third)", values.year),
        "spoken year": _rule(r"(?:the year )?(?P<year>(?:nineteen|eighteen|twenty)[ -](?:oh[ -])?(?:(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)|two thousand(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten))?(?! (?:\w+s|people)\b))", values.year),
        "decade": _rule(rf"(?:{_EDGE})?(?:the )?(?:early[ -]|late[ -]|mid[- ]?)?(?P<decade>(?:1[0-9]|20)\d0['’]?s|['’‘]\d0s|(?<=the )(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))", values.decade),
        "century": _rule(rf"(?:the )?(?:early |late |mid-?)?(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{ordinal_day})[ -]century", values.century),
        "quarter": _rule(
            rf"(?:(?P<which>(?:the(?! (?:fiscal |{_YEAR} )?(?:{ordinal})-)|this)(?: comparable)?(?: (?:year[- ](?:ago|earlier)|latest|current|previous|corresponding|same|fiscal|next|entire))?|(?:last|this|next) year['’]s|year[- ](?:ago|earlier)|fiscal)[ -])?(?:(?P<before>{_YEAR}) )?(?:fiscal[ -])?(?:(?P<ordinal>{ordinal})[ -])?quarter(?!-|s| of (?:the|its|a|all|our|their)\b)(?:(?: of|,)? (?:fiscal )?(?P<year>{_YEAR})| (?P<after>(?:of )?(?:last|this|next) year|a year (?:ago|earlier)))?(?P<digit>)",
            values.quarter,
        ),
        "Q quarter": _rule(rf"(?-i:Q)(?P<digit>[1-4])(?:,? (?P<year>{_YEAR}))?(?P<which>)(?P<ordinal>)(?P<before>)(?P<after>)", values.quarter),
        "year earlier": _rule(r"(?:a|one) year (?:ago|earlier|before)|(?:the )?year[- ](?:ago|earlier)(?: (?:period|quarter|level|figure))?", values.year_earlier),
        "distance": _rule(rf"(?:{_HEDGE})?(?:the )?(?P<amount>{amount}|an?|one)(?: more)?[ -](?P<unit>{_UNIT})(?: or so)? (?P<side>ago|earlier|later|from now|from today|hence)", values.distance),
        "span": _rule(
            rf"(?:{_HEDGE}){{0,2}}(?:(?:the )?(?:past|last|next|first|previous|coming|following|final|latest|preceding|intervening|year-earlier|entire) |the )?"
            rf"(?P<amount>{amount})(?:(?: to | and | or |-|–)(?:{amount}))?(?: more| trading| working| business| consecutive| straight| full| additional| further| whole| calendar| long)? (?P<unit>{_UNIT})(?! old|-old| of age|\w)(?: or so| and a half|['’](?!s))?(?! (?:ago|earlier|from now)\b)",
            values.span_of_time,
        ),
        "hyphened span": _rule(rf"(?P<amount>{amount})(?:(?: to | or |-to-|–|- to |- or )(?:{amount}))?-(?P<unit>{_UNIT})(?![- ]old| of age|s)(?:-long)?", values.span_of_time),
        "long": _rule(rf"(?P<amount>)(?P<unit>hour|day|week|month|year|decade|century)s?-long", values.span_of_time),
        "indefinite": _rule(rf"(?:(?:the )?(?:recent|coming|past|future|last few|past few|next few|last several|past several|next several|intervening) )(?P<unit>days|weeks|months|quarters|years|decades|centuries|hours|minutes)", values.recent_units),
        "bare": _rule(rf"(?P<ago>months|years|weeks|days|decades) ago|(?:(?<=for )|(?<=in )|(?<=over )|(?<=within )|(?<=after )|(?<=of ))(?:many |the )?(?P<unit>years|months|days|hours|minutes|decades|centuries)(?! of (?:the|his|her|their|age)\b)|(?P<weeks>weeks|decades-long)", values.bare_span),
        "one": _rule(rf"(?:{_HEDGE})?(?:a|an|one|half an)[ -](?:full |whole |single )?(?P<unit>week|month|hour|year|minute|decade|century|fortnight)(?! (?:old|ago|earlier|later|before|from|and a half)\b|-old|-)", values.one_unit),
        "frequency": _rule(rf"(?:every|each) (?:(?P<amount>other|{amount}) )?(?P<unit>{_UNIT}|{_SEASON}|{_PART})|(?P<adverb>hourly|daily|weekly|fortnightly|monthly|yearly|annually|nightly)(?! (?:newspaper|paper|magazine)\b)", values.frequency),
        "present": _rule(r"(?:right )?now(?! (?:that)\b)|currently|current(?! (?:account|affairs|fiscal|year|quarter|month|week)\b)|at present|at the moment|these days|nowadays|presently", values.present),
        "past": _rule(r"(?:more |most |only )?recently|lately|the (?:recent |distant )?past(?! (?:[\w/]+[ -]){0,4}(?:\w+s|year|month|week|decade|quarter|day|century)\b)", values.past),
        "future": _rule(r"(?:(?<!as ))(?:very |pretty )?soon(?! after)|as soon as possible|the (?:near |foreseeable |distant |immediate )?future|the (?:near|short|long) term", values.future),
        "holiday": _rule(rf"(?:last |this |next )?(?P<holiday>{holiday})(?:,? (?P<year>{_YEAR}))?", values.holiday),
    }

