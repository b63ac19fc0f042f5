"""Sentences of a text: one pass over its full stops, question and exclamation marks.

A line break always ends a sentence, since canonical text has one paragraph a line. Closing
quotation marks and brackets after the stop belong to the sentence. A stop does not end one when
the next word is lower-case (``"Where?" he asked``), nor after an initial or an abbreviation of
``vocab/abbreviations.csv`` whose ``before`` column says what may follow it: a ``name`` or a
``number`` (the sentence goes on), or ``either`` (it ends only before a word of ``vocab/sentence_openers.csv``).
"""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.model.span import Span
from reportedly.observed import stage
from reportedly.vocab import rows, words

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_STOP = re.compile(
    r"(?P<stop>[.!?…。！？]{1,20})(?P<close>[\"”’»)\]'*]{0,6})(?=\s)\s+(?P<open>[\"“‘«(\['`„\-–—]{0,6}\s?)(?P<next>\S)"
)
_LAST_WORD = re.compile(r"[\w.&’'-]*\Z")
_REACH = 24  # no abbreviation of ours is longer
_INITIAL = re.compile(r"(?:\w\.)*[^\W\d_]\Z")
_NEXT_WORD = re.compile(r"[\w’']+")


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["before"] for row in rows("abbreviations")}


@stage("sentences")
def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order: disjoint, trimmed of white space, none empty, none crossing a line.

    Linear in the length of ``text``.
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(text, start, line.end()):
            _add(found, text, start, end)
            start = end
        _add(found, text, start, line.end())
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    trimmed = words.strip()
    if trimmed:
        start += len(words) - len(words.lstrip())
        found.append(Span(start, start + len(trimmed)))


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end within a line, its own end left out."""
    position = start
    while match := _STOP.search(text, position, end):
        position = match.end("close")
        if _is_end(text, match, start):
            yield position


def _is_end(text: str, match: re.Match[str], start: int) -> bool:
    following = match["next"]
    if following.islower():
        return False
    if match["stop"] != "." or match["close"]:
        return True
    before = text[max(start, match.start() - _REACH) : match.start()]
    last = _LAST_WORD.search(before)
    word = last.group().strip("’'-") if last else ""
    rule = _abbreviations().get(word.lower())
    if rule == "number":
        return not (following.isdigit() or (word[0].isupper() and word.lower() == "no" and following == "#"))
    if rule == "name":
        return following.isdigit() and word.lower() not in ("st", "ft", "mt", "vs", "v")
    if rule == "either" or ("." in word and _INITIAL.match(word)):
        return bool(match["open"].strip(" -–—")) or _opens(text, match)
    return not (len(word) == 1 and word.isalpha() and word.isupper() and word != "I")


def _opens(text: str, match: re.Match[str]) -> bool:
    word = _NEXT_WORD.match(text, match.start("next"))
    return word is not None and word.group().lower() in words("sentence_openers", "word")
