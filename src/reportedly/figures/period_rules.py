"""What weeks, months, quarters, seasons and years look like in print: one rule a row (see ``rules``)."""

from reportedly.figures import period_values
from reportedly.figures.patterns import (
    DECADE_WORD,
    EARLY,
    EDGE,
    FOUR_DIGITS,
    LONG_UNIT,
    LONG_UNITS,
    MONTH,
    MONTHS,
    NOT_SHORT_MONTH,
    NUMBER,
    SEASON,
    SEASONS,
    START_OR_RUN,
    YEAR,
    Rule,
    number_words,
    one_of,
    rule,
)


def relative_period_rules() -> dict[str, Rule]:
    """Periods told by what lies beside them or by their name: "last week", "the winter of 1994", "March"."""
    return {
        "relative unit": rule(
            period_values.relative_unit,
            rf"(?:{EDGE}|{EARLY})?(?P<which>(?:the )?(?:last|next|past|previous|preceding|coming|current|following|"
            rf"same|latest|",
            r"present)|this|this past|this coming|that|that same)(?: fiscal| calendar| financial)? ",
            rf"(?P<unit>{LONG_UNIT}|{SEASON}|period)(?![ -]century\b)(?: or so)?",
            needs=(
                LONG_UNITS | SEASONS | {"period"},
                one_of("last next past previous preceding coming current following same latest present this that"),
            ),
        ),
        "part of unit": rule(
            period_values.year_part,
            rf"(?:(?P<part>{EDGE})|(?:earlier|later|early|late) in )?the (?P<full>full )?(?:fiscal |financial )?",
            r"(?P<unit>year|week|month|weekend|(?<= in the )day)(?! (?:old|of|two thousand|nineteen|twenty)\b|"
            r"[- ](?:ago|earlier)\b)",
            needs=(one_of("year week month weekend day"), one_of("the")),
        ),
        "year end": rule(
            period_values.year_end, r"(?:around )?(?:the )?year(?:['’]s)?[- ]end", needs=(one_of("year"), one_of("end"))
        ),
        "season": rule(
            period_values.season,
            rf"(?:the )?(?:early |late |mid-?)?(?P<season>{SEASON}),? (?:of )?",
            rf"(?P<year>{YEAR}|['’]\d\d|(?:nineteen|twenty)[ -]\w+(?:[ -]\w+)?)",
            r"|(?:the (?:early |late )?|(?<=\bin )|(?<=\bby )|(?<=\buntil )|(?<=\bsince ))",
            rf"(?P<bare>(?!fall){SEASON})(?! of\b)",
            r"|(?:(?<= in )|(?<= by )|(?<= until )|(?<= since )|(?<= during ))the (?P<fall>fall)(?! (?:in|of)\b)",
            needs=(SEASONS | {f"mid{season}" for season in SEASONS},),
        ),
        "month": rule(
            period_values.month,
            rf"(?:{EDGE}|{EARLY})?(?:(?P<relative>last|next|this|this past|this coming|past|each|every)[ "
            rf"-])?(?P<month>{MONTH})",
            rf"(?:,? (?:of )?(?P<year>{YEAR}|nineteen[ -]\w+(?:[ -]\w+)?)|"
            rf",? (?:of )?(?P<which>last|next|this|that|the same) year|",
            rf"{NOT_SHORT_MONTH}(?! ?\d{{1,2}}\b|['’]s Day))",
            start=START_OR_RUN,
            needs=(MONTHS,),
        ),
    }


def year_rules() -> dict[str, Rule]:
    """Years, decades and centuries: "1988", "the late 1970s", "a year earlier"."""
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
            rf"two thousand(?: and)?(?: (?:{ones}))?)",
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
            r"(?:a|one) year (?:ago|earlier|before)|(?:the )?year[- ](?:ago|earlier) (?:period|quarter|level|figure)|"
            r"year[- ](?:ago|earlier)",
            needs=(one_of("year"), one_of("ago earlier before")),
        ),
    }


def quarter_rules() -> dict[str, Rule]:
    """Quarters of a year: "the third quarter of 1989", "Q3 2020"."""
    ordinal = "first|second|third|fourth|1st|2nd|3rd|4th"
    return {
        "quarter": rule(
            period_values.quarter,
            rf"(?:(?P<which>(?:the(?! (?:fiscal |{YEAR} )?(?:{ordinal})-)|this)(?: comparable)?",
            r"(?: (?:year[- ](?:ago|earlier)|latest|current|previous|corresponding|same|fiscal|next|entire))?|",
            r"(?:last|this|next) year['’]s|year[- ](?:ago|earlier)|fiscal)[ -])?",
            rf"(?:(?P<before>{YEAR}) )?(?:fiscal[ -])?(?:(?P<ordinal>{ordinal})[ -])?",
            r"quarter(?!-|s| (?:of (?:the|its|an?|all|our|their|one)|century|hour|mile|million|pound|inch)\b)",
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
