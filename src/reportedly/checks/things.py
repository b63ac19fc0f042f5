"""What a figure counts: who (soldiers), and what they did or suffered (deserted), as comparable classes.

Two figures count the same thing when who and what agree and nothing sets them apart (another place, another time,
"more", "of them"). Words are compared by stem, and by the synonym classes of ``vocab/counted.csv``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportedly.checks.case import Case
from reportedly.model.figures import Quantity
from reportedly.model.span import Span
from reportedly.vocab import rows

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[;:.!?—–()]|,\s+(?:and|but|while|whereas|with|as|according|after|where|although)\b|\b(?:while|whereas|but|according)\b")
_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or", "ees", "ee", "ies",
             "ied", "ed", "es", "s", "e", "y")  # fmt: skip
_APART_BEFORE = re.compile(
    r"\b(?:another|other|others|additional|further|new|fresh|extra|of them|of those|of these|of whom|of which|each|every|per|"
    r"daily|weekly|monthly|including|includes|included|among|some of|part of|third of|half of|from|previous(?:ly)?|earlier|"
    r"first|second|last|next|initial(?:ly)?|remaining|rest|average|than|compared|target|goal|capacity|up to|room for)\b",
    re.IGNORECASE,
)
_APART_AFTER = re.compile(
    r"^\s*(?:more|other|others|additional|further|new|of them|of those|of these|of whom|of which|each|per|a day|a week|a month|a year|"
    r"daily|every|alone|of the|of its|of their|-)\b|\b(?:each|alone|per|a day|a week|a month|a year|at a time)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:today|yesterday|tonight|now|so far|since|during|until|(?:last|this|next|past|previous) (?:year|month|week|decade|"
    r"century|summer|winter|spring|autumn|fall|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|"
    r"april|june|july|august|september|october|november|december|(?:1[5-9]|20)\d\d|ago|recent(?:ly)?|annual(?:ly)?|"
    r"a (?:day|week|month|year))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Thing:
    """Who is counted, in what event, the proper names that narrow it, and whether it is set apart or timed."""

    who: frozenset[str]
    event: frozenset[str]
    names: frozenset[str]
    apart: bool
    times: frozenset[str]


@cache
def _classes() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    who: dict[str, set[str]] = {}
    event: dict[str, set[str]] = {}
    for row in rows("counted"):
        (who if row["kind"] == "who" else event).setdefault(stem(row["word"]), set()).add(row["class"])
    return {s: (frozenset(who.get(s, ())), frozenset(event.get(s, ()))) for s in {*who, *event}}


@cache
def stem(word: str) -> str:
    """A rough stem: lower case, without possessive and the commonest endings; never under four letters."""
    word = re.sub(r"[’']s?$", "", word.lower())
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def classes(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The who-classes and event-classes named in ``words``."""
    who: set[str] = set()
    event: set[str] = set()
    for match in _WORD.finditer(words):
        for part in match.group().split("-"):
            found = _classes().get(stem(part))
            if found:
                who |= found[0]
                event |= found[1]
    return frozenset(who), frozenset(event)


def clause(case: Case, quantity: Quantity) -> Span:
    """The clause around ``quantity``: from the mark or joining word before it to the one after."""
    sentence = case.sentences[case.sentence_of(quantity.span)]
    start, end = sentence
    for match in _CLAUSE_END.finditer(case.text, sentence.start, sentence.end):
        if match.end() <= quantity.span.start:
            start = match.end()
        elif match.start() >= quantity.span.end:
            end = match.start()
            break
    return Span(start, end)


def thing(case: Case, quantity: Quantity) -> Thing:
    """What ``quantity`` counts, read from its own noun phrase and clause."""
    around = clause(case, quantity)
    after = case.text[quantity.span.start : min(around.end, quantity.span.end + 90)]
    before = case.text[max(around.start, quantity.span.start - 60) : quantity.span.start]
    counted = quantity.counted or case.words(quantity.counted_span or Span(0, 0))
    who, event = classes(f"{counted} {after}")
    who_before, event_before = classes(before)
    words = case.text[around.start : around.end]
    return Thing(
        who=classes(counted)[0] or who or who_before,
        event=event | event_before,
        names=proper_names(after[quantity.span.end - quantity.span.start :][:70], start_of_sentence=False),
        apart=bool(_APART_BEFORE.search(before[-30:]) or _APART_AFTER.search(after[len(case.words(quantity.span)) :][:45])),
        times=frozenset(t.lower() for t in _TIME.findall(words)),
    )


def proper_names(words: str, *, start_of_sentence: bool) -> frozenset[str]:
    """The capitalised words of ``words`` as stems, without the first word of a sentence."""
    found = [m.group() for m in _WORD.finditer(words)]
    return frozenset(stem(w) for w in found[1 if start_of_sentence else 0 :] if w[0].isupper() and not w.isupper())


def same_thing(left: Thing, right: Thing) -> bool:
    """Whether two figures count the same thing: the same event, compatible counters, nothing apart."""
    return bool(
        left.event & right.event
        and (not left.who or not right.who or left.who & right.who)
        and not left.apart
        and not right.apart
        and not _conflict(left.names, right.names)
        and not _conflict(left.times, right.times)
    )


def _conflict(left: Iterable[str], right: Iterable[str]) -> bool:
    left, right = set(left), set(right)
    return bool(left and right and not left & right)
