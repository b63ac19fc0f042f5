"""Numbers that count nothing: names (Flight 370, No. 5), years, scores, parts of codes, and "one" the pronoun."""

import re
from functools import cache

from reportedly.figures.numbers import Numeral
from reportedly.figures.phrases import counted_after, singular
from reportedly.model.span import Span
from reportedly.vocab import rows, words

_REACH = 24  # code points looked at on either side
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d\Z")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|during|before|after|early|late|mid|circa|fiscal|year|summer|spring|autumn|fall|winter|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)[ -]\Z",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r" (?:of|another|by one|such|that|who|which|in which|can|could|must|should|might|would|is|was|has|had|reason|"
    r"thing|way|"
    r"day\b(?! of)|more time)\b|['’]s\b|[.,;:!?)]|\s*\Z|-(?:time|way|sided|off|on|liner)"
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|best|worst|right|wrong|number|this|that|the|which|each|another|the other|only|big|"
    r"small|new|old|"
    r"good|bad|last|first|next|latest|or)[ -]\Z",
    re.IGNORECASE,
)
_ONE_IN_A_LIST = re.compile(
    r" (?:in|from|at|near) (?:[A-Z]|the (?:[a-z]+ ){1,3}(?:of )?[A-Z])|,? (?:wounded|dead|injured|killed|missing)|-"
)
_ELLIPTIC = re.compile(
    r"\d (?!per ?cent|points?\b)[a-z]+(?: [a-z]+)?,?"
    r"(?:(?: and)?(?: the)?(?: [A-Z][\w’'-]+){1,3} \d[\d,.]*\b,?){0,6}(?: and)?(?: the)?"
    r"(?: [A-Z][\w’'-]+){1,3} \Z"
)
"""A list that leaves out its noun after the first of its numbers, each behind a name."""
_LIST_GOES_ON = re.compile(r"\s*(?:[.,;:)—–]|\Z|and\b)")
_NUMBERED = re.compile(
    r"\b(?:Group of|Gang of|Class of|Big|"
    r"number|Round|Phase|Part|Chapter|Act|Stage|Group|Pool|Book|Channel|Day|Week|Game)[ -]\Z"
)
_WORD_BEFORE = re.compile(r"([\w.’'&]+)[\s#-]+\Z")
_GLUED = re.compile(r"[^\W\d_]\w*[-–]?\Z")
_CODE_BEFORE = re.compile(r"[#/№@_]\Z|\d[:.,/]\Z")
_CODE_AFTER = re.compile(
    r"['’′]\d|[\"”](?: tall|\s|,)|(?:s|th|st|nd|rd|D|G|am|pm)\b|['’]s|[A-Z]\d|[a-z]+\d|[:/]\d|\.\d|-\d{4}|-\d+-"
)
_RUN_BEFORE = re.compile(r"\d[-–]\Z")
_PHONE = re.compile(r"\d{3} \d{4}\b")
_PHONE_TAIL = re.compile(r"\b\d{3} \Z")
_RUN_TAIL = re.compile(r"\d|[.:/-]\d|[^\W\d_]|-[A-Z]")
_DIALLED = re.compile(r"\b(?:call|calling|dial|dialling|dialing|phone|ring|text)(?:ed)?(?: on)?\s\Z", re.IGNORECASE)
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?\n“\"])\s*\Z")
_LOWER_CASE_TOO = frozenset(
    (
        "article",
        "section",
        "chapter",
        "clause",
        "paragraph",
        "rule",
        "resolution",
        "flight",
        "highway",
        "route",
        "room",
        "runway",
        "gate",
        "exit",
        "platform",
        "terminal",
        "page",
        "channel",
    )
)


def is_glued(text: str, at: int) -> bool:
    """Whether letters run into a number that starts at ``at``: "F-16", "COVID-19", "A320"."""
    return _GLUED.search(text[max(0, at - _REACH // 2) : at]) is not None


def counts(text: str, numeral: Numeral) -> bool:
    """Whether a numeral without a unit counts something, rather than naming, dating or standing for a pronoun."""
    left = text[max(0, numeral.span.start - _REACH) : numeral.span.start]
    right = text[numeral.span.end : numeral.span.end + _REACH]
    printed = numeral.span.of(text)
    if numeral.kind == "words":
        return not _NUMBERED.search(left) and (printed.lower() != "one" or _one_counts(text, numeral.span, left, right))
    if numeral.kind == "vague":
        return not printed.lower().endswith(("scores", "tens")) or right.startswith(" of")
    if _NUMBERED.search(left) or _is_code(printed, numeral, left, right) or _identifies(text, numeral.span, left):
        return False
    if _YEAR.match(printed):
        return _is_no_year(text, numeral, left)
    return True


def _is_no_year(text: str, numeral: Numeral, left: str) -> bool:
    """Whether four digits without a comma count: "2000 homes" and "2015 soldiers" do, "2018 results" do not."""
    counted = counted_after(text, numeral.span.end)
    if counted is None or _YEAR_BEFORE.search(left):
        return False
    recent = 1900 < numeral.low < 2050 and numeral.low % 100 != 0
    return not recent or counted.noun in _people_and_things()


@cache
def _people_and_things() -> frozenset[str]:
    return frozenset(singular(row["word"]) for row in rows("counted")) | {"person", "vote", "home", "case", "job"}


def _one_counts(text: str, span: Span, left: str, right: str) -> bool:
    if _ONE_AFTER.match(right) or _ONE_BEFORE.search(left):
        return False
    return _ONE_IN_A_LIST.match(right) is not None or counted_after(text, span.end, one=True) is not None


def _is_code(printed: str, numeral: Numeral, left: str, right: str) -> bool:
    """Part of a code, a phone number, a clock time or a decade; or the denominator of a rate ("per 100,000")."""
    if _PHONE.match(printed + right) or _PHONE_TAIL.search(left) or re.match(r"0\d", printed):
        return True
    if _DIALLED.search(left) and len(printed) > 2 and printed.isdigit() and right[:1] != "%":
        return counted_after(right, 0) is None
    if _RUN_BEFORE.search(left):
        return (len(printed) > 3 and printed.isdigit()) or _RUN_TAIL.match(right) is not None
    if _GLUED.search(left) or _CODE_BEFORE.search(left) or left.endswith(("per ", " every ")):
        return True
    return not numeral.letter and _CODE_AFTER.match(right) is not None


def _identifies(text: str, span: Span, left: str) -> bool:
    """Whether the word before makes the number a name: "No. 5", "Highway 61", "Boeing 737"."""
    match = _WORD_BEFORE.search(left)
    if match is None:
        return False
    word = match[1].rstrip(".")
    if word.endswith(("'s", "’s", "s'", "s’")) and not text[span.end : span.end + 2].strip()[:1].isupper():
        return False  # "47.2 percent to Addis's 45.9"; the "Boeing's 737 Max" is a name
    capital, lower = word[:1].isupper(), word.lower()
    if lower in words("identifiers", "noun"):
        return capital or lower in _LOWER_CASE_TOO
    if not capital or len(word) < 2 or not match.group().endswith(" ") or lower in words("phrase_ends", "word"):
        return False
    if _ELLIPTIC.search(text, max(0, span.start - 90), span.start) and _LIST_GOES_ON.match(text, span.end):
        return False  # "14 seats, Labour 22 and the Liberals 9"
    opens = _SENTENCE_OPENS.search(text[max(0, span.start - 30) : span.start - len(match.group())])
    return opens is None and "," not in span.of(text) and counted_after(text, span.end) is None
