"""What a sentence says about a figure beside its value: of which population, of when, and its part in a change.

Every function looks at a stretch of the figure's own sentence whose length is bounded by a constant.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportedly.figures.cues import cue
from reportedly.figures.phrases import noun_phrase
from reportedly.model.figures import Date, Part
from reportedly.model.span import Span

_REACH = 90  # code points; about the clause behind or before a figure
_OF = re.compile(
    r"(?:[ -][a-z]{1,20}){0,3}?,? (?:of|among|amongst|out of|from among) (?P<group>(?:(?:all|the|its|their|his|her|our|"
    r"those|these|some|about|around|an?|estimated|roughly) ){0,3}(?:[\d.,]{1,12}(?: to |-|–| )(?:[\d.,]{1,12} )?"
    r"(?:million |billion |thousand )?)?)"
)
_AMONG_FIRST = re.compile(r"(?:\A|[.;:,“\"] )(?:and |but )?(?:among|amongst|of|out of) ", re.IGNORECASE)
_PART = cue(
    r"\b(?P<word>from|to|by|at)(?: (?:about|around|nearly|almost|roughly|some|just|only|over|under|an?|the|as|much|"
    r"many|more|less|than|up|at|least|most|estimated|record|mere|further)){0,4} ?[^\w\s]?\Z",
    "from to by at",
    0,
)
_MOVES = re.compile(
    r"\b(?:ris\w+|rose|increas\w+|gr[eo]w\w*|climb\w+|jump\w+|surg\w+|soar\w+|fell|fall\w*|drop\w*|declin\w+|"
    r"decreas\w+|slid\w*|slip\w+|shr[aiu]nk\w*|cut\w*|reduc\w+|rais\w+|lower\w*|went|up|down|widen\w+|narrow\w+|"
    r"expand\w+|doubl\w+|tripl\w+|quadrupl\w+|halv\w+|chang\w+|mov\w+|swell\w*|plung\w+|tumbl\w+|improv\w+)\b",
    re.IGNORECASE,
)
_PLANNED = cue(
    r"\b(?:will|shall|won[’']t|plan(?:s|ned|ning)? (?:to|for|on)|(?:is|are|was|were) (?:set|due|scheduled|expected|to)|"
    r"intend(?:s|ed)? to|aim(?:s|ed|ing)? (?:to|for|at)|expects?|expected to|forecasts?|project(?:s|ed) to|"
    r"promis(?:es|ed|ing) (?:to|of)?|pledg(?:es|ed|ing)|propos(?:es|ed|ing|al)|target(?:s|ed)? (?:of|for)|goal of|"
    r"hop(?:es|ed|ing) (?:to|for)|by the end of next|budget(?:ed|s) for)\b",
    "will shall won plan plans planned planning is are was were intend intends intended aim aims aimed aiming "
    "expect expects expected forecast forecasts project projects projected promises promised promising pledges "
    "pledged pledging proposes proposed proposing proposal target targets targeted goal hopes hoped hoping end "
    "budget budgeted budgets",
)
_CLAUSE = re.compile(r"[;:!?(—]|, (?:and|but|while|which|who|after) ")


def population(text: str, span: Span, after: int, sentence: Span) -> Span | None:
    """The group a figure is of: "54 of *the 120 wells*", "48 percent of *residents*", "Among *renters*, 62 percent".

    ``after`` is the end of what is counted, or of the figure. None where no group is named.
    """
    for start in (after, span.end):
        match = _OF.match(text, start, min(sentence.end, start + _REACH))
        phrase = noun_phrase(text, match.end(), one=True) if match else None
        if match and phrase and phrase.span.end <= sentence.end:
            return Span(match.start("group"), phrase.span.end)
    left = text[sentence.start : span.start][:_REACH]
    first = _AMONG_FIRST.match(left)
    comma = left.find(", ", first.end()) if first else -1
    if first and comma > 0 and len(left) < _REACH and not any(c.isdigit() for c in left[comma:]):
        return Span(sentence.start + first.end(), sentence.start + comma)
    return None


def when(text: str, span: Span, sentence: Span, dates: Sequence[Date]) -> str | None:
    """The id of the date that a figure is of: the nearest of its clause; None without one."""
    first = bisect_left(dates, sentence.start, key=lambda date: date.span.start)
    nearest, best = 2 * _REACH, None
    for date in dates[first : first + 12]:
        if date.span.start >= sentence.end:
            break
        if date.type not in ("DATE", "TIME") or date.span.overlaps(span):
            continue
        low, high = (date.span.end, span.start) if date.span.start < span.start else (span.end, date.span.start)
        if high - low < nearest and not _CLAUSE.search(text, low, high):
            nearest, best = high - low, date.id
    return best


def part(text: str, span: Span, sentence: Span) -> Part | None:
    """A figure's part in a change: "from 35" where it began, "to 40" where it got to, "by 5" its size."""
    left = text[max(sentence.start, span.start - _REACH) : span.start]
    match = _PART.search(left)
    if match is None or match["word"] == "at":
        return None
    moves = _MOVES.search(left, 0, match.end()) or (match["word"] == "from" and _MOVES.match(text, span.end + 1))
    if not moves and not (match["word"] == "from" and re.match(r".{0,40}? to ", text[span.end : sentence.end])):
        return None
    return match["word"]  # type: ignore[return-value]


def planned(text: str, span: Span, sentence: Span) -> bool:
    """Whether the figure is of what is to be, not of what is: "will spend 40 million", "plans to hire 200"."""
    left = text[max(sentence.start, span.start - _REACH) : span.start]
    clause = _CLAUSE.split(left)[-1]
    return _PLANNED.search(clause) is not None
