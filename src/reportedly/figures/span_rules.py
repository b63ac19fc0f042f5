"""What durations, distances, frequencies and "now" look like in print: one rule a row (see ``rules``)."""

from reportedly.figures import span_values
from reportedly.figures.patterns import (
    HEDGE,
    PART,
    SEASON,
    UNIT,
    UNITS,
    Rule,
    amount,
    one_of,
    rule,
)

MANY = r"(?:years|months|weeks|days|hours|minutes|decades|centuries)"


def span_rules() -> dict[str, Rule]:
    """Stretches of time, how far off something lies, and how often: "five years", "two weeks ago", "daily"."""
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
            rf"(?P<unit>{UNIT})(?! old|-old| of age|\w|(?<=quarters) of\b)"
            rf"(?: or so| and a half|['’](?!s))?(?! (?:ago|earlier|from "
            rf"now)\b)",
            needs=(UNITS,),
        ),
        "hyphened span": rule(
            span_values.span_of_time,
            rf"(?P<amount>{some})(?:(?: to | or |-to-|–|- to |- or ){some})?-",
            rf"(?P<unit>{UNIT})(?![- ]old| of age|s)(?:-long)?(?<!quarters)(?<!seconds)",
            needs=(UNITS, one_of("-")),
        ),
        "long": rule(
            span_values.span_of_time,
            r"(?P<amount>)(?P<unit>(?:hour|day|week|month|year|decade|centurie)s?|century)-long",
            needs=(one_of("long"), one_of("-")),
        ),
        "indefinite": rule(
            span_values.recent_units,
            r"(?:the )?(?:recent|coming|past|future|last few|past few|next few|last several|past several|next "
            r"several|intervening)",
            r" (?P<unit>days|weeks|months|quarters|years|decades|centuries|hours|minutes)",
            rf"(?: (?:and|or) {MANY})?",
            needs=(UNITS, one_of("recent coming past future few several intervening")),
        ),
        "bare": rule(
            span_values.bare_span,
            rf"(?P<ago>months|years|weeks|days|decades) ago|(?P<near>{MANY})(?: (?:later|earlier)|",
            r"(?= (?:before|after|of(?! (?:the|his|her|their|its|age|our|my|(?-i:[A-Z]))))\b))|",
            r"(?:(?<=for )|(?<=in )|(?<=over )|(?<=within )|(?<=after )|(?<=of ))(?:many |the )?",
            rf"(?P<unit>(?!weeks){MANY})(?! of (?:the|his|her|their|age)\b)(?: (?:and|or) {MANY})?|",
            rf"(?P<weeks>weeks)(?: (?:and|or) {MANY})?",
            needs=(UNITS,),
        ),
        "and a half": rule(
            span_values.and_a_half,
            rf"{HEDGE}?(?:an?|one) (?P<unit>year|month|week|hour|minute|decade|century) "
            r"and a half(?P<ago> ago)?(?! earlier\b)",
            needs=(one_of("half"),),
        ),
        "unit before": rule(
            span_values.unit_before,
            r"the (?P<unit>day|night|week|month|year) before(?=[.,;:)\n]|\Z)",
            needs=(one_of("before"), one_of("day night week month year")),
        ),
        "one": rule(
            span_values.one_unit,
            rf"{HEDGE}?(?:an?|one|another|half an)[ -]",
            r"(?:(?:full|whole|single|entire|additional|extra) )?",
            r"(?P<unit>week|month|hour|year|minute|decade|century|fortnight|(?<=\ba )(?<!hours a )day)",
            r"(?! (?:old|ago|earlier|later|before|from|and a half)\b|-)",
            needs=(UNITS, one_of("a an one another")),
        ),
        "frequency": rule(
            span_values.frequency,
            rf"(?:every|each) (?:(?P<amount>other|{some}) )?(?P<unit>{UNIT}|{SEASON}|{PART})|",
            r"(?P<adverb>hourly|daily|weekly|fortnightly|monthly|yearly|annually|nightly)(?! (?:newspaper|paper|"
            r"magazine)\b)",
            needs=(one_of("every each hourly daily weekly fortnightly monthly yearly annually nightly"),),
        ),
    }


def reference_rules() -> dict[str, Rule]:
    """Now, the past and the future."""
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
            r"(?:more |most |only )?recently|lately|a (?:long time|while|generation) ago|",
            r"the (?:recent |distant )?past",
            r"(?! (?:[\w/]{1,20}[ -]){0,4}(?:\w+s|year|month|week|decade|quarter|day|century)\b)",
            needs=(one_of("recently lately past ago"),),
        ),
        "future": rule(
            span_values.future,
            r"as soon as possible|the (?:near |foreseeable |distant |immediate )?future|the (?:near|short|long) term",
            needs=(one_of("possible future term"),),
        ),
    }
