"""What a figure counts: who (soldiers), and what they did or suffered (deserted), as comparable classes.

Two figures count the same thing when who and what agree and nothing sets them apart (another place, another time,
"more", "of them"). Words are compared by stem, and by the synonym classes of ``vocab/counted.csv``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportedly.checks.case import REACH, Case
from reportedly.model.figures import Quantity
from reportedly.model.span import Span
from reportedly.vocab import rows

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CLAUSE_END = re.compile(
    r"[;:.!?—–()]|,\s+(?:and|but|while|whereas|with|as|according|after|where|although)\b|\b(?:while|"
    r"whereas|but|according)\b"
)
_SUFFIXES = tuple(
    re.findall(r"\w+", "ations ation ments ment ings ing ions ion ers er ors or ees ee ies ied ed es s e y")
)
_APART_BEFORE = re.compile(
    r"\b(?:another|other|others|additional|further|new|fresh|extra|of them|of those|of these|of whom|of "
    r"which|each|every|per|"
    r"daily|weekly|monthly|including|includes|included|among|some of|part of|third of|half of|from|"
    r"previous(?:ly)?|earlier|"
    r"first|second|last|next|initial(?:ly)?|remaining|rest|average|(?<!more )(?<!less )(?<!fewer )than|compared|"
    r"target|goal|capacity|"
    r"room for)\b",
    re.IGNORECASE,
)
_APART_AFTER = re.compile(
    r"^\s*(?:more|other|others|additional|further|new|of them|of those|of these|of whom|of which|each|per|"
    r"a day|a week|a month|a year|"
    r"daily|every|alone|of the|of its|of their|-)\b|\b(?:each|alone|per|a day|a week|a month|a year|at a time)\b",
    re.IGNORECASE,
)
_UNDOING = frozenset({"return", "rescue"})
"""Events that take people out of a count: deserters who returned are not the deserters."""
_OF = re.compile(r"\b(?:of|by)\s+(?:the |some |about |roughly |up to |more than )?$", re.IGNORECASE)
_AND = re.compile(r"\band\s+(?:(?:some|about|another|nearly|almost|around|roughly|over) )?$", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:since|before|during|when|because|until|despite|following)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:today|yesterday|tonight|now|so far|since|during|until|(?:last|this|next|past|previous) (?:year|"
    r"month|week|decade|"
    r"century|summer|winter|spring|autumn|fall|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|"
    r"february|(?-i:March)|(?<=in )(?-i:May)|"
    r"april|june|july|august|september|october|november|december|(?:1[5-9]|20)\d\d|ago|recent(?:ly)?|annual(?:ly)?|"
    r"a (?:day|week|month|year))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Thing:
    """Who is counted, in what event, the names beside it and in its clause, and whether it is set apart or timed."""

    who: frozenset[str]
    event: frozenset[str]
    names: frozenset[str]
    setting: frozenset[str]
    apart: bool
    times: frozenset[str]


@cache
def _classes() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    who: dict[str, set[str]] = {}
    event: dict[str, set[str]] = {}
    for row in rows("counted"):
        (who if row["kind"] == "who" else event).setdefault(
            " ".join(stem(word) for word in row["word"].split()), set()
        ).add(row["class"])
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
    before = ""
    for match in _WORD.finditer(words):
        for part in match.group().split("-"):
            for key in (stem(part), f"{before} {stem(part)}"):
                if found := _classes().get(key):
                    who |= found[0]
                    event |= found[1]
            before = stem(part)
    return frozenset(who), frozenset(event)


def clause(case: Case, quantity: Quantity) -> Span:
    """The clause around ``quantity``: from the mark or joining word before it to the one after."""
    sentence = case.sentences[case.sentence_of(quantity.span)]
    start, end = max(sentence.start, quantity.span.start - REACH), min(sentence.end, quantity.span.end + REACH)
    for match in _CLAUSE_END.finditer(case.text, start, end):
        if match.end() <= quantity.span.start:
            start = match.end()
        elif match.start() >= quantity.span.end:
            end = match.start()
            break
    return Span(start, end)


def thing(case: Case, quantity: Quantity) -> Thing:
    """What ``quantity`` counts, read from its own noun phrase and clause."""
    return case.noted("thing", quantity, _thing)


def _thing(case: Case, quantity: Quantity) -> Thing:
    around = clause(case, quantity)
    beside = [q.span for q in case.quantities_in(around) if q.span != quantity.span]
    start = max([around.start, quantity.span.start - 60, *(s.end for s in beside if s.end <= quantity.span.start)])
    end = min([around.end, quantity.span.end + 90, *(s.start for s in beside if s.start >= quantity.span.end)])
    before, after = case.text[start : quantity.span.start], case.text[quantity.span.start : end]
    counted = quantity.counted or case.words(quantity.counted_span or Span(0, 0))
    who, event = classes(f"{counted} {after}")
    event = classes(_told(case, quantity, after))[1] or event
    who_before, event_before = classes(before)
    if not event and end < around.end and _AND.search(after):  # "1,200 homes and 400 shops were destroyed"
        event = classes(case.text[end : min(around.end, end + 90)])[1]
    words = case.text[around.start : around.end]
    return Thing(
        who=classes(counted)[0] or who or who_before,
        event=event_before if _OF.search(before) and event_before else event or event_before,
        names=proper_names(after[quantity.span.end - quantity.span.start :][:70], start_of_sentence=False),
        setting=proper_names(words, start_of_sentence=around.start in case.starts),
        apart=bool(
            _APART_BEFORE.search(before[-30:]) or _APART_AFTER.search(after[len(case.words(quantity.span)) :][:45])
        ),
        times=frozenset(t.lower() for t in _TIME.findall(words)),
    )


def _told(case: Case, quantity: Quantity, after: str) -> str:
    """What is told of those counted: behind their noun ("conscripts"), before another clause ("since mobilisation")."""
    noun = quantity.counted_span
    skipped = max(0, noun.end - quantity.span.start) if noun else len(case.words(quantity.span))
    return _SIDE.split(after[skipped:], maxsplit=1)[0]


def proper_names(words: str, *, start_of_sentence: bool) -> frozenset[str]:
    """The capitalised words of ``words`` by their first four letters (Velia, Velian), without a sentence's first."""
    found = [m.group() for m in _WORD.finditer(words)]
    return frozenset(
        w[:4].lower() for w in found[1 if start_of_sentence else 0 :] if w[0].isupper() and not w.isupper()
    )


def same_thing(left: Thing, right: Thing, *, whoever: bool = False) -> bool:
    """Whether two figures count the same thing: the same event, compatible counters, nothing apart.

    ``whoever`` leaves the counters out, for a figure of "people" or of nobody named ("thousands have fled").
    """
    return bool(
        left.event & right.event
        and not (left.event ^ right.event) & _UNDOING
        and (whoever or not left.who or not right.who or left.who & right.who)
        and not left.apart
        and not right.apart
        and not _conflict(left.names, right.setting)
        and not _conflict(right.names, left.setting)
        and not _conflict(left.times, right.times)
    )


def _conflict(left: Iterable[str], right: Iterable[str]) -> bool:
    left, right = set(left), set(right)
    return bool(left and right and not left & right)
