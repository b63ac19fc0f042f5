"""What a figure counts: the noun phrase behind a numeral, found by a light rule on word forms."""

import re
from functools import cache
from typing import NamedTuple

from reportedly.model.span import Span
from reportedly.vocab import rows, words

_WORD = re.compile(r"[^\W\d_](?:[\w’'&/-]{0,60}\w)?")
_LINK = re.compile(r"(?:[ \u00a0]{1,3}|-)(?=\w)")
_ODD = re.compile(r"[ -]odd(?=[ -])|-plus(?= )")
_FURTHER = re.compile(r" (?:more|fewer|further|additional|extra|other|new)(?= )")
_OF = re.compile(
    r" of (?:(?:the|its|their|his|her|our|all|those|these|some|an?|estimated|about|around|roughly) ){0,4}"
    r"(?:[\w-]{1,30}['’]s? (?=\d))?"
)
_TIME = re.compile(
    r"(?:last |previous |past |same )?(?:second|minute|hour|day|night|week|month|quarter|year|decade|century)\b"
    r"(?= (?:ago|earlier|before)\b|[.,;])"
)
"""“the 2,400 of a decade ago” counts no decades."""
_OF_FIGURE = re.compile(r"[\d.,]{1,20}(?: (?:to|and|or|million|billion|thousand) ?(?:[\d.,]{0,20}\d)?){0,3} ")
_MOST_WORDS = 6
_PARTICIPLE = re.compile(r"\w{3,}(?:ed|ing)\Z")
_ES = re.compile(r"(?:ss|sh|ch|x|zz|o)es\Z")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|'s|’s|as|[rmgx]ious|eous)\Z")
_COMPOUND = {"women": "woman", "men": "man", "children": "child", "people": "person"}


class Counted(NamedTuple):
    """The head noun of what is counted, singular and lower-case, and the words of its phrase."""

    noun: str
    span: Span


@cache
def _plurals() -> dict[str, str]:
    return {row["plural"]: row["singular"] for row in rows("plurals")}


@cache
def _ends() -> frozenset[str]:
    return words("phrase_ends", "word")


def is_plural(noun: str) -> bool:
    """Whether a lower-case word has the form of a plural noun."""
    return noun in _plurals() or (noun.endswith("s") and len(noun) > 3 and not _NOT_PLURAL.search(noun))


def singular(noun: str) -> str:
    """The singular of a plural noun: "soldiers" → "soldier", "people" → "person", "cities" → "city"."""
    if known := _plurals().get(noun):
        return known
    for plural, one in _COMPOUND.items():
        if noun.endswith(plural):
            return noun[: -len(plural)] + one
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if _ES.search(noun):
        return noun[:-2]
    return noun[:-1] if is_plural(noun) else noun


def counted_after(text: str, at: int, *, one: bool = False, of_only: bool = False) -> Counted | None:
    """The noun phrase that starts at ``at`` (after the numeral and its unit), or after "of the" there.

    The phrase runs to its first plural head ("Ukrainian military personnel"); a singular head counts only for
    ``one`` or behind "of". With ``of_only`` the phrase must stand behind "of" ("10 % of the deserters").
    """
    odd = _ODD.match(text, at)
    at = odd.end() if odd else at
    of = _OF.match(text, at)
    if of is not None and _TIME.match(text, of.end()):
        return None
    if of is not None:
        figure = _OF_FIGURE.match(text, of.end())
        return noun_phrase(text, figure.end() if figure else of.end(), one=True)
    further = _FURTHER.match(text, at)
    link = _LINK.match(text, further.end() if further else at)
    if not of_only and link is not None and link.group() == "-" and (joined := _WORD.match(text, link.end())):
        head = re.split("-", joined.group(), maxsplit=1)[0]  # "six-member panel", "five-star-rated hotels"
        if head.islower() and head not in _ends():
            return Counted(singular(head), Span(link.end(), link.end() + len(head)))
    return None if of_only or link is None else noun_phrase(text, link.end(), one=one)


def noun_phrase(text: str, start: int, *, one: bool) -> Counted | None:
    """The noun phrase that starts at ``start``, to its first plural head; for ``one`` a singular head will do."""
    spans: list[Span] = []
    position, plural = start, False
    while len(spans) < _MOST_WORDS and (match := _WORD.match(text, position)):
        word = match.group().lower()
        if word in _ends() or (spans and word.endswith("ly")) or (plural and not is_plural(word)):
            break  # after a plural only another plural goes on: "arms dealers"
        plural = is_plural(word)
        spans.append(Span(*match.span()))
        link = _LINK.match(text, match.end())
        if link is None:
            break
        position = link.end()
    return _headed(text, spans, one=one)


def _headed(text: str, spans: list[Span], *, one: bool) -> Counted | None:
    while spans and not is_plural(head := spans[-1].of(text).lower()):
        if one and not _PARTICIPLE.fullmatch(head) and not head.endswith(("'s", "’s")):
            break
        spans.pop()
    if not spans:
        return None
    return Counted(singular(spans[-1].of(text).lower()), Span(spans[0].start, spans[-1].end))
