"""How many a source phrase speaks of: "61 percent of voters", "two analysts", "some Republicans".

What decides the kind is whether somebody counted: a share stands for a poll, a number for people who were met, and
"some" or "many" for nobody in particular (docs/kinds.md, 5 and 8).
"""

import re
from typing import Literal

Count = Literal["", "share", "number", "some"]

_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)"
)
_LEAD = (
    r"(?:(?:only|just|about|some|around|nearly|almost|roughly|approximately|over|another|fully|well|up|to|the|an?|than|"
    r"more|fewer|less|at|least|most|average|of|estimated|whopping|full|all|as|many|remaining|other) ){0,6}"
)
_SHARE = re.compile(
    rf"{_LEAD}(?:{_NUMBER}(?:[- ]{_NUMBER})?(?: ?%| per ?cent\b| pct\b| percentage points?\b)"
    rf"|{_NUMBER} (?:in|out of|of every)(?: every)? {_NUMBER}\b|{_NUMBER} of (?:10|ten|100)\b"
    r"|(?:one|two|three|four|a)[- ](?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)(?: of\b|$)"
    r"|half(?: of\b|$))"
    r"|[^,]{0,40}?(?<![\w.])\d[\d.,]*(?: ?%| per ?cent\b)(?! (?:stake|owner|share of))"
    r"|(?:[\w’'-]+ ){0,3}(?:those|adults|voters|people) (?:surveyed|polled|questioned)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:(?:more|fewer|less|other) than |at least |at most |up to |as many as |only |just |nearly |about |around |"
    r"almost |roughly |over |some |the |these |those |all |his |her |their |its |an? |other ){0,5}"
    rf"(?!(?:1[6-9]|20)\d\d )(?:{_NUMBER}(?:[- ]{_NUMBER})?(?: (?:dozen|hundred|thousand|million))?|"
    r"half[- ]dozen|dozen|couple|both(?= [^\WA-Z]))(?= [\w’'-])",
    re.IGNORECASE,
)
_SOME = frozenset(
    "some many most few several countless numerous various certain any every no each none plenty lots other "
    "others".split()
)
_PART = re.compile(
    r"(?:the |an? |his |her |their )?(?:\w{1,20} )?(?:(?P<number>dozens|scores|hundreds|thousands|group|couple|handful|"
    r"team|pair|trio|band|crowd|gathering|batch|delegation|coalition|panel|half[- ]dozen)|"
    r"(?P<some>number|majority|minority|plurality|chorus|host|slew|bulk|lot|lots|range|variety|array|bunch|raft|string|"
    r"rest|series|set|flurry|trove|cache|plenty|some|many|most|several|few|none|all|any|each|both|part|handfuls|swath|"
    r"segment|section|portion|wing|spectrum)) of (?=(?P<article>the |these |those |his |her |their |its |our |my )?)",
    re.IGNORECASE,
)
_BODIES = frozenset("team group coalition panel delegation wing section gathering part range".split())


def count_of(words: str) -> Count:
    """Whether a phrase begins with a share, a number or a vague quantity."""
    if _SHARE.match(words):
        return "share"
    if _COUNTED.match(words):
        return "number"
    first = words.split(maxsplit=1)
    return "some" if first and first[0].lower() in _SOME else ""


def part_of(words: str) -> tuple[int, Count] | None:
    """Where the people begin in "dozens of residents", "a growing number of Republicans", and how they are counted.

    "A team of lawyers" are lawyers; "the team of the Marlin Institute" remains a team.
    """
    match = _PART.match(words)
    if match is None:
        return None
    noun = (match["number"] or match["some"]).lower()
    after = words[match.end() :]
    if noun in _BODIES and (not re.match(r"an? ", words, re.IGNORECASE) or match["article"] or not _plural(after)):
        return None
    return match.end(), "number" if match["number"] else "some"


def _plural(words: str) -> bool:
    """Whether the words up to the first comma or preposition end in a plural."""
    core = re.split(r",| (?:of|in|at|from|who|that|with|and) ", words, maxsplit=1)[0].strip()
    return core.endswith(("s", "men", "women", "people", "children")) and not core.endswith("ss")
