"""Cue words of durations: what tells a start from an end, and a length of time between two dates from any other."""

import re

RANGE = re.compile(
    r"^,? ?(?:to|until|till|through|[-–—]|and|right through to|to the end of)(?: the)?(?: early| late)? ?$"
)
FROM = re.compile(r"\b(?:from|between|since)(?: the)?(?: early| late| mid)? ?$", re.IGNORECASE)
FROM_ON = re.compile(r"\b(?:from|between)\b[^.;!?]{0,40}$", re.IGNORECASE)
SPANS = re.compile(r",? (?:to|until|till|and)\b[^.;!?]{0,40}$")
STARTS = re.compile(
    r"\b(?:beg[aiu]n\w*|start\w*|open(?:s|ed|ing)?|broke out|erupted|launched|imposed|declared|arrested|"
    r"detained|seized|"
    r"kidnapped|abducted|captured|picked up|voted in|failed|searched|snatched|interned|taken|jailed|held|shut|"
    r"clos(?:ed?|es|ing)|stop(?:s|ped)?|missing|disappeared|"
    r"vanished|"
    r"entered|took|sworn in|elected|appointed|named|came to|came into|crowned|joined|arrived|left|departed|"
    r"walked out|"
    r"set (?:out|off|sail)|founded|signed|agreed|acceded|became|hired|moved|laid|runs?|ran|first)\b[^.;!?]{0,60}$|"
    r"\b(?:after|since|from|between)(?: the)?(?: [a-z]+ of)? $",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|finish\w*|clos(?:es?|ed|ing)|freed?|releas\w*|let go|voted out|gave up|called off|"
    r"turned back|calmed|rescued|found|lift\w*|reopen\w*|"
    r"start(?:s|ed)? again|resum\w*|collaps\w*|expir\w*|abdicat\w*|resign\w*|stepp\w* down|left|hand\w*|died|"
    r"walked free|return\w*|reached|arriv\w*|retir\w*|ousted|fell|quit|signed|restored|deposed|"
    r"tatters|ruins|was over|were over|broke down|complet\w*|opened|docked|landed|dug|last)\b[^.;!?]{0,60}$|"
    r"\b(?:to|until|till|through) (?:the )?$",
    re.IGNORECASE,
)
LASTS = re.compile(
    r"\b(?:last(?:s|ed|ing)?|took|takes|spent|spending|for|over|those|these|that|their|his|her|its|"
    r"(?:total|term|period|closure|reign|run|stretch|stint|mandate|spell|span|tenure|stay|gap) of|ruled|after|"
    r"some|or|"
    r"in all|had)(?: (?:just|only|exactly|about|nearly|almost|the|a|some|all|lasted))*[ (]*$",
    re.IGNORECASE,
)
APART = re.compile(
    r"\b(?:jail\w*|sentenced?|prison|sentences|ban(?:ned)?|fined?|contract|guarantee|warranty|up to|every|"
    r"another|experience|aged?|per|each|due|planned|scheduled|expected|maximum|minimum|previous|earlier|extra|"
    r"further|"
    r"next|past|last|first|final|within|more than)\b[^.;!?,]{0,25}$",
    re.IGNORECASE,
)
RANGED = re.compile(r"^,? ?[(—–-]? ?(?:from|between) (?:the )?$")
"""Between a length of time and the first of two dates that tell it: "for 93 days, from 20 November to"."""
OF_AN_AGE = re.compile(
    r"^[ -](?:an? (?:day|week|month|year)|per|each|pregnant|old|sentence|ban|contract|experience|later than|"
    r"limit|rule|deadline|window|notice|prison)\b"
)
NOT_YET = re.compile(r"\b(?:due|scheduled|planned|expected|supposed|meant)\b[^.;!?\ue000-\ue00b]{0,25}$", re.IGNORECASE)
FROM_NOW = re.compile(r"\b(?:will|is to|are to|shall|[’']ll)\b[^.;,]{0,40}\bin (?:just |about |only )?$")
"""Before a length of time counted from publication: "will reopen in 20 days"."""
NEW_CLAUSE = re.compile(
    r"\b(?:and|but|then|while|who|which)\b (?!last|ran\b|went\b|makes|gives|comes|amounts|"
    r"adds)(?:\w+ ){0,2}?\w+(?:ed|es)\b"
)
NEW_SUBJECT = re.compile(
    r",? (?:and|but|while|whereas|as) (?:(?:the|an?|his|her|its|their|this) |(?-i:[A-Z]))", re.IGNORECASE
)
UNIT = re.compile(
    r"(?:\b(?:for|just|exactly|last(?:ed|ing|s)|took|takes|spent|after|of|within|over|only|nearly|about|almost|"
    r"barely|or)|"
    r"[,(—–-]) (?P<whole>(?:an?|one)(?: full| whole)? (?P<unit>day|week|fortnight|month|year|decade))\b"
    r"(?! (?:ago|earlier|before|old|long)|-)",
    re.IGNORECASE,
)
ONES = tuple(
    f"{one} {unit}"
    for one in ("a", "one", "full", "whole")
    for unit in ("day", "week", "month", "year", "decade", "fortnight")
)
ONE_LATER = re.compile(r"(?:an?|one)(?: full)? (day|week|fortnight|month|year|decade) (?:later|after)", re.IGNORECASE)
DAY_AFTER = re.compile(
    r" ?(?:[-–—]|to|and|through) ?(\d{1,2})\b(?![:.,]\d|%| ?(?:[ap]\.?m|per)|"
    r" (?:of )?(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec))"
)
DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ?(?:[-–—]|to|and|through|until) ?(?:the )?$")
DEFINITE = re.compile(r"\b(?:the|those|these|that|this|his|her|its|their)(?: \w+)? $", re.IGNORECASE)
PRONOUN = re.compile(
    r"^\W*(?:(?:and|but|in|for|after|during|of|all|that) )*(?:he|she|it|they|this|that|those|these|his|her|its|their|"
    r"(?:the|both|trains|work|traffic) \w+)\b|^\W*\w+(?:ed|en|un) (?:on|in|at|by) [^.;]{0,60}, (?:it|they|he|she)\b",
    re.IGNORECASE,
)
WHOLE_WAY = re.compile(r"(?: and [^.;,]{1,40})? (?:later|after)\b")
WHOLE = re.compile(r" (?:later|after|in all|in total|altogether|on)\b")
ELSEWHERE = re.compile(r"(?: (?:after|before|since|from)\b| (?:now|already|so far|ago|earlier|left|to go)\b)")
"""Counted from a day of its own, or to today."""
NAMING = re.compile(r"\b(?:the|an?|his|her|its|their|this|that|[\w]+[’']s?)(?: early| late)? $", re.IGNORECASE)
"""Before a year that names a thing ("the 1994 bill")."""
ATTRIBUTIVE = re.compile(r"-(?:day|week|month|year|decade|hour|night)s?(?:-long)?$", re.IGNORECASE)
INDEFINITE = re.compile(r"\ban?(?: \w+)? $", re.IGNORECASE)
ALSO = re.compile(r"\b(?:also|later|then)\b")
LATER = re.compile(r"\b(?:later|after(?:wards?)?)\b", re.IGNORECASE)
