"""What a time expression looks like: one rule a row, the function that gives its value and its pattern.

Spans follow the TimeML 1.2.1 guidelines as TimeBank applies them: determiners and modifiers belong to the
expression ("the past three months", "early next year", "nearly forty years"), prepositions do not. A value's
function reads named groups; where one of two rules that share it lacks a group, the group stands there empty.
``needs`` keeps a pattern to the lines that hold such words (``intake.lines``): it only saves time.
"""

from functools import cache

from reportedly.figures import day_values, period_values, span_values
from reportedly.figures.patterns import (
    ANY_WEEKDAY,
    DATED_MONTH,
    DAY,
    DECADE_WORD,
    EARLY,
    EDGE,
    FOUR_DIGITS,
    HEDGE,
    LONG_UNIT,
    LONG_UNITS,
    MONTH,
    MONTHS,
    NOT_SHORT_MONTH,
    NUMBER,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    START_OR_RUN,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    ZONE,
    Rule,
    amount,
    holiday_names,
    holiday_words,
    number_words,
    one_of,
    rule,
)
from reportedly.intake.lines import longest_words


@cache
def rules() -> dict[str, Rule]:
    """The rules by name; compiled at first use."""
    return _days() | _times() | _relative_periods() | _years() | _quarters() | _spans() | _references()


def _days() -> dict[str, Rule]:
    ordinal = number_words("ordinal")
    return {
        "numeric day": rule(
            day_values.numeric_day,
            r"(?P<iso>(?:1[6-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))",
            r"|(?P<parts>\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d)",
            needs=(NUMBER,),
        ),
        "month day": rule(
            day_values.calendar_day,
            rf"(?:(?:(?:this coming|last|next|this) )?{ANY_WEEKDAY},? (?:the )?)?",
            rf"(?P<month>{DATED_MONTH}) (?P<day>{DAY}|(?:the )?(?:{ordinal})\b)(?:,? (?P<year>{YEAR}))?",
            start=START_OR_RUN,
            needs=(MONTHS, NUMBER | longest_words(ordinal.split("|"))),
        ),
        "day month": rule(
            day_values.calendar_day,
            rf"(?:{ANY_WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?: of)?[ -](?P<month>{DATED_MONTH})(?:,?[ "
            rf"-](?P<year>{YEAR}))?",
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
            rf"the (?:early )?(?P<of>morning|afternoon|evening|night)(?= of (?:\d|{MONTH}))|",
            r"(?:(?P<which>the next|the following|that|the same) |mid[- ]|late |early )(?P<part>morning|afternoon|"
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
    }


def _relative_periods() -> dict[str, Rule]:
    return {
        "relative unit": rule(
            period_values.relative_unit,
            rf"(?:{EDGE}|{EARLY})?(?P<which>(?:the )?(?:last|next|past|previous|preceding|coming|current|following|"
            rf"same|latest|",
            r"present)|this|this past|this coming|that|that same)(?: fiscal| calendar| financial)? ",
            rf"(?P<unit>{LONG_UNIT}|{SEASON}|period)",
            needs=(
                LONG_UNITS | SEASONS | {"period"},
                one_of("last next past previous preceding coming current following same latest present this that"),
            ),
        ),
        "part of unit": rule(
            period_values.year_part,
            rf"(?P<part>{EDGE})?the (?:fiscal |full |financial )?(?P<unit>year|week|month|weekend)(?! (?:old|of)\b)",
            needs=(one_of("year week month weekend"), one_of("the")),
        ),
        "year end": rule(
            period_values.year_end, r"(?:around )?(?P<unit>year[- ]end)", needs=(one_of("year"), one_of("end"))
        ),
        "season": rule(
            period_values.season,
            rf"(?:the )?(?:early |late |mid-?)?(?P<season>{SEASON}),? (?:of )?",
            rf"(?P<year>{YEAR}|['’]\d\d|(?:nineteen|twenty)[ -]\w+(?:[ -]\w+)?)",
            rf"|the (?:early |late )?(?P<bare>{SEASON})(?! of\b)",
            needs=(SEASONS | {f"mid{season}" for season in SEASONS},),
        ),
        "month": rule(
            period_values.month,
            rf"(?:{EDGE}|{EARLY})?(?:(?P<relative>last|next|this|this past|this coming|past|each|every)[ "
            rf"-])?(?P<month>{MONTH})",
            rf"(?:,? (?:of )?(?P<year>{YEAR}|nineteen[ -]\w+(?:[ -]\w+)?)|,? (?:of )?(?P<which>last|next|this) year|",
            rf"{NOT_SHORT_MONTH}(?! ?\d{{1,2}}\b|['’]s Day))",
            start=START_OR_RUN,
            needs=(MONTHS,),
        ),
    }


def _years() -> dict[str, Rule]:
    ordinal = number_words("ordinal")
    ones, teens, tens = number_words("one"), number_words("teen"), number_words("ten")
    return {
        "year": rule(
            period_values.year,
            rf"(?:{EDGE}|{EARLY})?(?:fiscal |fiscal year |calendar |the year |year |financial year )?(?P<year>{YEAR})",
            r"(?:[-/]\d\d\b(?!-))?(?: (?:or (?:later|earlier)|fiscal year|fiscal))?",
            r"(?!,\d|\.\d|-\d(?!\d{3}\b)|/\d| percent| per cent|%|:\d| (?:km|dollars)\b)",
            start=START_OR_RUN,
            needs=(FOUR_DIGITS,),
        ),
        "year BC": rule(
            period_values.year_bc,
            r"(?:early |late |about |around |c\. )?(?P<bc>\d{1,4}) ?(?-i:BCE?|B\.C\.)",
            needs=(one_of("bc bce b"), NUMBER),
        ),
        "period of a year": rule(
            period_values.year, rf"the (?P<year>{YEAR}) period", needs=(one_of("period"), FOUR_DIGITS)
        ),
        "spoken year": rule(
            period_values.year,
            rf"(?:the year )?(?P<year>(?:nineteen|eighteen|twenty)[ -](?:{teens}|(?:{tens})(?:[ -](?:{ones}))?)|",
            rf"two thousand(?: and)?(?: (?:{ones}))?(?! (?:\w+s|people)\b))",
            needs=(one_of("eighteen nineteen twenty thousand"),),
        ),
        "decade": rule(
            period_values.decade,
            rf"{EDGE}?(?:the )?(?:early[ -]|late[ -]|mid[- ]?)?",
            rf"(?P<decade>(?:1[0-9]|20)\d0['’]?s|['’‘]\d0s|(?<=the ){DECADE_WORD})",
            needs=(NUMBER | one_of("twenties thirties forties fifties sixties seventies eighties nineties"),),
        ),
        "century": rule(
            period_values.century,
            rf"(?:the )?(?:early |late |mid-?)?(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{ordinal})[ -]century",
            needs=(one_of("century"),),
        ),
        "year earlier": rule(
            period_values.year_earlier,
            r"(?:a|one) year (?:ago|earlier|before)|(?:the )?year[- ](?:ago|earlier)(?: (?:period|quarter|level|"
            r"figure))?",
            needs=(one_of("year"), one_of("ago earlier before")),
        ),
    }


def _quarters() -> dict[str, Rule]:
    ordinal = "first|second|third|fourth|1st|2nd|3rd|4th"
    return {
        "quarter": rule(
            period_values.quarter,
            rf"(?:(?P<which>(?:the(?! (?:fiscal |{YEAR} )?(?:{ordinal})-)|this)(?: comparable)?",
            r"(?: (?:year[- ](?:ago|earlier)|latest|current|previous|corresponding|same|fiscal|next|entire))?|",
            r"(?:last|this|next) year['’]s|year[- ](?:ago|earlier)|fiscal)[ -])?",
            rf"(?:(?P<before>{YEAR}) )?(?:fiscal[ -])?(?:(?P<ordinal>{ordinal})[ -])?",
            r"quarter(?!-|s| of (?:the|its|a|all|our|their)\b)",
            rf"(?:(?: of|,)? (?:fiscal )?(?P<year>{YEAR})|",
            r" (?P<after>(?:of )?(?:last|this|next) year|a year (?:ago|earlier)))?(?P<digit>)",
            needs=(one_of("quarter"),),
        ),
        "Q quarter": rule(
            period_values.quarter,
            rf"(?-i:Q)(?P<digit>[1-4])(?:,? (?P<year>{YEAR}))?(?P<which>)(?P<ordinal>)(?P<before>)(?P<after>)",
            needs=(one_of("q"), NUMBER),
        ),
    }


def _spans() -> dict[str, Rule]:
    some = amount()
    return {
        "distance": rule(
            span_values.distance,
            rf"{HEDGE}?(?:the )?(?P<amount>{some}|an?|one)(?: more)?[ -](?P<unit>{UNIT})(?: or so)? ",
            r"(?P<side>ago|earlier|later|from now|from today|hence)",
            needs=(UNITS, one_of("ago earlier later now today hence")),
        ),
        "span": rule(
            span_values.span_of_time,
            rf"{HEDGE}{{0,2}}(?:(?:the )?(?:past|last|next|first|previous|coming|following|final|latest|preceding|"
            rf"intervening|",
            rf"year-earlier|entire) |the )?(?P<amount>{some})(?:(?: to | and | or |-|–){some})?",
            r"(?: more| trading| working| business| consecutive| straight| full| additional| further| whole| "
            r"calendar| long)? ",
            rf"(?P<unit>{UNIT})(?! old|-old| of age|\w)(?: or so| and a half|['’](?!s))?(?! (?:ago|earlier|from "
            rf"now)\b)",
            needs=(UNITS,),
        ),
        "hyphened span": rule(
            span_values.span_of_time,
            rf"(?P<amount>{some})(?:(?: to | or |-to-|–|- to |- or ){some})?-",
            rf"(?P<unit>{UNIT})(?![- ]old| of age|s)(?:-long)?",
            needs=(UNITS, one_of("-")),
        ),
        "long": rule(
            span_values.span_of_time,
            r"(?P<amount>)(?P<unit>hour|day|week|month|year|decade|century)s?-long",
            needs=(one_of("long"), one_of("-")),
        ),
        "indefinite": rule(
            span_values.recent_units,
            r"(?:the )?(?:recent|coming|past|future|last few|past few|next few|last several|past several|next "
            r"several|intervening)",
            r" (?P<unit>days|weeks|months|quarters|years|decades|centuries|hours|minutes)",
            needs=(UNITS, one_of("recent coming past future few several intervening")),
        ),
        "bare": rule(
            span_values.bare_span,
            r"(?P<ago>months|years|weeks|days|decades) ago|",
            r"(?:(?<=for )|(?<=in )|(?<=over )|(?<=within )|(?<=after )|(?<=of ))(?:many |the )?",
            r"(?P<unit>years|months|days|hours|minutes|decades|centuries)(?! of (?:the|his|her|their|age)\b)|"
            r"(?P<weeks>weeks)",
            needs=(UNITS,),
        ),
        "one": rule(
            span_values.one_unit,
            rf"{HEDGE}?(?:a|an|one|half an)[ -](?:full |whole |single )?",
            r"(?P<unit>week|month|hour|year|minute|decade|century|fortnight)",
            r"(?! (?:old|ago|earlier|later|before|from|and a half)\b|-)",
            needs=(UNITS, one_of("a an one")),
        ),
        "frequency": rule(
            span_values.frequency,
            rf"(?:every|each) (?:(?P<amount>other|{some}) )?(?P<unit>{UNIT}|{SEASON}|{PART})|",
            r"(?P<adverb>hourly|daily|weekly|fortnightly|monthly|yearly|annually|nightly)(?! (?:newspaper|paper|"
            r"magazine)\b)",
            needs=(one_of("every each hourly daily weekly fortnightly monthly yearly annually nightly"),),
        ),
    }


def _references() -> dict[str, Rule]:
    return {
        "present": rule(
            span_values.present,
            r"(?:right )?now(?! that\b)|currently|current(?! (?:account|affairs|fiscal|year|quarter|month|week)\b)|"
            r"at present|",
            r"at the moment|these days|nowadays|presently",
            needs=(one_of("now currently current present moment these nowadays presently"),),
        ),
        "past": rule(
            span_values.past,
            r"(?:more |most |only )?recently|lately|the (?:recent |distant )?past",
            r"(?! (?:[\w/]{1,20}[ -]){0,4}(?:\w+s|year|month|week|decade|quarter|day|century)\b)",
            needs=(one_of("recently lately past"),),
        ),
        "future": rule(
            span_values.future,
            r"as soon as possible|the (?:near |foreseeable |distant |immediate )?future|the (?:near|short|long) term",
            needs=(one_of("possible future term"),),
        ),
    }
