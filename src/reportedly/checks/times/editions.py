"""Editions: "first held in 2012 … the 15th takes place in July", counted once a year from the first."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.checks.case import Case
from reportedly.checks.linking import Link, Seen, Window, around, settle
from reportedly.checks.times.calendar_days import interval
from reportedly.figures.number_words import ordinals
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date
from reportedly.model.span import Span

_KEPT = (
    "annual|yearly|edition|running|staging|instal?lment|festival|fair|race|regatta|marathon|cup|tournament|gala|"
    "parade|rally|show|conference|summit|congress|fest|carnival|meeting|contest|competition|championship|championships|"
    "ball|concert|march|run|plunge|swim|ride|walk|pilgrimage|exhibition|market|weekend|week|prize|awards|event|camp"
)
_DIGITS = re.compile(r"\d(?:st|nd|rd|th)\b")
_FOLLOWED = (
    rf"(?:(?= (?:and (?:last|final) |consecutive |successive )?(?:[\w’'-]+ ){{0,2}}?(?!(?-i:Congress))(?:{_KEPT})\b)|"
    r"(?P<bare>(?= (?:takes|opens|will|is|starts|begins|gets|kicks off|runs|returns|falls|of (?:its|"
    r"their) kind)\b|[,.;)])))"
)
_START = re.compile(
    r"\b(?:first|launched|founded|started|began|begun|inaugurated|debuted|established|premiered|dates? back|dating|"
    r"revived|created|set up|came into being|born|brainchild)\b[^.;!?\ue000-\ue00b]{0,60}$|\bsince $",
    re.IGNORECASE,
)
_SAW = re.compile(r" (?:saw|brought|was the year of) (?:the|its) (?:\w+ )?(?:first|birth|start|launch|debut)\b")
_GAPS = re.compile(
    r"\b(?:bienn\w+|trienn\w+|every (?:two|three|four|five|other|second|third|fourth)|skipp\w+|(?<!never )(?<!not )"
    r"cancel\w+|missed|suspended|interrupt\w+|pandemic|covid\S*|gap|lost to|revived|relaunch\w+|olympi\w+|world cup|"
    r"twice a year|"
    r"monthly|weekly|quarterly|titles?|anniversary|birthday)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:annual(?:ly)?|yearly|(?:every|each) (?:year|summer|spring|autumn|fall|winter|\w+day|January|February|"
    r"March|April|"
    r"May|June|July|August|September|October|November|December)|never (?:been )?(?:cancel\w+|missed|skipped)|"
    r"without (?:a break|fail|interruption)|ever since|year after year)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:on|until|from|by|till|since|of|before|after|to) $", re.IGNORECASE)


@cache
def _words() -> tuple[str, ...]:
    """The spelled ordinals from the third; of the second too much else is written."""
    return tuple(word for word, value in ordinals().items() if value > 2)


@cache
def _edition() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=len, reverse=True))
    owner = r"(?:the|its|their|his|her|this|\w+[’']s?)"
    return re.compile(rf"\b{owner} (?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{words})\b{_FOLLOWED}", re.IGNORECASE)


def editions(case: Case) -> Iterator[Finding]:
    """The findings on editions of something held every year."""
    if case.day is None:
        return
    for index, masked in enumerate(case.masked):
        if not any("\ue00b" in near.slots for near in case.masked[max(0, index - 2) : index + 2]):
            continue
        if not _DIGITS.search(masked.text) and not any(word in masked.text for word in _words()):
            continue
        for match in _edition().finditer(masked.text):
            before = masked.text[max(0, match.start() - 12) : match.start()]
            window = around(case, index, back=2)
            if (
                _DAY.search(before)
                or case.disputed(masked.span)
                or any(_GAPS.search(one.text) for one in window.sentences)
            ):
                continue
            found = settle(_links(case, window, match), "whether it was held every year")
            if found is not None:
                yield found


def _links(case: Case, window: Window, match: re.Match[str]) -> Iterator[Link]:
    printed = match["nth"].lower()
    nth = int(printed[:-2]) if printed[0].isdigit() else ordinals()[printed]
    span = Span(window.here.original(match.start("nth")), window.here.original(match.end("nth")))
    yearly = any(_YEARLY.search(one.text) for one in window.sentences)
    for seen in window.figures:
        if not isinstance(seen.item, Date) or not re.fullmatch(r"\d{4}(?:-.*)?", seen.item.value):
            continue
        for year in _years(case, window, seen):
            if (link := _link(case, seen, span, nth, year, yearly=yearly, bare=match["bare"] is not None)) is not None:
                yield link


def _years(case: Case, window: Window, start: Seen) -> set[int]:
    """The years that the edition may be of: those printed beside it, or that of publication."""
    here = [s.item for s in window.figures if s.sentence == 0 and isinstance(s.item, Date) and s is not start]
    printed = {int(found[0]) for day in here if (found := re.search(r"\b\d{4}\b", case.words(day.span)))}
    return printed or ({case.day.year} if case.day is not None else set())


def _link(case: Case, seen: Seen, span: Span, nth: int, year: int, *, yearly: bool, bare: bool) -> Link | None:
    day = seen.item
    days = interval(day) if isinstance(day, Date) else None
    if (
        days is None
        or not isinstance(day, Date)
        or days[0].year >= year
        or not re.search(r"\d{4}", case.words(day.span))
    ):
        return None
    cued = bool(_START.search(seen.before) or _SAW.match(seen.after))
    sure = 0.2 + (0.5 if cued else 0.0) + (0.1 if yearly else 0.0) + (0.0 if bare else 0.1)
    expected = year - days[0].year + 1
    working = f"once a year from {days[0].year} is number {expected} in {year}, stated {nth}"
    verdict = _verdict(nth, expected)
    if verdict == "inconsistent" and nth < expected and not yearly:
        sure = min(sure, 0.6)
    return Link((day, span), verdict, working, sure)


def _verdict(nth: int, expected: int) -> Verdict:
    if nth == expected:
        return "consistent"
    return "strained" if abs(nth - expected) == 1 else "inconsistent"
